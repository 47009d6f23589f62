import type { Layout } from "../forms/layout.ts";

/** 北京市：项目支出绩效自评表 (1d): the central one with the person in charge. */
export const beijingSelfEvaluation: Layout = {
  kind: "form",
  id: "beijing-self-evaluation",
  title: "北京市项目支出绩效自评表",
  heading: /项目支出绩效自评表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效自评表"],
  region: null, // the title is everywhere's
  labels: {},
  prints:
    "项目名称 主管部门 实施单位 项目负责人 联系电话 年度资金总额 其中当年财政拨款 上年结转资金 其他资金 年度总体目标 预期目标 实际完成情况 " +
    "年初预算数 全年预算数 全年执行数 分值 执行率 得分 一级指标 二级指标 三级指标 年度指标值 实际完成值 偏差原因分析及改进措施",
  headed: ["annual_goal", "goal_actual"],
  below: {},
  columns: {},
  marks: ["项目负责人"],
  unitLine: false,
};
