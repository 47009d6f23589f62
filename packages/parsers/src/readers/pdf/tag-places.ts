import type { Box } from "@jixiao/contract";
import { holdsMiddle } from "../../boxes.ts";
import { greatest, least } from "../../extent.ts";
import type { Cell, Table } from "../../table.ts";

/** Texts of two rows, or of two columns, lie over each other by no more than this (points): type differs in height, and some hangs over. */
const TOLERANCE_PT = 3;

interface Placed {
  readonly cell: Cell;
  readonly box: Box;
}

/**
 * Does a table that only its tags show contradict where its texts stand? Programs that guess tags, or lose some, make rows and columns of texts that are none: texts of a row stand
 * below those of the rows above it, those of a column to the right of those of the columns before it. What stands among them without a tag of the table's contradicts it too.
 * @param untagged where texts that have no tag of the table's stand, by page
 */
export function contradictsPlaces(table: Table, untagged: (page: number) => readonly Box[]): boolean {
  const pages = Map.groupBy(table.cells.flatMap(placedOf), ([page]) => page);
  const covered = coveredColumns(table);
  if (covered.some((count) => count > table.columnCount)) return true;
  return [...pages].some(([page, all]) => {
    const placed = all.map(([, one]) => one);
    const inColumns = placed.filter(({ cell }) => covered[cell.row] === table.columnCount);
    return (
      rowsCross(placed) || cellsCross(placed) || columnsCross(inColumns, table.columnCount) || isAmong(untagged(page), placed)
    );
  });
}

/** How many columns the cells of each row take. Where they are too few, blank cells were left out (Chromium does so), and the rest were put where their texts stand. */
function coveredColumns({ cells, rowCount }: Table): readonly number[] {
  const covered = Array.from({ length: rowCount }, () => 0);
  for (const { row, rowSpan, columnSpan } of cells)
    for (let at = row; at < row + rowSpan; at++) covered[at] = (covered[at] ?? 0) + columnSpan;
  return covered;
}

/** A cell that a page cuts tells nothing of rows, and nothing that is sure of columns. */
function placedOf(cell: Cell): readonly (readonly [page: number, placed: Placed])[] {
  const [place, ...more] = cell.places;
  return place?.kind === "page" && more.length === 0 ? [[place.page, { cell, box: place.box }]] : [];
}

function rowsCross(placed: readonly Placed[]): boolean {
  const rows = Map.groupBy(
    placed.filter(({ cell }) => cell.rowSpan === 1),
    ({ cell }) => cell.row,
  );
  let bottom = -Infinity;
  for (const [, own] of [...rows].toSorted(([a], [b]) => a - b)) {
    const highest = own.reduce((a, b) => (b.box.y1 - b.box.y0 > a.box.y1 - a.box.y0 ? b : a)).box;
    if (own.some(({ box }) => box.y0 < bottom - TOLERANCE_PT || box.y0 > highest.y1 || box.y1 < highest.y0)) return true;
    for (const { box } of own) bottom = Math.max(bottom, box.y1);
  }
  return false;
}

/** Texts of one row that do not stand one behind the other, as its cells do. */
function cellsCross(placed: readonly Placed[]): boolean {
  const rows = Map.groupBy(placed, ({ cell }) => cell.row);
  return [...rows.values()].some((own) => {
    const inOrder = own.toSorted((a, b) => a.cell.column - b.cell.column);
    return inOrder.some(({ box }, i) => box.x0 < (inOrder[i - 1]?.box.x1 ?? -Infinity) - TOLERANCE_PT);
  });
}

function columnsCross(placed: readonly Placed[], columnCount: number): boolean {
  for (let at = 1; at < columnCount; at++) {
    let [right, left] = [-Infinity, Infinity];
    for (const { cell, box } of placed) {
      if (cell.column + cell.columnSpan <= at) right = Math.max(right, box.x1);
      else if (cell.column >= at) left = Math.min(left, box.x0);
    }
    if (right > left + TOLERANCE_PT) return true;
  }
  return false;
}

function isAmong(boxes: readonly Box[], placed: readonly Placed[]): boolean {
  const all = placed.map(({ box }) => box);
  const around: Box = {
    x0: least(all.map(({ x0 }) => x0)),
    y0: least(all.map(({ y0 }) => y0)),
    x1: greatest(all.map(({ x1 }) => x1)),
    y1: greatest(all.map(({ y1 }) => y1)),
  };
  return boxes.some((box) => holdsMiddle(around, box));
}
