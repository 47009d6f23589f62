import Database from "better-sqlite3";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeStoreFailure, guarded, StoreError, type StoreFailure } from "./failure.ts";
import { failureAt, findFailure, forgetFailure, knownLocations, listFailures, writeFailure } from "./failures.ts";
import { RowError } from "./row.ts";
import { openStore } from "./store.ts";

const thrownBy = (path: string, error: unknown): unknown => {
  try {
    return guarded(path, () => {
      throw error;
    });
  } catch (thrown) {
    return thrown;
  }
};
const HERE = join(tmpdir(), "a.db");
const NOWHERE = "/nowhere/at/all/a.db";

test.each<[code: string, path: string, failure: StoreFailure["code"]]>([
  ["SQLITE_BUSY", HERE, "locked"],
  ["SQLITE_BUSY_SNAPSHOT", HERE, "locked"],
  ["SQLITE_LOCKED_SHAREDCACHE", HERE, "locked"],
  ["SQLITE_FULL", HERE, "full"],
  ["SQLITE_NOTADB", HERE, "not_a_database"],
  ["SQLITE_CORRUPT", HERE, "damaged"],
  ["SQLITE_CORRUPT_INDEX", HERE, "damaged"],
  ["SQLITE_READONLY_DBMOVED", HERE, "not_writable"],
  ["SQLITE_CANTOPEN_ISDIR", HERE, "unopenable"],
  ["SQLITE_CANTOPEN", NOWHERE, "not_writable"],
  ["SQLITE_IOERR_FSYNC", HERE, "io"],
])("%s at %s is told as %s, with its cause", (code, path, expected) => {
  const cause = new Database.SqliteError("as SQLite says", code);
  const error = thrownBy(path, cause);
  expect(error).toBeInstanceOf(StoreError);
  expect(error).toMatchObject({ failure: { code: expected, path }, cause });
});

test("a row that is none is damage, and whatever else is thrown a bug", () => {
  expect(thrownBy(HERE, new RowError("no row"))).toMatchObject({ failure: { code: "damaged", reason: "no row" } });
  for (const bug of [new Error("ours"), new Database.SqliteError("no such table", "SQLITE_ERROR"), "text"])
    expect(thrownBy(HERE, bug)).toBe(bug);
  expect(guarded(HERE, () => 5)).toBe(5);
});

const reason = "because";
test.each<[StoreFailure, string]>([
  [{ code: "missing", path: "a.db" }, "数据库不存在"],
  [{ code: "not_a_database", path: "a.db", reason }, reason],
  [{ code: "newer", path: "a.db", found: 9, known: 6 }, "schema 9, this program knows 6"],
  [{ code: "older", path: "a.db", found: 3, known: 6 }, "schema 3, this program reads 6"],
  [{ code: "locked", path: "a.db" }, "数据库被占用"],
  [{ code: "full", path: "a.db" }, "磁盘已满"],
  [{ code: "not_writable", path: "a.db", reason }, reason],
  [{ code: "unopenable", path: "a.db", reason }, reason],
  [{ code: "damaged", path: "a.db", reason }, reason],
  [{ code: "io", path: "a.db", reason }, reason],
])("%j is worded", (failure, words) => {
  expect(describeStoreFailure(failure)).toMatch(/^a\.db: /);
  expect(describeStoreFailure(failure)).toContain(words);
});

describe("documents that could not be read", () => {
  const [one, other] = ["a".repeat(64), "b".repeat(64)] as const;
  const failed = (location: string, sha256: string | null, day: number, page: number | null = null) =>
    ({
      location,
      sha256,
      parser_version: "1",
      fiscal_year_supplied: 2025,
      failure: { code: "damaged", file: location, page, reason: "broken" },
      failed_at: `2025-06-0${day}T00:00:00Z`,
    }) as const;

  test("are found by place and by bytes, the latest first, and forgotten by place", () => {
    const store = openStore(":memory:");
    expect([findFailure(store, one), failureAt(store, "/x.pdf"), listFailures(store)]).toEqual([null, null, []]);
    writeFailure(store, failed("/x.pdf", one, 1));
    writeFailure(store, failed("/y.pdf", one, 2, 7));
    expect(listFailures(store).map(({ location }) => location)).toEqual(["/x.pdf", "/y.pdf"]);
    expect([...knownLocations(store)]).toEqual(["/x.pdf", "/y.pdf"]);
    expect(findFailure(store, one)).toMatchObject({
      location: "/y.pdf",
      sha256: one,
      fiscal_year_supplied: 2025,
      region_supplied: null,
      failure: { code: "damaged", page: 7 },
      message: expect.stringContaining("page 7"),
      attempts: 1,
    });
    expect(findFailure(store, other)).toBeNull();
    expect(failureAt(store, "/z.pdf")).toBeNull();
    expect([forgetFailure(store, "/x.pdf"), forgetFailure(store, "/x.pdf"), failureAt(store, "/x.pdf")]).toEqual([
      true,
      false,
      null,
    ]);
  });

  test("count their attempts while the bytes are the same", () => {
    const store = openStore(":memory:");
    const told = () => {
      const at = failureAt(store, "/x.pdf");
      return [at?.attempts, at?.first_failed_at.slice(8, 10), at?.last_failed_at.slice(8, 10)];
    };
    writeFailure(store, failed("/x.pdf", one, 1));
    writeFailure(store, failed("/x.pdf", one, 2));
    expect(told()).toEqual([2, "01", "02"]);
    writeFailure(store, failed("/x.pdf", other, 3));
    expect(told()).toEqual([1, "03", "03"]);
  });
});
