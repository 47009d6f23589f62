import { describe, expect, test } from "vitest";
import { tableFromAlignedLines, type Segment } from "./from-aligned-lines.ts";

/** A text of ten points high and as wide for each character; its line's upper edge stands ten points above the baseline. */
function at(text: string, x0: number, baseline: number): Segment {
  const box = { x0, y0: baseline - 10, x1: x0 + 10 * text.length, y1: baseline };
  return { text, x0, x1: box.x1, baseline, size: 10, top: box.y0, places: [{ kind: "page", page: 1, box }] };
}

const read = (...lines: readonly (readonly Segment[])[]): readonly string[] =>
  tableFromAlignedLines(lines).cells.map(({ row, column, text }) => `${row},${column} ${text}`);

/** Values far below each other: only there lines of one cell are put together. */
const apart = (...lines: readonly (readonly Segment[])[]): readonly string[] =>
  read(...lines, [at("一", 300, 900)], [at("二", 300, 930)], [at("三", 300, 960)]).filter((cell) => !/[一二三]$/.test(cell));

test("nothing is an empty table", () => {
  expect(tableFromAlignedLines([])).toEqual({
    cells: [],
    rowCount: 0,
    columnCount: 0,
    merges: "lost",
    chunks: [0],
    evidence: "alignment",
    flags: ["table_damaged"],
  });
});

test("a cell has its own row, column, place and no span", () => {
  const table = tableFromAlignedLines([[at("甲", 7, 100), at("乙", 67, 100)], [at("丙", 67, 130)]]);
  expect(table.cells.map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan])).toEqual([
    [0, 1, 1, 1],
    [0, 6, 1, 1],
    [1, 6, 1, 1],
  ]);
  expect([table.rowCount, table.columnCount]).toEqual([2, 7]);
  expect(table.cells[0]?.places).toEqual([{ kind: "page", page: 1, box: { x0: 7, y0: 90, x1: 17, y1: 100 } }]);
});

describe("columns by the middles of texts, in steps of twelve points", () => {
  test.each<[number, number]>([
    [0, 0],
    [0.9, 0],
    [1, 1],
    [12.9, 1],
    [13, 2],
  ])("a character at %d stands in column %d", (x, column) => expect(read([at("甲", x, 100)])).toEqual([`0,${column} 甲`]));
});

describe("rows by the middles of texts", () => {
  test.each<[string, readonly Segment[], readonly string[]]>([
    ["from left to right", [at("乙", 60, 100), at("甲", 0, 100)], ["0,0 甲", "0,5 乙"]],
    ["a little lower", [at("甲", 0, 100), at("乙", 60, 105.9)], ["0,0 甲", "0,5 乙"]],
    ["lower", [at("甲", 0, 100), at("乙", 60, 106)], ["0,0 甲", "1,5 乙"]],
    ["measured from the row's first", [at("甲", 0, 100), at("乙", 60, 104), at("丙", 120, 108)], ["0,0 甲", "0,5 乙", "1,10 丙"]],
    [
      "whatever order they came in",
      [at("乙", 0, 130), at("丙", 0, 160), at("甲", 0, 100), at("丁", 0, 190)],
      ["0,0 甲", "1,0 乙", "2,0 丙", "3,0 丁"],
    ],
  ])("%s", (_, line, expected) => expect(read(line)).toEqual(expected));
});

describe("lines of one cell, where rows stand further apart than those", () => {
  test.each<[string, readonly Segment[], readonly string[]]>([
    ["below each other", [at("造林", 0, 100), at("面积", 0, 112)], ["0,1 造林面积"]],
    ["three of them", [at("造林", 0, 100), at("及管护", 0, 112), at("面积", 0, 124)], ["0,1 造林及管护面积"]],
    ["as far apart as they may be", [at("造林", 0, 100), at("面积", 0, 114)], ["0,1 造林面积"]],
    ["further", [at("造林", 0, 100), at("面积", 0, 114.1)], ["0,1 造林", "1,1 面积"]],
    ["beside each other", [at("造林", 0, 100), at("面积", 0, 100)], ["0,1 造林", "0,1 面积"]],
    ["hardly below each other", [at("造林", 0, 100), at("面积", 0, 100.5)], ["0,1 造林面积"]],
    ["in another order", [at("及管护", 0, 112), at("面积", 0, 124), at("造林", 0, 100)], ["0,1 造林及管护面积"]],
    ["under more than half of the narrower", [at("造林", 0, 100), at("面积", 9.9, 112)], ["0,1 造林面积"]],
    ["under half", [at("造林", 0, 100), at("面积", 10, 112)], ["0,1 造林", "1,2 面积"]],
    ["a narrow one under a wide", [at("造林及管护的", 0, 100), at("面积", 49.9, 112)], ["0,3 造林及管护的面积"]],
    ["and hardly under it", [at("造林及管护的", 0, 100), at("面积", 50, 112)], ["0,3 造林及管护的", "1,5 面积"]],
    ["a wide one under a narrow", [at("造林", 10, 100), at("及管护的面积", 0, 112)], ["0,3 造林及管护的面积"]],
    [
      "each below its own",
      [at("造林", 0, 100), at("管护", 60, 100), at("面积", 0, 112), at("里程", 60, 112)],
      ["0,1 造林面积", "0,6 管护里程"],
    ],
    ["words of Latin letters", [at("road", 0, 100), at("length", 0, 112)], ["0,3 road length"]],
  ])("%s", (_, lines, expected) => expect(apart(lines)).toEqual(expected));

  test("the cell reaches from its first line to its last, and keeps the places of both", () => {
    const lines = [[at("造林", 0, 100)], [at("及管护的面积", 9, 112)], ...[900, 930, 960].map((y) => [at("一", 300, y)])];
    const [cell] = tableFromAlignedLines(lines).cells;
    expect(cell?.places.map((place) => place.kind === "page" && place.box.y1)).toEqual([100, 112]);
    // its middle stands between both lines, so that what stands beside the middle is its row
    expect(apart([at("造林", 0, 100), at("面积", 0, 112), at("≥50", 60, 106)])).toEqual(["0,1 造林面积", "0,6 ≥50"]);
  });
});

describe("how far rows stand apart is told by the last texts of the lines", () => {
  const lines = (pitch: number, x = 300) => [
    [at("造林", 0, 100), at("一", x, 100)],
    [at("面积", 0, 112), at("二", x, 100 + pitch)],
  ];
  test.each<[string, readonly (readonly Segment[])[], boolean]>([
    ["further than lines of a cell", lines(14.1), true],
    ["as far as lines of a cell", lines(14), false],
    ["one text at the right is no distance", [[at("造林", 0, 100)], [at("面积", 0, 112), at("一", 300, 112)]], false],
    ["the usual distance counts", [...lines(30), [at("三", 300, 142)], [at("四", 300, 154)], [at("五", 300, 166)]], false],
    ["the upper of two", [...lines(12), [at("三", 300, 142)]], true],
    ["whatever order they stand in", [...lines(12), [at("三", 300, 142)], [at("四", 300, 154)]], false],
    [
      "texts that end far to the left are no values",
      [[at("造林", 0, 100)], [at("面积", 0, 112)], [at("一", 300, 112)], [at("二", 300, 142)]],
      true,
    ],
    [
      "texts that end a hundred points to the left are none",
      [[at("一", 300, 100)], [at("造林", 190, 112)], [at("面积", 190, 124)], [at("二", 300, 130)]],
      true,
    ],
    [
      "texts that end nearer are some",
      [[at("一", 300, 100)], [at("造林", 190.1, 112)], [at("面积", 190.1, 124)], [at("二", 300, 136)]],
      false,
    ],
  ])("%s", (_, given, expected) => expect(read(...given).some((cell) => cell.endsWith("造林面积"))).toBe(expected));
});
