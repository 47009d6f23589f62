import { z } from "zod";
import { field, group, list, record } from "./field.ts";
import { Flag } from "./flags.ts";
import { Place } from "./place.ts";
import { context, decimal, money, text } from "./scalars.ts";
import { Value } from "./value.ts";

export const LabelSource = z.enum(["stated", "inferred"]);
export type LabelSource = z.infer<typeof LabelSource>;

/**
 * Why a flag was raised: the texts or figures that raised it, in one sentence. `field` is the path of the doubted field from the
 * record or indicator that carries the evidence (`budget.annual_total`, `value_raw`), as its place is called; null where all of it is
 * doubted. Rows of a report's lists carry flags only: the report's evidence names them, counted from 0 (`scores[3]`,
 * `scores[3].score`).
 */
export const Evidence = z.strictObject({ flag: Flag, field: z.string().min(1).nullable(), note: z.string().min(1) }).readonly();
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

const sourceWords: Readonly<Record<LabelSource, string>> = { stated: "原文", inferred: "推断" };

/** Annual or overall where a form has columns or tables for the year and for the project's whole life. */
export const Horizon = z.enum(["annual", "overall"]);
export type Horizon = z.infer<typeof Horizon>;

/** A printed column of an indicator's row that has no field, with its header. */
export const IndicatorExtra = z.strictObject({ header: z.string().min(1), text: z.string().min(1) }).readonly();
export type IndicatorExtra = z.infer<typeof IndicatorExtra>;

/** A printed label of the head that has no field, with its text; null where none stands beside it. */
export const FormExtra = z.strictObject({ label: z.string().min(1), text: z.string().min(1).nullable() }).readonly();
export type FormExtra = z.infer<typeof FormExtra>;

const indicatorFields = () => ({
  seq: z.int().positive(),
  level1: text("一级指标", "一级指标"),
  level2: text("二级指标", "二级指标"),
  level3: text("三级指标", "三级指标: the indicator's name", { zh: "三级指标（指标名称）" }),
  level1_source: field("text", LabelSource.nullable(), {
    label: "一级指标来源",
    en: "stated, or inferred where the layout lost it",
    zh: "一级指标来源：stated 原文所列，inferred 推断",
    words: sourceWords,
  }),
  level2_source: field("text", LabelSource.nullable(), {
    label: "二级指标来源",
    en: "stated or inferred",
    zh: "二级指标来源：stated 原文所列，inferred 推断",
    words: sourceWords,
  }),
  description: text("指标描述", "绩效指标描述"),
  value_raw: text(
    "指标值原文",
    "the value cell exactly as printed; comparator, number and unit joined where they have cells of their own",
    {
      zh: "指标值单元格原文；符号、数值、单位分列时依次连接",
    },
  ),
  value_text: text("指标值", "the value cell, cleaned for reading", { zh: "指标值（整理后）" }),
  value: group(Value.nullable()),
  value_stored: decimal(
    "存储值",
    "the number that the workbook's cell stores, of which value_raw is what it shows (95% of 0.9487); null elsewhere",
    {
      zh: "工作表单元格存储的数（指标值原文为其显示）；其他来源为空",
    },
  ),
  horizon: field("text", Horizon.nullable(), {
    label: "目标期间",
    en: "annual or overall, where a form has columns for the year and for the project's whole life",
    zh: "目标期间：annual 年度，overall 整个实施期；只有一组指标值时为空",
    words: { annual: "年度", overall: "实施期" },
  }),
  weight: decimal("分值", "分值 or 权重, as printed", { zh: "分值（权重）" }),
  scoring_rule: text("评分标准", "评（扣）分标准, 评分细则"),
  extra: field("json", z.array(IndicatorExtra).readonly(), {
    label: "其他列",
    en: "every other printed column of the row: header and text",
    zh: "该行其余各列：表头与内容",
  }),
});
const marks = { flags: z.array(Flag).readonly(), evidence: z.array(Evidence).readonly(), places: Places };

export const Indicator = z.strictObject({ ...indicatorFields(), ...marks }).readonly();
export type Indicator = z.infer<typeof Indicator>;

/** An indicator of a self-evaluation: the target, and what was reached of it. */
export const SelfEvaluationIndicator = z
  .strictObject({
    ...indicatorFields(),
    actual_raw: text("实际完成值原文", "the cell of what was reached, exactly as printed"),
    actual_text: text("实际完成值", "the same, cleaned for reading", { zh: "实际完成值（整理后）" }),
    actual: group(Value.nullable(), "actual_", "实际"),
    actual_stored: decimal("实际存储值", "the number that the workbook's cell of what was reached stores; null elsewhere", {
      zh: "工作表实际完成值单元格存储的数；其他来源为空",
    }),
    score: decimal("得分", "score"),
    deviation: text("偏差原因及改进措施", "偏差原因分析及改进措施", { zh: "偏差原因分析及改进措施" }),
    ...marks,
  })
  .readonly();
export type SelfEvaluationIndicator = z.infer<typeof SelfEvaluationIndicator>;

/** Amounts in 元. */
export const FormBudget = z
  .strictObject({
    project_total: money("项目资金总额", "whole project"),
    project_fiscal: money("项目财政资金", "whole project, fiscal part"),
    project_other: money("项目其他资金", "whole project, other part"),
    annual_total: money("年度资金总额", "this year, applied for", { zh: "年度资金申请总额或预算数" }),
    annual_fiscal: money("当年财政拨款", "this year, fiscal part"),
    annual_carryover: money("上年结转资金", "carried over from last year"),
    annual_other: money("当年其他资金", "this year, other part"),
  })
  .readonly();
export type FormBudget = z.infer<typeof FormBudget>;

const IsoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One task of a department's form (年度主要任务). */
export const Task = z
  .strictObject({
    name: text("任务名称", "name of the task"),
    content: text("主要内容", "what it consists of"),
    total: money("任务金额", "amount in all"),
    fiscal: money("任务财政拨款", "fiscal part"),
    other: money("任务其他资金", "other part"),
    flags: z.array(Flag).readonly(),
    places: z.array(Place).readonly(),
  })
  .readonly();
export type Task = z.infer<typeof Task>;

/** One line of a self-evaluation's money table. */
export const ExecutionLine = z
  .strictObject({
    item: text("资金项目", "the source of the money, as printed"),
    initial: money("年初预算数", "initial budget"),
    adjusted: money("全年预算数", "adjusted budget"),
    spent: money("全年执行数", "spent"),
    weight: decimal("分值", "points of the execution rate"),
    execution_rate: decimal("执行率", "execution rate in %", { zh: "执行率（%）" }),
    score: decimal("得分", "score of the execution rate"),
    flags: z.array(Flag).readonly(),
    places: z.array(Place).readonly(),
  })
  .readonly();
export type ExecutionLine = z.infer<typeof ExecutionLine>;

/** 项目支出, 部门（单位）整体支出, 转移支付. */
export const FormType = z.enum(["project", "department", "transfer"]);
export type FormType = z.infer<typeof FormType>;

/**
 * Who says the region: the text (a province or a central department is named), a place of the text that lies in one province only
 * (GB/T 2260), a title that one region alone uses, or whoever supplied it.
 */
export const RegionSource = z.enum(["text", "place", "title", "supplied"]);
export type RegionSource = z.infer<typeof RegionSource>;

/** The field of forms and reports that says where their region comes from. */
export const regionSource = () =>
  field("text", RegionSource.nullable(), {
    label: "地区来源",
    en: "text, place, title or supplied: who says the region",
    zh: "地区来源：text 文中所列，place 由文中市县得出，title 由表题得出，supplied 导入时指定",
    words: { text: "文中", place: "市县名", title: "表题", supplied: "导入时指定" },
  });

/**
 * A layout that was weighed for a form, and what of the form it knows.
 * - `chosen`: it read the form;
 * - `fits`: it could have read it, and knows less of it;
 * - `no_mark`: none of the words that it alone prints stands in the form;
 * - `few_labels`: too many of the form's labels are not its own.
 * `generic`, which has no labels of its own, knows what the lexicons know.
 */
export const LayoutCandidate = z
  .strictObject({
    layout: z.string().min(1),
    verdict: z.enum(["chosen", "fits", "no_mark", "few_labels"]),
    /** Of the form's labels that are known at all, those that are the layout's own. */
    labels: z.int().nonnegative(),
    labels_of: z.int().nonnegative(),
    /** Of the header's cells of its indicator table, those that it knows. */
    columns: z.int().nonnegative(),
    columns_of: z.int().nonnegative(),
  })
  .readonly();
export type LayoutCandidate = z.infer<typeof LayoutCandidate>;

const head = () => ({
  source_file: z.string().min(1),
  pages: z.tuple([z.int().positive(), z.int().positive()]).readonly().nullable(),
  form_type: field("text", FormType, {
    label: "表类",
    en: "project, department or transfer",
    zh: "表类：project 项目支出，department 部门（单位）整体支出，transfer 转移支付",
    words: { project: "项目支出", department: "部门整体支出", transfer: "转移支付" },
  }),
  layout: field("text", z.string().min(1), {
    label: "表式",
    en: "id of the layout that read it; generic where its headers and labels alone were read",
    zh: "读取所用的表式；generic 表示仅按表头与栏目名称读取",
  }),
  layout_choice: field("json", z.array(LayoutCandidate).readonly(), {
    label: "表式依据",
    en: "why this layout: the labels and columns that it knows, and the next best layout",
    zh: "表式的判断依据：所识别的栏目与列数，及次优的表式",
  }),
  region: text("地区", "province-level region", { zh: "地区（省级）", ...context }),
  region_source: regionSource(),
  locality: text("市县", "city, district or county (GB/T 2260), where its names say it", {
    zh: "市、区、县（GB/T 2260）",
    ...context,
  }),
  fiscal_year: field("integer", z.int().nullable(), { label: "预算年度", en: "fiscal year", ...context }),
  fiscal_year_source: field("text", z.enum(["form", "document", "supplied"]).nullable(), {
    label: "年度来源",
    en: "form, document or supplied: who says the year",
    zh: "年度来源：form 表内，document 文件内，supplied 导入时指定",
    words: { form: "表内", document: "文件内", supplied: "导入时指定" },
  }),
  form_number: field("text", z.string().regex(/^\d+$/).nullable(), {
    label: "表前序号",
    en: "sequence number before the title, digits only",
  }),
  unit_code: text("单位编码", "budget code before the unit's name", { zh: "单位预算编码", ...context }),
  project_name: text("项目名称", "name of the project", context),
  department: text("主管部门", "department in charge", context),
  implementing_unit: text("实施单位", "implementing unit", context),
  project_nature: text("项目性质", "nature of the project"),
  project_category: text("项目类别", "category of the project"),
  start_date: field("text", IsoDay.nullable(), { label: "开始日期", en: "planned start, ISO 8601", zh: "计划开始日期" }),
  end_date: field("text", IsoDay.nullable(), { label: "完成日期", en: "planned end, ISO 8601", zh: "计划完成日期" }),
  currency_unit: text("金额单位", "the unit that the form prints for its amounts; amounts are kept in 元 whatever it says", {
    zh: "表内标注的金额单位（金额均已换算为元）",
  }),
  budget: group(FormBudget),
  purpose: text("资金用途", "资金用途 (Tianjin)"),
  overall_goal: text("项目总目标", "项目总目标"),
  annual_goal: text("年度总体目标", "年度总体目标 or 绩效目标", { zh: "年度总体目标或绩效目标" }),
  tasks: list(z.array(Task).readonly(), {
    label: "年度主要任务",
    en: "tasks of a department's form (年度主要任务)",
    zh: "部门整体支出绩效目标表的年度主要任务，每项一行",
    row: "task",
  }),
  extra: field("json", z.array(FormExtra).readonly(), {
    label: "其他栏目",
    en: "every printed label of the head that has no field, with its text",
    zh: "表头其余栏目：名称与内容",
  }),
});
const formMarks = { flags: z.array(Flag).readonly(), evidence: z.array(Evidence).readonly(), provenance: Provenance };

const indicatorList = {
  label: "指标",
  en: "绩效指标: one row an indicator with its normalized value",
  zh: "绩效指标，每条一行",
  row: "indicator",
};

/** One 绩效目标表 / 绩效目标申报表. */
export const FormRecord = record(
  z
    .strictObject({
      kind: z.literal("performance_objective_form"),
      ...head(),
      indicators: list(z.array(Indicator).readonly(), indicatorList),
      ...formMarks,
    })
    .readonly(),
  {
    table: "forms",
    label: "绩效目标表",
    en: "绩效目标表: one row a form, fields as in the contract",
    zh: "绩效目标表，每张一行",
  },
);
export type FormRecord = z.infer<typeof FormRecord>;

/** One 绩效自评表: a form with what was spent and reached. */
export const SelfEvaluationRecord = record(
  z
    .strictObject({
      kind: z.literal("performance_self_evaluation"),
      ...head(),
      goal_actual: text("目标完成情况", "what was reached of the year's goal", { zh: "年度总体目标实际完成情况" }),
      execution: list(z.array(ExecutionLine).readonly(), {
        label: "预算执行",
        en: "money lines of a self-evaluation",
        zh: "自评表的资金执行情况，每项一行",
        row: "execution",
      }),
      total_score: decimal("总分", "total score"),
      grade: text("评级", "grade: 优, 良 …", { zh: "评价等级" }),
      indicators: list(z.array(SelfEvaluationIndicator).readonly(), indicatorList),
      ...formMarks,
    })
    .readonly(),
  {
    table: "forms",
    label: "绩效自评表",
    en: "绩效目标表 and 绩效自评表: one row a form, fields as in the contract",
    zh: "绩效目标表与绩效自评表，每张一行",
  },
);
export type SelfEvaluationRecord = z.infer<typeof SelfEvaluationRecord>;
