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
  given.forEach((row, index) => insert([{ record_id: index + 1, key: null, row }]));
  const kept = store
    .statement(`SELECT ${columns.join(", ")} FROM forms ORDER BY record_id`)
    .raw()
    .all();
  expect(kept).toEqual(given);
  store.close();
});

test.each([0, 1, 7, 8, 9, 19])("%i rows of two records keep their order and get the keys they were given", (count) => {
  const store = openStore(":memory:");
  store.db.pragma("foreign_keys = OFF");
  const columns = columnsOf("indicators");
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const rows = numbers.map((seq) => {
    // A column in which only the last row says anything.
    const named: Readonly<Record<string, Cell>> = {
      seq,
      places: "{}",
      level3: `第${seq}项`,
      weight: seq === count ? "10" : null,
    };
    return columns.map((column) => named[column] ?? null);
  });
  const recordOf = (at: number) => (at < 5 ? 5 : 6);
  insertInto(store.statement, "indicators")(rows.map((row, at) => ({ record_id: recordOf(at), key: 999 - at, row })));
  const kept = store.statement("SELECT record_id, indicator_id, seq, level3, weight FROM indicators ORDER BY seq").raw().all();
  expect(kept).toEqual(numbers.map((seq) => [recordOf(seq - 1), 1000 - seq, seq, `第${seq}项`, seq === count ? "10" : null]));
  store.close();
});
