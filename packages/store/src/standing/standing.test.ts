import type { FormRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { indicatorRows } from "../export/flat-table.ts";
import { exportRecords } from "../export/record-lines.ts";
import { repairStore } from "../repair.ts";
import { search } from "../search/search.ts";
import type { Store } from "../store.ts";
import { documentOf, formOf, indicatorOf } from "../testing/documents.ts";
import { MAX_COMPARED } from "./blocks.ts";
import { MANY } from "./same-names.ts";
import { verifyStore } from "../verify.ts";
import { writeDocument } from "../write.ts";
import { memoryStore } from "../testing/memory-store.ts";

const sha = (letter: string): string => letter.repeat(64);
const write = (store: Store, letter: string, forms: readonly FormRecord[], version = "1.0.0"): void =>
  void writeDocument(store, documentOf(forms, { sha256: sha(letter), name: "form.pdf", parser_version: version }));

const second = indicatorOf({ level3: "服务对象满意度", level2: "服务对象满意度指标", level1: "满意度指标" });
const form = formOf({ indicators: [indicatorOf(), second] });
/** The same form, read in doubt. */
const scanned = formOf({
  indicators: [indicatorOf(), { ...second, value_text: "≥3S万张", flags: ["ocr_uncertain"] }],
  flags: ["ocr"],
});
const otherMoney = formOf({ indicators: [indicatorOf(), second], budget: { ...form.budget, annual_total: "999.00" } });

/** Document → what it is in view. */
function standing(store: Store): unknown {
  return Object.fromEntries(
    store.db
      .prepare("SELECT substr(form_id, 1, 1), status || iif(same_name = '', '', '!') FROM record_identity ORDER BY 1")
      .raw()
      .all() as [string, string][],
  );
}

const orders = [
  ["a", "b", "c"],
  ["c", "b", "a"],
  ["b", "a", "c"],
] as const;
const forms: Readonly<Record<string, FormRecord>> = { a: form, b: scanned, c: otherMoney };

describe.each(orders.map((order) => [order.join(" then "), order] as const))("documents that come %s", (_, order) => {
  const store = memoryStore();
  for (const letter of order) write(store, letter, [forms[letter] ?? form]);

  test("the certain one of two copies stands; the same name with other content stays in view and says so", () => {
    expect(standing(store)).toEqual({ a: "stands!", b: "copy", c: "stands!" });
    expect(verifyStore(store)).toEqual([]);
  });

  test("views, search and CSV have each form once, all of them on demand; JSON Lines has every record with its keys", () => {
    const count = (sql: string): unknown => store.db.prepare(sql).pluck().get();
    expect([count("SELECT count(*) FROM v_forms"), count("SELECT count(*) FROM v_all_forms")]).toEqual([2, 3]);
    expect([count("SELECT count(*) FROM 指标"), count("SELECT count(*) FROM 指标_全部")]).toEqual([4, 6]);
    expect(count("SELECT count(*) FROM v_all_forms WHERE is_current = 0 AND copy_of IS NOT NULL")).toBe(1);
    expect([search(store, "通知书").length, search(store, "通知书", 50, { all: true }).length]).toEqual([2, 3]);
    expect([[...indicatorRows(store).rows].length, [...indicatorRows(store, { all: true }).rows].length]).toEqual([4, 6]);
    const exported = [...exportRecords(store)];
    expect(exported).toHaveLength(3);
    expect(exported.filter(({ copy_of }) => copy_of !== null)).toMatchObject([{ provenance: { sha256: sha("b") } }]);
    expect(new Set(exported.map(({ form_id }) => form_id)).size).toBe(3);
  });
});

test("when the one that stands is read otherwise, its copy stands again, and names follow", () => {
  const store = memoryStore();
  for (const letter of ["a", "b", "c"]) write(store, letter, [forms[letter] ?? form]);
  write(store, "a", [formOf({ project_name: "另一个项目", indicators: [second] })], "2.0.0");
  expect(standing(store)).toEqual({ a: "stands", b: "stands!", c: "stands!" });
  write(store, "a", [], "3.0.0");
  expect(standing(store)).toEqual({ b: "stands!", c: "stands!" });
  write(store, "c", [], "2.0.0");
  expect(standing(store)).toEqual({ b: "stands" });
  expect(verifyStore(store)).toEqual([]);
});

test.each([
  "UPDATE record_identity SET status = 'copy' WHERE rowid = 1",
  "UPDATE record_identity SET form_id = 'x' WHERE rowid = 1",
  "UPDATE record_prints SET copy_key = 'x' WHERE rowid = 1",
  "UPDATE record_identity SET name_unit = 1 WHERE rowid = 1",
  "DELETE FROM record_identity WHERE rowid = 2",
])("%s: found, and repaired", (sql) => {
  const store = memoryStore();
  for (const letter of ["a", "b", "c"]) write(store, letter, [forms[letter] ?? form]);
  const before = store.db.prepare("SELECT * FROM record_identity").all();
  store.db.exec(sql);
  expect(verifyStore(store).map(({ kind }) => kind)).toContain("identity_altered");
  repairStore(store);
  expect(verifyStore(store)).toEqual([]);
  expect(store.db.prepare("SELECT * FROM record_identity").all()).toEqual(before);
});

const numbered = (n: number): FormRecord =>
  formOf({ indicators: [indicatorOf(), second], budget: { ...form.budget, annual_total: `${n}.00` } });
const shaOf = (n: number): string => n.toString(16).padStart(64, "0").split("").toReversed().join("");

test("more records under one name than are compared: exact copies are told, the rest says that they are many; and back", () => {
  const store = memoryStore();
  const put = (n: number, forms: readonly FormRecord[], version = "1.0.0"): void =>
    void writeDocument(store, documentOf(forms, { sha256: shaOf(n), name: "form.pdf", parser_version: version }));
  const many = Array.from({ length: MAX_COMPARED }, (_, index) => numbered(index + 1));
  put(1, many);
  put(2, [scanned]);
  put(3, [numbered(7)]);
  const said = (n: number): unknown =>
    store.db
      .prepare("SELECT status, same_name FROM record_identity JOIN records USING (record_id) WHERE sha256 = ?")
      .get(shaOf(n));
  expect(said(2)).toEqual({ status: "stands", same_name: MANY });
  expect(said(3)).toEqual({ status: "copy", same_name: "" });
  expect(verifyStore(store)).toEqual([]);
  put(1, many.slice(0, 5), "2.0.0");
  expect(said(3)).toMatchObject({ status: "stands" });
  expect(store.db.prepare("SELECT count(*) FROM record_identity WHERE same_name = ?").pluck().get(MANY)).toBe(0);
  expect(verifyStore(store)).toEqual([]);
});
