import { expect, test } from "vitest";
import type { Ruling } from "./rulings.ts";
import { slotGrid } from "./slot-grid.ts";

const h = (at: number, from = 0, to = 300): Ruling => ({ axis: "horizontal", at, from, to });
const v = (at: number, from = 0, to = 90): Ruling => ({ axis: "vertical", at, from, to });
/** Three columns of 100 points and three rows of 30. */
const [tops, sides] = [[0, 90].map((at) => h(at)), [0, 300].map((at) => v(at))];
const inner = { rows: [h(30), h(60)], columns: [v(100), v(200)] };
const read = (rulings: readonly Ruling[]): readonly string[] => {
  const grid = slotGrid(rulings);
  const cells = grid?.cells.map(
    ({ row, column, rowSpan, columnSpan }) => `${row},${column}${rowSpan * columnSpan === 1 ? "" : ` ${rowSpan}×${columnSpan}`}`,
  );
  return [...(grid?.ragged === true ? ["ragged"] : []), ...(cells ?? [])];
};
const NINE = ["0,0", "0,1", "0,2", "1,0", "1,1", "1,2", "2,0", "2,1", "2,2"];

test.each<[string, readonly Ruling[], readonly string[]]>([
  ["all walls", [...inner.rows, ...inner.columns], NINE],
  [
    "a wall missing in the middle row",
    [...inner.rows, v(100, 0, 30), v(100, 60, 90), v(200)],
    ["0,0", "0,1", "0,2", "1,0 1×2", "1,2", "2,0", "2,1", "2,2"],
  ],
  [
    "a wall missing in the last column",
    [...inner.columns, h(30), h(60, 0, 200)],
    ["0,0", "0,1", "0,2", "1,0", "1,1", "1,2 2×1", "2,0", "2,1"],
  ],
  ["a label beside all rows", [v(100), v(200), h(30, 100), h(60, 100)], ["0,0 3×1", "0,1", "0,2", "1,1", "1,2", "2,1", "2,2"]],
  [
    "a text over two rows and columns",
    [v(100), v(200, 0, 30), h(30), h(60, 0, 100)],
    ["0,0", "0,1", "0,2", "1,0", "1,1 2×2", "2,0"],
  ],
  [
    "what is no rectangle",
    [v(100, 30), v(200), h(30, 100), h(60)],
    ["ragged", "0,0 2×2", "0,2", "1,1", "1,2", "2,0", "2,1", "2,2"],
  ],
  ["walls that lie as far off as borders may", [...inner.rows, v(100, 30), v(103, 0, 30), v(200)], NINE],
  ["walls that end a point before the middle", [...inner.rows, v(100, 0, 14), v(100, 31, 90), v(200)], NINE],
  ["and further before it", [...inner.rows, v(100, 0, 13.9), v(100, 31, 90), v(200)], ["0,0 1×2", ...NINE.slice(2)]],
  ["walls that begin a point behind the middle", [...inner.rows, v(100, 16), v(200)], NINE],
  ["and further behind it", [...inner.rows, v(100, 16.1), v(200)], ["0,0 1×2", ...NINE.slice(2)]],
])("cells of a grid with %s", (_, rulings, expected) => expect(read([...tops, ...sides, ...rulings])).toEqual(expected));

test("lines that one side alone has make no grid", () => {
  expect(slotGrid([])).toBeNull();
  expect(slotGrid([v(0), h(0, 0, 2), h(90, 0, 2)])).toBeNull();
  expect(slotGrid([v(0, 0, 2), v(300, 0, 2), h(0)])).toBeNull();
});

test("lines nearer than a text is high are one border, wherever each is drawn", () => {
  const cells = (tolerance?: number) =>
    slotGrid([...tops, ...sides, ...inner.columns, h(30), h(60), h(64, 100, 200)], tolerance)?.cells;
  expect(cells()).toHaveLength(10);
  expect(cells(5)).toHaveLength(9);
  const moved = slotGrid([...tops, ...sides, ...inner.columns, h(30), h(60, 0, 100), h(64, 100, 300)], 5);
  expect(moved?.cells).toHaveLength(9);
});
