import { type CanonicalRecord, type DamagedPart, DocumentError } from "@jixiao/contract";
import { extract } from "@jixiao/parsers";

/** What a user is told of a file. */
export type Outcome =
  | { readonly failure: string }
  | { readonly records: readonly CanonicalRecord[]; readonly damaged: readonly DamagedPart[] };

export async function outcomeOf(name: string, bytes: Uint8Array): Promise<Outcome> {
  try {
    const { records, account } = await extract({ name, bytes, sha256: "0".repeat(64) });
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

/** A record's fields, and its rows' under their names, each with the flags that speak of it. */
function cellsOf(record: CanonicalRecord): ReadonlyMap<string, CellText> {
  const cells = new Map<string, CellText>();
  const form = Object.entries(record).filter(([key, value]) => !BESIDE.has(key) && !(Array.isArray(value) && key !== "pages"));
  for (const [key, value] of form) cells.set(key, { text: JSON.stringify(value), flags: record.flags });
  const seen = new Map<string, number>();
  for (const row of "indicators" in record ? record.indicators : []) {
    const name = `${row.level3 ?? ""} ${row.description ?? ""}`.replaceAll(/\s+/g, "_");
    seen.set(name, (seen.get(name) ?? 0) + 1);
    for (const [key, value] of Object.entries(row))
      if (!BESIDE.has(key))
        cells.set(`row:${name}:${seen.get(name) ?? 0}.${key}`, { text: JSON.stringify(value), flags: row.flags });
  }
  return cells;
}

function differences(
  clean: CanonicalRecord,
  damaged: CanonicalRecord,
): readonly { readonly text: string; readonly told: boolean }[] {
  const [before, after] = [cellsOf(clean), cellsOf(damaged)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [a, b] = [before.get(key), after.get(key)];
    if (a?.text === b?.text) return [];
    const flags = [...(b?.flags ?? []), ...(b === undefined ? damaged.flags : [])];
    const known = new Set(a?.flags);
    return [
      {
        text: `${damaged.project_name ?? ""} ${key}: ${a?.text ?? "none"} → ${b?.text ?? "none"}`,
        told: flags.some((flag) => !known.has(flag)),
      },
    ];
  });
}
