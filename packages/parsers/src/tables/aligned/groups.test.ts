import { describe, expect, test } from "vitest";
import { groupRows, type RowExtent } from "./groups.ts";
import type { AlignedLabel } from "./labels.ts";

const HEIGHT = 20;

/** Rows of one height, from 0 on each page. */
function rowsOn(...pages: readonly number[]): readonly RowExtent[] {
  return pages.flatMap((count, p) =>
    Array.from({ length: count }, (_, i) => {
      return { page: p + 1, top: i * HEIGHT, bottom: (i + 1) * HEIGHT, firstLine: (i + 0.5) * HEIGHT };
    }),
  );
}

function label(text: string, middle: number, page = 1): AlignedLabel {
  return { text, lines: [], page, top: middle, middle, cutTo: null, margin: Infinity };
}

function read(rows: readonly RowExtent[], labels: readonly AlignedLabel[]) {
  const { groups, rivals } = groupRows({ rows, labels, extra: () => 0, begin: () => 0 });
  return {
    groups: groups.map(({ label, start, end }) => `${label?.text ?? "-"} ${start}-${end}`),
    sure: rivals.every(({ margin }) => margin >= 2),
  };
}

describe("labels in the middle of their rows", () => {
  test.each<[string, readonly RowExtent[], readonly AlignedLabel[], readonly string[]]>([
    ["of two and three rows", rowsOn(5), [label("a", 20), label("b", 70)], ["a 0-2", "b 2-5"]],
    ["one a row", rowsOn(2), [label("a", 10), label("b", 30)], ["a 0-1", "b 1-2"]],
    ["cut by a page, in the middle of the first part", rowsOn(4, 2), [label("a", 20), label("b", 60)], ["a 0-2", "b 2-6"]],
    ["cut by a page, beside the first row", rowsOn(4, 2), [label("a", 20), label("b", 50)], ["a 0-2", "b 2-6"]],
    [
      "beside the first of their rows, each",
      rowsOn(8),
      [label("a", 10), label("b", 70), label("c", 130)],
      ["a 0-3", "b 3-6", "c 6-8"],
    ],
  ])("%s", (_, rows, labels, groups) => expect(read(rows, labels)).toEqual({ groups, sure: true }));
});

describe("what could be read otherwise has no margin", () => {
  test("a row at the top of a page goes on with the label above, or begins the one below", () => {
    // b stands between the middle of all three rows of its page and that of the last two
    expect(read(rowsOn(2, 3), [label("a", 20), label("b", 35, 2)]).sure).toBe(false);
  });
  test("labels that explain no cutting of the rows leave them without", () => {
    expect(read(rowsOn(1), [label("a", 10), label("b", 10)]).groups).toEqual(["- 0-1"]);
  });
});
