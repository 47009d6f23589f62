import { columnsOf, recordTables } from "../schema/record-tables.ts";
import type { Statements } from "../statements.ts";
import { insertInto } from "./insert.ts";
import { type RecordRows, rowsIn } from "./rows.ts";

/** A record as it was written: its key in the database, those of its indicators in their order, and its rows. */
export interface WrittenRecord {
  readonly record_id: number;
  readonly indicator_ids: readonly number[];
  readonly rows: RecordRows;
}

/** Inserts a document's records in their order. To be called in a transaction. */
export function insertRecords(statement: Statements, records: readonly RecordRows[]): WrittenRecord[] {
  let next = Number(statement("SELECT coalesce(max(indicator_id), 0) + 1 FROM indicators").pluck().get());
  return records.map((rows) => {
    const indicator_ids = rowsIn(rows, "indicators").map(() => next++);
    return { record_id: insertRecord(statement, rows, indicator_ids), indicator_ids, rows };
  });
}

const columns = columnsOf("records");
const INSERT_HEAD = `INSERT INTO records (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;

function insertRecord(statement: Statements, rows: RecordRows, indicator_ids: readonly number[]): number {
  const [head = []] = rowsIn(rows, "records");
  const record_id = Number(statement(INSERT_HEAD).run(...head).lastInsertRowid);
  for (const table of recordTables) {
    const list = rowsIn(rows, table);
    if (list.length === 0 || table === "records") continue;
    insertInto(statement, table)(record_id, list, table === "indicators" ? indicator_ids : undefined);
  }
  return record_id;
}
