import type { Layout } from "../forms/layout.ts";
import { commonColumns } from "../vocabulary/columns.ts";

/** 上海市：财政项目支出绩效目标申报表, one table a project, amounts for the project's life and for the year. */
export const shanghaiObjective: Layout = {
  kind: "form",
  id: "shanghai-objective",
  title: "上海市财政项目支出绩效目标申报表",
  heading: /^(?:\d{4}年度?)?(?:财政)?项目支出绩效目标申报表(?:[（(](?:\d{4}年度?|续表?)[)）])?$/,
  titleEndings: ["绩效目标申报表"],
  region: "上海市",
  regionTitle: /财政项目支出绩效目标申报表/,
  labels: {
    项目名称: "project_name",
    项目性质: "project_nature",
    项目类别: "project_category",
    主管部门: "department",
    实施单位: "implementing_unit",
    计划开始日期: "start_date",
    计划完成日期: "end_date",
    项目资金总额: "budget.project_total",
    其中财政资金: "budget.project_fiscal",
    年度资金申请总额: "budget.annual_total",
    其中当年财政拨款: "budget.annual_fiscal",
    上年结转资金: "budget.annual_carryover",
    其他资金: ["budget.project_other", "budget.annual_other"],
    项目总目标: "overall_goal",
    项目总体目标: "overall_goal",
    年度总体目标: "annual_goal",
    年度目标: "annual_goal",
  },
  headed: ["overall_goal", "annual_goal"],
  below: {},
  columns: commonColumns,
  marks: ["年度资金申请总额", "计划开始日期", "计划完成日期", "项目总目标"],
  unitLine: false,
};
