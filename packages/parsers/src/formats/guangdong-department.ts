import type { Layout } from "../forms/layout.ts";

/** 广东湛江：市级部门整体预算绩效目标表 (layout GD2), with 财政供养人员数 and 年度重点工作任务. */
export const guangdongDepartment: Layout = {
  kind: "form",
  id: "guangdong-department",
  title: "广东省部门整体预算绩效目标表",
  heading: /部门整体(?:预算|支出)绩效目标表$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {},
  prints:
    "部门名称 财政供养人员数 下属二级单位数 总体绩效目标 名称 主要实施内容 拟投入的资金 期望达到的目标 其他需完成的任务 一级指标 二级指标 三级指标 指标值",
  headed: [],
  below: {},
  columns: {},
  marks: ["财政供养人员数", "下属二级单位数"],
  formType: "department",
  unitLine: false,
};
