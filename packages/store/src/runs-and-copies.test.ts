import { copyFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import Database from "better-sqlite3";
import { StoreError } from "./failure.ts";
import { type StoredFailure, listFailures, writeFailure } from "./failures.ts";
import { settleFailures } from "./merge-failures.ts";
import { type SightingSpan, listSightings, mergeSightings } from "./merge-sightings.ts";
import { schemaVersion } from "./migrate.ts";
import { endRun, lastEndWith, listRuns, startRun } from "./runs.ts";
import { documentsInSnapshot, readSnapshot, writeSnapshot } from "./snapshot.ts";
import { openStore } from "./store.ts";
import { documentOf, formOf, temporaryFolder } from "./testing/documents.ts";
import { memoryStore } from "./testing/memory-store.ts";
import { writeDocument } from "./write.ts";

const sha = (digit: string): string => digit.repeat(64);
const day = (n: number): string => `2026-01-0${n}T00:00:00.000Z`;

test("runs: newest first, with what they told at their end; one that was killed has none", () => {
  const store = memoryStore();
  const [first, second] = [startRun(store, "import"), startRun(store, "crawl")];
  expect(lastEndWith(store, 0)).toBeNull();
  endRun(store, first, { exit_code: 3, summary: { documents: 2 } });
  const [latest, before, ...others] = listRuns(store);
  expect(latest).toEqual({
    run_id: second,
    command: "crawl",
    pid: process.pid,
    started_at: expect.any(String),
    ended_at: null,
    exit_code: null,
    summary: null,
  });
  expect(before).toMatchObject({ run_id: first, command: "import", exit_code: 3, summary: { documents: 2 } });
  expect([others, listRuns(store, 1).length]).toEqual([[], 1]);
  expect([lastEndWith(store, 3), lastEndWith(store, 0)]).toEqual([before?.ended_at, null]);
  store.close();
});

describe("a copy of the database", () => {
  const folder = temporaryFolder();
  const [path, copy] = [folder.file("a.db"), folder.file("copy.db")];
  beforeAll(() => {
    const store = openStore(path);
    for (const digit of ["2", "1"]) writeDocument(store, documentOf([formOf()], { sha256: sha(digit), name: `${digit}.pdf` }));
    store.close();
  });
  afterAll(() => folder[Symbol.dispose]());

  const failureOf = (read: () => unknown): unknown => {
    try {
      read();
    } catch (error) {
      return error instanceof StoreError ? error.failure : error;
    }
    return null;
  };

  test("tells its schema and its documents", () => {
    expect(writeSnapshot(path, copy)).toEqual({ schema: schemaVersion, documents: 2 });
    expect(readSnapshot(copy)).toEqual({ schema: schemaVersion, documents: 2 });
    expect(documentsInSnapshot(copy)).toEqual([sha("1"), sha("2")]);
  });

  test("of an older schema tells that one; of a newer one it is refused", () => {
    const set = (version: number): string => {
      const other = folder.file(`schema-${version}.db`);
      copyFileSync(path, other);
      const db = new Database(other);
      db.pragma(`user_version = ${version}`);
      db.close();
      return other;
    };
    expect(readSnapshot(set(1))).toEqual({ schema: 1, documents: 2 });
    expect(failureOf(() => readSnapshot(set(schemaVersion + 1)))).toMatchObject({
      code: "newer",
      found: schemaVersion + 1,
      known: schemaVersion,
    });
    expect(failureOf(() => openStore(set(2), { readonly: true }))).toMatchObject({
      code: "older",
      found: 2,
      known: schemaVersion,
    });
  });

  test("of a file that is none it is refused, and says why", () => {
    const empty = folder.file("empty.db");
    writeFileSync(empty, "");
    expect(failureOf(() => readSnapshot(empty))).toMatchObject({ code: "not_a_database", reason: "it is empty" });
    const foreign = folder.file("foreign.db");
    const db = new Database(foreign);
    db.exec("CREATE TABLE notes (text TEXT)");
    db.close();
    const reason = "it is another program's SQLite database";
    expect(failureOf(() => readSnapshot(foreign))).toMatchObject({ code: "not_a_database", reason });
    expect(failureOf(() => openStore(foreign))).toMatchObject({ code: "not_a_database", reason });
    const numbered = folder.file("numbered.db");
    const other = new Database(numbered);
    other.pragma("user_version = 1");
    other.close();
    expect(failureOf(() => openStore(numbered))).toMatchObject({ code: "not_a_database", reason });
  });
});

describe("what two databases know of one location", () => {
  const span = (first: number, last: number, location = "/in/a.pdf"): SightingSpan => ({
    sha256: sha("1"),
    location,
    first_seen_at: day(first),
    last_seen_at: day(last),
  });

  test.each<[string, SightingSpan[], SightingSpan[]]>([
    ["one span", [span(2, 3)], [span(2, 3)]],
    ["the earliest and the latest", [span(2, 3), span(1, 4)], [span(1, 4)]],
    ["in any order", [span(1, 4), span(2, 3)], [span(1, 4)]],
    ["each moment by itself", [span(2, 5), span(1, 3)], [span(1, 5)]],
    ["two places", [span(2, 3), span(1, 1, "/in/0.pdf")], [span(1, 1, "/in/0.pdf"), span(2, 3)]],
  ])("sightings: %s", (_, spans, expected) => {
    const store = memoryStore();
    writeDocument(store, { ...documentOf([formOf()], { sha256: sha("1") }), sighting: null });
    mergeSightings(store, spans);
    expect(listSightings(store)).toEqual(expected);
    store.close();
  });

  const failure = (n: number, over: Partial<StoredFailure> = {}): StoredFailure => ({
    location: "/in/a.pdf",
    sha256: sha("a"),
    parser_version: "1",
    fiscal_year_supplied: null,
    region_supplied: null,
    failure: { code: "timeout", file: "a.pdf", seconds: n },
    message: `m${n}`,
    attempts: n,
    first_failed_at: day(1),
    last_failed_at: day(n),
    ...over,
  });

  test.each<[string, StoredFailure[], StoredFailure[]]>([
    ["the latest", [failure(3), failure(2), failure(4)], [failure(4)]],
    [
      "of one moment the lesser hash",
      [failure(3), failure(3, { sha256: sha("9"), attempts: 7 })],
      [failure(3, { sha256: sha("9"), attempts: 7 })],
    ],
    ["whichever comes first", [failure(3, { sha256: sha("9") }), failure(3)], [failure(3, { sha256: sha("9") })]],
    [
      "at each location",
      [failure(3), failure(2, { location: "/in/0.pdf" })],
      [failure(2, { location: "/in/0.pdf" }), failure(3)],
    ],
    ["none of bytes that were read", [failure(3, { sha256: sha("1") })], []],
    ["none where something was read since", [failure(3, { location: "/in/1.pdf" })], []],
    ["none where something was read at that moment", [failure(5, { location: "/in/1.pdf" })], []],
    ["but one after that", [failure(6, { location: "/in/1.pdf" })], [failure(6, { location: "/in/1.pdf" })]],
  ])("failures: %s", (_, failures, expected) => {
    const store = memoryStore();
    const sighting = { location: "/in/1.pdf", seen_at: day(5) };
    writeDocument(store, { ...documentOf([formOf()], { sha256: sha("1") }), sighting });
    for (const one of failures) settleFailures(store, [one]);
    expect(listFailures(store)).toEqual(expected);
    store.close();
  });

  test("a failure that is here already is judged the same way", () => {
    const store = memoryStore();
    writeFailure(store, { ...failure(2), failed_at: day(2) });
    settleFailures(store, []);
    expect(listFailures(store)).toHaveLength(1);
    writeDocument(store, { ...documentOf([formOf()], { sha256: sha("1") }), sighting: null });
    store.db.exec(`UPDATE failures SET sha256 = '${sha("1")}'`);
    settleFailures(store, []);
    expect(listFailures(store)).toEqual([]);
    store.close();
  });
});
