import { greatest } from "../../extent.ts";
import { textOfAtoms, type Atom } from "./atoms.ts";
import { groupsOf, type Group } from "./atom-groups.ts";
import type { Rows } from "./best-rows.ts";
import { emptyFit } from "./cell-pairs.ts";
import { EMPTY } from "./cell-shape.ts";
import { cellsFrom, type CellContext } from "./column-cells.ts";
import { rowsOf } from "./column-paths.ts";
import { advanced, arrive, keyOf, kept, NEAR, newState, type Hole, type Next, type State, type Step } from "./column-states.ts";
import type { Column, Sequence } from "./in-sequence.ts";
import { pairScores, type PairScore } from "./pair-scores.ts";
import { blanksOf, NO_BLANKS, type Wrapping } from "./joins.ts";

/** A row more (log-odds); a row that begins while the one before it lacks cells, the first of such a run and each further one. */
const ROW = -1;
const OPEN_RUN = -1.5;
const IN_RUN = -0.1;
/** A row whose first column is not printed first, and a cell that stands neither beside the last one nor in its column. */
const NOT_FIRST = -1.5;
/** Where the row above began so too. */
const NOT_FIRST_AGAIN = -0.3;
const ELSEWHERE = -0.4;
/** Inside a row of more than a name and a target cells follow each other from left to right. */
const BACKWARDS = -1;
/** The same without a blank line between, which parts what stands apart. */
const ELSEWHERE_BELOW = -1.5;
/** A piece of no cell; what follows the last row. */
const SKIP = -7;
const TAIL = -9;
const TAIL_EACH = -0.5;
/** A row begins where labels stand. */
const AT_BARRIER = 1.5;
/** Two cells of one column do not stand on one line. */
const SAME_LINE = -4;
/** So far one column may be ahead of another, in rows. */
const MOST_AHEAD = 60;
/** Longer texts stand in no such order, and the search holds every step in memory. */
const LONGEST = 3000;
/** Rows whose cells stand apart, behind those of later rows: the oldest or all that lack one, each of them, and the cell where it is found. */
const LATER = -2.5;
const LATER_EACH = -0.1;
const FOUND_LATER = -0.3;
/** A cell that stands by itself before those of the rows above its own, set aside until its row is read: so many at most, in tables of a name and a target. */
const ASIDE = -2.5;
const MOST_ASIDE = 3;
/** In tables of more columns there are too many ways in which cells may stand apart; in those of three only targets are waited for, all at once. */
const WIDEST_LATER = 3;
/** So many cells of a column may be waited for. */
const MOST_LATER = 24;

interface Context extends CellContext {
  readonly groups: ReadonlyMap<number, Group>;
  readonly pairs: PairScore;
}

/**
 * Rows of a table whose columns are written one after the other, for some rows or for all (`pdftotext`): the first name belongs to the
 * first value, the second to the second. A search over how many cells of each column have been read, by what they look like. Rows that
 * stand among others are told by their order alone: their margin is 0.
 */
export function columnRows(
  { atoms, barriers, under = new Map() }: Sequence,
  columns: readonly Column[],
  wrapping: Wrapping,
): Rows {
  if (atoms.length > LONGEST || columns.length < 2) return { score: -Infinity, rows: [], skipped: [] };
  const start: State = newState(
    0,
    columns.map(() => 0),
    -1,
    columns.map(() => 0),
  );
  start.score = 0;
  const states: State[][] = [[start]];
  const byKey: Map<string, State>[] = [new Map([[keyOf(start), start]])];
  const end = newState(atoms.length + 1, [], -1, []);
  const blanks = columns.length === 2 ? blanksOf(atoms) : NO_BLANKS;
  const cells = { atoms, barriers, blanks, columns, wrapping, under, known: new Map() };
  const context: Context = { ...cells, groups: groupsOf(atoms), pairs: pairScores(columns) };
  const reach = (at: number, from: State, step: Step, next: Next) => {
    const keys = (byKey[at] ??= new Map());
    const isSameWait = next.later === from.later && next.aside === from.aside;
    const key = isSameWait ? keyOf(next, from.waiting) : keyOf(next);
    let to = keys.get(key);
    if (to === undefined) {
      to = newState(at, next.counts, next.last, next.later, next.aside);
      keys.set(key, to);
      (states[at] ??= []).push(to);
    }
    arrive(from, to, step, next);
  };
  for (let at = 0; at <= atoms.length; at++) {
    const here = kept(states[at] ?? []);
    const lowest = here.reduce((most, { score }) => Math.max(most, score), -Infinity) - NEAR;
    states[at] = here;
    for (let i = 0; i < here.length; i++) {
      const state = here[i] as State;
      if (state.score < lowest) continue;
      finish(state, end, atoms.length, columns);
      fillEmpty(state, context, (...args) => reach(at, ...args));
      if (at === atoms.length) continue;
      reach(at + 1, state, { kind: "skip" }, { ...state, score: SKIP });
      const group = context.groups.get(at);
      if (group !== undefined) reach(group.to, state, { kind: "skip" }, { ...state, score: group.skip });
      for (const [to, column, score, cell] of cellsFrom(at, context)) {
        const next = withCell(state, column, cell, context, score);
        if (next !== null) reach(to, state, { kind: "cell", column, from: at, to }, next);
        if (columns.length === 2 && standsAlone(atoms, at, to) && (state.aside[column]?.length ?? 0) < MOST_ASIDE && score > 0) {
          const aside = state.aside.map((own, i) => (i === column ? [...own, cell] : own));
          reach(to, state, { kind: "aside", column, from: at, to }, { ...state, aside, last: -1, score: score + ASIDE });
        }
        const found = intoHole(state, column, cell, context, score);
        if (found !== null) reach(to, state, { kind: "fill", column, from: at, to }, found);
      }
    }
  }
  return rowsOf(start, end, states, atoms, columns);
}

/** Do blank lines, or labels, part these pieces from the others? */
function standsAlone(atoms: readonly Atom[], from: number, to: number): boolean {
  const isParted = (a: Atom | undefined, b: Atom | undefined) => a === undefined || b === undefined || b.row - a.row > 1;
  return isParted(atoms[from - 1], atoms[from]) && isParted(atoms[to - 1], atoms[to]);
}

/** The table ends here: what follows is none of it, and cells that are missing are empty. */
function finish(state: State, end: State, length: number, columns: readonly Column[]): void {
  const most = greatest(state.counts);
  const missing = state.counts.reduce((sum, count, i) => sum + (most - count) * EMPTY[(columns[i] as Column).field], 0);
  const lost = state.later.reduce((sum, count, i) => sum + count * EMPTY[(columns[i] as Column).field], 0);
  const unused = SKIP * state.aside.reduce((sum, own) => sum + own.length, 0);
  const tail = state.at === length ? 0 : TAIL + TAIL_EACH * (length - state.at);
  arrive(state, end, { kind: "end" }, { score: missing + lost + unused + tail, open: [], holes: [], aside: [] });
}

type Reach = (from: State, step: Step, next: Next) => void;

/** A cell of the oldest unfinished row is empty, or stands somewhere behind. */
function fillEmpty(state: State, { columns, pairs }: Context, reach: Reach): void {
  const most = greatest(state.counts);
  if (most === 0) return;
  state.counts.forEach((count, column) => {
    if (count > 0) return;
    const own = EMPTY[(columns[column] as Column).field];
    const cost = own + emptyFit(columns, column, (i) => textOfAtoms(state.open[i]?.[0] ?? []));
    const free = state.aside[column]?.[0];
    if (free !== undefined) {
      const cells = state.open.map((other) => other[0]);
      const aside = state.aside.map((other, i) => (i === column ? other.slice(1) : other));
      const score = FOUND_LATER + pairs(column, free, cells);
      reach(state, { kind: "use", column }, { ...state, ...advanced(state, column, free), aside, score });
    }
    if (own >= -4) reach(state, { kind: "empty", column }, { ...state, ...advanced(state, column, []), score: cost });
    if (columns.length > WIDEST_LATER || (columns.length === WIDEST_LATER && column < WIDEST_LATER - 1)) return;
    for (const rows of most === 1 || columns.length === WIDEST_LATER ? [most] : [1, most]) {
      const next = passedOver(state, column, rows);
      if (next !== null) reach(state, { kind: "later", column, count: rows }, next);
    }
  });
}

/** The oldest rows without their cells of a column, which are to be found behind. */
function passedOver(state: State, column: number, rows: number): Next | null {
  const waiting = (state.later[column] as number) + rows;
  if (waiting > MOST_LATER) return null;
  let next: Pick<State, "counts" | "open"> = state;
  const holes: Hole[] = [];
  for (let i = 0; i < rows; i++) {
    const row = next.open.map((cells) => cells[0] ?? []);
    if (row.every((cell) => cell.length === 0)) return null;
    holes.push({ column, row });
    next = advanced(next, column, []);
  }
  const later = state.later.map((own, i) => (i === column ? waiting : own));
  return {
    ...next,
    last: state.last,
    later,
    aside: state.aside,
    holes: [...state.holes, ...holes],
    score: LATER + LATER_EACH * rows,
  };
}

/** A cell that was passed over, the first of its column. */
function intoHole(state: State, column: number, cell: readonly Atom[], { pairs }: Context, own: number): Next | null {
  const at = state.holes.findIndex((hole) => hole.column === column);
  const hole = state.holes[at];
  if (hole === undefined) return null;
  const fit = pairs(column, cell, hole.row);
  return {
    counts: state.counts,
    last: -1,
    open: state.open,
    aside: state.aside,
    later: state.later.map((count, i) => (i === column ? count - 1 : count)),
    holes: state.holes.toSpliced(at, 1),
    score: own + FOUND_LATER + fit,
  };
}

/** The state behind one more cell of a column; null where its column is too far ahead. */
function withCell(state: State, column: number, cell: readonly Atom[], context: Context, own: number): Next | null {
  const { columns, atoms } = context;
  const { at, counts, last, open } = state;
  const [most, row] = [greatest(counts), counts[column] as number];
  if (row >= MOST_AHEAD) return null;
  const before = state.back?.step.kind === "cell" ? open[last]?.at(-1) : undefined;
  const sameLine = last === column && before?.at(-1)?.row === cell[0]?.row ? SAME_LINE : 0;
  const opening =
    row < most
      ? 0
      : ROW + (most === 0 ? (column === 0 ? 0 : last === 0 ? NOT_FIRST_AGAIN : NOT_FIRST) : most === 1 ? OPEN_RUN : IN_RUN);
  const above = atoms[at - 1];
  const isBelow = above !== undefined && (atoms[at] as Atom).row - above.row <= 1;
  const beside = last < 0 || last === column || most === 0 || row === (counts[last] as number) - 1;
  const atLabel = column === 0 && row === most && context.barriers.has(cell[0] as Atom) ? AT_BARRIER : 0;
  const pairs = context.pairs(
    column,
    cell,
    open.map((cells) => cells[row]),
  );
  const backwards = columns.length > 2 && column < last && row === (counts[last] as number) - 1 ? BACKWARDS : 0;
  const score = own + sameLine + opening + atLabel + backwards + (beside ? 0 : isBelow ? ELSEWHERE_BELOW : ELSEWHERE) + pairs;
  return { ...advanced(state, column, cell), last: column, later: state.later, holes: state.holes, aside: state.aside, score };
}
