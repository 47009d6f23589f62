import type { Layout } from "../forms/layout.ts";

/** 中央部门：项目支出绩效目标表 as ministries publish it with their budgets since 2019 (layouts C1–C2), in 万元, with weights. */
export const centralObjective: Layout = {
  kind: "form",
  id: "central-objective",
  title: "中央部门项目支出绩效目标表",
  heading: /^(?:附[表件]\d*[:：]?)?.{0,40}项目(?:支出|预算)?绩效目标(?:申报)?表$/,
  titleEndings: ["绩效目标表", "绩效目标申报表"],
  region: null, // provinces use the same template
  labels: {
    项目名称: "project_name",
    主管部门及代码: "department",
    实施单位: "implementing_unit",
    年度资金总额: "budget.annual_total",
    其中财政拨款: "budget.annual_fiscal",
    上年结转资金: "budget.annual_carryover",
    其他资金: "budget.annual_other",
    年度总体目标: "annual_goal",
  },
  headed: ["overall_goal", "annual_goal"],
  below: {},
  columns: {},
  marks: ["主管部门及代码", "执行率分值"],
  ignored: ["执行率分值"],
  unitLine: false,
};
