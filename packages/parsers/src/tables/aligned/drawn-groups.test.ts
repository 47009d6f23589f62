import { describe, expect, test } from "vitest";
import type { Ruling } from "../rulings.ts";
import { drawnBeside } from "./drawn-groups.ts";
import type { RowExtent } from "./groups.ts";
import { cellLineAt } from "./layout.test-helper.ts";
import type { AlignedLabel } from "./labels.ts";

const across = (at: number, from = 0, to = 600): Ruling => ({ axis: "horizontal", at, from, to });
const row = (firstLine: number, page = 1): RowExtent => ({ page, top: firstLine - 5, bottom: firstLine + 5, firstLine });
const rows = [row(20), row(40), row(60), row(80)];
const labels = [cellLineAt(0, "产出", 10, 30), cellLineAt(0, "指标", 10, 40), cellLineAt(0, "效益指标", 300, 70)];
const any: AlignedLabel = { text: "产出指标", lines: [], page: 1, top: 0, middle: 0, cutTo: null, margin: Infinity };

/** What each group from the first row on costs, and what it costs to begin one at each row. */
function read(
  rulings: readonly Ruling[],
  over: { readonly own?: typeof labels; readonly isBroken?: boolean; readonly page?: number } = {},
) {
  const { own = labels, isBroken = false, page = 1 } = over;
  const { through, begin } = drawnBeside(own, rows, [{ page, rulings, areRulingsBroken: isBroken }]);
  return [[1, 2, 3, 4].map((end) => through(any, 0, end)), [0, 1, 2, 3].map(begin)];
}

describe("lines between rows", () => {
  test.each<[string, readonly Ruling[], readonly number[], readonly number[]]>([
    ["none", [], [0, 0, 0, 0], [0, 0, 0, 0]],
    ["over the labels", [across(50)], [0, 0, 12, 12], [0, 0, 0, 0]],
    ["beside them only: rows are ruled, and no group begins", [across(50, 100)], [0, 0, 0, 0], [0, 0, 4, 0]],
    ["two between the same rows, one of them over the labels", [across(50, 100), across(55)], [0, 0, 12, 12], [0, 0, 0, 0]],
    ["from the labels' middle on", [across(50, 20)], [0, 0, 12, 12], [0, 0, 0, 0]],
    ["up to the labels' middle", [across(50, 0, 20)], [0, 0, 12, 12], [0, 0, 0, 0]],
    ["at a row's first line: between none", [across(40), across(60)], [0, 0, 0, 0], [0, 0, 0, 0]],
    ["between all: three count", [across(30), across(50), across(70)], [0, 12, 24, 36], [0, 0, 0, 0]],
    ["upright ones", [{ axis: "vertical", at: 50, from: 0, to: 600 }], [0, 0, 0, 0], [0, 0, 0, 0]],
  ])("%s", (_, rulings, through, begin) => expect(read(rulings)).toEqual([through, begin]));

  test("a group begins behind the line before its first row", () => {
    const { through } = drawnBeside(labels, rows, [{ page: 1, rulings: [across(50), across(70)] }]);
    expect([through(any, 1, 4), through(any, 2, 4), through(any, 3, 4)]).toEqual([24, 12, 0]);
  });
  test("more than three count as three", () => {
    const many = Array.from({ length: 8 }, (_, i) => row(20 + 20 * i));
    const { through } = drawnBeside(labels, many, [{ page: 1, rulings: many.map(({ firstLine }) => across(firstLine + 10)) }]);
    expect([through(any, 0, 4), through(any, 0, 5), through(any, 0, 8)]).toEqual([36, 36, 36]);
  });
  test("where lines are broken, none beside the labels says nothing", () =>
    expect(read([across(50, 100)], { isBroken: true })).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]));
  test("lines of another page, and a level without labels", () => {
    expect(read([across(50)], { page: 2 })).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect(read([across(50, 100)], { own: [] })).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });
  test("nothing is said of a page's first row", () => {
    const { through, begin } = drawnBeside(labels, [row(20), row(60, 2)], [{ page: 2, rulings: [across(40, 100)] }]);
    expect([through(any, 0, 2), begin(0), begin(1)]).toEqual([0, 0, 0]);
  });
});
