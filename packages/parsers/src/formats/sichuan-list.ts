import type { Layout } from "../forms/layout.ts";

/** 四川省：部门预算项目绩效目标申报表 (layout SC2): one wide table over all projects of a department, in 元. */
export const sichuanList: Layout = {
  kind: "form",
  id: "sichuan-list",
  title: "四川省部门预算项目绩效目标申报表",
  heading: /部门预算项目绩效目标(?:申报)?表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标申报表", "绩效目标表"],
  region: null,
  labels: {},
  prints: "单位名称 项目名称 预算数 年度目标 一级指标 二级指标 三级指标 指标性质 指标值 度量单位 权重 指标方向性",
  headed: [],
  below: {},
  columns: {},
  marks: ["度量单位"],
  unitLine: false,
};
