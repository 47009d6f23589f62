import { describe, expect, test } from "vitest";
import { exportRecords } from "../export/record-lines.ts";
import type { ExportFilter } from "./filter.ts";
import { flatTables, indicatorRows } from "./flat-table.ts";
import { documentOf, evaluationOf, formOf, indicatorOf } from "../testing/documents.ts";
import { writeDocument } from "../write.ts";
import { memoryStore } from "../testing/memory-store.ts";

test("indicators come flat, by file, form and position, with flags as text", () => {
  const store = memoryStore();
  const money = { ...indicatorOf().value!, number: "90071992547409.93", unit: "元", dimension: "money" as const };
  const second = formOf({
    project_name: "乙",
    flags: ["table_damaged"],
    indicators: [indicatorOf({ value: money, flags: ["ocr", "approximate"] })],
  });
  writeDocument(store, documentOf([formOf({ project_name: "甲" }), second], { name: "b.pdf" }));
  writeDocument(store, documentOf([formOf({ project_name: "丙" })], { name: "a.pdf", sha256: "a".repeat(64) }));

  const { columns: described, rows } = indicatorRows(store);
  const columns = described.map(({ name }) => name);
  const table = [...rows].map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
  expect(columns).toEqual(expect.arrayContaining(["source_file", "region", "level3", "comparator", "number", "unit", "flags"]));
  expect(columns).not.toContain("indicator_id");
  expect(table.map(({ project_name }) => project_name)).toEqual(["丙", "甲", "乙"]);
  expect(table[2]).toMatchObject({
    number: "90071992547409.93",
    number_fen: "9007199254740993",
    flags: "ocr approximate",
    form_flags: "table_damaged",
  });
  expect(table[0]).toMatchObject({ number: "350000", number_fen: null, flags: "", comparator: ">=" });
});

test("the Chinese views say the same in Chinese", () => {
  const store = memoryStore();
  writeDocument(
    store,
    documentOf([formOf({ indicators: [indicatorOf({ flags: ["ocr", "approximate"], level2_source: "inferred" })] })]),
  );
  expect(
    store.db.prepare("SELECT 三级指标, 一级指标来源, 二级指标来源, 值类型, 量纲, 数值, 数值_原文, 存疑 FROM 指标").raw().all(),
  ).toEqual([["寄发通知书数量", "原文", "推断", "数量", "数量", 350000, "350000", "光学识别所得；约数"]]);
  expect(
    store.db.prepare("SELECT 年度资金总额, 年度资金总额_原文, 年度资金总额_分, 指标数, 存疑指标数, 存疑 FROM 项目").raw().all(),
  ).toEqual([[34094740, "34094740.00", 3409474000, 1, 1, ""]]);
});

test("every place can be queried", () => {
  const store = memoryStore();
  const box = { x0: 1.5, y0: 2, x1: 3, y1: 4 };
  const places = {
    level3: [{ kind: "page" as const, page: 3, box }],
    value_raw: [{ kind: "word" as const, table: 1, row: 2, column: 3 }],
    weight: [{ kind: "sheet" as const, sheet: "目标表", cell: "E4:E5" }],
  };
  writeDocument(store, documentOf([formOf({ indicators: [indicatorOf({ places })] })]));
  const columns =
    "part, seq, field, position, kind, first_line, last_line, table_number, row_number, column_number, page, x0, y1, sheet, cell";
  expect(store.db.prepare(`SELECT ${columns} FROM cell_places ORDER BY part DESC, field`).raw().all()).toEqual([
    ["record", 0, "project_name", 1, "text", 3, 3, null, null, null, null, null, null, null, null],
    ["indicators", 1, "level3", 1, "page", null, null, null, null, null, 3, 1.5, 4, null, null],
    ["indicators", 1, "value_raw", 1, "word", null, null, 1, 2, 3, null, null, null, null, null],
    ["indicators", 1, "weight", 1, "sheet", null, null, null, null, null, null, null, null, "目标表", "E4:E5"],
  ]);
});

describe("filters", () => {
  const store = memoryStore();
  const doubtful = indicatorOf({ seq: 2, flags: ["approximate"], evidence: [{ flag: "approximate", field: null, note: "约" }] });
  const forms = [
    formOf({
      project_name: "甲",
      region: "上海市",
      fiscal_year: 2024,
      department: "市体育局",
      indicators: [indicatorOf(), doubtful],
    }),
    formOf({ project_name: "乙", region: "天津市", fiscal_year: 2025, department: "体育'局%", flags: ["region_inferred"] }),
    evaluationOf(formOf({ project_name: "丙", region: "上海市", fiscal_year: 2025, department: null }), "完成"),
  ];
  writeDocument(store, documentOf(forms));
  const written = store.db.prepare("SELECT imported_at FROM documents").pluck().get() as string;

  const cases: readonly [string, ExportFilter, readonly string[], number][] = [
    ["nothing", {}, ["甲", "乙", "丙"], 3],
    ["a region", { region: "上海市" }, ["甲", "丙"], 2],
    ["a year", { year: 2025 }, ["乙", "丙"], 1],
    ["a part of a department", { department: "体育" }, ["甲", "乙"], 3],
    ["a department with signs of SQL", { department: "'局%" }, ["乙"], 1],
    ["no wildcard", { department: "市%局" }, [], 0],
    ["a kind", { kind: "performance_self_evaluation" }, ["丙"], 0],
    ["since it was written", { since: written }, ["甲", "乙", "丙"], 3],
    ["since later", { since: "9999-01-01T00:00:00.000Z" }, [], 0],
    ["with flags", { flags: "any" }, ["甲", "乙"], 2],
    ["without flags", { flags: "none" }, ["丙"], 1],
    ["one flag", { flags: ["approximate"] }, ["甲"], 1],
    ["one of two flags", { flags: ["approximate", "region_inferred"], year: 2025 }, ["乙"], 1],
    ["no such flag", { flags: ["ocr"] }, [], 0],
  ];
  test.each(cases)("%s", (_, filter, names, indicators) => {
    expect([...exportRecords(store, filter)].map(({ project_name }) => project_name)).toEqual(names);
    expect([...indicatorRows(store, filter).rows]).toHaveLength(indicators);
  });

  test("tables are those of the kind, with names and meanings in both languages", () => {
    const tables = flatTables(store, { kind: "performance_self_evaluation" });
    expect(tables.map(({ name, label }) => [name, label])).toEqual([
      ["self_evaluations", "自评表"],
      ["results", "自评指标"],
      ["execution", "自评资金"],
    ]);
    for (const { columns } of flatTables(store)) {
      expect(new Set(columns.map(({ label }) => label)).size).toBe(columns.length);
      for (const { label, en, zh } of columns) expect([label, en, zh].every((text) => text.trim() !== "")).toBe(true);
    }
  });
});
