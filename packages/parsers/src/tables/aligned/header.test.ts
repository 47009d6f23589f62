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
