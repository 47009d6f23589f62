import type { Layout } from "../forms/layout.ts";

/** 衔接推进乡村振兴补助资金（扶贫资金）绩效目标申报表 (layout T2): projects of counties everywhere, with the person in charge. */
export const revitalizationObjective: Layout = {
  kind: "form",
  id: "revitalization-objective",
  title: "衔接推进乡村振兴补助资金绩效目标申报表",
  heading: /绩效目标(?:申报|设定)表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标申报表", "绩效目标设定表"],
  region: null,
  labels: {},
  prints:
    "项目名称 项目负责人及联系电话 项目负责人及电话 主管部门 实施单位 年度资金总额 其中财政拨款 其他资金 总体目标 年度目标 " +
    "一级指标 二级指标 三级指标 指标值 备注",
  headed: ["annual_goal"],
  below: {},
  columns: {},
  marks: ["项目负责人及联系电话", "项目负责人及电话"],
  unitLine: false,
};
