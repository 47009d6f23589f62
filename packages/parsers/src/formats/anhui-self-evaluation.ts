import type { Layout } from "../forms/layout.ts";

/** 安徽省：项目支出绩效自评表 of the budget system (layout AH2): points in the labels of level 1, money rows of its own. */
export const anhuiSelfEvaluation: Layout = {
  kind: "form",
  id: "anhui-self-evaluation",
  title: "安徽省项目支出绩效自评表",
  heading: /项目支出绩效自评表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效自评表"],
  region: null,
  labels: {},
  prints:
    "项目名称 主管部门 实施单位 年度资金总额 当年财政资金 上年结转资金 其他资金 年度总体目标 预期目标 实际完成情况 " +
    "年初预算数 全年预算数 全年执行数 分值 执行率 预算执行率 得分 一级指标 二级指标 三级指标 年度指标值 实际完成值 偏差原因分析及改进措施",
  headed: ["annual_goal", "goal_actual"],
  below: {},
  columns: {},
  marks: ["当年财政资金"],
  unitLine: false,
};
