import type { Layout } from "../forms/layout.ts";
import { commonColumns } from "../vocabulary/columns.ts";

/** 天津市：绩效目标表, numbered through a department's book, with the unit's budget code and 资金用途 as prose. */
export const tianjinObjective: Layout = {
  kind: "form",
  id: "tianjin-objective",
  title: "天津市项目绩效目标表",
  heading: /^(?:(?<number>\d+)[.、．])?.*绩效目标表$/,
  titleEndings: ["绩效目标表"],
  region: null, // any province may end its title so: the unit's name says which it is
  labels: {
    项目名称: "project_name",
    主管部门: "department",
    实施单位: "implementing_unit",
    预算数: "budget.annual_total",
    其中财政资金: "budget.annual_fiscal",
    其他资金: "budget.annual_other",
    绩效目标: "annual_goal",
  },
  headed: [],
  below: { 预算数: "purpose" },
  columns: commonColumns,
  marks: ["预算数", "预算规模及资金用途"],
  unitLine: true,
};
