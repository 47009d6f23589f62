import { describe, expect, test } from "vitest";
import { amountUnder, cellUnder, decimalUnder, figurePrintings, figureRows, percent, percentUnder } from "./figures.ts";
import { columnsOf } from "./header-rows.ts";
import { inferUnit } from "./money.ts";
import type { ReportTable } from "./tables.ts";
import { proseWith, tableOf, rowsIn } from "./report-tables.test-helper.ts";

describe("tables of figures", () => {
  const reportTable = (rows: readonly (readonly string[])[], kind: ReportTable["kind"] = "budget_lines"): ReportTable => {
    const table = tableOf(rows);
    const flat = rowsIn(table);
    return {
      kind,
      table,
      columns: columnsOf(flat.slice(0, 1), table),
      rows: flat.slice(1),
      unit: "万元",
    } as unknown as ReportTable;
  };
  const lines = reportTable([
    ["序号", "项目", "预算数", "执行率"],
    ["(1)", "(2)", "(3)", "(4)"],
    ["1", "养护", "12.5", "95%"],
    ["2", "维修", "—", "90.5%"],
    ["", "合计", "20", "93%"],
  ]);

  test("a row's item, total and figures; the row of column numbers is none", () => {
    const rows = figureRows(lines);
    expect(rows.map(({ item, isTotal }) => [item, isTotal])).toEqual([
      ["养护", false],
      ["维修", false],
      ["合计", true],
    ]);
    const [first, second] = rows;
    if (first === undefined || second === undefined) throw new Error("no rows");
    expect(amountUnder(first, "万元", /预算/)).toBe("125000");
    expect(amountUnder(first, null, /预算/)).toBeNull();
    expect(amountUnder(second, "万元", /预算/)).toBeNull();
    expect(percentUnder(first, /率/)).toBe("95");
    expect(cellUnder(first, /数|率/, /预算/)).toBe("95%");
    expect(cellUnder(first, /没有/)).toBeNull();
    expect(decimalUnder(first, /序号/)).toBe("1");
    expect(rows.flatMap(({ doubts }) => doubts.map(({ flag }) => flag))).toEqual([]);
  });

  test.each([
    ["8分", "8"],
    ["8", "8"],
    ["八", null],
  ])("a score of %s", (text, score) => {
    const [row] = figureRows(
      reportTable(
        [
          ["指标", "得分"],
          ["甲", text],
        ],
        "scores",
      ),
    );
    expect(row === undefined ? undefined : decimalUnder(row, /得分/)).toBe(score);
  });

  test.each([
    ["95%", "95"],
    ["95", "95"],
    ["九成", null],
    [null, null],
  ])("a share of %s", (text, share) => expect(percent(text)).toBe(share));

  test("a row that lost a cell is incomplete, one that slipped says so", () => {
    const table = reportTable([
      ["项目", "预算数", "执行率"],
      ["养护", "12", "95%"],
      ["维修", "12"],
      ["", "更换", "7", "90%"],
    ]);
    expect(figureRows(table).map(({ item, doubts }) => [item, doubts.map(({ flag }) => flag)])).toEqual([
      ["养护", []],
      ["维修", ["row_incomplete"]],
      ["更换", ["columns_shifted"]],
    ]);
  });

  test("pieces of one table go together until it has a total; the same items again are another printing", () => {
    const piece = (...rows: readonly (readonly string[])[]) => reportTable([["项目", "预算数"], ...rows]);
    const sizes = (...tables: readonly ReportTable[]): number[] => figurePrintings(tables).map((printing) => printing.length);
    expect(sizes(piece(["甲", "1"]), piece(["乙", "2"]))).toEqual([2]);
    expect(sizes(piece(["甲", "1"], ["合计", "1"]), piece(["乙", "2"]))).toEqual([1, 1]);
    expect(sizes(piece(["甲", "1"]), piece(["甲", "2"]))).toEqual([1, 1]);
    const years = (head: string, year: string) =>
      reportTable([
        ["项目", head, "预算数"],
        ["甲", year, "1"],
      ]);
    for (const head of ["年度", "年份"]) {
      expect(sizes(years(head, "2023"), years(head, "2024"))).toEqual([2]);
      expect(sizes(years(head, "2023"), years(head, "2023"))).toEqual([1, 1]);
    }
    expect(
      sizes(
        piece(["甲", "1"]),
        reportTable([
          ["项目", "执行数"],
          ["乙", "2"],
        ]),
      ),
    ).toEqual([1, 1]);
  });

  test("the unit of tables that print none", () => {
    const open = (kind: ReportTable["kind"] = "budget_lines"): ReportTable => ({ ...lines, kind, unit: null });
    const unit = (tables: readonly ReportTable[], text: string): unknown => {
      const { unit: inferred, evidence } = inferUnit(tables, proseWith(text));
      return [inferred, ...evidence.map(({ flag }) => flag)];
    };
    expect(unit([lines], "12.5元")).toEqual([null]);
    expect(unit([open()], "预算12.5万元，其他3元、4元")).toEqual(["万元", "unit_inferred"]);
    expect(unit([open(), { ...lines, unit: "千元" }], "其他3元")).toEqual(["千元", "unit_inferred"]);
    expect(unit([open()], "其他3元、4元、5万元")).toEqual(["元", "unit_inferred"]);
    expect(unit([open()], "其他3元、5万元")).toEqual([null, "field_unreadable"]);
    expect(unit([open()], "")).toEqual([null, "field_unreadable"]);
    expect(unit([open(), lines, { ...lines, unit: "元" }], "其他3元")).toEqual(["元", "unit_inferred"]);
    expect(unit([open("survey")], "3元")).toEqual([null]);
  });
});
