import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { boxUnder, clipTo, type DrawingState, enterForm, setState, START, within } from "./drawing-state.ts";
import type { Matrix } from "./glyphs.ts";
import { box } from "./page-content.test-helper.ts";

const fonts: Readonly<Record<string, object>> = { W: { fontMatrix: [0.002, 0, 0, 0.002, 0, 0] }, V: { vertical: true } };
const page = {
  commonObjs: {
    has: (name: string) => name in fonts,
    get: (name: string) => fonts[name] ?? expect.unreachable(),
  },
} as unknown as PDFPageProxy;

/** What the operators change of the state that a page begins with. */
function after(...ops: readonly (readonly [fn: number, ...args: unknown[]])[]): Partial<DrawingState> {
  const state = { ...START };
  for (const [fn, ...args] of ops) setState(page, state, fn, args);
  const before = Object.entries(START);
  return Object.fromEntries(
    Object.entries(state).filter(([key, value]) => before.some(([own, was]) => own === key && was !== value)),
  );
}

test("a page begins with black ink, no clip and no font", () =>
  expect(START).toEqual({
    matrix: [1, 0, 0, 1, 0, 0],
    text: [1, 0, 0, 1, 0, 0],
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
    font: "",
    fontSize: 0,
    unit: 0.001,
    vertical: false,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    luminance: 0,
    alpha: 1,
    clip: null,
  }));

describe("operators", () => {
  const moved = [OPS.moveText, 5, 7] as const;
  test.each<[string, readonly (readonly [fn: number, ...args: unknown[]])[], Partial<DrawingState>]>([
    ["one that is not followed", [[OPS.setLineWidth, 3]], {}],
    ["a move", [moved], { x: 5, y: 7, lineX: 5, lineY: 7 }],
    ["two moves", [moved, moved], { x: 10, y: 14, lineX: 10, lineY: 14 }],
    ["text begun after a move", [moved, [OPS.beginText]], {}],
    ["a matrix of text after a move", [moved, [OPS.setTextMatrix, [2, 0, 0, 2, 1, 1]]], { text: [2, 0, 0, 2, 1, 1] }],
    ["text begun after a matrix of text", [[OPS.setTextMatrix, [2, 0, 0, 2, 1, 1]], [OPS.beginText]], {}],
    ["the next line", [[OPS.setLeading, 12], [OPS.nextLine], [OPS.nextLine]], { leading: -12, y: -24, lineY: -24 }],
    [
      "a move that sets the leading",
      [[OPS.setLeadingMoveText, 3, -20], [OPS.nextLine]],
      { leading: -20, x: 3, lineX: 3, y: -40, lineY: -40 },
    ],
    [
      "a matrix",
      [
        [OPS.transform, 2, 0, 0, 2, 5, 5],
        [OPS.transform, 1, 0, 0, 1, 10, 0],
      ],
      { matrix: [2, 0, 0, 2, 25, 5] },
    ],
    [
      "spaces",
      [
        [OPS.setCharSpacing, 2],
        [OPS.setWordSpacing, 3],
      ],
      { charSpacing: 2, wordSpacing: 3 },
    ],
    ["a scale", [[OPS.setHScale, 50]], { scale: 0.5 }],
    [
      "a rise and a mode",
      [
        [OPS.setTextRise, 4],
        [OPS.setTextRenderingMode, 3],
      ],
      { rise: 4, mode: 3 },
    ],
    ["a font", [[OPS.setFont, "F", 10]], { font: "F", fontSize: 10 }],
    ["a font of its own unit", [[OPS.setFont, "W", 10]], { font: "W", fontSize: 10, unit: 0.002 }],
    [
      "another behind it",
      [
        [OPS.setFont, "W", 10],
        [OPS.setFont, "F", 9],
      ],
      { font: "F", fontSize: 9 },
    ],
    ["a font that runs down", [[OPS.setFont, "V", 10]], { font: "V", fontSize: 10, vertical: true }],
    [
      "a state of graphics",
      [
        [
          OPS.setGState,
          [
            ["ca", 0.3],
            ["CA", 0.2],
            ["Font", ["W", 8]],
            ["LW", 2],
          ],
        ],
      ],
      { alpha: 0.3, font: "W", fontSize: 8, unit: 0.002 },
    ],
    ["a pattern", [[OPS.setFillColorN]], { luminance: 0.5 }],
  ])("%s", (_, ops, expected) => expect(after(...ops)).toEqual(expected));

  test.each<[unknown, number]>([
    ["#ffffff", 1],
    ["#ff0000", 0.299],
    ["#00ff00", 0.587],
    ["#0000ff", 0.114],
    ["#000100", 0.587 / 255],
    ["#zzzzzz", 0],
    [7, 0],
    [undefined, 0],
  ])("%s is as bright as %d", (colour, luminance) =>
    expect(after([OPS.setFillColorN], [OPS.setFillRGBColor, colour]).luminance ?? 0).toBeCloseTo(luminance, 10),
  );
});

describe("what a clip leaves", () => {
  const clipped = (clip: DrawingState["clip"], minMax: unknown, matrix: Matrix = START.matrix) => {
    const state = { ...START, clip, matrix };
    clipTo(state, minMax);
    return state.clip;
  };
  test.each<[string, DrawingState["clip"], unknown, Matrix | undefined, unknown]>([
    ["of a whole page", null, [1, 2, 3, 4], undefined, box(1, 2, 3, 4)],
    ["moved", null, [1, 2, 3, 4], [2, 0, 0, -1, 10, 20], box(12, 16, 16, 18)],
    ["of another", box(0, 3, 2, 9), [1, 2, 3, 4], undefined, box(1, 3, 2, 4)],
    ["of one inside it", box(2, 3, 2.5, 3.5), [1, 2, 3, 4], undefined, box(2, 3, 2.5, 3.5)],
    ["none", box(0, 3, 2, 9), null, undefined, box(0, 3, 2, 9)],
    ["none at all", null, undefined, undefined, null],
    ["without an end", box(0, 3, 2, 9), [1, 2, Infinity, 4], undefined, box(0, 3, 2, 9)],
    ["of numbers that are none", null, [NaN, NaN, NaN, NaN], undefined, null],
  ])("%s", (_, clip, minMax, matrix, expected) => expect(clipped(clip, minMax, matrix)).toEqual(expected));

  test("a form has its own matrix and box, one of them, or neither", () => {
    const entered = (...args: readonly unknown[]) => {
      const state = { ...START };
      enterForm(state, args);
      return [state.matrix, state.clip];
    };
    const matrix = [1, 0, 0, 1, 100, 0];
    expect(entered(matrix, [0, 0, 5, 5])).toEqual([matrix, box(100, 0, 105, 5)]);
    expect(entered(null, [0, 0, 5, 5])).toEqual([START.matrix, box(0, 0, 5, 5)]);
    expect(entered(undefined, undefined)).toEqual([START.matrix, null]);
    expect(entered(matrix, null)).toEqual([matrix, null]);
  });

  test("without a clip a box is seen whole", () => {
    const whole = box(1, 2, 3, 4);
    expect(within(whole, null)).toBe(whole);
    expect(within(whole, box(0, 0, 9, 3))).toEqual(box(1, 2, 3, 3));
  });
});

test.each<[string, Matrix, unknown]>([
  ["as it is", [1, 0, 0, 1, 0, 0], box(1, 2, 3, 5)],
  ["upside down", [1, 0, 0, -1, 0, 100], box(1, 95, 3, 98)],
  ["turned by a quarter", [0, 1, -1, 0, 10, 20], box(5, 21, 8, 23)],
  ["turned the other way", [0, -1, 1, 0, 10, 20], box(12, 17, 15, 19)],
  ["leaning", [2, 1, 3, 1, 0, 0], box(8, 3, 21, 8)],
])("the box around one that is set %s", (_, matrix, expected) => expect(boxUnder(matrix, [1, 2, 3, 5])).toEqual(expected));
