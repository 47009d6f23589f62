import type { CanonicalRecord, FormRecord, Indicator } from "@jixiao/contract";
import type { Label } from "./sources.ts";

/** What was read of one document, or of many together. */
export interface Tally {
  readonly forms: number;
  /** Forms of which there is neither a record nor an entry among the unread. */
  readonly vanished: number;
  readonly unread: number;
  readonly rows: number;
  readonly read: number;
  readonly exact: number;
  readonly cells: number;
  /** Wrong cells of rows without a flag, in forms without one that doubts the whole table. */
  readonly silent: number;
  /** The same, whatever the form's flags are. */
  readonly unmarked: number;
  /** Rows that are missing where no row beside them has a flag. */
  readonly untold: number;
  readonly flaggedRows: number;
  readonly misses: readonly string[];
}

export const nothing: Tally = {
  forms: 0,
  vanished: 0,
  unread: 0,
  rows: 0,
  read: 0,
  exact: 0,
  cells: 0,
  silent: 0,
  unmarked: 0,
  untold: 0,
  flaggedRows: 0,
  misses: [],
};

export function sum(a: Tally, b: Tally): Tally {
  const add = (key: Exclude<keyof Tally, "misses">) => a[key] + b[key];
  return {
    forms: add("forms"),
    vanished: add("vanished"),
    unread: add("unread"),
    rows: add("rows"),
    read: add("read"),
    exact: add("exact"),
    cells: add("cells"),
    silent: add("silent"),
    unmarked: add("unmarked"),
    untold: add("untold"),
    flaggedRows: add("flaggedRows"),
    misses: [...a.misses, ...b.misses],
  };
}

/** Rows exact of rows there and rows read, as F1. */
export function exactness({ rows, read, exact }: Tally): number {
  return rows + read === 0 ? 1 : (2 * exact) / (rows + read);
}

const DOUBTS_ALL: ReadonlySet<string> = new Set([
  "table_damaged",
  "evidence_conflict",
  "text_undecodable",
  "indicators_missing",
  "layout_generic",
]);
const CELLS = ["level1", "level2", "level3", "description", "value_text"] as const;
const VALUE = ["type", "comparator", "number", "number_high", "unit", "date"] as const;

/** Compares records with labels: forms by their names or else in order, rows in order by their names. */
export function tally(labels: readonly Label[], records: readonly CanonicalRecord[], unread: number): Tally {
  const forms = records.filter((record): record is FormRecord => record.kind !== "performance_evaluation_report");
  const taken = new Set<FormRecord>();
  const isOf = (label: Label, form: FormRecord) =>
    bare(form.project_name) === bare(label.project_name) || sharesRows(label, form);
  // a record that is nobody's is a form that was seen and misread
  let left = unread + forms.filter((form) => !labels.some((label) => isOf(label, form))).length;
  let all = nothing;
  for (const label of labels) {
    const free = forms.filter((form) => !taken.has(form));
    const form =
      free.find(({ project_name }) => bare(project_name) === bare(label.project_name)) ??
      free.find((other) => sharesRows(label, other));
    if (form === undefined) {
      const isUnread = left-- > 0;
      const misses = [`${label.project_name}: ${isUnread ? "unread" : "VANISHED"}`];
      all = sum(all, {
        ...nothing,
        forms: 1,
        rows: label.indicators.length,
        unread: isUnread ? 1 : 0,
        vanished: isUnread ? 0 : 1,
        misses,
      });
    } else {
      taken.add(form);
      all = sum(all, tallyForm(label, form));
    }
  }
  return all;
}

function sharesRows(label: Label, form: FormRecord): boolean {
  const names = new Set(label.indicators.map(({ level3 }) => bare(level3)));
  return 2 * form.indicators.filter(({ level3 }) => names.has(bare(level3))).length >= label.indicators.length;
}

function tallyForm(label: Label, form: FormRecord): Tally {
  const doubted = form.flags.some((flag) => DOUBTS_ALL.has(flag));
  const pairs = align(label.indicators, form.indicators);
  let [exact, silent, unmarked] = [0, 0, 0];
  const misses: string[] = [];
  const wrong = (cells: number, flagged: boolean, what: string) => {
    if (!flagged) unmarked += cells;
    if (!flagged && !doubted) silent += cells;
    misses.push(`${label.project_name}: ${what}${flagged ? "" : doubted ? " (form flagged)" : " SILENT"}`);
  };
  for (const [want, got] of pairs) {
    if (want === null) wrong(4, (got as Indicator).flags.length > 0, `extra ${shown(got as Indicator)}`);
    else if (got === null) wrong(4, false, `missed ${shown(want)}`);
    else {
      const cells = differences(want, got);
      if (cells.every((cell) => cell === "description")) exact++;
      if (cells.length > 0)
        wrong(cells.length, got.flags.length > 0, `${cells.join()} ${shown(want)} → ${shown(got)} [${got.flags.join()}]`);
    }
  }
  return {
    ...nothing,
    untold: pairs.filter(([, got], i) => got === null && !isTold(pairs, i)).length,
    forms: 1,
    rows: label.indicators.length,
    read: form.indicators.length,
    exact,
    cells: label.indicators.reduce((count, row) => count + (row.description === null ? 4 : 5), 0),
    silent,
    unmarked,
    flaggedRows: form.indicators.filter(({ flags }) => flags.length > 0).length,
    misses,
  };
}

/** Has one of the rows that were read before and behind a missing one a flag? */
function isTold(pairs: readonly Pair[], at: number): boolean {
  const above = pairs.slice(0, at).findLast(([, got]) => got !== null);
  const below = pairs.slice(at + 1).find(([, got]) => got !== null);
  return [above, below].some((pair) => (pair?.[1]?.flags.length ?? 0) > 0);
}

/** A label of ../shared may accept other readings of a value, or none be scored: then its text is compared. */
interface ValueChoices {
  readonly gold_alternatives?: { readonly value?: unknown };
  readonly gold_score_value?: boolean;
}

function differences(want: Indicator & ValueChoices, got: Indicator): readonly string[] {
  const cells = CELLS.filter((key) => key !== "value_text" && bare(want[key]) !== bare(got[key]));
  const isOpen = want.gold_alternatives?.value !== undefined || want.gold_score_value === false;
  const text = bare(want.value_text) === bare(got.value_text);
  const value = isOpen
    ? text
    : want.value === null || got.value === null
      ? want.value === got.value
      : VALUE.every((key) => sameValue(want.value?.[key], got.value?.[key]));
  return value ? cells : [...cells, "value"];
}

function sameValue(want: unknown, got: unknown): boolean {
  const any = typeof want === "object" && want !== null && "any" in want ? want.any : null;
  return Array.isArray(any) ? any.includes(got) : want === got;
}

function shown({ level1, level2, level3, value_text }: Indicator): string {
  return [level1, level2, level3, value_text].join("|");
}

/** White space, width and comparators' forms say nothing. */
function bare(text: string | null | undefined): string {
  return (text ?? "").normalize("NFKC").replaceAll(/\s/g, "");
}

type Pair = readonly [want: Indicator | null, got: Indicator | null];

/** The longest common run of rows with one name or one value, in order; all others are missed or extra, or of one place. */
function align(want: readonly Indicator[], got: readonly Indicator[]): readonly Pair[] {
  const score = Array.from({ length: want.length + 1 }, () => new Float64Array(got.length + 1));
  const at = (i: number, j: number) => score[i]?.[j] ?? 0;
  for (let i = want.length - 1; i >= 0; i--)
    for (let j = got.length - 1; j >= 0; j--)
      (score[i] as Float64Array)[j] = Math.max(at(i + 1, j), at(i, j + 1), likeness(want[i], got[j]) + at(i + 1, j + 1));
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < want.length || j < got.length) {
    const [one, other] = [want[i] ?? null, got[j] ?? null];
    if (one !== null && other !== null && likeness(one, other) > 0 && at(i, j) === likeness(one, other) + at(i + 1, j + 1)) {
      pairs.push([one, other]);
      i++;
      j++;
    } else if (other === null || (one !== null && at(i, j) === at(i + 1, j))) {
      pairs.push([one, null]);
      i++;
    } else {
      pairs.push([null, other]);
      j++;
    }
  }
  return pairs;
}

function likeness(want: Indicator | undefined, got: Indicator | undefined): number {
  if (want === undefined || got === undefined) return 0;
  const [a, b] = [bare(want.level3), bare(got.level3)];
  const name = a === b ? 4 : a !== "" && b !== "" && (a.includes(b) || b.includes(a)) ? 2 : 0;
  const value = bare(want.value_text) === bare(got.value_text) ? 1 : 0;
  const level = bare(want.level2) === bare(got.level2) ? 0.25 : 0;
  return name + value === 0 ? 0 : name + value + level;
}
