import { DocumentError, type CanonicalRecord } from "@jixiao/contract";
import { extract } from "@jixiao/parsers";
import type { Variant } from "./variants.ts";

/**
 * - `refused`: a typed failure; `same`: nothing is missing or other than in the whole file; `told`: something is, and the record or the account says so;
 * - `silent`: something is, and nothing says so; `empty`: no record and no word; `crash`: an exception that is no failure.
 */
export type Verdict = "refused" | "same" | "told" | "silent" | "empty" | "crash";

export interface Judged {
  readonly verdict: Verdict;
  readonly why: string;
}

interface Said {
  readonly rows: ReadonlySet<string>;
  /** Everything that is told as doubtful, damaged or unread. */
  readonly told: ReadonlySet<string>;
  readonly records: number;
}

/** What a file says: its rows, and whether anything is told as doubtful. @throws DocumentError */
export async function said(file: string, bytes: Uint8Array): Promise<Said> {
  const { records, account } = await extract({ name: file, bytes, sha256: "0".repeat(64) });
  const accounts = [
    ...account.damaged_parts,
    ...account.unread_forms,
    ...account.pages.filter(({ state }) => state === "unread"),
  ];
  const doubts = records.flatMap((record) => [
    ...record.evidence,
    ...("indicators" in record ? record.indicators.flatMap(({ evidence }) => evidence) : []),
  ]);
  return {
    rows: new Set(records.flatMap(rowsOf)),
    records: records.length,
    told: new Set([...accounts, ...doubts].map((one) => JSON.stringify(one))),
  };
}

/** A row with its flags: one that carries a new flag is told. */
function rowsOf(record: CanonicalRecord): readonly string[] {
  if (record.kind === "performance_evaluation_report") return [];
  return record.indicators.map(({ level1, level2, level3, value_text, flags }) =>
    JSON.stringify([level1, level2, level3, value_text, flags]),
  );
}

export async function judge({ file, bytes }: Variant, whole: Said): Promise<Judged> {
  try {
    const { rows, records, told } = await said(file, bytes);
    const isTold = [...told].some((one) => !whole.told.has(one));
    if (records === 0) return { verdict: isTold ? "told" : "empty", why: "no record" };
    const lost = [...whole.rows].filter((row) => !rows.has(row));
    if (lost.length === 0 && rows.size === whole.rows.size) return { verdict: "same", why: "" };
    return { verdict: isTold ? "told" : "silent", why: `lost ${lost.join(" ")}` };
  } catch (error) {
    if (error instanceof DocumentError) return { verdict: "refused", why: error.message };
    return { verdict: "crash", why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
