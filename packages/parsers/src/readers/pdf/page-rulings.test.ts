import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { readPageRulings } from "./page-rulings.ts";

describe("drawn lines of a page", () => {
  /** Ops as pdf.js lists them. A path: `0 x y` to a point, `1 x y` a line, `4` closes. */
  const rulings = async (...ops: readonly (readonly [number, unknown[]])[]) => {
    const page = {
      getOperatorList: () => Promise.resolve({ fnArray: ops.map(([fn]) => fn), argsArray: ops.map(([, args]) => args) }),
    } as unknown as PDFPageProxy;
    return (await readPageRulings(page, [1, 0, 0, 1, 0, 0])).map(({ axis, at, from, to }) => `${axis[0]} ${at} ${from}-${to}`);
  };
  const path = (paint: number, ...numbers: number[]): readonly [number, unknown[]] => [
    OPS.constructPath,
    [paint, [Float32Array.from(numbers)]],
  ];
  const rect = (x0: number, y0: number, x1: number, y1: number): number[] => [0, x0, y0, 1, x1, y0, 1, x1, y1, 1, x0, y1, 4];

  test.each<[string, readonly (readonly [number, unknown[]])[], string[]]>([
    ["a thin rectangle that is filled", [path(OPS.fill, ...rect(0, 10, 100, 12.5))], ["h 11.25 0-100"]],
    ["one that is too thick", [path(OPS.fill, ...rect(0, 10, 100, 12.75))], []],
    ["an upright one", [path(OPS.eoFill, ...rect(10, 0, 11, 50))], ["v 10.5 0-50"]],
    ["a dot", [path(OPS.fill, ...rect(0, 0, 2, 2))], []],
    [
      "a rectangle that is stroked",
      [path(OPS.stroke, ...rect(0, 0, 100, 50))],
      ["h 0 0-100", "v 100 0-50", "h 50 0-100", "v 0 0-50"],
    ],
    ["a line", [path(OPS.stroke, 0, 100, 10, 1, 0, 10)], ["h 10 0-100"]],
    ["a line that slants a little", [path(OPS.stroke, 0, 0, 10, 1, 100, 10.5)], ["h 10.25 0-100"]],
    ["a short one", [path(OPS.stroke, 0, 0, 10, 1, 1, 10)], []],
    ["a filled line", [path(OPS.fill, 0, 0, 10, 1, 100, 10)], []],
    ["a slanted line", [path(OPS.stroke, 0, 0, 0, 1, 100, 100)], []],
    ["white on white", [[OPS.setStrokeRGBColor, ["#FFFFFF"]], path(OPS.stroke, 0, 0, 10, 1, 100, 10)], []],
    ["white by numbers", [[OPS.setFillRGBColor, [255, 255, 255]], path(OPS.fill, ...rect(0, 0, 100, 1))], []],
    ["nearly white", [[OPS.setFillRGBColor, [255, 255, 254]], path(OPS.fill, ...rect(0, 0, 100, 1))], ["h 0.5 0-100"]],
    ["white fill, black stroke", [[OPS.setFillRGBColor, ["#ffffff"]], path(OPS.stroke, 0, 0, 10, 1, 100, 10)], ["h 10 0-100"]],
    [
      "white until restored",
      [[OPS.save, []], [OPS.setStrokeRGBColor, ["#ffffff"]], [OPS.restore, []], path(OPS.stroke, 0, 0, 10, 1, 100, 10)],
      ["h 10 0-100"],
    ],
    ["moved", [[OPS.transform, [2, 0, 0, 1, 5, 7]], path(OPS.stroke, 0, 0, 10, 1, 100, 10)], ["h 17 5-205"]],
    [
      "in a form with a place of its own",
      [
        [OPS.paintFormXObjectBegin, [[1, 0, 0, 1, 0, 30], null]],
        path(OPS.stroke, 0, 0, 10, 1, 100, 10),
        [OPS.paintFormXObjectEnd, []],
        path(OPS.stroke, 0, 0, 10, 1, 100, 10),
      ],
      ["h 40 0-100", "h 10 0-100"],
    ],
    [
      "in a form without one",
      [[OPS.paintFormXObjectBegin, [null, null]], path(OPS.stroke, 0, 0, 10, 1, 100, 10)],
      ["h 10 0-100"],
    ],
    ["a letter's outline", [path(OPS.stroke, 0, 0, 0, 1, 50, 0, 2, 60, 0, 60, 10, 50, 20)], []],
    [
      "four lines and a curve",
      [path(OPS.stroke, ...rect(0, 0, 100, 50), 2, 1, 1, 2, 2, 3, 3)],
      ["h 0 0-100", "v 100 0-50", "h 50 0-100", "v 0 0-50"],
    ],
    ["no path", [[OPS.constructPath, [OPS.stroke, [null]]]], []],
  ])("%s", async (_, ops, expected) => expect(await rulings(...ops)).toEqual(expected));
});
