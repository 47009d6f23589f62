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

  const white: readonly [number, unknown[]] = [OPS.setStrokeRGBColor, ["#ffffff"]];
  const line = (x0: number, y0: number, x1: number, y1: number) => path(OPS.stroke, 0, x0, y0, 1, x1, y1);
  const ground = path(OPS.fill, ...rect(20, 20, 80, 60));
  test.each<[string, readonly (readonly [number, unknown[]])[], string[]]>([
    ["through it", [ground, white, line(0, 40, 100, 40)], ["h 40 0-100"]],
    ["upright through it", [ground, white, line(50, 0, 50, 90)], ["v 50 0-90"]],
    [
      "along its edges, a point beside them",
      [ground, white, line(20, 19, 80, 19), line(20, 61, 80, 61), line(19, 20, 19, 60), line(81, 20, 81, 60)],
      ["h 19 20-80", "h 61 20-80", "v 19 20-60", "v 81 20-60"],
    ],
    [
      "further beside them",
      [ground, white, line(20, 18.9, 80, 18.9), line(20, 61.1, 80, 61.1), line(18.9, 20, 18.9, 60), line(81.1, 20, 81.1, 60)],
      [],
    ],
    ["that only ends in it", [ground, white, line(70, 40, 200, 40), line(50, 50, 50, 200)], []],
    ["before it is drawn", [white, line(0, 40, 100, 40), ground], []],
    ["white fills", [ground, [OPS.setFillRGBColor, ["#ffffff"]], path(OPS.fill, ...rect(20, 39, 80, 41))], ["h 40 20-80"]],
    ["white ground is none", [[OPS.setFillRGBColor, ["#ffffff"]], ground, white, line(0, 40, 100, 40)], []],
    [
      "a stroked frame is no ground",
      [path(OPS.stroke, ...rect(20, 20, 80, 60)), white, line(0, 40, 100, 40)],
      ["h 20 20-80", "v 80 20-60", "h 60 20-80", "v 20 20-60"],
    ],
    ["nor a thin one", [path(OPS.fill, ...rect(20, 39, 80, 41.5)), white, line(20, 40, 80, 40)], ["h 40.25 20-80"]],
    ["nor an upright thin one", [path(OPS.fill, ...rect(49, 0, 51.5, 90)), white, line(50, 0, 50, 90)], ["v 50.25 0-90"]],
    ["a little thicker", [path(OPS.fill, ...rect(20, 39, 80, 41.6)), white, line(20, 40, 80, 40)], ["h 40 20-80"]],
    ["a triangle is none", [path(OPS.fill, 0, 20, 20, 1, 80, 20, 1, 80, 60), white, line(0, 40, 100, 40)], []],
  ])("white lines on colour: %s", async (_, ops, expected) => expect(await rulings(...ops)).toEqual(expected));

  test.each<[string, readonly (readonly [number, unknown[]])[], string[]]>([
    ["a height of less than a point", [line(0, 10, 100, 10.75)], ["h 10.375 0-100"]],
    ["of a point", [line(0, 10, 100, 11)], []],
    ["a width of less than a point", [line(10, 100, 10.75, 0)], ["v 10.375 0-100"]],
    ["of a point", [line(10, 100, 11, 0)], []],
    ["a point long", [line(0, 10, 1, 10), line(10, 0, 10, 1)], []],
    ["a little longer", [line(0, 10, 1.25, 10), line(10, 0, 10, 1.25)], ["h 10 0-1.25", "v 10 0-1.25"]],
    ["a square of a line's width", [path(OPS.fill, ...rect(0, 0, 2.5, 2.5))], []],
    ["a thin rectangle upright", [path(OPS.fill, ...rect(10, 0, 12.5, 50))], ["v 11.25 0-50"]],
    ["a little too thick", [path(OPS.fill, ...rect(10, 0, 12.6, 50))], []],
    ["two ends of a fill", [path(OPS.fill, 0, 0, 0, 1, 100, 0, 1, 100, 1)], []],
    [
      "both filled and stroked",
      [path(OPS.fillStroke, ...rect(0, 10, 100, 12))],
      ["h 11 0-100", "h 10 0-100", "v 100 10-12", "h 12 0-100", "v 0 10-12"],
    ],
    ["a path that only cuts", [path(OPS.endPath, ...rect(0, 10, 100, 12))], []],
    ["two lines of one path", [path(OPS.stroke, 0, 0, 10, 1, 50, 10, 0, 60, 10, 1, 90, 10)], ["h 10 0-50", "h 10 60-90"]],
    [
      "a line behind a curve",
      [path(OPS.stroke, ...rect(0, 0, 90, 50), 3, 1, 1, 200, 60, 1, 200, 100)],
      ["h 0 0-90", "v 90 0-50", "h 50 0-90", "v 0 0-50", "v 200 60-100"],
    ],
    ["a close that closes nothing", [path(OPS.stroke, 4)], []],
    ["restored more often than kept", [[OPS.restore, []], line(0, 10, 100, 10)], ["h 10 0-100"]],
    [
      "kept twice",
      [[OPS.save, []], [OPS.transform, [1, 0, 0, 1, 0, 5]], [OPS.restore, []], line(0, 10, 100, 10)],
      ["h 10 0-100"],
    ],
    ["a save takes no matrix", [[OPS.save, [[1, 0, 0, 1, 0, 9]]], line(0, 10, 100, 10)], ["h 10 0-100"]],
    ["mirrored and moved", [[OPS.transform, [1, 0, 0, -1, 3, 100]], line(0, 10, 0, 60)], ["v 3 40-90"]],
    ["turned by a quarter", [[OPS.transform, [0, 1, -1, 0, 100, 0]], line(0, 10, 50, 10)], ["v 90 0-50"]],
    ["two numbers are no white", [[OPS.setStrokeRGBColor, [255, 255]], line(0, 10, 100, 10)], ["h 10 0-100"]],
    ["white and how much of it", [[OPS.setStrokeRGBColor, [255, 255, 255, 0]], line(0, 10, 100, 10)], []],
  ])("what is a line: %s", async (_, ops, expected) => expect(await rulings(...ops)).toEqual(expected));

  const square = rect(0, 0, 50, 50);
  test.each<[string, readonly number[], boolean]>([
    ["one slanted piece of five", [...square, 0, 60, 60, 1, 70, 70], false],
    ["two of six", [...square, 0, 60, 60, 1, 70, 70, 1, 80, 80], true],
    ["one curve of five", [...square, 2, 1, 1, 2, 2, 3, 3], false],
    ["two of six", [...square, 3, 2, 2, 3, 3, 2, 2, 2, 0, 0, 3, 3], true],
    ["pieces that leave their axis by a point", [...square, 0, 60, 60, 1, 70, 61, 1, 80, 60], false],
    ["and by more", [...square, 0, 60, 60, 1, 70, 61.1, 1, 80, 60], true],
    ["upright ones too", [...square, 0, 60, 60, 1, 61, 70, 1, 60, 80], false],
  ])("an outline is no table's line: %s", async (_, numbers, isOutline) =>
    expect((await rulings(path(OPS.stroke, ...numbers))).length === 0).toBe(isOutline),
  );
});
