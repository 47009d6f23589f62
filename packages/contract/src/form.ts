import { z } from "zod";
import { field, group, list, record } from "./field.ts";
import { Flag } from "./flags.ts";
import { Place } from "./place.ts";
import { context, money, text } from "./scalars.ts";
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

export const Indicator = z
  .strictObject({
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
    value_raw: text("指标值原文", "the value cell exactly as printed"),
    value_text: text("指标值", "the value cell, cleaned for reading", { zh: "指标值（整理后）" }),
    value: group(Value.nullable()),
    flags: z.array(Flag).readonly(),
    evidence: z.array(Evidence).readonly(),
    places: Places,
  })
  .readonly();
export type Indicator = z.infer<typeof Indicator>;

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

/** One 绩效目标表 / 绩效目标申报表. */
export const FormRecord = record(
  z
    .strictObject({
      kind: z.literal("performance_objective_form"),
      source_file: z.string().min(1),
      pages: z.tuple([z.int().positive(), z.int().positive()]).readonly().nullable(),
      region: text("地区", "province-level region", { zh: "地区（省级）", ...context }),
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
      indicators: list(z.array(Indicator).readonly(), {
        label: "指标",
        en: "绩效指标: one row an indicator with its normalized value",
        zh: "绩效指标，每条一行",
        row: "indicator",
      }),
      flags: z.array(Flag).readonly(),
      evidence: z.array(Evidence).readonly(),
      provenance: Provenance,
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
