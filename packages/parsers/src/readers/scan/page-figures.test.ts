import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { glyphPicture } from "./glyph-picture.ts";
import { type FigureGlyph, strangers } from "./page-figures.ts";
import { greyFromRgba } from "./raster.ts";

type Stroke = readonly (readonly [x: number, y: number])[];

/** A glyph of strokes, in hundredths of its square, a little thicker each time as scans have it. */
function glyph(figure: string, strokes: readonly Stroke[], thickness: number): FigureGlyph {
  const canvas = createCanvas(64, 64);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, 64, 64);
  context.lineWidth = 6 + thickness / 2;
  for (const stroke of strokes) {
    context.beginPath();
    stroke.forEach(([x, y], i) => context[i === 0 ? "moveTo" : "lineTo"](0.64 * x, 0.64 * y));
    context.stroke();
  }
  const picture = glyphPicture(greyFromRgba(context.getImageData(0, 0, 64, 64).data, 64, 64), { x0: 0, y0: 0, x1: 64, y1: 64 });
  if (picture === null) throw new Error("nothing drawn");
  return { figure, picture, aspect: 0.5 };
}

const three: readonly Stroke[] = [
  [
    [35, 10],
    [65, 25],
    [45, 45],
    [65, 70],
    [35, 90],
  ],
];
const five: readonly Stroke[] = [
  [
    [65, 10],
    [37, 10],
    [35, 45],
    [65, 65],
    [35, 90],
  ],
];
const threes = [0, 1, 2, 3].map((thickness) => glyph("3", three, thickness));
const read = glyph("3", five, 1);

test("a figure that is printed otherwise than its kind is a stranger, its kind is none", () => {
  expect(strangers([...threes, read])).toEqual(new Set([read]));
  expect(strangers(threes).size).toBe(0);
});

test.each([
  ["too few of its kind", [...threes.slice(0, 1), read]],
  ["another typeface has as many", [...threes, read, glyph("3", five, 2), glyph("3", five, 0)]],
  ["it was cut out with its neighbour", [...threes, { ...read, aspect: 1 }]],
])("nothing is told where %s", (_, figures) => expect(strangers(figures).size).toBe(0));
