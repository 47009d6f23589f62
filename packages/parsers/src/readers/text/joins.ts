import { SIGNED } from "../../vocabulary/signs.ts";
import type { Atom } from "./atoms.ts";

/** What is known of how a text's cells wrap. */
export interface Wrapping {
  /** Width of the widest piece of a line that any cell of a column has, in character cells; null where it is not known yet. */
  readonly widest: readonly (number | null)[];
}

export const UNKNOWN_WRAPPING: Wrapping = { widest: [] };

/** A cell's line is full where no more than this was left of the column's width, in character cells: one more word did not fit. */
const ROOM = 2;

/** What it costs to take two pieces that follow each other for one cell (log-odds). */
export function joinCost(a: Atom, b: Atom): number {
  if (a.row === b.row) {
    if (b.gap === "wide") return -6;
    if (SIGNED.test(b.text)) return -5;
    const [left, right] = [a.han[1], b.han[0]];
    return left && right ? -4 : left || right ? -0.2 : -1;
  }
  const figures = /\d$/.test(a.text) && /^\d/.test(b.text); // two halves of a number, or two numbers: nobody knows
  return (SIGNED.test(b.text) ? -5 : -1.2) - (figures ? 4 : 0);
}

/** What it costs to put a cell's end between two pieces of one line. */
export function partCost(a: Atom, b: Atom): number {
  if (a.row !== b.row || b.gap === "wide" || SIGNED.test(b.text)) return 0;
  return a.han[1] && b.han[0] ? 0 : -0.7;
}

/** Where a cell goes on in a new line, the line above was full: the next word, which no program cuts, had no room. */
export function wrapCost(lines: readonly CellLine[], widest: number | null | undefined): number {
  let cost = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const [line, next] = [lines[i] as CellLine, lines[i + 1] as CellLine];
    const left = widest == null ? 0 : widest - line.width - next.word - ROOM;
    if (left > 0) cost -= Math.min(7, 1.5 + left);
    if (next.width > line.width + ROOM + next.word) cost -= 2;
  }
  return cost;
}

/** A line of a cell: its width, and that of its first word, in character cells. */
export interface CellLine {
  readonly width: number;
  readonly word: number;
}

/** Figures and Latin letters are one word, as programs break lines. */
const WORD = /^[!-~]+/;

/** The lines of a cell. */
export function cellLines(atoms: readonly Atom[]): readonly CellLine[] {
  const lines: { width: number; word: number }[] = [];
  let row = -1;
  for (const atom of atoms) {
    const line = lines.at(-1);
    const { width } = atom;
    if (line !== undefined && atom.row === row) line.width += width + 1;
    else lines.push({ width, word: WORD.exec(atom.text)?.[0].length ?? 0 });
    row = atom.row;
  }
  return lines;
}

/** So large a share of a text's lines stands between blank ones where these part its cells. */
const PARTED = 0.75;
/** Where blank lines part cells: lines of one cell with one between them, lines below each other that are one, and that are two (log-odds). */
const OVER_BLANK = -4;
const BELOW = 0.6;
const TWO_BELOW = -1.5;

/** What blank lines say of the cells of a text: each cell stands by itself in many dumps. All 0 where they say nothing. */
export interface Blanks {
  /** What it adds to the cost of taking a piece and the one before it for one cell, and for two. */
  readonly join: (before: Atom, atom: Atom) => number;
  readonly part: (before: Atom, atom: Atom) => number;
}

export const NO_BLANKS: Blanks = { join: () => 0, part: () => 0 };

export function blanksOf(atoms: readonly Atom[]): Blanks {
  const steps = atoms.slice(1).flatMap((atom, i) => {
    const by = atom.row - (atoms[i] as Atom).row;
    return by > 0 ? [by] : [];
  });
  const isParted = steps.length > 0 && steps.filter((by) => by > 1).length >= PARTED * steps.length;
  if (!isParted) return NO_BLANKS;
  return {
    join: (before, atom) => (atom.row === before.row ? 0 : atom.row - before.row > 1 ? OVER_BLANK : BELOW),
    part: (before, atom) => (atom.row - before.row === 1 ? TWO_BELOW : 0),
  };
}
