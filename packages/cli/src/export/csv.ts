import { type FlatTable, rowTable } from "@jixiao/store";
import { csvOf } from "../output/csv.ts";
import { guardedForExcel } from "../output/excel.ts";
import type { ExportFormat, ExportJob } from "./format.ts";
import { type Headers, headerOf } from "./headers.ts";
import { DEFAULT_KIND } from "./kinds.ts";

/** One line an indicator or score. */
export const csv: ExportFormat = { kind: "stream", binary: false, pieces };

const BYTE_ORDER_MARK = "\uFEFF";
/** Rows that are turned into text at once: one call each would cost more than the rows. */
const BATCH = 200;

type Cells = readonly (string | number | null)[];

function* pieces({ store, filter, all, current, excel, headers }: ExportJob): Generator<string> {
  const table = rowTable(store, filter.kind ?? DEFAULT_KIND, { ...filter, all, current });
  if (excel) yield BYTE_ORDER_MARK;
  yield* csvText(table, headers ?? "en", excel ? (cells) => cells.map(guarded) : (cells) => cells);
}

function guarded(cell: string | number | null): string | number | null {
  return typeof cell === "string" ? guardedForExcel(cell) : cell;
}

/** A table as CSV by RFC 4180. */
export function* csvText(
  table: FlatTable,
  headers: Headers,
  shown: (cells: Cells) => Cells = (cells) => cells,
): Generator<string> {
  yield csvOf([shown(table.columns.map((column) => headerOf(column, headers)))]);
  let batch: Cells[] = [];
  for (const row of table.rows) {
    batch.push(shown(row));
    if (batch.length < BATCH) continue;
    yield csvOf(batch);
    batch = [];
  }
  if (batch.length > 0) yield csvOf(batch);
}
