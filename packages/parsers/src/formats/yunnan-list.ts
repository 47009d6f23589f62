import type { Layout } from "../forms/layout.ts";

/** 云南省：项目支出绩效目标表 05-2 (layout YN1): one wide list, a unit's row above those of its projects, one column for the names of both. */
export const yunnanList: Layout = {
  kind: "form",
  id: "yunnan-list",
  title: "云南省项目支出绩效目标表（05-2）",
  heading: /项目支出绩效目标表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {},
  prints: "单位名称、项目名称 项目年度绩效目标 一级指标 二级指标 三级指标 指标性质 指标值 度量单位 指标属性 指标内容",
  headed: [],
  below: {},
  columns: {},
  marks: ["单位名称、项目名称"],
  unitLine: false,
};
