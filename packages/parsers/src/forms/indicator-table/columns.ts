import type { FlatRow } from "../../flat-rows.ts";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { headerKey, labelKey } from "../../vocabulary/text-key.ts";
import type { Layout } from "../layout.ts";

/** A header names at least two levels: 一级指标 … 三级指标. */
export function isIndicatorHeader(row: FlatRow, layout: Layout): boolean {
  const fields = row.cells.map((cell) => columnFieldOf(cell.text, layout));
  return fields.includes("level3") && (fields.includes("level1") || fields.includes("level2") || fields.includes("value"));
}

export function columnFieldOf(text: string, layout: Layout): ColumnField | null {
  return layout.columns[labelKey(text)] ?? layout.columns[headerKey(text)] ?? null;
}

/** Where each column of the table stands in its grid. */
export type Columns = ReadonlyMap<ColumnField, readonly [from: number, to: number]>;

export function columnsOf(header: FlatRow, layout: Layout): Columns {
  const columns = new Map<ColumnField, readonly [number, number]>();
  for (const cell of header.cells) {
    const field = columnFieldOf(cell.text, layout);
    if (field !== null && !columns.has(field)) columns.set(field, [cell.column, cell.column + cell.columnSpan]);
  }
  return columns;
}
