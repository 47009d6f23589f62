import type { Layout } from "../forms/layout.ts";

/** 中央对地方转移支付区域（项目）绩效自评表 (layouts T4, T5), since 2022 with a block 资金管理情况 before the goals. */
export const transferSelfEvaluation: Layout = {
  kind: "form",
  id: "transfer-self-evaluation",
  title: "中央对地方转移支付绩效自评表",
  heading: /(?:转移支付|资金).{0,30}绩效(?:目标)?自评表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效自评表", "绩效目标自评表"],
  region: null,
  labels: {},
  prints:
    "转移支付名称 中央主管部门 地方主管部门 资金使用单位 年度资金总额 其中中央补助 其中中央财政资金 地方资金 其他资金 全年预算数 全年执行数 预算执行率 " +
    "管理环节 情况说明 存在问题和改进措施 分配科学性 下达及时性 拨付合规性 使用规范性 执行准确性 预算绩效管理情况 支出责任履行情况 " +
    "总体目标 全年实际完成情况 一级指标 二级指标 三级指标 指标值 全年实际完成值 未完成原因和改进措施",
  headed: ["annual_goal", "goal_actual", "overall_goal"],
  below: {},
  columns: {},
  marks: ["转移支付名称", "资金使用单位"],
  formType: "transfer",
  unitLine: false,
};
