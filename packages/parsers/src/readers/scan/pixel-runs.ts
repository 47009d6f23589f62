import { DisjointSets } from "./disjoint-sets.ts";
import type { InkMask } from "./raster.ts";

/** A run of ink in a row or the one below it: [from, to). A thin line between two rows of pixels wavers from one to the other. */
export interface Run {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** A straight horizontal stroke: the runs that make it and what they measure. */
export interface Stroke {
  readonly runs: readonly Run[];
  /** Middle of its ink. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
}

/** Sizes in pixels of what counts as a straight stroke. */
export interface StrokeSizes {
  readonly minLength: number;
  /** Holes within a stretch that printing and scanning leave. */
  readonly hole: number;
  /** Holes between collinear stretches: a worn line. Never more than half of the shorter stretch, or strokes of letters join. */
  readonly gap: number;
  /** Stretches on rows this near each other are one line. */
  readonly near: number;
  readonly maxThickness: number;
}

/** The straight horizontal strokes of a mask, slightly slanted and broken ones too. */
export function horizontalStrokes(mask: InkMask, sizes: StrokeSizes): readonly Stroke[] {
  const runs = longRuns(mask, sizes.hole, sizes.minLength);
  const strokes = groupRuns(runs, sizes.hole)
    .map(strokeOf)
    .filter(({ thickness }) => thickness <= sizes.maxThickness);
  return joinCollinear(strokes, sizes.near, sizes.gap);
}

function longRuns({ width, height, ink }: InkMask, hole: number, minLength: number): readonly Run[] {
  const runs: Run[] = [];
  let next = ink.indexOf(1);
  for (let row = 0; row + 1 < height; row++) {
    const base = row * width;
    if (next >= 0 && next < base) next = ink.indexOf(1, base);
    if (next < 0) break; // no ink from here on
    if (next >= base + 2 * width) continue; // none in this row and the one below it
    let [from, to] = [-1, -1];
    for (let x = 0; x < width; x++) {
      if (ink[base + x] === 0 && ink[base + width + x] === 0) continue;
      if (from < 0 || x - to > hole) {
        if (to - from >= minLength) runs.push({ row, from, to });
        from = x;
      }
      to = x + 1;
    }
    if (from >= 0 && to - from >= minLength) runs.push({ row, from, to });
  }
  return runs;
}

/** Runs of neighbouring rows that touch, as one stroke: a slightly slanted line steps from row to row. */
function groupRuns(runs: readonly Run[], reach: number): readonly (readonly Run[])[] {
  const sets = new DisjointSets(runs.length);
  let first = 0;
  runs.forEach((run, i) => {
    while ((runs[first] as Run).row < run.row - 1) first++;
    for (let j = first; j < i; j++) {
      const other = runs[j] as Run;
      if (other.row < run.row && other.from <= run.to + reach && run.from <= other.to + reach) sets.join(i, j);
    }
  });
  return sets.groups().map((members) => members.map((i) => runs[i] as Run));
}

function strokeOf(runs: readonly Run[]): Stroke {
  let [ink, weighted, from, to] = [0, 0, Infinity, 0];
  for (const run of runs) {
    const length = run.to - run.from;
    ink += length;
    weighted += length * (run.row + 1);
    from = Math.min(from, run.from);
    to = Math.max(to, run.to);
  }
  return { runs, at: weighted / ink, from, to, thickness: ink / (to - from) - 1 };
}

function joinCollinear(strokes: readonly Stroke[], near: number, gap: number): readonly Stroke[] {
  const sorted = strokes.toSorted((a, b) => a.at - b.at);
  const sets = new DisjointSets(sorted.length);
  sorted.forEach((a, i) => {
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j] as Stroke;
      if (b.at - a.at > near) break;
      const reach = Math.min(gap, (a.to - a.from) / 2, (b.to - b.from) / 2);
      if (b.from - a.to <= reach && a.from - b.to <= reach) sets.join(i, j);
    }
  });
  return sets.groups().map((members) => strokeOf(members.flatMap((i) => (sorted[i] as Stroke).runs)));
}
