import type { DocumentAccount } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { documentOf, formOf } from "../testing/documents.ts";
import { verifyStore } from "../verify.ts";
import { writeDocument } from "../write.ts";
import { countPages, listUnread, readAccount } from "./unread.ts";
import { memoryStore } from "../testing/memory-store.ts";

const box = { x0: 10, y0: 20.5, x1: 30, y1: 40 };
const account: DocumentAccount = {
  pages: [
    { page: 1, state: "read", note: null },
    { page: 2, state: "unread", note: "letters without a code" },
    { page: 3, state: "skipped", note: null },
  ],
  damaged_parts: [{ page: null, part: "cross-reference table", reason: "rebuilt" }],
  unread_forms: [
    {
      places: [{ kind: "page", page: 2, box }],
      marks: ["title", "indicator_header"],
      printed: "部门整体支出绩效自评表",
      reason: "refused",
    },
    { places: [{ kind: "text", lines: [3, 4] }], marks: ["project_name"], printed: "项目名称", reason: "no_table" },
  ],
};
const sha = (letter: string): string => letter.repeat(64);

function filled() {
  const store = memoryStore();
  writeDocument(store, { ...documentOf([formOf()], { name: "a.pdf", sha256: sha("a") }), account });
  writeDocument(store, documentOf([], { name: "b.txt", sha256: sha("b") }));
  writeDocument(store, documentOf([formOf()], { name: "c.pdf", sha256: sha("c") }));
  return store;
}

test("an account is read as it was written; documents read whole are in no list", () => {
  const store = filled();
  expect(readAccount(store, sha("a"))).toEqual(account);
  expect(listUnread(store)).toMatchObject([
    { source_file: "a.pdf", records: 1, account },
    { source_file: "b.txt", records: 0, location: "/in/b.txt", account: { unread_forms: [] } },
  ]);
  const numbered = (table: string) => store.db.prepare(`SELECT seq FROM ${table} ORDER BY seq`).pluck().all();
  expect([numbered("damaged_parts"), numbered("unread_forms")]).toEqual([[1], [1, 2]]);
  expect(countPages(store)).toEqual({ read: 1, unread: 1, skipped: 1 });
  expect(verifyStore(store)).toEqual([]);
});

test("another reading of the document replaces it, and a document that goes takes it along", () => {
  const store = filled();
  writeDocument(store, documentOf([formOf()], { name: "a.pdf", sha256: sha("a"), parser_version: "2.0.0" }));
  expect(listUnread(store).map(({ source_file }) => source_file)).toEqual(["b.txt"]);
  writeDocument(store, { ...documentOf([], { name: "c.pdf", sha256: sha("c") }), account }, { replace: true });
  store.db.exec(`DELETE FROM documents WHERE name = 'c.pdf'`);
  expect(store.db.prepare("SELECT count(*) FROM unread_forms").pluck().get()).toBe(0);
});

describe("it is part of what doctor checks", () => {
  test.each([
    "UPDATE unread_forms SET printed = '别的' WHERE seq = 1",
    "UPDATE document_pages SET state = 'read' WHERE page = 2",
    "DELETE FROM damaged_parts",
    "INSERT INTO document_pages (sha256, page, state) SELECT sha256, 9, 'blank' FROM documents WHERE name = 'a.pdf'",
  ])("%s", (sql) => {
    const store = filled();
    store.db.exec(sql);
    expect(verifyStore(store)).toMatchObject([{ kind: "records_altered", name: "a.pdf" }]);
  });
});

test("the views say it in both languages, with place and identity", () => {
  const { db } = filled();
  expect(
    db.prepare("SELECT source_file, location, printed, reason, page, line FROM v_unread_forms ORDER BY seq").raw().all(),
  ).toEqual([
    ["a.pdf", "/in/a.pdf", "部门整体支出绩效自评表", "refused", 2, null],
    ["a.pdf", "/in/a.pdf", "项目名称", "no_table", null, 3],
  ]);
  expect(db.prepare("SELECT 原因, 特征 FROM 未读表 WHERE 次序 = 1").raw().all()).toEqual([
    ["暂不收录的表", "title indicator_header"],
  ]);
  expect(db.prepare("SELECT 状态, 说明 FROM 页面 WHERE 页 = 2").raw().all()).toEqual([["未读", "letters without a code"]]);
  expect(db.prepare("SELECT source_file, unread_forms FROM v_documents_without_records").raw().all()).toEqual([["b.txt", 0]]);
  expect(db.prepare("SELECT part, reason FROM v_damaged_parts").raw().all()).toEqual([["cross-reference table", "rebuilt"]]);
});
