import type { Layout } from "../forms/layout.ts";

/** 湖北省：项目自评表 (layouts HB1, YN2): 20 points for the money, 80 for the targets. */
export const hubeiSelfEvaluation: Layout = {
  kind: "form",
  id: "hubei-self-evaluation",
  title: "湖北省项目支出绩效自评表",
  heading: /项目(?:支出)?(?:绩效)?(?:目标)?自评表(?:[（(].*[)）])?$/,
  titleEndings: ["自评表"],
  region: null, // 云南昌宁 prints the same
  labels: {},
  prints:
    "单位名称 填报日期 项目名称 主管部门 项目实施单位 项目类别 项目属性 项目类型 预算数 执行数 执行率 得分 年度财政资金总额 " +
    "一级指标 二级指标 三级指标 年初目标值 实际完成值",
  headed: [],
  below: {},
  columns: {},
  marks: ["年度财政资金总额", "年初目标值"],
  unitLine: false,
};
