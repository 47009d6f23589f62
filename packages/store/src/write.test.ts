import { CanonicalRecord } from "@jixiao/contract";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countAll, findDocument } from "./documents.ts";
import { listFailures, writeFailure } from "./failures.ts";
import { readRecords } from "./read.ts";
import { recordsHash } from "./records/hash.ts";
import { documentOf, formOf, indicatorOf } from "./testing/documents.ts";
import { PARSER_VERSION, SHA256, records } from "./testing/records.ts";
import { recordSighting, writeDocument } from "./write.ts";
import { memoryStore } from "./testing/memory-store.ts";

const OTHER_SHA256 = "f".repeat(64);

describe("round trip", () => {
  test("records are read exactly as written, and their hash is the stored one", () => {
    const store = memoryStore();
    fc.assert(
      fc.property(records, (written) => {
        for (const record of written) CanonicalRecord.parse(record);
        writeDocument(store, documentOf(written), { replace: true });
        const read = [...readRecords(store)];
        expect(read).toEqual(written);
        expect(findDocument(store, SHA256)?.records_hash).toBe(recordsHash(written));
        expect(store.db.pragma("foreign_key_check")).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("the order of object keys does not matter to the hash, every content does", () => {
    const form = formOf();
    const shuffled = Object.fromEntries(Object.entries(form).reverse()) as unknown as typeof form;
    expect(recordsHash([shuffled])).toBe(recordsHash([form]));
    const moved = indicatorOf({ places: { value_raw: [{ kind: "text", lines: [12, 14] }] } });
    const others = [
      formOf({ region: null }),
      formOf({ indicators: [moved] }),
      formOf({ flags: ["ocr"] }),
      formOf({ source_file: "b" }),
    ];
    expect(new Set([form, ...others].map((record) => recordsHash([record]))).size).toBe(5);
    expect(recordsHash([form, form])).not.toBe(recordsHash([form]));
  });

  test("documents come by name, records in document order, filters hold", () => {
    const store = memoryStore();
    const [a, b] = [formOf({ project_name: "甲" }), formOf({ project_name: "乙" })];
    writeDocument(store, documentOf([a, b], { name: "b.pdf" }));
    writeDocument(store, documentOf([b], { name: "a.pdf", sha256: OTHER_SHA256 }));
    const names = (filter?: Parameters<typeof readRecords>[1]): unknown[] =>
      [...readRecords(store, filter)].map((record) => [record.source_file, record.project_name]);
    expect(names()).toEqual([
      ["a.pdf", "乙"],
      ["b.pdf", "甲"],
      ["b.pdf", "乙"],
    ]);
    expect(names({ source_file: "a.pdf" })).toEqual([["a.pdf", "乙"]]);
    expect(names({ sha256: SHA256 })).toHaveLength(2);
    expect(names({ kind: "performance_evaluation_report" })).toEqual([]);
  });
});

describe("writing a document again", () => {
  test("the same bytes and parser version change nothing", () => {
    const store = memoryStore();
    expect(writeDocument(store, documentOf([formOf()]))).toBe("added");
    const before = store.db.serialize();
    expect(writeDocument(store, documentOf([formOf({ project_name: "别的" })]))).toBe("unchanged");
    expect(store.db.serialize().equals(before)).toBe(true);
  });

  test("another parser version replaces the document's records, and only those", () => {
    const store = memoryStore();
    writeDocument(store, documentOf([formOf()], { sha256: OTHER_SHA256, name: "other.pdf" }));
    writeDocument(store, documentOf([formOf({ flags: ["ocr"] }), formOf()]));
    expect(writeDocument(store, documentOf([formOf({ project_name: "新" })], { parser_version: "2.0.0" }))).toBe("replaced");
    expect([...readRecords(store, { sha256: SHA256 })].map((record) => record.project_name)).toEqual(["新"]);
    expect(countAll(store)).toMatchObject({ documents: 2, forms: 2, indicators: 2, flags: 0 });
  });

  test("a document without records is known too", () => {
    const store = memoryStore();
    writeDocument(store, documentOf([]));
    expect(findDocument(store, SHA256)).toMatchObject({ status: "no_records", parser_version: PARSER_VERSION });
    expect(writeDocument(store, documentOf([]))).toBe("unchanged");
  });

  test("a write that fails half-way leaves nothing", () => {
    const store = memoryStore();
    const misnumbered = { ...formOf(), indicators: [indicatorOf({ seq: 2 })] };
    expect(() => writeDocument(store, documentOf([formOf(), misnumbered]))).toThrow("says it is number 2");
    expect(countAll(store)).toMatchObject({ documents: 0, forms: 0, indicators: 0 });
    expect(findDocument(store, SHA256)).toBeNull();
  });

  test("text that UTF-8 cannot hold is refused, not altered", () => {
    const broken = formOf({ annual_goal: "保险\ud83d" });
    expect(() => writeDocument(memoryStore(), documentOf([broken]))).toThrow("annual_goal is no well-formed text");
  });

  test("records of other bytes are refused", () => {
    const document = documentOf([formOf()]);
    const mixed = { ...document, source: { ...document.source, sha256: OTHER_SHA256 } };
    expect(() => writeDocument(memoryStore(), mixed)).toThrow("was handed over with");
  });
});

test("sightings keep the first and the last time, by location", () => {
  const store = memoryStore();
  writeDocument(store, documentOf([]));
  recordSighting(store, SHA256, { location: "/in/测试.pdf", seen_at: "2026-03-01T00:00:00.000Z" });
  recordSighting(store, SHA256, { location: "/in/测试.pdf", seen_at: "2026-02-01T00:00:00.000Z" });
  recordSighting(store, SHA256, { location: "/copy.pdf", seen_at: "2026-02-01T00:00:00.000Z" });
  expect(store.statement("SELECT location, first_seen_at, last_seen_at FROM document_sightings").raw().all()).toEqual([
    ["/copy.pdf", "2026-02-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z"],
    ["/in/测试.pdf", "2026-01-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z"],
  ]);
});

test("a failure counts its attempts until the document is read after all", () => {
  const store = memoryStore();
  const failure = { code: "timeout", file: "测试.pdf", seconds: 300 } as const;
  const note = {
    location: "/in/测试.pdf",
    sha256: SHA256,
    parser_version: PARSER_VERSION,
    fiscal_year_supplied: 2024,
    region_supplied: "江西省",
    failure,
  };
  writeFailure(store, { ...note, failed_at: "2026-01-01T00:00:00.000Z" });
  writeFailure(store, { ...note, failed_at: "2026-01-02T00:00:00.000Z" });
  expect(listFailures(store)).toEqual([
    {
      ...note,
      message: "测试.pdf: not finished after 300 s (超时).",
      attempts: 2,
      first_failed_at: "2026-01-01T00:00:00.000Z",
      last_failed_at: "2026-01-02T00:00:00.000Z",
    },
  ]);
  writeDocument(store, documentOf([formOf()]));
  expect(listFailures(store)).toEqual([]);
});

test("another way to fail is a new failure, other bytes at the location begin anew", () => {
  const store = memoryStore();
  const note = { location: "/in/测试.pdf", sha256: SHA256, parser_version: PARSER_VERSION, fiscal_year_supplied: null };
  const look = (): unknown => listFailures(store).map((row) => [row.attempts, row.first_failed_at.slice(0, 10)]);
  const timeout = { code: "timeout", file: "测试.pdf", seconds: 300 } as const;
  writeFailure(store, { ...note, failure: timeout, failed_at: "2026-01-01T00:00:00.000Z" });
  writeFailure(store, {
    ...note,
    failure: { code: "oom", file: "测试.pdf", limit_mb: 1 },
    failed_at: "2026-01-02T00:00:00.000Z",
  });
  expect(look()).toEqual([[2, "2026-01-02"]]);
  writeFailure(store, { ...note, failure: timeout, sha256: "b".repeat(64), failed_at: "2026-01-03T00:00:00.000Z" });
  expect(look()).toEqual([[1, "2026-01-03"]]);
});
