import type { CellRange } from "./workbook.ts";

/** Limits of the formats: XFD1048576. */
export const MAX_ROW = 1_048_575;
export const MAX_COLUMN = 16_383;

/** `B12` of row 11, column 1 (0-based). */
export function cellName(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** `B12`, or `B12:D13` for more than one cell. */
export function rangeName({ row, column, lastRow, lastColumn }: CellRange): string {
  const first = cellName(row, column);
  return row === lastRow && column === lastColumn ? first : `${first}:${cellName(lastRow, lastColumn)}`;
}

/** Row and column of `B12` or `$B$12`; null for what names no cell. */
export function cellAtName(name: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(name);
  if (match === null) return null;
  const [, letters = "", digits = ""] = match;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits) - 1;
  return row > MAX_ROW || column - 1 > MAX_COLUMN ? null : { row, column: column - 1 };
}

/** The range of `B12:D13` or `B12`; null for what names none. */
export function rangeOf(name: string): CellRange | null {
  const [first = "", last = first, ...more] = name.split(":");
  const [from, to] = [cellAtName(first), cellAtName(last)];
  if (from === null || to === null || more.length > 0 || to.row < from.row || to.column < from.column) return null;
  return { row: from.row, column: from.column, lastRow: to.row, lastColumn: to.column };
}
