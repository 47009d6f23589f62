import { describe, expect, test } from "vitest";
import type { Table } from "../table.ts";
import { readLines } from "./head-lines.test-helper.ts";

type Row = readonly [row: string, expected: readonly string[], merges?: Table["merges"]];
const BOTH = ["kept", "lost"] as const;
/** The same of kept and of lost merges, where a case names none. */
const check = (rows: readonly Row[]): void =>
  test.each(rows.map(([row, expected, merges]) => [row, expected, merges === undefined ? BOTH : [merges]] as const))(
    "%s",
    (row, expected, all) => {
      for (const one of all) expect(readLines([row], one)).toEqual(expected);
    },
  );

describe("a label of two fields", () => {
  check([
    ["立项数|5|立项数|6", ["budget.project_total = 5 (立项数)", "budget.annual_total = 6 (立项数)"]],
    [
      "立项数|5|立项数|6|立项数|7",
      [
        "budget.project_total = 5 (立项数)",
        "budget.annual_total = 6 (立项数)",
        "unknown 立项数: 7",
        "label_unknown budget.annual_total: “立项数” says “7”: which of them is meant is not told",
      ],
    ],
    ["主管部门|甲|立项数|5", ["department = 甲 (主管部门)", "budget.project_total = 5 (立项数)"], "kept"],
    ["主管部门|甲|_|立项数|5", ["department = 甲 (主管部门)", "budget.annual_total = 5 (立项数)"], "kept"],
  ]);
});

describe("labels that nobody knows, between those that are known", () => {
  const DEPARTMENT = "department = 甲 (主管部门)";
  check([
    ["天气|晴|主管部门|甲|河况|平", [DEPARTMENT, "unknown 天气: 晴", "unknown 河况: 平"]],
    ["天气|晴|河况|平", ["unknown 天气: 晴", "unknown 河况: 平"]],
    ["主管部门|甲|天气|_|晴", [DEPARTMENT, "unknown 天气: 晴"], "kept"],
    ["2025年天气|晴", ["unknown 2025年天气: 晴"]],
    ["天气状况说明文字太长了一点点点点|晴", ["unknown 天气状况说明文字太长了一点点点点: 晴"]],
    [
      "天气状况说明文字太长了一点点点点点|晴",
      ["unknown （无栏目名称）: 天气状况说明文字太长了一点点点点点", "unknown （无栏目名称）: 晴"],
      "kept",
    ],
    ["天气1|晴", ["unknown （无栏目名称）: 天气1", "unknown （无栏目名称）: 晴"], "kept"],
    ["天气，云|晴", ["unknown （无栏目名称）: 天气，云", "unknown （无栏目名称）: 晴"], "kept"],
    ["项目资金（万元）|5", ["unknown 项目资金（万元）: 5"]],
    ["项目资金（万元）|元", ["unknown （无栏目名称）: 元"]],
    ["备案号|第三号", ["known 备案号: 第三号"]],
    ["备案号", ["known 备案号: ∅"]],
  ]);
});

describe("texts behind a label's first", () => {
  const SAID = (text: string) =>
    `label_unknown department: “${text}” stands beside “主管部门” too: which of them is meant is not told`;
  check([
    ["主管部门|甲|晴", ["department = 甲 (主管部门)", "unknown 主管部门: 晴", SAID("晴")]],
    ["主管部门|甲|晴|雨", ["department = 甲 (主管部门)", "unknown 主管部门: 晴", "unknown 主管部门: 雨", SAID("晴"), SAID("雨")]],
    ["年度资金总额|5|执行率分值（10分）|10", ["budget.annual_total = 5 (年度资金总额)", "known 执行率分值（10分）: 10"]],
  ]);
});

describe("what stands behind a blank cell", () => {
  check([
    ["主管部门||林业站", ["department = 林业站 (主管部门)"], "kept"],
    ["主管部门|_|林业站", ["department = 林业站 (主管部门)"], "kept"],
    ["主管部门|_|_|林业站", ["unknown （无栏目名称）: 林业站"], "kept"],
    ["主管部门|_|承办机构|林业站", ["unknown （无栏目名称）: 承办机构", "unknown （无栏目名称）: 林业站"], "kept"],
    ["主管部门|_|项目性质|新建", ["project_nature = 新建 (项目性质)"], "kept"],
  ]);
});

describe("parts of a total", () => {
  check([
    [
      "年度资金总额|5|其中：财政拨款|3|其他资金|2",
      ["budget.annual_total = 5 (年度资金总额)", "budget.annual_fiscal = 3 (其中财政拨款)", "budget.annual_other = 2 (其他资金)"],
    ],
    ["其中：财政拨款|3", ["unknown 其中：财政拨款: 3"]],
  ]);
});
