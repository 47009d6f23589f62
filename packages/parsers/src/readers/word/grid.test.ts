import { describe, expect, test } from "vitest";
import { gridOf, type GridRow } from "./grid.ts";

/** A row: for each cell its span, and its width where it states one; columns left empty before and after. */
function row(cells: readonly (readonly [span: number, width?: number])[], over: Partial<GridRow> = {}): GridRow {
  let start = over.before ?? 0;
  return {
    before: 0,
    beforeWidth: null,
    after: 0,
    ...over,
    cells: cells.map(([span, width = null]) => {
      const own = { start, span, width, vertical: "none", goesOnFromLeft: false } as const;
      start += span;
      return own;
    }),
  };
}

function read(rows: readonly GridRow[], widths: readonly number[] = []): string {
  const { rows: found, columnCount, inDoubt } = gridOf(rows, widths);
  const shown = found.map((own) => own.map(({ start, end }) => `${start}-${end}`).join(" ")).join(" / ");
  return `${columnCount}: ${shown}${inDoubt ? " in doubt" : ""}`;
}

describe("where the cells of rows stand", () => {
  test.each<[string, readonly GridRow[], readonly number[], string]>([
    ["no rows", [], [], "0: "],
    ["spans that fill one grid", [row([[1], [2]]), row([[2], [1]])], [], "3: 0-1 1-3 / 0-2 2-3"],
    ["columns left empty", [row([[1], [1], [1]]), row([[1]], { before: 1, after: 1 })], [], "3: 0-1 1-2 2-3 / 1-2"],
    [
      "a row too short, by its widths",
      [
        row([
          [1, 1000],
          [1, 1000],
          [1, 1000],
        ]),
        row([
          [1, 1000],
          [1, 2000],
        ]),
      ],
      [],
      "3: 0-1 1-2 2-3 / 0-1 1-3",
    ],
    [
      "widths nearly alike",
      [
        row([
          [1, 1000],
          [1, 1000],
          [1, 1000],
        ]),
        row([
          [1, 1060],
          [1, 1940],
        ]),
      ],
      [],
      "3: 0-1 1-2 2-3 / 0-1 1-3",
    ],
    [
      "widths not alike",
      [
        row([
          [1, 1000],
          [1, 1000],
          [1, 1000],
        ]),
        row([
          [1, 1061],
          [1, 1939],
        ]),
      ],
      [],
      "4: 0-1 1-3 3-4 / 0-2 2-4",
    ],
    [
      "a row that begins later, by its widths",
      [
        row([
          [1, 1000],
          [1, 1000],
          [1, 1000],
        ]),
        row([[1, 1000]], { before: 1, beforeWidth: 1000 }),
      ],
      [],
      "3: 0-1 1-2 2-3 / 1-2",
    ],
    [
      "a row that begins later, nobody says where",
      [
        row([
          [1, 1000],
          [1, 1000],
          [1, 1000],
        ]),
        row([[1, 1000]], { before: 1 }),
      ],
      [],
      "3: 0-1 1-2 2-3 / 1-2",
    ],
    [
      "a width that is none",
      [
        row([
          [1, 1000],
          [1, 1000],
          [1, 1000],
        ]),
        row([
          [1, 60],
          [1, 2000],
        ]),
      ],
      [],
      "3: 0-1 1-2 2-3 / 0-1 1-2 in doubt",
    ],
    [
      "a width just enough",
      [
        row([
          [1, 1000],
          [1, 1000],
          [1, 1000],
        ]),
        row([
          [1, 61],
          [1, 2939],
        ]),
      ],
      [],
      "4: 0-2 2-3 3-4 / 0-1 1-4",
    ],
    ["a row too short, without widths", [row([[1], [1], [1]]), row([[1], [1]])], [], "3: 0-1 1-2 2-3 / 0-1 1-2 in doubt"],
    ["a row of one cell, without widths", [row([[1], [1], [1]]), row([[1]])], [], "3: 0-1 1-2 2-3 / 0-1"],
    [
      "a hair between columns",
      [row([[1], [2], [1]]), row([[2], [1], [1]])],
      [1000, 60, 1000, 1000],
      "3: 0-1 1-2 2-3 / 0-1 1-2 2-3",
    ],
    ["no hair", [row([[1], [2], [1]]), row([[2], [1], [1]])], [1000, 61, 1000, 1000], "4: 0-1 1-3 3-4 / 0-2 2-3 3-4"],
    [
      "a hair with a cell of its own",
      [row([[1], [1], [2]]), row([[2], [1], [1]])],
      [1000, 60, 1000, 1000],
      "4: 0-1 1-2 2-4 / 0-2 2-3 3-4",
    ],
    [
      "a column without a width is no hair",
      [row([[1], [2], [1]]), row([[2], [1], [1]])],
      [1000, 0, 1000, 1000],
      "4: 0-1 1-3 3-4 / 0-2 2-3 3-4",
    ],
  ])("%s", (_, rows, widths, expected) => expect(read(rows, widths)).toBe(expected));
});
