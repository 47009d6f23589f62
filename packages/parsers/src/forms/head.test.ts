import { describe, expect, test } from "vitest";
import { flagsOf } from "../doubts.ts";
import { flatten } from "../flat-rows.ts";
import { blocksOfHtml } from "../readers/html/index.ts";
import { readText } from "../readers/text.ts";
import { readHead } from "./head.ts";
import type { Layout } from "./layout.ts";
import { commonColumns } from "../vocabulary/columns.ts";
import { vocabularyOf } from "../vocabulary/vocabulary.ts";

const LAYOUT: Layout = {
  kind: "form",
  id: "test",
  title: "test",
  heading: /^绩效目标表$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {
    项目名称: "project_name",
    主管部门: "department",
    年度资金申请总额: "budget.annual_total",
    预算数: "budget.annual_total",
    其他资金: ["budget.project_other", "budget.annual_other"],
    项目总目标: "overall_goal",
    年度总体目标: "annual_goal",
    绩效目标: "annual_goal",
  },
  headed: ["overall_goal", "annual_goal"],
  below: { 预算数: "purpose" },
  columns: commonColumns,
  unitLine: true,
};
const vocabulary = vocabularyOf([LAYOUT]);

const headOf = (text: string) =>
  readHead(
    flatten(readText({ name: "a.txt", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) }, vocabulary)),
    LAYOUT,
  );
const fields = (text: string) => Object.fromEntries([...headOf(text).fields].map(([field, { text: value }]) => [field, value]));

describe("a label's text stands to its right", () => {
  test.each([
    ["项目名称\t河道轮疏\t主管部门\t水务局", { project_name: "河道轮疏", department: "水务局" }],
    ["项目名称\t\t\t河道轮疏", { project_name: "河道轮疏" }],
    ["项目名称\t主管部门\t水务局", { department: "水务局" }],
    ["项目名称\t", {}],
    ["本表项目名称\t河道轮疏", {}],
    ["项目名称\t河道\n轮疏补助\t主管部门\t水务局", { project_name: "河道\n轮疏补助", department: "水务局" }],
    ["项目名称\t河道轮疏\n项目资金（元）\t年度资金申请总额\t3.00", { project_name: "河道轮疏", "budget.annual_total": "3.00" }],
    ["项目名称\t河道轮疏\n立项文号\t沪水〔2024〕3号\t主管部门\t水务局", { project_name: "河道轮疏", department: "水务局" }],
  ])("%j", (text, expected) => expect(fields(text)).toEqual(expected));
});

describe("a label that stands twice is told apart by its side", () => {
  test.each([
    ["其他资金\t1.00\t其他资金\t2.00", { "budget.project_other": "1.00", "budget.annual_other": "2.00" }],
    ["\t其他资金\t\t其他资金\t2.00", { "budget.annual_other": "2.00" }],
    ["\t其他资金\t1.00", { "budget.project_other": "1.00" }],
    ["\t\t\t\t其他资金\t2.00", { "budget.annual_other": "2.00" }],
  ])("%j", (text, expected) => expect(fields(text)).toEqual(expected));
});

describe("goals below their heads", () => {
  test.each([
    ["\t项目总目标\t\t年度总体目标\n\t两年建成。\t\t今年开工。", { overall_goal: "两年建成。", annual_goal: "今年开工。" }, []],
    ["\t项目总目标\t\t年度总体目标\n\t\t\t今年开工。", { annual_goal: "今年开工。" }, []],
    [
      "\t项目总目标\t\t年度总体目标\n\n项目\n绩效\n目标\n\n今年开工。\n\n明年完工。",
      { annual_goal: "今年开工。\n明年完工。" },
      ["goal_column_lost"],
    ],
  ])("%j", (text, expected, flags) => {
    expect(fields(text)).toEqual(expected);
    expect(flagsOf(headOf(text).doubts)).toEqual(flags);
  });

  test("with merged cells the head above a text is known", () => {
    const html = "<table><tr><td colspan=2>项目总目标<td colspan=4>年度总体目标<tr><td colspan=2>甲<td colspan=4>乙</table>";
    const { fields: read, doubts } = readHead(
      flatten({ blocks: blocksOfHtml(html), pageCount: null, undecodable: false }),
      LAYOUT,
    );
    expect([read.get("overall_goal")?.text, read.get("annual_goal")?.text, doubts]).toEqual(["甲", "乙", []]);
  });
});

describe("prose", () => {
  test("the row without a label below 预算数 is what the money is for", () => {
    expect(fields("预算数\t100\n\t用于河道轮疏。\n绩效目标\t完成轮疏。")).toEqual({
      "budget.annual_total": "100",
      purpose: "用于河道轮疏。",
      annual_goal: "完成轮疏。",
    });
  });

  test("paragraphs behind a blank line inside a goal's cell are kept, in doubt", () => {
    const { fields: read, doubts } = headOf("绩效目标\t1.完成甲。\n\n2.完成乙。\n\n— 3 —\n\n单位：万元\n");
    expect(read.get("annual_goal")?.text).toBe("1.完成甲。\n2.完成乙。");
    expect(flagsOf(doubts)).toEqual(["goal_column_lost"]);
  });

  test("a paragraph behind anything else is not the form's", () =>
    expect(fields("主管部门\t水务局\n\n以上经审核。\n")).toEqual({ department: "水务局" }));
});

describe("the form's own lines", () => {
  test.each([
    ["项目资金 (元)\t年度资金申请总额\t1.00", "元"],
    ["\t单位：万元\t", "万元"],
    ["预算数（万元）\t1.00", "万元"],
    ["金额单位:百万元\t", "百万元"],
    ["205003天津市海津区教育资产与后勤服务中心 单位：万元", "万元"],
    ["单位：个\t", undefined],
    ["绩效目标\t本年度在全区范围内开展河道轮疏工作，安排预算500万元", undefined],
  ])("%j states %s", (text, unit) => expect(headOf(text).money.unit?.value).toBe(unit));

  test.each([
    ["(2025年度)", 2025],
    ["（2024 年）", 2024],
    ["2025年1月", undefined],
    ["编号2025", undefined],
  ])("%s is the year %s", (text, year) => expect(headOf(text).fiscalYear?.value).toBe(year));

  test.each([
    ["\t353302天津市海津区中心\t", "353302天津市海津区中心"],
    ["353302天津市海津区中心", "353302天津市海津区中心"],
    ["\t12个中心\t", undefined],
    ["\t353302\t", undefined],
  ])("%j names the unit %s", (text, unit) => expect(headOf(text).unitLine?.text).toBe(unit));
});

test("a side label before the texts of heads that stand above it takes none of them away", () => {
  const text = "项目名称\t危桥修缮\t主管部门\t某局\n\t项目总目标\n\t\t\t年度总体目标\n项目绩效目标\t\t修缮十座桥梁\t今年修缮三座";
  expect(Object.values(fields(text)).join("\n")).toMatch(/修缮十座桥梁\n今年修缮三座/u);
});
