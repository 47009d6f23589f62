import { SIGNED } from "../../vocabulary/signs.ts";
import { isHan, widthOf, type Atom } from "./atoms.ts";

/** What is known of how a text's cells wrap. */
export interface Wrapping {
  /** Width of the widest piece of a line that any cell of a column has, in character cells; null where it is not known yet. */
  readonly widest: readonly (number | null)[];
}

export const UNKNOWN_WRAPPING: Wrapping = { widest: [] };

/** A cell's line is full where no more than this was left of the column's width, in character cells: one more word did not fit. */
const ROOM = 3;

/** What it costs to take two pieces that follow each other for one cell (log-odds). */
export function joinCost(a: Atom, b: Atom): number {
  if (a.row === b.row) {
    if (b.gap === "wide") return -6;
    if (SIGNED.test(b.text)) return -5;
    const [left, right] = [isHan(a.text.at(-1)), isHan(b.text[0])];
    return left && right ? -4 : left || right ? -0.2 : -1;
  }
  const figures = /\d$/.test(a.text) && /^\d/.test(b.text); // two halves of a number, or two numbers: nobody knows
  return (SIGNED.test(b.text) ? -5 : -1.2) - (figures ? 4 : 0);
}

/** What it costs to put a cell's end between two pieces of one line. */
export function partCost(a: Atom, b: Atom): number {
  if (a.row !== b.row || b.gap === "wide" || SIGNED.test(b.text)) return 0;
  return isHan(a.text.at(-1)) && isHan(b.text[0]) ? 0 : -0.7;
}

/** Where a cell goes on in a new line, the line above was full: its column is not wider. */
export function wrapCost(lines: readonly number[], widest: number | null | undefined): number {
  const last = lines.length - 1;
  let cost = 0;
  for (let i = 0; i < last; i++) {
    const width = lines[i] as number;
    if (widest != null && width < widest - ROOM) cost -= Math.min(5, 1 + (widest - ROOM - width) / 2);
    if ((lines[i + 1] as number) > width + ROOM) cost -= 2;
  }
  return cost;
}

/** Widths of a cell's lines. */
export function lineWidths(atoms: readonly Atom[]): readonly number[] {
  const widths: number[] = [];
  let row = -1;
  for (const atom of atoms) {
    if (atom.row === row) widths[widths.length - 1] = (widths.at(-1) as number) + widthOf(atom.text) + 1;
    else widths.push(widthOf(atom.text));
    row = atom.row;
  }
  return widths;
}
