import type { Layout } from "../forms/layout.ts";

/** 新疆生产建设兵团：绩效目标申报表 (layout BT1): Shanghai's head under a title and in a unit of its own. */
export const corpsObjective: Layout = {
  kind: "form",
  id: "corps-objective",
  title: "新疆生产建设兵团绩效目标申报表",
  heading: /^兵团.*绩效目标申报表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标申报表"],
  region: null, // 兵团 has no code of its own among the provinces
  labels: {},
  prints:
    "项目名称 主管部门 实施单位 项目属性 项目期 项目资金总额 年度资金申请总额 其中财政资金 其中当年财政拨款 上年结转资金 其他资金 项目总目标 年度总体目标 " +
    "一级指标 二级指标 三级指标 年度指标值",
  headed: ["overall_goal", "annual_goal"],
  below: {},
  columns: {},
  unitLine: false,
};
