import {
  type CanonicalRecord,
  type Flag,
  type FormRecord,
  type Indicator,
  type Place,
  type ReportRecord,
  type SelfEvaluationIndicator,
  type SelfEvaluationRecord,
  type Value,
  type ValuePart,
  Comparator,
  Dimension,
  flagCodes,
  unexplainedFlags,
} from "@jixiao/contract";
import * as fc from "fast-check";
import type { Arbitrary } from "fast-check";

/** Generators of records for the tests of this package: every field, every kind of value, every kind of place. */

export const SHA256 = "0123456789abcdef".repeat(4);
export const PARSER_VERSION = "1.0.0";
export const FILE = "测试.pdf";

const word = fc.oneof(
  fc.constantFrom("社会保险核查业务费", "=100.00(%)", "≥85%", "'; DROP TABLE forms; --", "a\nb", "\u0000", "𠮷野家", "-"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
);
const text = fc.option(word, { freq: 4 });
export const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.option(fc.stringMatching(/^\d{1,6}$/)))
  .map(([whole, decimals]) => (decimals === null ? `${whole}` : `${whole}.${decimals}`));
const number = fc.option(decimal);
const flags = fc.uniqueArray(fc.constantFrom<Flag>(...flagCodes), { maxLength: 3 });
const evidence = fc.array(fc.record({ flag: fc.constantFrom<Flag>(...flagCodes), field: text, note: word }), { maxLength: 2 });
const count = fc.integer({ min: 1, max: 5000 });
// JSON knows no negative zero; no reader makes one.
const points = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (x === 0 ? 0 : x));

const place: Arbitrary<Place> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), lines: fc.tuple(count, count) }),
  fc.record({ kind: fc.constant("word" as const), table: count, row: count, column: count }),
  fc.record({
    kind: fc.constant("sheet" as const),
    sheet: fc.constantFrom("绩效目标", 'Sheet "1"', "a\\b"),
    cell: fc.constantFrom("B12", "A1:XFD1048576"),
  }),
  fc.record({
    kind: fc.constant("page" as const),
    page: count,
    box: fc.record({ x0: points, y0: points, x1: points, y1: points }),
  }),
);
const placeList = fc.array(place, { maxLength: 2 });
const places = fc.dictionary(fc.constantFrom("project_name", "budget.annual_total", "value_raw", "level3"), placeList);

const row = { flags, places: placeList };

const scalar = {
  comparator: fc.option(fc.constantFrom(...Comparator.options)),
  comparator_stated: fc.option(fc.boolean()),
  number,
  number_high: number,
  unit: text,
  dimension: fc.option(fc.constantFrom(...Dimension.options)),
  low_comparator: fc.option(fc.constant(">" as const)),
  high_comparator: fc.option(fc.constant("<" as const)),
  date: fc.option(fc.constantFrom("2024", "2024-02", "2024-02-29")),
  date_high: fc.option(fc.constant("2024-12-31")),
  subject: text,
};
const part: Arbitrary<ValuePart> = fc.record({
  type: fc.constantFrom("quantity", "range", "date", "qualitative"),
  ...scalar,
  parts: fc.constant(null),
  text: word,
});
export const value: Arbitrary<Value> = fc.record({
  type: fc.constantFrom("quantity", "range", "date", "compound", "qualitative"),
  ...scalar,
  parts: fc.option(fc.array(part, { maxLength: 3 })),
});

const source = fc.option(fc.constantFrom("stated" as const, "inferred" as const));
const indicatorFields = {
  seq: fc.constant(0),
  level1: text,
  level2: text,
  level3: text,
  level1_source: source,
  level2_source: source,
  description: text,
  value_raw: text,
  value_text: text,
  value: fc.option(value, { freq: 4 }),
  value_stored: number,
  horizon: fc.option(fc.constantFrom("annual" as const, "overall" as const)),
  weight: number,
  scoring_rule: text,
  extra: fc.array(fc.record({ header: word, text: word }), { maxLength: 2 }),
  flags,
  evidence,
  places,
};
const indicator: Arbitrary<Indicator> = fc.record(indicatorFields);
const reached: Arbitrary<SelfEvaluationIndicator> = fc.record({
  ...indicatorFields,
  actual_raw: text,
  actual_text: text,
  actual: fc.option(value, { freq: 4 }),
  actual_stored: number,
  score: number,
  deviation: text,
});

const head = {
  source_file: fc.constant(FILE),
  pages: fc.option(fc.tuple(count, count)),
  region: text,
  region_source: fc.option(fc.constantFrom("text" as const, "place" as const, "title" as const, "supplied" as const)),
  fiscal_year: fc.option(fc.integer({ min: 1990, max: 2100 })),
  project_name: text,
  department: text,
  implementing_unit: text,
  flags,
  evidence,
  provenance: fc.record({
    sha256: fc.constant(SHA256),
    format: word,
    parser_version: fc.constant(PARSER_VERSION),
    table_evidence: fc.array(word, { maxLength: 2 }),
    places,
  }),
};

const whole = fc.integer({ min: 0, max: 40 });
const candidate = fc.record({
  layout: word,
  verdict: fc.constantFrom("chosen" as const, "fits" as const, "no_mark" as const, "few_labels" as const),
  labels: whole,
  labels_of: whole,
  columns: whole,
  columns_of: whole,
});

const formFields = {
  ...head,
  form_type: fc.constantFrom("project" as const, "department" as const, "transfer" as const),
  layout: word,
  layout_choice: fc.array(candidate, { maxLength: 2 }),
  locality: text,
  fiscal_year_source: fc.option(fc.constantFrom("form", "document", "supplied")),
  form_number: fc.option(fc.stringMatching(/^\d{1,4}$/)),
  unit_code: text,
  project_nature: text,
  project_category: text,
  start_date: fc.option(fc.constant("2024-01-01")),
  end_date: fc.option(fc.constant("2024-12-31")),
  currency_unit: text,
  budget: fc.record({
    project_total: number,
    project_fiscal: number,
    project_other: number,
    annual_total: number,
    annual_fiscal: number,
    annual_carryover: number,
    annual_other: number,
  }),
  purpose: text,
  overall_goal: text,
  annual_goal: text,
  tasks: listOf({ name: text, content: text, total: number, fiscal: number, other: number }),
  extra: fc.array(fc.record({ label: word, text }), { maxLength: 2 }),
};

export const form: Arbitrary<FormRecord> = fc.record({
  kind: fc.constant("performance_objective_form" as const),
  ...formFields,
  indicators: fc.array(indicator, { maxLength: 5 }).map((list) => list.map((one, index) => ({ ...one, seq: index + 1 }))),
});

export const selfEvaluation: Arbitrary<SelfEvaluationRecord> = fc.record({
  kind: fc.constant("performance_self_evaluation" as const),
  ...formFields,
  goal_actual: text,
  execution: listOf({
    item: text,
    initial: number,
    adjusted: number,
    spent: number,
    weight: number,
    execution_rate: number,
    score: number,
  }),
  total_score: number,
  grade: text,
  indicators: fc.array(reached, { maxLength: 5 }).map((list) => list.map((one, index) => ({ ...one, seq: index + 1 }))),
});

const isTotal = fc.boolean();
type ReportList = "budget_lines" | "scores" | "worksheets" | "history" | "outputs" | "schedule" | "survey";
const lists: { readonly [List in ReportList]: Arbitrary<ReportRecord[List]> } = {
  budget_lines: listOf({
    item: text,
    initial: number,
    adjusted: number,
    spent: number,
    execution_rate: number,
    is_total: isTotal,
  }),
  scores: listOf({ code: text, level1: text, level2: text, level3: text, full_score: number, score: number }),
  worksheets: listOf({
    code: text,
    name: text,
    explanation: text,
    weight: number,
    benchmark: text,
    benchmark_basis: text,
    scoring_rule: text,
    data_source: text,
    rationale: text,
    score: number,
  }),
  history: listOf({ item: text, year: count, budget: number, spent: number, execution_rate: number, is_total: isTotal }),
  outputs: listOf({ item: text, planned: number, actual: number }),
  schedule: listOf({ item: text, planned: text, actual: text }),
  survey: listOf({ item: text, full_score: number, satisfaction: number, score: number, is_total: isTotal }),
};

function listOf<T extends object>(fields: { readonly [Field in keyof T]: Arbitrary<T[Field]> }): Arbitrary<(T & Marks)[]> {
  return fc.array(fc.record({ ...fields, ...row }) as unknown as Arbitrary<T & Marks>, { maxLength: 3 });
}

interface Marks {
  readonly flags: readonly Flag[];
  readonly places: readonly Place[];
}

export const report: Arbitrary<ReportRecord> = fc.record({
  kind: fc.constant("performance_evaluation_report" as const),
  ...head,
  commissioned_by: text,
  evaluator: text,
  report_number: text,
  report_date: fc.option(fc.constantFrom("2024-05", "2024-05-31")),
  total_score: number,
  grade: text,
  budget: fc.record({ initial: number, adjusted: number, spent: number, execution_rate: number }),
  ...lists,
});

export const records: Arbitrary<CanonicalRecord[]> = fc.array(fc.oneof(form, selfEvaluation, report).map(explained), {
  maxLength: 4,
});

/** The record with evidence for every flag, as the contract wants it. */
function explained(one: CanonicalRecord): CanonicalRecord {
  const evidence = unexplainedFlags(one).map(({ path: [list, row], flag }) => ({
    flag,
    field: list === undefined ? null : `${list}[${row}]`,
    note: "-",
  }));
  return { ...one, evidence: [...one.evidence, ...evidence] };
}
