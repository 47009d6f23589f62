import { describe, expect, test } from "vitest";
import type { Table } from "../table.ts";
import { readLines } from "./head-lines.test-helper.ts";

type Row = readonly [name: string, rows: readonly string[], expected: readonly string[], merges?: Table["merges"]];
const BOTH = ["kept", "lost"] as const;
/** The same of kept and of lost merges, where a case names none. */
const check = (rows: readonly Row[]): void =>
  test.each(
    rows.map(([name, lines, expected, merges]) => [name, lines, expected, merges === undefined ? BOTH : [merges]] as const),
  )("%s", (_, lines, expected, all) => {
    for (const one of all) expect(readLines(lines, one)).toEqual(expected);
  });

describe("a table in the head ends what stands above it", () => {
  const GOAL = "annual_goal = 一、挖渠。 (年度目标)";
  check([
    [
      "of tasks",
      ["年度目标|一、挖渠。", "任务名称|主要内容", "修渠|修建", "¶更多说明文字"],
      [GOAL, "unknown （无栏目名称）: 更多说明文字", "task 修渠: name 修渠, content 修建"],
    ],
    [
      "of money spent",
      ["年度目标|一、挖渠。", "项目资金|年初预算数|全年预算数|全年执行数", "年度资金总额|1|2|3", "¶更多说明文字"],
      [GOAL, "unknown （无栏目名称）: 更多说明文字", "spent 年度资金总额: initial 1, adjusted 2, spent 3"],
    ],
    [
      "so that columns of goals have no texts below it",
      ["项目总目标|年度总体目标", "项目资金|年初预算数|全年预算数|全年执行数", "年度资金总额|1|2|3", "天气|晴朗"],
      ["unknown 天气: 晴朗", "spent 年度资金总额: initial 1, adjusted 2, spent 3"],
    ],
    [
      "paragraphs without one are more of the goal",
      ["年度目标|一、挖渠。", "¶更多说明文字", "¶又一段文字"],
      [
        "annual_goal = 一、挖渠。/更多说明文字/又一段文字 (年度目标)",
        "goal_column_lost annual_goal: “更多说明文字” stands outside the table; taken for more of annual_goal",
        "goal_column_lost annual_goal: “又一段文字” stands outside the table; taken for more of annual_goal",
      ],
    ],
  ]);
});

describe("what stands below a label", () => {
  const AMOUNT = "budget.annual_total = 3 (预算数)";
  check([
    ["is its row's text", ["预算数|3", "用于修渠"], [AMOUNT, "purpose = 用于修渠 (no label)"]],
    ["is no paragraph", ["预算数|3", "¶用于挖渠", "用于修渠"], [AMOUNT, "purpose = 用于修渠 (no label)"]],
    ["is no piece of a side label", ["预算数|3", "绩效", "用于修渠"], [AMOUNT, "purpose = 用于修渠 (no label)"]],
    [
      "goes on in paragraphs",
      ["预算数|3", "绩效|用于挖渠", "¶补充文字"],
      [
        AMOUNT,
        "purpose = 用于挖渠/补充文字 (no label)",
        "goal_column_lost purpose: “补充文字” stands outside the table; taken for more of purpose",
      ],
    ],
  ]);
});

describe("columns of goals", () => {
  check([
    [
      "one that no field takes keeps its text",
      ["项目总目标|备案号", "用于挖渠|第三号"],
      ["overall_goal = 用于挖渠 (no label)", "known 备案号: 第三号"],
    ],
    [
      "between two of a dump the later is assumed",
      ["项目总目标||备案号", "|用于挖渠|"],
      [
        "known 备案号: 用于挖渠",
        "goal_column_lost overall_goal: “用于挖渠” stands under neither column's head; taken for 备案号",
        "goal_column_lost extra: “用于挖渠” stands under neither column's head; taken for 备案号",
      ],
      "lost",
    ],
    [
      "a paragraph below them has no column",
      ["项目总目标|年度总体目标", "¶一段文字"],
      [
        "annual_goal = 一段文字 (no label)",
        "goal_column_lost overall_goal: “一段文字” stands under neither column's head; taken for annual_goal",
        "goal_column_lost annual_goal: “一段文字” stands under neither column's head; taken for annual_goal",
      ],
    ],
    [
      "as many texts as heads are certain",
      ["项目总目标|年度总体目标", "甲文字|乙文字"],
      ["overall_goal = 甲文字 (no label)", "annual_goal = 乙文字 (no label)"],
    ],
  ]);
});

describe("a cell that a dump tore", () => {
  check([
    [
      "its rest stands before the next label",
      ["项目名称|高标准农田|项目性质|新建", "后期管护补助|项目类别|甲类"],
      [
        "project_name = 高标准农田 (项目名称)",
        "project_nature = 新建/后期管护补助 (项目性质)",
        "project_category = 甲类 (项目类别)",
        "table_damaged project_nature: “后期管护补助” stands a row below and was joined to it",
      ],
      "lost",
    ],
    [
      "a label of a group is none",
      ["项目名称|高标准农田", "资金情况|项目性质|新建"],
      ["project_name = 高标准农田 (项目名称)", "project_nature = 新建 (项目性质)"],
      "lost",
    ],
  ]);
});

describe("a label a second time", () => {
  check([
    [
      "another project",
      ["项目名称|甲", "项目名称|乙"],
      [
        "project_name = 甲 (项目名称)",
        "unknown 项目名称: 乙",
        "table_damaged indicators: the head names a second project, “乙”: which of them the indicators are of is not told",
      ],
    ],
    [
      "another department",
      ["主管部门|甲", "主管部门|乙"],
      [
        "department = 甲 (主管部门)",
        "unknown 主管部门: 乙",
        "label_unknown department: “主管部门” says “乙”: which of them is meant is not told",
      ],
    ],
    ["behind a blank one", ["主管部门|_", "主管部门|乙"], ["department = 乙 (主管部门)"]],
  ]);
});

describe("amounts of the head", () => {
  check([
    [
      "of the form's year are the year's",
      ["¶2024年", "2024年预算金额|5|2023年预算金额|4"],
      ["budget.annual_total = 5 (no label)", "unknown 2023年预算金额: 4", "year 2024"],
    ],
    [
      "in units of their labels",
      ["年度资金总额（万元）|5|其中财政拨款（元）|4"],
      [
        "budget.annual_total = 5 (年度资金总额)",
        "budget.annual_fiscal = 4 (其中财政拨款)",
        "budget.annual_total in 万元",
        "budget.annual_fiscal in 元",
      ],
    ],
  ]);
});
