import { inkOf, whitenPaper } from "./binarize.ts";
import { withoutSpecks } from "./components.ts";
import { erase, findTurn, type Turn, uprightInk } from "./deskew.ts";
import { gridOf, type ScannedGrid } from "./grid.ts";
import { findPixelRulings } from "./pixel-rulings.ts";
import type { PagePicture } from "./render.ts";
import { type GreyImage, isEmpty, type PixelBox, without } from "./raster.ts";
import { linesIn, linesOutside, measureEm } from "./text-lines.ts";
import { greatest, least } from "../../extent.ts";

/** A scanned page taken apart: its tables, and where its lines of text stand. Boxes are those of the upright page. */
export interface ScannedPage {
  readonly dpi: number;
  /** As it was scanned, for reading it another way round. */
  readonly original: PagePicture;
  /** The picture with white paper and without rulings, as it lay on the glass. */
  readonly picture: GreyImage;
  readonly turn: Turn;
  /** Height of the usual type in pixels. */
  readonly em: number;
  readonly tables: readonly ScannedTable[];
  /** Lines of text outside the tables. */
  readonly lines: readonly PixelBox[];
}

export interface ScannedTable extends ScannedGrid {
  /** The lines of text of each cell, in the cells' order. */
  readonly lines: readonly (readonly PixelBox[])[];
}

/** Rulings are drawn on a cell's border: what is nearer to it is theirs. */
const CELL_INSET_INCH = 0.008;

/** Finds tables and lines of text in the picture of a page. */
export function takeApart(original: PagePicture): ScannedPage {
  const { image, dpi } = original;
  const whitened = whitenPaper(image, dpi);
  const ink = inkOf(whitened);
  const turn = findTurn(ink);
  const upright = uprightInk(ink, turn);
  const { groups, drawn } = findPixelRulings(upright, dpi);
  const text = withoutSpecks(without(upright, drawn), dpi);
  const grids = groups.flatMap((group) => gridOf(group, dpi) ?? []).toSorted((a, b) => topOf(a) - topOf(b));
  const em = measureEm(text, grids.flatMap(innerBoxes(dpi)), dpi);
  const tables = grids.map((grid) => ({ ...grid, lines: innerBoxes(dpi)(grid).map((box) => linesIn(text, box, em)) }));
  const lines = linesOutside(text, tables.map(outlineOf), em);
  return { dpi, original, picture: erase(whitened, drawn, turn), turn, em, tables, lines };
}

function topOf({ grid }: ScannedGrid): number {
  return grid.ys[0] as number;
}

function innerBoxes(dpi: number): (table: ScannedGrid) => readonly PixelBox[] {
  const inset = Math.round(CELL_INSET_INCH * dpi);
  return ({ cells }) =>
    cells.map(({ x0, y0, x1, y1 }) => {
      const box = { x0: x0 + inset, y0: y0 + inset, x1: x1 - inset, y1: y1 - inset };
      return isEmpty(box) ? { ...box, x1: box.x0, y1: box.y0 } : box;
    });
}

function outlineOf({ cells }: ScannedGrid): PixelBox {
  return {
    x0: least(cells.map((cell) => cell.x0)),
    y0: least(cells.map((cell) => cell.y0)),
    x1: greatest(cells.map((cell) => cell.x1)),
    y1: greatest(cells.map((cell) => cell.y1)),
  };
}
