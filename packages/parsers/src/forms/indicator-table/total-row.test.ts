import { describe, expect, test } from "vitest";
import type { Table } from "../../table.ts";
import type { Column } from "./columns.ts";
import { isTotalRow, totalOf } from "./total-row.ts";
import { text, tableOf, rowAt } from "../drawn-rows.test-helper.ts";

describe("the row of totals", () => {
  const isTotal = (...row: string[]): boolean => isTotalRow(rowAt(tableOf([row]), 0));
  test.each([
    [["总分", "100", "97.84"], true],
    [["绩效指标", "合计", "100分", "—"], true],
    [["总分：", "100"], true],
    [["总分", "优"], false],
    [["100", "总分"], false],
    [["小计", "100"], false],
    [["绩效指标"], false],
  ])("%j: %s", (row, is) => expect(isTotal(...row)).toBe(is));

  const column = (field: Column["field"], from: number): Column => ({
    field,
    horizon: null,
    header: text(field),
    range: [from, from + 1],
    edges: null,
    known: true,
    repeats: null,
    set: null,
  });
  const total = (row: string[], merges: Table["merges"], ...columns: Column[]) => {
    const found = totalOf(rowAt(tableOf([row], merges), 0), columns);
    return [found?.weight?.text ?? null, found?.score?.text ?? null];
  };
  const [weight, score] = [column("weight", 1), column("score", 2)];
  test.each([
    [["总分", "100", "97.84"], "kept", [weight, score], ["100", "97.84"]],
    [["总分", "_", "97.84"], "kept", [weight, score], [null, "97.84"]],
    [["总分", "100", "97.84"], "lost", [weight, score], ["100", "97.84"]],
    [["总分", "", "100", "97.84分"], "lost", [column("weight", 3), column("score", 2)], ["97.84分", "100"]],
    [["总分", "100"], "lost", [weight, score], [null, null]],
    [["总分", "100", "97.84"], "lost", [score], [null, null]],
  ] as const)("%j of a table with merges %s", (row, merges, columns, expected) =>
    expect(total([...row], merges, ...columns)).toEqual(expected),
  );
});
