import type { Layout } from "../forms/layout.ts";

/** 财预〔2015〕88号: 部门（单位）整体支出绩效目标申报表 (layout C5), with 年度主要任务 and their amounts. */
export const departmentObjective: Layout = {
  kind: "form",
  id: "department-objective",
  title: "部门（单位）整体支出绩效目标表",
  heading: /整体(?:支出)?绩效目标(?:申报)?表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标申报表", "绩效目标表"],
  region: null,
  labels: {},
  prints:
    "部门名称 单位名称 任务名称 主要内容 预算金额 总额 财政拨款 其他资金 金额合计 年度总体目标 一级指标 二级指标 三级指标 指标值",
  headed: ["annual_goal"],
  below: {},
  columns: {},
  marks: ["任务名称"],
  formType: "department",
  unitLine: false,
};
