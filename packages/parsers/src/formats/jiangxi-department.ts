import type { Layout } from "../forms/layout.ts";

/** 江西省：部门整体绩效目标表 (layout JX1): labels with stars, sign, number and unit in columns of their own, no amounts. */
export const jiangxiDepartment: Layout = {
  kind: "form",
  id: "jiangxi-department",
  title: "江西省部门整体绩效目标表",
  heading: /整体绩效目标(?:申报)?表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {},
  prints:
    "部门编码 部门名称 联系人 联系电话 部门职能职责概述 年度绩效总目标 一级指标 二级指标 三级指标 计算符号 目标值 度量单位 指标值说明",
  headed: [],
  below: {},
  columns: {},
  marks: ["计算符号", "年度绩效总目标"],
  formType: "department",
  unitLine: false,
};
