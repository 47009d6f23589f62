import { SNAP_TOLERANCE_PT, snap, type Ruling } from "./rulings.ts";
import { greatest, least } from "../extent.ts";

/** A cell of a page's table by its rulings: rows and columns of the grid it covers, and its box. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** The grid that a table's rulings draw on one page. Positions in PDF points, ascending. */
export interface SlotGrid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
  /** The table has no closing line there: its rows go on over the page's edge. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
  /** A group of slots without walls between them that is no rectangle: a wall is missing. */
  readonly ragged: boolean;
}

/**
 * Cells from rulings by a slot grid: every pair of neighbouring positions makes a slot; a wall stands between two slots
 * where a ruling covers the middle of their common edge; slots without a wall are one cell. One missing corner or a
 * broken line breaks nothing, as it does with the "smallest rectangle from each crossing". Lines nearer to each other than `tolerance` (points) are one: no text stands
 * between the lines of a double border.
 */
export function slotGrid(rulings: readonly Ruling[], tolerance = SNAP_TOLERANCE_PT): SlotGrid | null {
  const horizontal = rulings.filter((ruling) => ruling.axis === "horizontal");
  const vertical = rulings.filter((ruling) => ruling.axis === "vertical");
  if (horizontal.length === 0 || vertical.length === 0) return null;
  const xs = snap([...vertical.map((ruling) => ruling.at), ...ends(horizontal, vertical)], tolerance);
  const lines = snap(
    horizontal.map((ruling) => ruling.at),
    tolerance,
  );
  const top = least(vertical.map((ruling) => ruling.from));
  const bottom = greatest(vertical.map((ruling) => ruling.to));
  const openTop = (lines[0] as number) - top > OPEN_EDGE_PT;
  const openBottom = bottom - (lines.at(-1) as number) > OPEN_EDGE_PT;
  const ys = [...(openTop ? [top] : []), ...lines, ...(openBottom ? [bottom] : [])];
  if (xs.length < 2 || ys.length < 2) return null;
  const { cells, ragged } = unite(xs, ys, vertical, horizontal, tolerance);
  return { xs, ys, cells, openTop, openBottom, ragged };
}

/** Verticals that run this far past the last horizontal have lost their closing line to the page's edge (Chromium). */
const OPEN_EDGE_PT = 6;

/** Where horizontals run on past the outermost verticals, the table is open at its sides. */
function ends(horizontal: readonly Ruling[], vertical: readonly Ruling[]): readonly number[] {
  const left = least(vertical.map((ruling) => ruling.at));
  const right = greatest(vertical.map((ruling) => ruling.at));
  const from = least(horizontal.map((ruling) => ruling.from));
  const to = greatest(horizontal.map((ruling) => ruling.to));
  return [...(left - from > 2 * SNAP_TOLERANCE_PT ? [from] : []), ...(to - right > 2 * SNAP_TOLERANCE_PT ? [to] : [])];
}

function unite(
  xs: readonly number[],
  ys: readonly number[],
  vertical: readonly Ruling[],
  horizontal: readonly Ruling[],
  tolerance: number,
): { cells: readonly GridCell[]; ragged: boolean } {
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const group = Array.from({ length: rows * columns }, (_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (group[r] !== r) r = group[r] as number;
    return r;
  };
  const wall = (lines: readonly Ruling[], at: number, middle: number) =>
    lines.some((ruling) => Math.abs(ruling.at - at) <= tolerance && ruling.from - 1 <= middle && middle <= ruling.to + 1);
  for (let row = 0; row < rows; row++) {
    const y = ((ys[row] as number) + (ys[row + 1] as number)) / 2;
    for (let column = 0; column < columns; column++) {
      const x = ((xs[column] as number) + (xs[column + 1] as number)) / 2;
      const slot = row * columns + column;
      if (column + 1 < columns && !wall(vertical, xs[column + 1] as number, y)) group[root(slot + 1)] = root(slot);
      if (row + 1 < rows && !wall(horizontal, ys[row + 1] as number, x)) group[root(slot + columns)] = root(slot);
    }
  }
  const members = new Map<number, number[]>();
  for (let slot = 0; slot < group.length; slot++) members.set(root(slot), [...(members.get(root(slot)) ?? []), slot]);
  let ragged = false;
  const cells = [...members.values()].map((slots): GridCell => {
    const rs = slots.map((slot) => Math.floor(slot / columns));
    const cs = slots.map((slot) => slot % columns);
    const [row, column] = [least(rs), least(cs)];
    const [rowSpan, columnSpan] = [greatest(rs) - row + 1, greatest(cs) - column + 1];
    ragged ||= rowSpan * columnSpan !== slots.length;
    return { row, column, rowSpan, columnSpan };
  });
  return { cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column), ragged };
}
