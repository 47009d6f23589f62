import { describe, expect, test } from "vitest";
import type { Cell } from "../table.ts";
import type { FlatRow } from "../flat-rows.ts";
import { fiscalYearOf, unreadYear } from "./fiscal-year.ts";

let line = 0;
function row(text: string): FlatRow {
  line += 1;
  const cell: Cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, places: [{ kind: "text", lines: [line, line] }] };
  return { cells: [cell], table: null, row: 0, chunkStart: false };
}

describe("a form's year", () => {
  test("is that of the nearest heading before it, and the place is that heading's", () => {
    const before = ["2023年部门预算", "甲局2025年项目绩效目标表", "目录", "乙局2024年预算绩效目标", "说明"].map(row);
    const { year, places } = fiscalYearOf(null, before, row("项目绩效目标表"), {});
    expect(year).toEqual({ fiscal_year: 2024, fiscal_year_source: "document" });
    expect(places).toEqual(before[3]?.cells[0]?.places);
  });

  test.each([
    ["the form's title before any heading", ["甲局2025年部门预算"], "2024年项目绩效目标表", 2024, "form"],
    ["a heading before what was supplied", ["甲局2025年部门预算"], "项目绩效目标表", 2025, "document"],
    ["what was supplied, where no heading dates the form", ["2025年工作总结"], "项目绩效目标表", 2022, "supplied"],
    ["a sentence is no heading", [`2025年${"甲".repeat(60)}预算`], "项目绩效目标表", 2022, "supplied"],
  ])("%s", (_, before, title, fiscal_year, fiscal_year_source) => {
    expect(fiscalYearOf(null, before.map(row), row(title), { fiscalYear: 2022 }).year).toEqual({
      fiscal_year,
      fiscal_year_source,
    });
  });

  test("is none where nothing says it", () =>
    expect(fiscalYearOf(null, [row("目录")], row("项目绩效目标表"), {})).toEqual({
      year: { fiscal_year: null, fiscal_year_source: null },
      places: [],
    }));

  test.each<[string, string, boolean]>([
    ["a heading in doubt that prints a year", "甲市乙区教育局2025年部门观蛋项目绩效目", true],
    ["a heading in doubt that prints none", "甲市乙区教育局部门项目目录一览", false],
    ["a signature in doubt", "甲局2025年", false],
    ["prose in doubt", `2025年预算${"甲".repeat(60)}`, false],
  ])("%s: the year is told as unread", (_, text, isTold) => {
    const doubtful = { ...row(text), cells: row(text).cells.map((cell): Cell => ({ ...cell, flags: ["ocr_uncertain"] })) };
    const { year } = fiscalYearOf(null, [doubtful], row("项目绩效目标表"), {});
    expect(unreadYear([doubtful], year).map(({ field }) => field)).toEqual(isTold ? ["fiscal_year", "fiscal_year_source"] : []);
    expect(unreadYear([row(text)], year)).toEqual([]);
    expect(unreadYear([doubtful], { fiscal_year: 2025, fiscal_year_source: "document" })).toEqual([]);
  });

  test("is the form's own before all", () =>
    expect(fiscalYearOf({ value: 2021, places: [] }, [row("2023年部门预算")], row("2024年项目绩效目标表"), {}).year).toEqual({
      fiscal_year: 2021,
      fiscal_year_source: "form",
    }));
});
