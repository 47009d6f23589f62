import type Database from "better-sqlite3";
import { createHash } from "node:crypto";
import type { RecordDocument, Row } from "../../records/rows.ts";
import { allRows, cellRows, text } from "../../row.ts";
import { hashByName, type ReadTable } from "./hash-by-name.ts";
import { releasedColumns } from "./released-columns.ts";

/**
 * Puts a hash of cells by name in the place of version 0.1's, which covered all columns in their order, so that no column could ever be
 * added. Each document is checked by the old rule first: one that is no longer what was written keeps its old hash, which is
 * none of a later rule, and so goes on being told as altered.
 */
export function renewHashes(db: Database.Database): void {
  const readers = releasedColumns.map(([table, columns]) => readerOf(db, table, columns));
  const update = db.prepare("UPDATE documents SET records_hash = ? WHERE sha256 = ?");
  for (const row of allRows(db.prepare("SELECT sha256, name, parser_version, records_hash FROM documents").all())) {
    const document = { name: text(row, "name"), parser_version: text(row, "parser_version") };
    const records = recordsOf(readers, text(row, "sha256"));
    if (releasedHash(document, records) === text(row, "records_hash"))
      update.run(hashByName(document, records.map(named), []), text(row, "sha256"));
  }
}

type Tables = Readonly<Record<string, readonly Row[]>>;
type Reader = (sha256: string) => readonly (readonly [record_id: unknown, table: string, row: Row])[];

function readerOf(db: Database.Database, table: string, columns: readonly string[]): Reader {
  const keys = table === "records" ? [] : ["part", "seq", "position"].filter((key) => columns.includes(key));
  const order = ["r.seq", ...keys.map((key) => `t.${key}`)].join(", ");
  const select = ["r.record_id", ...columns.map((column) => `t.${column}`)].join(", ");
  const statement = db
    .prepare(`SELECT ${select} FROM records r JOIN ${table} t USING (record_id) WHERE r.sha256 = ? ORDER BY ${order}`)
    .raw();
  return (sha256) => cellRows(statement.all(sha256)).map(([record_id, ...row]) => [record_id, table, row]);
}

/** The rows of each record by table, tables in the released order. */
function recordsOf(readers: readonly Reader[], sha256: string): Tables[] {
  const records = new Map<unknown, Record<string, Row[]>>();
  for (const reader of readers) {
    for (const [record_id, table, row] of reader(sha256)) {
      if (table === "records") records.set(record_id, Object.fromEntries(releasedColumns.map(([name]) => [name, []])));
      records.get(record_id)?.[table]?.push(row);
    }
  }
  return [...records.values()];
}

/** Version 0.1's rule. */
function releasedHash({ name, parser_version }: RecordDocument, records: readonly Tables[]): string {
  const hash = createHash("sha256");
  for (const tables of records) hash.update(JSON.stringify([name, parser_version, tables]));
  return hash.digest("hex");
}

function named(tables: Tables): ReadTable[] {
  return releasedColumns.map(([table, columns]) => ({ table, columns, rows: tables[table] ?? [] }));
}
