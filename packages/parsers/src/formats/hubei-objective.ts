import type { Layout } from "../forms/layout.ts";

/** 湖北省：绩效目标表 of 2020 (layout HB4), names under 指标内容. */
export const hubeiObjective: Layout = {
  kind: "form",
  id: "hubei-objective",
  title: "湖北省绩效目标表",
  heading: /绩效目标表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {},
  prints:
    "项目名称 项目主管部门 项目执行单位 年度资金总额 其中上级资金 其中财政拨款 其他资金 总体目标 年度目标 一级指标 二级指标 指标内容 指标值",
  headed: ["annual_goal"],
  below: {},
  columns: {},
  marks: ["项目执行单位"],
  unitLine: false,
};
