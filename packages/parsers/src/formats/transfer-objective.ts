import type { Layout } from "../forms/layout.ts";

/** 财预〔2015〕163号: 中央对地方专项转移支付整体、区域、项目绩效目标申报表 (layout T1), with money by level of government. */
export const transferObjective: Layout = {
  kind: "form",
  id: "transfer-objective",
  title: "中央对地方专项转移支付绩效目标申报表",
  heading: /(?:转移支付|补助资金|专项资金).{0,30}绩效目标(?:申报)?表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标申报表", "绩效目标表"],
  region: null,
  labels: {},
  prints:
    "专项名称 项目名称 中央主管部门 专项实施期 省级财政部门 所属专项 具体实施单位 项目属性 项目期 实施期金额 年度金额 其中中央补助 其中中央财政资金 " +
    "地方资金 其他资金 实施期目标 年度目标 总体目标 一级指标 二级指标 三级指标 指标值 实施期指标值 年度指标值",
  headed: ["overall_goal", "annual_goal"],
  below: {},
  columns: {},
  marks: ["中央主管部门"],
  ignored: ["省级主管部门"], // the department is the central one
  formType: "transfer",
  unitLine: false,
};
