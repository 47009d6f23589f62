import type { Command } from "commander";
import { addGlobalOptions, regionOption, wholeNumber } from "../options.ts";
import type { ImportOptions } from "../run/import.ts";

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
    .action(async (paths: readonly string[], options: ImportOptions) =>
      (await import("../run/import.ts")).runImport(paths, options),
    );
}
