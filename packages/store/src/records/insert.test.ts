import { expect, test } from "vitest";
import { columnsOf } from "../schema/record-tables.ts";
import { openStore } from "../store.ts";
import { insertInto } from "./insert.ts";
import type { Cell } from "./rows.ts";

test("rows are kept as they are, whichever columns the rows before them had", () => {
  const store = openStore(":memory:");
  store.db.pragma("foreign_keys = OFF");
  const columns = columnsOf("forms");
  const rows = [{ project_name: "甲" }, {}, { purpose: "乙", annual_total: "1.50" }, { project_name: "" }, { fiscal_year: 0 }];
  const insert = insertInto(store.statement, "forms");
  const given = rows.map((row) => {
    const cells = new Map<string, Cell>(Object.entries(row));
    return columns.map((column) => cells.get(column) ?? null);
  });
  given.forEach((row, index) => insert(index + 1, row));
  const kept = store
    .statement(`SELECT ${columns.join(", ")} FROM forms ORDER BY record_id`)
    .raw()
    .all();
  expect(kept).toEqual(given);
  store.close();
});
