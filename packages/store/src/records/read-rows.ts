import { cellRows } from "../row.ts";
import { columnsOf, fieldTables, recordTables } from "../schema/record-tables.ts";
import type { Statements } from "../statements.ts";
import { type Cell, type RecordRows, type Row, emptyRows } from "./rows.ts";

/** The stored rows of a document's records, in order. To be called in a transaction. */
export function readRowsWith(statement: Statements, sha256: string): RecordRows[] {
  return readRowsBy(statement, selectSql, sha256);
}

/** The stored rows of one record; undefined where there is none. */
export function readRecordRows(statement: Statements, record_id: number): RecordRows | undefined {
  return readRowsBy(statement, selectOneSql, record_id)[0];
}

function readRowsBy(statement: Statements, selects: typeof selectSql, key: string | number): RecordRows[] {
  const records = new Map<Cell, Record<string, Row[]>>();
  for (const [table, sql] of selects) {
    for (const [record_id = null, ...row] of cellRows(statement(sql).raw().all(key))) {
      if (table === "records") records.set(record_id, emptyRows());
      records.get(record_id)?.[table]?.push(row);
    }
  }
  return [...records.values()];
}

/**
 * The stored rows of these records, by `record_id`; each row ends with it. What must be JSON and is not, is a number. To be called in a transaction:
 * one statement a table, whatever the number of records.
 */
export function readRowsOfRecords(statement: Statements, record_ids: readonly number[]): Map<Cell, RecordRows> {
  const records = new Map<Cell, Record<string, Row[]>>();
  for (const [table, sql] of selectManySql) {
    const at = columnsOf(table).length;
    let [of, rows]: [Cell, Row[] | undefined] = [null, undefined]; // a record's rows follow one another
    for (const row of cellRows(statement(sql).raw().all(JSON.stringify(record_ids)))) {
      const record_id = row[at] ?? null;
      if (table === "records") records.set(record_id, emptyRows());
      if (record_id !== of) [of, rows] = [record_id, records.get(record_id)?.[table]];
      rows?.push(row);
    }
  }
  return records;
}

/** By the keys of the table, which is the order in which `rowsOf` makes the rows. */
function orderOf(table: string): string {
  const columns = columnsOf(table);
  const keys = table === "records" ? [] : ["part", "seq", "position"].filter((key) => columns.includes(key));
  return ["r.seq", ...keys.map((key) => `t.${key}`)].join(", ");
}

function selectsBy(key: "sha256" | "record_id"): readonly (readonly [table: string, sql: string])[] {
  return recordTables.map((table) => {
    const columns = columnsOf(table).map((column) => `t.${column}`);
    return [
      table,
      `SELECT ${["r.record_id", ...columns].join(", ")} FROM records r JOIN ${table} t USING (record_id) WHERE r.${key} = ? ORDER BY ${orderOf(table)}`,
    ];
  });
}

/** In the order of `selectsBy`, which is that of the tables' keys: nothing is sorted. */
function selectsOfMany(): readonly (readonly [table: string, sql: string])[] {
  return recordTables.map((table) => {
    const columns = columnsOf(table);
    const json = new Set(jsonColumnsOf(table));
    const cells = columns.map((column) =>
      json.has(column) ? `iif(t.${column} IS NULL OR json_valid(t.${column}), t.${column}, 0)` : `t.${column}`,
    );
    const keys = table === "records" ? [] : ["part", "seq", "position"].filter((key) => columns.includes(key));
    const order = ["record_id", ...keys].map((key) => `t.${key}`);
    return [
      table,
      `SELECT ${[...cells, "t.record_id"].join(", ")} FROM ${table} t WHERE t.record_id IN (SELECT value FROM json_each(?)) ORDER BY ${order.join(", ")}`,
    ];
  });
}

function jsonColumnsOf(table: string): readonly string[] {
  const fields = fieldTables.find(({ name }) => name === table)?.fields ?? [];
  return ["places", "table_evidence", ...fields.filter(({ type }) => type === "json").map(({ column }) => column)];
}

const selectManySql = selectsOfMany();
const selectSql = selectsBy("sha256");
const selectOneSql = selectsBy("record_id");
