import type { Cell, Table } from "../../table.ts";

/** Where the columns of a table's grid begin and end: `at[c]` is the left edge of column c. Null where the document does not tell. */
export type Edges = readonly number[] | null;

const known = new WeakMap<Table, { readonly edges: Edges }>();

/**
 * The edges of a table's columns in points, from the boxes of its cells. Null for formats without pages, for tables whose cells are
 * texts without lines (`alignment`), and where the edges do not rise from left to right (a page that lies on its side).
 */
export function columnEdges(table: Table): Edges {
  const before = known.get(table);
  if (before !== undefined) return before.edges;
  const edges = measured(table);
  known.set(table, { edges });
  return edges;
}

function measured(table: Table): Edges {
  if (table.merges === "lost" || table.evidence === "alignment") return null;
  const found: number[][] = Array.from({ length: table.columnCount + 1 }, () => []);
  for (const cell of table.cells) {
    const place = cell.places[0];
    if (place?.kind !== "page") return null;
    found[cell.column]?.push(place.box.x0);
    found[cell.column + cell.columnSpan]?.push(place.box.x1);
  }
  const edges = found.map(middle);
  const rises = edges.every((edge, i) => !Number.isNaN(edge) && (i === 0 || edge > (edges[i - 1] as number)));
  return rises ? edges : null;
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Left and right edge of columns [from, to), in points where they are known, else in columns. */
export function extentOf([from, to]: readonly [number, number], edges: Edges): readonly [number, number] {
  return edges === null ? [from, to] : [edges[from] ?? Number.NaN, edges[to] ?? Number.NaN];
}

/** Cells that cover a row of a table, from left to right, each once, empty ones too. */
export function cellsOver(table: Table, row: number): readonly Cell[] {
  return coveredRows(table)[row] ?? [];
}

const covered = new WeakMap<Table, readonly (readonly Cell[])[]>();

/** The cells over each row, sorted once: a table is asked for all its rows. */
function coveredRows(table: Table): readonly (readonly Cell[])[] {
  const before = covered.get(table);
  if (before !== undefined) return before;
  const rows: Cell[][] = Array.from({ length: table.rowCount }, () => []);
  for (const cell of table.cells)
    for (let row = cell.row; row < Math.min(cell.row + cell.rowSpan, table.rowCount); row++) rows[row]?.push(cell);
  const found = rows.map((cells) => besideEachOther(cells.toSorted((a, b) => a.column - b.column || a.row - b.row)));
  covered.set(table, found);
  return found;
}

/** Of cells that lie over each other, which a damaged table may have, the first. */
function besideEachOther(cells: readonly Cell[]): readonly Cell[] {
  let end = 0;
  return cells.filter((cell) => {
    const isFree = cell.column >= end;
    if (isFree) end = cell.column + cell.columnSpan;
    return isFree;
  });
}
