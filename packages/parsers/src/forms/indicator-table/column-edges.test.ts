import { describe, expect, test } from "vitest";
import type { Cell, Table } from "../../table.ts";
import { cellsOver, columnEdges, extentOf } from "./column-edges.ts";

/** A cell at `row,column`, over `rows×columns`, from x0 to x1. */
function cell(row: number, column: number, [rowSpan, columnSpan]: readonly [number, number], x0: number, x1: number): Cell {
  const box = { x0, x1, y0: 10 * row, y1: 10 * (row + rowSpan) };
  return { row, column, rowSpan, columnSpan, text: `${row},${column}`, places: [{ kind: "page", page: 1, box }] };
}
const table = (cells: readonly Cell[], more: Partial<Table> = {}): Table => ({
  cells,
  rowCount: 2,
  columnCount: 2,
  merges: "kept",
  chunks: [0],
  evidence: "rulings",
  flags: [],
  ...more,
});
const TWO = [cell(0, 0, [1, 1], 10, 30), cell(0, 1, [1, 1], 30, 90)];

describe("edges of columns in points", () => {
  test.each<[string, Table, readonly number[] | null]>([
    ["of one row", table(TWO), [10, 30, 90]],
    ["a cell over both columns has none between", table([...TWO, cell(1, 0, [1, 2], 10, 90)]), [10, 30, 90]],
    [
      "a known column may follow from others' right edges",
      table([cell(0, 0, [1, 1], 10, 30), cell(1, 0, [1, 2], 10, 90)]),
      [10, 30, 90],
    ],
    [
      "of edges that differ the one in the middle",
      table([...TWO, cell(1, 0, [1, 1], 12, 34), cell(1, 1, [1, 1], 34, 88), cell(1, 0, [1, 1], 9, 35)]),
      [10, 34, 90],
    ],
    ["an edge that no cell has", table([cell(0, 0, [1, 2], 10, 90)]), null],
    ["edges that do not rise", table([cell(0, 0, [1, 1], 10, 30), cell(0, 1, [1, 1], 30, 30)]), null],
    ["from right to left", table([cell(0, 0, [1, 1], 60, 40), cell(0, 1, [1, 1], 40, 10)]), null],
    ["merges that are lost", table(TWO, { merges: "lost" }), null],
    ["texts without lines", table(TWO, { evidence: "alignment" }), null],
    ["no pages", table([{ ...TWO[0], places: [] } as Cell, TWO[1] as Cell]), null],
    ["another kind of place", table([{ ...TWO[0], places: [{ kind: "word", table: 1, row: 1, column: 1 }] } as Cell]), null],
    ["a cell beyond the grid", table([...TWO, cell(0, 2, [1, 2], 95, 99)]), [10, 30, 95]],
  ])("%s", (_, of, edges) => {
    expect(columnEdges(of)).toEqual(edges);
    expect(columnEdges(of)).toEqual(edges); // asked again
  });

  test("an extent in columns where no edges are known, in points where they are", () => {
    expect([extentOf([1, 3], null), extentOf([0, 2], [10, 30, 90]), extentOf([1, 3], [10, 30, 90])]).toEqual([
      [1, 3],
      [10, 90],
      [30, Number.NaN],
    ]);
  });
});

describe("cells over a row", () => {
  const shown = (of: Table): readonly string[] =>
    [0, 1, 2].map((row) =>
      cellsOver(of, row)
        .map(({ text }) => text)
        .join(" "),
    );
  test.each<[string, readonly Cell[], readonly string[]]>([
    ["from left to right", [TWO[1] as Cell, TWO[0] as Cell], ["0,0 0,1", "", ""]],
    ["one over two rows", [cell(0, 0, [2, 1], 0, 9), cell(1, 1, [1, 1], 9, 19)], ["0,0", "0,0 1,1", ""]],
    ["one that reaches below the table", [cell(1, 0, [5, 1], 0, 9)], ["", "1,0", ""]],
    [
      "of those that lie over each other the upper one, then the left one",
      [cell(1, 0, [1, 2], 0, 9), cell(0, 0, [2, 1], 0, 9), cell(1, 1, [1, 1], 9, 19)],
      ["0,0", "0,0 1,1", ""],
    ],
    [
      "one behind a wide one",
      [cell(0, 0, [1, 2], 0, 9), cell(0, 1, [1, 1], 5, 9), cell(0, 2, [1, 1], 9, 19)],
      ["0,0 0,2", "", ""],
    ],
  ])("%s", (_, cells, expected) => {
    const of = table(cells);
    expect(shown(of)).toEqual(expected);
    expect(shown(of)).toEqual(expected); // asked again
  });
});
