import { describe, expect, test } from "vitest";
import type { TextLine } from "./text-line.ts";
import { rowsOf } from "../table.ts";
import { tableFromCellLines } from "./from-cell-lines.ts";
import { formats } from "../formats/index.ts";
import { vocabularyOf } from "../vocabulary/vocabulary.ts";

const vocabulary = vocabularyOf(formats);

function lines(text: string): readonly TextLine[] {
  return text.split("\n").map((line, i) => ({
    number: i + 1,
    text: line,
    kind: line.includes("\t") ? "cells" : line.trim() === "" ? "blank" : "plain",
  }));
}

const rows = (text: string) =>
  rowsOf(tableFromCellLines(lines(text), vocabulary)).map((row) => row.map((cell) => cell.text).join("|"));
const HEADER = "\t一级指标\n\t二级指标\n\t指标值\n\n";

describe("rows are parted by blank lines", () => {
  test.each([
    ["\t甲\n\t乙\n\n\t丙\n\t丁", ["甲|乙", "丙|丁"]],
    ["\n\n\t甲\n\n\n \n\t乙\n", ["甲", "乙"]],
    ["\t甲\t\t\t\n的后半\n\t乙", ["甲\n的后半|乙"]],
    // a blank cell is what a merged cell left: it stays a cell
    ["\t甲\n\t乙\n\n\t\n\t丁", ["甲|乙", "|丁"]],
  ])("%j", (text, expected) => expect(rows(text)).toEqual(expected));
});

describe("below a header every row has as many cells as it", () => {
  test("a blank line inside a row does not cut it", () => {
    expect(rows(`${HEADER}\t产出指标\n\n\t数量指标\n\t3次\n\n\t\n\t质量指标\n\n\t良好\n`)).toEqual([
      "一级指标|二级指标|指标值",
      "产出指标|数量指标|3次",
      "|质量指标|良好",
    ]);
  });

  test("the next form's head is no row of it", () => {
    expect(
      rows(`${HEADER}\t产出指标\n\t数量指标\n\t3次\n\n\t353302天津市海津区中心\n\t单位：万元\n\n\t项目名称\n\t宣传费\n`).slice(2),
    ).toEqual(["353302天津市海津区中心|单位：万元", "项目名称|宣传费"]);
  });

  test("a row that lost a cell marks the table", () => {
    expect(tableFromCellLines(lines(`${HEADER}\t产出指标\n\t数量指标\n\t3次\n`), vocabulary).flags).toEqual([]);
    expect(tableFromCellLines(lines(`${HEADER}\t产出指标\n\t3次\n\n\t\n\t质量指标\n\t良好\n`), vocabulary).flags).toEqual([
      "table_damaged",
    ]);
    expect(tableFromCellLines(lines(`${HEADER}\t产出指标\n\t数量指标\n\t检查次数\n\t3次\n`), vocabulary).flags).toEqual([
      "table_damaged",
    ]);
  });
});

test("merges count as kept, places are the lines", () => {
  const table = tableFromCellLines(lines("\t甲\n\t乙\n的后半"), vocabulary);
  expect(table).toMatchObject({ merges: "kept", evidence: "cell lines", rowCount: 1, columnCount: 2 });
  expect(table.cells.map((cell) => cell.places)).toEqual([[{ kind: "text", lines: [1, 1] }], [{ kind: "text", lines: [2, 3] }]]);
});

test("nothing is an empty table, and a line before all cells is no cell's", () => {
  expect(tableFromCellLines([], vocabulary)).toEqual({
    cells: [],
    rowCount: 0,
    columnCount: 0,
    merges: "kept",
    chunks: [0],
    evidence: "cell lines",
    flags: [],
  });
  expect(rows("说明\n\t甲")).toEqual(["甲"]);
});

test("a cell covers one row and column, and its text ends without blanks", () =>
  expect(tableFromCellLines(lines("\n\t\n  的后半  \n另一半 "), vocabulary).cells).toEqual([
    { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: "的后半\n另一半", places: [{ kind: "text", lines: [2, 4] }] },
  ]));

describe("where a header's rows are put together", () => {
  const flags = (text: string) => tableFromCellLines(lines(text), vocabulary).flags;
  test.each<[string, string, readonly string[], readonly string[]]>([
    ["before a header each stands for itself", "\t甲\n\n\t乙\n\t丙\n", ["甲", "乙|丙"], []],
    ["three pieces of one", `${HEADER}\t产出指标\n\n\t数量指标\n\n\t3次\n`, ["产出指标|数量指标|3次"], []],
    ["no more than fit", `${HEADER}\t产出指标\n\t数量指标\n\n\t甲\n\t3次\n`, ["产出指标|数量指标", "甲|3次"], ["table_damaged"]],
    [
      "a whole row takes nothing more",
      `${HEADER}\t产出指标\n\t数量指标\n\t3次\n\n\t\n`,
      ["产出指标|数量指标|3次", ""],
      ["table_damaged"],
    ],
    ["the last row may be the end", `${HEADER}\t产出指标\n`, ["产出指标"], ["table_damaged"]],
    [
      "before a header a head is none",
      `\t项目名称\n\t宣传费\n\n${HEADER}\t产出指标\n\t数量指标\n\t3次\n`,
      ["一级指标|二级指标|指标值", "产出指标|数量指标|3次"],
      [],
    ],
  ])("%s", (_, text, expected, doubts) => {
    expect(rows(text).slice(-expected.length)).toEqual(expected);
    expect(flags(text)).toEqual(doubts);
  });

  test("behind the next form's head rows stand for themselves again", () => {
    const text = `${HEADER}\t产出指标\n\t数量指标\n\t3次\n\n\t项目名称\n\t宣传费\n\n\t其他\n\n\t甲\n\t乙\n`;
    expect(rows(text).slice(2)).toEqual(["项目名称|宣传费", "其他", "甲|乙"]);
    expect(flags(text)).toEqual([]);
  });
});
