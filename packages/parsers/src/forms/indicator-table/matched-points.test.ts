import { expect, test } from "vitest";
import type { Cell } from "../../table.ts";
import { tableOf, text } from "../drawn-rows.test-helper.ts";
import type { Edges } from "./column-edges.ts";
import type { Column } from "./columns.ts";
import { matchCells } from "./match-cells.ts";

/** Columns of names, values and units: of the header's grid, and of its edges in points where they are known. */
function columnsWith(
  edges: Edges,
  ranges: readonly (readonly [number, number])[] = [
    [0, 1],
    [1, 2],
    [2, 3],
  ],
): readonly Column[] {
  return ranges.map((range, i) => ({
    field: (["level3", "value", "unit"] as const)[i] ?? "extra",
    horizon: null,
    header: text(String(i)),
    range,
    edges,
    known: true,
    repeats: null,
    set: null,
  }));
}
const textsOf = (cells: readonly Cell[]): readonly string[] =>
  cells.toSorted((a, b) => a.column - b.column).flatMap(({ text: words }) => (words === "" ? [] : [words]));

/** The texts in each column, those in none, and whether the row is uneven. */
function matched(row: readonly string[], columns: readonly Column[], grid: Edges): string {
  const { cells, left, uneven } = matchCells(tableOf([row]).cells, columns, grid);
  const own = columns.map((column) => textsOf(cells.get(column) ?? []).join("+"));
  return [own.join("|"), ...left.map((cell) => `left ${cell.text}`), ...(uneven ? ["uneven"] : [])].join("; ");
}

const HEAD: Edges = [0, 50, 100, 150];
test.each<[string, readonly string[], Edges, Edges, string]>([
  ["a grid with one column more, in points", ["甲", "_", "5", "个"], [0, 50, 60, 100, 150], HEAD, "甲|5|个"],
  [
    "the same where the header's points are not known",
    ["甲", "_", "5", "个"],
    [0, 50, 60, 100, 150],
    null,
    "甲||5; left 个; uneven",
  ],
  ["the same where the row's are not", ["甲", "_", "5", "个"], null, HEAD, "甲||5; left 个; uneven"],
  ["an edge a hair off", ["甲", "5", "个"], [0, 51, 100, 150], HEAD, "甲|5|个"],
  ["a cell that reaches a little under the next header does not go there", ["甲", "", "个"], [0, 50.9, 100, 150], HEAD, "甲||个"],
  [
    "one that reaches further under an empty place does, as far as the order allows",
    ["甲>2", "", "个"],
    [0, 50, 100, 150],
    HEAD,
    "|甲|个",
  ],
  ["narrower than its column", ["甲", "5", "个"], [0, 10, 90, 150], HEAD, "甲|5|个"],
])("%s", (_, row, grid, edges, expected) => expect(matched(row, columnsWith(edges), grid)).toBe(expected));

test("columns in any order", () => {
  const [name, value, unit] = columnsWith(null);
  if (name === undefined || value === undefined || unit === undefined) throw new Error("three columns");
  expect(matched(["甲", "5", "个"], [unit, name, value], null)).toBe("个|甲|5");
});

test("of columns that a merged cell covers alike the value has it, wherever it stands", () => {
  const [name, value, unit] = columnsWith(null);
  if (name === undefined || value === undefined || unit === undefined) throw new Error("three columns");
  expect(matched(["甲", "5个>2", ""], [name, value, unit], null)).toBe("甲|5个|");
  expect(matched(["甲", "5个>2", ""], [name, { ...value, field: "unit" }, { ...unit, field: "value" }], null)).toBe("甲||5个");
});

test("a second cell goes to the column that covers half of it, not to one that covers less", () => {
  const grid: Edges = [0, 50, 90, 110, 150];
  expect(matched(["甲", "5", "余", "个"], columnsWith(HEAD), grid)).toBe("甲|5+余|个; uneven");
  expect(matched(["甲", "5", "余", "个"], columnsWith([0, 50, 99, 150]), [0, 50, 90, 109, 150])).toBe("甲|5|余+个; uneven");
});

test("what stands left of the first column is no doubt, what stands in it or behind is", () => {
  const columns = columnsWith(null, [
    [2, 3],
    [3, 4],
  ]);
  expect(matched(["侧", "二", "甲", "5"], columns, null)).toBe("甲|5; left 侧; left 二");
  expect(matched(["_", " ", "甲", "5", "余"], columns, null)).toBe("甲|5; left 余; uneven");
});

test("no columns, no cells", () => {
  expect(matched(["甲"], [], null)).toBe("; left 甲; uneven");
  expect(matched([], columnsWith(null), null)).toBe("||");
});
