import { expect, test } from "vitest";
import type { Glyph } from "../glyphs.ts";
import { findHeader } from "./header.ts";
import { linesOfRuns, runsOf } from "./runs.ts";

const SIZE = 10;

const glyphs = (text: string, x: number, baseline: number): readonly Glyph[] =>
  Array.from(text).map((char, i) => ({ text: char, x0: x + i * SIZE, x1: x + (i + 1) * SIZE, baseline, mark: null, size: SIZE }));

const header = (...texts: readonly (readonly Glyph[])[]) => findHeader(linesOfRuns(runsOf(texts.flat(), 1)));
const words = (...texts: readonly (readonly Glyph[])[]) => header(...texts)?.cells.map(({ text }) => text) ?? null;

const levels = [glyphs("一级指标", 0, 100), glyphs("二级指标", 100, 100), glyphs("三级指标", 200, 100)];

test.each<[string, readonly (readonly Glyph[])[], readonly string[] | null]>([
  ["on one line", [...levels, glyphs("指标值", 300, 100)], ["一级指标", "二级指标", "三级指标", "指标值"]],
  [
    "cells of two lines",
    [...levels, glyphs("年度", 300, 94), glyphs("指标值", 300, 106)],
    ["一级指标", "二级指标", "三级指标", "年度指标值"],
  ],
  [
    "letters set apart",
    [...levels, glyphs("指", 300, 100), glyphs("标", 320, 100), glyphs("值", 340, 100)],
    ["一级指标", "二级指标", "三级指标", "指标值"],
  ],
  ["no table of targets", [glyphs("指标", 0, 100), glyphs("得分", 100, 100)], null],
])("a header: %s", (_, texts, expected) => expect(words(...texts)).toEqual(expected));

test("a goal that is printed over the header is none of its cells", () => {
  const goal = glyphs("提高服务水平和群众满意程度", 195, 98);
  const found = header(goal, ...levels, glyphs("指标值", 340, 100));
  expect(found?.cells.map(({ text }) => text)).toEqual(["一级指标", "二级指标", "三级指标", "指标值"]);
  expect(found?.strays.map(({ text }) => text)).toEqual(["提高服务水平和群众满意程度"]);
});

/** A text's characters, so that their middle stands at a height. */
const at = (text: string, x: number, y: number): readonly Glyph[] => glyphs(text, x, y + 0.36 * SIZE);
const row = (y: number, texts: readonly string[] = ["一级指标", "二级指标", "三级指标", "指标值"]): readonly Glyph[] =>
  texts.flatMap((text, i) => at(text, 100 * i, y));
const linesOf = (...texts: readonly (readonly Glyph[])[]) => linesOfRuns(runsOf(texts.flat(), 1));
const read = (...texts: readonly (readonly Glyph[])[]): string | null => {
  const found = findHeader(linesOf(...texts));
  return found === null ? null : `${found.from}-${found.to} ${found.cells.map(({ text }) => text).join(" ")}`;
};

test.each<[string, readonly (readonly Glyph[])[], string | null]>([
  ["behind other lines", [row(60, ["说明"]), row(100)], "1-2 一级指标 二级指标 三级指标 指标值"],
  ["below a line of something else", [row(86, ["按指南填写"]), row(100)], "1-2 一级指标 二级指标 三级指标 指标值"],
  ["below two", [row(72, ["按指南"]), row(86, ["填写"]), row(100)], "2-3 一级指标 二级指标 三级指标 指标值"],
  ["the first of two", [row(100), row(200)], "0-1 一级指标 二级指标 三级指标 指标值"],
  [
    "nor with one below",
    [row(100), row(114, ["产出指标", "数量指标", "造林面积", "5亩"])],
    "0-1 一级指标 二级指标 三级指标 指标值",
  ],
  [
    "lines as far apart as those of one",
    [row(100, ["一级指标", "二级指标", "三级指标", "年度"]), at("指标值", 300, 117)],
    "0-2 一级指标 二级指标 三级指标 年度指标值",
  ],
  [
    "and further",
    [row(100, ["一级指标", "二级指标", "三级指标", "年度"]), at("指标值", 300, 117.1)],
    "0-1 一级指标 二级指标 三级指标 年度",
  ],
  [
    "a word's pieces far apart",
    [row(100, ["一级指标", "二级指标", "三级指标"]), at("指", 300, 100), at("标", 330, 100), at("值", 360, 100)],
    "0-1 一级指标 二级指标 三级指标 指标值",
  ],
  [
    "a word nobody knows in two pieces near each other",
    [row(100), at("备", 400, 100), at("查", 419, 100)],
    "0-1 一级指标 二级指标 三级指标 指标值 备查",
  ],
  [
    "further from each other",
    [row(100), at("备", 400, 100), at("查", 419.1, 100)],
    "0-1 一级指标 二级指标 三级指标 指标值 备 查",
  ],
  [
    "before a known one",
    [row(100, ["一级指标", "二级指标", "三级指标"]), at("备查", 300, 100), at("指标值", 324, 100)],
    "0-1 一级指标 二级指标 三级指标 备查 指标值",
  ],
  [
    "columns in any order",
    [at("指标值", 300, 100), at("三级指标", 200, 100), at("一级指标", 0, 100), at("二级指标", 100, 100)],
    "0-1 一级指标 二级指标 三级指标 指标值",
  ],
  ["one level and no target", [row(100, ["一级指标", "说明", "备注"])], null],
])("a header is found: %s", (_, texts, expected) => expect(read(...texts)).toBe(expected));

test("from a line on, and on one page", () => {
  const lines = linesOf(row(100), row(200));
  expect([findHeader(lines, 1)?.from, findHeader(lines, 2)]).toEqual([1, null]);
  const [above, below] = [row(100, ["一级指标", "二级指标", "三级指标", "年度"]), at("指标值", 300, 112)];
  expect(findHeader([...linesOfRuns(runsOf(above, 1)), ...linesOfRuns(runsOf(below, 2))])?.cells.at(-1)?.text).toBe("年度");
});
