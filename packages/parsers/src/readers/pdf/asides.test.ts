import { describe, expect, test } from "vitest";
import type { Block } from "../../document.ts";
import type { Cell } from "../../table.ts";
import { asidesOf, withAsides, type Aside } from "./asides.ts";
import { box } from "./page-content.test-helper.ts";

const aside = (y: number, over: Partial<Aside> = {}): Aside => {
  return { page: 1, box: box(0, y, 10, y + 10), flag: "text_unseen", note: "left out", upon: false, ...over };
};
const cellAt = (column: number, x: number, over: Partial<Cell> = {}): Cell => {
  const places = [{ kind: "page", page: 1, box: box(x, 100, x + 40, 120) }] as const;
  return { row: 0, column, rowSpan: 1, columnSpan: 1, text: `格${column}`, places, ...over };
};
const tableOf = (...cells: readonly Cell[]): Block => ({
  kind: "table",
  table: { cells, rowCount: 1, columnCount: cells.length, merges: "kept", chunks: [0], evidence: "rulings", flags: [] },
});
const cellsIn = (blocks: readonly Block[]): readonly Cell[] =>
  blocks.flatMap((block) => (block.kind === "table" ? block.table.cells : []));
const noted = (block: Block, ...asides: readonly Aside[]): readonly string[] =>
  cellsIn(withAsides([block], asides)).flatMap(({ text, notes = [] }) => (notes.length > 0 ? [text] : []));

test("the size of a line that is drawn is its width by its height", () => {
  const [{ note } = aside(0)] = asidesOf(1, [], [{ box: box(100, 200, 151.6, 210.4), what: "drawn as shapes" }], (one) => one);
  expect(note).toBe("a line of text's size (52 × 10 pt) is drawn as shapes and was not read");
});

describe("the cell that something is said of", () => {
  const row = tableOf(cellAt(0, 100), cellAt(1, 200), cellAt(2, 300));
  test.each<[string, Aside, readonly string[]]>([
    ["as far above as it may stand", aside(50), ["格0"]],
    ["further above", aside(49.9), []],
    ["as far below", aside(160), ["格0"]],
    ["further below", aside(160.1), []],
    ["on the row's line, the nearer across", aside(105, { box: box(360, 105, 370, 115) }), ["格2"]],
    ["between two", aside(105, { box: box(175, 105, 185, 115) }), ["格1"]],
    ["upon one", aside(105, { box: box(205, 105, 215, 115), upon: true }), ["格1"]],
    ["of what stands upon none, none", aside(105, { box: box(141, 105, 150, 115), upon: true }), []],
    ["nor over one", aside(80, { box: box(205, 80, 215, 90), upon: true }), []],
    ["but that touches one", aside(105, { box: box(340, 120, 350, 130), upon: true }), ["格2"]],
    ["on another page", aside(105, { page: 2 }), []],
  ])("%s", (_, one, expected) => expect(noted(row, one)).toEqual(expected));

  test("the nearer row before the nearer column", () => {
    const lower: Cell = { ...cellAt(1, 0), row: 1, places: [{ kind: "page", page: 1, box: box(0, 130, 40, 150) }] };
    expect(noted(tableOf(cellAt(0, 300), lower), aside(112))).toEqual(["格0"]);
  });

  test("a place in a text is no place on a page", () =>
    expect(noted(tableOf(cellAt(0, 0, { places: [{ kind: "text", lines: [1, 1] }] })), aside(105))).toEqual([]));
});

test("a cell keeps what was said of it, and each flag once; others stay as they are", () => {
  const before = { flag: "ocr_uncertain", note: "read without certainty" } as const;
  const block = tableOf(cellAt(0, 0, { flags: ["ocr_uncertain"], notes: [before] }), cellAt(1, 200));
  const asides = [aside(105), aside(106), aside(107, { flag: "content_unread", note: "a picture" })];
  const [first, second] = cellsIn(withAsides([block], asides));
  expect(first?.flags).toEqual(["ocr_uncertain", "text_unseen", "content_unread"]);
  expect(first?.notes?.map(({ note }) => note)).toEqual(["read without certainty", "left out", "left out", "a picture"]);
  expect(second).toBe(cellsIn([block])[1]);
});

test("tables of which nothing is said stay as they are, and so does all where there is nothing to say", () => {
  const block = tableOf(cellAt(0, 0));
  const [after] = withAsides([block], [aside(500)]);
  expect(after?.kind === "table" && block.kind === "table" && after.table === block.table).toBe(true);
  const blocks = [block];
  expect(withAsides(blocks, [])).toBe(blocks);
});
