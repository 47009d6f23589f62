import { importPaths, meansAnything } from "@jixiao/ingest";
import type { Command } from "commander";
import { runBatch } from "../batch.ts";
import { UsageError } from "../exit-codes.ts";
import { addGlobalOptions, regionOption, wholeNumber, type GlobalOptions } from "../options.ts";
import { texts } from "../texts/index.ts";

interface ImportOptions extends GlobalOptions {
  readonly year?: number;
  readonly region?: string;
  readonly workers?: number;
}

export function addImport(program: Command): void {
  addGlobalOptions(program.command("import"))
    .summary("import files, folders, globs and archives 导入")
    .description(
      "Import disclosures (导入): files, folders, globs and archives. Files imported before cost nothing. The original bytes are kept\n" +
        "beside the database; parsing runs in processes of its own, so that one bad document never costs another.",
    )
    .argument("<path...>", "files, folders, globs such as '2025/**/*.pdf', archives (ZIP, RAR, 7-Zip, tar)")
    .option("--year <year>", "fiscal year (预算年度) for forms that state none", wholeNumber("--year", 1990, 2100))
    .addOption(regionOption())
    .option("--workers <n>", "parser processes (default: by cores and memory)", wholeNumber("--workers", 1, 64))
    .addHelpText(
      "after",
      "\nExamples:\n  jixiao import 公开/2025/ --db jixiao.db\n  jixiao import 'downloads/**/*.docx' --year 2024 --region 江西\n  jixiao import attachments.zip --json",
    )
    .action(async (paths: readonly string[], options: ImportOptions) => {
      if (!(await meansAnything(paths))) throw new UsageError(`${paths.join(", ")}: ${texts().noSuchPath}`);
      await runBatch(options, (batch) =>
        importPaths(paths, {
          ...batch,
          ...(options.year === undefined ? {} : { fiscalYear: options.year }),
          ...(options.region === undefined ? {} : { region: options.region }),
          ...(options.workers === undefined ? {} : { workers: options.workers }),
        }),
      );
    });
}
