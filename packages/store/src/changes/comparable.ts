import type { CanonicalRecord, FormRecord, Indicator, ReportRecord } from "@jixiao/contract";
import { type ReportList, formBudgetFields, formFields, reportBudgetFields, reportFields, reportLists } from "../columns.ts";

/** Lists of a record: `indicators` of a form, the lists of a report. */
export type PartName = "indicators" | ReportList;

/** A row of a list, reduced to what the document says: no places, no doubts of ours. */
export interface ComparableRow {
  readonly part: PartName;
  /** What identifies the row in its list, from the strictest to the loosest. */
  readonly keys: readonly string[];
  /** For people: the indicator's name, the item. */
  readonly label: string | null;
  readonly fields: Readonly<Record<string, string | null>>;
}

export interface ComparableRecord {
  readonly kind: CanonicalRecord["kind"];
  readonly keys: readonly string[];
  readonly project_name: string | null;
  readonly implementing_unit: string | null;
  readonly fields: Readonly<Record<string, string | null>>;
  readonly rows: readonly ComparableRow[];
}

/** The record as it is compared with another version of itself. */
export function comparableRecord(record: CanonicalRecord): ComparableRecord {
  const { kind, project_name, implementing_unit } = record;
  const fields = record.kind === "performance_objective_form" ? fieldsOfForm(record) : fieldsOfReport(record);
  const rows = record.kind === "performance_objective_form" ? record.indicators.map(rowOfIndicator) : rowsOfReport(record);
  const keys = [
    keyOf(kind, record.fiscal_year, implementing_unit, project_name, fields["unit_code"]),
    keyOf(kind, implementing_unit, project_name),
    keyOf(kind, project_name),
  ];
  return { kind, keys, project_name, implementing_unit, fields, rows };
}

/** `fiscal_year_source` and the levels' sources say how we read it, not what it says. */
function fieldsOfForm(form: FormRecord): Record<string, string | null> {
  const own = texts(
    form,
    formFields.filter((field) => field !== "fiscal_year_source"),
  );
  return { ...own, ...prefixed("budget", texts(form.budget, formBudgetFields)) };
}

function fieldsOfReport(report: ReportRecord): Record<string, string | null> {
  return { ...texts(report, reportFields), ...prefixed("budget", texts(report.budget, reportBudgetFields)) };
}

/**
 * The cell as printed (`value_raw`) is left out: what differs in it alone is white space and markup. The normalized
 * value counts only where the text is the same, as when a deadline takes another year.
 */
function rowOfIndicator(indicator: Indicator): ComparableRow {
  const { level1, level2, level3, description, value_text, value } = indicator;
  return {
    part: "indicators",
    keys: [keyOf(level1, level2, level3, description), keyOf(level3, description), keyOf(level3)],
    label: level3,
    fields: { ...texts(indicator, ["level1", "level2", "level3", "description"]), value_text, value: canonicalJson(value) },
  };
}

/** Columns that identify a row of a report's list. */
const listKeys: { readonly [List in ReportList]: readonly string[] } = {
  budget_lines: ["item", "is_total"],
  scores: ["code", "level3"],
  worksheets: ["code", "name"],
  history: ["item", "year", "is_total"],
  outputs: ["item"],
  schedule: ["item"],
  survey: ["item", "is_total"],
};

function rowsOfReport(report: ReportRecord): ComparableRow[] {
  return (Object.keys(reportLists) as ReportList[]).flatMap((part) =>
    report[part].map((line) => {
      const fields = texts(line, reportLists[part]);
      const identity = listKeys[part].map((field) => fields[field] ?? null);
      const label = identity.filter((text) => text !== null && text !== "false" && text !== "true").join(" ");
      return { part, keys: [keyOf(...identity), keyOf(identity[0])], label: label === "" ? null : label, fields };
    }),
  );
}

function texts(source: object, fields: readonly string[]): Record<string, string | null> {
  const values = source as Readonly<Record<string, string | number | boolean | null>>;
  return Object.fromEntries(fields.map((field) => [field, values[field] == null ? null : String(values[field])]));
}

function prefixed(prefix: string, fields: Readonly<Record<string, string | null>>): Record<string, string | null> {
  return Object.fromEntries(Object.entries(fields).map(([field, text]) => [`${prefix}.${field}`, text]));
}

function keyOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts.map((part) => part ?? null));
}

/** JSON with sorted keys: equal for equal values. */
function canonicalJson(value: object | null): string | null {
  if (value === null) return null;
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
