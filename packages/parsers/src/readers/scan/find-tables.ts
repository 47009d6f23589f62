import type { Turn } from "./deskew.ts";
import { gridOf, type ScannedGrid } from "./grid.ts";
import { looseEnds } from "./mend-rulings.ts";
import { findPixelRulings, type PixelRuling, type PixelRulings } from "./pixel-rulings.ts";
import { type GreyImage, type InkMask, without } from "./raster.ts";
import { findWeakRulings, smallPage } from "./weak-rulings.ts";

/** The tables of an upright page, and the pixels of their lines. */
export interface FoundTables {
  readonly grids: readonly ScannedGrid[];
  readonly drawn: InkMask;
  /** The lines of each of the tables. */
  readonly rulings: readonly PixelRuling[];
  /** Are the lines all there? Else walls may be missing, or be strokes of letters. */
  readonly isWhole: boolean;
}

/** A page with fewer cells may be one whose table's lines are hardly there. */
const MIN_CELLS = 6;
/** Lines of tables that are whole end on others; strokes of signatures and underlines may not. */
const MAX_LOOSE_ENDS = 2;

/**
 * The tables by their lines. Where no table is found, or one whose lines are broken, the page is looked at again for dashed, broken and
 * faint lines; of the three looks the one that finds most cells counts.
 */
export function findTables(upright: InkMask, whitened: GreyImage, turn: Turn, dpi: number): FoundTables {
  const plain = gridsOf(findPixelRulings(upright, dpi), dpi);
  if (cellCount(plain) >= MIN_CELLS && plain.isWhole) return plain;
  const letters = without(upright, plain.drawn);
  const small = smallPage(whitened, turn, dpi);
  return (["dashed", "faint"] as const)
    .map((weakness) => inferred(findWeakRulings(letters, small, dpi, weakness), dpi))
    .reduce<Grids>((best, other) => (worthOf(other) > worthOf(best) ? other : best), plain);
}

interface Grids extends FoundTables {
  readonly loose: number;
}

function gridsOf({ groups, drawn }: PixelRulings, dpi: number): Grids {
  const grids = groups.flatMap((group) => gridOf(group, dpi) ?? []);
  const loose = groups.reduce((sum, group) => sum + (group.length === 1 ? 0 : looseEnds(group, dpi)), 0);
  const isWhole = loose <= MAX_LOOSE_ENDS && grids.every(({ grid }) => !grid.ragged);
  return { grids, drawn, rulings: groups.flat(), loose, isWhole };
}

/** Tables whose lines were put together: where ends of them meet no other line a wall may be missing. */
function inferred(rulings: PixelRulings, dpi: number): Grids {
  const found = gridsOf(rulings, dpi);
  const grids = rulings.groups.flatMap((group) => {
    const own = gridOf(group, dpi);
    return own === null ? [] : [{ ...own, grid: { ...own.grid, ragged: own.grid.ragged || looseEnds(group, dpi) > 0 } }];
  });
  return { ...found, grids, isWhole: grids.every(({ grid }) => !grid.ragged) };
}

function cellCount({ grids }: Grids): number {
  return grids.reduce((sum, { cells }) => sum + cells.length, 0);
}

/** Pieces of a table that fell apart have more cells than the table, and ends that meet nothing. */
function worthOf(found: Grids): number {
  return cellCount(found) * (found.grids.some(({ grid }) => grid.ragged) ? RAGGED_WORTH : 1) - found.loose;
}

const RAGGED_WORTH = 0.8;
