import { expect, test } from "vitest";
import { cellAtName, cellName, rangeName, rangeOf } from "./cell-name.ts";
import { isLinked } from "./formula.ts";

test.each<[string, number, number]>([
  ["A1", 0, 0],
  ["Z9", 8, 25],
  ["AA10", 9, 26],
  ["AZ1", 0, 51],
  ["BA1", 0, 52],
  ["ZZ1", 0, 701],
  ["AAA1", 0, 702],
  ["XFD1048576", 1_048_575, 16_383],
])("%s", (name, row, column) => {
  expect(cellName(row, column)).toBe(name);
  expect(cellAtName(name)).toEqual({ row, column });
});

test.each(["", "A", "1", "A0", "A01", "AAAA1", "XFE1", "A1048577", "A12345678", "A1 ", "A-1", "$A$", "Ä1"])(
  "%s is no cell",
  (name) => {
    expect(cellAtName(name)).toBeNull();
  },
);

test.each<[string, string]>([
  ["a1", "A1"],
  ["$b$3", "B3"],
  ["B$3", "B3"],
  ["A1:A1", "A1"],
  ["A1:C2", "A1:C2"],
  ["$A$1:$A$2", "A1:A2"],
  ["A1:B1", "A1:B1"],
])("the range %s is %s", (name, expected) => {
  const range = rangeOf(name);
  expect(range === null ? null : rangeName(range)).toBe(expected);
});

test.each(["", "A1:", ":A1", "A1:B", "B:B2", "B1:A1", "A2:A1", "A1:B2:C3"])("%s is no range", (name) =>
  expect(rangeOf(name)).toBeNull(),
);

test.each<[string, boolean]>([
  ["[1]表!A1", true],
  ["SUM([12]表!A1:A3)", true],
  ["'D:\\甲\\[乙.xlsx]表'!A1", true],
  ["[乙.et]表!A1", true],
  ["[乙.ODS]表!A1", true],
  ["[1]!名称", true],
  ["表1[[#本行],[金额]]*表!A1", false],
  ["[]表!A1", false],
  ["[1]表", false],
  ["[甲.docx]表!A1", false],
  ["表!A1", false],
])("the formula %s", (formula, expected) => expect(isLinked(formula)).toBe(expected));
