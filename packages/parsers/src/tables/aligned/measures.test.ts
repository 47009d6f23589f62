import { describe, expect, test } from "vitest";
import type { Ruling } from "../rulings.ts";
import type { AlignedColumn } from "./columns.ts";
import { cellLineAt } from "./layout.test-helper.ts";
import { acrossRows, isRuled, rowDistance, wideLines, widthsOf } from "./measures.ts";

const across = (at: number, from = 0, to = 600): Ruling => ({ axis: "horizontal", at, from, to });
const column = (field: AlignedColumn["field"]): AlignedColumn => ({ field, header: null, x0: 0, x1: 9, unsure: [] });
/** Texts of a column below each other, ten points a character. */
const below = (own: number, ...ys: readonly number[]) => ys.map((y) => cellLineAt(own, "造林", 100, y));

describe("rows parted by lines", () => {
  const five = below(1, 20, 40, 60, 80, 100); // four gaps: three of them are enough
  test.each<[string, readonly number[], boolean]>([
    ["none", [], false],
    ["three of four", [30, 50, 70], true],
    ["two of four", [30, 50], false],
    ["lines at the first and at the last text lie not between", [20, 30, 50, 100], false],
    ["above and below them neither", [10, 30, 50, 110], false],
  ])("%s", (_, at, expected) =>
    expect(
      isRuled(
        at.map((y) => across(y)),
        five,
        1,
      ),
    ).toBe(expected),
  );

  test("two lines at least, however few the values are", () => {
    expect(isRuled([across(30)], below(1, 20, 40), 1)).toBe(false);
    expect(isRuled([across(30), across(35)], below(1, 20, 40), 1)).toBe(true);
  });
  test("values of the column alone count", () => {
    const names = below(0, 20, 25, 30, 35, 40, 45, 50, 100);
    expect(isRuled([across(30), across(50), across(70)], [...names, ...five], 1)).toBe(true);
    expect(isRuled([across(30), across(50), across(70)], [...names, ...five], 0)).toBe(false);
    expect(isRuled([across(30), across(50)], [...names, ...five], null)).toBe(true);
  });
  test("a page without texts has none", () => expect(isRuled([across(30), across(50)], [], 1)).toBe(false));
});

test("a column reaches from its first text's beginning to the last's end", () => {
  const lines = [
    cellLineAt(0, "造林", 20, 0),
    cellLineAt(0, "管护面积", 30, 20),
    cellLineAt(0, "林", 10, 40),
    cellLineAt(2, "亩", 90, 0),
  ];
  expect([...widthsOf(lines)]).toEqual([
    [0, [10, 70]],
    [2, [90, 100]],
  ]);
  expect(widthsOf([]).size).toBe(0);
});

test("lines that lack less than 1.6 characters of their column's widest are as wide", () => {
  const wide = (...texts: readonly string[]) => wideLines(texts.map((text, i) => cellLineAt(0, text, 10 * i, 20 * i))).get(0);
  expect(wide("造林面积")).toBe(1);
  expect(wide("造林面积", "造林面")).toBe(2);
  expect(wide("造林", "造林面积", "造林面")).toBe(2);
  const almost = { ...cellLineAt(0, "造林面", 0, 0), x1: 24 };
  expect(wideLines([cellLineAt(0, "造林面积", 0, 0), almost]).get(0)).toBe(1);
  expect(wideLines([cellLineAt(0, "造林面积", 0, 0), { ...almost, x1: 24.1 }]).get(0)).toBe(2);
  expect([...wideLines([cellLineAt(0, "造林面积", 0, 0), cellLineAt(3, "亩", 0, 0)])]).toEqual([
    [0, 1],
    [3, 1],
  ]);
});

describe("how far below each other rows are, cells' lines being 12 apart", () => {
  test.each<[string, readonly number[], number | null]>([
    ["no text", [], null],
    ["one wide gap", [0, 20], null],
    ["two of them: half way to them", [0, 20, 40], 16],
    ["far: one and a half lines", [0, 60, 120], 18],
    ["as far as lines and a quarter more is no row's", [0, 15, 30, 45], null],
    ["a little further is", [0, 15.2, 30.4], 13.6],
    ["half of the gaps are wide", [0, 12, 32, 44, 64], 16],
    ["fewer than half", [0, 12, 24, 44, 56, 76], null],
    ["the quarter of them that is narrowest counts", [0, 16, 36, 60, 90], 16],
    ["texts at one height are no gap", [0, 0, 20, 20, 40], 16],
  ])("%s", (_, ys, expected) => expect(rowDistance(below(1, ...ys), [null, 1], 12)).toBe(expected));

  test("gaps of both columns count, those over a page's end and of other columns do not", () => {
    expect(rowDistance([...below(0, 0, 20), ...below(1, 0, 20)], [0, 1], 12)).toBe(16);
    expect(rowDistance([...below(0, 0, 20), ...below(1, 0, 20)], [0], 12)).toBeNull();
    const [first, ...others] = [...below(0, 0, 20), cellLineAt(0, "造林", 100, 40, 2)];
    expect(rowDistance([...(first === undefined ? [] : [first]), ...others], [0], 12)).toBeNull();
    expect(rowDistance(below(2, 0, 20, 40), [0, 1], 12)).toBeNull();
  });
});

describe("lines across rows", () => {
  const columns = [column("side"), column("level3"), column("value")];
  const widths = new Map<number, readonly [number, number]>([
    [0, [0, 20]],
    [1, [100, 200]],
    [2, [300, 340]],
  ]);
  test.each<[string, Ruling, boolean]>([
    ["over the middle of each column", across(5, 150, 320), true],
    ["from behind a column's middle", across(5, 151, 320), false],
    ["up to before one's", across(5, 150, 319), false],
    ["upright", { axis: "vertical", at: 5, from: 0, to: 600 }, false],
  ])("%s", (_, ruling, expected) => expect(acrossRows([ruling], columns, widths)).toHaveLength(expected ? 1 : 0));
});
