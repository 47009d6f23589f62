import type { Box, Flag, Place } from "@jixiao/contract";
import type { ReaderNote } from "../table.ts";
import { isSideLabel } from "../vocabulary/furniture.ts";
import { canonicalLabel } from "../vocabulary/taxonomy.ts";
import { boxOf, linesOf, middleOf, type Glyph, type TextLine } from "./glyphs.ts";
import { settleCrossing } from "./crossing-text.ts";
import { leadingOf, missingWalls } from "./missing-walls.ts";
import { offStanding } from "./off-standing.ts";
import { overprinted } from "./overprinted.ts";
import type { Ruling } from "./rulings.ts";
import type { GridCell, SlotGrid } from "./slot-grid.ts";
import { greatest } from "../extent.ts";

/** A table as far as one page shows it; joining over pages comes after. */
export interface PageTable {
  readonly page: number;
  /** Column borders, in points. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly PageCell[];
  readonly openTop: boolean;
  readonly openBottom: boolean;
  /** `rulings`, `tags`, `alignment`, `pixel rulings`. */
  readonly evidence: string;
  readonly flags: readonly Flag[];
  /** Of a table whose lines may not be whole: the lines themselves. */
  readonly weak?: readonly Ruling[];
}

export interface PageCell extends GridCell {
  readonly text: string;
  readonly places: readonly Place[];
  readonly flags: readonly Flag[];
  /** As in `Cell`. */
  readonly notes?: readonly ReaderNote[];
  /** Of a recognized cell: as in `Cell`. */
  readonly confidence?: number;
  readonly rawText?: string;
}

/** A line that ends this far before its cell's longest line, with a full stop, ends a paragraph. */
const SHORT_LINE_EM = 1.5;

/** The grid's cells with the characters whose middles lie in them; gives the characters outside back. */
export function fillGrid(
  grid: SlotGrid,
  glyphs: readonly Glyph[],
  placesOf: (box: Box) => readonly [Extract<Place, { kind: "page" }>],
): { table: PageTable; rest: readonly Glyph[] } {
  const own = new Map<GridCell, Glyph[]>(grid.cells.map((cell) => [cell, []]));
  const cellOf = cellFinder(grid);
  const rest: Glyph[] = [];
  const settled = settleCrossing(
    glyphs,
    glyphs.map((glyph) => cellOf(middleOf(glyph))),
    grid,
  );
  glyphs.forEach((glyph, i) => {
    const cell = settled.cells[i] ?? null;
    if (cell === null) rest.push(glyph);
    else own.get(cell)?.push(glyph);
  });
  const outside = takeOverflow(grid, rest, own);
  let leading: number | null | undefined;
  const usualLeading = () => (leading === undefined ? (leading = leadingOf(own)) : leading);
  const standingOff = offStanding(own, grid);
  const cells = grid.cells.map((cell): PageCell => {
    const inside = own.get(cell) ?? [];
    const lines = linesOf(inside);
    const box = {
      x0: grid.xs[cell.column] as number,
      y0: grid.ys[cell.row] as number,
      x1: grid.xs[cell.column + cell.columnSpan] as number,
      y1: grid.ys[cell.row + cell.rowSpan] as number,
    };
    const notes = [
      ...missingWalls(cell, inside, grid, usualLeading),
      ...[standingOff.get(cell), settled.notes.get(cell)].flatMap((note) => note ?? []),
      ...overprinted(lines),
    ];
    const doubts = notes.length === 0 ? { flags: [] } : { flags: [...new Set(notes.map(({ flag }) => flag))], notes };
    return { ...cell, text: textOf(lines), places: placesOf(box), ...doubts };
  });
  const flags: readonly Flag[] = grid.ragged ? ["table_damaged"] : [];
  const [{ page }] = placesOf({ x0: 0, y0: 0, x1: 0, y1: 0 });
  return {
    table: {
      page,
      xs: grid.xs,
      ys: grid.ys,
      cells,
      openTop: grid.openTop,
      openBottom: grid.openBottom,
      evidence: "rulings",
      flags,
    },
    rest: outside,
  };
}

/** A label may hang over its table's edge by no more than this (em). */
const OVERFLOW_EM = 3;

/**
 * A label in the middle of a merged cell that a page break cuts hangs over the page's edge of the table (spreadsheet
 * programs print it there). Only words of the forms are taken for one. Gives the characters that stay outside.
 */
function takeOverflow(grid: SlotGrid, rest: readonly Glyph[], own: Map<GridCell, Glyph[]>): readonly Glyph[] {
  const [top, bottom] = [grid.ys[0] as number, grid.ys.at(-1) as number];
  const near = (glyph: Glyph) => {
    const { y } = middleOf(glyph);
    return (y < top && top - y < OVERFLOW_EM * glyph.size) || (y > bottom && y - bottom < OVERFLOW_EM * glyph.size);
  };
  const taken = new Set<Glyph>();
  for (const line of linesOf(rest.filter(near))) {
    const { x0, x1, y0 } = boxOf(line.glyphs);
    const edge =
      y0 < top
        ? grid.cells.filter((cell) => cell.row === 0)
        : grid.cells.filter((cell) => cell.row + cell.rowSpan === grid.ys.length - 1);
    const cell = edge.find(
      (c) => (grid.xs[c.column] as number) - 2 <= x0 && x1 <= (grid.xs[c.column + c.columnSpan] as number) + 2,
    );
    const text = line.text.replaceAll(/\s+/g, "");
    if (cell === undefined || (canonicalLabel(text) === null && !isSideLabel(text)) || (own.get(cell) ?? []).length > 0) continue;
    for (const glyph of line.glyphs) taken.add(glyph);
    for (const glyph of line.glyphs) own.get(cell)?.push(glyph);
  }
  return rest.filter((glyph) => !taken.has(glyph));
}

function cellFinder(grid: SlotGrid): (point: { x: number; y: number }) => GridCell | null {
  const columns = grid.xs.length - 1;
  const slots: (GridCell | undefined)[] = [];
  for (const cell of grid.cells)
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++) slots[r * columns + c] = cell;
  return ({ x, y }) => {
    const column = lastUpTo(grid.xs, x);
    const row = lastUpTo(grid.ys, y);
    return column < 0 || row < 0 || column >= columns || row >= grid.ys.length - 1
      ? null
      : (slots[row * columns + column] ?? null);
  };
}

/** The last of rising positions that does not lie beyond; -1 where all do. Asked for every character. */
function lastUpTo(positions: readonly number[], at: number): number {
  let i = positions.length - 1;
  while (i >= 0 && (positions[i] as number) > at) i--;
  return i;
}

/**
 * A cell's text in reading order. Lines are joined without a space between Chinese characters, with one between Latin
 * words; a line that ends a paragraph keeps its break.
 */
export function cellText(glyphs: readonly Glyph[]): string {
  return textOf(linesOf(glyphs));
}

function textOf(lines: readonly TextLine[]): string {
  if (lines.length < 2) return lines[0]?.text ?? "";
  const right = greatest(lines.map((line) => boxOf(line.glyphs).x1));
  return lines.reduce((text, line, i) => {
    const before = lines[i - 1];
    if (before === undefined) return line.text;
    const short = boxOf(before.glyphs).x1 < right - SHORT_LINE_EM * (before.glyphs[0]?.size ?? 0);
    if (short && /[。；;]$/.test(text)) return `${text}\n${line.text}`;
    return joinLines(text, line.text);
  }, "");
}

export function joinLines(above: string, below: string): string {
  return /[A-Za-z]$/.test(above) && /^[A-Za-z]/.test(below) ? `${above} ${below}` : `${above}${below}`;
}
