import type Database from "better-sqlite3";
import { orderByName, type StoredTable, tablesHash } from "../../records/hash.ts";
import type { Cell, Row } from "../../records/rows.ts";
import { allRows, cellRows, text, texts } from "../../row.ts";
import { hashByName, type ReadTable } from "../0003/hash-by-name.ts";

/** The tables of schema 7 that a document's hash covers, and the keys in whose order their rows are hashed. */
const ofRecords: readonly (readonly [table: string, ...keys: string[]])[] = [
  ["records"],
  ["forms"],
  ["tasks", "seq"],
  ["indicators", "seq"],
  ["indicator_parts", "seq", "position"],
  ["execution", "seq"],
  ["indicator_actual_parts", "seq", "position"],
  ["reports"],
  ["budget_lines", "seq"],
  ["scores", "seq"],
  ["worksheets", "seq"],
  ["history", "seq"],
  ["outputs", "seq"],
  ["schedule", "seq"],
  ["survey", "seq"],
  ["flags", "part", "seq", "position"],
  ["evidence", "part", "seq", "position"],
];
const ofAccount = [
  ["document_pages", "page"],
  ["damaged_parts", "seq"],
  ["unread_forms", "seq"],
] as const;

/**
 * Puts the hash by columns in the place of that by rows. Each document is checked by the old rule first: one that is no longer what was
 * written keeps its old hash, which is none of today's rule, and so goes on being told as altered.
 */
export function renewHashes(db: Database.Database): void {
  const records = ofRecords.flatMap(([table, ...keys]) => recordReader(db, table, keys));
  const account = ofAccount.map(([table, key]) => accountReader(db, table, key));
  const update = db.prepare("UPDATE documents SET records_hash = ? WHERE sha256 = ?");
  for (const row of allRows(db.prepare("SELECT sha256, name, parser_version, records_hash FROM documents").all())) {
    const sha256 = text(row, "sha256");
    const document = { name: text(row, "name"), parser_version: text(row, "parser_version") };
    const contents = [recordsOf(records, sha256), account.map((read) => read(sha256))] as const;
    if (hashByName(document, ...contents) === text(row, "records_hash")) update.run(tablesHash(document, ...contents), sha256);
  }
}

/** A table's rows, as both rules take them. */
interface Contents extends ReadTable, StoredTable {}

/** Reads a table's rows of a document, each with the key of its record. */
interface RecordReader extends Omit<Contents, "rows"> {
  readonly read: (sha256: string) => readonly Row[];
}

/** None for a table that the contract had not yet when the database was written. */
function recordReader(db: Database.Database, table: string, keys: readonly string[]): readonly RecordReader[] {
  const columns = columnsOf(db, table, ["record_id", "indicator_id"]);
  if (columns.length === 0) return [];
  const select = ["r.record_id", ...columns.map((column) => `t.${column}`)].join(", ");
  const order = ["r.seq", ...keys.map((key) => `t.${key}`)].join(", ");
  const sql = `SELECT ${select} FROM records r JOIN ${table} t USING (record_id) WHERE r.sha256 = ? ORDER BY ${order}`;
  const statement = db.prepare(sql).raw();
  return [{ table, columns, order: orderByName(columns), read: (sha256) => cellRows(statement.all(sha256)) }];
}

function recordsOf(readers: readonly RecordReader[], sha256: string): readonly (readonly Contents[])[] {
  const records = new Map<Cell, Map<string, Row[]>>();
  for (const { table, read } of readers) {
    for (const [record_id = null, ...row] of read(sha256)) {
      const tables = records.get(record_id) ?? new Map<string, Row[]>();
      const rows = tables.get(table) ?? [];
      rows.push(row);
      records.set(record_id, tables.set(table, rows));
    }
  }
  return [...records.values()].map((tables) =>
    readers.map(({ table, columns, order }) => ({ table, columns, order, rows: tables.get(table) ?? [] })),
  );
}

function accountReader(db: Database.Database, table: string, key: string): (sha256: string) => Contents {
  const columns = columnsOf(db, table, ["sha256"]);
  const statement = db
    .prepare(`SELECT ${["sha256", ...columns].join(", ")} FROM ${table} WHERE sha256 = ? ORDER BY ${key}`)
    .raw();
  const rowsOf = (sha256: string): readonly Row[] => cellRows(statement.all(sha256)).map(([_, ...row]) => row);
  return (sha256) => ({ table, columns, order: orderByName(columns), rows: rowsOf(sha256) });
}

/** The columns that are stored, without keys of this database alone. */
function columnsOf(db: Database.Database, table: string, keys: readonly string[]): readonly string[] {
  return texts(db.prepare("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0").pluck().all(table)).filter(
    (name) => !keys.includes(name),
  );
}
