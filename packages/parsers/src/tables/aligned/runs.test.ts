import { describe, expect, test } from "vitest";
import type { Glyph } from "../glyphs.ts";
import { isAbove, linesOfRuns, runsOf } from "./runs.ts";
import { SIZE, textAt } from "./layout.test-helper.ts";

const read = (...texts: readonly (readonly Glyph[])[]): readonly string[] =>
  linesOfRuns(runsOf(texts.flat(), 1)).map(({ runs }) => runs.map(({ text }) => text).join("|"));

describe("characters as runs and lines", () => {
  test.each<[string, readonly (readonly Glyph[])[], readonly string[]]>([
    ["none", [], []],
    ["blanks alone", [textAt("  ", 0, 100)], []],
    ["a gap as wide as inside a text", [textAt("签约", 0, 100), textAt("率", 23, 100)], ["签约率"]],
    ["a wider gap", [textAt("签约", 0, 100), textAt("率", 23.1, 100)], ["签约|率"]],
    ["a gap that a larger character makes smaller", [textAt("签约", 0, 100), textAt("率", 25, 100, 20)], ["签约率"]],
    ["a character a little over the one before", [textAt("签约", 0, 100), textAt("率", 16.5, 100)], ["签约率"]],
    ["a text printed over another", [textAt("签约", 0, 100), textAt("率", 16.4, 100)], ["签约|率"]],
    ["a baseline a little lower", [textAt("签约", 0, 100), textAt("率", 20, 102)], ["签约率"]],
    ["a baseline lower still is on the line, and apart", [textAt("签约", 0, 100), textAt("率", 20, 102.1)], ["签约|率"]],
    ["so low that it is the next line", [textAt("签约", 0, 100), textAt("率", 20, 103.1)], ["签约", "率"]],
    ["just on the line", [textAt("签约", 0, 100), textAt("率", 20, 103)], ["签约|率"]],
    ["pieces that were drawn in another order", [textAt("随访", 20, 100), textAt("签约", 0, 100)], ["签约随访"]],
    [
      "pieces drawn after another line",
      [textAt("签约", 0, 100), textAt("随访", 0, 120), textAt("率", 20, 100)],
      ["签约率", "随访"],
    ],
    [
      "a text printed over another, a little aside",
      [textAt("签约居民", 0, 100), textAt("随访人数", 8, 100)],
      ["签约居民|随访人数"],
    ],
    ["lines drawn in any order", [textAt("随访", 0, 120), textAt("率", 0, 140), textAt("签约", 0, 100)], ["签约", "随访", "率"]],
    ["texts drawn in any order", [textAt("随访", 100, 100), textAt("率", 200, 100), textAt("签约", 0, 100)], ["签约|随访|率"]],
    [
      "pieces of one text drawn in any order",
      [textAt("随访", 20, 100), textAt("率", 40, 100), textAt("签约", 0, 100)],
      ["签约随访率"],
    ],
    ["a larger text a little lower", [textAt("签约", 0, 100), textAt("率", 100, 103, 20)], ["签约|率"]],
    ["lower still", [textAt("签约", 0, 100), textAt("率", 100, 103.1, 20)], ["签约", "率"]],
    ["lines drawn from the last", [textAt("随访", 0, 120), textAt("签约", 0, 100)], ["签约", "随访"]],
    ["a character of no width between", [textAt("签", 0, 100), textAt(" ", 10, 100), textAt("约", 12, 100)], ["签约"]],
  ])("%s", (_, texts, expected) => expect(read(...texts)).toEqual(expected));
});

test("a run has the box, the baseline and the size of its characters", () => {
  const [run] = runsOf([...textAt("签", 0, 100), ...textAt("约", 10, 100, 12)], 4);
  expect(run).toMatchObject({ page: 4, text: "签约", x0: 0, x1: 22, baseline: 100 + 0.36 * SIZE, size: 12 });
  expect(run?.y).toBeCloseTo(100 + 0.36 * SIZE - 0.36 * 12);
});

test.each([
  [0, 40, 0, 40, true],
  [0, 40, 21, 61, false],
  [0, 40, 20, 60, false],
  [0, 40, 19, 59, true],
  [0, 40, 35, 45, false],
  [0, 40, 34, 44, true],
  [21, 61, 0, 40, false],
])("%d…%d stands above %d…%d: %s", (a0, a1, b0, b1, expected) =>
  expect(isAbove({ x0: a0, x1: a1 }, { x0: b0, x1: b1 })).toBe(expected),
);
