import type { FormRecord, SelfEvaluationRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { extract } from "../extract.ts";
import { unitOfLabel } from "./money-units.ts";

async function read<R = FormRecord>(head: readonly string[], above = ""): Promise<R> {
  const row = (cells: string) =>
    `<tr>${cells
      .split("|")
      .map((cell) => `<td>${cell}</td>`)
      .join("")}</tr>`;
  const rows = ["一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|新修渠道|3公里"];
  const table = ["项目名称|灌渠延伸", ...head, ...rows].map(row).join("");
  const page = `<html><body><p>项目支出绩效目标表</p><p>（2024年度）</p><p>${above}</p><table>${table}</table></body></html>`;
  const source = { name: "a.html", bytes: new TextEncoder().encode(page), sha256: "0".repeat(64) };
  return (await extract(source)).records[0] as R;
}

describe("a label's own unit is its amount's", () => {
  test.each<[string, readonly string[], string, readonly [total: string | null, annual: string | null, unit: string | null]]>([
    ["two labels, two units", ["项目总预算（万元）|46", "项目当年预算（元）|230000"], "", ["460000", "230000", "万元"]],
    ["against the line above", ["项目总预算（万元）|46", "项目当年预算|230000"], "单位：元", ["460000", null, "元"]],
    ["one label, and amounts without", ["项目总预算（万元）|46", "项目当年预算|23"], "", ["460000", "230000", "万元"]],
    ["in a line with 人民币", ["项目总预算|46", "项目当年预算|23"], "金额单位：人民币万元", ["460000", "230000", "万元"]],
    ["in the cell", ["项目总预算|46万元", "项目当年预算|23"], "", ["460000", null, null]],
  ])("%s", async (_, head, above, expected) => {
    const { budget, currency_unit } = await read(head, above);
    expect([budget.project_total, budget.annual_total, currency_unit]).toEqual(expected);
  });

  test("two units for one form: amounts that state none are withheld, and both are told", async () => {
    const { budget, evidence } = await read(["项目资金（元）|年度资金总额|90", "|其他资金|10"], "单位：万元");
    expect(Object.values(budget).every((amount) => amount === null)).toBe(true);
    expect(evidence).toContainEqual({
      flag: "field_unreadable",
      field: "budget.annual_total",
      note: "90: the form states 万元 and 元",
    });
  });

  test("an amount whose unit nothing states doubts the unit too", async () => {
    const { evidence } = await read(["年度资金总额|90"]);
    expect(evidence.map(({ field }) => field)).toEqual(expect.arrayContaining(["budget.annual_total", "currency_unit"]));
  });

  test("headers over money lines", async () => {
    const lines = ["预算执行情况|年初预算数（万元）|全年预算数（万元）|全年执行数（元）", "年度资金总额|40|38|380000"];
    const { execution } = await read<SelfEvaluationRecord>(lines, "单位：万元");
    expect(execution.map(({ initial, adjusted, spent }) => [initial, adjusted, spent])).toEqual([["400000", "380000", "380000"]]);
  });

  test("headers over tasks", async () => {
    const { tasks } = await read(["任务名称|主要内容|预算金额（元）", "清淤|清理淤泥|5000"], "单位：万元");
    expect(tasks.map(({ total }) => total)).toEqual(["5000"]);
  });
});

test.each([
  ["本级支出（万元）", "万元"],
  ["资金（单位：元）", "元"],
  ["年度资金总额(人民币万元)：", "万元"],
  ["项目负责人", null],
  ["项目（专项）名称", null],
  ["补助标准（元/亩）", null],
])("%s: %s", (label, unit) => expect(unitOfLabel(label)).toBe(unit));
