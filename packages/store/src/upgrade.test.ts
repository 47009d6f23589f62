import Database from "better-sqlite3";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { listChanges } from "./crawl/changes.ts";
import { forgetEmptyDocument } from "./documents.ts";
import { writeDictionary } from "./dictionary.ts";
import { StoreError } from "./failure.ts";
import { schemaVersion } from "./migrate.ts";
import { readRecords } from "./read.ts";
import { search } from "./search/search.ts";
import { openStore } from "./store.ts";
import { documentOf, formOf, temporaryFolder } from "./testing/documents.ts";
import { backToSchema1, releasedExport, unpackReleased, unpackSchema } from "./testing/released.ts";
import { verifyStore } from "./verify.ts";
import { writeDocument } from "./write.ts";

const exported = releasedExport();
const schemas = [
  [1, (path: string) => (unpackReleased(path), backToSchema1(path))],
  [2, unpackReleased],
  [6, (path: string) => unpackSchema(6, path)],
  [7, (path: string) => unpackSchema(7, path)],
] as const;

describe.each(schemas)("a filled database of schema %d", (schema, make) => {
  test("opens, is sound, and gives the records that were written", () => {
    using folder = temporaryFolder();
    const path = folder.file("a.db");
    make(path);
    const store = openStore(path);
    expect(store.db.pragma("user_version", { simple: true })).toBe(schemaVersion);
    expect(verifyStore(store)).toEqual([]);
    expect([...readRecords(store)]).toEqual(exported);
    expect(search(store, "图书馆").length).toBeGreaterThan(0);
    expect(store.db.pragma("foreign_keys", { simple: true })).toBe(1);
    store.close();
    const again = openStore(path, { readonly: true });
    expect(again.statement("SELECT count(*) FROM v_all_indicators").pluck().get()).toBe(386);
    again.close();
  });

  test("a document's account stands in it once, forgotten and stored again, replaced, or there before it had one", () => {
    using folder = temporaryFolder();
    const path = folder.file("a.db");
    make(path);
    const store = openStore(path);
    const account = {
      pages: [{ page: 1, state: "unread", note: "a picture" }],
      damaged_parts: [{ page: 1, part: "picture", reason: "cut off" }],
      unread_forms: [],
    } as const;
    const rows = (sha256: string) =>
      ["document_pages", "damaged_parts"].map((table) =>
        store.statement(`SELECT count(*) FROM ${table} WHERE sha256 = ?`).pluck().get(sha256),
      );
    const empty = { ...documentOf([]), account };
    const { sha256 } = empty.source;
    expect([writeDocument(store, empty), rows(sha256)]).toEqual(["added", [1, 1]]);
    expect([forgetEmptyDocument(store, sha256), rows(sha256)]).toEqual([true, [0, 0]]);
    expect([writeDocument(store, empty), writeDocument(store, empty), rows(sha256)]).toEqual(["added", "unchanged", [1, 1]]);
    expect([writeDocument(store, empty, { replace: true }), rows(sha256)]).toEqual(["replaced", [1, 1]]);
    const old = String(store.statement("SELECT min(sha256) FROM records").pluck().get());
    const again = { ...documentOf([formOf()], { sha256: old }), account };
    expect([rows(old), writeDocument(store, again, { replace: true }), rows(old)]).toEqual([[0, 0], "replaced", [1, 1]]);
    expect(verifyStore(store)).toEqual([]);
    store.close();
  });

  test("an altered document goes on being told as altered, and only that one", () => {
    using folder = temporaryFolder();
    const path = folder.file("a.db");
    make(path);
    const old = new Database(path);
    const sha256 = old.prepare("SELECT sha256 FROM forms JOIN records USING (record_id) WHERE record_id = 3").pluck().get();
    old.exec("UPDATE forms SET annual_total = '1' WHERE record_id = 3");
    old.close();
    const store = openStore(path);
    const altered = verifyStore(store).flatMap((problem) => (problem.kind === "records_altered" ? [problem.sha256] : []));
    expect(altered).toEqual([sha256]);
    store.close();
  });

  test("read-only it is told as older, and stays as it is", () => {
    using folder = temporaryFolder();
    const path = folder.file("a.db");
    make(path);
    expect(failureOf(() => openStore(path, { readonly: true }))).toEqual({
      code: "older",
      path,
      found: schema,
      known: schemaVersion,
    });
  });
});

test("keys that were kept otherwise are made anew, those of one unit's forms beside each other", () => {
  using folder = temporaryFolder();
  const path = folder.file("a.db");
  unpackSchema(6, path);
  const keys = "SELECT name_unit, name_money, unit_money FROM record_identity ORDER BY record_id";
  const old = new Database(path);
  const before = old.prepare(keys).raw().all();
  old.close();
  const store = openStore(path);
  const after = store.db.prepare(keys).raw().all();
  expect([after.length, after]).toEqual([before.length, expect.not.arrayContaining(before.slice(0, 1))]);
  const units = store.db
    .prepare(
      "SELECT coalesce(implementing_unit, department), name_unit / (1 << 28) FROM forms JOIN record_identity USING (record_id)",
    )
    .raw()
    .all()
    .filter((row) => Array.isArray(row) && row[1] !== null);
  const pairs = new Set(units.map((row) => JSON.stringify(row)));
  expect(pairs.size).toBe(new Set(units.map((row) => (Array.isArray(row) ? row[0] : null))).size);
  store.close();
});

test("the changes that crawls found are those that version 0.1 found", () => {
  using folder = temporaryFolder();
  const path = folder.file("a.db");
  unpackReleased(path);
  const old = new Database(path);
  const before = old.prepare("SELECT change, label, field, old_value, new_value FROM v_changes").all();
  old.close();
  const store = openStore(path);
  const after = [...listChanges(store, { since: "2000" })];
  expect(after.length).toBeGreaterThan(5);
  expect(after).toMatchObject(before);
  store.close();
});

test("a user's own views over ours and over tables survive", () => {
  using folder = temporaryFolder();
  const path = folder.file("a.db");
  unpackReleased(path);
  const old = new Database(path);
  old.exec(`CREATE VIEW mine AS SELECT source_file, region FROM v_forms; CREATE VIEW theirs AS SELECT kind FROM records;
    CREATE TABLE own (a TEXT)`);
  old.close();
  const { db, close } = openStore(path);
  expect(db.prepare("SELECT count(*) FROM mine").pluck().get()).toBeGreaterThan(5);
  expect(db.prepare("SELECT count(*) FROM theirs").pluck().get()).toBe(exported.length);
  expect(db.prepare("SELECT count(*) FROM own").pluck().get()).toBe(0);
  close();
});

describe("killed in the middle of an upgrade: the old database or the new one, nothing between", () => {
  const main = fileURLToPath(new URL("testing/upgrade-main.ts", import.meta.url));
  test.each([1, 2, 3, 8, 20, 30])("before statement %d", (at) => {
    using folder = temporaryFolder();
    const path = folder.file("a.db");
    unpackReleased(path);
    const { signal } = spawnSync(process.execPath, ["--conditions=@jixiao/source", main, path, String(at)]);
    const db = new Database(path);
    const version = db.pragma("user_version", { simple: true });
    const state = db
      .prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('schema_state', 'v_all_forms', 'unread_forms')")
      .pluck()
      .get();
    db.close();
    expect([signal, version, state]).toEqual(["SIGKILL", 2, 0]);
    const store = openStore(path);
    expect(verifyStore(store)).toEqual([]);
    expect([...readRecords(store)]).toEqual(exported);
    store.close();
  });
});

test("a database with a column that this program does not know is a newer one's, and is never touched", () => {
  using folder = temporaryFolder();
  const path = folder.file("a.db");
  unpackReleased(path);
  openStore(path).close();
  const newer = new Database(path);
  newer.exec("ALTER TABLE forms ADD COLUMN weather TEXT; UPDATE schema_state SET value = 'another'");
  const schema = newer.prepare("SELECT group_concat(sql) FROM sqlite_schema").pluck().get();
  newer.close();
  for (const readonly of [false, true]) expect(failureOf(() => openStore(path, { readonly }))).toMatchObject({ code: "newer" });
  const after = new Database(path);
  expect(after.prepare("SELECT group_concat(sql) FROM sqlite_schema").pluck().get()).toBe(schema);
  after.close();
});

test("views of another make are made anew by whoever may write, and told as older to a reader", () => {
  using folder = temporaryFolder();
  const path = folder.file("a.db");
  openStore(path).close();
  const other = new Database(path);
  other.exec("DROP VIEW v_forms; CREATE VIEW v_forms AS SELECT 1 AS a; UPDATE schema_state SET value = 'another'");
  other.close();
  expect(failureOf(() => openStore(path, { readonly: true }))).toMatchObject({ code: "older" });
  openStore(path).close();
  const store = openStore(path, { readonly: true });
  expect(store.statement("SELECT annual_total FROM v_forms").all()).toEqual([]);
  expect(() => writeDictionary(store.db)).toThrow("readonly");
  store.close();
});

function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError) return error.failure;
    throw error;
  }
  throw new Error("no failure");
}
