import { describe, expect, test } from "vitest";
import { edgesBetween } from "./head.ts";
import { groupRows, type GroupInput, type RowExtent } from "./groups.ts";
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

function label(text: string, middle: number, page = 1, cutTo: number | null = null): AlignedLabel {
  return { text, lines: [], page, top: middle, middle, cutTo, margin: Infinity };
}

const round = (value: number): number => Number(value.toFixed(3));

/** Groups with their cost, then for each row the next label and how much dearer it is. */
function read(rows: readonly RowExtent[], labels: readonly AlignedLabel[], own: Partial<GroupInput> = {}): readonly string[] {
  const { groups, rivals, cost } = groupRows({ rows, labels, extra: () => 0, begin: () => 0, ...own });
  const shown = groups.map(({ label, start, end }) => `${label?.text ?? "-"} ${start}-${end}`);
  return [`${shown.join(" ")} = ${round(cost)}`, ...rivals.map(({ margin, text }) => `${text ?? "-"} +${round(margin)}`)];
}

describe("what groups cost, and what stands next to them", () => {
  test.each<[string, readonly RowExtent[], readonly AlignedLabel[], readonly string[]]>([
    ["no labels", rowsOn(2), [], ["- 0-2 = 5", "- +Infinity", "- +Infinity"]],
    ["one label in the middle", rowsOn(3), [label("a", 30)], ["a 0-3 = 0", "- +5", "- +17", "- +10"]],
    ["one label a little off", rowsOn(3), [label("a", 33)], ["a 0-3 = 0.5", "- +5", "- +16.5", "- +10"]],
    ["one beside the first row", rowsOn(3), [label("a", 10)], ["a 0-3 = 0", "- +17", "- +5", "- +5"]],
    [
      "two in the middle of theirs",
      rowsOn(5),
      [label("a", 20), label("b", 70)],
      ["a 0-2 b 2-5 = 0", "- +10.556", "- +10.556", "a +5.556", "- +17", "- +10"],
    ],
    [
      "rows without a label in front",
      rowsOn(4),
      [label("b", 60)],
      ["- 0-2 b 2-4 = 5", "b +7", "b +5.556", "- +5.556", "- +10.556"],
    ],
    [
      "rows without a label behind",
      rowsOn(4),
      [label("a", 20)],
      ["a 0-2 - 2-4 = 5", "- +5.556", "- +5.556", "a +0.556", "a +0.556"],
    ],
    [
      "rows without a label between",
      rowsOn(6),
      [label("a", 20), label("b", 100)],
      ["a 0-2 - 2-4 b 4-6 = 5", "- +10.556", "- +5.556", "a +5.556", "b +5.556", "- +5.556", "- +10.556"],
    ],
    ["more labels than rows", rowsOn(1), [label("a", 10), label("b", 10)], ["- 0-1 = Infinity", "- +Infinity"]],
    ["a label below all rows", rowsOn(2), [label("a", 90)], ["a 0-2 = 12", "- +5", "- +5"]],
    ["of a page without rows", rowsOn(2), [label("a", 10, 3)], ["a 0-2 = 12", "- +5", "- +5"]],
    ["a label that a break cuts", rowsOn(2, 2), [label("a", 20, 1, 2)], ["a 0-4 = 0", "- +5", "- +11", "- +11", "- +5"]],
    ["a label that a break cuts, its rows do not go on", rowsOn(2), [label("a", 20, 1, 2)], ["a 0-2 = 6", "- +5", "- +5"]],
    [
      "a group over a break, in the middle of its first part",
      rowsOn(2, 2),
      [label("a", 20)],
      ["a 0-4 = 0", "- +10.556", "- +10.556", "- +5", "- +5"],
    ],
    [
      "a group over a break, beside its first row",
      rowsOn(2, 2),
      [label("a", 10)],
      ["a 0-4 = 0", "- +17", "- +5", "- +5", "- +5"],
    ],
    [
      "a group over a break, in the middle of all",
      rowsOn(2, 1),
      [label("a", 30)],
      ["a 0-3 = 0.5", "- +4.5", "- +16.5", "- +9.5"],
    ],
    [
      "a group over a break, its label on the later page",
      rowsOn(1, 3),
      [label("a", 30, 2)],
      ["a 0-4 = 1.5", "- +3.5", "- +3.5", "- +15.5", "- +8.5"],
    ],
    [
      "a group that ends with its page may have had more",
      rowsOn(2, 1),
      [label("a", 10), label("b", 10, 2)],
      ["a 0-2 b 2-3 = 0", "- +17", "b +1.5", "- +17"],
    ],
  ])("%s", (_, rows, labels, expected) => expect(read(rows, labels)).toEqual(expected));
});

describe("what else a group costs", () => {
  const [rows, labels] = [rowsOn(4), [label("a", 20), label("b", 60)]];
  test.each<[string, Partial<GroupInput>, readonly string[]]>([
    ["nothing", {}, ["a 0-2 b 2-4 = 0", "- +10.556", "- +10.556", "- +10.556", "- +10.556"]],
    ["to begin at a row", { begin: (row) => row * 2 }, ["a 0-2 b 2-4 = 4", "- +12.556", "b +9.111", "- +12.556", "- +10.556"]],
    [
      "to hold a row",
      { extra: ({ text }, start, end) => (text === "a" && start <= 1 && end > 1 ? 7 : 0) },
      ["a 0-2 b 2-4 = 7", "- +10.556", "- +3.556", "- +9.111", "- +10.556"],
    ],
  ])("%s", (_, own, expected) => expect(read(rows, labels, own)).toEqual(expected));

  test("that a group begins at a row", () => {
    const { beginCosts } = groupRows({ rows, labels, extra: () => 0, begin: () => 0 });
    expect(beginCosts.map(round)).toEqual([0, 10.556, 0, 10.556]);
  });
});

describe("a label's place is measured by the height of rows", () => {
  const tall = (height: number): readonly RowExtent[] =>
    Array.from({ length: 3 }, (_, i) => {
      return { page: 1, top: i * height, bottom: (i + 1) * height, firstLine: i * height + 5 };
    });
  test.each([
    ["low ones", 6, 10, ["a 0-3 = 0.222", "- +5", "- +10.333", "- +8.333"]],
    ["high ones", 100, 152, ["a 0-3 = 0.009", "- +9.9", "- +11.233", "- +10"]],
    ["high ones, a label at the top", 100, 7, ["a 0-3 = 0.009", "- +16.991", "- +5", "- +5"]],
  ])("%s", (_, height, middle, expected) => expect(read(tall(height), [label("a", middle)])).toEqual(expected));
});

test("edges lie in the middle between texts, the outer ones as far out as is usual", () => {
  const texts = [
    { page: 1, top: 10, bottom: 20, firstLine: 15 },
    { page: 1, top: 24, bottom: 34, firstLine: 29 },
    { page: 1, top: 44, bottom: 54, firstLine: 49 },
    { page: 2, top: 10, bottom: 20, firstLine: 15 },
  ];
  expect(edgesBetween(texts).map(({ top, bottom }) => [top, bottom])).toEqual([
    [5, 22],
    [22, 39],
    [39, 59],
    [5, 25],
  ]);
  expect(edgesBetween(texts.slice(0, 1)).map(({ top, bottom }) => [top, bottom])).toEqual([[10, 20]]);
});
