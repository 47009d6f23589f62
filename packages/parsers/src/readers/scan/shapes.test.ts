import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { SHAPE_EM } from "./line-image.ts";
import { isPercentSign } from "./percent-shape.ts";
import { greyFromRgba, type InkMask, type PixelBox } from "./raster.ts";
import { signOf } from "./sign-shape.ts";
import { tighten } from "./text-lines.ts";

const SIZE = 2 * SHAPE_EM;

/** Ink of strokes drawn in a square of an em, whose corner lies at (32, 32). */
function drawn(draw: (context: SKRSContext2D) => void, degrees = 0): { mask: InkMask; box: PixelBox } {
  const canvas = createCanvas(SIZE, SIZE);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, SIZE, SIZE);
  context.translate(SIZE / 2, SIZE / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.translate(-SHAPE_EM / 2, -SHAPE_EM / 2);
  context.lineWidth = 5;
  context.strokeStyle = "black";
  draw(context);
  const grey = greyFromRgba(context.getImageData(0, 0, SIZE, SIZE).data, SIZE, SIZE);
  const mask = { width: SIZE, height: SIZE, ink: grey.pixels.map((level) => (level < 128 ? 1 : 0)) };
  return { mask, box: tighten(mask, { x0: 0, y0: 0, x1: SIZE, y1: SIZE }) };
}

/** A polyline through points given in hundredths of an em. */
const line =
  (...points: readonly (readonly [number, number])[]) =>
  (context: SKRSContext2D) => {
    context.beginPath();
    points.forEach(([x, y], i) => context[i === 0 ? "moveTo" : "lineTo"]((x * SHAPE_EM) / 100, (y * SHAPE_EM) / 100));
    context.stroke();
  };
const ring = (x: number, y: number, radius: number) => (context: SKRSContext2D) => {
  context.beginPath();
  context.arc((x * SHAPE_EM) / 100, (y * SHAPE_EM) / 100, (radius * SHAPE_EM) / 100, 0, 2 * Math.PI);
  context.stroke();
};
const all =
  (...draws: readonly ((context: SKRSContext2D) => void)[]) =>
  (context: SKRSContext2D) =>
    draws.forEach((draw) => draw(context));

const bar = line([20, 88], [80, 88]);
const shapes = {
  ">": line([20, 25], [80, 48], [20, 71]),
  "<": line([80, 25], [20, 48], [80, 71]),
  "≥": all(line([20, 25], [80, 45], [20, 65]), bar),
  "≤": all(line([80, 25], [20, 45], [80, 65]), bar),
  "=": all(line([20, 40], [80, 40]), line([20, 60], [80, 60])),
  二: all(line([32, 30], [68, 30]), line([12, 78], [88, 78])),
  "-": line([20, 50], [80, 50]),
  "7": line([25, 15], [75, 15], [45, 85]),
  "2": line([25, 30], [50, 15], [75, 30], [25, 85], [75, 85]),
  ">>": all(line([10, 25], [45, 48], [10, 71]), line([50, 25], [90, 48], [50, 71])),
  "0": ring(50, 50, 35),
};

describe("comparators by their shape", () => {
  test.each([
    ["≥", line([20, 25], [80, 45], [20, 65])],
    ["≤", line([80, 25], [20, 45], [80, 65])],
  ] as const)("%s with a bar as thin as one row of pixels", (sign, chevron) => {
    const { mask, box } = drawn((context) => {
      chevron(context);
      context.fillStyle = "black";
      context.fillRect(Math.round(0.2 * SHAPE_EM), Math.round(0.88 * SHAPE_EM), Math.round(0.6 * SHAPE_EM), 1);
    });
    expect(signOf(mask, box)).toBe(sign);
  });

  test.each([">", "<", "≥", "≤", "="] as const)("%s, straight and a little askew", (sign) => {
    for (const degrees of [-2, 0, 2]) {
      const { mask, box } = drawn(shapes[sign], degrees);
      expect(signOf(mask, box)).toBe(sign);
    }
  });

  test.each(["二", "-", "7", "2", ">>", "0"] as const)("%s is none", (shape) => {
    const { mask, box } = drawn(shapes[shape]);
    expect(signOf(mask, box)).toBeNull();
  });
});

describe("percent signs by their rings", () => {
  const percent = all(ring(25, 30, 14), ring(75, 70, 14), line([75, 15], [25, 85]));
  test.each<[string, (context: SKRSContext2D) => void, boolean]>([
    ["a percent sign", percent, true],
    ["rings the other way", all(ring(75, 30, 14), ring(25, 70, 14), line([25, 15], [75, 85])), false],
    ["one ring", ring(50, 50, 30), false],
    ["a chevron", shapes[">"], false],
  ])("%s", (_, draw, expected) => {
    const { mask, box } = drawn(draw);
    expect(isPercentSign(mask, box)).toBe(expected);
  });
});
