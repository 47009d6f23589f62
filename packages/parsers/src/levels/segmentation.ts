import type { Group } from "./groups.ts";

/** Everything the segmentation needs to know of the rows. Scores are log-odds: higher is better. */
export interface Model {
  readonly length: number;
  readonly groups: readonly Group[];
  /** May row i belong to the group? (Printed labels forbid.) */
  readonly allows: (group: Group, i: number) => boolean;
  readonly rowScore: (group: Group, i: number) => number;
  /** Score of rows [start, end) being one group, whichever it is. */
  readonly segmentScore: (start: number, end: number) => number;
  readonly statesLevel1: (i: number) => boolean;
}

export interface Segmentation {
  readonly score: number;
  /** Index of each row's group. */
  readonly groupOf: readonly number[];
  /** Per row: how far behind the best reading with another level 1, and with another group, is; and that group. */
  readonly alternatives: readonly { readonly level1: number; readonly level2: number; readonly rival: number }[];
}

/** A level 1 group none of whose rows prints its label. */
const NO_LEVEL1_LABEL = 2.5;
/** The official order is evidence, not law: departments put cost first or last. */
const LEVEL1_OUT_OF_ORDER = 1;
const LEVEL2_OUT_OF_ORDER = 1.5;
/** Two neighbouring segments of one group are no two groups. */
const SAME_GROUP_AGAIN = 4;

/**
 * Exact best segmentation by dynamic programming over rows × groups (a semi-Markov Viterbi search; Sarawagi and
 * Cohen, "Semi-Markov Conditional Random Fields", 2004), forwards and backwards, so that for every row the best
 * segmentation that reads it otherwise is known too (max-marginals). A state is a group and whether its level 1
 * label has been printed since that level 1 began.
 */
export function bestSegmentation(model: Model): Segmentation {
  const { length, groups } = model;
  const segments = segmentsOf(model);
  const forward = table(length, groups.length);
  const entry = table(length, groups.length);
  const back = new Map<number, { start: number; group: number; state: number; previous: number }>();
  const key = (end: number, state: number) => end * groups.length * 2 + state;

  // entry[s][g, seen]: best score of rows before s, given that a segment of group g begins at s in a level 1 run whose label was (not) seen
  const entryFrom = new Map<number, number>();
  for (let start = 0; start < length; start++) {
    for (let g = 0; g < groups.length; g++) {
      for (const seen of [0, 1]) {
        const best = bestEntry(model, forward, start, g, seen);
        (entry[start] as Float64Array)[g * 2 + seen] = best.score;
        if (best.previous >= 0) entryFrom.set(key(start, g * 2 + seen), best.previous);
      }
    }
    for (const segment of segments[start] as readonly Segment[]) {
      for (const seen of [0, 1]) {
        const base = (entry[start] as Float64Array)[segment.group * 2 + seen] as number;
        if (base === -Infinity) continue;
        const state = segment.group * 2 + (seen | segment.seen);
        const row = forward[segment.end] as Float64Array;
        const score = base + segment.score;
        if (score > (row[state] as number)) {
          row[state] = score;
          back.set(key(segment.end, state), {
            start,
            group: segment.group,
            state,
            previous: entryFrom.get(key(start, segment.group * 2 + seen)) ?? -1,
          });
        }
      }
    }
  }

  const backward = backwardScores(model, segments);
  const last = forward[length] as Float64Array;
  let finalState = 0;
  let score = -Infinity;
  for (let state = 0; state < last.length; state++) {
    const total = (last[state] as number) + closing(state);
    if (total > score) [score, finalState] = [total, state];
  }
  const groupOf = Array.from({ length }, () => 0);
  for (let end = length, state = finalState; end > 0;) {
    const step = back.get(key(end, state));
    if (step === undefined) throw new Error("segmentation without a path"); // groupsFor gives a group for every printed pair
    groupOf.fill(step.group, step.start, end);
    [end, state] = [step.start, step.previous];
  }
  return { score, groupOf, alternatives: alternatives(model, segments, entry, backward, score, groupOf) };
}

interface Segment {
  readonly start: number;
  readonly end: number;
  readonly group: number;
  readonly score: number;
  readonly seen: 0 | 1;
}

/** All segments that printed labels allow, by their start. */
function segmentsOf(model: Model): readonly (readonly Segment[])[] {
  const label = new Map<number, number>();
  const segmentScore = (start: number, end: number) => {
    const k = start * (model.length + 1) + end;
    let score = label.get(k);
    if (score === undefined) label.set(k, (score = model.segmentScore(start, end)));
    return score;
  };
  return Array.from({ length: model.length }, (_, start) => {
    const out: Segment[] = [];
    model.groups.forEach((group, g) => {
      let words = 0;
      let seen: 0 | 1 = 0;
      for (let end = start + 1; end <= model.length && model.allows(group, end - 1); end++) {
        words += model.rowScore(group, end - 1);
        if (model.statesLevel1(end - 1)) seen = 1;
        out.push({ start, end, group: g, score: words + segmentScore(start, end), seen });
      }
    });
    return out;
  });
}

function table(length: number, groups: number): Float64Array[] {
  return Array.from({ length: length + 1 }, () => new Float64Array(groups * 2).fill(-Infinity));
}

function closing(state: number): number {
  return state % 2 === 1 ? 0 : -NO_LEVEL1_LABEL;
}

/** Cost of going from one group to the next, level 1 labels aside. */
function transition(from: Group, to: Group): number {
  if (from === to) return -SAME_GROUP_AGAIN;
  if (from.level1 !== to.level1) return to.order1 < from.order1 ? -LEVEL1_OUT_OF_ORDER : 0;
  return to.order2 < from.order2 ? -LEVEL2_OUT_OF_ORDER : 0;
}

function bestEntry(
  model: Model,
  forward: readonly Float64Array[],
  start: number,
  g: number,
  seen: number,
): { score: number; previous: number } {
  if (start === 0) return { score: seen === 0 ? 0 : -Infinity, previous: -1 };
  const to = model.groups[g] as Group;
  const row = forward[start] as Float64Array;
  let score = -Infinity;
  let previous = -1;
  for (let state = 0; state < row.length; state++) {
    const from = model.groups[state >> 1] as Group;
    const sameRun = from.level1 === to.level1;
    // within a run the seen bit is carried over; a new run begins unseen and closes the one before
    if (sameRun ? state % 2 !== seen : seen !== 0) continue;
    const total = (row[state] as number) + transition(from, to) + (sameRun ? 0 : closing(state));
    if (total > score) [score, previous] = [total, state];
  }
  return { score, previous };
}

/** backward[e][state]: best score of rows from e on, given the state in which rows before e ended. */
function backwardScores(model: Model, segments: readonly (readonly Segment[])[]): readonly Float64Array[] {
  const { length, groups } = model;
  const backward = table(length, groups.length);
  const final = backward[length] as Float64Array;
  for (let state = 0; state < final.length; state++) final[state] = closing(state);
  for (let start = length - 1; start > 0; start--) {
    // best continuation per (group, seen at entry)
    const continuation = new Float64Array(groups.length * 2).fill(-Infinity);
    for (const segment of segments[start] as readonly Segment[]) {
      for (const seen of [0, 1]) {
        const rest = (backward[segment.end] as Float64Array)[segment.group * 2 + (seen | segment.seen)] as number;
        const k = segment.group * 2 + seen;
        continuation[k] = Math.max(continuation[k] as number, segment.score + rest);
      }
    }
    const row = backward[start] as Float64Array;
    for (let state = 0; state < row.length; state++) {
      const from = groups[state >> 1] as Group;
      groups.forEach((to, g) => {
        const sameRun = from.level1 === to.level1;
        const next =
          (continuation[g * 2 + (sameRun ? state % 2 : 0)] as number) + transition(from, to) + (sameRun ? 0 : closing(state));
        if (next > (row[state] as number)) row[state] = next;
      });
    }
  }
  return backward;
}

function alternatives(
  model: Model,
  segments: readonly (readonly Segment[])[],
  entry: readonly Float64Array[],
  backward: readonly Float64Array[],
  best: number,
  groupOf: readonly number[],
): Segmentation["alternatives"] {
  const { length, groups } = model;
  const perRow = Array.from({ length }, () => new Float64Array(groups.length).fill(-Infinity));
  for (const segment of segments.flat()) {
    let total = -Infinity;
    for (const seen of [0, 1]) {
      const before = (entry[segment.start] as Float64Array)[segment.group * 2 + seen] as number;
      const after = (backward[segment.end] as Float64Array)[segment.group * 2 + (seen | segment.seen)] as number;
      total = Math.max(total, before + segment.score + after);
    }
    for (let i = segment.start; i < segment.end; i++) {
      const row = perRow[i] as Float64Array;
      if (total > (row[segment.group] as number)) row[segment.group] = total;
    }
  }
  return perRow.map((row, i) => {
    const own = groups[groupOf[i] as number] as Group;
    let [level1, level2, rival] = [Infinity, Infinity, -1];
    row.forEach((total, g) => {
      const group = groups[g] as Group;
      if (group === own || total === -Infinity) return;
      if (best - total < level2) [level2, rival] = [best - total, g];
      if (group.level1 !== own.level1) level1 = Math.min(level1, best - total);
    });
    return { level1, level2, rival };
  });
}
