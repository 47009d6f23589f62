import type { InkMask } from "./raster.ts";

/**
 * How lines that are level on the sheet run in its picture, about the picture's middle: the one at height y rises by
 * `slope + change * y` for each pixel to the right, y counted from the middle.
 */
export interface Pencil {
  readonly slope: number;
  readonly change: number;
}

/** Edges of ink: positions along the lines and across them, both from the picture's middle. */
interface Edges {
  readonly along: Float32Array;
  readonly across: Float32Array;
  readonly length: number;
  readonly breadth: number;
}

/** More edges tell no more; so many tell whether it is worth the while to look closer. */
const MOST_EDGES = 16_000;
const SOME_EDGES = 3000;
/** Sheets are turned by at most this many degrees, to either side. */
const MOST_DEGREES = 11;
const COARSE_STEP = Math.tan((0.25 * Math.PI) / 180);
/** From a picture's one edge to the other lines turn by at most this (radians). */
const MOST_CHANGE = 0.16;

/** How the level and the upright lines of a sheet run in its picture. */
export interface Tilt {
  readonly level: Pencil;
  /** Its slope is that of x over y. */
  readonly upright: Pencil;
}

/** The tilt by few edges in coarse steps: what lies on the glass of a scanner comes out within 5 degrees and without change. */
export function roughTilt(mask: InkMask): Tilt {
  const [level, upright] = [edgesOf(mask, "level", SOME_EDGES), edgesOf(mask, "upright", SOME_EDGES)];
  const own = roughly(level, FLAT, searchesOf(level)[0]);
  const near = { ...searchesOf(upright)[0], reach: 3 * COARSE_STEP };
  return { level: own, upright: roughly(upright, { slope: -own.slope, change: 0 }, near) };
}

/** Lines of few edges seem to run together by chance, too: what hardly gathers more than a parallel pencil is no reason to look closer. */
const HARDLY = 1.04;

function roughly(edges: Edges, start: Pencil, search: Search): Pencil {
  const parallel = sharpest(edges, start, { ...search, changeReach: 0 });
  const best = sharpest(edges, start, search);
  const counts = new Uint32Array(Math.ceil((2 * edges.breadth + edges.length) / search.bin));
  return sharpness(edges, best, search.bin, counts) > HARDLY * sharpness(edges, parallel, search.bin, counts) ? best : parallel;
}

/**
 * The tilt as exactly as the edges tell: that of a sheet flat on the glass, at right angles and without change, unless another gathers them clearly
 * better. A page of a few lines of text tells nothing else.
 */
export function exactTilt(mask: InkMask): Tilt {
  const [levelEdges, uprightEdges] = [edgesOf(mask, "level", MOST_EDGES), edgesOf(mask, "upright", MOST_EDGES)];
  const level = clearer(levelEdges, FLAT, Infinity);
  return { level, upright: clearer(uprightEdges, { slope: -level.slope, change: 0 }, COARSE_STEP) };
}

const FLAT: Pencil = { slope: 0, change: 0 };
/** A pencil of lines that run together gathers so many times more than a parallel one, or it is chance. */
const CLEARLY = 1.15;

/** @param reach how far from `start` a pencil's slope may be that needs no proof */
function clearer(edges: Edges, start: Pencil, reach: number): Pencil {
  const searches = searchesOf(edges);
  const best = searches.reduce((pencil, search) => sharpest(edges, pencil, search), start);
  const plain = searches
    .map((search) => ({ ...search, reach: Math.min(search.reach, reach), changeReach: 0 }))
    .reduce((pencil, search) => sharpest(edges, pencil, search), start);
  const counts = new Uint32Array(2 * edges.breadth + edges.length);
  return sharpness(edges, best, 2, counts) > CLEARLY * sharpness(edges, plain, 2, counts) ? best : plain;
}

/** Positions of ink that has paper above it, or to its left, evenly taken from all over the picture. */
function edgesOf({ width, height, ink }: InkMask, axis: keyof Tilt, most: number): Edges {
  const [found, before] = [[] as number[], axis === "level" ? width : 1];
  const sparse = most === SOME_EDGES ? 12 : 3; // rows or columns of pixels, of which each tells the same
  for (let y = 1; y < height; y += axis === "level" ? 1 : sparse)
    for (let x = 1; x < width; x += axis === "level" ? sparse : 1) {
      const at = y * width + x;
      if (ink[at] === 1 && ink[at - before] === 0) found.push(at);
    }
  const count = Math.min(most, found.length);
  const [length, breadth] = axis === "level" ? [width, height] : [height, width];
  const edges = { along: new Float32Array(count), across: new Float32Array(count), length, breadth };
  for (let i = 0; i < count; i++) {
    const at = found[Math.floor((i * found.length) / count)] as number;
    const [x, y] = [(at % width) - width / 2, Math.floor(at / width) - height / 2];
    edges.along[i] = axis === "level" ? x : y;
    edges.across[i] = axis === "level" ? y : x;
  }
  return edges;
}

/** From coarse steps to fine ones; coarse bins see lines that are not yet quite straight. */
function searchesOf({ breadth }: Edges): readonly [Search, ...Search[]] {
  const [most, changes] = [Math.tan((MOST_DEGREES * Math.PI) / 180), MOST_CHANGE / breadth];
  const search = (reach: number, step: number, changeReach: number, changeStep: number, bin: number): Search => ({
    reach,
    step,
    changeReach,
    changeStep,
    bin,
  });
  return [
    search(most, 3 * COARSE_STEP, changes, changes / 6, 8),
    search(3 * COARSE_STEP, COARSE_STEP, changes / 6, changes / 18, 4),
    search(COARSE_STEP, COARSE_STEP / 4, changes / 18, changes / 72, 2),
    search(COARSE_STEP / 4, COARSE_STEP / 16, changes / 72, changes / 288, 1),
  ];
}

interface Search {
  readonly reach: number;
  readonly step: number;
  readonly changeReach: number;
  readonly changeStep: number;
  /** Pixels that count as one position. */
  readonly bin: number;
}

function sharpest(edges: Edges, centre: Pencil, { reach, step, changeReach, changeStep, bin }: Search): Pencil {
  const counts = new Uint32Array(Math.ceil((2 * edges.breadth + edges.length) / bin));
  let [best, bestScore] = [centre, sharpness(edges, centre, bin, counts)];
  for (let i = -Math.round(reach / step); i <= Math.round(reach / step); i++)
    for (let j = -Math.round(changeReach / changeStep); j <= Math.round(changeReach / changeStep); j++) {
      const pencil = { slope: centre.slope + i * step, change: centre.change + j * changeStep };
      const score = sharpness(edges, pencil, bin, counts);
      if (score > bestScore) [best, bestScore] = [pencil, score];
    }
  return best;
}

/** The sum of squares of how many edges lie on each line of the pencil (Postl's criterion). */
function sharpness(
  { along, across, breadth, length }: Edges,
  { slope, change }: Pencil,
  bin: number,
  counts: Uint32Array,
): number {
  counts.fill(0);
  const middle = breadth + length / 2;
  const [edges, lines] = [along.length, counts.length];
  for (let i = 0; i < edges; i++) {
    const a = along[i] as number;
    const line = ((across[i] as number) - slope * a) / (1 + change * a);
    const at = Math.round((line + middle) / bin);
    if (at >= 0 && at < lines) counts[at] = (counts[at] as number) + 1;
  }
  let sum = 0;
  for (let at = 0; at < lines; at++) {
    const count = counts[at] as number;
    sum += count * count;
  }
  return sum;
}
