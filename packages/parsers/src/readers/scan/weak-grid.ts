import type { ScannedGrid } from "./grid.ts";
import { draw, type PixelRuling, transpose } from "./pixel-rulings.ts";
import { horizontalStrokes } from "./pixel-runs.ts";
import { isAmongLetters } from "./weak-rulings.ts";
import { holdsMiddle } from "../../boxes.ts";
import { emptyMask, type InkMask, type PixelBox } from "./raster.ts";
import type { ScannedTable } from "./scanned-page.ts";

/** A line between columns is this long (em), or stands at the height of one that is: what is shorter may be strokes of letters. */
const MIN_WALL_EM = 5;
const SAME_PLACE_EM = 0.3;

/** The lines drawn between columns, for cutting the lines of text at them. */
export function columnWalls(rulings: readonly PixelRuling[], em: number, { width, height }: InkMask): InkMask {
  const walls = emptyMask(width, height);
  const upright = rulings.filter(({ axis }) => axis === "vertical");
  const long = upright.filter(({ from, to }) => to - from >= MIN_WALL_EM * em);
  for (const { at, from, to } of upright) {
    if (!long.some((other) => Math.abs(other.at - at) <= SAME_PLACE_EM * em)) continue;
    const x = Math.round(at);
    if (x < 0 || x >= width) continue;
    for (let y = Math.max(0, Math.round(from)); y < Math.min(height, to); y++) walls.ink[y * width + x] = 1;
  }
  return walls;
}

/** In so many cells texts stand side by side where a line between columns is missing; in a table that is whole hardly any has two. */
const MIN_CELLS_WITH_TWO = 2;

/** Do cells hold what seem to be the texts of several? */
export function holdTextsSideBySide(tables: readonly ScannedTable[]): boolean {
  const cells = tables.flatMap(({ lines }) => lines);
  return cells.filter(isSideBySide).length >= MIN_CELLS_WITH_TWO;
}

function isSideBySide(lines: readonly PixelBox[]): boolean {
  return lines.some((line, i) => beside(line, lines[i + 1]));
}

/**
 * May the texts side by side in a cell be those of two, whose wall nobody sees? Where walls are missing any may, else figures: put together 5.00 and 10
 * are 5.0010.
 */
export function mayBeTwo(lines: readonly { readonly box: PixelBox; readonly text: string }[], isWeak: boolean): boolean {
  if (!isSideBySide(lines.map(({ box }) => box))) return false;
  return isWeak || lines.filter(({ text }) => /\d/.test(text)).length > 1;
}

function beside(a: PixelBox, b: PixelBox | undefined): boolean {
  return b !== undefined && Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) > 0.5 * Math.min(a.y1 - a.y0, b.y1 - b.y0);
}

/** Straight strokes as long as this (em) and as thin (inches) are pieces of lines: those of characters are shorter. */
const STROKE_EM = 1.2;
const STROKE_THICKNESS_INCH = 0.025;

/** Pieces of lines inside the tables that were not put together with others, as pixels. */
export function piecesOfLines(text: InkMask, tables: readonly PixelBox[], em: number, dpi: number): InkMask {
  const sizes = {
    minLength: Math.round(STROKE_EM * em),
    hole: 1,
    gap: 1,
    near: 1,
    maxThickness: STROKE_THICKNESS_INCH * dpi,
  };
  const isInTable = (x: number, y: number) =>
    tables.some(({ x0, x1, y0, y1 }) => x0 - em <= x && x <= x1 + em && y0 - em <= y && y <= y1 + em);
  const level = horizontalStrokes(text, sizes).map((stroke): PixelRuling => ({ ...stroke, axis: "horizontal" }));
  const upright = horizontalStrokes(transpose(text), sizes).map((stroke): PixelRuling => ({ ...stroke, axis: "vertical" }));
  const isPiece = (ruling: PixelRuling) => {
    const middle = (ruling.from + ruling.to) / 2;
    const isInside = ruling.axis === "horizontal" ? isInTable(middle, ruling.at) : isInTable(ruling.at, middle);
    return isInside && !isAmongLetters(ruling, text, 1, dpi); // the strokes of =4 may touch
  };
  return draw([...level, ...upright].filter(isPiece), text, 1);
}

/** No character is so thin (inches) and so long (em) as a piece of a drawn line; a dash of two characters may be, where no line goes on. */
const PIECE_THICKNESS_INCH = 0.02;
const [ON_LINE_EM, ANYWHERE_EM] = [1.1, 2.2];

/** Is a line of text none, but a piece of a drawn line that was not put together with others? */
export function isPieceOfLine(box: PixelBox, rulings: readonly PixelRuling[], em: number, dpi: number): boolean {
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  const [axis, length, thickness, at] =
    width > height
      ? (["horizontal", width, height, (box.y0 + box.y1) / 2] as const)
      : (["vertical", height, width, (box.x0 + box.x1) / 2] as const);
  if (thickness > PIECE_THICKNESS_INCH * dpi || length < ON_LINE_EM * em) return false;
  const goesOn = rulings.some((other) => other.axis === axis && Math.abs(other.at - at) <= PIECE_THICKNESS_INCH * dpi);
  return goesOn || length >= ANYWHERE_EM * em;
}

/** The grids with those of the lines whose middles stand in each cell; gives the lines that stand in none. */
export function withLines(
  grids: readonly ScannedGrid[],
  lines: readonly PixelBox[],
): { readonly tables: readonly ScannedTable[]; readonly rest: readonly PixelBox[] } {
  const left = new Set(lines);
  const tables = grids.map((grid): ScannedTable => ({
    ...grid,
    isWeak: true,
    lines: grid.cells.map((cell) => {
      const own = [...left].filter((line) => holdsMiddle(cell, line));
      for (const line of own) left.delete(line);
      return own;
    }),
  }));
  return { tables, rest: [...left] };
}
