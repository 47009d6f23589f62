import { expect, test } from "vitest";
import type { Glyph } from "../glyphs.ts";
import { pageLines, textAt } from "./layout.test-helper.ts";
import { leadingOf } from "./leading.ts";
import { isTabular } from "./tabular.ts";

const long = "对签约居民按季度开展随访服务并且";
const lines = (text: string, x: number, from: number, pitch: number, count: number): readonly (readonly Glyph[])[] =>
  Array.from({ length: count }, (_, i) => textAt(text, x, from + i * pitch));

test.each<[string, readonly (readonly Glyph[])[], number]>([
  ["nothing", [], 0],
  ["one line", [textAt(long, 0, 100)], 16],
  ["a running text", lines(long, 0, 100, 13, 4), 13],
  ["lines as far apart as they are taken to stand", lines(long, 0, 100, 16, 4), 16],
  ["and further", lines(long, 0, 100, 18, 4), 16],
  ["lines too far apart for those of a text", lines("签约", 0, 100, 22.1, 4), 16],
  ["short texts below each other", lines("签约", 0, 100, 14, 4), 14],
  ["the closest of some", [...lines("签约", 0, 100, 15, 2), ...lines("随访", 100, 100, 13, 2)], 13],
  ["nearer than lines can stand", lines("签约", 0, 100, 9, 2), 16],
  ["each on a page of its own height", [textAt("签约", 0, 100), textAt("签约", 100, 112)], 16],
  ["a running text beside closer cells", [...lines(long, 200, 100, 14, 4), ...lines("签约", 0, 101, 12, 3)], 12],
])("%s", (_, texts, expected) => expect(leadingOf(pageLines(1, ...texts))).toBeCloseTo(expected));

test("lines of two pages do not stand below each other", () => {
  const texts = [...pageLines(1, textAt("签约", 0, 100)), ...pageLines(2, textAt("签约", 0, 112))];
  expect(leadingOf(texts)).toBe(16);
});

test.each<[string, readonly (readonly Glyph[])[], boolean]>([
  ["nothing", [], false],
  ["one text", [textAt(long, 0, 100)], false],
  ["two texts far apart", [textAt("签约", 0, 100), textAt("随访", 40.1, 100)], true],
  ["two texts as near as words", [textAt("签约", 0, 100), textAt("随访", 40, 100)], false],
  ["three lines of ten", [...lines("签约", 0, 100, 14, 10), ...lines("随访", 100, 100, 14, 3)], true],
  ["two lines of ten", [...lines("签约", 0, 100, 14, 10), ...lines("随访", 100, 100, 14, 2)], false],
])("stands in columns: %s", (_, texts, expected) => expect(isTabular(texts.flat(), 1)).toBe(expected));

/** Of a page of cells whose lines stand 15 points apart, and two lines of text 13 points apart: those of a running text decide. */
test.each<[string, readonly Glyph[], readonly Glyph[], boolean]>([
  ["as long as each other", textAt(long, 0, 400), textAt(long, 0, 413), true],
  ["the second shorter", textAt(long, 0, 400), textAt("签约", 0, 413), true],
  ["the second longer by less than a character", textAt(long, 0, 400), textAt(`${long}服`, 0.5, 413).slice(0, -1), true],
  ["the second longer by a character", textAt(long, 0, 400), textAt(`${long}服`, 0, 413), false],
  ["no longer than lines of cells", textAt(long.slice(0, 12), 0, 400), textAt("签约", 0, 413), false],
  ["a little longer", textAt(long.slice(0, 13), 0, 400), textAt("签约", 0, 413), true],
  ["the second a little to the right", textAt(long, 0, 400), textAt("签约", 2.9, 413), true],
  ["further to the right", textAt(long, 0, 400), textAt("签约", 3, 413), false],
  ["the first indented", textAt(long, 5, 400), textAt("签约", 0, 413), true],
  ["by two characters and a little", textAt(long, 21.9, 400), textAt("签约签约签约", 0, 413), true],
  ["by more", textAt(long, 22, 400), textAt("签约签约签约", 0, 413), false],
])("two lines run on: %s", (_, above, below, expected) => {
  const texts = [...lines("签约", 300, 100, 15, 12), above, below];
  expect(leadingOf(pageLines(1, ...texts))).toBeCloseTo(expected ? 13 : 15);
});

test.each<[string, readonly (readonly Glyph[])[], number]>([
  ["as near as no two lines can stand", lines("签约", 0, 100, 9.5, 2), 16],
  ["hardly further", lines("签约", 0, 100, 9.6, 2), 9.6],
  ["the next line counts, not a later one", [textAt(long, 0, 100), textAt("签约", 0, 111), textAt("随访", 100, 120)], 11],
])("lines below each other: %s", (_, texts, expected) => expect(leadingOf(pageLines(1, ...texts))).toBeCloseTo(expected));

test("one text alone on its lines is no column, however far to the right it stands", () =>
  expect(isTabular([...textAt("签约", 300, 100), ...textAt("随访", 300, 120)], 1)).toBe(false));
