import type { Layout } from "../forms/layout.ts";

/** 项目支出绩效自评表 of the central template and the provinces that follow it (layouts C3, T3), since the accounts of 2018. */
export const selfEvaluation: Layout = {
  kind: "form",
  id: "self-evaluation",
  title: "项目支出绩效自评表",
  heading: /^(?:附[表件]\d*[:：]?)?.{0,40}(?:绩效(?:目标)?|项目)自评表$/,
  titleEndings: ["绩效自评表", "绩效目标自评表", "项目自评表"],
  region: null, // the whole country uses it
  labels: {
    项目名称: "project_name",
    主管部门: "department",
    主管部门及代码: "department",
    实施单位: "implementing_unit",
    年度资金总额: "budget.annual_total",
    其中财政拨款: "budget.annual_fiscal",
    其中当年财政拨款: "budget.annual_fiscal",
    其中本年财政拨款: "budget.annual_fiscal",
    上年结转资金: "budget.annual_carryover",
    其他资金: "budget.annual_other",
    预期目标: "annual_goal",
    年初设定目标: "annual_goal",
    实际完成情况: "goal_actual",
    目标实际完成情况: "goal_actual",
    年度总体目标完成情况综述: "goal_actual",
  },
  headed: ["annual_goal", "goal_actual"],
  below: {},
  columns: {},
  marks: ["实际完成情况", "目标实际完成情况", "年度总体目标完成情况综述"],
  unitLine: false,
};
