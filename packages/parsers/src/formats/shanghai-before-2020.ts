import type { Layout } from "../forms/layout.ts";

/** 上海市：财政项目支出绩效目标申报表 until 2019, goals divided into 投入和管理, 产出, 效果, 影响力, amounts in 元. */
export const shanghaiBefore2020: Layout = {
  kind: "form",
  id: "shanghai-before-2020",
  title: "上海市财政项目支出绩效目标申报表（2019年度及以前）",
  heading: /^(?:\d{4}年度?)?(?:财政)?项目(?:支出)?绩效目标申报表(?:[（(].*[)）])?$/,
  titleEndings: ["绩效目标申报表"],
  region: "上海市",
  regionTitle: /财政项目支出绩效目标申报表/,
  labels: {},
  prints:
    "申报单位名称 项目名称 项目类别 计划开始日期 计划完成日期 项目总预算 项目当年预算 同名项目上年预算额 同名项目上年预算执行数 " +
    "项目概况 立项依据 项目设立必要性 保证项目实施的制度、措施 项目实施计划 项目总目标 年度绩效目标 指标名称",
  headed: [],
  below: {},
  columns: { 一级目标: "level1", 二级目标: "level2", 指标目标值: "value" },
  marks: ["同名项目上年预算额", "一级目标"],
  unitLine: false,
};
