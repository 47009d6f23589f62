import type { Group } from "./groups.ts";

/** Everything the segmentation needs to know of the rows. Scores are log-odds: higher is better. */
export interface Model {
  readonly length: number;
  readonly groups: readonly Group[];
  /** May row i belong to the group? (Printed labels forbid.) */
  readonly allows: (group: Group, i: number) => boolean;
  readonly rowScore: (group: Group, i: number) => number;
  /** Score of rows [start, end) being one group of level 2, as far as its labels tell. */
  readonly segmentScore: (group: Group, start: number, end: number) => number;
  /** Score of rows [start, end) being one run of the group's level 1, as far as its labels tell. */
  readonly runScore: (group: Group, start: number, end: number) => number;
  /** Score of going from one group to the next; by the official order where it is absent. */
  readonly stepScore?: (from: Group, to: Group) => number;
}

export interface Segmentation {
  readonly score: number;
  /** Index of each row's group. */
  readonly groupOf: readonly number[];
  /** Per row and group: the score of the best segmentation that puts the row into the group. */
  readonly scores: readonly Float64Array[];
}

/** The official order is evidence, not law: departments put cost first or last. */
const LEVEL1_OUT_OF_ORDER = 1;
const LEVEL2_OUT_OF_ORDER = 1.5;
/** A level 2 label below a level 1 that the taxonomy does not put above it. */
const MISMATCH = 3;
/** Two neighbouring segments of one group are no two groups. */
const SAME_GROUP_AGAIN = 4;

/**
 * Exact best segmentation on two levels by dynamic programming (a semi-Markov Viterbi search; Sarawagi and Cohen,
 * "Semi-Markov Conditional Random Fields", 2004), forwards and backwards, so that for every row and group the best
 * segmentation with that row in that group is known (max-marginals). Rows fall into runs of one level 1, runs into
 * segments of one level 2; a state between two segments is the group before and the row at which its run began.
 */
export function bestSegmentation(model: Model): Segmentation {
  const lattice = latticeOf(model);
  const entry = forward(lattice);
  const rest = backward(lattice);
  const scores = maxMarginals(lattice, entry, rest);
  return { ...bestPath(lattice, rest), scores };
}

interface Segment {
  readonly end: number;
  readonly group: number;
  readonly score: number;
}

interface Lattice {
  readonly length: number;
  readonly groups: readonly Group[];
  /** All segments that printed labels allow, by their start. */
  readonly segments: readonly (readonly Segment[])[];
  /** Score of going from one group to the next, by index. */
  readonly step: readonly (readonly number[])[];
  /** By group: the runs of its level 1, the same for all groups of it. */
  readonly runs: readonly Runs[];
}

/** What runs of one level 1 may be. */
interface Runs {
  /** The groups of such a run, and all others, by index. */
  readonly within: readonly number[];
  readonly beyond: readonly number[];
  /** Per row: the earliest row at which a run that goes on here can have begun. */
  readonly first: readonly number[];
  /** scores[end * (length + 1) + start], from the earliest start on. */
  readonly scores: Float64Array;
}

/** states[(row * groups + group) * (length + 1) + run start]; -Infinity where no segmentation leads. */
type States = Float64Array;

function latticeOf(model: Model): Lattice {
  const { length, groups, stepScore = transition } = model;
  return {
    length,
    groups,
    segments: Array.from({ length }, (_, start) => segmentsFrom(model, start)),
    step: groups.map((from) => groups.map((to) => stepScore(from, to))),
    runs: runsOf(model),
  };
}

function runsOf(model: Model): readonly Runs[] {
  const known = new Map<string, Runs>();
  return model.groups.map((group) => {
    const runs = known.get(group.level1) ?? runsWith(model, group);
    known.set(group.level1, runs);
    return runs;
  });
}

function runsWith({ length, groups, allows, runScore }: Model, group: Group): Runs {
  const indexes = (isSame: boolean): number[] =>
    groups.flatMap((other, i) => ((other.level1 === group.level1) === isSame ? [i] : []));
  const within = indexes(true);
  const first = [0];
  for (let row = 0; row < length; row++)
    first.push(within.some((i) => allows(groups[i] as Group, row)) ? (first[row] as number) : row + 1);
  const width = length + 1;
  const scores = new Float64Array(width * width);
  for (let end = 1; end <= length; end++)
    for (let start = first[end] as number; start < end; start++) scores[end * width + start] = runScore(group, start, end);
  return { within, beyond: indexes(false), first, scores };
}

function segmentsFrom(model: Model, start: number): readonly Segment[] {
  return model.groups.flatMap((group, g) => {
    const out: Segment[] = [];
    let words = 0;
    for (let end = start + 1; end <= model.length && model.allows(group, end - 1); end++) {
      words += model.rowScore(group, end - 1);
      out.push({ end, group: g, score: words + model.segmentScore(group, start, end) - (group.mismatch ? MISMATCH : 0) });
    }
    return out;
  });
}

function transition(from: Group, to: Group): number {
  if (from === to) return -SAME_GROUP_AGAIN;
  if (from.level1 !== to.level1) return isBefore(to.order1, from.order1) ? -LEVEL1_OUT_OF_ORDER : 0;
  return isBefore(to.order2, from.order2) ? -LEVEL2_OUT_OF_ORDER : 0;
}

/** A label outside the taxonomy has no place in its order. */
function isBefore(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a < b;
}

function statesOf({ length, groups }: Lattice): States {
  return new Float64Array((length + 1) * groups.length * (length + 1)).fill(-Infinity);
}

/** Where the states of a row and group begin. */
function placeIn({ length, groups }: Lattice): (row: number, group: number) => number {
  return (row, group) => (row * groups.length + group) * (length + 1);
}

/** entry of [row, group, run]: best score of the rows before, given that a segment of the group begins here in a run from `run`. */
function forward(lattice: Lattice): States {
  const { length, groups, segments, runs } = lattice;
  const place = placeIn(lattice);
  const ended = statesOf(lattice);
  const entry = statesOf(lattice);
  for (let g = 0; g < groups.length; g++) entry[place(0, g)] = 0;
  for (let row = 0; row < length; row++) {
    if (row > 0) enter(lattice, row, ended, entry);
    for (const { end, group, score } of segments[row] as readonly Segment[]) {
      const first = firstOf(runs, group, row);
      raiseAll(ended, place(end, group) + first, entry, place(row, group) + first, row - first + 1, score);
    }
  }
  return entry;
}

function enter(lattice: Lattice, row: number, ended: States, entry: States): void {
  const { length, groups, step, runs } = lattice;
  const place = placeIn(lattice);
  for (let from = 0; from < groups.length; from++) {
    const { within, beyond, scores } = runs[from] as Runs;
    const first = firstOf(runs, from, row);
    const [begun, count] = [place(row, from) + first, row - first];
    const closed = bestSum(ended, begun, scores, row * (length + 1) + first, count);
    if (closed === -Infinity) continue; // no segment of the group ends here
    const costs = step[from] as readonly number[];
    for (const to of within) raiseAll(entry, place(row, to) + first, ended, begun, count, costs[to] as number);
    for (const to of beyond) raise(entry, place(row, to) + row, closed + (costs[to] as number));
  }
}

/** rest of [row, group, run]: best score of the rows from `row` on, given the group before and where its run began. */
function backward(lattice: Lattice): States {
  const { length, groups, segments, step, runs } = lattice;
  const place = placeIn(lattice);
  const width = length + 1;
  const rest = statesOf(lattice);
  for (let g = 0; g < groups.length; g++) {
    const first = firstOf(runs, g, length);
    rest.set((runs[g] as Runs).scores.subarray(length * width + first, length * width + length), place(length, g) + first);
  }
  const onward = new Float64Array(groups.length * width);
  for (let row = length - 1; row > 0; row--) {
    onward.fill(-Infinity);
    for (const { end, group, score } of segments[row] as readonly Segment[]) {
      const first = firstOf(runs, group, row);
      raiseAll(onward, group * width + first, rest, place(end, group) + first, row - first + 1, score);
    }
    for (let from = 0; from < groups.length; from++) {
      const { within, beyond, scores } = runs[from] as Runs;
      const first = firstOf(runs, from, row);
      const [here, count] = [place(row, from) + first, row - first];
      const costs = step[from] as readonly number[];
      let next = -Infinity; // a run that ends here is followed alike, wherever it began
      for (const to of beyond) next = Math.max(next, (costs[to] as number) + (onward[to * width + row] as number));
      raiseAll(rest, here, scores, row * width + first, count, next);
      for (const to of within) raiseAll(rest, here, onward, to * width + first, count, costs[to] as number);
    }
  }
  return rest;
}

function firstOf(runs: readonly Runs[], group: number, row: number): number {
  return (runs[group] as Runs).first[row] as number;
}

/** Raises `count` states to others with a score added, where these are better. */
function raiseAll(states: States, at: number, others: Float64Array, from: number, count: number, score: number): void {
  for (let i = 0; i < count; i++) raise(states, at + i, (others[from + i] as number) + score);
}

function raise(states: States, at: number, score: number): void {
  if (score > (states[at] as number)) states[at] = score;
}

function bestSum(states: States, at: number, others: Float64Array, from: number, count: number): number {
  let best = -Infinity;
  for (let i = 0; i < count; i++) best = Math.max(best, (states[at + i] as number) + (others[from + i] as number));
  return best;
}

function maxMarginals(lattice: Lattice, entry: States, rest: States): readonly Float64Array[] {
  const { length, groups, segments, runs } = lattice;
  const place = placeIn(lattice);
  const scores = Array.from({ length }, () => new Float64Array(groups.length).fill(-Infinity));
  segments.forEach((list, start) => {
    for (const { end, group, score } of list) {
      const first = firstOf(runs, group, start);
      const best = bestSum(entry, place(start, group) + first, rest, place(end, group) + first, start - first + 1);
      for (let i = start; i < end; i++) raise(scores[i] as Float64Array, group, best + score);
    }
  });
  return scores;
}

/** Follows the best continuation from the first row on. */
function bestPath(lattice: Lattice, rest: States): { score: number; groupOf: readonly number[] } {
  const { length, segments, step, runs } = lattice;
  const place = placeIn(lattice);
  const groupOf: number[] = [];
  let total = Number.NaN;
  for (let row = 0, before = -1, run = 0; row < length;) {
    let best = { score: -Infinity, end: row, group: -1, run };
    for (const { end, group, score } of segments[row] as readonly Segment[]) {
      const own = runs[before]; // none before the first
      const same = own === runs[group];
      const begun = same ? run : row;
      const closing = own === undefined || same ? 0 : (own.scores[row * (length + 1) + run] as number);
      const onward = own === undefined ? 0 : (step[before]?.[group] as number) + closing;
      const all = onward + score + (rest[place(end, group) + begun] as number);
      if (all > best.score) best = { score: all, end, group, run: begun };
    }
    if (best.group < 0) throw new Error("segmentation without a path"); // groupsFor gives a group for every printed pair
    if (row === 0) total = best.score;
    while (groupOf.length < best.end) groupOf.push(best.group);
    [row, before, run] = [best.end, best.group, best.run];
  }
  return { score: total, groupOf };
}
