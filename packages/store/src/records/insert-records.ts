import { recordTables } from "../schema/record-tables.ts";
import type { Statements } from "../statements.ts";
import { insertInto, ownKeys } from "./insert.ts";
import { type RecordRows, rowsIn } from "./rows.ts";

/** A record as it was written: its key in the database, those of its indicators in their order, and its rows. */
export interface WrittenRecord {
  readonly record_id: number;
  readonly indicator_ids: readonly number[];
  readonly rows: RecordRows;
}

/** Inserts a document's records in their order, table by table: a statement takes rows of several records. To be called in a transaction. */
export function insertRecords(statement: Statements, records: readonly RecordRows[]): WrittenRecord[] {
  let [record, indicator] = [nextKey(statement, "records", "record_id"), nextKey(statement, "indicators", "indicator_id")];
  const written = records.map((rows) => {
    const indicator_ids = rowsIn(rows, "indicators").map(() => indicator++);
    return { record_id: record++, indicator_ids, rows };
  });
  for (const table of recordTables) {
    const rows = written.flatMap(({ record_id, indicator_ids, rows }) =>
      rowsIn(rows, table).map((row, at) => ({
        record_id,
        key: ownKeys[table] === undefined ? null : (indicator_ids[at] ?? null),
        row,
      })),
    );
    if (rows.length > 0) insertInto(statement, table)(rows);
  }
  return written;
}

function nextKey(statement: Statements, table: string, key: string): number {
  return Number(statement(`SELECT coalesce(max(${key}), 0) + 1 FROM ${table}`).pluck().get());
}
