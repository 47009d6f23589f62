import type { Box } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import type { Cell, Table } from "../../table.ts";
import { contradictsPlaces } from "./tag-places.ts";

/** A cell with its text's box, 10 points high: row, column, x, y, width, and its spans. */
type Drawn = readonly [row: number, column: number, x: number, y: number, width?: number, rowSpan?: number, columnSpan?: number];

const box = (x: number, y: number, width = 40): Box => ({ x0: x, y0: y, x1: x + width, y1: y + 10 });
const cellOf = ([row, column, x, y, width, rowSpan = 1, columnSpan = 1]: Drawn): Cell => {
  return { row, column, rowSpan, columnSpan, text: "甲", places: [{ kind: "page", page: 1, box: box(x, y, width) }] };
};

function contradicts(drawn: readonly Drawn[], untagged: readonly Box[] = [], columnCount = 2): boolean {
  const cells = drawn.map(cellOf);
  const rowCount = Math.max(...cells.map(({ row, rowSpan }) => row + rowSpan));
  const table: Table = { cells, rowCount, columnCount, merges: "kept", chunks: [0], evidence: "tags", flags: [] };
  return contradictsPlaces(table, () => untagged);
}

const head: readonly Drawn[] = [
  [0, 0, 10, 10],
  [0, 1, 110, 10],
];
const two: readonly Drawn[] = [...head, [1, 0, 10, 30], [1, 1, 110, 30]];

describe("tags of a table beside where its texts stand", () => {
  test.each<[string, readonly Drawn[], boolean]>([
    ["rows and columns", two, false],
    ["a row above the one before it", [...two, [2, 0, 10, 20], [2, 1, 110, 20]], true],
    ["rows that touch", [...two, [2, 0, 10, 38], [2, 1, 110, 38]], false],
    ["cells of one row on two lines", [...head, [1, 0, 10, 30], [1, 1, 110, 50]], true],
    [
      "beside a label over both rows",
      [
        [0, 0, 10, 20, 40, 2],
        [0, 1, 110, 10],
        [1, 1, 110, 30],
      ],
      false,
    ],
    ["cells exchanged", [...head, [1, 1, 10, 30], [1, 0, 110, 30]], true],
    ["a column that begins in the one before", [...head, [1, 0, 10, 30], [1, 1, 40, 30]], true],
    ["in a row of which a blank cell was left out", [...head, [1, 1, 40, 30]], false],
    ["more cells than there are columns", [...two, [1, 2, 200, 30]], true],
    [
      "a title over both columns",
      [
        [0, 0, 10, 10, 140, 1, 2],
        [1, 0, 10, 30],
        [1, 1, 110, 30],
      ],
      false,
    ],
  ])("%s", (_, drawn, expected) => expect(contradicts(drawn)).toBe(expected));

  test.each<[string, Box, boolean]>([
    ["among them", box(60, 20), true],
    ["above them", box(60, -20), false],
    ["beside them", box(160, 20), false],
  ])("a text without a tag %s", (_, untagged, expected) => expect(contradicts(two, [untagged])).toBe(expected));

  test("a cell that a page cuts tells nothing", () => {
    const cells = two
      .map(cellOf)
      .map((cell) => ({ ...cell, places: [...cell.places, { kind: "page", page: 2, box: box(0, 0) } as const] }));
    const table: Table = { cells, rowCount: 2, columnCount: 2, merges: "kept", chunks: [0], evidence: "tags", flags: [] };
    expect(contradictsPlaces(table, () => [box(60, 20)])).toBe(false);
  });
});
