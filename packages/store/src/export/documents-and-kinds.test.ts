import { describe, expect, test } from "vitest";
import { documentOf, evaluationOf, formOf } from "../testing/documents.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { writeDocument } from "../write.ts";
import { documentPages } from "./document-pages.ts";
import { documentTable } from "./document-table.ts";
import { flatTables, rowTable } from "./flat-table.ts";

const sha = (digit: string): string => digit.repeat(64);
const store = memoryStore();
for (const [digit, name] of [
  ["3", "b.pdf"],
  ["1", "b.pdf"],
  ["2", "a.pdf"],
] as const) {
  const records = digit === "2" ? [evaluationOf(formOf(), "x"), formOf()] : [formOf({ department: `${digit}局` }), formOf()];
  const document = documentOf(records, { sha256: sha(digit), name });
  writeDocument(store, { ...document, sighting: { location: `/in/${digit}`, seen_at: `2026-01-0${digit}T00:00:00.000Z` } });
}
writeDocument(store, documentOf([], { sha256: sha("4"), name: "c.pdf" }));

describe("documents that records come from", () => {
  test("by name and hash, in pages, those without records left out", () => {
    expect([...documentPages(store, {}, 2)]).toEqual([[sha("2"), sha("1")], [sha("3")]]);
    expect([...documentPages(store, {}, 3)]).toEqual([[sha("2"), sha("1"), sha("3")]]);
    expect([...documentPages(store, { department: "3局" }, 5)]).toEqual([[sha("3")]]);
    expect([...documentPages(store, { kind: "performance_self_evaluation" }, 5)]).toEqual([[sha("2")]]);
    expect([...documentPages(store, { year: 1999 }, 5)]).toEqual([]);
  });

  test("as a table: each column with its meaning, each document with where it was seen first", () => {
    store.db
      .exec(`INSERT INTO document_sightings VALUES ('${sha("1")}', '/in/0', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'),
      ('${sha("3")}', '/in/later', '2027-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z')`);
    const { name, label, columns, rows } = documentTable(store);
    expect([name, label, columns.map((column) => column.name)]).toEqual([
      "documents",
      "文件",
      ["name", "sha256", "location", "size", "media_type", "page_count", "parser_version", "imported_at"],
    ]);
    expect(columns.filter(({ en, zh }) => en === "" || zh === "")).toEqual([]);
    expect(columns.find((column) => column.name === "location")?.en).toMatch(/path|URL/i);
    expect([...rows].map((row) => row.slice(0, 4))).toEqual([
      ["a.pdf", sha("2"), "/in/2", 1234],
      ["b.pdf", sha("1"), "/in/0", 1234],
      ["b.pdf", sha("3"), "/in/3", 1234],
    ]);
    expect([...documentTable(store, { department: "1局" }).rows].map(([, sha256]) => sha256)).toEqual([sha("1")]);
  });
});

test("tables by kind; rows in the order of file, record and position", () => {
  const names = (filter = {}) => flatTables(store, filter).map((table) => table.name);
  expect(names({ kind: "performance_objective_form" }).toSorted()).toEqual(["forms", "indicators"]);
  expect(names().length).toBeGreaterThan(4);
  const tables = new Map(flatTables(store, { kind: "performance_objective_form", all: true }).map((one) => [one.name, one]));
  const [indicators, forms] = [tables.get("indicators"), tables.get("forms")];
  const rows = [...(forms?.rows ?? [])];
  const cells = (at: number) => rows.map((row) => row[at]);
  const position = forms?.columns.findIndex(({ name }) => name === "seq") ?? -1;
  const file = forms?.columns.findIndex(({ name }) => name === "source_file") ?? -1;
  expect([cells(position), cells(file)]).toEqual([
    [2, 1, 2, 1, 2],
    ["a.pdf", "b.pdf", "b.pdf", "b.pdf", "b.pdf"],
  ]);
  expect([...(indicators?.rows ?? [])]).toHaveLength(5);
  expect(rowTable(store, "performance_self_evaluation").name).not.toBe(indicators?.name);
});
