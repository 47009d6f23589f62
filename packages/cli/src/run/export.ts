import { open } from "node:fs/promises";
import type { WriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { reasonOf } from "@jixiao/contract";
import { exportRecords, indicatorRows, openStore, type Store } from "@jixiao/store";
import { stringify } from "csv-stringify/sync";
import { UsageError } from "../exit-codes.ts";
import type { GlobalOptions } from "../options.ts";
import { guardedForExcel } from "../output/excel.ts";
import { jsonLine } from "../output/plain.ts";
import { giveLines } from "../output/print.ts";

export interface ExportOptions extends GlobalOptions {
  readonly format: string;
  readonly excel: boolean;
  readonly current: boolean;
  readonly all: boolean;
  readonly output?: string;
}

export async function runExport(options: ExportOptions): Promise<void> {
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
