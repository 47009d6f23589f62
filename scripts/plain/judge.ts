import type { CanonicalRecord, Indicator } from "@jixiao/contract";
import type { Truth, TruthRow } from "../fixtures/truth.ts";

/** What became of a form's rows. */
export interface Verdict {
  readonly rows: number;
  readonly exact: number;
  /** Exact rows that carry a doubt. */
  readonly doubted: number;
  /** Wrong, and said to be doubtful. */
  readonly flagged: number;
  /** Wrong, missed or invented without a word: each row as it should be, and as it was read. */
  readonly silent: readonly string[];
  readonly found: boolean;
}

/** Flags of a form that doubt all of its table. */
const STRUCTURAL: ReadonlySet<string> = new Set(["table_damaged", "evidence_conflict", "indicators_missing", "layout_generic"]);
/** Flags of a row that doubt where its cells stand. */
const OF_PLACE: ReadonlySet<string> = new Set([
  "table_damaged",
  "columns_shifted",
  "columns_contradict",
  "row_incomplete",
  "joined_over_pages",
  "level1_uncertain",
  "level2_uncertain",
  "level1_unknown",
  "level2_unknown",
  "level1_missing",
  "level2_missing",
  "level3_missing",
  "level_mismatch",
  "value_missing",
  "cell_shared",
]);

const squeeze = (text: string | null) => (text ?? "").replaceAll(/\s/g, "").replaceAll("（", "(").replaceAll("）", ")");

/** Holds a truth against what was read of it: rows in order, each exact, in doubt, or silently wrong. */
export function judge(truth: Truth, records: readonly CanonicalRecord[]): Verdict {
  const record = records.find(
    (one) => one.kind === "performance_objective_form" && squeeze(one.project_name) === squeeze(truth.project_name),
  );
  const rows = truth.rows.length;
  if (record?.kind !== "performance_objective_form") return { rows, exact: 0, doubted: 0, flagged: 0, silent: [], found: false };
  const isDoubtful = record.flags.some((flag) => STRUCTURAL.has(flag));
  const wanted = truth.rows.map(keyOfTruth);
  const read = record.indicators.map(keyOfRow);
  const pairs = aligned(wanted, read);
  const doubts = (row: Indicator | undefined) => row !== undefined && row.flags.some((flag) => OF_PLACE.has(flag));
  const silent: string[] = [];
  let [exact, doubted, flagged] = [0, 0, 0];
  for (const [i, j] of pairs) {
    const row = j === null ? undefined : record.indicators[j];
    if (i !== null && j !== null && wanted[i] === read[j]) {
      exact++;
      if (doubts(row)) doubted++;
    } else if (isDoubtful || doubts(row) || neighboursDoubt(record.indicators, j)) flagged++;
    else silent.push(`${i === null ? "-" : wanted[i]} => ${j === null ? "-" : read[j]}`);
  }
  return { rows, exact, doubted, flagged, silent, found: true };
}

/** A missed row has no flags of its own: those beside it tell. */
function neighboursDoubt(rows: readonly Indicator[], j: number | null): boolean {
  return j === null && rows.some((row) => row.flags.some((flag) => flag === "table_damaged" || flag === "joined_over_pages"));
}

function keyOfTruth(row: TruthRow): string {
  return [row.level1, row.level2, row.level3, row.description, row.value].map(squeeze).join("|");
}

function keyOfRow(row: Indicator): string {
  return [row.level1, row.level2, row.level3, row.description, row.value_raw].map(squeeze).join("|");
}

type Pair = readonly [wanted: number | null, read: number | null];

/** Rows in order: as many equal ones as possible, the others beside each other between them. */
function aligned(wanted: readonly string[], read: readonly string[]): readonly Pair[] {
  const best: number[][] = Array.from({ length: wanted.length + 1 }, () => Array.from({ length: read.length + 1 }, () => 0));
  for (let i = wanted.length - 1; i >= 0; i--)
    for (let j = read.length - 1; j >= 0; j--) {
      const same = wanted[i] === read[j] ? 1 + (best[i + 1]?.[j + 1] ?? 0) : 0;
      (best[i] as number[])[j] = Math.max(same, best[i + 1]?.[j] ?? 0, best[i]?.[j + 1] ?? 0);
    }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  const [missed, extra]: [number[], number[]] = [[], []];
  const flush = () => {
    for (let n = 0; n < Math.max(missed.length, extra.length); n++) pairs.push([missed[n] ?? null, extra[n] ?? null]);
    missed.length = extra.length = 0;
  };
  while (i < wanted.length || j < read.length) {
    const here = best[i]?.[j] ?? 0;
    if (i < wanted.length && j < read.length && wanted[i] === read[j] && here === 1 + (best[i + 1]?.[j + 1] ?? 0)) {
      flush();
      pairs.push([i++, j++]);
    } else if (i < wanted.length && (j >= read.length || here === (best[i + 1]?.[j] ?? 0))) missed.push(i++);
    else extra.push(j++);
  }
  flush();
  return pairs;
}

const HEAD = [
  "department",
  "implementing_unit",
  "project_nature",
  "project_category",
  "start_date",
  "end_date",
  "currency_unit",
  "fiscal_year",
  "unit_code",
  "purpose",
  "overall_goal",
  "annual_goal",
  "budget",
] as const;

/** Fields of the head that are wrong without a word, held against what was read of the same form in Word. */
export function judgeHead(wanted: readonly CanonicalRecord[], records: readonly CanonicalRecord[]): readonly string[] {
  const one = wanted.find(({ kind }) => kind === "performance_objective_form");
  const other = records.find(
    (record) =>
      record.kind === "performance_objective_form" && squeeze(record.project_name) === squeeze(one?.project_name ?? null),
  );
  if (one?.kind !== "performance_objective_form" || other?.kind !== "performance_objective_form") return [];
  if (other.flags.some((flag) => STRUCTURAL.has(flag))) return [];
  return HEAD.flatMap((field) => {
    const [a, b] = [JSON.stringify(one[field]), JSON.stringify(other[field])].map((text) => squeeze(text.replaceAll("\\n", "")));
    const isNamed = other.evidence.some((evidence) => evidence.field?.startsWith(field) === true);
    return a === b || isNamed ? [] : [`${field}: ${a} => ${b}`];
  });
}
