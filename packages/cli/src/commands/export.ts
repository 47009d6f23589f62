import type { Command } from "commander";
import { addGlobalOptions } from "../options.ts";
import type { ExportOptions } from "../run/export.ts";

export function addExport(program: Command): void {
  addGlobalOptions(program.command("export"))
    .summary("write all records as JSON Lines or CSV 导出")
    .description(
      "Write all records to standard output or a file (导出).\n" +
        "jsonl: the record contract, one line a form or report, with form_id, copy_key and copy_of; every record of every document.\n" +
        "csv: one line an indicator (RFC 4180, UTF-8) of what holds now, each form once; numbers are exact.",
    )
    .option("--format <format>", "jsonl or csv", "jsonl")
    .option("--excel", "csv for Excel: with a byte order mark, and text that begins with = + - @ guarded by an apostrophe", false)
    .option("--current", "jsonl: leave out versions of crawled documents that a later one replaced (csv does)", false)
    .option("--all", "csv: replaced versions and copies of a form in other files too; jsonl always has them", false)
    .option("--output <file>", "write to this file instead of standard output")
    .addHelpText("after", "\nExamples:\n  jixiao export > records.jsonl\n  jixiao export --format csv --excel --output 指标.csv")
    .action(async (options: ExportOptions) => (await import("../run/export.ts")).runExport(options));
}
