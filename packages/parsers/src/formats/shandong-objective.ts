import type { Layout } from "../forms/layout.ts";

/** 山东省：项目支出绩效目标表 since 2022 (1d): 成本指标 at level 1, 单位资金 beside the fiscal money. */
export const shandongObjective: Layout = {
  kind: "form",
  id: "shandong-objective",
  title: "山东省项目支出绩效目标表",
  heading: /项目支出绩效目标表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {},
  prints:
    "项目名称 项目类别 主管部门 实施单位 年度资金总额 其中财政拨款 单位资金 项目绩效目标 年度绩效目标 一级指标 二级指标 三级指标 指标值 备注",
  headed: [],
  below: {},
  columns: {},
  marks: ["单位资金"],
  unitLine: false,
};
