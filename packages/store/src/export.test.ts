import { expect, test } from "vitest";
import { indicatorRows } from "./export.ts";
import { openStore } from "./store.ts";
import { documentOf, formOf, indicatorOf } from "./testing/documents.ts";
import { writeDocument } from "./write.ts";

test("indicators come flat, by file, form and position, with flags as text", () => {
  const store = openStore(":memory:");
  const money = { ...indicatorOf().value!, number: "90071992547409.93", unit: "元", dimension: "money" as const };
  const second = formOf({
    project_name: "乙",
    flags: ["table_damaged"],
    indicators: [indicatorOf({ value: money, flags: ["ocr", "approximate"] })],
  });
  writeDocument(store, documentOf([formOf({ project_name: "甲" }), second], { name: "b.pdf" }));
  writeDocument(store, documentOf([formOf({ project_name: "丙" })], { name: "a.pdf", sha256: "a".repeat(64) }));

  const { columns, rows } = indicatorRows(store);
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
  const store = openStore(":memory:");
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
  const store = openStore(":memory:");
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
