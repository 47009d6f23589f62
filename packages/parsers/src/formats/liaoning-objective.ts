import type { Layout } from "../forms/layout.ts";

/** 辽宁省：部门预算项目（政策）绩效目标情况表 (1d), comparator, number and unit in cells of their own. */
export const liaoningObjective: Layout = {
  kind: "form",
  id: "liaoning-objective",
  title: "辽宁省部门预算项目（政策）绩效目标情况表",
  heading: /绩效目标情况表$/,
  titleEndings: ["绩效目标情况表"],
  region: null,
  labels: {},
  prints:
    "项目名称 主管部门 实施单位 年度资金总额 其中财政拨款 总体目标 年度目标 一级指标 二级指标 三级指标 运算符号 指标值 度量单位",
  headed: ["overall_goal", "annual_goal"],
  below: {},
  columns: {},
  marks: ["运算符号"],
  unitLine: false,
};
