import { textOfAtoms, type Atom } from "./atoms.ts";
import type { FoundRow } from "./best-rows.ts";
import { pairFit } from "./cell-pairs.ts";
import type { Column } from "./in-sequence.ts";

/** A name and a target fit together if nothing more than this (log-odds) speaks against it. */
const FITS = -0.5;

/**
 * Rows with the halves of one put together: where one row lacks its name and one other its target, and their cells fit, a program has written
 * a column's first or last cell apart. Only order tells so: the row is in doubt (margin 0).
 */
export function reunited(rows: readonly FoundRow[], columns: readonly Column[]): readonly FoundRow[] {
  const name = columns.findIndex(({ field }) => field === "level3");
  const value = columns.findIndex(({ field }) => field === "value");
  if (name < 0 || value < 0) return rows;
  const lacks = (column: number, other: number) =>
    rows.filter(({ cells }) => cells[column]?.length === 0 && (cells[other]?.length ?? 0) > 0);
  const [[unnamed, ...moreUnnamed], [open, ...moreOpen]] = [lacks(name, value), lacks(value, name)];
  if (unnamed === undefined || open === undefined || moreUnnamed.length > 0 || moreOpen.length > 0) return rows;
  const isAlone = open.cells.every((cell, i) => i === name || cell.length === 0);
  const texts = [open.cells[name], unnamed.cells[value]].map((cell: readonly Atom[] | undefined) => textOfAtoms(cell ?? []));
  const [first, second] = [texts[0] ?? "", texts[1] ?? ""];
  const fit = pairFit(columns, name, first, value, second);
  const shapes = (columns[name]?.shape(first) ?? 0) + (columns[value]?.shape(second) ?? 0);
  if (!isAlone || fit < FITS || shapes < 0) return rows;
  const whole = { ...unnamed, cells: unnamed.cells.map((cell, i) => (i === name ? (open.cells[name] ?? []) : cell)), margin: 0 };
  return rows.flatMap((row) => (row === open ? [] : row === unnamed ? [whole] : [row]));
}
