import type { Cell } from "../../table.ts";
import { extentOf, type Edges } from "./column-edges.ts";
import type { Column } from "./columns.ts";

/** Which cells of a row stand in which column, and those that stand in none. */
export interface Matched {
  readonly cells: ReadonlyMap<Column, readonly Cell[]>;
  readonly left: readonly Cell[];
  /** Two cells with text share a column, or one stands beyond the table's header. */
  readonly uneven: boolean;
}

/** Less than this share of the narrower one is an edge drawn beside another, no overlap. */
const LEAST_OVERLAP = 0.02;
/** A cell without a column of its own belongs to the one that covers most of it. */
const MOST_OF_CELL = 0.5;
/** Of columns that a merged cell covers alike, the value has it. */
const VALUE_FIRST = 0.05;

/**
 * Cells under their headers: each column takes at most one cell, in order, so that the overlap is the greatest. Edges of
 * header and body need not agree: a cell that reaches a little under the next header does not go there.
 */
export function matchCells(cells: readonly Cell[], columns: readonly Column[], grid: Edges): Matched {
  const ordered = columns.toSorted((a, b) => a.range[0] - b.range[0]);
  const pairs = bestPairs(cells, ordered, overlaps(cells, ordered, grid));
  const matched = new Map<Column, Cell[]>(pairs.map(([cell, column]) => [column, [cell]]));
  const own = new Set(pairs.map(([cell]) => cell));
  const left: Cell[] = [];
  let uneven = false;
  const first = ordered[0]?.range[0] ?? 0;
  for (const cell of cells) {
    if (own.has(cell) || cell.text.trim() === "") continue;
    const home = ordered.find((column) => shareOfCell(cell, column, grid) >= MOST_OF_CELL);
    const there = home === undefined ? undefined : matched.get(home);
    if (home !== undefined && there !== undefined) {
      const isEmpty = there.every(({ text }) => text.trim() === "");
      there.push(cell);
      uneven ||= !isEmpty;
    } else {
      left.push(cell);
      uneven ||= cell.column >= first;
    }
  }
  return { cells: matched, left, uneven };
}

/** Of each cell with each column: -1 where they stand apart. */
function overlaps(cells: readonly Cell[], columns: readonly Column[], grid: Edges): readonly (readonly number[])[] {
  const extents = columns.map((column) => extentOfColumn(column, grid));
  return cells.map((cell) => {
    const [inPoints, inColumns] = [extentOfCell(cell, grid), extentOfCell(cell, null)];
    return columns.map((column, i) => {
      const shared = shareOfNarrower(isInPoints(column, grid) ? inPoints : inColumns, extents[i] as Extent);
      return shared >= LEAST_OVERLAP ? shared + (column.field === "value" ? VALUE_FIRST : 0) : -1;
    });
  });
}

function shareOfNarrower(one: Extent, other: Extent): number {
  const narrower = Math.min(one[1] - one[0], other[1] - other[0]);
  return (Math.min(one[1], other[1]) - Math.max(one[0], other[0])) / narrower;
}

/** The order-preserving pairs of cells and columns with the greatest overlap in all. */
function bestPairs(
  cells: readonly Cell[],
  columns: readonly Column[],
  shares: readonly (readonly number[])[],
): readonly (readonly [Cell, Column])[] {
  const width = columns.length + 1;
  const best = new Float64Array((cells.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] as number;
  const pair = (i: number, j: number) => {
    const share = shares[i]?.[j] ?? -1;
    return share < 0 ? -1 : share + at(i + 1, j + 1);
  };
  for (let i = cells.length - 1; i >= 0; i--)
    for (let j = columns.length - 1; j >= 0; j--) best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), pair(i, j));
  const pairs: (readonly [Cell, Column])[] = [];
  for (let [i, j] = [0, 0]; i < cells.length && j < columns.length;) {
    if (pair(i, j) === at(i, j)) pairs.push([cells[i++] as Cell, columns[j++] as Column]);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

function shareOfCell(cell: Cell, column: Column, grid: Edges): number {
  const [from, to] = extentOfCell(cell, isInPoints(column, grid) ? grid : null);
  const [columnFrom, columnTo] = extentOfColumn(column, grid);
  return (Math.min(to, columnTo) - Math.max(from, columnFrom)) / (to - from);
}

type Extent = readonly [from: number, to: number];

/** In points where header and row have them, else in columns of the grid. */
function isInPoints(column: Column, grid: Edges): boolean {
  return grid !== null && column.edges !== null;
}

function extentOfCell(cell: Cell, grid: Edges): Extent {
  return extentOf([cell.column, cell.column + cell.columnSpan], grid);
}

function extentOfColumn(column: Column, grid: Edges): Extent {
  return extentOf(column.range, isInPoints(column, grid) ? column.edges : null);
}
