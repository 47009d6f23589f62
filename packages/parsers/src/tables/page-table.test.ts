import { describe, expect, test } from "vitest";
import { textAt } from "./aligned/layout.test-helper.ts";
import type { Glyph } from "./glyphs.ts";
import { cellText, fillGrid, joinLines } from "./page-table.ts";
import type { Ruling } from "./rulings.ts";
import { slotGrid, type SlotGrid } from "./slot-grid.ts";

const h = (at: number) => ({ axis: "horizontal" as const, at, from: 0, to: 200 });
const v = (at: number) => ({ axis: "vertical" as const, at, from: 0, to: 100 });
const gridOf = (...rulings: readonly Ruling[]): SlotGrid => slotGrid(rulings) ?? expect.unreachable();
/** Two rows of two cells, 100 points wide and 50 high. */
const grid = (): SlotGrid => gridOf(h(0), h(50), h(100), v(0), v(100), v(200));
const filled = (glyphs: readonly Glyph[], own: SlotGrid = grid()) =>
  fillGrid(own, glyphs, (box) => [{ kind: "page", page: 1, box }]);
const read = (glyphs: readonly Glyph[]): readonly [string, string] => {
  const { table, rest } = filled(glyphs);
  return [table.cells.map(({ text }) => text).join("|"), rest.map(({ text }) => text).join("")];
};

describe("a label that hangs over a table's edge", () => {
  test.each<[string, readonly Glyph[], readonly [string, string]]>([
    ["below it, nearly three characters", textAt("产出指标", 10, 129.9), ["||产出指标|", ""]],
    ["three", textAt("产出指标", 10, 130), ["|||", "产出指标"]],
    ["above it, nearly three", textAt("产出指标", 110, -29.9), ["|产出指标||", ""]],
    ["three", textAt("产出指标", 110, -30), ["|||", "产出指标"]],
    ["beside it", textAt("产出指标", -60, 75), ["|||", "产出指标"]],
    ["two points over its cell's left side", textAt("产出指标", 98, 110), ["|||产出指标", ""]],
    ["further", textAt("产出指标", 97.9, 110), ["|||", "产出指标"]],
    ["two points over its right side", textAt("产出指标", 62, 110), ["||产出指标|", ""]],
    ["further", textAt("产出指标", 62.1, 110), ["|||", "产出指标"]],
    ["with blanks between", textAt("产出 指标", 10, 110), ["||产出 指标|", " "]],
    [
      "two labels, each below its cell",
      [...textAt("产出指标", 10, 110), ...textAt("效益指标", 110, 125)],
      ["||产出指标|效益指标", ""],
    ],
    ["a side label", textAt("绩效指标", 10, 110), ["||绩效指标|", ""]],
  ])("%s", (_, glyphs, expected) => expect(read(glyphs)).toEqual(expected));

  test("hangs below a cell of two rows", () => {
    const tall = gridOf(h(0), h(100), v(0), v(100), v(200), { ...h(50), from: 100 });
    expect(filled(textAt("产出指标", 10, 110), tall).table.cells.map(({ text, rowSpan }) => `${text}${rowSpan}`)).toEqual([
      "产出指标2",
      "1",
      "1",
    ]);
  });
});

describe("a character belongs to the cell of its middle", () => {
  const at = (x: number, y: number) => read(textAt("甲", x - 5, y));
  test.each<[number, number, string]>([
    [0, 25, "甲|||"],
    [99.9, 49.9, "甲|||"],
    [100, 25, "|甲||"],
    [25, 50, "||甲|"],
    [199.9, 99.9, "|||甲"],
    [200, 25, "|||"],
    [25, 100, "|||"],
    [-0.1, 25, "|||"],
    [25, -0.1, "|||"],
  ])("%d, %d", (x, y, expected) => expect(at(x, y)[0]).toBe(expected));
});

test("a cell keeps its row, column, span and place", () => {
  const wide = gridOf(h(0), h(50), h(100), v(0), v(200), { ...v(100), from: 50 });
  const { cells } = filled([], wide).table;
  expect(cells.map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan])).toEqual([
    [0, 0, 1, 2],
    [1, 0, 1, 1],
    [1, 1, 1, 1],
  ]);
  expect(cells[0]?.places).toEqual([{ kind: "page", page: 1, box: { x0: 0, y0: 0, x1: 200, y1: 50 } }]);
});

test.each<[string, number, string]>([
  ["a character and a half before the longest", -4.9, "造林。\n造林及管护"],
  ["nearer to its end", -5, "造林。造林及管护"],
])("a paragraph ends with a line that ends %s", (_, x, expected) =>
  expect(cellText([...textAt("造林。", 0, 10), ...textAt("造林及管护", x, 22)])).toBe(expected),
);

test.each([
  ["ab1", "cd", "ab1cd"],
  ["ab", "1cd", "ab1cd"],
  ["1b", "c2", "1b c2"],
  ["造林a", "b造林", "造林a b造林"],
])("%s above %s", (above, below, expected) => expect(joinLines(above, below)).toBe(expected));

describe("lines of one cell over each other", () => {
  const told = (...texts: readonly (readonly Glyph[])[]): boolean =>
    filled(texts.flat()).table.cells.some(({ flags, notes = [] }) => flags.includes("table_damaged") && notes.length === 1);
  test.each<[string, readonly (readonly Glyph[])[], boolean]>([
    ["two on two lines", [textAt("造林面积", 10, 20), textAt("管护", 10, 32)], false],
    ["two nearly on one", [textAt("造林面积", 10, 20), textAt("管护", 14, 23)], true],
    ["side by side", [textAt("造林", 10, 20), textAt("管护", 30, 23)], false],
    ["set close", [textAt("造", 10, 20), textAt("林", 16.1, 20)], false],
    ["closer than any type", [textAt("造", 10, 20), textAt("林", 15.9, 20)], true],
    ["a figure raised beside a text", [textAt("造林", 10, 20), textAt("2", 30, 16, 6)], false],
  ])("%s", (_, texts, expected) => expect(told(...texts)).toBe(expected));
});
