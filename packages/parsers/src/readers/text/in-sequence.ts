import type { ColumnField } from "../../vocabulary/columns.ts";
import { textOfAtoms, type Atom } from "./atoms.ts";
import type { Candidate } from "./best-rows.ts";
import { EMPTY, WRAPS, type Shape } from "./cell-shape.ts";
import { blanksOf, joinCost, NO_BLANKS, cellLines, partCost, wrapCost, type Wrapping } from "./joins.ts";

/** Pieces of the leaf cells of a table in reading order, and before which of them a level's label stands. */
export interface Sequence {
  readonly atoms: readonly Atom[];
  readonly barriers: ReadonlySet<Atom>;
  /** Do labels stand before every row? */
  readonly everyRow: boolean;
  /** Columns of the pieces that stand directly below a header of their own. */
  readonly under?: ReadonlyMap<Atom, number>;
}

export interface Column {
  readonly field: ColumnField;
  readonly shape: Shape;
}

const MOST_PIECES = 14;
/** A cell that is less likely than this (log-odds) is none. */
const LEAST = -9;
const LONGEST_ROW = 36;
/** A row begins where its labels stand; one without any belongs to the labels above it. */
const AT_BARRIER = 1.5;
const OVER_BARRIER = -3.5;
/** Below a page's header labels stand again, also in a row that the page's end cut. */
const OVER_PAGE = -1;
/** Where every row prints its label, one without any is none. */
const WITHOUT_BARRIER = -3;
/** A row begins a line. */
const INSIDE_LINE = -4;

interface Best {
  readonly score: number;
  readonly second: number;
  readonly cells: readonly (readonly Atom[])[];
}

/**
 * Rows of cells that follow each other: a cell's lines stand together, then the next cell's (MuPDF, `pdftotext -raw`, exports of word
 * processors). A row's columns are filled from left to right by the pieces that follow.
 */
export function sequenceRows(
  { atoms, barriers, everyRow }: Sequence,
  columns: readonly Column[],
  wrapping: Wrapping,
): (start: number) => readonly Candidate[] {
  const over = (i: number) => {
    const [before, atom] = [atoms[i - 1] as Atom, atoms[i] as Atom];
    return barriers.has(atom) ? (before.page === atom.page ? OVER_BARRIER : OVER_PAGE) : 0;
  };
  const blanks = columns.length === 2 ? blanksOf(atoms) : NO_BLANKS; // beside a third column lines of several cells stand together
  const links = atoms.map((atom, i) => {
    const before = atoms[i - 1];
    if (before === undefined) return 0;
    return joinCost(before, atom) + over(i) + (barriers.has(atom) ? 0 : blanks.join(before, atom));
  });
  const parts = (i: number) => {
    const before = atoms[i - 1];
    return before === undefined || barriers.has(atoms[i] as Atom) ? 0 : blanks.part(before, atoms[i] as Atom);
  };
  const cell = (from: number, to: number, column: number, linked: number): number => {
    const { field, shape } = columns[column] as Column;
    const own = atoms.slice(from, to);
    const widths = cellLines(own);
    const wraps = wrapCost(widths, wrapping.widest[column]) - (widths.length > 1 && !WRAPS.has(field) ? 6 : 0);
    return linked + wraps < LEAST ? -Infinity : linked + wraps + shape(textOfAtoms(own));
  };
  return (start) => {
    const first = atoms[start] as Atom;
    const begins = (barriers.has(first) ? AT_BARRIER : everyRow ? WITHOUT_BARRIER : 0) + (first.gap === "line" ? 0 : INSIDE_LINE);
    let open: Map<number, Best> = new Map([[start, { score: begins, second: -Infinity, cells: [] }]]);
    columns.forEach(({ field }, column) => {
      const next = new Map<number, Best>();
      for (const [at, best] of open) {
        offer(next, at, best, EMPTY[field], []);
        const most = Math.min(atoms.length, at + MOST_PIECES, start + LONGEST_ROW);
        let linked = 0;
        for (let to = at + 1; to <= most; to++) {
          const a = atoms[at - 1];
          const begin = (at === start || a === undefined ? 0 : partCost(a, atoms[at] as Atom) + over(at)) + parts(at);
          if (to > at + 1) linked += links[to - 1] as number;
          if (linked < LEAST) break;
          const score = cell(at, to, column, linked) + begin;
          if (score > LEAST) offer(next, to, best, score, atoms.slice(at, to));
        }
      }
      open = next;
    });
    return [...open].flatMap(([end, { score, second, cells }]) => (end === start ? [] : [{ end, score, second, cells }]));
  };
}

function offer(states: Map<number, Best>, at: number, from: Best, score: number, cell: readonly Atom[]): void {
  const before = states.get(at);
  const [best, second] = [from.score + score, from.second + score];
  if (before === undefined) states.set(at, { score: best, second, cells: [...from.cells, cell] });
  else if (best > before.score)
    states.set(at, { score: best, second: Math.max(before.score, second), cells: [...from.cells, cell] });
  else states.set(at, { ...before, second: Math.max(before.second, best) });
}
