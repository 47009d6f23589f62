import { z } from "zod";
import { Flag } from "./flags.ts";
import { Evidence, Provenance } from "./form.ts";
import { Place } from "./place.ts";
import { Decimal } from "./value.ts";

const text = z.string().min(1).nullable();
const decimal = Decimal.nullable();

/** What every row of a report's tables carries beside its figures. */
const row = { flags: z.array(Flag).readonly(), places: z.array(Place).readonly() };

/** Amounts in 元, execution_rate in %. */
export const BudgetLine = z
  .strictObject({
    item: text,
    initial: decimal,
    adjusted: decimal,
    spent: decimal,
    execution_rate: decimal,
    is_total: z.boolean(),
    ...row,
  })
  .readonly();
export type BudgetLine = z.infer<typeof BudgetLine>;

/** One lowest-level indicator of the score table; levels without their codes. */
export const Score = z
  .strictObject({ code: text, level1: text, level2: text, level3: text, full_score: decimal, score: decimal, ...row })
  .readonly();
export type Score = z.infer<typeof Score>;

/** One 评价底稿. */
export const Worksheet = z
  .strictObject({
    code: text,
    name: text,
    explanation: text,
    weight: decimal,
    benchmark: text,
    benchmark_basis: text,
    scoring_rule: text,
    data_source: text,
    rationale: text,
    score: decimal,
    ...row,
  })
  .readonly();
export type Worksheet = z.infer<typeof Worksheet>;

/** One item and year of the multi-year financial table; amounts in 元, execution_rate in %. */
export const HistoryLine = z
  .strictObject({
    item: text,
    year: z.int(),
    budget: decimal,
    spent: decimal,
    execution_rate: decimal,
    is_total: z.boolean(),
    ...row,
  })
  .readonly();
export type HistoryLine = z.infer<typeof HistoryLine>;

export const OutputLine = z.strictObject({ item: text, planned: decimal, actual: decimal, ...row }).readonly();
export type OutputLine = z.infer<typeof OutputLine>;

export const ScheduleLine = z.strictObject({ item: text, planned: text, actual: text, ...row }).readonly();
export type ScheduleLine = z.infer<typeof ScheduleLine>;

/** One question of the satisfaction survey; satisfaction in %. */
export const SurveyLine = z
  .strictObject({ item: text, full_score: decimal, satisfaction: decimal, score: decimal, is_total: z.boolean(), ...row })
  .readonly();
export type SurveyLine = z.infer<typeof SurveyLine>;

/** Amounts in 元, execution_rate in %. */
export const ReportBudget = z
  .strictObject({ initial: decimal, adjusted: decimal, spent: decimal, execution_rate: decimal })
  .readonly();
export type ReportBudget = z.infer<typeof ReportBudget>;

/** One 绩效评价报告. */
export const ReportRecord = z
  .strictObject({
    kind: z.literal("performance_evaluation_report"),
    source_file: z.string().min(1),
    pages: z.tuple([z.int().positive(), z.int().positive()]).readonly().nullable(),
    region: text,
    project_name: text,
    fiscal_year: z.int().nullable(),
    implementing_unit: text,
    department: text,
    commissioned_by: text,
    evaluator: text,
    report_number: text,
    report_date: z
      .string()
      .regex(/^\d{4}-\d{2}(-\d{2})?$/)
      .nullable(),
    total_score: decimal,
    grade: text,
    budget: ReportBudget,
    budget_lines: z.array(BudgetLine).readonly(),
    scores: z.array(Score).readonly(),
    worksheets: z.array(Worksheet).readonly(),
    history: z.array(HistoryLine).readonly(),
    outputs: z.array(OutputLine).readonly(),
    schedule: z.array(ScheduleLine).readonly(),
    survey: z.array(SurveyLine).readonly(),
    flags: z.array(Flag).readonly(),
    evidence: z.array(Evidence).readonly(),
    provenance: Provenance,
  })
  .readonly();
export type ReportRecord = z.infer<typeof ReportRecord>;
