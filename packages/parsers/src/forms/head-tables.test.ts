import { describe } from "vitest";
import { readLines } from "./head-lines.test-helper.ts";
import { checkCases } from "./kept-and-lost.test-helper.ts";

describe("a cell that begins a row above", () => {
  checkCases(readLines, [
    [
      "and may be the text of the label beside it",
      ["_|0.00^2", "主管部门|"],
      ["field_unreadable department: “0.00”, in a cell that begins a row above, may be its text"],
      [],
    ],
    [
      "whose label stands above",
      ["项目名称|造林^2", "主管部门|"],
      [
        "project_name = 造林 (项目名称)",
        "field_unreadable department: “造林”, in a cell that begins a row above, may be its text",
      ],
      ["project_name = 造林 (项目名称)"],
    ],
    [
      "behind which its own text stands",
      ["_|甲^2|_", "主管部门||林业局"],
      ["department = 林业局 (主管部门)"],
      ["department = 林业局 (主管部门)"],
    ],
    ["that is a side label", ["_|项目资金^2", "主管部门|"], [], []],
  ]);
});

describe("what was budgeted and spent", () => {
  checkCases(readLines, [
    [
      "three columns",
      ["_|年初预算数|全年预算数|全年执行数", "年度资金总额|100|120|110", "其中：财政拨款|80|90|85", "主管部门|林业局"],
      [
        "department = 林业局 (主管部门)",
        "spent 年度资金总额: initial 100, adjusted 120, spent 110",
        "spent 其中：财政拨款: initial 80, adjusted 90, spent 85",
      ],
      [
        "department = 林业局 (主管部门)",
        "spent 年度资金总额: initial 100, adjusted 120, spent 110",
        "spent 其中：财政拨款: initial 80, adjusted 90, spent 85",
      ],
    ],
    [
      "with points",
      ["_|年初预算数|全年执行数|分值|执行率|得分", "年度资金总额|100|90|10|90%|9"],
      ["spent 年度资金总额: initial 100, spent 90, weight 10, execution_rate 90%, score 9"],
      ["spent 年度资金总额: initial 100, spent 90, weight 10, execution_rate 90%, score 9"],
    ],
    [
      "a side label before the item",
      ["项目资金^2|_|全年预算数|全年执行数", "|年度资金总额|100|90"],
      ["spent 年度资金总额: adjusted 100, spent 90"],
      ["spent 年度资金总额: adjusted 100, spent 90"],
    ],
    [
      "a cell too few",
      ["_|年初预算数|全年预算数|全年执行数", "年度资金总额|100|120"],
      ["spent 年度资金总额: initial 100, adjusted 120"],
      ["spent 年度资金总额: initial 100, adjusted 120"],
    ],
    [
      "units in the headers and the item",
      ["_|全年预算数（万元）|全年执行数", "年度资金总额（元）|100|90"],
      ["spent 年度资金总额（元）: adjusted 100 in 万元, spent 90 in 元"],
      ["spent 年度资金总额（元）: adjusted 100 in 万元, spent 90 in 元"],
    ],
    [
      "without what was spent",
      ["_|年初预算数|全年预算数", "年度资金总额|100|120"],
      [
        "budget.annual_total = 100 (年度资金总额)",
        "unknown 年度资金总额: 120",
        "field_unreadable execution: no line of money could be told below “年初预算数”, “全年预算数”",
        "label_unknown budget.annual_total: “120” stands beside “年度资金总额” too: which of them is meant is not told",
      ],
      [
        "budget.annual_total = 100 (年度资金总额)",
        "unknown 年度资金总额: 120",
        "field_unreadable execution: no line of money could be told below “年初预算数”, “全年预算数”",
        "label_unknown budget.annual_total: “120” stands beside “年度资金总额” too: which of them is meant is not told",
      ],
    ],
    [
      "what is no item ends it",
      ["_|年初预算数|全年执行数", "年度资金总额|100|90", "林业站|100|90"],
      ["unknown 林业站: 100", "unknown （无栏目名称）: 90", "spent 年度资金总额: initial 100, spent 90"],
      ["unknown 林业站: 100", "unknown （无栏目名称）: 90", "spent 年度资金总额: initial 100, spent 90"],
    ],
    [
      "a column twice",
      ["_|全年预算数|全年执行数|全年执行数", "年度资金总额|100|90|95"],
      ["spent 年度资金总额: adjusted 100, spent 90, known 全年执行数: 95"],
      ["spent 年度资金总额: adjusted 100, spent 90, known 全年执行数: 95"],
    ],
  ]);
});

describe("tasks of the year", () => {
  checkCases(readLines, [
    [
      "with amounts",
      ["任务名称|主要内容|预算金额（万元）", "造林|造林五十亩|50", "管护|管护八十亩|30", "年度目标|完成。"],
      [
        "annual_goal = 完成。 (年度目标)",
        "task 造林: name 造林, content 造林五十亩, total 50 in 万元",
        "task 管护: name 管护, content 管护八十亩, total 30 in 万元",
      ],
      [
        "annual_goal = 完成。 (年度目标)",
        "task 造林: name 造林, content 造林五十亩, total 50 in 万元",
        "task 管护: name 管护, content 管护八十亩, total 30 in 万元",
      ],
    ],
    [
      "amounts in two rows of headers",
      ["任务名称^2|主要内容^2|预算金额（万元）>3", "||总额|财政拨款|其他资金", "造林|五十亩|50|40|10"],
      ["task 造林: name 造林, content 五十亩, total 50 in 万元, fiscal 40 in 万元, other 10 in 万元"],
      ["task 造林: name 造林, content 五十亩, total 50 in 万元, fiscal 40 in 万元, other 10 in 万元"],
    ],
    [
      "a cell too few",
      ["任务名称|主要内容|预算金额", "造林|50"],
      ["task 造林: name 造林, content 50"],
      ["task 造林:  uncertain"],
    ],
    [
      "a side label before them",
      ["年度主要任务^3|任务名称|主要内容", "|造林|五十亩", "|管护|八十亩"],
      ["task 造林: name 造林, content 五十亩", "task 管护: name 管护, content 八十亩"],
      ["task 造林: name 造林, content 五十亩", "task 管护: name 管护, content 八十亩"],
    ],
    [
      "a column that nobody knows",
      ["任务名称|主要内容|承办处室", "造林|五十亩|林业站"],
      ["unknown 承办处室: 林业站", "task 造林: name 造林, content 五十亩"],
      ["unknown 承办处室: 林业站", "task 造林: name 造林, content 五十亩"],
    ],
    [
      "the row of sums",
      ["任务名称|主要内容|预算金额", "造林|五十亩|50", "金额合计|_|50"],
      ["known 金额合计: 50", "task 造林: name 造林, content 五十亩, total 50"],
      ["known 金额合计: 50", "task 造林: name 造林, content 五十亩, total 50"],
    ],
  ]);
});
