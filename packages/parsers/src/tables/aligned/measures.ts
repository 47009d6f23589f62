import { greatest, least } from "../../extent.ts";
import type { Ruling } from "../rulings.ts";
import type { AlignedColumn } from "./columns.ts";
import type { CellLine } from "./rows.ts";

/** Are the rows of a page parted by lines: of those drawn across its rows, do enough lie between the column's cells? */
export function isRuled(horizontals: readonly Ruling[], own: readonly CellLine[], column: number | null): boolean {
  const heights = own.map(({ y }) => y);
  const [top, bottom] = [least(heights), greatest(heights)];
  const inside = horizontals.filter(({ at }) => at > top && at < bottom).length;
  const values = own.filter((line) => line.column === column).length;
  return inside >= LEAST_RULED && inside >= RULED_SHARE * (values - 1);
}

/** A page has lines between its rows where it has at least so many, and as this part of what stands between values. */
const LEAST_RULED = 2;
const RULED_SHARE = 0.75;

/** From where to where the texts of each column reach. */
export function widthsOf(lines: readonly CellLine[]): ReadonlyMap<number, readonly [number, number]> {
  const widths = new Map<number, readonly [number, number]>();
  for (const { column, x0, x1 } of lines) {
    const [from, to] = widths.get(column) ?? [x0, x1];
    widths.set(column, [Math.min(from, x0), Math.max(to, x1)]);
  }
  return widths;
}

/** Lines that differ in width by less than this (em) are about as wide. */
const AS_WIDE_EM = 1.6;

/** How many lines of each column are about as wide as its widest. */
export function wideLines(lines: readonly CellLine[]): ReadonlyMap<number, number> {
  const most = new Map<number, number>();
  for (const { column, x0, x1 } of lines) most.set(column, Math.max(most.get(column) ?? 0, x1 - x0));
  const counts = new Map<number, number>();
  for (const { column, x0, x1, size } of lines)
    if ((most.get(column) ?? 0) - (x1 - x0) < AS_WIDE_EM * size) counts.set(column, (counts.get(column) ?? 0) + 1);
  return counts;
}

/** More than this part of a cell's distance of lines lies between rows that are told apart by it. */
const APART = 1.25;

/** How far below each other texts of one column are rows: between the distance of a cell's lines and that of rows; null where both are one. */
export function rowDistance(lines: readonly CellLine[], own: readonly (number | null)[], leading: number): number | null {
  const gaps: number[] = [];
  for (const column of own) {
    const cells = lines.filter((line) => line.column === column);
    cells.forEach((line, i) => {
      const next = cells[i + 1];
      if (next !== undefined && next.runs[0]?.page === line.runs[0]?.page && next.y > line.y) gaps.push(next.y - line.y);
    });
  }
  const wide = gaps.filter((gap) => gap > APART * leading).toSorted((a, b) => a - b);
  if (wide.length < 2 || 2 * wide.length < gaps.length) return null;
  const usual = wide[Math.floor(wide.length / 4)] as number;
  return Math.min(1.5 * leading, (leading + usual) / 2);
}

/** Lines drawn across names and values. */
export function acrossRows(
  rulings: readonly Ruling[],
  columns: readonly AlignedColumn[],
  widths: ReadonlyMap<number, readonly [number, number]>,
): readonly Ruling[] {
  const ends = [...widths].flatMap(([column, [x0, x1]]) => (columns[column]?.field === "side" ? [] : [(x0 + x1) / 2]));
  return rulings.filter(({ axis, from, to }) => axis === "horizontal" && ends.every((x) => from <= x && x <= to));
}
