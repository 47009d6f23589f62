import { describe, expect, test } from "vitest";
import type { Table } from "../../table.ts";
import { columnsOf, headerHeight } from "./header-rows.ts";
import { tableOf, rowsIn } from "./report-tables.test-helper.ts";

describe("headers", () => {
  const names = (table: Table, height: number): string[] =>
    columnsOf(rowsIn(table).slice(0, height), table).map(({ name, first, last }) => `${name} ${first}-${last}`);

  test("one row of a dump", () => {
    const table = tableOf([
      ["项目", "预算数", "", "执行率"],
      ["养护", "1", "", "2%"],
    ]);
    expect(headerHeight(rowsIn(table), 0)).toBe(1);
    expect(names(table, 1)).toEqual(["项目 0-0", "预算数 1-1", "执行率 3-3"]);
  });

  test("two rows of a dump, groups as wide as names repeat", () => {
    const table = tableOf([
      ["项目", "2021年", "2022年"],
      ["", "预算数", "执行数", "预算数", "执行数"],
    ]);
    expect(headerHeight(rowsIn(table), 0)).toBe(2);
    expect(names(table, 2)).toEqual(["项目 0-0", "2021年预算数 1-1", "2021年执行数 2-2", "2022年预算数 3-3", "2022年执行数 4-4"]);
  });

  test("a group without names below keeps its own", () => {
    const table = tableOf([
      ["项目", "预算", "备注说明"],
      ["", "年初", "", "", ""],
    ]);
    expect(names(table, 2)).toEqual(["项目 0-0", "预算年初 1-1", "备注说明 2-2"]);
  });

  test("a second row that says more than parts of a figure is none", () => {
    const table = tableOf([
      ["项目", "预算"],
      ["养护", "1"],
    ]);
    expect(headerHeight(rowsIn(table), 0)).toBe(1);
    expect(headerHeight(rowsIn(table), 1)).toBe(1);
  });

  test("merged cells: as high as the tallest, a column for each run of the same cells", () => {
    const table = tableOf(
      [
        ["项目^2", "预算>2", "", "备注^2"],
        ["", "年初", "调整", ""],
      ],
      "kept",
    );
    expect(headerHeight(rowsIn(table), 0)).toBe(2);
    expect(names(table, 2)).toEqual(["项目 0-0", "预算年初 1-1", "预算调整 2-2", "备注 3-3"]);
  });
});
