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

export const Indicator = z
  .strictObject({
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
    flags: z.array(Flag).readonly(),
    evidence: z.array(Evidence).readonly(),
    places: Places,
  })
  .readonly();
export type Indicator = z.infer<typeof Indicator>;

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

/** One 绩效目标表 / 绩效目标申报表. */
export const FormRecord = z
  .strictObject({
    kind: z.literal("performance_objective_form"),
    source_file: z.string().min(1),
    pages: z.tuple([z.int().positive(), z.int().positive()]).readonly().nullable(),
    region: text,
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
    indicators: z.array(Indicator).readonly(),
    flags: z.array(Flag).readonly(),
    evidence: z.array(Evidence).readonly(),
    provenance: Provenance,
  })
  .readonly();
export type FormRecord = z.infer<typeof FormRecord>;
