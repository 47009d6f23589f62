import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { isPictureAlone, scanResolution } from "./scan-resolution.ts";

type Op = readonly [fn: number, args?: readonly unknown[]];

/** A page of 600 × 800 points with these operators. */
const pageOf = (ops: readonly Op[]) =>
  ({
    view: [0, 0, 600, 800],
    getOperatorList: () => Promise.resolve({ fnArray: ops.map(([fn]) => fn), argsArray: ops.map(([, args]) => args ?? null) }),
  }) as unknown as PDFPageProxy;

/** A picture of so many pixels that takes so many points, within save and restore. */
const placed = (width: number, height: number, pixels: readonly [number, number]): readonly Op[] => [
  [OPS.save],
  [OPS.transform, [width, 0, 0, height, 0, 0]],
  [OPS.paintImageXObject, ["img", ...pixels]],
  [OPS.restore],
];
const form = (matrix: readonly number[] | null, ...ops: readonly Op[]): readonly Op[] => [
  [OPS.paintFormXObjectBegin, [matrix, null]],
  ...ops,
  [OPS.paintFormXObjectEnd, []],
];

describe("how finely a page was scanned", () => {
  test.each<[string, readonly Op[], readonly [dpi: number, least: number] | null]>([
    ["one picture over all", placed(600, 800, [1200, 1600]), [144, 144]],
    ["lines of a fax, half as many down as across", placed(600, 800, [1700, 816]), [204, 73.44]],
    ["no picture", [[OPS.showText, [[]]]], null],
    ["a picture that is none of the page's scan", placed(350, 500, [1200, 1600]), null],
    ["the widest counts", [...placed(360, 100, [360, 100]), ...placed(600, 800, [2500, 3400])], [300, 300]],
    ["two tiles beside each other", [...placed(300, 800, [600, 1600]), ...placed(300, 800, [600, 1600])], [144, 144]],
    ["the largest of tiles counts", [...placed(100, 100, [100, 100]), ...placed(350, 700, [1400, 2800])], [288, 288]],
    ["two photographs on a page", [...placed(300, 400, [600, 800]), ...placed(250, 400, [600, 800])], null],
    ["in a form that is set larger", form([2, 0, 0, 2, 0, 0], ...placed(300, 400, [1200, 1600])), [144, 144]],
    [
      "after a form",
      [...form([2, 0, 0, 2, 0, 0], [OPS.transform, [9, 0, 0, 9, 0, 0]]), ...placed(600, 800, [1200, 1600])],
      [144, 144],
    ],
    ["in a form as it is", form(null, ...placed(600, 800, [1200, 1600])), [144, 144]],
    [
      "a mask",
      [
        [OPS.transform, [600, 0, 0, 800, 0, 0]],
        [OPS.paintImageMaskXObject, [{ width: 1200, height: 1600 }]],
      ],
      [144, 144],
    ],
    [
      "within the page's operators",
      [
        [OPS.transform, [600, 0, 0, 800, 0, 0]],
        [OPS.paintInlineImageXObject, [{ width: 1200, height: 1600 }]],
      ],
      [144, 144],
    ],
    ["of no height", placed(600, 0, [1200, 1600]), null],
  ])("%s", async (_, ops, expected) => {
    const found = await scanResolution(pageOf(ops));
    expect(found === null ? null : [found.dpi, Number(found.least.toFixed(2))]).toEqual(expected);
  });
});

describe("nothing but pictures is drawn", () => {
  const path = (paint: number): Op => [OPS.constructPath, [paint, [null], null]];
  test.each<[string, readonly Op[], boolean]>([
    ["a picture", placed(600, 800, [1200, 1600]), true],
    ["cut off by a path", [path(OPS.endPath), ...placed(600, 800, [1200, 1600])], true],
    ["and a line", [path(OPS.stroke), ...placed(600, 800, [1200, 1600])], false],
    ["and text", [[OPS.showText, [[]]], ...placed(600, 800, [1200, 1600])], false],
  ])("%s: %s", async (_, ops, expected) => expect(await isPictureAlone(pageOf(ops))).toBe(expected));
});
