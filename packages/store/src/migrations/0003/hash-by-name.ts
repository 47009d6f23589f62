import { createHash } from "node:crypto";
import { byText } from "../../by-text.ts";
import type { Cell, RecordDocument, Row } from "../../records/rows.ts";

/**
 * The hash that schemas 3 to 7 stored, over each row's cells by name. Never changed: what was written under it is checked by it before it
 * gets the hash of today's rule.
 */

/** Rows of a table as they stood in a database then. */
export interface ReadTable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** The hash of a document's records, each as its tables in order, and of its account. */
export function hashByName(
  { name, parser_version }: RecordDocument,
  records: readonly (readonly ReadTable[])[],
  account: readonly ReadTable[],
): string {
  const hash = createHash("sha256");
  for (const tables of records) hash.update(JSON.stringify([name, parser_version, named(tables)]));
  const seen = named(account);
  if (seen.length > 0) hash.update(JSON.stringify([name, parser_version, "account", seen]));
  return hash.digest("hex");
}

function named(tables: readonly ReadTable[]): (readonly [table: string, rows: readonly (readonly Cell[])[]])[] {
  const filled = tables.filter(({ rows }) => rows.length > 0).toSorted((a, b) => byText(a.table, b.table));
  return filled.map(({ table, columns, rows }) => {
    const cells = columns.map((name, at) => [name, at] as const).toSorted(([a], [b]) => byText(a, b));
    return [table, rows.map((row) => cells.flatMap(([name, at]) => ((row[at] ?? null) === null ? [] : [name, row[at] ?? null])))];
  });
}
