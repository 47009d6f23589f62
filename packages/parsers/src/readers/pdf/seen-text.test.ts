import { describe, expect, test } from "vitest";
import type { Glyph } from "../../tables/glyphs.ts";
import type { DrawnRun } from "./drawn-text.ts";
import { seenGlyphs } from "./seen-text.ts";

describe("text that is seen", () => {
  const glyph = (text: string, x0: number, baseline = 100): Glyph => ({ text, x0, x1: x0 + 10, baseline, mark: null, size: 10 });
  const run = (text: string, x0: number, x1: number, unseen: DrawnRun["unseen"], y0 = 90): DrawnRun => ({
    text,
    box: { x0, x1, y0, y1: y0 + 12 },
    size: 10,
    unseen,
  });
  const seen = (glyphs: readonly Glyph[], runs: readonly DrawnRun[]) => {
    const { seen: kept, leftOut } = seenGlyphs(glyphs, runs);
    return [kept.map(({ text }) => text).join(""), leftOut.map(({ text, reason }) => `${text} ${reason}`)];
  };
  test.each<[string, readonly DrawnRun[], unknown]>([
    ["all, where nothing is unseen", [run("甲乙", 0, 20, null)], ["甲乙", []]],
    ["not what is invisible", [run("甲", 0, 10, "invisible")], ["乙", ["甲 invisible"]]],
    ["what is drawn twice, once visibly", [run("甲", 0, 10, "invisible"), run("甲", 0, 10, null)], ["甲乙", []]],
    ["what stands on another line", [run("甲", 0, 10, "covered", 120)], ["甲乙", []]],
    ["what has another text", [run("丙", 0, 10, "covered")], ["甲乙", []]],
    ["within half an em", [run("甲乙", -25, 0.1, "covered")], ["乙", ["甲 covered"]]],
    ["beyond half an em", [run("甲乙", -25, 0, "covered")], ["甲乙", []]],
  ])("%s", (_, runs, expected) => expect(seen([glyph("甲", 0), glyph("乙", 10)], runs)).toEqual(expected));
  test("blanks that nobody sees are not told", () =>
    expect(seen([glyph(" ", 0)], [run(" ", 0, 10, "covered")])).toEqual(["", []]));
});
