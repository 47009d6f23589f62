import { describe, expect, test } from "vitest";
import type { Glyph } from "./glyphs.ts";
import { offStanding } from "./off-standing.ts";
import type { GridCell, SlotGrid } from "./slot-grid.ts";

const SIZE = 10;
/** A line of text whose middle stands at `y`. */
const at = (text: string, y: number): readonly Glyph[] =>
  Array.from(text, (character, i) => ({
    text: character,
    x0: SIZE * i,
    x1: SIZE * (i + 1),
    baseline: y + 3.6,
    mark: null,
    size: SIZE,
  }));

type Cells = readonly (readonly [rows: number, textAt?: number])[];

/** Cells of one column, one below the other, over so many rows of 20 points each; `undefined` for no text. */
function told(cells: Cells): readonly string[] {
  const own = new Map<GridCell, readonly Glyph[]>();
  let row = 0;
  for (const [i, [rowSpan, y]] of cells.entries()) {
    own.set({ row, column: 0, rowSpan, columnSpan: 1 }, y === undefined ? [] : at(`标签${i}`, 20 * row + y));
    row += rowSpan;
  }
  const ys = Array.from({ length: row + 1 }, (_, i) => 20 * i);
  const grid: SlotGrid = { xs: [0, 100], ys, cells: [...own.keys()], openTop: false, openBottom: false, ragged: false };
  return [...offStanding(own, grid).values()].map(({ note }) => note.slice(1, note.indexOf("”")));
}

describe("labels in the middle of their cells, and one that is not", () => {
  test.each<[string, Cells, readonly string[]]>([
    [
      "all in the middle",
      [
        [4, 40],
        [4, 40],
        [4, 40],
      ],
      [],
    ],
    [
      "at a page's top, as in the lower three rows of five",
      [
        [5, 70],
        [4, 40],
        [4, 40],
      ],
      ["标签0"],
    ],
    [
      "as in the upper three rows of five, which a page may cut",
      [
        [5, 30],
        [4, 40],
        [4, 40],
      ],
      [],
    ],
    [
      "at a page's foot, as in the upper three rows",
      [
        [4, 40],
        [4, 40],
        [5, 30],
      ],
      ["标签2"],
    ],
    [
      "as in the lower three, which a page may cut",
      [
        [4, 40],
        [4, 40],
        [5, 70],
      ],
      [],
    ],
    [
      "between others, as in the upper rows",
      [
        [4, 40],
        [5, 30],
        [4, 40],
        [4, 40],
      ],
      ["标签1"],
    ],
    [
      "and as in the lower ones",
      [
        [4, 40],
        [5, 70],
        [4, 40],
        [4, 40],
      ],
      ["标签1"],
    ],
    [
      "as in no rows that there are",
      [
        [4, 40],
        [5, 64],
        [4, 40],
        [4, 40],
      ],
      [],
    ],
    [
      "hardly off",
      [
        [5, 52.4],
        [4, 40],
        [4, 40],
      ],
      [],
    ],
    ["alone on its page", [[5, 70]], []],
    [
      "beside one that says how labels stand",
      [
        [5, 70],
        [4, 40],
        [1, 10],
      ],
      ["标签0"],
    ],
    [
      "beside a cell that a page may cut",
      [
        [5, 70],
        [4, 40],
      ],
      [],
    ],
    [
      "a cell without room says nothing",
      [
        [5, 70],
        [1, 10],
        [1, 10],
      ],
      [],
    ],
    [
      "labels that stand in several ways",
      [
        [5, 70],
        [4, 40],
        [4, 20],
        [4, 60],
        [1, 10],
      ],
      [],
    ],
    ["a blank cell", [[5], [4, 40], [4, 40]], []],
  ])("%s", (_, cells, expected) => expect(told(cells)).toEqual(expected));
});

describe("labels at the top of their cells", () => {
  test.each<[string, Cells, readonly string[]]>([
    [
      "all at the top",
      [
        [4, 10],
        [4, 10],
        [4, 10],
        [4, 10],
      ],
      [],
    ],
    [
      "one at the top of a row further down",
      [
        [5, 50],
        [4, 10],
        [4, 10],
        [4, 10],
      ],
      ["标签0"],
    ],
    [
      "one between rows",
      [
        [5, 45],
        [4, 10],
        [4, 10],
        [4, 10],
      ],
      [],
    ],
    [
      "labels further down say nothing",
      [
        [5, 50],
        [4, 30],
        [4, 30],
        [4, 30],
      ],
      [],
    ],
  ])("%s", (_, cells, expected) => expect(told(cells)).toEqual(expected));
});
