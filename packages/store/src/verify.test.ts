import * as fc from "fast-check";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readRecords } from "./read.ts";
import { repairStore } from "./repair.ts";
import { search } from "./search/search.ts";
import { type Store, openStore } from "./store.ts";
import { documentOf, formOf, indicatorOf, temporaryFolder } from "./testing/documents.ts";
import { verifyStore } from "./verify.ts";
import { writeDocument } from "./write.ts";

const shaOf = (index: number): string => index.toString(16).repeat(64).slice(0, 64);

const flagged = indicatorOf({
  level3: "单价",
  value: { ...indicatorOf().value!, parts: [{ ...indicatorOf().value!, type: "quantity", parts: null, text: "≥3万元" }] },
  flags: ["approximate"],
  evidence: [{ flag: "approximate", field: "value", note: "约" }],
});

const documents = Array.from({ length: 8 }, (_, index) =>
  documentOf([formOf({ project_name: `项目${index}`, indicators: [indicatorOf(), flagged] })], {
    sha256: shaOf(index),
    name: `${index}.pdf`,
  }),
);

function filled(path: string): Store {
  const store = openStore(path);
  for (const document of documents) writeDocument(store, document);
  return store;
}

test("a sound database has no problems", () => expect(verifyStore(filled(":memory:"))).toEqual([]));

describe("what was changed behind our back is named", () => {
  test.each([
    "UPDATE indicators SET number = '350001' WHERE rowid = 5",
    "UPDATE indicators SET places = replace(places, '12', '13') WHERE rowid = 5",
    "UPDATE forms SET annual_total = NULL WHERE record_id = 3",
    "UPDATE documents SET name = '别的' WHERE name = '2.pdf'",
    "UPDATE documents SET parser_version = '0' WHERE name = '2.pdf'",
    "UPDATE documents SET records_hash = 'x' WHERE name = '2.pdf'",
    "UPDATE records SET seq = 2 WHERE record_id = 3",
    "UPDATE flags SET flag = 'ocr' WHERE record_id = 3",
    "UPDATE evidence SET note = 'x' WHERE record_id = 3",
    "UPDATE indicator_parts SET text = 'x' WHERE record_id = 3",
    "DELETE FROM indicators WHERE rowid = 6",
    "DELETE FROM forms WHERE record_id = 3",
    "DELETE FROM records WHERE record_id = 3",
  ])("%s", (sql) => {
    const store = filled(":memory:");
    store.db.exec(sql);
    const named = verifyStore(store).flatMap((problem) => (problem.kind === "records_altered" ? [problem.sha256] : []));
    expect(named).toEqual([shaOf(2)]);
  });

  test("rows without a parent, and records that moved to an unknown document", () => {
    const store = filled(":memory:");
    store.db.pragma("foreign_keys = OFF");
    store.db.exec(`UPDATE records SET sha256 = '${"e".repeat(64)}' WHERE record_id = 3`);
    expect(verifyStore(store)).toEqual([
      { kind: "orphan", table: "records", detail: "row 3 has no parent in documents" },
      expect.objectContaining({ kind: "records_altered", sha256: shaOf(2), name: "2.pdf" }),
      { kind: "records_altered", sha256: "e".repeat(64), name: null, detail: "records without their document" },
    ]);
  });

  test("a table that cannot be read is told, and the documents that others name", () => {
    const store = filled(":memory:");
    store.db.pragma("foreign_keys = OFF");
    store.db.exec("ALTER TABLE documents RENAME TO elsewhere");
    const problems = verifyStore(store);
    expect(problems).toContainEqual({ kind: "structure", detail: "no such table: documents" });
    expect(problems).toContainEqual(expect.objectContaining({ kind: "records_altered", sha256: shaOf(2) }));
  });

  test("a full-text index that lost a row", () => {
    const store = filled(":memory:");
    store.db.exec("INSERT INTO records_fts (records_fts) VALUES ('delete-all')");
    expect(verifyStore(store)).toEqual([{ kind: "search_index", detail: "records_fts has 0 rows, records 8" }]);
    repairStore(store);
    expect(verifyStore(store)).toEqual([]);
    expect(search(store, "项目3")).toHaveLength(1);
  });
});

test("repair and reading the named documents again make a database sound", () => {
  const store = filled(":memory:");
  store.db.pragma("foreign_keys = OFF");
  store.db
    .exec(`UPDATE records SET sha256 = '${"e".repeat(64)}' WHERE record_id = 3; UPDATE flags SET record_id = 99 WHERE record_id = 4;
    UPDATE indicators SET level3 = 'x' WHERE record_id = 5; DELETE FROM documents WHERE name = '6.pdf'`);
  store.db.pragma("foreign_keys = ON");
  const named = new Set(verifyStore(store).map((problem) => ("sha256" in problem ? problem.sha256 : "")));
  repairStore(store);
  for (const document of documents) if (named.has(document.source.sha256)) writeDocument(store, document, { replace: true });
  expect(verifyStore(store)).toEqual([]);
  expect([...readRecords(store)]).toEqual(documents.flatMap(({ records }) => records));
  expect(search(store, "通知书")).toHaveLength(documents.length);
});

test("every single bit that changes what is read is found, and names its document", () => {
  using folder = temporaryFolder();
  const path = folder.file("a.db");
  filled(path).close();
  const sound = readFileSync(path);
  const expected = new Map(documents.map(({ source, records }) => [source.sha256, JSON.stringify(records)]));
  fc.assert(
    fc.property(fc.nat(sound.length * 8 - 1), (bit) => {
      const bytes = Buffer.from(sound);
      bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const broken = folder.file("broken.db");
      writeFileSync(broken, bytes);
      const first = examine(broken, expected);
      // What a damaged index hides or misreads is altered in no table: it reads as written once the index is made anew.
      const [problems, altered] =
        first[0]?.some(({ kind }) => kind === "structure") === true ? afterRepair(broken, expected) : first;
      if (problems === null) return;
      const named = new Set(problems.flatMap((problem) => ("sha256" in problem ? [problem.sha256] : [])));
      for (const sha256 of altered) expect(named).toContain(sha256);
    }),
    { numRuns: process.env["JIXIAO_SWEEP"] === "all" ? 1000 : 70 },
  );
});

type Examined = readonly [problems: ReturnType<typeof verifyStore> | null, altered: readonly string[]];

/** Problems found, and the documents whose records read otherwise than written; null where the file does not open. */
function examine(path: string, expected: ReadonlyMap<string, string>): Examined {
  let store: Store;
  try {
    store = openStore(path, { readonly: true });
  } catch {
    return [null, []];
  }
  try {
    const altered = [...expected].filter(([sha256, records]) => readOrNull(store, sha256) !== records).map(([sha256]) => sha256);
    return [verifyStore(store), altered];
  } finally {
    store.close();
  }
}

/** The same after a repair; null where the file as a whole is damaged, so that it must be made anew from the archive. */
function afterRepair(path: string, expected: ReadonlyMap<string, string>): Examined {
  try {
    const store = openStore(path);
    try {
      repairStore(store);
    } finally {
      store.close();
    }
  } catch {
    return [null, []];
  }
  return examine(path, expected);
}

function readOrNull(store: Store, sha256: string): string | null {
  const written = documents.find(({ source }) => source.sha256 === sha256);
  try {
    const read = [...readRecords(store, { sha256 })];
    expect(read).toEqual(written?.records);
    return JSON.stringify(written?.records);
  } catch {
    return null;
  }
}
