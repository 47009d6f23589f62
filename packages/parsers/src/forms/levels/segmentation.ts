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
  /** Cost of going from one group to the next, by index; and whether both lie in one run. */
  readonly step: readonly Float64Array[];
  readonly sameRun: readonly (readonly boolean[])[];
  /** The groups of a group's run, itself too, and all others. */
  readonly within: readonly (readonly number[])[];
  readonly beyond: readonly (readonly number[])[];
  readonly runScore: Model["runScore"];
  /** Per group and row: the earliest row at which a run of its level 1 that goes on here can have begun. */
  readonly firstRun: readonly (readonly number[])[];
}

/** table[row][group * (length + 1) + run start]; -Infinity where no segmentation leads. */
type States = readonly Float64Array[];

function latticeOf(model: Model): Lattice {
  const { length, groups, stepScore = transition } = model;
  return {
    length,
    groups,
    segments: Array.from({ length }, (_, start) => segmentsFrom(model, start)),
    step: groups.map((from) => Float64Array.from(groups, (to) => stepScore(from, to))),
    sameRun: groups.map((from) => groups.map((to) => from.level1 === to.level1)),
    within: groups.map((from) => groups.flatMap((to, i) => (from.level1 === to.level1 ? [i] : []))),
    beyond: groups.map((from) => groups.flatMap((to, i) => (from.level1 === to.level1 ? [] : [i]))),
    runScore: model.runScore,
    firstRun: groups.map((group) => firstRuns(model, group)),
  };
}

function firstRuns(model: Model, group: Group): readonly number[] {
  const family = model.groups.filter((other) => other.level1 === group.level1);
  const first = [0];
  for (let row = 0; row < model.length; row++)
    first.push(family.some((other) => model.allows(other, row)) ? (first[row] as number) : row + 1);
  return first;
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

function statesOf({ length, groups }: Lattice): Float64Array[] {
  const width = groups.length * (length + 1);
  const all = new Float64Array(width * (length + 1)).fill(-Infinity);
  return Array.from({ length: length + 1 }, (_, row) => all.subarray(row * width, (row + 1) * width));
}

/** entry[row][group, run]: best score of the rows before, given that a segment of the group begins here in a run from `run`. */
function forward(lattice: Lattice): States {
  const { length, groups, segments } = lattice;
  const width = length + 1;
  const ended = statesOf(lattice);
  const entry = statesOf(lattice);
  for (let row = 0; row < length; row++) {
    const here = entry[row] as Float64Array;
    if (row === 0) for (let g = 0; g < groups.length; g++) here[g * width] = 0;
    else enter(lattice, row, ended[row] as Float64Array, here);
    for (const { end, group, score } of segments[row] as readonly Segment[]) {
      const target = ended[end] as Float64Array;
      for (let run = lattice.firstRun[group]?.[row] ?? 0; run <= row; run++) {
        const at = group * width + run;
        target[at] = Math.max(target[at] as number, (here[at] as number) + score);
      }
    }
  }
  return entry;
}

function enter(lattice: Lattice, row: number, ended: Float64Array, here: Float64Array): void {
  const width = lattice.length + 1;
  for (let from = 0; from < lattice.groups.length; from++) {
    const step = lattice.step[from] as Float64Array;
    const [same, other] = [lattice.within[from] as readonly number[], lattice.beyond[from] as readonly number[]];
    let closed = -Infinity;
    for (let run = lattice.firstRun[from]?.[row] ?? 0; run < row; run++) {
      const score = ended[from * width + run] as number;
      if (score === -Infinity) continue;
      closed = Math.max(closed, score + lattice.runScore(lattice.groups[from] as Group, run, row));
      for (const to of same) raise(here, to * width + run, score + (step[to] as number));
    }
    if (closed > -Infinity) for (const to of other) raise(here, to * width + row, closed + (step[to] as number));
  }
}

function raise(states: Float64Array, at: number, score: number): void {
  if (score > (states[at] as number)) states[at] = score;
}

/** rest[row][group, run]: best score of the rows from `row` on, given the group before and where its run began. */
function backward(lattice: Lattice): States {
  const { length, groups, segments, step, within, beyond, runScore, firstRun } = lattice;
  const width = length + 1;
  const rest = statesOf(lattice);
  groups.forEach((group, g) => {
    for (let run = 0; run < length; run++) (rest[length] as Float64Array)[g * width + run] = runScore(group, run, length);
  });
  for (let row = length - 1; row > 0; row--) {
    const onward = new Float64Array(groups.length * width).fill(-Infinity);
    for (const { end, group, score } of segments[row] as readonly Segment[])
      for (let run = firstRun[group]?.[row] ?? 0; run <= row; run++)
        raise(onward, group * width + run, score + ((rest[end] as Float64Array)[group * width + run] as number));
    const here = rest[row] as Float64Array;
    for (let from = 0; from < groups.length; from++) {
      const costs = step[from] as Float64Array;
      const [same, other] = [within[from] as readonly number[], beyond[from] as readonly number[]];
      let next = -Infinity; // a run that ends here is followed alike, wherever it began
      for (const to of other) next = Math.max(next, (costs[to] as number) + (onward[to * width + row] as number));
      for (let run = firstRun[from]?.[row] ?? 0; run < row; run++) {
        let best = runScore(groups[from] as Group, run, row) + next;
        for (const to of same) best = Math.max(best, (costs[to] as number) + (onward[to * width + run] as number));
        raise(here, from * width + run, best);
      }
    }
  }
  return rest;
}

function maxMarginals(lattice: Lattice, entry: States, rest: States): readonly Float64Array[] {
  const { length, groups, segments, firstRun } = lattice;
  const width = length + 1;
  const scores = Array.from({ length }, () => new Float64Array(groups.length).fill(-Infinity));
  segments.forEach((list, start) => {
    for (const { end, group, score } of list) {
      let best = -Infinity;
      for (let run = firstRun[group]?.[start] ?? 0; run <= start; run++) {
        const at = group * width + run;
        best = Math.max(best, ((entry[start] as Float64Array)[at] as number) + ((rest[end] as Float64Array)[at] as number));
      }
      for (let i = start; i < end; i++) raise(scores[i] as Float64Array, group, best + score);
    }
  });
  return scores;
}

/** Follows the best continuation from the first row on. */
function bestPath(lattice: Lattice, rest: States): { score: number; groupOf: readonly number[] } {
  const width = lattice.length + 1;
  const groupOf: number[] = [];
  let total = Number.NaN;
  for (let row = 0, before = -1, run = 0; row < lattice.length;) {
    let best = { score: -Infinity, end: row, group: -1, run };
    for (const { end, group, score } of lattice.segments[row] as readonly Segment[]) {
      const same = before >= 0 && lattice.sameRun[before]?.[group] === true;
      const begun = same ? run : row;
      const step =
        before < 0
          ? 0
          : (lattice.step[before]?.[group] as number) + (same ? 0 : lattice.runScore(lattice.groups[before] as Group, run, row));
      const all = step + score + ((rest[end] as Float64Array)[group * width + begun] as number);
      if (all > best.score) best = { score: all, end, group, run: begun };
    }
    if (best.group < 0) throw new Error("segmentation without a path"); // groupsFor gives a group for every printed pair
    if (row === 0) total = best.score;
    while (groupOf.length < best.end) groupOf.push(best.group);
    [row, before, run] = [best.end, best.group, best.run];
  }
  return { score: total, groupOf };
}
