import type { Layout } from "../forms/layout.ts";

/** 北京市：项目支出绩效目标申报表 since 2022 (1d): sign, number and unit in columns of their own, the person in charge in the head. */
export const beijingObjective: Layout = {
  kind: "form",
  id: "beijing-objective",
  title: "北京市项目支出绩效目标申报表",
  heading: /项目支出绩效目标申报表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标申报表"],
  region: null, // the title is everywhere's
  labels: {},
  prints:
    "项目名称 主管部门及代码 主管部门 实施单位 项目负责人 联系电话 年度资金总额 其中财政拨款 其他资金 年度总体目标 " +
    "一级指标 二级指标 三级指标 绩效指标性质 绩效指标值 绩效度量单位",
  headed: ["annual_goal"],
  below: {},
  columns: {},
  marks: ["绩效指标性质", "绩效度量单位"],
  unitLine: false,
};
