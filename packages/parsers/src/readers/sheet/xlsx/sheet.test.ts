import { DocumentError } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import type { CellStyle, StoredCell } from "../workbook.ts";
import { cellBudget } from "../limits.ts";
import { readSheet } from "./sheet.ts";

const encoder = new TextEncoder();
const source = { name: "甲.xlsx", bytes: new Uint8Array(), sha256: "" };
const struck: CellStyle = { format: "0.00", isStruck: true };
const percent: CellStyle = { format: "0%", isStruck: false };
const strings = [[{ text: "甲", isStruck: false, isRaised: false }], [{ text: "", isStruck: false, isRaised: false }], []];

interface Counts {
  cells: number;
  blanks: number;
  merges: number;
}

function readOf(
  rows: string,
  styles: readonly CellStyle[] = [percent, struck],
  counts: Counts = { cells: 0, blanks: 0, merges: 0 },
) {
  const budget = {
    sheet: () => undefined,
    cell: () => void counts.cells++,
    blank: () => void counts.blanks++,
    merge: () => void counts.merges++,
  };
  return readSheet({ source, strings, styles, budget }, "sheet1.xml", encoder.encode(`<worksheet>${rows}</worksheet>`));
}

/** `1,0 n5 0% own`: row, column, content, format, what is special. */
function told({ row, column, content, format, isStruck, formula }: StoredCell): string {
  const text =
    content.kind === "text"
      ? content.runs.map(({ text }) => text).join("+")
      : content.kind === "number"
        ? `n${content.number}`
        : content.kind === "boolean"
          ? String(content.value)
          : content.kind === "error"
            ? `!${content.text}`
            : "-";
  return [`${row},${column}`, text, format, ...(isStruck ? ["struck"] : []), ...(formula === "none" ? [] : [formula])].join(" ");
}

const cellsOf = (rows: string, styles?: readonly CellStyle[]) => readOf(rows, styles).cells.map(told);

describe("a cell of a sheet", () => {
  test.each<[string, string, readonly string[]]>([
    ["a number", '<c r="B3"><v> 5 </v></c>', ["2,1 n5 0%"]],
    ["a number in pieces", '<c r="B3"><v>5<!-- -->0</v></c>', ["2,1 n50 0%"]],
    ["a number of blanks", '<c r="B3"><v> </v></c>', []],
    ["a text of the table", '<c r="B3" t="s"><v>0</v></c>', ["2,1 甲 0%"]],
    ["an empty text of the table", '<c r="B3" t="s"><v>1</v></c>', []],
    ["a text of no runs", '<c r="B3" t="s"><v>2</v></c>', []],
    ["a formula's text", '<c r="B3" t="str"><f>A1</f><v>乙</v></c>', ["2,1 乙 0% own"]],
    ["a formula's empty text", '<c r="B3" t="str"><f>A1</f><v></v></c>', ["2,1 - 0% own"]],
    ["an empty text", '<c r="B3" t="str"><v></v></c>', []],
    ["a date as text", '<c r="B3" t="d"><v>2024-01-02</v></c>', ["2,1 2024-01-02 0%"]],
    ["true", '<c r="B3" t="b"><v>1</v></c>', ["2,1 true 0%"]],
    ["false", '<c r="B3" t="b"><v>0</v></c>', ["2,1 false 0%"]],
    ["an error", '<c r="B3" t="e"><v>#N/A</v></c>', ["2,1 !#N/A 0%"]],
    ["a text of its own", '<c r="B3" t="inlineStr"><is><t>丙</t></is></c>', ["2,1 丙 0%"]],
    ["an empty text of its own", '<c r="B3" t="inlineStr"><is><t></t></is></c>', []],
    ["one with a reading beside it", '<c r="B3" t="inlineStr"><is><t>丙</t><rPh><t>bing</t></rPh></is></c>', ["2,1 丙 0%"]],
    ["a formula without a result", '<c r="B3"><f>A1</f></c>', ["2,1 - 0% own"]],
    ["a shared formula without words", '<c r="B3"><f t="shared" si="0"/><v>5</v></c>', ["2,1 n5 0% own"]],
    ["a formula of another workbook", '<c r="B3"><f>[1]表!A1</f><v>5</v></c>', ["2,1 n5 0% linked"]],
    ["a formula in pieces", '<c r="B3"><f>[1]<!-- -->表!A1</f><v>5</v></c>', ["2,1 n5 0% linked"]],
    ["nothing", '<c r="B3"/>', []],
    ["a style of its own", '<c r="B3" s="1"><v>5</v></c>', ["2,1 n5 0.00 struck"]],
    ["text outside value and formula", '<c r="B3">7<x>8</x><v>5</v>9</c>', ["2,1 n5 0%"]],
    ["a value outside any cell", "<v>5</v>", []],
    ["a formula outside any cell", "<f>5</f>", []],
    ["dollars in its name", '<c r="$B$3"><v>5</v></c>', ["2,1 n5 0%"]],
  ])("%s", (_, cell, expected) => expect(cellsOf(`<sheetData><row r="3">${cell}</row></sheetData>`)).toEqual(expected));

  test("without styles in the workbook it has none, whatever its number says", () => {
    expect(cellsOf('<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="7"><v>2</v></c></row>', [])).toEqual([
      "0,0 n1 General",
      "0,1 n2 General",
    ]);
  });

  test("one after a text of its own begins anew", () => {
    expect(
      cellsOf('<row><c t="inlineStr"><is><t>丙</t></is></c><c t="inlineStr"><is><t>丁</t></is></c><c><v>1</v></c></row>'),
    ).toEqual(["0,0 丙 0%", "0,1 丁 0%", "0,2 n1 0%"]);
  });
});

describe("rows and cells without a name stand behind the one before", () => {
  const cell = (value: number, name = "") => `<c${name === "" ? "" : ` r="${name}"`}><v>${value}</v></c>`;
  test.each<[string, string, readonly string[]]>([
    ["from the first", `<row>${cell(1)}${cell(2)}</row><row>${cell(3)}</row>`, ["0,0 n1 0%", "0,1 n2 0%", "1,0 n3 0%"]],
    [
      "from a named one",
      `<row r="4">${cell(1, "C4")}${cell(2)}</row><row>${cell(3)}</row>`,
      ["3,2 n1 0%", "3,3 n2 0%", "4,0 n3 0%"],
    ],
    ["a blank one is one", `<row><c/>${cell(2)}</row>`, ["0,1 n2 0%"]],
    ["the last of all", `<row r="1048576">${cell(1, "XFD1048576")}</row>`, ["1048575,16383 n1 0%"]],
  ])("%s", (_, rows, expected) => expect(cellsOf(rows)).toEqual(expected));

  test.each<[string, string, readonly string[]]>([
    ["rows", `<row r="2">${cell(1, "A2")}</row><row r="1">${cell(2, "A1")}</row>`, ["0,0 n2 0%", "1,0 n1 0%"]],
    ["cells", `<row>${cell(1, "C1")}${cell(2, "A1")}${cell(3, "B1")}</row>`, ["0,0 n2 0%", "0,1 n3 0%", "0,2 n1 0%"]],
    ["a row before its end", `<row>${cell(1, "B1")}</row><row>${cell(2, "A2")}</row>`, ["0,1 n1 0%", "1,0 n2 0%"]],
  ])("%s out of order are put in order", (_, rows, expected) => expect(cellsOf(rows)).toEqual(expected));
});

test("hidden rows and columns, and merged ranges", () => {
  const { hiddenRows, hiddenColumns, merges } = readOf(
    '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/><col min="0" max="1" hidden="true"/>' +
      '<col min="16384" max="20000" hidden="1"/></cols>' +
      '<row r="1"/><row hidden="1"/><row r="5" hidden="0"/><row r="7" hidden="on"/>' +
      '<mergeCells><mergeCell ref="B2:D3"/><mergeCell ref="A1"/></mergeCells>',
  );
  expect([...hiddenRows]).toEqual([1, 6]);
  expect([...hiddenColumns]).toEqual([1, 2, 0, 16_383]);
  expect(merges).toEqual([
    { row: 1, column: 1, lastRow: 2, lastColumn: 3 },
    { row: 0, column: 0, lastRow: 0, lastColumn: 0 },
  ]);
});

test("what a sheet holds is counted", () => {
  const counts = { cells: 0, blanks: 0, merges: 0 };
  readOf('<row><c><v>1</v></c><c/><c><f>A1</f></c><c><v/></c><c/></row><mergeCell ref="A1:A2"/>', [], counts);
  expect(counts).toEqual({ cells: 2, blanks: 3, merges: 1 });
});

describe("what is no cell is damage, with its name", () => {
  test.each([
    ['<row><c r="A0"/></row>', "sheet1.xml: A0 is no cell"],
    ['<row><c r="XFE1"/></row>', "sheet1.xml: XFE1 is no cell"],
    ["<c/>", "sheet1.xml: a cell is no cell"],
    ['<row><c r="XFD1"/><c/></row>', "sheet1.xml: a cell is no cell"],
    ['<row><c r="A1" s="2"/></row>', "sheet1.xml: A1 has a style that does not exist"],
    ['<row><c s="x"/></row>', "sheet1.xml: a cell has a style that does not exist"],
    ['<row><c t="s"><v>3</v></c></row>', "sheet1.xml: it refers to text 3, which does not exist"],
    ['<row r="0"/>', "sheet1.xml: 0 is no row"],
    ['<row r="1.5"/>', "sheet1.xml: 1.5 is no row"],
    ['<row r="1048577"/>', "sheet1.xml: 1048577 is no row"],
    ['<row r="1048576"/><row/>', "sheet1.xml: 1048576 is no row"],
    ["<mergeCell/>", "sheet1.xml: a merged range is no range"],
    ['<mergeCell ref="B2:A3"/>', "sheet1.xml: B2:A3 is no range"],
  ])("%s", (rows, reason) => {
    expect(() => readOf(rows)).toThrow(
      expect.objectContaining({ failure: { code: "damaged", file: "甲.xlsx", page: null, reason } }),
    );
  });

  test("an element that does not end", () => {
    expect(() => readOf("<row>")).toThrow(DocumentError);
  });
});

test("a workbook's limits hold for all of its sheets", () => {
  const budget = cellBudget("甲.xlsx");
  for (let i = 0; i < 2_000; i++) budget.sheet();
  expect(() => budget.sheet()).toThrow(
    expect.objectContaining({
      failure: { code: "too_large", file: "甲.xlsx", reason: "more than 2000 sheets in the workbook" },
    }),
  );
});
