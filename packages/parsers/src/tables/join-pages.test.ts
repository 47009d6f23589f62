import { describe, expect, test } from "vitest";
import { vocabularyOf } from "../vocabulary/vocabulary.ts";
import { continuesTable } from "./join-pages.ts";
import type { PageTable } from "./page-table.ts";

const vocabulary = vocabularyOf([]);

function table(page: number, xs: readonly number[], first = "产出指标"): PageTable {
  const cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: first, places: [], flags: [] };
  return { page, xs, ys: [100, 120], cells: [cell], openTop: false, openBottom: false, evidence: "rulings", flags: [] };
}

describe("a table on the next page goes on with the one above", () => {
  const above = table(3, [50, 200, 500]);
  test.each<[string, PageTable, boolean]>([
    ["the same edges", table(4, [50, 300, 500]), true],
    ["edges moved by no more than eight points", table(4, [58, 200, 492]), true],
    ["the left edge by more", table(4, [58.5, 200, 500]), false],
    ["the right edge by more", table(4, [50, 200, 491.5]), false],
    ["the right edge by more, outwards", table(4, [50, 200, 509]), false],
    ["on the same page", table(3, [50, 200, 500]), false],
    ["two pages on", table(5, [50, 200, 500]), false],
    ["a form of its own", table(4, [50, 200, 500], "项目名称"), false],
  ])("%s: %s", (_, next, expected) => expect(continuesTable(above, next, vocabulary)).toBe(expected));
});
