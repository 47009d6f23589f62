import { inkOf, whitenPaper } from "./binarize.ts";
import { withoutSpecks } from "./components.ts";
import { erase, findTurn, type Turn, uprightInk } from "./deskew.ts";
import { enlarged, isCoarse } from "./coarse.ts";
import { withoutDesk } from "./desk.ts";
import type { ScannedGrid } from "./grid.ts";
import { findTables } from "./find-tables.ts";
import type { Projection } from "./projection.ts";
import type { PagePicture } from "./render.ts";
import { type GreyImage, type InkMask, isEmpty, type PixelBox, without } from "./raster.ts";
import { takenWithSeals, withoutSeals } from "./seal.ts";
import { straightened } from "./straighten.ts";
import { linesIn, linesOutside, looseEm, looseLines, measureEm } from "./text-lines.ts";
import { columnWalls, holdTextsSideBySide, isPieceOfLine, piecesOfLines, withLines } from "./weak-grid.ts";
import type { PixelRuling } from "./pixel-rulings.ts";
import { greatest, least } from "../../extent.ts";

/** A scanned page taken apart: its tables, and where its lines of text stand. Boxes are those of the upright page. */
export interface ScannedPage {
  readonly dpi: number;
  /** As it was scanned, for reading it another way round. */
  readonly original: PagePicture;
  /** It was taken so coarsely that nothing on it is read surely. */
  readonly wasCoarse: boolean;
  /** The picture with white paper and without rulings, as it lay on the glass. */
  readonly picture: GreyImage;
  /** Where that picture's points lie on the original, if it was set straight before; null where they are the same. */
  readonly taken: Projection | null;
  /** What of the page as it was scanned went with seals and may have been print. */
  readonly underSeals: InkMask | null;
  readonly turn: Turn;
  /** Height of the usual type in pixels. */
  readonly em: number;
  readonly tables: readonly ScannedTable[];
  /** The lines drawn on it. */
  readonly rulings: readonly PixelRuling[];
  /** Lines of text outside the tables. */
  readonly lines: readonly PixelBox[];
}

export interface ScannedTable extends ScannedGrid {
  /** Its lines may not be whole: what stands in its cells may be what stands in no table as well. */
  readonly isWeak: boolean;
  /** The lines of text of each cell, in the cells' order. */
  readonly lines: readonly (readonly PixelBox[])[];
}

/** Rulings are drawn on a cell's border: what is nearer to it is theirs. */
const CELL_INSET_INCH = 0.008;

/** Finds tables and lines of text in the picture of a page. */
export function takeApart(picture: PagePicture, wasCoarse = picture.isOfCoarseScan === true || isCoarse(picture)): ScannedPage {
  const original = isCoarse(picture) ? enlarged(picture) : picture;
  const { dpi } = original;
  const { whitened, taken, underSeals } = flatSheet(original);
  const ink = inkOf(whitened);
  const turn = findTurn(ink);
  const upright = uprightInk(ink, turn);
  const { grids: found, drawn, rulings, isWhole } = findTables(upright, whitened, turn, dpi);
  const text = withoutSpecks(without(upright, drawn), dpi);
  const grids = found.toSorted((a, b) => topOf(a) - topOf(b));
  const isLoose = grids.length === 0;
  const em = isLoose ? looseEm(text, dpi) : measureEm(text, grids.flatMap(innerBoxes(dpi)), dpi);
  const page = { dpi, original, wasCoarse, picture: erase(whitened, drawn, turn), taken, underSeals, turn, em, rulings };
  if (isLoose) return { ...page, tables: [], lines: looseLines(text, em) };
  const tables = grids.map((grid) => ({
    ...grid,
    isWeak: false,
    lines: innerBoxes(dpi)(grid).map((box) => linesIn(text, box, em)),
  }));
  if (isWhole && !holdTextsSideBySide(tables)) return { ...page, tables, lines: linesOutside(text, tables.map(outlineOf), em) };
  const pieces = piecesOfLines(text, grids.map(outlineOf), em, dpi);
  const letters = without(text, pieces);
  const loose = looseLines(letters, em, columnWalls(rulings, em, text)).filter((line) => !isPieceOfLine(line, rulings, em, dpi));
  const weak = withLines(grids, loose);
  return { ...page, picture: erase(page.picture, pieces, turn), tables: weak.tables, lines: weak.rest };
}

interface FlatSheet {
  readonly whitened: GreyImage;
  readonly taken: Projection | null;
  readonly underSeals: InkMask | null;
}

/** The sheet alone, without seals, its paper white, set straight where it was photographed or lies far from straight. */
function flatSheet({ image, dpi }: PagePicture): FlatSheet {
  const sealed = withoutSeals(image, dpi);
  const underSeals = sealed === image ? null : takenWithSeals(image, sealed);
  const whitened = whitenPaper(withoutDesk(sealed, dpi), dpi);
  const straight = straightened(whitened);
  return { whitened: straight?.image ?? whitened, taken: straight?.taken ?? null, underSeals };
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
