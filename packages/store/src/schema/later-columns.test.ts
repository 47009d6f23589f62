import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { initialSchema } from "../migrations/0001-initial.ts";
import { withLaterColumns } from "./later-columns.ts";
import { alignRecordTables } from "./record-tables-sql.ts";
import { fieldTables } from "./record-tables.ts";

/** Every column in its order, as SQLite tells it. */
function columnsAfter(sql: string): unknown {
  const db = new Database(":memory:");
  db.exec(sql);
  alignRecordTables(db);
  const columns = db.prepare("SELECT * FROM pragma_table_xinfo(?)").raw();
  return fieldTables.map(({ name }) => [name, columns.all(name)]);
}

test("a new database has the columns that ALTER TABLE would add, in the same order", () => {
  expect(columnsAfter(withLaterColumns(initialSchema.sql))).toEqual(columnsAfter(initialSchema.sql));
});

test("nothing is left to be added to the tables of the first schema", () => {
  const db = new Database(":memory:");
  db.exec(withLaterColumns(initialSchema.sql));
  const before = db.prepare("SELECT sql FROM sqlite_schema WHERE name IN ('forms', 'indicators')").pluck().all();
  alignRecordTables(db);
  expect(db.prepare("SELECT sql FROM sqlite_schema WHERE name IN ('forms', 'indicators')").pluck().all()).toEqual(before);
});

test("what it does not recognize stays as it is", () => {
  const others = "CREATE TABLE forms_old (\n  a TEXT\n) STRICT;\nCREATE TABLE forms (a TEXT);";
  expect(withLaterColumns(others)).toBe(others);
});
