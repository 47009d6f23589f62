import * as fc from "fast-check";
import { expect, test } from "vitest";
import { StoreError } from "../failure.ts";
import { fingerprintOf } from "../identity/index.ts";
import { readRecords } from "../read.ts";
import type { Store } from "../store.ts";
import { documentOf, evaluationOf, formOf, indicatorOf } from "../testing/documents.ts";
import { records as arbitraryRecords } from "../testing/records.ts";
import { writeDocument } from "../write.ts";
import { exportLines, exportRecords } from "./record-lines.ts";
import { memoryStore } from "../testing/memory-store.ts";

const RUNS = 12;
/** One for all: its tables take longer to make than a test. */
const store = memoryStore();

function write(records: Parameters<typeof documentOf>[0]): void {
  store.db.exec("DELETE FROM documents");
  writeDocument(store, documentOf(records));
}

/** The same lines by way of the records themselves. */
function expected(store: Store): string[] {
  const ids = store.db
    .prepare("SELECT form_id FROM record_identity JOIN records USING (record_id) ORDER BY sha256, seq")
    .pluck()
    .all();
  return [...readRecords(store)].map((record, index) => {
    const form_id = String(ids[index]);
    return JSON.stringify({ ...record, form_id, copy_key: fingerprintOf(record, form_id).copy_key, copy_of: null });
  });
}

test("a line is what JSON.stringify makes of the record, to the last character", () => {
  fc.assert(
    fc.property(arbitraryRecords, (records) => {
      write(records);
      // Copies are not what is asked here, and kept fingerprints would answer for the key.
      store.db.exec("DELETE FROM record_prints; UPDATE record_identity SET status = 'stands'");
      expect([...exportLines(store)]).toEqual(expected(store));
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});

const SAID = { project_name: "甲", implementing_unit: "乙" };
/** Forms whose key hangs on one thing. */
const cases: readonly (readonly [name: string, hasKey: boolean, record: ReturnType<typeof formOf>])[] = [
  ["all is said", true, formOf(SAID)],
  ["neither project nor unit", false, formOf({ project_name: null, implementing_unit: null, department: null })],
  ["no indicator", false, formOf({ ...SAID, indicators: [] })],
  ["a value is missing in doubt", false, formOf({ ...SAID, indicators: [unread("value_missing")] })],
  ["a value is missing without doubt", true, formOf({ ...SAID, indicators: [indicatorOf({ seq: 1 }), unread(null, 2)] })],
  ["the table is in doubt", false, formOf({ ...SAID, ...flagged("table_damaged") })],
];

function unread(flag: "value_missing" | null, seq = 1): ReturnType<typeof indicatorOf> {
  const marks = flag === null ? {} : { flags: [flag], evidence: [{ flag, field: null, note: "-" }] };
  return indicatorOf({ seq, value_raw: null, value_text: null, value: null, ...marks });
}

function flagged(flag: "table_damaged") {
  return { flags: [flag], evidence: [{ flag, field: null, note: "-" }] };
}

test.each(cases)("copy_key where %s: %s", (_, hasKey, record) => {
  write([record]);
  const [line] = exportRecords(store);
  expect([line?.copy_key !== null, line?.copy_key]).toEqual([hasKey, fingerprintOf(record, "").copy_key]);
});

test("where JSON was laid out in lines by hand, a record stays one line", () => {
  write([formOf({ project_name: "甲" }), evaluationOf(formOf({ project_name: "乙" }), "完成")]);
  const before = [...exportLines(store)];
  store.db.exec("UPDATE indicators SET places = replace(places, '{', char(10) || '{')");
  expect([...exportLines(store)]).toEqual(before);
});

test.each([
  "UPDATE indicators SET places = '{'",
  "UPDATE records SET table_evidence = '[1,]'",
  "UPDATE forms SET extra = 'x'",
  "DELETE FROM forms",
])("%s: damage is told with the document's name", (sql) => {
  write([formOf({ project_name: "甲" })]);
  store.db.exec(`BEGIN; ${sql}`);
  expect(() => [...exportLines(store)]).toThrow(StoreError);
  expect(() => [...exportLines(store)]).toThrow(/damaged.*records of /);
  store.db.exec("ROLLBACK");
});
