import { flagCodes } from "@jixiao/contract";
import { type ExportFilter, type FlagFilter, openStore } from "@jixiao/store";
import { type Command, InvalidArgumentError, Option } from "commander";
import { UsageError } from "../exit-codes.ts";
import type { ExportJob } from "../export/format.ts";
import { FORMATS, type FormatName, formatNamed, isFormat } from "../export/formats.ts";
import { HEADERS, type Headers } from "../export/headers.ts";
import { KINDS } from "../export/kinds.ts";
import { writeExport } from "../export/write.ts";
import { addGlobalOptions, moment, regionOption, wholeNumber, type GlobalOptions } from "../options.ts";
import { tell } from "../output/print.ts";

interface ExportOptions extends GlobalOptions {
  readonly format: string;
  readonly headers?: Headers;
  readonly region?: string;
  readonly year?: number;
  readonly department?: string;
  readonly kind?: string;
  readonly since?: string;
  readonly flags?: FlagFilter;
  readonly excel: boolean;
  readonly current: boolean;
  readonly all: boolean;
  readonly output?: string;
}

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
    .option("--format <format>", FORMATS.join(", "), "jsonl")
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
    .option("--flags <flags>", "any: doubtful ones only; none: certain ones only; or codes, separated by commas", flagFilter)
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
    .action(async (options: ExportOptions) => {
      const format = checked(options);
      const store = openStore(options.db, { readonly: true });
      try {
        const { headers = null, all, current, excel, output } = options;
        const job: ExportJob = {
          store,
          filter: filterOf(options),
          headers,
          all,
          current,
          excel,
          note: (text) => tell(`jixiao: ${text}`),
        };
        await writeExport(await formatNamed(format), job, output);
      } finally {
        store.close();
      }
    });
}

/** @throws UsageError where options do not go together */
function checked({ format, headers, excel, kind, region, year, department, since, flags }: ExportOptions): FormatName {
  if (!isFormat(format)) throw new UsageError(`--format ${format}: use ${FORMATS.join(", ")}`);
  if (excel && format !== "csv") throw new UsageError("--excel goes with --format csv");
  if (headers !== undefined && (format === "jsonl" || format === "datasette" || format === "stata"))
    throw new UsageError(`--headers does not go with --format ${format}, whose names are fixed`);
  const isFiltered = [kind, region, year, department, since, flags].some((value) => value !== undefined);
  if (isFiltered && format === "datasette")
    throw new UsageError("--format datasette describes the whole database: no filter goes with it");
  return format;
}

function filterOf({ region, year, department, kind, since, flags }: ExportOptions): ExportFilter {
  const ofKind = kind === undefined ? undefined : KINDS[kind];
  return {
    ...(region === undefined ? {} : { region }),
    ...(year === undefined ? {} : { year }),
    ...(department === undefined ? {} : { department }),
    ...(ofKind === undefined ? {} : { kind: ofKind }),
    ...(since === undefined ? {} : { since }),
    ...(flags === undefined ? {} : { flags }),
  };
}

function flagFilter(text: string): FlagFilter {
  if (text === "any" || text === "none") return text;
  const codes = text.split(",");
  const known: readonly string[] = flagCodes;
  const unknown = codes.filter((code) => !known.includes(code));
  if (unknown.length > 0) throw new InvalidArgumentError(`no flag ${unknown.join(", ")}: any, none, or codes of docs/flags.md.`);
  return codes;
}
