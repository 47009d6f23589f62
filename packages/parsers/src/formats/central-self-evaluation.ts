import type { Layout } from "../forms/layout.ts";

/** 财预〔2020〕10号: 项目支出绩效自评表 (layout C3), money lines with their execution rate, targets beside results, points and scores. */
export const centralSelfEvaluation: Layout = {
  kind: "form",
  id: "central-self-evaluation",
  title: "项目支出绩效自评表",
  heading: /项目(?:支出|预算)?绩效(?:目标)?自评表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效自评表"],
  region: null,
  labels: {},
  prints:
    "项目名称 主管部门 主管部门及代码 实施单位 年度资金总额 其中当年财政拨款 上年结转资金 其他资金 年度总体目标 预期目标 实际完成情况 目标实际完成情况 " +
    "年初预算数 全年预算数 全年执行数 分值 执行率 得分 一级指标 二级指标 三级指标 年度指标值 实际完成值 偏差原因分析及改进措施",
  headed: ["annual_goal", "goal_actual"],
  below: {},
  columns: {},
  marks: ["其中当年财政拨款", "全年预算数", "年度指标值"],
  unitLine: false,
};
