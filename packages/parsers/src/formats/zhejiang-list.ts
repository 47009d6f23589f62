import type { Layout } from "../forms/layout.ts";

/** 浙江省：部门预算项目绩效目标表 (1d): a list over projects with their money and goal. */
export const zhejiangList: Layout = {
  kind: "form",
  id: "zhejiang-list",
  title: "浙江省部门预算项目绩效目标表",
  heading: /部门预算项目(?:支出)?绩效目标表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {},
  prints: "项目名称 预算 绩效目标 一级指标 二级指标 三级指标 目标值",
  headed: [],
  below: {},
  columns: {},
  marks: ["目标值"],
  unitLine: false,
};
