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
  test.each<[string, () => unknown, unknown]>([
    [
      "of one operator are one, its box around them",
      () => told(runsOf([glyph("甲", 0), glyph("乙", 10, { y: 110 })], [])),
      [["甲乙", null, 0, 20, 111]],
    ],
    ["of two are two", () => told(runsOf([glyph("甲", 0), glyph("乙", 10, { order: 2 })], [])).length, 2],
    ["seen otherwise are two", () => told(runsOf([glyph("甲", 0), glyph("乙", 10, { unseen: "cut off" })], [])).length, 2],
    ["under a cover of its own order", () => unseen(glyph("甲", 0, { luminance: 0 }), cover(0, 20, 1, 1)), null],
    ["under a later cover", () => unseen(glyph("甲", 0), cover(0, 20, 2, 1)), "covered"],
    [
      "on an earlier one of its colour",
      () => unseen(glyph("甲", 0, { luminance: 0.5 }), cover(0, 20, 0, 0.57)),
      "colour of its ground",
    ],
    ["of another", () => unseen(glyph("甲", 0, { luminance: 0.5 }), cover(0, 20, 0, 0.59)), null],
    ["on a picture", () => unseen(glyph("甲", 0, { luminance: 1 }), cover(0, 20, 0, null)), null],
    ["the last ground counts", () => unseen(glyph("甲", 0, { luminance: 1 }), cover(0, 20, 0, 1), cover(0, 20, 0.5, 0)), null],
    ["beside the cover", () => unseen(glyph("甲", 0), cover(5.1, 20, 2, 1)), null],
    ["above the cover", () => unseen(glyph("甲", 0), cover(0, 20, 2, 1, 96.5, 200)), null],
    ["as far left and right as its middle", () => unseen(glyph("甲", 0), cover(5, 5, 2, 1)), "covered"],
    ["to the left of it", () => unseen(glyph("甲", 0), cover(0, 4.9, 2, 1)), null],
    ["as high and low as its middle", () => unseen(glyph("甲", 0), cover(0, 20, 2, 1, 96.4, 96.4)), "covered"],
    ["below it", () => unseen(glyph("甲", 0), cover(0, 20, 2, 1, 96.5, 200)), null],
    ["whose colour differs by as much as can be told", () => unseen(glyph("甲", 0), cover(0, 20, 0, 0.08)), null],
    ["at the page's top", () => unseen(glyph("甲", 0, { y: 10 }), cover(0, 20, 2, 1, -5, 20)), "covered"],
    [
      "at the foot of the highest page",
      () => unseen(glyph("甲", 0, { y: 14_390 }), cover(0, 20, 2, 1, 9_000, 20_000)),
      "covered",
    ],
    ["beside others of its height", () => unseen(glyph("甲", 0), cover(0, 20, 2, 1), cover(300, 320, 3, 1)), "covered"],
    ["in another band of the page", () => unseen(glyph("甲", 0), cover(0, 20, 2, 1, 0, 90)), null],
  ])("%s", (_, found, expected) => expect(found()).toEqual(expected));

  const run = (text: string, size: number, box: Partial<DrawnRun["box"]> = {}): DrawnRun => ({
    text,
    size,
    unseen: null,
    box: { x0: 0, x1: 100, y0: 0, y1: size, ...box },
  });
  const lines = [run("正文正文正文", 10, { y0: 0, y1: 10 }), run("正文正文正文", 10, { y0: 12, y1: 22 })];
  const marks = (...runs: DrawnRun[]) => withOverlays(runs).map((one) => one.unseen);
  test("the box of a run holds all its characters", () => {
    const [run] = runsOf([glyph("甲", 50), glyph("乙", 20, { y: 80 }), glyph("丙", 90, { y: 130 }), glyph("丁", 60)], []);
    expect(run?.box).toEqual({ x0: 20, x1: 100, y0: 71.4, y1: 131.4 });
  });

  test("type that is laid over two lines is a watermark, a title is none", () => {
    expect(marks(...lines, run("公开", 23, { y0: 0, y1: 22 }))).toEqual([null, null, "watermark"]);
    expect(marks(...lines, run("公开", 22, { y0: 0, y1: 22 }))).toEqual([null, null, null]);
    expect(marks(...lines, run("公开", 23, { y0: 40, y1: 62 }))).toEqual([null, null, null]);
    expect(marks(...lines, run("公开", 23, { y0: 0, y1: 11 }))).toEqual([null, null, null]);
    expect(marks(...lines, run("公开", 23, { x0: 200, x1: 260, y0: 0, y1: 22 }))).toEqual([null, null, null]);
    expect(marks(run("公开", 40))).toEqual([null]);
  });

  const large = (text: string, size = 23): DrawnRun => run(text, size, { y0: 0, y1: 22 });
  test.each<[string, readonly DrawnRun[], number]>([
    ["over one line alone", [...lines.slice(0, 1), large("公开")], 0],
    ["over lines that nobody sees", [...lines.map((one): DrawnRun => ({ ...one, unseen: "covered" })), large("公开")], 0],
    ["over blanks", [...lines.map((one) => ({ ...one, text: "      " })), large("公开")], 0],
    ["the usual size is that of most characters", [...lines, ...["公", "开", "用"].map((text) => large(text))], 3],
    ["of as many characters as the lines below it", [...lines, large("公开公开公开公开公开公开")], 0],
    ["a line drawn three times for bold type", [lines[0], lines[0], lines[0]].flatMap((one) => one ?? []), 0],
    [
      "over lines of just the size that is no overlay",
      [
        ...lines.map((one) => ({ ...one, box: { ...one.box, x0: 500, x1: 600 } })),
        large("甲", 22),
        large("乙", 22),
        large("公", 50),
      ],
      1,
    ],
    ["that only touches them at a side", [...lines, run("公开", 23, { x0: 100, x1: 150, y0: 0, y1: 22 })], 0],
    ["over little more than half of a line's height", [...lines, run("公开", 23, { y0: 4, y1: 40 })], 0],
    ["and over a little more still", [...lines, run("公开", 23, { y0: 3.9, y1: 40 })], 1],
  ])("watermarks: %s", (_, runs, count) => expect(marks(...runs).filter((unseen) => unseen === "watermark")).toHaveLength(count));
});
