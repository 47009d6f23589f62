import { greatest, least } from "../../extent.ts";
import { textOfAtoms, type Atom } from "./atoms.ts";
import type { FoundRow, Rows } from "./best-rows.ts";
import { EMPTY, endsAsName, WRAPS } from "./cell-shape.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import { pairFit } from "./cell-pairs.ts";
import type { Column, Sequence } from "./in-sequence.ts";
import {
  blanksOf,
  cellLines,
  joinCost,
  NO_BLANKS,
  partCost,
  wrapCost,
  type Blanks,
  type CellLine,
  type Wrapping,
} from "./joins.ts";

/** A row more (log-odds); a row that begins while the one before it lacks cells, the first of such a run and each further one. */
const ROW = -1;
const OPEN_RUN = -1.5;
const IN_RUN = -0.1;
/** A row whose first column is not printed first, and a cell that stands neither beside the last one nor in its column. */
const NOT_FIRST = -1.5;
/** Where the row above began so too. */
const NOT_FIRST_AGAIN = -0.3;
const ELSEWHERE = -0.4;
/** The same without a blank line between, which parts what stands apart. */
const ELSEWHERE_BELOW = -1.5;
/** A piece of no cell; what follows the last row. */
const SKIP = -7;
const TAIL = -9;
const TAIL_EACH = -0.5;
/** A row begins where labels stand; a cell goes on over a label, or over a blank line. */
const AT_BARRIER = 1.5;
const OVER_BARRIER = -2;
const OVER_BLANK = -5;
/** Two cells of one column do not stand on one line. */
const SAME_LINE = -4;
/** A cell that is less likely than this is none. */
const LEAST = -9;
const MOST_PIECES = 9;
/** So far one column may be ahead of another, in rows. */
const MOST_AHEAD = 60;
/** States that are kept at a position: those so near to the best one, and so many. */
const NEAR = 16;
const MOST_STATES = 48;
/** Longer texts stand in no such order, and the search holds every step in memory. */
const LONGEST = 3000;

type Cells = readonly (readonly Atom[])[];

type Step =
  | { readonly kind: "cell"; readonly column: number; readonly from: number; readonly to: number }
  | { readonly kind: "fill"; readonly column: number; readonly from: number; readonly to: number }
  | { readonly kind: "empty"; readonly column: number }
  | { readonly kind: "later"; readonly column: number; readonly count: number }
  | { readonly kind: "skip" }
  | { readonly kind: "end" };

/** Rows whose cells stand apart, behind those of later rows: the oldest or all that lack one, each of them, and the cell where it is found. */
const LATER = -2.5;
const LATER_EACH = -0.1;
const FOUND_LATER = -0.3;
/** In tables of more columns there are too many ways in which cells may stand apart; in those of three only targets are waited for, all at once. */
const WIDEST_LATER = 3;
/** So many cells of a column may be waited for. */
const MOST_LATER = 24;

/** A cell that was passed over, with what its row has of other columns. */
interface Hole {
  readonly column: number;
  readonly row: readonly (readonly Atom[])[];
}

/** Between two pieces: how many cells of each column are read of rows that lack cells, and which they are. */
interface State {
  readonly at: number;
  readonly counts: readonly number[];
  readonly last: number;
  score: number;
  /** Cells of unfinished rows, by column. */
  open: readonly Cells[];
  /** Cells passed over that are not found yet, by column, and which they are. */
  readonly later: readonly number[];
  holes: readonly Hole[];
  back: Edge | null;
  readonly onward: Edge[];
  rest: number;
}

interface Edge {
  readonly from: State;
  readonly to: State;
  readonly step: Step;
  readonly score: number;
}

/**
 * Rows of a table whose columns are written one after the other, for some rows or for all (`pdftotext`): the first name belongs to the
 * first value, the second to the second. A search over how many cells of each column have been read, by what they look like. Rows that
 * stand among others are told by their order alone: their margin is 0.
 */
export function columnRows({ atoms, barriers }: Sequence, columns: readonly Column[], wrapping: Wrapping): Rows {
  const none: Rows = { score: -Infinity, rows: [], skipped: [] };
  if (atoms.length > LONGEST || columns.length < 2) return none;
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
  const context: Context = { atoms, barriers, blanks, columns, wrapping, known: new Map() };
  const reach = (at: number, from: State, step: Step, next: Next) => {
    const keys = (byKey[at] ??= new Map());
    const key = keyOf(next);
    let to = keys.get(key);
    if (to === undefined) {
      to = newState(at, next.counts, next.last, next.later);
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
      fillEmpty(state, columns, (...args) => reach(at, ...args));
      if (at === atoms.length) continue;
      reach(at + 1, state, { kind: "skip" }, { ...state, score: SKIP });
      for (const [to, column, score] of cellsFrom(state, context)) {
        const cell = atoms.slice(at, to);
        const next = withCell(state, column, cell, context, score);
        if (next !== null) reach(to, state, { kind: "cell", column, from: at, to }, next);
        const found = intoHole(state, column, cell, context, score);
        if (found !== null) reach(to, state, { kind: "fill", column, from: at, to }, found);
      }
    }
  }
  return end.back === null ? none : rowsOf(start, end, states, atoms, columns);
}

function newState(at: number, counts: readonly number[], last: number, later: readonly number[]): State {
  const open = counts.map(() => []);
  return { at, counts, last, later, holes: [], score: -Infinity, open, back: null, onward: [], rest: -Infinity };
}

function keyOf({ counts, last, later }: Pick<State, "counts" | "last" | "later">): string {
  return `${counts.join(",")}|${last}|${later.join(",")}`;
}

function arrive(from: State, to: State, step: Step, { score, open, holes }: Pick<Next, "score" | "open" | "holes">): void {
  const edge: Edge = { from, to, step, score };
  from.onward.push(edge);
  if (from.score + score <= to.score) return;
  to.score = from.score + score;
  to.back = edge;
  to.open = open;
  to.holes = holes;
}

/** The likeliest states of a position, those that lack most cells first: cells left empty lead from one to the next. */
function kept(states: readonly State[]): State[] {
  const best = states.reduce((most, { score }) => Math.max(most, score), -Infinity);
  const missing = ({ counts }: State) => counts.length * greatest(counts) - counts.reduce((sum, count) => sum + count, 0);
  return states
    .filter(({ score }) => score >= best - NEAR)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_STATES)
    .toSorted((a, b) => missing(b) - missing(a));
}

/** The table ends here: what follows is none of it, and cells that are missing are empty. */
function finish(state: State, end: State, length: number, columns: readonly Column[]): void {
  const most = greatest(state.counts);
  const missing = state.counts.reduce((sum, count, i) => sum + (most - count) * EMPTY[(columns[i] as Column).field], 0);
  const lost = state.later.reduce((sum, count, i) => sum + count * EMPTY[(columns[i] as Column).field], 0);
  const tail = state.at === length ? 0 : TAIL + TAIL_EACH * (length - state.at);
  arrive(state, end, { kind: "end" }, { score: missing + lost + tail, open: [], holes: [] });
}

type Reach = (from: State, step: Step, next: Next) => void;

/** A cell of the oldest unfinished row is empty, or stands somewhere behind. */
function fillEmpty(state: State, columns: readonly Column[], reach: Reach): void {
  const most = greatest(state.counts);
  if (most === 0) return;
  state.counts.forEach((count, column) => {
    if (count > 0) return;
    const cost = EMPTY[(columns[column] as Column).field];
    if (cost >= -4) reach(state, { kind: "empty", column }, { ...state, ...advanced(state, column, []), score: cost });
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
  return { ...next, last: state.last, later, holes: [...state.holes, ...holes], score: LATER + LATER_EACH * rows };
}

/** A cell that was passed over, the first of its column. */
function intoHole(state: State, column: number, cell: readonly Atom[], { columns }: Context, own: number): Next | null {
  const at = state.holes.findIndex((hole) => hole.column === column);
  const hole = state.holes[at];
  if (hole === undefined) return null;
  const pairs = pairScore(columns, column, cell, hole.row);
  return {
    counts: state.counts,
    last: -1,
    open: state.open,
    later: state.later.map((count, i) => (i === column ? count - 1 : count)),
    holes: state.holes.toSpliced(at, 1),
    score: own + FOUND_LATER + pairs,
  };
}

/** What speaks against a cell and the others of a row. */
function pairScore(columns: readonly Column[], column: number, cell: readonly Atom[], row: readonly (readonly Atom[])[]): number {
  return row.reduce((sum, partner, other) => {
    if (other === column || partner.length === 0) return sum;
    return sum + pairFit(columns, other, textOfAtoms(partner), column, textOfAtoms(cell));
  }, 0);
}

interface Context {
  readonly atoms: readonly Atom[];
  readonly barriers: ReadonlySet<Atom>;
  readonly blanks: Blanks;
  readonly columns: readonly Column[];
  readonly wrapping: Wrapping;
  readonly known: Map<number, readonly CellFrom[]>;
}
type CellFrom = readonly [to: number, column: number, score: number];

/** The cells that may begin at a state's position. */
function cellsFrom({ at }: State, context: Context): readonly CellFrom[] {
  const before = context.known.get(at);
  if (before !== undefined) return before;
  const found: CellFrom[] = [];
  const { atoms, barriers, blanks, columns, wrapping } = context;
  const [first, above] = [atoms[at] as Atom, atoms[at - 1]];
  const isLabelled = barriers.has(first);
  const begin = above === undefined ? 0 : partCost(above, first) + (isLabelled ? 0 : blanks.part(above, first));
  let linked = 0;
  for (let to = at + 1; to <= Math.min(atoms.length, at + MOST_PIECES); to++) {
    if (to > at + 1) linked += linkCost(atoms[to - 2] as Atom, atoms[to - 1] as Atom, context);
    if (linked < LEAST) break;
    const own = atoms.slice(at, to);
    const [lines, text] = [cellLines(own), textOfAtoms(own)];
    columns.forEach(({ field, shape }, column) => {
      const wraps = wrapCost(lines, wrapping.widest[column]) - (lines.length > 1 && !WRAPS.has(field) ? 6 : 0);
      const score = begin + linked + wraps + shape(text) + fullness(field, lines, text, wrapping.widest[column]);
      if (score > LEAST) found.push([to, column, score]);
    });
  }
  context.known.set(at, found);
  return found;
}

/** A line that fills its cell goes on below, the sooner where no name ends there. */
const GOES_ON = 0.7;
const ENDS_FULL = -1.5;
/** Widths of one line differ by a character that did not fit. */
const FULL = 2;

function fullness(field: Column["field"], lines: readonly CellLine[], text: string, widest: number | null | undefined): number {
  if (widest == null || !WRAPS.has(field)) return 0;
  const isFull = ({ width }: CellLine) => width > widest - FULL;
  const going = GOES_ON * lines.slice(0, -1).filter(isFull).length;
  const last = lines.at(-1);
  const isOpen = (field === "level3" || field === "description") && last !== undefined && isFull(last) && !endsAsName(text);
  return going + (isOpen ? ENDS_FULL : 0);
}

/** Share of the lines without a comparator that are as wide as the widest where cells of names wrap. */
const WRAPPED = 0.2;

/** How wide cells of names are, in character cells, where so many lines are of one width that they must be full; else not known. */
export function narrowWrapping(atoms: readonly Atom[], columns: readonly Column[]): Wrapping {
  const widths = cellLines(atoms.filter(({ text }) => !SIGNED.test(text)))
    .map(({ width }) => width)
    .toSorted((a, b) => b - a);
  const widest = widths[Math.floor(widths.length / 20)] ?? 0;
  const isNarrow = widths.filter((width) => width <= widest && width > widest - FULL).length >= WRAPPED * widths.length;
  const width = isNarrow && widest > 0 ? widest : null;
  return { widest: columns.map(({ field }) => (field === "level3" || field === "description" ? width : null)) };
}

function linkCost(a: Atom, b: Atom, { barriers, blanks }: Context): number {
  const isParted = b.row - a.row > 1 && !barriers.has(b);
  const below = isParted || barriers.has(b) ? 0 : blanks.join(a, b);
  return joinCost(a, b) + (barriers.has(b) ? OVER_BARRIER : 0) + (isParted ? OVER_BLANK : 0) + below;
}

type Next = Pick<State, "counts" | "last" | "open" | "later" | "holes" | "score">;

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
  const pairs = pairScore(
    columns,
    column,
    cell,
    open.map((cells) => cells[row] ?? []),
  );
  const score = own + sameLine + opening + atLabel + (beside ? 0 : isBelow ? ELSEWHERE_BELOW : ELSEWHERE) + pairs;
  return { ...advanced(state, column, cell), last: column, later: state.later, holes: state.holes, score };
}

/** Rows whose cells are all read are closed. */
function advanced(
  { counts, open }: Pick<State, "counts" | "open">,
  column: number,
  cell: readonly Atom[],
): { counts: readonly number[]; open: readonly Cells[] } {
  const raised = counts.map((count, i) => (i === column ? count + 1 : count));
  const done = least(raised);
  const cells = open.map((own, i) => (i === column ? [...own, cell] : own));
  return { counts: raised.map((count) => count - done), open: cells.map((own) => own.slice(done)) };
}

/** Follows the best steps, and says of each cell how far behind the best reading without it lies. */
function rowsOf(start: State, end: State, states: readonly State[][], atoms: readonly Atom[], columns: readonly Column[]): Rows {
  const steps: Edge[] = [];
  for (let edge = end.back; edge !== null; edge = edge.from.back) steps.unshift(edge);
  const margins = marginsOf(states, end, atoms.length);
  const lists = columns.map((): { cell: readonly Atom[]; margin: number }[] => []);
  const alone = new Set<number>();
  const skipped: number[] = [];
  const beside = new Set<number>();
  const holes = columns.map((): number[] => []);
  for (const edge of steps) {
    const { step, from, to } = edge;
    if (step.kind === "skip") {
      skipped.push(from.at);
      beside.add(from.at - 1).add(from.at + 1);
    } else if (step.kind === "end") for (let i = from.at; i < atoms.length; i++) skipped.push(i);
    else if (step.kind === "empty") lists[step.column]?.push({ cell: [], margin: Infinity });
    else if (step.kind === "later") {
      for (let i = 0; i < step.count; i++) {
        holes[step.column]?.push(lists[step.column]?.length ?? 0);
        lists[step.column]?.push({ cell: [], margin: 0 });
      }
    } else if (step.kind === "fill") {
      const own = lists[step.column] ?? [];
      own[holes[step.column]?.shift() ?? own.length] = { cell: atoms.slice(step.from, step.to), margin: 0 };
    } else lists[step.column]?.push({ cell: atoms.slice(step.from, step.to), margin: margins(edge) });
    const isSynced = to.counts.every((count) => count === 0);
    const finished = least(lists.map((list) => list.length));
    if (isSynced && finished > 0 && greatest(from.counts) <= 1 && wasAlone(edge, columns.length)) alone.add(finished - 1);
  }
  const count = Math.max(0, ...lists.map((list) => list.length));
  const place = new Map(atoms.map((atom, i) => [atom, i] as const));
  const rows = Array.from({ length: count }, (_, i): FoundRow => {
    const own = lists.map((list) => list[i] ?? { cell: [], margin: Infinity });
    const cells = own.map(({ cell }) => cell);
    const places = cells.flat().map((atom) => place.get(atom) as number);
    const first = place.get((cells[0]?.[0] ?? cells.flat()[0]) as Atom) as number;
    const isInOrder = places.every((at, n) => n === 0 || at > (places[n - 1] as number));
    const isSure =
      isInOrder &&
      alone.has(i) &&
      !places.some((at) => beside.has(at)) &&
      own.every(({ cell }, c) => cell.length > 0 || EMPTY[(columns[c] as Column).field] > -1.5);
    return {
      start: first,
      end: greatest(places) + 1,
      cells,
      margin: isSure ? least(own.map(({ margin }) => margin)) : 0,
    };
  });
  return { score: end.score - start.score, rows, skipped };
}

/** Did the row that this step ends begin behind a finished one, with no other row's cell between? */
function wasAlone(last: Edge, width: number): boolean {
  let edge: Edge | null = last;
  for (let i = 0; edge !== null && i < 2 * width; i++) {
    if (Math.max(0, ...edge.from.counts) > 1) return false;
    if (edge.from.counts.every((count) => count === 0)) return true;
    edge = edge.from.back;
  }
  return false;
}

/** Score of the best path, less that of the best one without a step. */
function marginsOf(states: readonly State[][], end: State, length: number): (edge: Edge) => number {
  end.rest = 0;
  for (const own of states.toReversed())
    for (const state of own.toReversed())
      for (const { to, score } of state.onward) state.rest = Math.max(state.rest, score + to.rest);
  const over: Map<string, number>[] = Array.from({ length }, () => new Map());
  for (const own of states)
    for (const state of own)
      for (const { to, score, step } of state.onward) {
        if (step.kind === "empty" || step.kind === "later" || step.kind === "end" || to.rest === -Infinity) continue;
        const through = state.score + score + to.rest;
        const key = step.kind !== "cell" ? step.kind : `${step.to}:${step.column}:${state.counts.join(",")}:${state.at}`;
        for (let i = state.at; i < to.at; i++) {
          const here = over[i] as Map<string, number>;
          here.set(key, Math.max(here.get(key) ?? -Infinity, through));
        }
      }
  return ({ from, step }) => {
    if (step.kind !== "cell") return Infinity;
    const key = `${step.to}:${step.column}:${from.counts.join(",")}:${from.at}`;
    let rival = -Infinity;
    for (let i = step.from; i < step.to; i++)
      for (const [other, through] of over[i] as Map<string, number>) if (other !== key) rival = Math.max(rival, through);
    return end.score - rival;
  };
}
