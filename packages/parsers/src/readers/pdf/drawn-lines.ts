import type { Box } from "@jixiao/contract";
import type { DrawnRun } from "./drawn-text.ts";

/** Shapes or a picture of the size of a line of text where the page has no text. */
export interface DrawnLine {
  readonly box: Box;
  readonly what: "drawn as shapes" | "a picture";
}

/** Curved and slanted pieces of a path, and where it is painted. */
export interface DrawnShape {
  readonly box: Box;
  readonly pieces: number;
}

/** Height of a line of text in points; emblems and seals are higher. */
const [MIN_HEIGHT_PT, MAX_HEIGHT_PT] = [5, 24];
/** A line of text is wider than it is high: three letters at least. */
const MIN_ASPECT = 2.5;
/** So many curved and slanted pieces has a line of letters. */
const MIN_PIECES = 18;
/** Letters of a line stand no further apart than this, of their height. */
const MAX_GAP = 1.2;

/** Lines that are drawn without text: a year or a money unit that a producer turned into shapes, or pasted as a picture. */
export function drawnLines(
  shapes: readonly DrawnShape[],
  pictures: readonly Box[],
  runs: readonly DrawnRun[],
): readonly DrawnLine[] {
  const texts = runs.filter(({ text }) => text.trim() !== "").map(({ box }) => box);
  const isBare = (box: Box) => !texts.some((text) => overlaps(box, text));
  const lines = linesOf(shapes.filter(({ box }) => box.y1 - box.y0 <= MAX_HEIGHT_PT));
  return [
    ...lines.filter(({ pieces }) => pieces >= MIN_PIECES).map(({ box }): DrawnLine => ({ box, what: "drawn as shapes" })),
    ...pictures.map((box): DrawnLine => ({ box, what: "a picture" })),
  ].filter(({ box }) => isOfALine(box) && isBare(box));
}

function isOfALine({ x0, y0, x1, y1 }: Box): boolean {
  const height = y1 - y0;
  return height >= MIN_HEIGHT_PT && height <= MAX_HEIGHT_PT && x1 - x0 >= MIN_ASPECT * height;
}

/** Shapes side by side. */
function linesOf(shapes: readonly DrawnShape[]): readonly DrawnShape[] {
  const lines: DrawnShape[] = [];
  for (const shape of shapes.toSorted((a, b) => a.box.x0 - b.box.x0)) {
    const at = lines.findIndex((line) => isBeside(line.box, shape.box));
    const line = lines[at];
    if (line === undefined) lines.push(shape);
    else lines[at] = { box: union(line.box, shape.box), pieces: line.pieces + shape.pieces };
  }
  return lines;
}

function isBeside(a: Box, b: Box): boolean {
  const height = Math.max(a.y1 - a.y0, b.y1 - b.y0, MIN_HEIGHT_PT);
  const inLine = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) > -0.2 * height;
  return inLine && b.x0 - a.x1 < MAX_GAP * height && Math.max(a.y1, b.y1) - Math.min(a.y0, b.y0) <= MAX_HEIGHT_PT;
}

function union(a: Box, b: Box): Box {
  return { x0: Math.min(a.x0, b.x0), y0: Math.min(a.y0, b.y0), x1: Math.max(a.x1, b.x1), y1: Math.max(a.y1, b.y1) };
}

function overlaps(a: Box, b: Box): boolean {
  return Math.min(a.x1, b.x1) > Math.max(a.x0, b.x0) && Math.min(a.y1, b.y1) > Math.max(a.y0, b.y0);
}
