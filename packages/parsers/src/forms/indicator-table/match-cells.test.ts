import type { Place } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { cellsOver, columnEdges, extentOf } from "./column-edges.ts";
import { secondHeaderRow, type Column } from "./columns.ts";
import { matchCells } from "./match-cells.ts";
import { text, tableOf, rowsIn, rowAt } from "../drawn-rows.test-helper.ts";

describe("cells under headers", () => {
  const column = (field: Column["field"], from: number, to: number, edges: Column["edges"] = null): Column => ({
    field,
    horizon: null,
    header: text(field),
    range: [from, to],
    edges,
    known: true,
    repeats: null,
    set: null,
  });
  const columns = [column("level3", 0, 1), column("value", 1, 2), column("unit", 2, 3)];
  const matched = (row: readonly string[], own: readonly Column[] = columns) => {
    const { cells, left, uneven } = matchCells(tableOf([row]).cells, own, null);
    return [
      own.map(
        (one) =>
          cells
            .get(one)
            ?.map(({ text: words }) => words)
            .join("+") ?? null,
      ),
      left.map(({ text: words }) => words),
      uneven,
    ];
  };
  test.each<[string, readonly string[], unknown]>([
    ["one under each", ["甲", "5", "个"], [["甲", "5", "个"], [], false]],
    ["empty ones keep their column", ["甲", "_", "个"], [["甲", "", "个"], [], false]],
    ["a merged cell goes to the value", ["甲", "5个>2", ""], [["甲", "5个", null], [], false]],
    ["one merged over all", ["甲>3", "", ""], [[null, "甲", null], [], false]],
    ["beyond the header", ["甲", "5", "个", "余"], [["甲", "5", "个"], ["余"], true]],
  ])("%s", (_, row, expected) => expect(matched(row)).toEqual(expected));

  test("two cells in one column are uneven, unless one is empty", () => {
    const wide = [column("level3", 0, 1), column("value", 1, 3)];
    expect(matched(["甲", "5", "个"], wide)).toEqual([["甲", "5+个"], [], true]);
    expect(matched(["甲", "_", "个"], wide)).toEqual([["甲", "+个"], [], false]);
  });
  test("of three cells in one column only one may have a text", () => {
    const wide = [column("level3", 0, 1), column("value", 1, 4)];
    expect(matched(["甲", "_", "5", "_"], wide)[2]).toBe(false);
    expect(matched(["甲", "_", "5", "6"], wide)[2]).toBe(true);
  });
  test("what stands left of the header is left, and not uneven", () =>
    expect(matched(["侧", "甲", "5"], [column("level3", 1, 2), column("value", 2, 3)])).toEqual([["甲", "5"], ["侧"], false]));

  const at = (x: number): Place => ({ kind: "page", page: 1, box: { x0: x * 50, x1: x * 50 + 50, y0: 0, y1: 9 } });
  test("edges are measured from the cells' boxes", () => {
    expect(
      columnEdges(
        tableOf(
          [
            ["甲", "乙"],
            ["丙", "丁"],
          ],
          "kept",
          at,
        ),
      ),
    ).toEqual([0, 50, 100]);
    expect(columnEdges(tableOf([["甲", "乙"]], "lost", at))).toBeNull();
    expect(columnEdges(tableOf([["甲", "乙"]], "kept", () => ({ kind: "text", lines: [1, 1] })))).toBeNull();
    expect(columnEdges(tableOf([["甲", "乙"]], "kept", () => at(0)))).toBeNull();
    expect(columnEdges({ ...tableOf([["甲", "乙"]], "kept", at), evidence: "alignment" })).toBeNull();
    expect(
      columnEdges(
        tableOf(
          [
            ["甲>2", "", "乙"],
            ["丙>2", "", "丁"],
          ],
          "kept",
          at,
        ),
      ),
    ).toBeNull();
  });
  test("an extent is in points where edges are known", () => {
    expect(extentOf([1, 3], null)).toEqual([1, 3]);
    expect(extentOf([1, 2], [0, 50, 120])).toEqual([50, 120]);
  });
  test("cells over a row, each once, those from above too", () => {
    const table = tableOf([
      ["甲^2", "乙>2", ""],
      ["", "丙", "_"],
    ]);
    expect(cellsOver(table, 0).map(({ text: words }) => words)).toEqual(["甲", "乙"]);
    expect(cellsOver(table, 1).map(({ text: words }) => words)).toEqual(["甲", "丙", ""]);
  });
  test("a second row of headers stands under cells of one row, beside two of two", () => {
    const two = tableOf([
      ["名称^2", "指标值>2", "", "备注^2"],
      ["", "年度", "实施期", ""],
    ]);
    const [head, below] = rowsIn(two);
    expect(head !== undefined && secondHeaderRow(head, below) === below).toBe(true);
    const one = tableOf([
      ["名称^2", "指标值>2", "", "备注"],
      ["", "年度", "实施期", "无"],
    ]);
    expect(secondHeaderRow(rowAt(one, 0), rowAt(one, 1))).toBeUndefined();
    expect(secondHeaderRow(rowAt(two, 0), undefined)).toBeUndefined();
  });
});
