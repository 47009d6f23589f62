import { existsSync, readFileSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../store.ts";
import { documentOf, formOf, temporaryFolder } from "../testing/documents.ts";
import { writeDocument } from "../write.ts";
import { runQuery } from "./run-query.ts";

const folder = temporaryFolder();
const path = folder.file("a.db");
const outside = folder.file("outside.db");

beforeAll(() => {
  const store = openStore(path);
  writeDocument(store, documentOf([formOf()]));
  store.close();
});
afterAll(() => folder[Symbol.dispose]());

describe("reading", () => {
  test.each([
    [
      "SELECT level3, number, number_exact FROM v_indicators",
      ["level3", "number", "number_exact"],
      [["寄发通知书数量", 350000, "350000"]],
    ],
    ["-- 注释\n/* ; */ WITH a AS (SELECT 1 AS x) SELECT x FROM a;", ["x"], [[1]]],
    [
      "VALUES (9007199254740993, NULL, 1.5, x'00ff')",
      ["column1", "column2", "column3", "column4"],
      [[9007199254740993n, null, 1.5, "x'00ff'"]],
    ],
    ["SELECT sum(annual_total_fen) AS fen FROM v_forms", ["fen"], [[3409474000]]],
    ["SELECT 项目名称 FROM 项目", ["项目名称"], [["社会保险经办业务费"]]],
    ["SELECT name FROM pragma_table_info('flag_meanings')", ["name"], [["flag"], ["en"], ["zh"]]],
    ["SELECT 1 WHERE 0", ["1"], []],
  ])("%s", async (sql, columns, rows) => {
    expect(await runQuery(path, sql)).toEqual({ columns, rows, truncated: false });
  });

  test("at most the rows asked for", async () => {
    const sql = "SELECT column1 FROM (VALUES (1), (2), (3))";
    expect(await runQuery(path, sql, { maxRows: 2 })).toEqual({ columns: ["column1"], rows: [[1], [2]], truncated: true });
    expect(await runQuery(path, sql, { maxRows: 3 })).toMatchObject({ truncated: false });
  });
});

describe("writing and reaching out are refused", () => {
  test.each([
    "DELETE FROM records",
    "INSERT INTO flag_meanings VALUES ('a', 'b', 'c')",
    "INSERT INTO flag_meanings VALUES ('a', 'b', 'c') RETURNING flag",
    "WITH a AS (SELECT 1) DELETE FROM records RETURNING record_id",
    "WITH a AS (SELECT 1) UPDATE documents SET name = 'x' RETURNING name",
    "REPLACE INTO flag_meanings VALUES ('a', 'b', 'c')",
    `VACUUM INTO '${outside}'`,
    "VACUUM",
    `ATTACH '${outside}' AS other`,
    "DETACH main",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA user_version = 99",
    "PRAGMA writable_schema = 1",
    "PRAGMA query_only = OFF",
    "PRAGMA wal_checkpoint(TRUNCATE)",
    "/* hidden */ PRAGMA journal_mode = DELETE",
    "BEGIN IMMEDIATE",
    "CREATE TABLE x (a)",
    "CREATE TEMP TABLE x (a)",
    "DROP TABLE records",
    "REINDEX",
    "ANALYZE",
    "SELECT 1; DELETE FROM records",
    "SELECT 1; SELECT 2",
    `EXPLAIN SELECT 1; ATTACH '${outside}' AS other`,
    "INSERT INTO records_fts (records_fts) VALUES ('delete-all')",
    "SELECT load_extension('x')",
    "SELECT writefile('x', 'y')",
    "SELECT fts3_tokenizer('simple', x'00')",
    "SELECT * FROM pragma_journal_mode('delete')",
    "SELECT * FROM no_such_table",
    "",
    "-- only a comment",
  ])("%s", async (sql) => {
    const [before, files] = [readFileSync(path), readdirSync(folder.path)];
    await expect(runQuery(path, sql)).rejects.toMatchObject({
      name: "QueryError",
      code: expect.stringMatching(/^(refused|invalid)$/) as string,
    });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder.path)).toEqual(files);
    expect(existsSync(outside)).toBe(false);
  });
});

describe("a query that goes too far is ended", () => {
  const endless = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

  test("by time, inside one SQLite step", async () => {
    await expect(runQuery(path, endless, { timeoutMs: 500 })).rejects.toMatchObject({ code: "timeout" });
  });

  test("by size", async () => {
    const huge = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT printf('%.*c', 10000000, 'x') FROM n";
    await expect(runQuery(path, huge)).rejects.toMatchObject({ code: "too_large" });
  });
});

test("a missing database is said to be missing, and is not made", async () => {
  await expect(runQuery(outside, "SELECT 1")).rejects.toMatchObject({ failure: { code: "missing" } });
  expect(existsSync(outside)).toBe(false);
});
