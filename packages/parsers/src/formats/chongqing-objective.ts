import type { Layout } from "../forms/layout.ts";

/** 重庆市：项目绩效目标表 (layout CQ2): unit, sign and number in this order, money by level of government. */
export const chongqingObjective: Layout = {
  kind: "form",
  id: "chongqing-objective",
  title: "重庆市项目绩效目标表",
  heading: /项目绩效目标表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {},
  prints:
    "申报单位 项目名称 具体实施单位 项目属性 项目负责人 联系电话 年度资金总额 其中1.中央资金 2.市级资金 3.区级资金 4.其他资金 " +
    "项目概况及立项依据 项目总体目标 项目年度目标 一级指标 二级指标 三级指标 计量单位 指标性质 指标值",
  headed: [],
  below: {},
  columns: {},
  marks: ["3.区级资金", "项目概况及立项依据"],
  unitLine: false,
};
