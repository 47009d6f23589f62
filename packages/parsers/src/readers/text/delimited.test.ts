import { describe, expect, test } from "vitest";
import { blocksOfDelimited } from "./delimited.ts";

const HEADER = ["一级指标", "二级指标", "三级指标", "指标值"];
const ROWS = [
  ["项目名称", "甲", "", ""],
  HEADER,
  ["产出指标", "数量指标", "条数", "≥5条"],
  ["", "质量指标", "合格率", "≥95%"],
  ["", "", "等级", "优"],
];
const cellsOf = (text: string) =>
  blocksOfDelimited(text)?.flatMap((block) => (block.kind === "table" ? block.table.cells : [])) ?? null;

describe("fields between delimiters", () => {
  test.each([",", ";"])("%j", (delimiter) => {
    const cells = cellsOf(`${ROWS.map((row) => row.join(delimiter)).join("\r\n")}\r\n`);
    expect(cells?.map(({ row, column, text }) => [row, column, text])).toEqual(
      ROWS.flatMap((row, r) => row.flatMap((text, column) => (text === "" ? [] : [[r, column, text]]))),
    );
  });

  test.each([",", ";", "\t"])("quoted with %j, quotation marks and line breaks in them", (delimiter) => {
    const rows = [...ROWS, ["", "", `"一${delimiter}二"\n三`, "有"]];
    const quoted = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(delimiter)).join("\n");
    const cells = cellsOf(quoted) ?? [];
    const last = cells.filter(({ row }) => row === 5);
    expect(last.map(({ text }) => text)).toEqual([`"一${delimiter}二"\n三`, "有"]);
    expect(last[0]?.places).toEqual([{ kind: "text", lines: [6, 7] }]);
  });
});

test.each([
  ["prose with commas", "一,二,三,四\n各单位，应当,如实填报\n甲,乙\n丙\n丁,戊,己\n"],
  ["records without an indicators' header", Array.from({ length: 9 }, () => "甲,乙,丙,丁").join("\n")],
  ["a quotation mark left open", `"${ROWS.map((row) => row.join(",")).join("\n")}`],
  ["rows between tabs without quotes, which are lines", ROWS.map((row) => row.join("\t")).join("\n")],
  ["nothing", ""],
])("%s is no delimited text", (_, text) => expect(blocksOfDelimited(text)).toBeNull());

const BASE = ROWS.map((row) => row.join(",")).join("\n");
/** Each cell: its lines and its text. */
const shown = (text: string): readonly string[] | null =>
  cellsOf(text)?.map(({ row, column, text: own, places: [place] }) => {
    return `${row},${column} ${place?.kind === "text" ? place.lines.join("-") : "?"} ${JSON.stringify(own)}`;
  }) ?? null;

test.each<[string, string, string]>([
  ["a field behind the last line's", `${BASE}\n甲,,,`, '5,0 6-6 "甲"'],
  ["carriage returns alone end lines", `${BASE.replaceAll("\n", "\r")}\r甲,,,`, '5,0 6-6 "甲"'],
  ["with line feeds behind them, too", `${BASE.replaceAll("\n", "\r\n")}\r\n甲,,,`, '5,0 6-6 "甲"'],
  ["a line of blanks is none, but counts", `${BASE}\n , ,,\n甲,,,`, '5,0 7-7 "甲"'],
  ["blanks around a field", `${BASE}\n  甲 \t,,,`, '5,0 6-6 "甲"'],
  ["text behind a quoted field", `${BASE}\n"甲"乙,,,`, '5,0 6-6 "甲乙"'],
  ["a quotation mark inside a field", `${BASE}\n甲"乙,,,`, '5,0 6-6 "甲\\"乙"'],
  ["two quotation marks at a quoted field's end", `${BASE}\n"甲""",,,`, '5,0 6-6 "甲\\""'],
  ["nothing but quotation marks", `${BASE}\n"""""",,,甲`, '5,3 6-6 "甲"'],
  ["a line break in a quoted field", `${BASE}\n"甲\n乙",,,\n,,,丙`, '6,3 8-8 "丙"'],
  ["carriage returns in it are no text", `${BASE}\n"甲\r\n乙",,,`, '5,0 6-7 "甲\\n乙"'],
])("delimited text: %s", (_, text, expected) => expect(shown(text)?.at(-1)).toBe(expected));

const rowsOf = (...rows: readonly string[]): string => rows.join("\n");
test.each<[string, string, boolean]>([
  ["five records", rowsOf("一级指标,三级指标,指标值", "甲,乙,丙", "甲,乙,丙", "甲,乙,丙", "甲,乙,丙"), true],
  ["four", rowsOf("一级指标,三级指标,指标值", "甲,乙,丙", "甲,乙,丙", "甲,乙,丙"), false],
  ["two fields", rowsOf("三级指标,指标值", "甲,乙", "甲,乙", "甲,乙", "甲,乙"), false],
  ["four of five as wide", rowsOf("一级指标,三级指标,指标值", "甲,乙,丙", "甲,乙,丙", "甲,乙,丙", "甲,乙"), true],
  ["three of five", rowsOf("一级指标,三级指标,指标值", "甲,乙,丙", "甲,乙,丙", "甲,乙", "甲,乙"), false],
  [
    "blank fields in its header",
    rowsOf("一级指标, ,三级指标,,指标值", "甲,,乙,,丙", "甲,,乙,,丙", "甲,,乙,,丙", "甲,,乙,,丙"),
    true,
  ],
  ["blank records do not count", rowsOf("一级指标,三级指标,指标值", "甲,乙,丙", "甲,乙,丙", "甲,乙,丙", ",,"), false],
])("is delimited text: %s", (_, text, expected) => expect(blocksOfDelimited(text) !== null).toBe(expected));

test("the table is as wide as most records, its cells cover one row and column", () => {
  const [block] =
    blocksOfDelimited(rowsOf("一级指标,三级指标,指标值", "甲,乙,丙,丁", "甲,乙,丙", "甲,乙,丙", "甲,乙,丙", "甲,乙,丙")) ?? [];
  expect(block).toMatchObject({
    kind: "table",
    table: { rowCount: 6, columnCount: 3, merges: "lost", chunks: [0], evidence: "delimited text", flags: [] },
  });
  expect(block?.kind === "table" && block.table.cells.every(({ rowSpan, columnSpan }) => rowSpan === 1 && columnSpan === 1)).toBe(
    true,
  );
});

test("between tabs only where a quoted cell goes on in the next line", () => {
  const tabs = ROWS.map((row) => row.join("\t")).join("\n");
  expect(blocksOfDelimited(`${tabs}\n甲\t"一\n二"\t\t`)).not.toBeNull();
  expect(blocksOfDelimited(`${tabs}\n甲\t"一二"\t\t`)).toBeNull();
});
