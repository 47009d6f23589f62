import Database from "better-sqlite3";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { migrateStepByStep, schemaVersion } from "../migrate.ts";
import { openStore } from "../store.ts";
import { temporaryFolder } from "../testing/documents.ts";
import { unpackReleased } from "../testing/released.ts";
import { makeFromFields } from "./make.ts";
import { makeNew } from "./make-new.ts";
import * as newDatabase from "./new-database.ts";
import { newDatabaseText } from "./new-database-text.ts";

/** All that a new database holds: the texts of its schema in their order, the rows of every table that has any, its marks. */
function contentOf(db: Database.Database): unknown {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
  return {
    schema: db.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid").all(),
    rows: tables.map((name) => [name, db.prepare(`SELECT * FROM "${String(name)}"`).all()]),
    marks: ["user_version", "application_id", "encoding", "page_size"].map((name) => db.pragma(name, { simple: true })),
  };
}

function schemaByName(db: Database.Database): unknown {
  return db.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").all();
}

test("a new database is what all migrations leave of an empty one, to the byte of its schema and to every row", () => {
  const steps = new Database(":memory:");
  steps.pragma("legacy_alter_table = ON");
  migrateStepByStep(steps);
  expect(contentOf(openStore(":memory:").db)).toEqual(contentOf(steps));
});

test("its schema is that of version 0.1's database after its upgrade", () => {
  using folder = temporaryFolder();
  unpackReleased(folder.file("a.db"));
  const upgraded = openStore(folder.file("a.db"));
  expect(schemaByName(openStore(":memory:").db)).toEqual(schemaByName(upgraded.db));
  upgraded.close();
});

test("new-database.ts is what the migrations and the fields say (else: pnpm docs:dictionary)", () => {
  expect(readFileSync(new URL("new-database.ts", import.meta.url), "utf8")).toBe(newDatabaseText());
});

test("a database of ours that has lost its tables is not made anew", () => {
  using folder = temporaryFolder();
  const path = folder.file("a.db");
  const db = new Database(path);
  db.pragma("application_id = 0x6a786961");
  db.pragma(`user_version = ${schemaVersion - 1}`);
  db.close();
  expect(() => openStore(path)).toThrow("no such table");
});

test("what was written down from other fields or migrations is not used, and leaves nothing behind", () => {
  const db = new Database(":memory:");
  expect(makeNew(db, { ...newDatabase, madeFrom: "another" })).toBe(false);
  expect(db.prepare("SELECT count(*) FROM sqlite_schema").pluck().get()).toBe(0);
  expect(makeNew(db)).toBe(true);
});

test.each([
  ["that the dictionary does not list", "DELETE FROM data_dictionary"],
  [
    "of a program that had others",
    "CREATE VIEW v_old AS SELECT 1; INSERT INTO data_dictionary VALUES ('v_old', 0, '', 'view', '', '')",
  ],
])("views %s are made anew", (_, sql) => {
  const { db } = openStore(":memory:");
  const before = schemaByName(db);
  db.exec(sql);
  db.transaction(() => makeFromFields(db))();
  expect(schemaByName(db)).toEqual(before);
});

test("a user's own views stay", () => {
  const { db } = openStore(":memory:");
  db.exec("CREATE VIEW mine AS SELECT 1");
  db.transaction(() => makeFromFields(db))();
  expect(db.prepare("SELECT count(*) FROM mine").pluck().get()).toBe(1);
});
