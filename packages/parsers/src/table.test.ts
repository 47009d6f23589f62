import { expect, test } from "vitest";
import { cellAt, isUnread, rowsOf, type Cell, type Table } from "./table.ts";

const cell = (text: string, row: number, column: number, rowSpan = 1, columnSpan = 1): Cell => ({
  row,
  column,
  rowSpan,
  columnSpan,
  text,
  places: [],
});

/** `甲` covers four places, `丁` one; the last place of the second row and the whole third row are covered by none. */
const table: Table = {
  cells: [cell("甲", 0, 0, 2, 2), cell("丁", 0, 3), cell("丙", 0, 2)],
  rowCount: 3,
  columnCount: 4,
  merges: "kept",
  chunks: [0],
  evidence: "tags",
  flags: [],
};

test.each([
  [0, 0, "甲"],
  [1, 0, "甲"],
  [0, 1, "甲"],
  [1, 1, "甲"],
  [0, 2, "丙"],
  [0, 3, "丁"],
  [1, 2, undefined],
  [2, 0, undefined],
  [2, 1, undefined],
])("row %i, column %i is covered by %s", (row, column, text) => expect(cellAt(table, row, column)?.text).toBe(text));

test("a row holds the cells that begin in it, by column", () =>
  expect(rowsOf(table).map((row) => row.map(({ text }) => text))).toEqual([["甲", "丙", "丁"], [], []]));

test("a cell of a row that the table has not is in none", () =>
  expect(rowsOf({ ...table, cells: [cell("外", 3, 0)] })).toEqual([[], [], []]));

test.each([
  ["ink in which nothing was read", { text: " ", rawText: "", flags: ["ocr_uncertain"] }, true],
  ["something was read", { text: "甲", rawText: "", flags: ["ocr_uncertain"] }, false],
  ["it is blank", { text: "", rawText: "" }, false],
  ["another doubt", { text: "", rawText: "", flags: ["ocr"] }, false],
  ["it was not recognized", { text: "", flags: ["ocr_uncertain"] }, false],
] as const)("%s: unread %j", (_, more, unread) => expect(isUnread({ ...cell("", 0, 0), ...more })).toBe(unread));
