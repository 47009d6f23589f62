import { describe, expect, test } from "vitest";
import type { Cell } from "../../table.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { blocksOfSheet } from "./blocks.ts";
import { plainText, type CellRange, type Content, type Sheet, type StoredCell } from "./workbook.ts";

const vocabulary = vocabularyOf([{ kind: "form", titleEndings: ["绩效目标表"], labels: {}, columns: {} }]);

function stored(row: number, column: number, content: Content | string, over: Partial<StoredCell> = {}): StoredCell {
  return {
    row,
    column,
    content: typeof content === "string" ? plainText(content) : content,
    format: "General",
    isStruck: false,
    formula: "none",
    ...over,
  };
}

/** Texts of rows between bars; a blank is no cell. */
const rowsOf = (...rows: readonly string[]): readonly StoredCell[] =>
  rows.flatMap((row, r) => row.split("|").flatMap((text, c) => (text === "" ? [] : [stored(r, c, text)])));
const merged = (row: number, column: number, lastRow: number, lastColumn: number): CellRange => ({
  row,
  column,
  lastRow,
  lastColumn,
});

function read(cells: readonly StoredCell[], over: Partial<Sheet> = {}): readonly string[] {
  const sheet: Sheet = {
    name: "表一",
    isHidden: false,
    cells,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    beside: null,
    ...over,
  };
  const library = { format: (_: string, value: unknown) => String(value) } as never;
  return blocksOfSheet(sheet, { file: "甲.xlsx", date1904: false, library }, vocabulary).flatMap((block) => {
    if (block.kind === "paragraph")
      return [
        `¶ ${block.text} ${block.places.map((place) => (place.kind === "sheet" ? place.cell : "")).join("")}${notesIn(block)}`,
      ];
    const { rowCount, columnCount, flags, cells: own } = block.table;
    return [[`${rowCount}×${columnCount}`, ...flags].join(" "), ...own.map(shown)];
  });
}

function shown({ row, column, rowSpan, columnSpan, text, places, stored: number, ...rest }: Cell): string {
  const span = rowSpan === 1 && columnSpan === 1 ? "" : ` ${rowSpan}×${columnSpan}`;
  const place = places.map((one) => (one.kind === "sheet" ? `${one.sheet}!${one.cell}` : "")).join("");
  return `${row},${column}${span} ${text} ${place}${number === undefined ? "" : ` stored ${number}`}${notesIn(rest)}`;
}

const notesIn = ({ notes = [] }: Pick<Cell, "notes">): string => notes.map(({ flag, note }) => `; ${flag}: ${note}`).join("");

describe("tables and lines of a sheet", () => {
  const form = ["项目名称|造林", "一级指标|三级指标|指标值", "产出指标|造林面积|≥50亩"];
  test.each<[string, readonly StoredCell[], Partial<Sheet>, readonly string[]]>([
    ["nothing", [], {}, []],
    [
      "a table",
      rowsOf(...form),
      {},
      [
        "3×3",
        "0,0 项目名称 表一!A1",
        "0,1 造林 表一!B1",
        "0,2  表一!C1",
        "1,0 一级指标 表一!A2",
        "1,1 三级指标 表一!B2",
        "1,2 指标值 表一!C2",
        "2,0 产出指标 表一!A3",
        "2,1 造林面积 表一!B3",
        "2,2 ≥50亩 表一!C3",
      ],
    ],
    [
      "lines above and below",
      rowsOf("说明", "填报单位：林业局", ...form, "备注：无"),
      {},
      [
        "¶ 说明 A1",
        "¶ 填报单位：林业局 A2",
        "3×3",
        "0,0 项目名称 表一!A3",
        "0,1 造林 表一!B3",
        "0,2  表一!C3",
        "1,0 一级指标 表一!A4",
        "1,1 三级指标 表一!B4",
        "1,2 指标值 表一!C4",
        "2,0 产出指标 表一!A5",
        "2,1 造林面积 表一!B5",
        "2,2 ≥50亩 表一!C5",
        "¶ 备注：无 A6",
      ],
    ],
    [
      "a name alone in the last row is a row",
      rowsOf(...form, "|管护面积"),
      {},
      [
        "4×3",
        "0,0 项目名称 表一!A1",
        "0,1 造林 表一!B1",
        "0,2  表一!C1",
        "1,0 一级指标 表一!A2",
        "1,1 三级指标 表一!B2",
        "1,2 指标值 表一!C2",
        "2,0 产出指标 表一!A3",
        "2,1 造林面积 表一!B3",
        "2,2 ≥50亩 表一!C3",
        "3,0  表一!A4",
        "3,1 管护面积 表一!B4",
        "3,2  表一!C4",
      ],
    ],
    ["lines alone", rowsOf("甲", "乙"), {}, ["¶ 甲 A1", "¶ 乙 A2"]],
    [
      "a project's label alone begins the table",
      rowsOf("说明", "项目名称", "造林|管护"),
      {},
      ["¶ 说明 A1", "2×2", "0,0 项目名称 表一!A2", "0,1  表一!B2", "1,0 造林 表一!A3", "1,1 管护 表一!B3"],
    ],
    [
      "a title between two tables",
      rowsOf("绩效目标表", ...form, "绩效目标表", ...form),
      {},
      [
        "¶ 绩效目标表 A1",
        "3×3",
        "0,0 项目名称 表一!A2",
        "0,1 造林 表一!B2",
        "0,2  表一!C2",
        "1,0 一级指标 表一!A3",
        "1,1 三级指标 表一!B3",
        "1,2 指标值 表一!C3",
        "2,0 产出指标 表一!A4",
        "2,1 造林面积 表一!B4",
        "2,2 ≥50亩 表一!C4",
        "¶ 绩效目标表 A5",
        "3×3",
        "0,0 项目名称 表一!A6",
        "0,1 造林 表一!B6",
        "0,2  表一!C6",
        "1,0 一级指标 表一!A7",
        "1,1 三级指标 表一!B7",
        "1,2 指标值 表一!C7",
        "2,0 产出指标 表一!A8",
        "2,1 造林面积 表一!B8",
        "2,2 ≥50亩 表一!C8",
      ],
    ],
    [
      "two titles beside each other",
      rowsOf("绩效目标表|||绩效目标表", "项目名称|造林||项目名称|管护", "年度目标|甲||年度目标|乙"),
      {},
      [
        "¶ 绩效目标表 A1",
        "2×2",
        "0,0 项目名称 表一!A2",
        "0,1 造林 表一!B2",
        "1,0 年度目标 表一!A3",
        "1,1 甲 表一!B3",
        "¶ 绩效目标表 D1",
        "2×2",
        "0,0 项目名称 表一!D2",
        "0,1 管护 表一!E2",
        "1,0 年度目标 表一!D3",
        "1,1 乙 表一!E3",
      ],
    ],
    [
      "a title beside another text",
      rowsOf("绩效目标表|甲", ...form),
      {},
      [
        "4×3",
        "0,0 绩效目标表 表一!A1",
        "0,1 甲 表一!B1",
        "0,2  表一!C1",
        "1,0 项目名称 表一!A2",
        "1,1 造林 表一!B2",
        "1,2  表一!C2",
        "2,0 一级指标 表一!A3",
        "2,1 三级指标 表一!B3",
        "2,2 指标值 表一!C3",
        "3,0 产出指标 表一!A4",
        "3,1 造林面积 表一!B4",
        "3,2 ≥50亩 表一!C4",
      ],
    ],
    [
      "columns and rows in which nothing begins are none",
      [stored(2, 3, "甲"), stored(2, 7, "乙"), stored(9, 3, "丙"), stored(9, 7, "丁")],
      {},
      ["2×2", "0,0 甲 表一!D3", "0,1 乙 表一!H3", "1,0 丙 表一!D10", "1,1 丁 表一!H10"],
    ],
    [
      "merged cells",
      rowsOf("甲||乙", "||丙", "丁|戊|己"),
      { merges: [merged(0, 0, 1, 1)] },
      ["3×3", "0,0 2×2 甲 表一!A1:B2", "0,2 乙 表一!C1", "1,2 丙 表一!C2", "2,0 丁 表一!A3", "2,1 戊 表一!B3", "2,2 己 表一!C3"],
    ],
    [
      "a merged cell with texts under it",
      rowsOf("甲|藏|乙", "丙|丁|戊"),
      { merges: [merged(0, 0, 0, 1)] },
      [
        "2×3",
        "0,0 1×2 甲 表一!A1:B1; text_unseen: covered by the merged cell A1:B1 (合并单元格): 藏",
        "0,2 乙 表一!C1",
        "1,0 丙 表一!A2",
        "1,1 丁 表一!B2",
        "1,2 戊 表一!C2",
      ],
    ],
    [
      "a merged cell with nothing in its corner",
      rowsOf("|藏|乙", "丙|丁|戊"),
      { merges: [merged(0, 0, 0, 1)] },
      [
        "¶  A1:B1; text_unseen: covered by the merged cell A1:B1 (合并单元格): 藏",
        "¶ 乙 C1",
        "1×3",
        "0,0 丙 表一!A2",
        "0,1 丁 表一!B2",
        "0,2 戊 表一!C2",
      ],
    ],
    [
      "merged ranges over each other",
      rowsOf("甲|乙|丙", "丁|戊|己"),
      { merges: [merged(0, 0, 1, 1), merged(0, 1, 1, 2)] },
      [
        "1×2 table_damaged",
        "0,0 1×2 甲 表一!A1:B2; text_unseen: covered by the merged cell A1:B2 (合并单元格): 乙; text_unseen: covered by the merged cell A1:B2 (合并单元格): 丁; text_unseen: covered by the merged cell A1:B2 (合并单元格): 戊",
        "0,1  表一!B1:C2; text_unseen: covered by the merged cell B1:C2 (合并单元格): 丙; text_unseen: covered by the merged cell B1:C2 (合并单元格): 己",
      ],
    ],
    [
      "a merged title",
      rowsOf("绩效目标表", ...form),
      { merges: [merged(0, 0, 0, 2)] },
      [
        "¶ 绩效目标表 A1:C1",
        "3×3",
        "0,0 项目名称 表一!A2",
        "0,1 造林 表一!B2",
        "0,2  表一!C2",
        "1,0 一级指标 表一!A3",
        "1,1 三级指标 表一!B3",
        "1,2 指标值 表一!C3",
        "2,0 产出指标 表一!A4",
        "2,1 造林面积 表一!B4",
        "2,2 ≥50亩 表一!C4",
      ],
    ],
    [
      "a cell alone beside a merged one is a row",
      rowsOf("甲|乙", "|丙", "丁|戊"),
      { merges: [merged(0, 0, 1, 0)] },
      ["3×2", "0,0 2×1 甲 表一!A1:A2", "0,1 乙 表一!B1", "1,1 丙 表一!B2", "2,0 丁 表一!A3", "2,1 戊 表一!B3"],
    ],
    [
      "hidden rows and columns",
      rowsOf("甲|乙", "丙|丁"),
      { hiddenRows: new Set([1]), hiddenColumns: new Set([1]) },
      [
        "2×2",
        "0,0 甲 表一!A1",
        "0,1 乙 表一!B1; cell_hidden: a hidden column of the sheet 表一 (隐藏列)",
        "1,0 丙 表一!A2; cell_hidden: row 2 of the sheet 表一 is hidden (隐藏行)",
        "1,1 丁 表一!B2; cell_hidden: row 2 of the sheet 表一 is hidden (隐藏行)",
      ],
    ],
    [
      "a hidden sheet",
      rowsOf("甲|乙", "丙|丁"),
      { isHidden: true },
      [
        "2×2",
        "0,0 甲 表一!A1; cell_hidden: the sheet 表一 is hidden (隐藏工作表)",
        "0,1 乙 表一!B1; cell_hidden: the sheet 表一 is hidden (隐藏工作表)",
        "1,0 丙 表一!A2; cell_hidden: the sheet 表一 is hidden (隐藏工作表)",
        "1,1 丁 表一!B2; cell_hidden: the sheet 表一 is hidden (隐藏工作表)",
      ],
    ],
  ])("%s", (_, cells, over, expected) => expect(read(cells, over)).toEqual(expected));
});

describe("what a cell shows", () => {
  const run = (text: string, over: { isStruck?: boolean; isRaised?: boolean; isLowered?: boolean } = {}) => ({
    text,
    isStruck: false,
    isRaised: false,
    ...over,
  });
  test.each<[string, StoredCell, readonly string[]]>([
    ["a number by its format", stored(0, 0, { kind: "number", number: "0.951" }, { format: "0%" }), ["¶ 95% A1"]],
    ["a number as it is", stored(0, 0, { kind: "number", number: "12.5" }), ["¶ 12.5 A1"]],
    ["a truth", stored(0, 0, { kind: "boolean", value: true }), ["¶ TRUE A1"]],
    ["an untruth", stored(0, 0, { kind: "boolean", value: false }), ["¶ FALSE A1"]],
    [
      "an error",
      stored(0, 0, { kind: "error", text: "#REF!" }),
      ["¶ #REF! A1; formula_unread: #REF! stands in place of a value (错误值)"],
    ],
    [
      "a formula's error",
      stored(0, 0, { kind: "error", text: "#REF!" }, { formula: "own" }),
      ["¶ #REF! A1; formula_unread: a formula whose result is #REF! (公式无结果)"],
    ],
    [
      "a formula without a result",
      stored(0, 0, { kind: "nothing" }, { formula: "own" }),
      ["¶  A1; formula_unread: a formula without a stored result (公式无结果)"],
    ],
    ["nothing", stored(0, 0, { kind: "nothing" }), ["¶  A1"]],
    [
      "a formula that reads elsewhere",
      stored(0, 0, { kind: "number", number: "5" }, { formula: "linked" }),
      ["¶ 5 A1; formula_linked: a formula that reads another workbook: its last stored result (外部链接)"],
    ],
    ["struck out as a whole", stored(0, 0, "废止", { isStruck: true }), ["¶  A1; text_struck: struck out (删除线): 废止"]],
    [
      "a struck number",
      stored(0, 0, { kind: "number", number: "5" }, { isStruck: true }),
      ["¶  A1; text_struck: struck out (删除线): 5"],
    ],
    [
      "struck in part, raised in part",
      stored(0, 0, { kind: "text", runs: [run("10"), run("3", { isRaised: true }), run("废", { isStruck: true }), run("次")] }),
      ["¶ 10³次 A1; text_struck: struck out (删除线): 废"],
    ],
    [
      "lowered in part",
      stored(0, 0, { kind: "text", runs: [run("≥9"), run("2", { isLowered: true }), run("次")] }),
      ["¶ ≥9₂次 A1"],
    ],
    ["lines", stored(0, 0, " 甲 \r\n\r\n乙\r丙\n"), ["¶ 甲\n乙\n丙 A1"]],
    ["a text with a format", stored(0, 0, "优", { format: '@"级"' }), ["¶ 优级 A1"]],
  ])("%s", (_, cell, expected) => expect(read([cell])).toEqual(expected));
});
