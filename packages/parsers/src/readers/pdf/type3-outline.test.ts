import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { drawnOutline, isDrawnFont } from "./type3-outline.ts";

type Op = readonly [fn: number, args: readonly unknown[] | null];

const PATH = [0, 1, 2, 1, 3, 4, 2, 1, 2, 3, 4, 5, 6, 3, 1, 2, 3, 4, 4];
const filled = (path: unknown = Float32Array.from(PATH), paint: number = OPS.fill): Op => [OPS.constructPath, [paint, [path]]];
const transform = (...matrix: readonly number[]): Op => [OPS.transform, matrix];

function outline(ops: readonly Op[], fontMatrix?: readonly number[], glyph = "a"): readonly number[] | null {
  const drawing = { fnArray: ops.map(([fn]) => fn), argsArray: ops.map(([, args]) => args) };
  const font = {
    isType3Font: true,
    charProcOperatorList: new Map([["a", drawing]]),
    ...(fontMatrix === undefined ? {} : { fontMatrix }),
  };
  const found = drawnOutline(font, glyph);
  return found === null ? null : Array.from(found);
}

/** The same path, x and y times these. */
// oxfmt-ignore -- a piece of the path a line
const times = (x: number, y: number): readonly number[] => [
  0,
  x,
  2 * y,
  1,
  3 * x,
  4 * y,
  2,
  x,
  2 * y,
  3 * x,
  4 * y,
  5 * x,
  6 * y,
  3,
  x,
  2 * y,
  3 * x,
  4 * y,
  4,
];

describe("a glyph that a font draws", () => {
  test.each<[string, readonly Op[], readonly number[] | undefined, readonly number[] | null]>([
    ["one filled path", [filled()], undefined, times(1, 1)],
    [
      "behind what draws nothing",
      [[OPS.setCharWidth, [500, 0]], [OPS.save, null], [OPS.setFillRGBColor, ["#000000"]], filled(), [OPS.restore, null]],
      undefined,
      times(1, 1),
    ],
    ["behind its width and box", [[OPS.setCharWidthAndBounds, [1, 0, 0, 0, 9, 9]], filled()], undefined, times(1, 1)],
    ["a font that stands upright", [filled()], [0.001, 0, 0, 0.001, 0, 0], times(1, 1)],
    ["whose y goes down", [filled()], [0.001, 0, 0, -0.001, 0, 0], times(1, -1)],
    ["that is mirrored", [filled()], [-0.001, 0, 0, 0.001, 0, 0], times(-1, 1)],
    ["that leans", [filled()], [0.001, 0, 0.0003, 0.001, 0, 0], null],
    ["that is turned", [filled()], [0.001, 0.0003, 0, 0.001, 0, 0], null],
    ["scaled", [transform(2, 0, 0, 3, 7, 7), filled()], undefined, times(2, 3)],
    [
      "scaled twice, y down",
      [transform(2, 0, 0, 3, 0, 0), transform(5, 0, 0, 0.5, 0, 0), filled()],
      [1, 0, 0, -1, 0, 0],
      times(10, -1.5),
    ],
    ["leaning", [transform(1, 0, 0.2, 1, 0, 0), filled()], undefined, null],
    ["turned", [transform(1, 0.2, 0, 1, 0, 0), filled()], undefined, null],
    ["in two pieces", [filled(), filled()], undefined, null],
    ["moved after it is drawn", [filled(), transform(1, 0, 0, 1, 0, 0)], undefined, null],
    ["stroked", [filled(Float32Array.from(PATH), OPS.stroke)], undefined, null],
    ["a picture", [[OPS.paintImageMaskXObject, []]], undefined, null],
    ["nothing", [], undefined, null],
    ["a path in another packing", [filled([0, 1, 2])], undefined, null],
    ["a path without numbers", [[OPS.constructPath, [OPS.fill, null]]], undefined, null],
  ])("%s", (_, ops, matrix, expected) => expect(outline(ops, matrix)).toEqual(expected));

  test("what the font does not draw is none", () => {
    expect(outline([filled()], undefined, "b")).toBeNull();
    expect(drawnOutline({}, "a")).toBeNull();
  });

  test("the font's own numbers stay as they are", () => {
    const path = Float32Array.from(PATH);
    outline([transform(2, 0, 0, 2, 0, 0), filled(path)]);
    expect([...path]).toEqual(PATH);
  });
});

test.each<[unknown, boolean]>([
  [{ isType3Font: true }, true],
  [{ isType3Font: false }, false],
  [{ fontMatrix: [] }, false],
  [null, false],
  ["isType3Font", false],
  [undefined, false],
])("%j is a font of drawings: %s", (font, expected) => expect(isDrawnFont(font)).toBe(expected));
