import type { FlatRow } from "../../flat-rows.ts";
import type { Cell } from "../../table.ts";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { isSideLabel, isSideLabelPiece } from "../../vocabulary/furniture.ts";
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

type ColumnRange = readonly [from: number, to: number];

/** Where each column of the table stands in its grid. */
export interface Columns {
  readonly fields: ReadonlyMap<ColumnField, ColumnRange>;
  /** Columns that no field takes: their header is not known, or a column of that field stands before. */
  readonly unknown: readonly { readonly header: Cell; readonly range: ColumnRange }[];
}

export function columnsOf(header: FlatRow, layout: Layout): Columns {
  const fields = new Map<ColumnField, ColumnRange>();
  const unknown: { header: Cell; range: ColumnRange }[] = [];
  const ignored = new Set(layout.ignored);
  for (const cell of header.cells) {
    const field = columnFieldOf(cell.text, layout);
    const range: ColumnRange = [cell.column, cell.column + cell.columnSpan];
    if (field !== null && !fields.has(field)) fields.set(field, range);
    else if (!isSideLabel(cell.text) && !isSideLabelPiece(cell.text) && !ignored.has(labelKey(cell.text)))
      unknown.push({ header: cell, range });
  }
  return { fields, unknown };
}
