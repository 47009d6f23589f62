import type { Layout } from "../forms/layout.ts";

/** 部门（单位）整体支出绩效自评表: the self-evaluation of C5, with the department in the project's place. */
export const departmentSelfEvaluation: Layout = {
  kind: "form",
  id: "department-self-evaluation",
  title: "部门（单位）整体支出绩效自评表",
  heading: /整体(?:支出)?绩效(?:目标)?自评表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效自评表"],
  region: null,
  labels: { 单位名称: "department" },
  prints:
    "部门名称 年度资金总额 其中财政拨款 其他资金 年度总体目标 预期目标 实际完成情况 年初预算数 全年预算数 全年执行数 分值 执行率 得分 " +
    "一级指标 二级指标 三级指标 年度指标值 实际完成值 偏差原因分析及改进措施 未完成原因分析",
  headed: ["annual_goal", "goal_actual"],
  below: {},
  columns: {},
  formType: "department",
  unitLine: false,
};
