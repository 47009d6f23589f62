import { describe, expect, test } from "vitest";
import { rowsIn, tableOf } from "./drawn-rows.test-helper.ts";
import { amountIn, moneyUnitOf, moneyUnits, unitOfLabel } from "./money-units.ts";

test.each<[string, string | undefined]>([
  ["单位：万元", "万元"],
  ["金额单位:人民币千元", "千元"],
  ["填报单位：某局单位：亿元", "亿元"],
  ["（单位：百万元）", "百万元"],
  ["单位：万元/人", undefined],
  ["单位：个", undefined],
  ["项目资金（元）", "元"],
  ["项目资金(万元)", "万元"],
  ["预算金额（单位：万元）", "万元"],
  ["年度预算安排（万元）", "万元"],
  ["单位（元）", "元"],
  ["资金总额（万元）（10分）", "万元"],
  ["预算500万元", undefined],
  ["项目资金（元）说明", undefined],
  ["面积（万元）", undefined],
  [`${"甲".repeat(13)}项目资金（元）`, "元"],
  [`${"甲".repeat(14)}项目资金（元）`, undefined],
  [`${"甲".repeat(30)}单位：元`, "元"],
])("the line %s states %s", (line, unit) => expect(moneyUnitOf(line)).toBe(unit));

test.each<[string, string | null]>([
  ["本级支出（万元）", "万元"],
  ["本级支出(单位：元)", "元"],
  ["本级支出 （ 人民币 千元 ）", "千元"],
  ["本级支出（个）", null],
  ["本级支出万元", null],
  ["单位：万元", null],
])("the label %s states %s", (label, unit) => expect(unitOfLabel(label)).toBe(unit));

describe("the unit of a form's amounts", () => {
  const paragraph = (text: string) => ({ cells: tableOf([[text]]).cells, table: null, row: 0, chunkStart: false });
  const told = (lines: readonly string[], ...rows: readonly string[]) => {
    const { unit, other } = moneyUnits([...lines.map(paragraph), ...rowsIn(tableOf(rows.map((row) => row.split("|"))))]);
    return `${unit?.value ?? "-"} ${other ?? "-"}`;
  };
  test.each<[string, readonly string[], readonly string[], string]>([
    ["nowhere", ["甲"], ["项目名称|路灯"], "- -"],
    ["in a line", ["单位：万元"], ["项目名称|路灯"], "万元 -"],
    ["in a label of a block", [], ["项目资金（万元）|年度资金总额|90"], "万元 -"],
    ["in a label of an amount", [], ["年度资金总额（元）|90"], "元 -"],
    ["of a line, before that of an amount", [], ["年度资金总额（元）|90", "单位：万元|甲"], "万元 元"],
    ["of a line twice", ["单位：万元", "单位：万元"], ["项目名称|路灯"], "万元 -"],
    ["of two lines", ["单位：万元", "单位：元"], ["项目名称|路灯"], "万元 元"],
    ["of two amounts", [], ["项目总预算（万元）|46|项目当年预算（元）|23"], "万元 元"],
  ])("%s", (_, lines, rows, expected) => expect(told(lines, ...rows)).toBe(expected));
});

test.each<[string, string | null, string | null, string | null, string | null, string]>([
  ["46万元", null, null, null, "460000", ""],
  ["46万元", "元", "元", null, "460000", ""],
  ["46", null, null, null, null, ": the form states no money unit"],
  ["46", "万元", null, null, "460000", " is no amount"],
  ["46", null, "万元", null, "460000", " is no amount"],
  ["46", "元", "万元", "千元", "46", " is no amount"],
  ["46", null, "万元", "元", null, ": the form states 万元 and 元"],
  ["若干", null, "万元", null, null, " is no amount"],
])("%s beside a label in %s, in a form in %s and %s", (text, own, unit, other, value, why) => {
  const money = { unit: unit === null ? null : { value: unit, places: [] }, other };
  const found = amountIn(text, own, money);
  expect([found.value, found.value === null ? found.why : why]).toEqual([value, why]);
});
