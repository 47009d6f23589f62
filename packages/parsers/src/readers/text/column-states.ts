import { greatest, least } from "../../extent.ts";
import type { Atom } from "./atoms.ts";

/** States that are kept at a position: those so near to the best one (log-odds), and so many. */
export const NEAR = 16;
const MOST_STATES = 96;
/** So many that wait for the same cells, of so many kinds. */
const MOST_ALIKE = 12;
const MOST_KINDS = 6;

export type Cells = readonly (readonly Atom[])[];

export type Step =
  | { readonly kind: "cell"; readonly column: number; readonly from: number; readonly to: number }
  | { readonly kind: "fill"; readonly column: number; readonly from: number; readonly to: number }
  | { readonly kind: "empty"; readonly column: number }
  | { readonly kind: "later"; readonly column: number; readonly count: number }
  | { readonly kind: "aside"; readonly column: number; readonly from: number; readonly to: number }
  | { readonly kind: "use"; readonly column: number }
  | { readonly kind: "skip" }
  | { readonly kind: "end" };

/** A cell that was passed over, with what its row has of other columns. */
export interface Hole {
  readonly column: number;
  readonly row: readonly (readonly Atom[])[];
}

/** Between two pieces: how many cells of each column are read of rows that lack cells, and which they are. */
export interface State {
  readonly at: number;
  readonly counts: readonly number[];
  readonly last: number;
  score: number;
  /** Cells of unfinished rows, by column. */
  open: readonly Cells[];
  /** Cells passed over that are not found yet, by column, and which they are. */
  readonly later: readonly number[];
  holes: readonly Hole[];
  /** Cells set aside, by column. */
  aside: readonly Cells[];
  back: Edge | null;
  readonly onward: Edge[];
  rest: number;
  /** What it waits for, as a key: see `waitingKey`. */
  readonly waiting: string;
}

export interface Edge {
  readonly from: State;
  readonly to: State;
  readonly step: Step;
  readonly score: number;
}

/** A state as a step reaches it: `score` is the step's own. */
export type Next = Pick<State, "counts" | "last" | "open" | "later" | "holes" | "aside" | "score">;

export function newState(
  at: number,
  counts: readonly number[],
  last: number,
  later: readonly number[],
  aside: readonly Cells[] = counts.map(() => []),
): State {
  const open = counts.map(() => []);
  const waiting = waitingKey({ later, aside });
  return { at, counts, last, later, aside, holes: [], score: -Infinity, open, back: null, onward: [], rest: -Infinity, waiting };
}

/** @param waiting the state's own, where it is known */
export function keyOf(state: Pick<State, "counts" | "last" | "later" | "aside">, waiting = waitingKey(state)): string {
  return `${state.counts.join(",")}|${state.last}|${waiting}`;
}

function waitingKey({ later, aside }: Pick<State, "later" | "aside">): string {
  return `${later.join(",")}|${aside.map((own) => own.length).join(",")}`;
}

export function arrive(
  from: State,
  to: State,
  step: Step,
  { score, open, holes, aside }: Pick<Next, "score" | "open" | "holes" | "aside">,
): void {
  const edge: Edge = { from, to, step, score };
  from.onward.push(edge);
  if (from.score + score <= to.score) return;
  to.score = from.score + score;
  to.back = edge;
  to.open = open;
  to.holes = holes;
  to.aside = aside;
}

/**
 * The likeliest states of a position, those that lack most cells first: cells left empty lead from one to the next. Of those that wait for the same
 * cells some are kept in any case: that a cell stands apart is seen to be right only where it is found.
 */
export function kept(states: readonly State[]): State[] {
  const best = states.reduce((most, { score }) => Math.max(most, score), -Infinity);
  const near = states.filter(({ score }) => score >= best - NEAR).toSorted((a, b) => b.score - a.score);
  const waiting = new Map<string, number>();
  const chosen = near.filter((state, i) => {
    const key = state.waiting;
    const count = (waiting.get(key) ?? 0) + 1;
    waiting.set(key, count);
    return i < MOST_STATES || (count <= MOST_ALIKE && waiting.size <= MOST_KINDS);
  });
  const missing = ({ counts }: State) => counts.length * greatest(counts) - counts.reduce((sum, count) => sum + count, 0);
  return chosen.toSorted((a, b) => missing(b) - missing(a));
}

/** Rows whose cells are all read are closed. */
export function advanced(
  { counts, open }: Pick<State, "counts" | "open">,
  column: number,
  cell: readonly Atom[],
): { counts: readonly number[]; open: readonly Cells[] } {
  const raised = counts.map((count, i) => (i === column ? count + 1 : count));
  const done = least(raised);
  const cells = open.map((own, i) => (i === column ? [...own, cell] : own));
  return { counts: raised.map((count) => count - done), open: cells.map((own) => own.slice(done)) };
}
