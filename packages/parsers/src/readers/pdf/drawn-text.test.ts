import { describe, expect, test } from "vitest";
import { runsOf, withOverlays, type Cover, type DrawnGlyph, type DrawnRun } from "./drawn-text.ts";
import { told } from "./page-operators.test-helper.ts";

describe("runs of characters", () => {
  const glyph = (text: string, x: number, over: Partial<DrawnGlyph> = {}): DrawnGlyph => ({
    text,
    x,
    y: 100,
    width: 10,
    size: 10,
    order: 1,
    unseen: null,
    luminance: 0,
    ...over,
  });
  const cover = (x0: number, x1: number, order: number, luminance: number | null, y0 = 0, y1 = 200): Cover => ({
    box: { x0, x1, y0, y1 },
    order,
    luminance,
  });
  const unseen = (one: DrawnGlyph, ...covers: Cover[]) => runsOf([one], covers)[0]?.unseen;
  test.each<[string, unknown, unknown]>([
    [
      "of one operator are one, its box around them",
      told(runsOf([glyph("甲", 0), glyph("乙", 10, { y: 110 })], [])),
      [["甲乙", null, 0, 20, 111]],
    ],
    ["of two are two", told(runsOf([glyph("甲", 0), glyph("乙", 10, { order: 2 })], [])).length, 2],
    ["seen otherwise are two", told(runsOf([glyph("甲", 0), glyph("乙", 10, { unseen: "cut off" })], [])).length, 2],
    ["under a cover of its own order", unseen(glyph("甲", 0, { luminance: 0 }), cover(0, 20, 1, 1)), null],
    ["under a later cover", unseen(glyph("甲", 0), cover(0, 20, 2, 1)), "covered"],
    [
      "on an earlier one of its colour",
      unseen(glyph("甲", 0, { luminance: 0.5 }), cover(0, 20, 0, 0.57)),
      "colour of its ground",
    ],
    ["of another", unseen(glyph("甲", 0, { luminance: 0.5 }), cover(0, 20, 0, 0.59)), null],
    ["on a picture", unseen(glyph("甲", 0, { luminance: 1 }), cover(0, 20, 0, null)), null],
    ["the last ground counts", unseen(glyph("甲", 0, { luminance: 1 }), cover(0, 20, 0, 1), cover(0, 20, 0.5, 0)), null],
    ["beside the cover", unseen(glyph("甲", 0), cover(5.1, 20, 2, 1)), null],
    ["above the cover", unseen(glyph("甲", 0), cover(0, 20, 2, 1, 96.5, 200)), null],
    ["in another band of the page", unseen(glyph("甲", 0), cover(0, 20, 2, 1, 0, 90)), null],
  ])("%s", (_, found, expected) => expect(found).toEqual(expected));

  const run = (text: string, size: number, box: Partial<DrawnRun["box"]> = {}): DrawnRun => ({
    text,
    size,
    unseen: null,
    box: { x0: 0, x1: 100, y0: 0, y1: size, ...box },
  });
  const lines = [run("正文正文正文", 10, { y0: 0, y1: 10 }), run("正文正文正文", 10, { y0: 12, y1: 22 })];
  const marks = (...runs: DrawnRun[]) => withOverlays(runs).map((one) => one.unseen);
  test("type that is laid over two lines is a watermark, a title is none", () => {
    expect(marks(...lines, run("公开", 23, { y0: 0, y1: 22 }))).toEqual([null, null, "watermark"]);
    expect(marks(...lines, run("公开", 22, { y0: 0, y1: 22 }))).toEqual([null, null, null]);
    expect(marks(...lines, run("公开", 23, { y0: 40, y1: 62 }))).toEqual([null, null, null]);
    expect(marks(...lines, run("公开", 23, { y0: 0, y1: 11 }))).toEqual([null, null, null]);
    expect(marks(...lines, run("公开", 23, { x0: 200, x1: 260, y0: 0, y1: 22 }))).toEqual([null, null, null]);
    expect(marks(run("公开", 40))).toEqual([null]);
  });
});
