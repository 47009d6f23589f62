import type { CanonicalRecord, FormRecord, SelfEvaluationRecord } from "@jixiao/contract";

type Form = FormRecord | SelfEvaluationRecord;
type Plain = Readonly<Record<string, unknown>>;

/** What a golden record of `fixtures/*\/printed.jsonl` says; all that depends on the file alone is left out. */
export type Golden = Plain & { readonly indicators: readonly Plain[] };

/** Flags by which a form doubts every cell of it (score.py, `--strict`). Any other excuses only the fields that its evidence names. */
const STRUCTURAL = new Set(["table_damaged", "evidence_conflict", "text_undecodable", "indicators_missing", "layout_generic"]);
/** What depends on the file, and what says how sure a record is of itself. */
const ASIDE = new Set(["places", "provenance", "pages", "source_file", "evidence"]);

/** A record as golden files hold it: without what depends on the file, decimals without trailing zeros, texts without white space. */
export function comparable(value: unknown): unknown {
  if (typeof value === "string") return /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, "") : value.replaceAll(/\s+/g, "");
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => !ASIDE.has(key))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, item]) => {
      const plain = comparable(item);
      return [key, key === "flags" || key === "extra" ? sorted(plain as readonly unknown[]) : plain];
    }),
  );
}

function sorted(list: readonly unknown[]): readonly unknown[] {
  return list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** What is wrong in records and not said by a flag of its row, or by one of the form that names it. Forms that are missing must be told as unread. */
export function silentErrors(records: readonly CanonicalRecord[], golden: readonly Golden[], unread: number): readonly string[] {
  const forms = records.filter((record) => record.kind !== "performance_evaluation_report");
  const missing = golden.filter((wanted) => !forms.some((form) => isOf(form, wanted)));
  const errors = forms.flatMap((form) => {
    const wanted = golden.find((one) => isOf(form, one));
    return wanted === undefined ? [`an extra form: ${form.project_name ?? form.department}`] : silentIn(form, wanted);
  });
  // A list over projects is one form that is unread.
  return missing.length > 0 && unread === 0
    ? [...errors, `${missing.length} forms are missing, and none is told as unread`]
    : errors;
}

/** Is the form that of the label? Its project's or department's name tells, and its year. */
function isOf(form: Form, wanted: Golden): boolean {
  const name = (one: Plain) => comparable([one["project_name"] ?? one["department"], one["fiscal_year"]]);
  return same(name(form as unknown as Plain), name(wanted));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const LISTS = new Set(["indicators", "tasks", "execution"]);
/** What is no statement of the form. */
const UNSCORED = new Set(["layout", "flags", "kind"]);

function silentIn(form: Form, wanted: Golden): readonly string[] {
  if (form.flags.some((flag) => STRUCTURAL.has(flag))) return [];
  const named = new Set(form.evidence.map(({ field }) => field));
  const isNamed = (path: string) =>
    [...named].some((field) => field === null || path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`));
  const [got, want] = [comparable(form) as Plain, comparable(wanted) as Plain];
  const name = `${form.project_name ?? form.department}`;
  const fields = Object.keys(want).flatMap((key) => {
    if (LISTS.has(key) || UNSCORED.has(key)) return [];
    if (key !== "budget")
      return same(got[key], want[key]) || isNamed(key) ? [] : [`${name}: ${key}: ${told(got[key], want[key])}`];
    const [a, b] = [got[key] as Plain, want[key] as Plain];
    return Object.keys(b).flatMap((part) =>
      same(a[part], b[part]) || isNamed(`budget.${part}`) ? [] : [`${name}: ${part}: ${told(a[part], b[part])}`],
    );
  });
  const lists = ["tasks", "execution"].flatMap((key) => {
    const [a, b] = [(got[key] ?? []) as readonly Plain[], (want[key] ?? []) as readonly Plain[]];
    return b.flatMap((item, i) =>
      same(a[i], item) || isNamed(`${key}[${i}]`) || hasFlags(a[i]) ? [] : [`${name}: ${key}[${i}]: ${told(a[i], item)}`],
    );
  });
  return [
    ...fields,
    ...lists,
    ...silentRows(name, got["indicators"] as readonly Plain[], want["indicators"] as readonly Plain[]),
  ];
}

function hasFlags(row: Plain | undefined): boolean {
  return ((row?.["flags"] ?? []) as readonly unknown[]).length > 0;
}

/** A row without a flag must be one of the label's; one of the label's that is not there must be quoted by a row with a flag. */
function silentRows(name: string, got: readonly Plain[], want: readonly Plain[]): readonly string[] {
  const certain = got.filter((row) => !hasFlags(row));
  const doubted = JSON.stringify(got.filter(hasFlags));
  const isIn = (rows: readonly Plain[], row: Plain) => rows.some((one) => same(withoutMarks(row), withoutMarks(one)));
  const wrong = certain.filter((row) => !isIn(want, row));
  const missing = want.filter((row) => !isIn(certain, row) && !doubted.includes(String(row["level3"])));
  return [
    ...wrong.map((row) => `${name}: not so: ${JSON.stringify(row)}`),
    ...missing.map((row) => `${name}: not there: ${JSON.stringify(row)}`),
  ];
}

function withoutMarks({ flags: _, seq: __, ...row }: Plain): Plain {
  return row;
}

function told(got: unknown, want: unknown): string {
  return `want ${JSON.stringify(want)}, got ${JSON.stringify(got)}`;
}
