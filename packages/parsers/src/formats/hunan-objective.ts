import type { Layout } from "../forms/layout.ts";

/** 湖南省：项目支出绩效目标申报表 (layout HN1), with the county's own money beside that from above. */
export const hunanObjective: Layout = {
  kind: "form",
  id: "hunan-objective",
  title: "湖南省项目支出绩效目标申报表",
  heading: /项目支出绩效目标申报表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标申报表"],
  region: null,
  labels: {},
  prints:
    "项目支出名称 预算部门 年度本级预算金额 该项目支出上级资金 项目支出实施期 实施期绩效目标 本年度绩效目标 " +
    "一级指标 二级指标 三级指标 指标值及单位 绩效标准",
  headed: [],
  below: {},
  columns: {},
  marks: ["项目支出名称"],
  unitLine: false,
};
