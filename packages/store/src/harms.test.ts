import type { FormRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { beginNight } from "./crawl/nights.ts";
import { noteLinks } from "./crawl/urls.ts";
import { noteVersion } from "./crawl/versions.ts";
import { repairStore } from "./repair.ts";
import { search } from "./search/search.ts";
import type { Store } from "./store.ts";
import { documentOf, evaluationOf, formOf, indicatorOf } from "./testing/documents.ts";
import { memoryStore } from "./testing/memory-store.ts";
import { verifyStore } from "./verify.ts";
import { writeDocument } from "./write.ts";

const sha = (digit: string): string => digit.repeat(64);
const AT = "2026-01-01T00:00:00.000Z";
const form = formOf({
  indicators: [indicatorOf(), indicatorOf({ level3: "满意度" })],
  flags: ["ocr"],
  evidence: [{ flag: "ocr", field: null, note: "x" }],
});
const records: Readonly<Record<string, readonly (FormRecord | ReturnType<typeof evaluationOf>)[]>> = {
  1: [form],
  2: [{ ...form, flags: [], evidence: [] }], // a copy, and the clearer one
  3: [evaluationOf(form, "1次")],
  4: [formOf({ project_name: "造林补助", region: null })],
};
const write = (store: Store, digit: string, options = {}): unknown =>
  writeDocument(store, documentOf(records[digit] ?? [], { sha256: sha(digit), name: `${digit}.pdf` }), options);

/** Two copies, the result of the same project, another form; document 4 is the second version at its address. */
function written(): Store {
  const store = memoryStore();
  for (const digit of Object.keys(records)) write(store, digit);
  const here = { night_id: beginNight(store, "a", 1, AT), site: "a" };
  const link = { identity: "/x", url: "http://a/x", purpose: "document", is_list: false, depth: 0, text: "" } as const;
  noteLinks(store, here, null, [link], AT);
  const version = { url_id: 1, location: "http://a/x", night_id: 1, seen_at: AT, relaxed_tls: 0 } as const;
  for (const digit of ["9", "4"]) noteVersion(store, { ...version, sha256: sha(digit) });
  return store;
}

const image = written().db.serialize();

/** A copy with something altered behind our back. */
function harmed(harm: string): Store {
  const store = memoryStore(image);
  store.db.pragma("foreign_keys = OFF");
  store.db.exec(harm);
  store.db.pragma("foreign_keys = ON");
  return store;
}

/** What is found, and in which document. */
const problems = (store: Store): readonly string[] =>
  verifyStore(store).map((one) => {
    if (one.kind === "records_altered") return `${one.kind} ${one.name ?? one.sha256[0] ?? ""}`;
    if (one.kind === "identity_altered") return `${one.kind} ${one.document[0] ?? "-"}`;
    return one.kind === "orphan" ? `${one.kind} ${one.table}` : one.kind;
  });

const RECORD = (digit: string): string => `(SELECT record_id FROM records WHERE sha256 = '${sha(digit)}')`;

/** `repaired`: what is left after repair; those documents are read again. */
test.each<[harm: string, found: readonly string[], repaired: readonly string[]]>([
  ["SELECT 1", [], []],
  [`UPDATE forms SET department = 'x' WHERE record_id = ${RECORD("1")}`, ["records_altered 1.pdf"], ["records_altered 1.pdf"]],
  [
    `UPDATE indicators SET value_text = 'x' WHERE record_id = ${RECORD("3")} AND seq = 2`,
    ["records_altered 3.pdf"],
    ["records_altered 3.pdf"],
  ],
  [
    `UPDATE records SET places = '{' WHERE sha256 = '${sha("4")}'`,
    ["records_altered 4.pdf", "changes_altered"],
    ["records_altered 4.pdf"],
  ],
  ["DELETE FROM flags WHERE record_id = 1", ["records_altered 1.pdf"], ["records_altered 1.pdf"]],
  ["UPDATE documents SET name = 'z.pdf' WHERE name = '1.pdf'", ["records_altered z.pdf"], ["records_altered z.pdf"]],
  ["UPDATE documents SET parser_version = '9' WHERE name = '2.pdf'", ["records_altered 2.pdf"], ["records_altered 2.pdf"]],
  [
    `INSERT INTO document_pages (sha256, page, state, note) VALUES ('${sha("4")}', 1, 'unread', NULL)`,
    ["records_altered 4.pdf"],
    ["records_altered 4.pdf"],
  ],
  ["INSERT INTO indicators_fts (indicators_fts) VALUES ('delete-all')", ["search_index"], []],
  ["UPDATE record_identity SET status = 'stands', stands_for_it = NULL WHERE status = 'copy'", ["identity_altered 1"], []],
  [`UPDATE record_identity SET status = 'copy' WHERE record_id = ${RECORD("4")}`, ["identity_altered 4"], []],
  [`UPDATE record_identity SET is_named = 0 WHERE record_id = ${RECORD("4")}`, ["identity_altered 4"], []],
  [`DELETE FROM record_identity WHERE record_id = ${RECORD("3")}`, ["identity_altered 3"], []],
  [`UPDATE record_prints SET said = 0 WHERE record_id = ${RECORD("2")}`, ["identity_altered 2"], []],
  ["UPDATE project_keys SET missing = 'region_unknown' WHERE part = 'result'", ["identity_altered 3"], []],
  ["DELETE FROM row_pairs WHERE position = 1", ["identity_altered 3"], []],
  ["UPDATE document_versions SET comparison = 'equal' WHERE version = 2", ["changes_altered"], []],
])("%s", (harm, found, repaired) => {
  const store = harmed(harm);
  expect([...new Set(problems(store))]).toEqual(found);
  repairStore(store);
  expect(problems(store)).toEqual(repaired);
  for (const altered of repaired) write(store, /\d/.exec(altered)?.[0] ?? "1", { replace: true });
  if (repaired.length > 0) expect(problems(store)).toEqual([]);
  store.close();
});

describe("rows without their parent", () => {
  test.each<[harm: string, found: readonly string[]]>([
    [`DELETE FROM forms WHERE record_id = ${RECORD("4")}`, ["records_altered 4.pdf"]],
    [`DELETE FROM records WHERE sha256 = '${sha("4")}'`, ["orphan forms", "orphan record_identity"]],
    [`DELETE FROM documents WHERE sha256 = '${sha("4")}'`, ["orphan records", "records_altered 4"]],
  ])("%s", (harm, found) => {
    const store = harmed(harm);
    expect(problems(store)).toEqual(expect.arrayContaining([...found]));
    repairStore(store);
    expect(problems(store).filter((one) => one.startsWith("orphan"))).toEqual([]);
    expect(store.db.pragma("foreign_key_check")).toEqual([]);
    store.close();
  });
});

test("records that were altered are taken out of the search index all the same, and so is what was written", () => {
  const store = memoryStore(image);
  const names = () => search(store, "造林补助").length + search(store, "治沙补助").length;
  store.db.exec(`UPDATE forms SET project_name = '治沙补助' WHERE record_id = ${RECORD("4")}`);
  expect(names()).toBe(1); // by the words that were written
  const other = documentOf([formOf({ project_name: "公务用车" })], { sha256: sha("4"), name: "4.pdf" });
  writeDocument(store, other, { replace: true });
  expect([names(), search(store, "公务用车").length, problems(store)]).toEqual([0, 1, []]);
  store.close();
});
