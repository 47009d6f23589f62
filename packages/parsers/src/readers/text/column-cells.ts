import { textOfAtoms, type Atom } from "./atoms.ts";
import { unitFit } from "./cell-pairs.ts";
import { endsAsName, seamCost, WRAPS } from "./cell-shape.ts";
import type { Column } from "./in-sequence.ts";
import { cellLines, joinCost, partCost, wrapCost, type Blanks, type CellLine, type Wrapping } from "./joins.ts";

/** A cell goes on over a label, or over a blank line (log-odds). */
const OVER_BARRIER = -2;
const OVER_BLANK = -5;
/** Cells of columns that are written apart hardly share a line. */
const INSIDE_LINE = -1.2;
/** A cell directly below its column's header, and below another's. */
const UNDER_HEADER = 0.5;
const UNDER_OTHER = -5;
/** A cell that is less likely than this is none. */
const LEAST = -9;
const MOST_PIECES = 9;

/** What tells which cells a text's pieces are. */
export interface CellContext {
  readonly atoms: readonly Atom[];
  readonly barriers: ReadonlySet<Atom>;
  readonly blanks: Blanks;
  readonly columns: readonly Column[];
  readonly wrapping: Wrapping;
  /** Columns of the pieces that stand directly below a header of their own. */
  readonly under: ReadonlyMap<Atom, number>;
  readonly known: Map<number, readonly CellFrom[]>;
}

/** A cell of a column up to a piece, and how well it fits there. */
export type CellFrom = readonly [to: number, column: number, score: number, cell: readonly Atom[]];

/** The cells that may begin at a position. */
export function cellsFrom(at: number, context: CellContext): readonly CellFrom[] {
  const before = context.known.get(at);
  if (before !== undefined) return before;
  const found: CellFrom[] = [];
  const { atoms, barriers, blanks, columns, wrapping } = context;
  const [first, above] = [atoms[at] as Atom, atoms[at - 1]];
  const isLabelled = barriers.has(first);
  const inside = above !== undefined && above.row === first.row ? INSIDE_LINE : 0;
  const begin = above === undefined ? 0 : inside + partCost(above, first) + (isLabelled ? 0 : blanks.part(above, first));
  const header = context.under.get(first);
  let linked = 0;
  for (let to = at + 1; to <= Math.min(atoms.length, at + MOST_PIECES); to++) {
    if (to > at + 1) linked += linkCost(atoms[to - 2] as Atom, atoms[to - 1] as Atom, context);
    if (linked < LEAST) break;
    const own = atoms.slice(at, to);
    const [lines, text] = [cellLines(own), textOfAtoms(own)];
    columns.forEach(({ field, shape }, column) => {
      const wraps = wrapCost(lines, wrapping.widest[column]) - (lines.length > 1 && !WRAPS.has(field) ? 6 : 0);
      const units = field === "unit" ? unitFit(text) : 0;
      const seam = seams(field, own);
      const headed = header === undefined ? 0 : header === column ? UNDER_HEADER : UNDER_OTHER;
      const score =
        begin + linked + wraps + units + headed + seam + shape(text) + fullness(field, lines, text, wrapping.widest[column]);
      if (score > LEAST) found.push([to, column, score, own]);
    });
  }
  context.known.set(at, found);
  return found;
}

/** What the line breaks of a cell cost that might be the ends of cells. */
function seams(field: Column["field"], own: readonly Atom[]): number {
  let cost = 0;
  for (let i = 1; i < own.length; i++)
    if (own[i]?.row !== own[i - 1]?.row) cost += seamCost(field, textOfAtoms(own.slice(0, i)), textOfAtoms(own.slice(i)));
  return cost;
}

/** A line that fills its cell goes on below, the sooner where no name ends there. */
const GOES_ON = 0.7;
const ENDS_FULL = -1.5;
/** Widths of one line differ by a character that did not fit. */
export const FULL = 2;

function fullness(field: Column["field"], lines: readonly CellLine[], text: string, widest: number | null | undefined): number {
  if (widest == null || !WRAPS.has(field)) return 0;
  const isFull = ({ width }: CellLine) => width > widest - FULL;
  const going = GOES_ON * lines.slice(0, -1).filter(isFull).length;
  const last = lines.at(-1);
  const isOpen = (field === "level3" || field === "description") && last !== undefined && isFull(last) && !endsAsName(text);
  return going + (isOpen ? ENDS_FULL : 0);
}

function linkCost(a: Atom, b: Atom, { barriers, blanks }: CellContext): number {
  const isParted = b.row - a.row > 1 && !barriers.has(b);
  const below = isParted || barriers.has(b) ? 0 : blanks.join(a, b);
  return joinCost(a, b) + (barriers.has(b) ? OVER_BARRIER : 0) + (isParted ? OVER_BLANK : 0) + below;
}
