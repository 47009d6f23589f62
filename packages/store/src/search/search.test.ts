import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dictionaryMarkdown } from "../dictionary-markdown.ts";
import type { Store } from "../store.ts";
import { documentOf, formOf, indicatorOf } from "../testing/documents.ts";
import { report } from "../testing/records.ts";
import { writeDocument } from "../write.ts";
import { bigrams } from "./bigrams.ts";
import { rebuildIndex } from "./index-tables.ts";
import { search } from "./search.ts";
import { memoryStore } from "../testing/memory-store.ts";

const OTHER_SHA256 = "c".repeat(64);

function library(): Store {
  const store = memoryStore();
  const plain = { department: null, implementing_unit: null, annual_goal: null };
  const forms = [
    formOf({ indicators: [indicatorOf(), indicatorOf({ level3: "网办业务数据完备率", value_text: "=95%" })] }),
    formOf({
      ...plain,
      project_name: "图书馆 Library 采购",
      indicators: [indicatorOf({ level3: "购书数量", description: "中文、外文 E-book" })],
    }),
  ];
  writeDocument(store, documentOf(forms));
  return store;
}

const found = (store: Store, text: string): string[] =>
  search(store, text).map(({ level3, field }) => `${level3 ?? "-"}:${field}`);

test.each([
  ["保险", ["-:project_name"]],
  ["社会保险", ["-:project_name"]],
  ["社会保险经办", ["-:project_name"]],
  ["险", ["-:project_name"]],
  ["书", ["寄发通知书数量:level3", "购书数量:level3", "-:project_name"]],
  ["购", ["购书数量:level3", "-:project_name"]],
  ["量", ["寄发通知书数量:level3", "购书数量:level3"]],
  ["library", ["-:project_name"]],
  ["LIBRARY", ["-:project_name"]],
  ["ｅ-book", ["购书数量:description"]],
  ["12333", ["-:annual_goal"]],
  ["V3.0", ["-:annual_goal"]],
  ["V3.0系统", ["-:annual_goal"]],
  ["95%", ["网办业务数据完备率:value_text"]],
  ["通知书 数量", ["寄发通知书数量:level3"]],
  ["人力资源和社会保障局", ["-:department"]],
])("%s is found", (text, expected) => expect(found(library(), text).toSorted()).toEqual(expected.toSorted()));

test.each(["保保", "保社", "险保", "libr", "1233", "图书 保险", "通知数量", "%", "", "  ", '"', "NOT 保险)", "*"])(
  "%s is not found",
  (text) => expect(found(library(), text)).toEqual([]),
);

test("snippets show the word in its surroundings, in one line", () => {
  const store = memoryStore();
  const annual_goal = `${"前".repeat(30)}\n投诉处理${"后".repeat(30)}`;
  writeDocument(store, documentOf([formOf({ annual_goal })]));
  const [hit] = search(store, "投诉");
  expect(hit).toMatchObject({ kind: "form", field: "annual_goal", seq: null, source_file: "测试.pdf", form_seq: 1 });
  expect(hit?.snippet).toBe(`…${"前".repeat(19)} 投诉处理${"后".repeat(18)}…`);
});

test("the limit holds, and reports are found by their tables", () => {
  const store = library();
  expect(search(store, "书", 2)).toHaveLength(2);
  const [base] = fc.sample(report, 1);
  const score = {
    code: "A11",
    level1: "决策",
    level2: null,
    level3: "立项规范性",
    full_score: "5",
    score: "4",
    flags: [],
    places: [],
  };
  writeDocument(store, documentOf([{ ...base!, project_name: "某评价", scores: [score] }], { sha256: OTHER_SHA256 }));
  expect(search(store, "立项规范")).toMatchObject([{ kind: "report", project_name: "某评价", field: "scores" }]);
});

describe("the index follows the records", () => {
  test("replaced records are found no more", () => {
    const store = library();
    writeDocument(store, documentOf([formOf({ project_name: "道路" })], { parser_version: "2.0.0" }));
    expect(found(store, "图书")).toEqual([]);
    expect(found(store, "道路")).toEqual(["-:project_name"]);
    expect(store.db.pragma("integrity_check", { simple: true })).toBe("ok");
  });

  test("records that were altered in the database leave no trace either", () => {
    const store = library();
    store.db.exec("UPDATE indicators SET level3 = '篡改' WHERE level3 = '购书数量'");
    writeDocument(store, documentOf([formOf()]), { replace: true });
    for (const word of ["购书", "篡改"]) expect(found(store, word)).toEqual([]);
    expect(found(store, "通知书")).toEqual(["寄发通知书数量:level3"]);
  });

  test("rebuilding gives the same index", () => {
    const store = library();
    const words = ["险", "保险", "书", "12333", "数量"];
    const before = words.map((word) => found(store, word));
    rebuildIndex(store);
    expect(words.map((word) => found(store, word))).toEqual(before);
  });
});

test("every word of a text is found in it", () => {
  const store = memoryStore();
  const character = fc.constantFrom(..."社会保险费aB3，。 %".split(""), "𠮷");
  fc.assert(
    fc.property(
      fc.string({ unit: character, minLength: 1, maxLength: 12 }),
      fc.nat(),
      fc.integer({ min: 1, max: 4 }),
      (text, at, length) => {
        const characters = Array.from(text);
        const word = characters.slice(at % characters.length, (at % characters.length) + length).join("");
        fc.pre(/^\p{Script=Han}+$/u.test(word));
        writeDocument(
          store,
          documentOf([
            formOf({ project_name: "名", annual_goal: null, indicators: [indicatorOf({ level3: text, value_text: null })] }),
          ]),
          { replace: true },
        );
        expect(search(store, word).map(({ level3 }) => level3)).toContain(text);
      },
    ),
    { numRuns: 60 },
  );
  store.close();
});

test.each(["购书数量", "数量", "书"])("the SQL in the data dictionary finds %s", (word) => {
  const sql = /```sql\n([\s\S]*?)```/.exec(dictionaryMarkdown())?.[1]?.replace("'社会保险'", `'${word}'`);
  const rows = library()
    .db.prepare(sql ?? "")
    .all() as { level3: string }[];
  expect(rows.map(({ level3 }) => level3)).toContain("购书数量");
  expect(bigrams(word)).not.toBe("");
});
