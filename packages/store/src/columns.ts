import type { FormBudget, FormRecord, Indicator, ReportBudget, ReportRecord, Value } from "@jixiao/contract";

/** Fields of a form that are columns as they are. */
export const formFields = [
  "region",
  "fiscal_year",
  "fiscal_year_source",
  "form_number",
  "unit_code",
  "project_name",
  "department",
  "implementing_unit",
  "project_nature",
  "project_category",
  "start_date",
  "end_date",
  "currency_unit",
  "purpose",
  "overall_goal",
  "annual_goal",
] as const satisfies readonly (keyof FormRecord)[];

export const formBudgetFields = [
  "project_total",
  "project_fiscal",
  "project_other",
  "annual_total",
  "annual_fiscal",
  "annual_carryover",
  "annual_other",
] as const satisfies readonly (keyof FormBudget)[];

export const indicatorFields = [
  "seq",
  "level1",
  "level2",
  "level3",
  "level1_source",
  "level2_source",
  "description",
  "value_raw",
  "value_text",
] as const satisfies readonly (keyof Indicator)[];

/** Fields that an indicator's value shares with the parts of a compound; `parts` is a table of its own. */
export const valueFields = [
  "type",
  "comparator",
  "comparator_stated",
  "number",
  "number_high",
  "unit",
  "dimension",
  "low_comparator",
  "high_comparator",
  "date",
  "date_high",
  "subject",
] as const satisfies readonly (keyof Value)[];

export const reportFields = [
  "region",
  "project_name",
  "fiscal_year",
  "implementing_unit",
  "department",
  "commissioned_by",
  "evaluator",
  "report_number",
  "report_date",
  "total_score",
  "grade",
] as const satisfies readonly (keyof ReportRecord)[];

export const reportBudgetFields = [
  "initial",
  "adjusted",
  "spent",
  "execution_rate",
] as const satisfies readonly (keyof ReportBudget)[];

/** The lists of a report: each is a table of its name, each row has `flags` and `places` too. */
export const reportLists = {
  budget_lines: ["item", "initial", "adjusted", "spent", "execution_rate", "is_total"],
  scores: ["code", "level1", "level2", "level3", "full_score", "score"],
  worksheets: [
    "code",
    "name",
    "explanation",
    "weight",
    "benchmark",
    "benchmark_basis",
    "scoring_rule",
    "data_source",
    "rationale",
    "score",
  ],
  history: ["item", "year", "budget", "spent", "execution_rate", "is_total"],
  outputs: ["item", "planned", "actual"],
  schedule: ["item", "planned", "actual"],
  survey: ["item", "full_score", "satisfaction", "score", "is_total"],
} as const satisfies { readonly [List in ReportList]: readonly (keyof ReportRecord[List][number])[] };

/** Names of a report's lists. */
export type ReportList = "budget_lines" | "scores" | "worksheets" | "history" | "outputs" | "schedule" | "survey";

/** Fields that SQLite keeps as 0 and 1. */
export const booleanFields: ReadonlySet<string> = new Set(["comparator_stated", "is_total"]);

/**
 * The stored columns of every table that holds records, parents before children. `record_id` and `indicator_id`, which
 * differ from database to database, are left out, and so is what SQLite computes (`*_real`, `*_fen`).
 */
export const recordColumns = {
  records: ["sha256", "seq", "kind", "first_page", "last_page", "format", "table_evidence", "places"],
  forms: [...formFields, ...formBudgetFields],
  indicators: [...indicatorFields, ...valueFields, "parts", "places"],
  indicator_parts: ["seq", "position", ...valueFields, "text"],
  reports: [...reportFields, ...reportBudgetFields],
  budget_lines: ["seq", ...reportLists.budget_lines, "places"],
  scores: ["seq", ...reportLists.scores, "places"],
  worksheets: ["seq", ...reportLists.worksheets, "places"],
  history: ["seq", ...reportLists.history, "places"],
  outputs: ["seq", ...reportLists.outputs, "places"],
  schedule: ["seq", ...reportLists.schedule, "places"],
  survey: ["seq", ...reportLists.survey, "places"],
  flags: ["part", "seq", "position", "flag"],
  evidence: ["part", "seq", "position", "flag", "field", "note"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type RecordTable = keyof typeof recordColumns;
export const recordTables = Object.keys(recordColumns) as readonly RecordTable[];
