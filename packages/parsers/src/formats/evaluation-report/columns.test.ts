import { describe, expect, test } from "vitest";
import type { FlatRow } from "../../flat-rows.ts";
import type { Cell } from "../../table.ts";
import { alignRow, bare, isDash, isFigure, type CellKind, type Column } from "./columns.ts";
import { tableOf, rowsIn } from "./report-tables.test-helper.ts";

describe("cells", () => {
  const cell = (text: string): Cell => ({ row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, places: [] });
  test("bare", () => expect(bare(cell(" **预 算**<br/>数\u3000"))).toBe("预算数"));
  test.each([
    ["1,200.5", true],
    ["95%", true],
    ["8分", true],
    ["12万元", true],
    ["—", true],
    ["--", true],
    ["12个", false],
    ["完成", false],
    ["", false],
  ])("%s is a figure: %s", (text, is) => expect(isFigure(text)).toBe(is));
  test.each([
    ["—", true],
    ["-/", true],
    ["", false],
    ["-5", false],
  ])("%s is a dash: %s", (text, is) => expect(isDash(text)).toBe(is));

  const columns: readonly Column[] = [
    { name: "项目", first: 0, last: 0 },
    { name: "预算", first: 1, last: 1 },
    { name: "执行率", first: 2, last: 2 },
  ];
  const kinds: readonly CellKind[] = ["label", "amount", "share"];
  const aligned = (row: readonly string[]) => {
    const [first] = rowsIn(tableOf([row]));
    const { cells, fit } = alignRow(first as FlatRow, columns, kinds);
    return [fit, ...columns.map((_, i) => cells.get(i)?.text ?? null)];
  };
  test.each([
    [
      ["养护", "12", "95%"],
      ["in place", "养护", "12", "95%"],
    ],
    [
      ["养护", "—", "—"],
      ["in place", "养护", "—", "—"],
    ],
    [
      ["", "养护", "12", "95%"],
      ["shifted", "养护", "12", "95%"],
    ],
    [
      ["", "", "养护", "12", "95%"],
      ["shifted", "养护", "12", "95%"],
    ],
    [
      ["", "", "", "养护", "12", "95%"],
      ["shifted", "养护", "12", "95%"],
    ],
    [
      ["", "", "", "", "养护", "12", "95%"],
      ["shifted", "养护", "12", "95%"],
    ],
    [
      ["12", "95%"],
      ["shifted", null, "12", "95%"],
    ],
    [
      ["养护", "", "12", "", "95%"],
      ["shifted", "养护", "12", "95%"],
    ],
    [
      ["养护", "95%", "12"],
      ["unclear", "养护", null, null],
    ],
    [
      ["养护", "甲", "95%"],
      ["unclear", "养护", null, "95%"],
    ],
  ])("%j", (row, expected) => expect(aligned(row)).toEqual(expected));

  test.each([
    ["≥6个", "quantity", true],
    ["不少于 6个", "quantity", true],
    ["约6", "quantity", true],
    ["按时", "quantity", false],
    ["12", "share", false],
    ["—", "share", true],
    ["95%", "amount", false],
    ["12", "label", false],
    ["12", "any", true],
  ] as const)("%s under a column of %s: %s", (text, kind, fits) => {
    const [row] = rowsIn(tableOf([[text]]));
    expect(alignRow(row as FlatRow, [{ name: "x", first: 0, last: 0 }], [kind]).fit === "in place").toBe(fits);
  });

  test("merged cells say where they belong", () => {
    const [row] = rowsIn(tableOf([["养护>2", "", "95%"]], "kept"));
    const { cells, fit } = alignRow(row as FlatRow, columns, kinds);
    expect([fit, cells.get(0)?.text, cells.get(1)?.text, cells.get(2)?.text]).toEqual(["in place", "养护", "养护", "95%"]);
  });
});
