import { describe, expect, test } from "vitest";
import type { Glyph } from "./glyphs.ts";
import { leadingOf, missingWalls } from "./missing-walls.ts";
import type { GridCell, SlotGrid } from "./slot-grid.ts";

const SIZE = 10;

/** Characters of 10 points from `x` on, whose middles stand at `y`. */
const at = (text: string, x: number, y: number): readonly Glyph[] =>
  Array.from(text, (character, i) => ({
    text: character,
    x0: x + SIZE * i,
    x1: x + SIZE * (i + 1),
    baseline: y + 3.6,
    mark: null,
    size: SIZE,
  }));
/** The same around a middle. */
const around = (text: string, x: number, y: number): readonly Glyph[] => at(text, x - (SIZE * text.length) / 2, y);

/** Columns of 100 points, rows of 30. */
const GRID: SlotGrid = {
  xs: [0, 100, 200, 300],
  ys: [0, 30, 60, 90, 120],
  cells: [],
  openTop: false,
  openBottom: false,
  ragged: false,
};
const cell = (rowSpan: number, columnSpan: number): GridCell => ({ row: 0, column: 0, rowSpan, columnSpan });
const told = (own: GridCell, leading: number | null, ...glyphs: readonly (readonly Glyph[])[]) =>
  missingWalls(own, glyphs.flat(), GRID, () => leading).map(({ note }) => note.replace(/^no line parts /, ""));

const APART = "“里程” from “面积”, which stand as in two cells";

describe("texts below each other in one cell", () => {
  test.each<[string, GridCell, number | null, readonly (readonly Glyph[])[], readonly string[]]>([
    ["each in the middle of a row", cell(2, 1), null, [around("里程", 50, 15), around("面积", 50, 45)], [APART]],
    ["each at the top of a row", cell(2, 1), null, [at("里程", 4, 8), at("面积", 4, 38)], [APART]],
    ["each in the middle of several rows", cell(4, 1), null, [around("里程", 50, 45), around("面积", 50, 105)], [APART]],
    [
      "a text of two lines and another",
      cell(2, 1),
      null,
      [around("里", 50, 9), around("程", 50, 21), around("面积", 50, 45)],
      [APART],
    ],
    ["no further apart than lines of the table are", cell(2, 1), 30, [around("里程", 50, 15), around("面积", 50, 45)], []],
    ["lines of one text in the middle of both rows", cell(2, 1), null, [around("里程", 50, 24), around("面积", 50, 36)], []],
    [
      "lines as far from each other within a row",
      cell(4, 1),
      null,
      [around("里", 50, 15), around("程", 50, 45), around("面", 50, 75), around("积", 50, 105)],
      [],
    ],
    ["a text in the upper row alone", cell(2, 1), null, [around("里程", 50, 15)], []],
    ["off the middle of its row", cell(2, 1), null, [around("里程", 50, 12), around("面积", 50, 45)], []],
    ["rows of their own", cell(1, 1), null, [around("里程", 50, 5), around("面积", 50, 25)], []],
  ])("%s", (_, own, leading, glyphs, expected) => expect(told(own, leading, ...glyphs)).toEqual(expected));
});

describe("texts side by side in one cell", () => {
  test.each<[string, GridCell, readonly (readonly Glyph[])[], readonly string[]]>([
    ["each in the middle of a column", cell(1, 2), [around("里程", 50, 15), around("面积", 150, 15)], [APART]],
    ["each at the left of a column", cell(1, 2), [at("里程", 4, 15), at("面积", 104, 15)], [APART]],
    ["several lines each", cell(1, 2), [around("里", 50, 9), around("程", 50, 21), around("面积", 150, 15)], [APART]],
    ["a text that goes on over the border", cell(1, 2), [at("里程面积", 80, 15)], []],
    ["a text in the middle of both", cell(1, 2), [around("里程面积", 100, 15)], []],
    ["words a blank apart", cell(1, 2), [at("里程", 77, 15), at("面积", 101, 15)], []],
    ["not as in columns", cell(1, 2), [at("里程", 4, 15), at("面积", 160, 15)], []],
    [
      "a text behind a blank",
      cell(1, 2),
      [at("面积约三", 104, 15)],
      ["“面积约三” from a blank, beside which it stands as in a cell of its own"],
    ],
    [
      "a text behind a blank, in the middle",
      cell(1, 2),
      [around("面积", 150, 15)],
      ["“面积” from a blank, beside which it stands as in a cell of its own"],
    ],
    [
      "a text of several lines behind a blank",
      cell(1, 2),
      [at("面积约三百平方米多", 104, 9), at("一些", 104, 21)],
      ["“面积约三百平方米多一些” from a blank, beside which it stands as in a cell of its own"],
    ],
    ["a text set to the right", cell(1, 2), [at("面积约三百平方米", 118, 15)], []],
    ["a text before a blank", cell(1, 2), [at("里程", 4, 15)], []],
    ["nothing", cell(1, 2), [], []],
  ])("%s", (_, own, glyphs, expected) => expect(told(own, null, ...glyphs)).toEqual(expected));
});

test("lines of texts stand as far apart as most do in cells of one row", () => {
  const lines = (...ys: readonly number[]) => ys.flatMap((y) => at("里程", 4, y));
  const cells: [GridCell, readonly Glyph[]][] = [
    [cell(1, 1), lines(10, 22)],
    [cell(1, 1), lines(10, 24, 38)],
    [cell(2, 1), lines(10, 50)],
    [cell(1, 1), lines(10)],
  ];
  expect(leadingOf(cells)).toBeCloseTo(14, 6);
  expect(leadingOf(cells.slice(2))).toBeNull();
});

describe("how exactly texts stand in their rows and columns", () => {
  const isTold = (own: GridCell, leading: number | null, ...glyphs: readonly (readonly Glyph[])[]) =>
    told(own, leading, ...glyphs).length > 0;

  test.each<[string, number, number, boolean]>([
    ["in the middle of both", 15, 45, true],
    ["a little above", 12.6, 45, true],
    ["too far above", 12.4, 45, false],
    ["the lower one a little below", 15, 47.4, true],
    ["too far below", 15, 47.6, false],
    ["as far below each row's top", 8, 39.9, true],
    ["not as far", 8, 40.1, false],
    ["the upper one further", 9.9, 38, true],
    ["too far", 10.1, 38, false],
  ])("rows: %s", (_, upper, lower, expected) =>
    expect(isTold(cell(2, 1), null, around("里程", 50, upper), around("面积", 50, lower))).toBe(expected),
  );

  test("lines are apart where they are by a tenth further than those of one text, of this one first", () => {
    const two = [around("里程", 50, 15), around("面积", 50, 45)];
    expect(isTold(cell(2, 1), 27.2, ...two)).toBe(true);
    expect(isTold(cell(2, 1), 27.4, ...two)).toBe(false);
    const [upper, rest] = [around("里", 50, 3), around("程", 50, 27)];
    expect(isTold(cell(2, 1), 1, upper, rest, around("面积", 50, 45))).toBe(false);
    expect(isTold(cell(2, 1), 99, around("里", 50, 9), around("程", 50, 21), around("面积", 50, 45))).toBe(true);
    expect(isTold(cell(2, 1), 99, around("里程", 50, 15), around("面", 50, 39), around("积", 50, 51))).toBe(true);
  });

  const ninth = "一二三四五六七八九";
  test.each<[string, readonly Glyph[], readonly Glyph[], boolean]>([
    ["in the middle of both", around("里程", 50, 15), around("面积", 150, 15), true],
    ["a little to the left", around("里程", 44.1, 15), around("面积", 150, 15), true],
    ["too far to the left", around("里程", 43.9, 15), around("面积", 150, 15), false],
    ["the other a little to the right", around("里程", 50, 15), around("面积", 155.9, 15), true],
    ["too far to the right", around("里程", 50, 15), around("面积", 156.1, 15), false],
    ["at the left edges", at("里程", 11.9, 15), at("面积", 111.9, 15), true],
    ["too far from them", at("里程", 12.1, 15), at("面积", 112.1, 15), false],
    ["not as far from both", at("里程", 4, 15), at("面积", 106.1, 15), false],
    ["hardly less far", at("里程", 4, 15), at("面积", 105.9, 15), true],
    ["half a character between them", at(ninth, 6, 15), at(ninth, 101.1, 15), true],
    ["less between them: a blank between words", at(ninth, 6, 15), at(ninth, 100.8, 15), false],
  ])("columns: %s", (_, left, right, expected) => expect(isTold(cell(1, 2), null, left, right)).toBe(expected));

  const eight = "一二三四五六七八";
  test.each<[string, readonly (readonly Glyph[])[], boolean]>([
    ["in its middle", [around("里程", 150, 15)], true],
    ["a little beside its middle", [around("里程", 155.9, 15)], true],
    ["further", [around("里程", 156.1, 15)], false],
    ["at its left edge", [at("里程面积", 111.9, 15)], true],
    ["too far from it", [at("里程面积", 112.1, 15)], false],
    ["near the middle of both columns", [at("里程", 104, 15)], false],
    ["at the right edge of all", [at(eight, 108.1, 15)], false],
    ["hardly not", [at(eight, 107.8, 15)], true],
    ["at the right edge, of two lines", [at(eight, 108.1, 9), at(eight, 108.1, 21)], true],
    ["in the left column", [around("里程", 50, 15)], false],
  ])("beside a blank: %s", (_, glyphs, expected) => expect(isTold(cell(1, 2), null, ...glyphs)).toBe(expected));

  test("what is blank is no text", () => {
    expect(isTold(cell(1, 2), null, at("  ", 40, 15), around("里程", 150, 15))).toBe(true);
    expect(isTold(cell(2, 1), null, at(" ", 40, 15), around("面积", 50, 45))).toBe(false);
  });
  test("a cell of one row and one column has no walls, however its texts stand", () => {
    expect(isTold(cell(1, 1), null, around("里程", 25, 15), around("面积", 75, 15))).toBe(false);
    expect(isTold(cell(2, 2), null, around("里程", 50, 15), around("面积", 50, 45))).toBe(true);
  });
});
