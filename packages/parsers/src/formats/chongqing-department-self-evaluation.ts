import type { Layout } from "../forms/layout.ts";

/** 重庆市：部门整体绩效自评表 (layout CQ4): no levels, unit, comparator and number in cells of their own, goals before and after adjustment. */
export const chongqingDepartmentSelfEvaluation: Layout = {
  kind: "form",
  id: "chongqing-department-self-evaluation",
  title: "重庆市部门整体绩效自评表",
  heading: /部门整体(?:支出)?绩效自评表$/,
  titleEndings: ["绩效自评表"],
  region: null,
  labels: {},
  prints:
    "主管部门 财政处室 自评总分 部门联系人 联系电话 年初预算数 全年预算数 全年执行数 执行率 执行率权重 执行率得分 年度总金额 其中财政拨款 年初绩效目标 全年调整绩效目标 全年绩效目标 全年目标实际完成情况 指标名称 计量单位 指标性质 指标值 年初指标值 调整指标值 全年完成值 得分系数 指标权重 指标得分 是否核心指标 说明",
  headed: ["annual_goal", "goal_actual"],
  below: {},
  columns: {},
  marks: ["执行率权重", "指标权重", "得分系数"],
  formType: "department",
  unitLine: false,
};
