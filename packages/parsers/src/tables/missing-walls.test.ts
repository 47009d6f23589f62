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
