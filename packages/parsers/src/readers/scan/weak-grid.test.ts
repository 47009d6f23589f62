import { describe, expect, test } from "vitest";
import type { PixelRuling } from "./pixel-rulings.ts";
import { emptyMask, type InkMask, inkIn, type PixelBox } from "./raster.ts";
import type { ScannedTable } from "./scanned-page.ts";
import { looseLines } from "./text-lines.ts";
import { columnWalls, holdTextsSideBySide, isPieceOfLine, mayBeTwo, piecesOfLines, withLines } from "./weak-grid.ts";

const [EM, DPI] = [20, 200];

function line(axis: PixelRuling["axis"], at: number, from: number, to: number): PixelRuling {
  return { axis, at, from, to, thickness: 2, runs: [] };
}

function inked(...boxes: readonly PixelBox[]): InkMask {
  const mask = emptyMask(400, 200);
  for (const { x0, y0, x1, y1 } of boxes) for (let y = y0; y < y1; y++) mask.ink.fill(1, y * 400 + x0, y * 400 + x1);
  return mask;
}

const box = (x0: number, y0: number, x1: number, y1: number): PixelBox => ({ x0, y0, x1, y1 });
/** Characters of strokes, so many from here on. */
const word = (x: number, y: number, count: number): PixelBox[] =>
  Array.from({ length: count }, (_, i) => [
    box(x + 20 * i, y + 9, x + 20 * i + 17, y + 12),
    box(x + 20 * i + 7, y, x + 20 * i + 10, y + 20),
  ]).flat();

describe("lines of text are cut at lines between columns", () => {
  const text = inked(...word(20, 40, 4), ...word(110, 40, 4));
  test.each<[string, readonly PixelRuling[], number]>([
    ["at none where none is drawn", [], 1],
    ["at a long one", [line("vertical", 103, 0, 150)], 2],
    ["at a short one that stands where a long one does", [line("vertical", 103, 100, 200), line("vertical", 104, 30, 70)], 2],
    ["not at a short one alone, which may be a stroke of a letter", [line("vertical", 103, 30, 70)], 1],
    ["not at a level one", [line("horizontal", 50, 0, 400)], 1],
    ["not at one that ends above them", [line("vertical", 103, -90, 30)], 1],
  ])("%s", (_, rulings, count) => expect(looseLines(text, EM, columnWalls(rulings, EM, text))).toHaveLength(count));
});

describe("cells with texts side by side", () => {
  const table = (...lines: readonly (readonly PixelBox[])[]): ScannedTable => ({
    grid: { xs: [], ys: [], cells: [], openTop: false, openBottom: false, ragged: false },
    cells: lines.map(() => box(0, 0, 100, 100)),
    isWeak: false,
    lines,
  });
  const [beside, below] = [
    [box(0, 0, 40, 20), box(60, 2, 99, 21)],
    [box(0, 0, 40, 20), box(0, 25, 40, 45)],
  ];
  test.each<[string, ScannedTable, boolean]>([
    ["two of them", table(beside, below, beside), true],
    ["one alone: boxes to tick", table(beside, below), false],
    ["lines below each other", table(below, below, below), false],
    ["blank ones", table([], []), false],
  ])("%s", (_, own, expected) => expect(holdTextsSideBySide([own])).toBe(expected));
});

describe("texts in one cell that may be two cells'", () => {
  const [left, right, under] = [box(0, 0, 40, 20), box(60, 2, 99, 21), box(0, 25, 40, 45)];
  test.each<[string, readonly (readonly [string, PixelBox])[], boolean, boolean]>([
    [
      "figures side by side",
      [
        ["5.00", left],
        ["10", right],
      ],
      false,
      true,
    ],
    [
      "a box to tick beside another",
      [
        ["是", left],
        ["否", right],
      ],
      false,
      false,
    ],
    [
      "words side by side where walls are missing",
      [
        ["道路", left],
        ["里程", right],
      ],
      true,
      true,
    ],
    [
      "figures below each other",
      [
        ["5.00", left],
        ["10", under],
      ],
      true,
      false,
    ],
    ["one figure", [["5.00", left]], true, false],
  ])("%s", (_, texts, isWeak, expected) =>
    expect(
      mayBeTwo(
        texts.map(([text, own]) => ({ text, box: own })),
        isWeak,
      ),
    ).toBe(expected),
  );
});

test("each line is that of the cell in which its middle stands; the others are the page's", () => {
  const grid = { xs: [], ys: [], cells: [], openTop: false, openBottom: false, ragged: false };
  const cells = [box(0, 0, 100, 100), box(100, 0, 200, 100)];
  const lines = [box(10, 10, 90, 30), box(90, 40, 190, 60), box(10, 110, 90, 130)];
  const { tables, rest } = withLines([{ grid, cells }], lines);
  expect(tables.map((one) => [one.isWeak, one.lines])).toEqual([[true, [[lines[0]], [lines[1]]]]]);
  expect(rest).toEqual([lines[2]]);
});

describe("a piece of a line is no text", () => {
  test.each<[string, PixelBox, readonly PixelRuling[], boolean]>([
    ["a stretch of a line that goes on", box(10, 50, 40, 53), [line("horizontal", 51, 100, 300)], true],
    ["a long stretch", box(10, 50, 60, 53), [], true],
    ["a dash", box(10, 50, 40, 53), [], false],
    ["一 where a line is", box(10, 50, 29, 53), [line("horizontal", 51, 100, 300)], false],
    ["1 where a line is", box(100, 50, 104, 64), [line("vertical", 102, 100, 300)], false],
    ["a stroke beside a row where a line goes on", box(100, 50, 103, 75), [line("vertical", 102, 100, 300)], true],
    ["a line of text", box(10, 50, 90, 70), [line("horizontal", 60, 100, 300)], false],
  ])("%s", (_, piece, rulings, expected) => expect(isPieceOfLine(piece, rulings, EM, DPI)).toBe(expected));
});

describe("pieces of lines inside a table are taken out of its text", () => {
  const tables = [box(0, 0, 400, 200)];
  const left = (text: InkMask, within = tables) => {
    const pieces = piecesOfLines(text, within, EM, DPI);
    return text.ink.reduce((sum, ink, at) => sum + (ink === 1 && pieces.ink[at] === 0 ? 1 : 0), 0);
  };
  test("a stretch between rows, and an upright one", () => {
    expect(left(inked(box(10, 50, 60, 52)))).toBe(0);
    expect(left(inked(box(50, 30, 52, 80)))).toBe(0);
  });
  test("but no stroke of figures that touch, no text, and nothing outside", () => {
    // =4: the upper bar of the sign runs into the figure's
    const touching = inked(box(10, 50, 40, 53), box(10, 57, 24, 60), box(32, 40, 35, 64), box(26, 44, 34, 47));
    const text = inked(...word(20, 40, 6));
    const underline = inked(box(10, 50, 60, 52));
    const all = (mask: InkMask) => inkIn(mask, box(0, 0, 400, 200));
    expect(left(touching)).toBe(all(touching));
    expect(left(text)).toBe(all(text));
    expect(left(underline, [box(0, 100, 400, 200)])).toBe(all(underline));
  });
});
