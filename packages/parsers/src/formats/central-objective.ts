import type { Layout } from "../forms/layout.ts";

/** 中央部门：项目支出绩效目标表 as ministries publish it with their budgets since 2019 (layouts C2, C6), in 万元, with weights; 宁夏 and others use it too. */
export const centralObjective: Layout = {
  kind: "form",
  id: "central-objective",
  title: "中央部门项目支出绩效目标表",
  heading: /^(?:附[表件]\d*[:：]?)?.{0,40}项目(?:支出|预算)?绩效目标(?:申报)?表$/,
  titleEndings: ["绩效目标表", "绩效目标申报表"],
  region: null, // provinces use the same template
  labels: {},
  prints:
    "项目名称 主管部门及代码 实施单位 项目属性 项目期 年度资金总额 其中财政拨款 上年结转资金 其他资金 年度总体目标 " +
    "一级指标 二级指标 三级指标 指标值 分值权重",
  headed: ["overall_goal", "annual_goal"],
  below: {},
  columns: {},
  marks: ["主管部门及代码", "执行率分值"],
  ignored: ["执行率分值"],
  unitLine: false,
};
