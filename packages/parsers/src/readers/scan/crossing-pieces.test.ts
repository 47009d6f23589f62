import { expect, test } from "vitest";
import { piecesAtCrossings } from "./crossing-pieces.ts";
import type { PixelRuling } from "./pixel-rulings.ts";
import { emptyMask, inkIn, type PixelBox } from "./raster.ts";

const [EM, DPI] = [27, 200];
const SIZE = 200;
const WHOLE = { x0: 0, y0: 0, x1: SIZE, y1: SIZE };

/** Of two lines that cross at 60 and 100 nothing was found around the crossing. A third one ends at it, and goes on nowhere. */
const rulings: readonly PixelRuling[] = [
  { axis: "horizontal", at: 100, from: 0, to: 20, thickness: 2, runs: [] },
  { axis: "horizontal", at: 100, from: 120, to: 190, thickness: 2, runs: [] },
  { axis: "horizontal", at: 150, from: 90, to: 190, thickness: 2, runs: [] },
  { axis: "horizontal", at: 122, from: 160, to: 190, thickness: 2, runs: [] },
  { axis: "vertical", at: 175, from: 60, to: 101, thickness: 2, runs: [] },
  { axis: "vertical", at: 60, from: 0, to: 60, thickness: 2, runs: [] },
  { axis: "vertical", at: 60, from: 140, to: 190, thickness: 2, runs: [] },
];

function found(...boxes: readonly PixelBox[]): number {
  const text = emptyMask(SIZE, SIZE);
  for (const { x0, y0, x1, y1 } of boxes) for (let y = y0; y < y1; y++) text.ink.fill(1, y * SIZE + x0, y * SIZE + x1);
  return inkIn(piecesAtCrossings(text, rulings, EM, DPI), WHOLE);
}

const box = (x0: number, y0: number, x1: number, y1: number): PixelBox => ({ x0, y0, x1, y1 });

test.each<[string, readonly PixelBox[], number]>([
  ["a piece to the right of the crossing", [box(62, 100, 80, 102)], 18 * 2],
  ["one to the left", [box(42, 99, 58, 101)], 16 * 2],
  ["one below, a little beside", [box(61, 103, 63, 115)], 12 * 2],
  ["one above that goes on into the crossing", [box(60, 84, 62, 103)], 17 * 2],
  ["a piece of a line that does not go on", [box(42, 150, 58, 152)], 0],
  ["a piece among letters", [box(62, 100, 80, 102), box(64, 90, 66, 98), box(70, 90, 74, 98), box(64, 104, 80, 108)], 0],
  ["the last piece, between the last two lines that cross", [box(174, 103, 176, 113)], 10 * 2],
  ["the end of a line that was found", [box(80, 150, 89, 152)], 9 * 2],
  ["a dash further from that end", [box(70, 150, 82, 152)], 0],
  ["a dash in its cell", [box(75, 100, 95, 102)], 0],
  ["a dash at another height", [box(62, 110, 80, 112)], 0],
  ["dirt", [box(62, 100, 65, 102)], 0],
  ["a letter beside the line", [box(63, 92, 85, 110)], 0],
])("%s", (_, boxes, pixels) => expect(found(...boxes)).toBe(pixels));
