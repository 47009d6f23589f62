import type { Layout } from "../forms/layout.ts";

/** 江苏省：部门整体支出绩效目标表 (1d): 决策, 过程, 产出, 效益, with the half-year's target beside the year's. */
export const jiangsuDepartment: Layout = {
  kind: "form",
  id: "jiangsu-department",
  title: "江苏省部门整体支出绩效目标表",
  heading: /整体(?:支出)?绩效目标表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {},
  prints: "部门名称 年度资金总额 其中财政拨款 其他资金 年度绩效目标 一级指标 二级指标 三级指标 半年目标值 全年目标值",
  headed: [],
  below: {},
  columns: {},
  marks: ["半年目标值"],
  formType: "department",
  unitLine: false,
};
