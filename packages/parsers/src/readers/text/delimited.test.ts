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
