import { z } from "zod";
import { field, group, list, record } from "./field.ts";
import { Flag } from "./flags.ts";
import { Evidence, Provenance, regionSource } from "./form.ts";
import { Place } from "./place.ts";
import { context, decimal, isTotal, money, text } from "./scalars.ts";

/** What every row of a report's tables carries beside its figures. */
const row = { flags: z.array(Flag).readonly(), places: z.array(Place).readonly() };

const item = () => text("项目", "what the row is about", { zh: "项目或内容" });
const initial = () => money("年初预算", "initial budget");
const adjusted = () => money("调整后预算", "adjusted budget");
const spent = () => money("实际支出", "spent");
const executionRate = () => decimal("执行率", "execution rate in %", { zh: "执行率（%）" });
const fullScore = () => decimal("满分", "full score");
const score = () => decimal("得分", "score");
const code = () => text("指标编号", "A11 …");

/** Amounts in 元, execution_rate in %. */
export const BudgetLine = z
  .strictObject({
    item: item(),
    initial: initial(),
    adjusted: adjusted(),
    spent: spent(),
    execution_rate: executionRate(),
    is_total: isTotal(),
    ...row,
  })
  .readonly();
export type BudgetLine = z.infer<typeof BudgetLine>;

/** One lowest-level indicator of the score table; levels without their codes. */
export const Score = z
  .strictObject({
    code: code(),
    level1: text("一级指标", "一级指标, without its code"),
    level2: text("二级指标", "二级指标, without its code"),
    level3: text("三级指标", "三级指标, without its code"),
    full_score: fullScore(),
    score: score(),
    ...row,
  })
  .readonly();
export type Score = z.infer<typeof Score>;

/** One 评价底稿. */
export const Worksheet = z
  .strictObject({
    code: code(),
    name: text("指标名称", "name of the indicator"),
    explanation: text("指标解释", "指标解释"),
    weight: decimal("指标权重", "指标权重"),
    benchmark: text("指标标杆值", "指标标杆值"),
    benchmark_basis: text("指标标杆值依据", "指标标杆值依据"),
    scoring_rule: text("指标评分细则", "指标评分细则"),
    data_source: text("数据来源", "数据来源"),
    rationale: text("评分过程及依据", "指标评分计算过程及依据", { zh: "指标评分计算过程及依据" }),
    score: score(),
    ...row,
  })
  .readonly();
export type Worksheet = z.infer<typeof Worksheet>;

/** One item and year of the multi-year financial table; amounts in 元, execution_rate in %. */
export const HistoryLine = z
  .strictObject({
    item: item(),
    year: field("integer", z.int(), { label: "年度", en: "year" }),
    budget: money("预算", "budget"),
    spent: money("支出", "spent"),
    execution_rate: executionRate(),
    is_total: isTotal(),
    ...row,
  })
  .readonly();
export type HistoryLine = z.infer<typeof HistoryLine>;

export const OutputLine = z
  .strictObject({ item: item(), planned: decimal("计划数", "planned"), actual: decimal("实际数", "actual"), ...row })
  .readonly();
export type OutputLine = z.infer<typeof OutputLine>;

export const ScheduleLine = z
  .strictObject({
    item: item(),
    planned: text("计划时间", "planned, as printed"),
    actual: text("实际时间", "actual, as printed"),
    ...row,
  })
  .readonly();
export type ScheduleLine = z.infer<typeof ScheduleLine>;

/** One question of the satisfaction survey; satisfaction in %. */
export const SurveyLine = z
  .strictObject({
    item: item(),
    full_score: fullScore(),
    satisfaction: decimal("满意度", "satisfaction in %", { zh: "满意度（%）" }),
    score: score(),
    is_total: isTotal(),
    ...row,
  })
  .readonly();
export type SurveyLine = z.infer<typeof SurveyLine>;

/** Amounts in 元, execution_rate in %. */
export const ReportBudget = z
  .strictObject({ initial: initial(), adjusted: adjusted(), spent: spent(), execution_rate: executionRate() })
  .readonly();
export type ReportBudget = z.infer<typeof ReportBudget>;

/** A list of the report with a table of its own. */
function table<Row extends z.ZodType>(rows: Row, label: string, en: string, zh = label) {
  return list(z.array(rows).readonly(), { label, en, zh, row: "line" });
}

/** One 绩效评价报告. */
export const ReportRecord = record(
  z
    .strictObject({
      kind: z.literal("performance_evaluation_report"),
      source_file: z.string().min(1),
      pages: z.tuple([z.int().positive(), z.int().positive()]).readonly().nullable(),
      region: text("地区", "province-level region", { zh: "地区（省级）", ...context }),
      region_source: regionSource(),
      project_name: text("项目名称", "name of the project", context),
      fiscal_year: field("integer", z.int().nullable(), { label: "预算年度", en: "fiscal year", ...context }),
      implementing_unit: text("项目单位", "unit in charge of the project", context),
      department: text("主管部门", "department in charge", context),
      commissioned_by: text("委托单位", "委托单位"),
      evaluator: text("评价机构", "evaluator", context),
      report_number: text("报告编号", "number of the report"),
      report_date: field(
        "text",
        z
          .string()
          .regex(/^\d{4}-\d{2}(-\d{2})?$/)
          .nullable(),
        { label: "报告日期", en: "ISO 8601, as precise as printed" },
      ),
      total_score: decimal("总分", "total score of the report", context),
      grade: text("评价等级", "优, 良 …", context),
      budget: group(ReportBudget),
      budget_lines: table(BudgetLine, "预算明细", "Budget and spending by item"),
      scores: table(Score, "末级指标得分", "Scores of the lowest-level indicators"),
      worksheets: table(Worksheet, "评价底稿", "评价底稿: how each score was reached", "评价底稿，每个指标一行"),
      history: table(HistoryLine, "历年资金", "Multi-year finances, one row an item and year", "历年资金情况，每项每年一行"),
      outputs: table(OutputLine, "产出数量", "Planned and actual outputs in numbers", "产出数量：计划与实际"),
      schedule: table(ScheduleLine, "进度", "Planned and actual times", "进度：计划与实际"),
      survey: table(SurveyLine, "满意度调查", "Satisfaction survey"),
      flags: z.array(Flag).readonly(),
      evidence: z.array(Evidence).readonly(),
      provenance: Provenance,
    })
    .readonly(),
  {
    table: "reports",
    label: "绩效评价报告",
    en: "绩效评价报告: one row a report",
    zh: "绩效评价报告，每份一行",
  },
);
export type ReportRecord = z.infer<typeof ReportRecord>;
