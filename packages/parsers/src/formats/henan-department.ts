import type { Layout } from "../forms/layout.ts";

/** 河南省：部门（单位）整体绩效目标表 (1d): 年度履职目标, tasks without amounts, money by source and structure. */
export const henanDepartment: Layout = {
  kind: "form",
  id: "henan-department",
  title: "河南省部门（单位）整体绩效目标表",
  heading: /整体绩效目标表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {},
  prints:
    "部门名称 年度履职目标 任务名称 主要内容 部门预算总额 1、资金来源政府预算资金 财政专户管理资金 单位资金 2、资金结构基本支出 项目支出 " +
    "一级指标 二级指标 三级指标 指标值 指标值说明",
  headed: [],
  below: {},
  columns: {},
  marks: ["年度履职目标"],
  formType: "department",
  unitLine: false,
};
