import { z } from "zod";
import { Flag } from "./flags.ts";
import { Place } from "./place.ts";
import { Decimal, Value } from "./value.ts";

const text = z.string().min(1).nullable();

export const LabelSource = z.enum(["stated", "inferred"]);
export type LabelSource = z.infer<typeof LabelSource>;

/** Why a flag was raised: the figures or texts that contradict each other, in one sentence. */
export const Evidence = z.strictObject({ flag: Flag, field: text, note: z.string().min(1) }).readonly();
export type Evidence = z.infer<typeof Evidence>;

/** field path (`project_name`, `budget.annual_total`) → where its text stands in the source. */
const Places = z.record(z.string(), z.array(Place).readonly()).readonly();

/** Where a record comes from: the file's bytes, and what read them. */
export const Provenance = z
  .strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** Id of the format that read it, e.g. `shanghai-objective`. */
    format: z.string().min(1),
    parser_version: z.string().min(1),
    /** What the table was rebuilt from, e.g. `merged cells`, `text rows`, `rulings`, `tags`. */
    table_evidence: z.array(z.string().min(1)).readonly(),
    places: Places,
  })
  .readonly();
export type Provenance = z.infer<typeof Provenance>;

/** Annual or overall where a form has columns or tables for the year and for the project's whole life. */
export const Horizon = z.enum(["annual", "overall"]);
export type Horizon = z.infer<typeof Horizon>;

/** A printed column of an indicator's row that has no field, with its header. */
export const IndicatorExtra = z.strictObject({ header: z.string().min(1), text: z.string().min(1) }).readonly();
export type IndicatorExtra = z.infer<typeof IndicatorExtra>;

/** A printed label of the head that has no field, with its text; null where none stands beside it. */
export const FormExtra = z.strictObject({ label: z.string().min(1), text }).readonly();
export type FormExtra = z.infer<typeof FormExtra>;

const indicator = {
  seq: z.int().positive(),
  level1: text,
  level2: text,
  level3: text,
  level1_source: LabelSource.nullable(),
  level2_source: LabelSource.nullable(),
  description: text,
  value_raw: text,
  value_text: text,
  value: Value.nullable(),
  horizon: Horizon.nullable(),
  weight: Decimal.nullable(),
  scoring_rule: text,
  extra: z.array(IndicatorExtra).readonly(),
};
const marks = { flags: z.array(Flag).readonly(), evidence: z.array(Evidence).readonly(), places: Places };

export const Indicator = z.strictObject({ ...indicator, ...marks }).readonly();
export type Indicator = z.infer<typeof Indicator>;

/** An indicator of a self-evaluation: the target, and what was reached of it. */
export const SelfEvaluationIndicator = z
  .strictObject({
    ...indicator,
    actual_raw: text,
    actual_text: text,
    actual: Value.nullable(),
    score: Decimal.nullable(),
    deviation: text,
    ...marks,
  })
  .readonly();
export type SelfEvaluationIndicator = z.infer<typeof SelfEvaluationIndicator>;

/** Amounts in 元. */
export const FormBudget = z
  .strictObject({
    project_total: Decimal.nullable(),
    project_fiscal: Decimal.nullable(),
    project_other: Decimal.nullable(),
    annual_total: Decimal.nullable(),
    annual_fiscal: Decimal.nullable(),
    annual_carryover: Decimal.nullable(),
    annual_other: Decimal.nullable(),
  })
  .readonly();
export type FormBudget = z.infer<typeof FormBudget>;

const IsoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One task of a department's form; amounts in 元. */
export const Task = z
  .strictObject({
    name: text,
    content: text,
    total: Decimal.nullable(),
    fiscal: Decimal.nullable(),
    other: Decimal.nullable(),
    flags: z.array(Flag).readonly(),
    places: z.array(Place).readonly(),
  })
  .readonly();
export type Task = z.infer<typeof Task>;

/** One line of a self-evaluation's money table: amounts in 元, execution_rate in %. */
export const ExecutionLine = z
  .strictObject({
    item: text,
    initial: Decimal.nullable(),
    adjusted: Decimal.nullable(),
    spent: Decimal.nullable(),
    weight: Decimal.nullable(),
    execution_rate: Decimal.nullable(),
    score: Decimal.nullable(),
    flags: z.array(Flag).readonly(),
    places: z.array(Place).readonly(),
  })
  .readonly();
export type ExecutionLine = z.infer<typeof ExecutionLine>;

/** 项目支出, 部门（单位）整体支出, 转移支付. */
export const FormType = z.enum(["project", "department", "transfer"]);
export type FormType = z.infer<typeof FormType>;

const form = {
  source_file: z.string().min(1),
  pages: z.tuple([z.int().positive(), z.int().positive()]).readonly().nullable(),
  form_type: FormType,
  layout: z.string().min(1),
  region: text,
  locality: text,
  fiscal_year: z.int().nullable(),
  fiscal_year_source: z.enum(["form", "document", "supplied"]).nullable(),
  form_number: z.string().regex(/^\d+$/).nullable(),
  unit_code: text,
  project_name: text,
  department: text,
  implementing_unit: text,
  project_nature: text,
  project_category: text,
  start_date: IsoDay.nullable(),
  end_date: IsoDay.nullable(),
  currency_unit: text,
  budget: FormBudget,
  purpose: text,
  overall_goal: text,
  annual_goal: text,
  tasks: z.array(Task).readonly(),
  extra: z.array(FormExtra).readonly(),
};
const formMarks = { flags: z.array(Flag).readonly(), evidence: z.array(Evidence).readonly(), provenance: Provenance };

/** One 绩效目标表 / 绩效目标申报表. */
export const FormRecord = z
  .strictObject({
    kind: z.literal("performance_objective_form"),
    ...form,
    indicators: z.array(Indicator).readonly(),
    ...formMarks,
  })
  .readonly();
export type FormRecord = z.infer<typeof FormRecord>;

/** One 绩效自评表: a form with what was spent and reached. */
export const SelfEvaluationRecord = z
  .strictObject({
    kind: z.literal("performance_self_evaluation"),
    ...form,
    goal_actual: text,
    execution: z.array(ExecutionLine).readonly(),
    total_score: Decimal.nullable(),
    grade: text,
    indicators: z.array(SelfEvaluationIndicator).readonly(),
    ...formMarks,
  })
  .readonly();
export type SelfEvaluationRecord = z.infer<typeof SelfEvaluationRecord>;
