import { type CanonicalRecord, type DamagedPart, DocumentError } from "@jixiao/contract";
import { extract } from "@jixiao/parsers";

/** What a user is told of a file. */
export type Outcome =
  | { readonly failure: string }
  | { readonly records: readonly CanonicalRecord[]; readonly damaged: readonly DamagedPart[] };

export async function outcomeOf(name: string, bytes: Uint8Array, options: Parameters<typeof extract>[1] = {}): Promise<Outcome> {
  try {
    const { records, account } = await extract({ name, bytes, sha256: "0".repeat(64) }, options);
    return { records, damaged: account.damaged_parts };
  } catch (error) {
    if (error instanceof DocumentError) return { failure: error.message };
    throw error;
  }
}

/** What a damaged file's reading loses or changes, and what of that nobody is told. */
export interface Toll {
  readonly cells: number;
  readonly altered: number;
  /** Cells that changed or are gone without a flag of their row or form. */
  readonly silent: readonly string[];
  readonly lostForms: number;
  /** Forms that are gone without a damaged part or a failure. */
  readonly silentForms: number;
}

export function tollOf(clean: readonly CanonicalRecord[], outcome: Outcome): Toll {
  const cells = clean.reduce((sum, record) => sum + cellsOf(record).size, 0);
  if ("failure" in outcome) return { cells, altered: cells, silent: [], lostForms: clean.length, silentForms: 0 };
  const left = [...outcome.records];
  const silent: string[] = [];
  let [altered, lostForms, silentForms] = [0, 0, 0];
  for (const record of clean) {
    const at = mateOf(record, left);
    const [mate] = at < 0 ? [] : left.splice(at, 1);
    if (mate === undefined) {
      lostForms++;
      if (outcome.damaged.length === 0) silentForms++;
      continue;
    }
    for (const difference of differences(record, mate)) {
      altered++;
      if (!difference.told) silent.push(difference.text);
    }
  }
  return { cells, altered, silent, lostForms, silentForms };
}

/** The record that was made of the same form: of its name, else that which shares most of its cells. */
function mateOf(record: CanonicalRecord, others: readonly CanonicalRecord[]): number {
  const named = others.findIndex(({ project_name }) => project_name === record.project_name);
  if (named >= 0) return named;
  const own = [...cellsOf(record)].map(([key, { text }]) => `${key} ${text}`);
  const shares = others.map((other) => {
    const cells = cellsOf(other);
    return own.filter((cell) => cells.get(cell.slice(0, cell.indexOf(" ")))?.text === cell.slice(cell.indexOf(" ") + 1)).length;
  });
  const best = Math.max(0, ...shares);
  return best > own.length / 3 ? shares.indexOf(best) : -1;
}

interface CellText {
  readonly text: string;
  readonly flags: readonly string[];
}

const BESIDE = new Set([
  "kind",
  "source_file",
  "flags",
  "evidence",
  "provenance",
  "places",
  "seq",
  "value_raw",
  "level1_source",
  "level2_source",
]);

/** A record's own fields, or a row's, each with the flags that speak of it. */
function fieldsOf(part: object & { readonly flags: readonly string[] }): ReadonlyMap<string, CellText> {
  const fields = Object.entries(part).filter(([key, value]) => !BESIDE.has(key) && !(Array.isArray(value) && key !== "pages"));
  return new Map(fields.map(([key, value]) => [key, { text: JSON.stringify(value), flags: part.flags }]));
}

type Row = Extract<CanonicalRecord, { readonly indicators: unknown }>["indicators"][number];

function rowsOf(record: CanonicalRecord): readonly Row[] {
  return "indicators" in record ? record.indicators : [];
}

/** A record's fields, and its rows' under their numbers. */
function cellsOf(record: CanonicalRecord): ReadonlyMap<string, CellText> {
  const rows = rowsOf(record).flatMap((row, i) => [...fieldsOf(row)].map(([key, cell]) => [`${i}.${key}`, cell] as const));
  return new Map([...fieldsOf(record), ...rows]);
}

/** Rows of the same names belong together; what is left, in its order. */
function rowPairs(clean: CanonicalRecord, damaged: CanonicalRecord): readonly (readonly [Row | null, Row | null])[] {
  const nameOf = ({ level3, description, value_text }: Row) => `${level3} ${description} ${value_text}`;
  const left = [...rowsOf(damaged)];
  const pairs = rowsOf(clean).map((row): [Row, Row | null] => {
    const at = left.findIndex((other) => nameOf(other) === nameOf(row));
    return [row, at < 0 ? null : (left.splice(at, 1)[0] ?? null)];
  });
  for (const pair of pairs) pair[1] ??= left.shift() ?? null;
  return [...pairs, ...left.map((row) => [null, row] as const)];
}

interface Difference {
  readonly text: string;
  readonly told: boolean;
}

function differences(clean: CanonicalRecord, damaged: CanonicalRecord): readonly Difference[] {
  const rows = rowPairs(clean, damaged).flatMap(([a, b]) => differing(a, b, damaged.flags));
  return [...differing(clean, damaged, damaged.flags), ...rows].map(({ text, told }) => ({
    text: `${damaged.project_name ?? ""} ${text}`,
    told,
  }));
}

type Part = object & { readonly flags: readonly string[] };

/** `form`: flags of the form, which speak of rows that are gone. */
function differing(clean: Part | null, damaged: Part | null, form: readonly string[]): readonly Difference[] {
  const [before, after] = [clean, damaged].map((part) => (part === null ? new Map<string, CellText>() : fieldsOf(part)));
  const known = new Set(clean?.flags);
  const isTold = (damaged?.flags ?? form).some((flag) => !known.has(flag));
  return [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].flatMap((key) => {
    const [a, b] = [before?.get(key)?.text, after?.get(key)?.text];
    return a === b ? [] : [{ text: `${key}: ${a ?? "none"} → ${b ?? "none"}`, told: isTold }];
  });
}
