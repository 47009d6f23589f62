import type Database from "better-sqlite3";
import type { Column } from "./column.ts";
import { type RecordTable, fieldTables } from "./record-tables.ts";

/**
 * Brings the tables of records to what the contract's fields ask for: makes the tables that are missing, adds the columns that are
 * missing. What is there is never altered or dropped: a field that goes, or becomes another, is a migration of its own.
 */
export function alignRecordTables(db: Database.Database, tables: readonly RecordTable[] = fieldTables): void {
  for (const table of tables) {
    const found = columnNames(db, table.name);
    if (found.size === 0) db.exec(createTable(table));
    else for (const column of storedFirst(table.definitions)) if (!found.has(column.name)) db.exec(addColumn(table.name, column));
  }
}

/** In the order in which they are added: what SQLite computes may name any stored column, one that comes after it too. */
export function storedFirst(columns: readonly Column[]): readonly Column[] {
  return [...columns.filter(({ computed }) => computed === null), ...columns.filter(({ computed }) => computed !== null)];
}

/** Names of a table's columns, what SQLite computes included; empty where there is no such table. */
export function columnNames(db: Database.Database, table: string): Set<string> {
  return new Set(db.prepare<unknown[], string>("SELECT name FROM pragma_table_xinfo(?)").pluck().all(table));
}

/** Each line ends with its meaning, for whoever looks at the schema itself; the dictionary is made from the fields. */
function createTable({ name, en, zh, definitions, key, parent }: RecordTable): string {
  const lines = definitions.map((column) => `  ${definition(column)}, -- ${column.en} | ${column.zh}`);
  const parentKey = parent.key.join(", ");
  return `CREATE TABLE ${name} ( -- ${en} | ${zh}
  record_id INTEGER NOT NULL, -- the record | 所属记录
${lines.join("\n")}
  PRIMARY KEY (${key.join(", ")}),
  FOREIGN KEY (${parentKey}) REFERENCES ${parent.table} (${parentKey}) ON DELETE CASCADE
) STRICT, WITHOUT ROWID`;
}

function addColumn(table: string, column: Column): string {
  if (column.sql.endsWith("NOT NULL")) throw new Error(`${table}.${column.name}: rows that are there have no such value`);
  return `ALTER TABLE ${table} ADD COLUMN ${definition(column)}`;
}

/** A column as CREATE TABLE and ALTER TABLE have it. */
export function definition({ name, sql, computed }: Column): string {
  return computed === null ? `${name} ${sql}` : `${name} ${sql} AS (${computed}) VIRTUAL`;
}
