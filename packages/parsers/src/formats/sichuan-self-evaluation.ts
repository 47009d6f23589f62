import type { Layout } from "../forms/layout.ts";

/** 四川省：部门预算项目支出绩效自评表 (layout SC1), from the province's budget system: split target columns, code before the project's name. */
export const sichuanSelfEvaluation: Layout = {
  kind: "form",
  id: "sichuan-self-evaluation",
  title: "四川省部门预算项目支出绩效自评表",
  heading: /项目支出绩效自评表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效自评表"],
  region: null,
  labels: {},
  prints:
    "项目名称 主管部门 实施单位 年初预算 调整后预算数 预算执行数 预算执行率 权重 得分 原因 总额 其中财政资金 财政专户管理资金 单位资金 其他资金 " +
    "年度总体目标 年度目标 年度目标完成情况 一级指标 二级指标 三级指标 指标性质 指标值 度量单位 完成值 未完成原因分析",
  headed: ["annual_goal", "goal_actual"],
  below: {},
  columns: {},
  marks: ["调整后预算数", "完成值"],
  unitLine: false,
};
