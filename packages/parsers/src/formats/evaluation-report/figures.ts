import type { Flag, Place } from "@jixiao/contract";
import { cleanLabel, cleanText, parseAmount, parseDecimal } from "@jixiao/normalize";
import type { Cell } from "../../table.ts";
import type { FlatRow } from "../../flat-rows.ts";
import { bare, type ReportTable } from "./tables.ts";

/** A row below a header: the cell under each of the header's cells. */
export interface FigureRow {
  readonly item: string;
  readonly isTotal: boolean;
  /** Header text (bare) → cell text. */
  readonly cells: ReadonlyMap<string, string>;
  readonly flags: readonly Flag[];
  readonly places: readonly Place[];
}

const TOTAL = /^(?:合计|总计|小计|共计|总分)$/;

/**
 * Rows as header → cell. A dump keeps the order of cells where it lost their columns: with as many cells as the header
 * has, order decides; otherwise the column does, and the row is marked.
 */
export function figureRows(table: ReportTable): readonly FigureRow[] {
  const heads = table.header.cells;
  return table.rows.filter((row) => row.cells.length > 1).map((row) => figureRow(row, heads));
}

function figureRow(row: FlatRow, heads: readonly Cell[]): FigureRow {
  const inOrder = row.cells.length === heads.length;
  const cells = new Map<string, string>();
  for (const [i, cell] of row.cells.entries()) {
    const head = inOrder ? heads[i] : heads.find((h) => h.column <= cell.column && cell.column < h.column + h.columnSpan);
    if (head !== undefined) cells.set(bare(head), cell.text);
  }
  const item = cleanLabel(row.cells[0]?.text ?? "") ?? "";
  return {
    item,
    isTotal: TOTAL.test(item),
    cells,
    flags: inOrder ? [] : ["row_incomplete"],
    places: row.cells.flatMap((cell) => cell.places),
  };
}

/** The text of the first header that fits; null where the row has none, or a dash for it. */
export function cellUnder(row: FigureRow, head: RegExp, not?: RegExp): string | null {
  for (const [name, text] of row.cells) if (head.test(name) && !not?.test(name)) return dashless(text);
  return null;
}

function dashless(text: string): string | null {
  const clean = cleanText(text);
  return clean === null || /^[-—–/]+$/.test(clean) ? null : clean;
}

export function amountUnder(row: FigureRow, unit: string | null, head: RegExp, not?: RegExp): string | null {
  const text = cellUnder(row, head, not);
  return text === null || unit === null ? null : parseAmount(text, unit);
}

export function percentUnder(row: FigureRow, head: RegExp): string | null {
  return percent(cellUnder(row, head));
}

export function decimalUnder(row: FigureRow, head: RegExp): string | null {
  const text = cellUnder(row, head);
  return text === null ? null : parseDecimal(text);
}

export function percent(text: string | null): string | null {
  return text === null ? null : parseDecimal(text.replace(/[%％]$/, ""));
}
