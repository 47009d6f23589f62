import { open } from "node:fs/promises";
import type { WriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { reasonOf } from "@jixiao/contract";
import { exportRecords, indicatorRows, openStore, type Store } from "@jixiao/store";
import type { Command } from "commander";
import { stringify } from "csv-stringify/sync";
import { UsageError } from "../exit-codes.ts";
import { addGlobalOptions, type GlobalOptions } from "../options.ts";
import { guardedForExcel } from "../output/excel.ts";
import { jsonLine } from "../output/plain.ts";
import { giveLines } from "../output/print.ts";

interface ExportOptions extends GlobalOptions {
  readonly format: string;
  readonly excel: boolean;
  readonly current: boolean;
  readonly all: boolean;
  readonly output?: string;
}

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
    .action(async (options: ExportOptions) => {
      if (options.format !== "jsonl" && options.format !== "csv")
        throw new UsageError(`--format ${options.format}: use jsonl or csv`);
      if (options.excel && options.format !== "csv") throw new UsageError("--excel goes with --format csv");
      const store = openStore(options.db, { readonly: true });
      try {
        const lines = options.format === "jsonl" ? jsonLines(store, options) : csvLines(store, options);
        await writeAll(lines, options.output);
      } finally {
        store.close();
      }
    });
}

function* jsonLines(store: Store, { current }: ExportOptions): Generator<string> {
  for (const record of exportRecords(store, { current })) yield `${jsonLine(record)}\n`;
}

const BYTE_ORDER_MARK = "\uFEFF";

function* csvLines(store: Store, { excel, current, all }: ExportOptions): Generator<string> {
  const { columns, rows } = indicatorRows(store, { current, all });
  const guard = (cell: string | number | null) => (excel && typeof cell === "string" ? guardedForExcel(cell) : cell);
  const line = (cells: readonly (string | number | null)[]) => stringify([cells.map(guard)], { record_delimiter: "windows" });
  yield `${excel ? BYTE_ORDER_MARK : ""}${line(columns)}`;
  for (const row of rows) yield line(row);
}

/** Waits where the reader is slower, so that memory does not grow with the database. */
async function writeAll(lines: Iterable<string>, output: string | undefined): Promise<void> {
  if (output !== undefined) return pipeline(Readable.from(lines), await openForWriting(output));
  return giveLines(lines);
}

async function openForWriting(path: string): Promise<WriteStream> {
  try {
    return (await open(path, "w")).createWriteStream();
  } catch (error) {
    throw new UsageError(`--output ${path}: ${reasonOf(error)}`, { cause: error });
  }
}
