/** What a form says twice and otherwise the second time: units, years, and rows that a picture may hold. */
import type { FormRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { extract } from "../extract.ts";

interface Printed {
  readonly title?: string;
  readonly year?: string;
  readonly money?: readonly [label: string, amount: string];
  readonly row?: readonly [name: string, value: string];
  readonly between?: string;
  readonly pair?: readonly [label: string, text: string];
}

const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;

async function read(printed: Printed): Promise<FormRecord> {
  const { title = "项目支出绩效目标表", year = "（2025年度）", between = "", pair } = printed;
  const { money = ["年度资金总额（万元）", "36"], row: own = ["培训场次", "≥12场"] } = printed;
  const head =
    row("项目名称", "社区工匠培训") + row("主管部门", "甲局") + row(...money) + (pair === undefined ? "" : row(...pair));
  const rows = row("一级指标", "二级指标", "三级指标", "指标值") + row("产出指标", "数量指标", ...own);
  const more = row("效益指标", "社会效益指标", "知晓率", "≥80%");
  const text = `<html><body><p>${title}</p><p>${year}</p><table>${head}${rows}</table>${between}<table>${more}</table></body></html>`;
  const { records } = await extract({ name: "a.html", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) });
  const [record] = records;
  if (record?.kind !== "performance_objective_form" || records.length > 1) throw new Error(`${records.length} records`);
  return record;
}

const flagged = ({ evidence }: Pick<FormRecord, "evidence">): readonly string[] =>
  evidence.flatMap(({ flag, field }) => (flag === "region_unknown" ? [] : [`${flag} ${field}`]));

describe("an amount with a unit of its own", () => {
  test.each<[string, string, string | null, readonly string[]]>([
    ["年度资金总额（万元）", "36", "360000", []],
    ["年度资金总额（万元）", "36万元", "360000", []],
    ["年度资金总额（万元）", "36（万元）", "360000", []],
    ["年度资金总额（万元）", "36000元", "36000", ["columns_contradict budget.annual_total"]],
    ["年度资金总额（元）", "36万元", "360000", ["columns_contradict budget.annual_total"]],
    ["年度资金总额（万元）", "(36.50)", null, ["field_unreadable budget.annual_total"]],
  ])("%s: %s", async (label, amount, expected, flags) => {
    const form = await read({ money: [label, amount] });
    expect([form.budget.annual_total, flagged(form)]).toEqual([expected, flags]);
  });
});

describe("a title that dates the form otherwise", () => {
  test.each<[string, string, number, readonly string[]]>([
    ["2025年项目支出绩效目标表", "（2025年度）", 2025, []],
    ["2024年项目支出绩效目标表", "（2025年度）", 2025, ["figures_differ fiscal_year"]],
    ["2024-2026年项目支出绩效目标表", "（2025年度）", 2025, []],
    ["2024年项目支出绩效目标表", "", 2024, []],
  ])("%s %s", async (title, year, expected, flags) => {
    const form = await read({ title, year });
    expect([form.fiscal_year, flagged(form)]).toEqual([expected, flags]);
  });
});

describe("a year alone beside a label that nobody knows", () => {
  const doubt = "figures_differ fiscal_year";
  test.each<[string, string, string, readonly string[]]>([
    ["（2025年度）", "归属年份", "2024", [doubt]],
    ["（2025年度）", "归属年份", "2024 年度", [doubt]],
    ["（2025年度）", "归属年份", "2025", []],
    ["", "归属年份", "2024", []],
    ["（2025年度）", "项目起始年份", "2023", []],
    ["（2025年度）", "归属年份", "2024-2026年", []],
    ["（2025年度）", "归属批次", "20241", []],
  ])("%s, %s: %s", async (year, label, text, expected) => {
    const form = await read({ year, pair: [label, text] });
    expect(flagged(form).filter((flag) => flag.endsWith("fiscal_year"))).toEqual(expected);
  });
});

describe("a unit in an indicator's name", () => {
  test.each<[string, string, string | null, string | null, readonly string[]]>([
    ["培训成本（万元）", "≤36", "360000", "元", ["unit_in_name"]],
    ["培训人次（万人次）", "≥1.2", "12000", "人次", ["unit_in_name"]],
    ["噪声（分贝）", "≤60", "60", "分贝", ["unit_in_name"]],
    ["培训成本（预计）", "≤36", "36", null, ["unit_missing"]],
    ["培训成本（万元）", "≤36万元", "360000", "元", []],
    ["人均成本（元/人）", "≤600元", "600", "元", []],
    ["人均成本（元/人）", "≤90%", "90", "%", ["columns_contradict"]],
    ["满意度（%）", "≥90分", "90", "分", ["columns_contradict"]],
    ["检查次数（次）", "≥4次/年", "4", "次/年", []],
  ])("%s: %s", async (name, value, number, unit, flags) => {
    const [indicator] = (await read({ row: [name, value] })).indicators;
    expect([indicator?.value?.number, indicator?.value?.unit, indicator?.flags]).toEqual([number, unit, flags]);
  });
});

describe("pictures outside cells", () => {
  const picture = '<p><img src="a.png"></p>';
  test.each<[string, Printed, readonly string[]]>([
    ["between two parts of the table", { between: picture }, ["content_unread null"]],
    ["two of them", { between: picture + picture }, ["content_unread null", "content_unread null"]],
    ["one that holds a place open", { between: '<p><img width="1"></p>' }, []],
    ["before the title", { title: "<img src='logo.png'>项目支出绩效目标表" }, []],
  ])("%s", async (_, printed, flags) => expect(flagged(await read(printed))).toEqual(flags));
});
