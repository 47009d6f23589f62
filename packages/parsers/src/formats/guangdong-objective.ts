import type { Layout } from "../forms/layout.ts";

/** 广东省：省级专项资金绩效目标表 (layout GD1), targets of the year beside those of the whole period. */
export const guangdongObjective: Layout = {
  kind: "form",
  id: "guangdong-objective",
  title: "广东省专项资金绩效目标表",
  heading: /绩效目标表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {},
  prints:
    "资金名称 省级业务主管部门 资金类型 实施周期 战略领域 财政事权 政策任务 资金需求 用途范围 年度目标 实施周期目标 " +
    "一级指标 二级指标 三级指标 年度目标值 实施周期目标值",
  headed: [],
  below: {},
  columns: {},
  marks: ["实施周期目标值"],
  unitLine: false,
};
