import type { Layout } from "../forms/layout.ts";

/** 湖南省：部门整体支出绩效目标表 of the province's budget system (layout HN2), with the scoring rule of every indicator. */
export const hunanDepartment: Layout = {
  kind: "form",
  id: "hunan-department",
  title: "湖南省部门整体支出绩效目标表",
  heading: /整体(?:支出)?绩效目标(?:申报)?表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标表", "绩效目标申报表"],
  region: null,
  labels: {},
  prints:
    "部门名称 预算编码 年度资金总额 其中财政拨款 部门职能概述 年度绩效目标 " +
    "一级指标 二级指标 三级指标 指标值类型 指标值 计量单位 指标解释 评标准 备注",
  headed: [],
  below: {},
  columns: {},
  marks: ["指标值类型"],
  formType: "department",
  unitLine: false,
};
