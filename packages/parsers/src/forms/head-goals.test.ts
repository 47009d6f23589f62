import { describe } from "vitest";
import { readLines } from "./head-lines.test-helper.ts";
import { checkCases } from "./kept-and-lost.test-helper.ts";

describe("goals", () => {
  checkCases(readLines, [
    [
      "beside its label",
      ["年度目标|完成造林。"],
      ["annual_goal = 完成造林。 (年度目标)"],
      ["annual_goal = 完成造林。 (年度目标)"],
    ],
    [
      "below their heads",
      ["项目总目标>2||年度目标>2", "两年完成。>2||今年完成一半。>2"],
      ["overall_goal = 两年完成。 (no label)", "annual_goal = 今年完成一半。 (no label)"],
      ["overall_goal = 两年完成。 (no label)", "annual_goal = 今年完成一半。 (no label)"],
    ],
    [
      "below one head of two",
      ["项目总目标|年度目标", "|今年完成。"],
      ["annual_goal = 今年完成。 (no label)"],
      ["annual_goal = 今年完成。 (no label)"],
    ],
    [
      "beside the head, under a blank one",
      ["项目总目标^2|_", "|今年完成。"],
      [
        "overall_goal = 今年完成。 (no label)",
        "goal_column_lost overall_goal: “今年完成。” stands under neither column's head; taken for overall_goal",
        "goal_column_lost annual_goal: “今年完成。” stands under neither column's head; taken for overall_goal",
      ],
      ["overall_goal = 今年完成。 (no label)"],
    ],
    [
      "more texts than heads",
      ["项目总目标|年度目标", "两年完成。|今年完成。|另有说明。"],
      [
        "overall_goal = 两年完成。 (no label)",
        "annual_goal = 今年完成。/另有说明。 (no label)",
        "goal_column_lost overall_goal: “两年完成。” stands under neither column's head; taken for overall_goal",
        "goal_column_lost annual_goal: “两年完成。” stands under neither column's head; taken for overall_goal",
        "goal_column_lost overall_goal: “今年完成。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost annual_goal: “今年完成。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost overall_goal: “另有说明。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost annual_goal: “另有说明。” stands under neither column's head; taken for annual_goal",
      ],
      [
        "overall_goal = 两年完成。 (no label)",
        "annual_goal = 今年完成。/另有说明。 (no label)",
        "goal_column_lost overall_goal: “两年完成。” stands under neither column's head; taken for overall_goal",
        "goal_column_lost annual_goal: “两年完成。” stands under neither column's head; taken for overall_goal",
        "goal_column_lost overall_goal: “今年完成。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost annual_goal: “今年完成。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost overall_goal: “另有说明。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost annual_goal: “另有说明。” stands under neither column's head; taken for annual_goal",
      ],
    ],
    [
      "a paragraph below two heads",
      ["项目总目标|年度目标", "¶两年完成。"],
      [
        "annual_goal = 两年完成。 (no label)",
        "goal_column_lost overall_goal: “两年完成。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost annual_goal: “两年完成。” stands under neither column's head; taken for annual_goal",
      ],
      [
        "annual_goal = 两年完成。 (no label)",
        "goal_column_lost overall_goal: “两年完成。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost annual_goal: “两年完成。” stands under neither column's head; taken for annual_goal",
      ],
    ],
    [
      "a paragraph below one head",
      ["年度目标|", "¶今年完成。"],
      [
        "annual_goal = 今年完成。 (no label)",
        "goal_column_lost annual_goal: “今年完成。” stands under neither column's head; taken for annual_goal",
      ],
      [
        "annual_goal = 今年完成。 (no label)",
        "goal_column_lost annual_goal: “今年完成。” stands under neither column's head; taken for annual_goal",
      ],
    ],
    [
      "a head that nobody knows beside a label, with texts below both",
      ["年度目标|当年完成情况说明", "一、今年完成全部堤防的加固任务。|已完成。"],
      [
        "annual_goal = 当年完成情况说明 (年度目标)",
        "unknown （无栏目名称）: 一、今年完成全部堤防的加固任务。",
        "unknown （无栏目名称）: 已完成。",
        "label_unknown annual_goal: “当年完成情况说明” may head “已完成。” below it, and be no text",
      ],
      [
        "annual_goal = 当年完成情况说明 (年度目标)",
        "unknown （无栏目名称）: 一、今年完成全部堤防的加固任务。",
        "unknown （无栏目名称）: 已完成。",
        "label_unknown annual_goal: “当年完成情况说明” may head “已完成。” below it, and be no text",
      ],
    ],
    [
      "two rows below their heads",
      ["项目总目标|年度目标", "两年完成。|今年完成。", "另一条。|又一条。"],
      ["overall_goal = 两年完成。/另一条。 (no label)", "annual_goal = 今年完成。/又一条。 (no label)"],
      ["overall_goal = 两年完成。/另一条。 (no label)", "annual_goal = 今年完成。/又一条。 (no label)"],
    ],
    [
      "beside results it is the year's",
      ["项目总目标|全年实际完成情况", "两年完成。|完成。"],
      ["annual_goal = 两年完成。 (no label)", "goal_actual = 完成。 (no label)"],
      ["annual_goal = 两年完成。 (no label)", "goal_actual = 完成。 (no label)"],
    ],
    [
      "with results and the year's",
      ["项目总目标|年度目标|全年实际完成情况", "两年。|今年。|完成。"],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)", "goal_actual = 完成。 (no label)"],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)", "goal_actual = 完成。 (no label)"],
    ],
    [
      "a side label left of its heads",
      ["绩效目标^2|项目总目标|年度目标", "|两年。|今年。"],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)"],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)"],
    ],
    [
      "a side label before the texts",
      ["|项目总目标|年度目标", "绩效目标|两年。|今年。"],
      [
        "annual_goal = 两年。 (绩效目标)",
        "unknown 绩效目标: 今年。",
        "label_unknown annual_goal: “今年。” stands beside “绩效目标” too: which of them is meant is not told",
      ],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)"],
    ],
    [
      "a head without a field between",
      ["项目总目标|全年（调整）绩效目标|年度目标", "两年。|调整。|今年。"],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)", "known 全年（调整）绩效目标: 调整。"],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)", "known 全年（调整）绩效目标: 调整。"],
    ],
    [
      "running text behind a goal",
      ["年度目标|1.造林。", "¶2.管护。", "¶— 3 —", "¶单位：万元"],
      [
        "annual_goal = 1.造林。/2.管护。 (年度目标)",
        "goal_column_lost annual_goal: “2.管护。” stands outside the table; taken for more of annual_goal",
      ],
      [
        "annual_goal = 1.造林。/2.管护。 (年度目标)",
        "goal_column_lost annual_goal: “2.管护。” stands outside the table; taken for more of annual_goal",
      ],
    ],
    [
      "running text behind two goals",
      ["项目总目标|两年。", "年度目标|1.造林。", "¶2.管护。"],
      [
        "overall_goal = 两年。 (项目总目标)",
        "annual_goal = 1.造林。/2.管护。 (年度目标)",
        "goal_column_lost annual_goal: “2.管护。” stands outside the table; taken for more of annual_goal",
      ],
      [
        "overall_goal = 两年。 (项目总目标)",
        "annual_goal = 1.造林。/2.管护。 (年度目标)",
        "goal_column_lost annual_goal: “2.管护。” stands outside the table; taken for more of annual_goal",
      ],
    ],
    [
      "running text behind a project's name",
      ["项目名称|造林", "¶2.管护。"],
      ["project_name = 造林 (项目名称)", "unknown （无栏目名称）: 2.管护。"],
      ["project_name = 造林 (项目名称)", "unknown （无栏目名称）: 2.管护。"],
    ],
  ]);
});

describe("a row that a line break tore", () => {
  checkCases(readLines, [
    [
      "the rest of the last cell",
      ["主管部门|林业局|项目名称|造林及", "管护|项目负责人|王立"],
      ["department = 林业局 (主管部门)", "project_name = 造林及 (项目名称)", "known 项目负责人: 王立"],
      [
        "department = 林业局 (主管部门)",
        "project_name = 造林及/管护 (项目名称)",
        "known 项目负责人: 王立",
        "table_damaged project_name: “管护” stands a row below and was joined to it",
      ],
    ],
    [
      "not at the left",
      ["主管部门|林业局|项目名称|造林及", "_|管护|项目负责人|王立"],
      [
        "department = 林业局 (主管部门)",
        "project_name = 造林及 (项目名称)",
        "known 项目负责人: 王立",
        "unknown （无栏目名称）: 管护",
      ],
      [
        "department = 林业局 (主管部门)",
        "project_name = 造林及 (项目名称)",
        "known 项目负责人: 王立",
        "unknown （无栏目名称）: 管护",
      ],
    ],
    [
      "the word of a group",
      ["主管部门|林业局|项目名称|造林及", "基本情况|项目负责人|王立"],
      ["department = 林业局 (主管部门)", "project_name = 造林及 (项目名称)", "known 项目负责人: 王立"],
      ["department = 林业局 (主管部门)", "project_name = 造林及 (项目名称)", "known 项目负责人: 王立"],
    ],
    [
      "a row between",
      ["项目名称|造林及", "主管部门|林业局|其他", "管护|项目负责人|王立"],
      [
        "project_name = 造林及 (项目名称)",
        "department = 林业局 (主管部门)",
        "unknown 主管部门: 其他",
        "known 项目负责人: 王立",
        "label_unknown department: “其他” stands beside “主管部门” too: which of them is meant is not told",
      ],
      [
        "project_name = 造林及 (项目名称)",
        "department = 林业局 (主管部门)",
        "unknown 主管部门: 其他",
        "known 项目负责人: 王立",
        "label_unknown department: “其他” stands beside “主管部门” too: which of them is meant is not told",
      ],
    ],
    [
      "no label behind it",
      ["项目名称|造林及", "管护|王立"],
      ["project_name = 造林及 (项目名称)", "unknown 管护: 王立"],
      ["project_name = 造林及 (项目名称)", "unknown 管护: 王立"],
    ],
  ]);
});
