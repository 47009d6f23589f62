import { describe, expect, test } from "vitest";
import type { TextLine } from "./text-line.ts";
import { rowsOf } from "../table.ts";
import { tableFromTabRows } from "./from-tab-rows.ts";

function lines(...texts: string[]): readonly TextLine[] {
  return texts.map((text, i) => ({
    number: i + 1,
    text,
    kind: text.includes("\t") ? "cells" : text.trim() === "" ? "blank" : "plain",
  }));
}

const rows = (...texts: string[]) =>
  rowsOf(tableFromTabRows(lines(...texts))).map((row) => row.map((cell) => `${cell.column}:${cell.text}`).join("|"));

describe("cells keep the column in which they stand", () => {
  test.each([
    [
      ["甲\t乙", "丙\t丁"],
      ["0:甲|1:乙", "0:丙|1:丁"],
    ],
    [
      ["\t\t三\t", "一\t\t三"],
      ["2:三", "0:一|2:三"],
    ],
    [["甲\t 乙 \t", "\t\t"], ["0:甲|1:乙"]],
    [
      ["甲\t乙", "乙的后半", "丙\t丁"],
      ["0:甲|1:乙\n乙的后半", "0:丙|1:丁"],
    ],
    [
      ["\t甲\t乙", "\t---\t:--:", "\t丙\t丁"],
      ["1:甲|2:乙", "1:丙|2:丁"],
    ],
    // a dash alone in a cell is a value, not the ruling of a table
    [
      ["甲\t-", "乙\t—"],
      ["0:甲|1:-", "0:乙|1:—"],
    ],
  ])("%j", (texts, expected) => expect(rows(...texts)).toEqual(expected));
});

test("a blank line begins a piece of the table, blank lines at its edges do not", () => {
  expect(tableFromTabRows(lines("", "甲\t乙", "丙\t丁", "", "", "戊\t己", "")).chunks).toEqual([0, 2]);
});

test("merges are lost, places are the lines", () => {
  const table = tableFromTabRows(lines("甲\t乙", "的后半"));
  expect(table).toMatchObject({ merges: "lost", evidence: "text rows", rowCount: 1, columnCount: 2, flags: [] });
  expect(table.cells.map((cell) => cell.places)).toEqual([[{ kind: "text", lines: [1, 1] }], [{ kind: "text", lines: [1, 2] }]]);
});

test("nothing gives an empty table", () =>
  expect(tableFromTabRows([])).toMatchObject({ cells: [], rowCount: 0, columnCount: 0 }));

test.each<[string, readonly string[]]>([
  ["其他资金", ["field_unreadable"]],
  ["单位：万元", ["field_unreadable"]],
  ["（单位：元）", ["field_unreadable"]],
  ["乙的后半", []],
  ["其他资金使用单位的说明", []],
])("below a row, %s in its last cell: %j", (line, flags) => {
  const { cells } = tableFromTabRows(lines("甲\t乙", line));
  expect(cells.map((cell) => cell.flags ?? [])).toEqual([[], flags]);
  expect((cells[1]?.notes ?? []).every(({ note }) => note.includes(line))).toBe(true);
});

test.each<[string, readonly string[], readonly number[]]>([
  ["one blank line begins one", ["甲\t乙", "", "丙\t丁", "戊\t己"], [0, 1]],
  ["two blank lines too", ["甲\t乙", "", "", "丙\t丁", "", "戊\t己"], [0, 1, 2]],
  ["the first row needs none", ["甲\t乙", "丙\t丁"], [0]],
  ["nor one behind blank lines", ["", "", "甲\t乙", "丙\t丁"], [0]],
  ["a row of nothing does not", ["甲\t乙", "\t", "丙\t丁"], [0]],
  ["and leaves it to the next", ["甲\t乙", "", "\t", "丙\t丁"], [0, 1]],
])("pieces of a table: %s", (_, texts, expected) => expect(tableFromTabRows(lines(...texts)).chunks).toEqual(expected));

test.each<[string, readonly string[], number]>([
  ["the last cell counts", ["甲", "\t\t三"], 3],
  ["a row alone", ["甲\t"], 1],
])("columns: %s", (_, texts, expected) => expect(tableFromTabRows(lines(...texts)).columnCount).toBe(expected));

test("a cell covers one row and column, and its rest stands below it without blanks", () => {
  const { cells } = tableFromTabRows(lines("", "甲\t乙", "  的后半  ", "另一半"));
  expect(cells).toEqual([
    { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: "甲", places: [{ kind: "text", lines: [2, 2] }] },
    { row: 0, column: 1, rowSpan: 1, columnSpan: 1, text: "乙\n的后半\n另一半", places: [{ kind: "text", lines: [2, 4] }] },
  ]);
});

test("a line before all rows is no cell's", () => expect(rows("说明", "甲\t乙")).toEqual(["0:甲|1:乙"]));

test("two labels below a row are both told, and its flag once", () => {
  const cell = tableFromTabRows(lines("甲\t乙", "其他资金", "单位：万元")).cells.at(-1);
  expect(cell?.flags).toEqual(["field_unreadable"]);
  expect(cell?.notes?.map(({ note }) => note.slice(0, 6))).toEqual(["“其他资金”", "“单位：万元"]);
  expect(cell?.places).toEqual([{ kind: "text", lines: [1, 3] }]);
});
