import { type Command, Option } from "commander";
import { FORMATS } from "../export/formats.ts";
import { HEADERS } from "../export/headers.ts";
import { KINDS } from "../export/kinds.ts";
import { addGlobalOptions, moment, regionOption, wholeNumber } from "../options.ts";
import type { ExportOptions } from "../run/export.ts";

export function addExport(program: Command): void {
  addGlobalOptions(program.command("export"))
    .summary("write records for other programs: JSON Lines, CSV, Excel, Parquet, Data Package … 导出")
    .description(
      "Write records to standard output, a file or a folder (导出). Numbers are exact in every format.\n" +
        "jsonl: the record contract, one line a form or report, with form_id, copy_key and copy_of; every record of every document.\n" +
        "csv, parquet: one line an indicator (or score of a report) of what holds now, each form once. xlsx: sheets 指标, 项目, 评价得分, 数据字典.\n" +
        "datapackage: a folder of CSV and Parquet with datapackage.json. stata: a folder of CSV with .do files.\n" +
        "datasette: metadata.yaml for the database itself, with the questions of queries/.",
    )
    .addOption(new Option("--format <format>", "what is written").choices(FORMATS).default("jsonl"))
    .addOption(new Option("--headers <language>", "names of columns: zh, en or both (default: en; xlsx: zh)").choices(HEADERS))
    .addOption(regionOption("of this province-level region (地区) only"))
    .option("--year <year>", "of this fiscal year (预算年度) only", wholeNumber("--year", 1900, 2999))
    .option("--department <text>", "only where 主管部门 contains this text")
    .addOption(
      new Option("--kind <kind>", "of this kind of records only; csv, parquet: objective unless named").choices(
        Object.keys(KINDS),
      ),
    )
    .option("--since <date>", "of documents read on or after this day (2026-11-20) or moment, in UTC", moment("--since"))
    .option("--flags <flags>", "any: doubtful ones only; none: certain ones only; or codes, separated by commas")
    .option("--excel", "csv for Excel: with a byte order mark, and text that begins with = + - @ guarded by an apostrophe", false)
    .option("--current", "jsonl: leave out versions of crawled documents that a later one replaced (csv does)", false)
    .option(
      "--all",
      "csv and other tables: replaced versions and copies of a form in other files too; jsonl always has them",
      false,
    )
    .option("--output <path>", "write to this file or folder instead of standard output")
    .addHelpText(
      "after",
      "\nExamples:\n  jixiao export > records.jsonl\n  jixiao export --format csv --excel --output 指标.csv\n" +
        "  jixiao export --format xlsx --region 上海市 --year 2025 --flags none --output 指标.xlsx\n" +
        "  jixiao export --format datapackage --output package/",
    )
    .action(async (options: ExportOptions) => (await import("../run/export.ts")).runExport(options));
}
