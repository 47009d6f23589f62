import { DisjointSets } from "./disjoint-sets.ts";
import { emptyMask, type InkMask, type PixelBox } from "./raster.ts";

/** Ink that hangs together (corners count): a stroke, a digit, a sign, dirt. */
export interface Component {
  readonly box: PixelBox;
  /** Number of ink pixels. */
  readonly area: number;
  readonly runs: readonly InkRun[];
}

/** Ink of one row: [from, to). */
export interface InkRun {
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/** The components of the ink in a box, from left to right. */
export function componentsIn(mask: InkMask, box: PixelBox): readonly Component[] {
  const runs = runsIn(mask, box);
  const sets = new DisjointSets(runs.length);
  let above = 0;
  runs.forEach((run, i) => {
    while ((runs[above] as InkRun).y < run.y - 1) above++;
    for (let j = above; j < i; j++) {
      const other = runs[j] as InkRun;
      if (other.y === run.y || other.from > run.to) break;
      if (other.to >= run.from) sets.join(i, j);
    }
  });
  return sets
    .groups()
    .map((members) => componentOf(members.map((i) => runs[i] as InkRun)))
    .toSorted((a, b) => a.box.x0 - b.box.x0);
}

function runsIn(mask: InkMask, box: PixelBox): readonly InkRun[] {
  const runs: InkRun[] = [];
  const { width, ink } = mask;
  const { x0, x1 } = box;
  for (let y = box.y0; y < box.y1; y++) {
    const row = y * width;
    for (let x = x0; x < x1; x++) {
      if (ink[row + x] !== 1) continue;
      const from = x;
      while (x < x1 && ink[row + x] === 1) x++;
      runs.push({ y, from, to: x });
    }
  }
  return runs;
}

function componentOf(runs: readonly InkRun[]): Component {
  const box = { x0: Infinity, y0: Infinity, x1: 0, y1: 0 };
  let area = 0;
  for (const { y, from, to } of runs) {
    area += to - from;
    box.x0 = Math.min(box.x0, from);
    box.x1 = Math.max(box.x1, to);
    box.y0 = Math.min(box.y0, y);
    box.y1 = Math.max(box.y1, y + 1);
  }
  return { box, area, runs };
}

/** Side of the largest speck of dirt in inches: half of the smallest decimal point (of 7 pt type). */
const SPECK_INCH = 0.0065;

/** The mask without specks: dirt of the glass and noise of the sensor, each smaller than half a decimal point. */
export function withoutSpecks(mask: InkMask, dpi: number): InkMask {
  const largest = Math.max(1, (SPECK_INCH * dpi) ** 2);
  const clean = emptyMask(mask.width, mask.height);
  for (const { area, runs } of componentsIn(mask, { x0: 0, y0: 0, x1: mask.width, y1: mask.height })) {
    if (area <= largest) continue;
    for (const { y, from, to } of runs) clean.ink.fill(1, y * mask.width + from, y * mask.width + to);
  }
  return clean;
}
