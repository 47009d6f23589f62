import { slotGrid, type SlotGrid } from "../../tables/slot-grid.ts";
import type { PixelRuling } from "./pixel-rulings.ts";
import type { PixelBox } from "./raster.ts";

const POINTS_PER_INCH = 72;

/** A table of the upright page, its grid in points of the upright page. */
export interface ScannedGrid {
  readonly grid: SlotGrid;
  readonly cells: readonly PixelBox[];
}

/** The grid that a group of rulings draws; null where they enclose fewer than two cells. */
export function gridOf(rulings: readonly PixelRuling[], dpi: number): ScannedGrid | null {
  const points = POINTS_PER_INCH / dpi;
  const drawn = rulings.map(({ axis, at, from, to }) => ({ axis, at: at * points, from: from * points, to: to * points }));
  const full = slotGrid(drawn);
  if (full === null || full.cells.length < 2) return null;
  const grid = withoutIdleLines(full);
  const pixel = (position: number | undefined) => Math.round((position as number) / points);
  const cells = grid.cells.map(({ row, column, rowSpan, columnSpan }) => ({
    x0: pixel(grid.xs[column]),
    y0: pixel(grid.ys[row]),
    x1: pixel(grid.xs[column + columnSpan]),
    y1: pixel(grid.ys[row + rowSpan]),
  }));
  return { grid, cells };
}

/** A scan's grid without the lines at which no cell begins or ends: they come from strokes of letters and dirt. */
function withoutIdleLines(grid: SlotGrid): SlotGrid {
  const rows = new Set(grid.cells.flatMap(({ row, rowSpan }) => [row, row + rowSpan]));
  const columns = new Set(grid.cells.flatMap(({ column, columnSpan }) => [column, column + columnSpan]));
  const row = ranks(grid.ys.length, rows);
  const column = ranks(grid.xs.length, columns);
  return {
    ...grid,
    ys: grid.ys.filter((_, i) => rows.has(i)),
    xs: grid.xs.filter((_, i) => columns.has(i)),
    cells: grid.cells.map((cell) => {
      const [top, left] = [row(cell.row), column(cell.column)];
      return {
        row: top,
        column: left,
        rowSpan: row(cell.row + cell.rowSpan) - top,
        columnSpan: column(cell.column + cell.columnSpan) - left,
      };
    }),
  };
}

/** How many of the used lines stand before a line. */
function ranks(count: number, used: ReadonlySet<number>): (line: number) => number {
  const before: number[] = [];
  for (let line = 0, rank = 0; line < count; line++) {
    before.push(rank);
    if (used.has(line)) rank++;
  }
  return (line) => before[line] as number;
}
