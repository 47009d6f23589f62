import Database from "better-sqlite3";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readDictionary, writeDictionary } from "./dictionary.ts";
import { dictionaryMarkdown } from "./dictionary-markdown.ts";
import { openStore } from "./store.ts";

test("docs/data-dictionary.md is what the schema says (else: pnpm docs:dictionary)", () => {
  const docs = readFileSync(new URL("../../../docs/data-dictionary.md", import.meta.url), "utf8");
  expect(docs).toBe(dictionaryMarkdown());
});

test("every table, view and column of the schema has an entry in both languages, and nothing else has", () => {
  const { db } = openStore(":memory:");
  const inSchema = db
    .prepare(
      `SELECT o.name || '.' || c.name FROM pragma_table_list o, pragma_table_xinfo(o.name) c
       WHERE o.schema = 'main' AND o.type IN ('table', 'view', 'virtual') AND o.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND c.hidden <> 1`,
    )
    .pluck()
    .all() as string[];
  const entries = readDictionary(db);
  const inDictionary = entries.filter(({ column }) => column !== "").map(({ object, column }) => `${object}.${column}`);
  expect(inDictionary.toSorted()).toEqual(inSchema.toSorted());
  expect(entries.filter(({ en, zh }) => !/[a-z一-鿿]/i.test(en) || !/[一-鿿]/.test(zh))).toEqual([]);
});

test("a column without its meaning, and a meaning without its column, are bugs that are seen at once", () => {
  const db = new Database(":memory:");
  db.exec(`CREATE TABLE data_dictionary (object, position, "column", type, en, zh); CREATE TABLE t (a TEXT, b TEXT)`);
  const t = { name: "t", type: "table", en: "a table", zh: "表", columns: { a: ["a column", "列"] } } as const;
  expect(() => writeDictionary(db, [t])).toThrow("t.b has no entry for the data dictionary");
  expect(() => writeDictionary(db, [{ ...t, name: "u" }])).toThrow("describes u, which the database has not");
});
