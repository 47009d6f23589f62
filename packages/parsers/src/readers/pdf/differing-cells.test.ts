import type { Box } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import type { Block } from "../../document.ts";
import { differingPlaces, withDoubts } from "./differing-cells.ts";
import type { PageContent } from "./read-page.ts";

type Drawn = readonly [row: number, column: number, text: string, box: Box];

const box = (x0: number, y0: number, x1: number, y1: number): Box => ({ x0, y0, x1, y1 });
const [NAME, VALUE, NAME_BELOW, VALUE_BELOW] = [box(0, 0, 50, 20), box(50, 0, 90, 20), box(0, 20, 50, 40), box(50, 20, 90, 40)];
/** A cell's text alone, without what is blank around it. */
const inside = ({ x0, y0, x1, y1 }: Box): Box => ({ x0: x0 + 9, y0: y0 + 5, x1: x1 - 3, y1: y1 - 5 });

function read(page: number, ...cells: readonly Drawn[]): Block[] {
  const told = cells.map(([row, column, text, own]) => ({
    row,
    column,
    rowSpan: 1,
    columnSpan: 1,
    text,
    places: [{ kind: "page", page, box: own } as const],
  }));
  return [
    {
      kind: "table",
      table: { cells: told, rowCount: 9, columnCount: 9, merges: "kept", chunks: [0], evidence: "alignment", flags: [] },
    },
  ];
}

const ROWS: readonly Drawn[] = [
  [1, 0, "里程", NAME],
  [1, 1, "≥5公里", VALUE],
  [2, 0, "宽度", NAME_BELOW],
  [2, 1, "≥6米", VALUE_BELOW],
];

describe("where two readings of a page differ", () => {
  test.each<[string, readonly Block[], readonly Box[]]>([
    ["nowhere", read(1, ...ROWS.map(([row, column, text, own]): Drawn => [row + 3, column, text, inside(own)])), []],
    ["blanks are no difference", read(1, [1, 0, "里 程", NAME], [1, 1, "≥5 公里", VALUE]), []],
    ["a value", read(1, [1, 0, "里程", NAME], [1, 1, "≥50公里", inside(VALUE)]), [VALUE]],
    ["a name", read(1, [1, 0, "里程数", inside(NAME)], [1, 1, "≥5公里", VALUE]), [NAME]],
    ["one cell that is several", read(1, [1, 1, "≥5", box(52, 5, 60, 15)], [1, 2, "公里", box(70, 5, 80, 15)]), [VALUE]],
    [
      "not where the other has all in one cell",
      read(1, [1, 0, "里程宽度", box(0, 0, 50, 40)], [1, 1, "≥5公里≥6米", box(50, 0, 90, 40)]),
      [],
    ],
    ["not on another page", read(2, [1, 1, "≥50公里", VALUE]), []],
    [
      "a figure in another row than its name",
      read(1, [1, 0, "里程", NAME], [2, 0, "宽度", NAME_BELOW], [2, 1, "≥5公里", VALUE], [3, 1, "≥6米", VALUE_BELOW]),
      [VALUE, VALUE_BELOW],
    ],
    [
      "not where one of two cells at its place stands in the row of its name",
      read(1, [1, 0, "里程", NAME], [1, 1, "≥5公里", VALUE], [2, 1, "≥5公里", inside(VALUE)]),
      [],
    ],
    ["not where the other has no table", [], []],
  ])("%s", (_, other, expected) => expect(differingPlaces(read(1, ...ROWS), other).map((place) => place.box)).toEqual(expected));
});

test("what stands there is in doubt: the cell of a table, and the characters outside", () => {
  const glyph = (text: string, x0: number, baseline: number) => ({ text, x0, x1: x0 + 10, baseline, mark: null, size: 10 });
  const [here, beside] = [glyph("5", 60, 14), glyph("6", 60, 34)];
  const cell = (own: Box) => ({
    row: 0,
    column: 0,
    rowSpan: 1,
    columnSpan: 1,
    text: "5",
    flags: [],
    places: [{ kind: "page", page: 1, box: own } as const],
  });
  const content = (page: number): PageContent => ({
    page,
    viewport: { matrix: [1, 0, 0, 1, 0, 0], toShown: (shown) => shown },
    glyphs: [here, beside],
    tables: [
      {
        page,
        xs: [],
        ys: [],
        cells: [cell(VALUE), cell(VALUE_BELOW)],
        openTop: false,
        openBottom: false,
        evidence: "pixel rulings",
        flags: ["ocr"],
      },
    ],
    rest: [here],
    rulings: [],
    tagged: [],
    asides: [],
  });
  const [one, other] = [content(1), content(2)];
  const [first, second] = withDoubts([one, other], [{ kind: "page", page: 1, box: VALUE }]);
  expect(first?.tables[0]?.cells.map(({ flags }) => flags)).toEqual([["ocr_uncertain"], []]);
  expect([first?.glyphs.map(({ doubtful }) => doubtful), first?.rest[0]]).toEqual([[true, undefined], first?.glyphs[0]]);
  expect(second).toBe(other);
});
