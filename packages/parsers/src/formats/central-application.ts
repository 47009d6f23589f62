import type { Layout } from "../forms/layout.ts";

/** 财预〔2015〕88号: 项目支出绩效目标申报表 of 2016–2019 (layouts C1, C1a, SX1), money and indicators for the 中期 and for the year side by side. */
export const centralApplication: Layout = {
  kind: "form",
  id: "central-application",
  title: "项目支出绩效目标申报表（中期、年度）",
  heading: /项目支出绩效目标申报表$/,
  titleEndings: ["绩效目标申报表"],
  region: null,
  labels: {},
  prints:
    "项目名称 主管部门及代码 主管部门 实施单位 项目属性 项目期 项目期限 中期资金总额 实施期资金总额 中期预算资金总额 年度资金总额 年度预算资金总额 " +
    "其中财政拨款 其他资金 中期目标 实施期目标 年度目标 项目概况 立项依据 项目设立必要性 保证项目实施的制度、措施 项目实施计划 一级指标 二级指标 三级指标 指标值",
  headed: ["overall_goal", "annual_goal"],
  below: {},
  columns: {},
  marks: ["中期资金总额", "实施期资金总额", "中期预算资金总额"],
  doubled: ["overall", "annual"],
  unitLine: false,
};
