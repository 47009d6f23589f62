/** A cell as its row states it; columns and widths (twips, 1/20 pt) are those of the source. */
export interface GridCell {
  readonly start: number;
  readonly span: number;
  readonly width: number | null;
  readonly vertical: "none" | "restart" | "continue";
  readonly goesOnFromLeft: boolean;
}

export interface GridRow {
  /** Columns left empty before and after the row's cells. */
  readonly before: number;
  readonly beforeWidth: number | null;
  readonly after: number;
  readonly cells: readonly GridCell[];
}

export interface GridRange {
  readonly start: number;
  readonly end: number;
}

export interface WordGrid {
  readonly rows: readonly (readonly GridRange[])[];
  readonly columnCount: number;
  /** Rows do not fit each other, and nothing says how they stand. */
  readonly inDoubt: boolean;
}

/** Edges that are no further apart are one (3 pt, as of rulings on a page). */
const SNAP_TWIPS = 60;

/**
 * Where each cell stands. Word's spans count, for rows that fill the same grid; where they do not, the widths do, as Word
 * itself lays such a table out. Columns a hair wide, in which no cell stands alone, are the edge of their neighbour.
 */
export function gridOf(rows: readonly GridRow[], gridWidths: readonly number[]): WordGrid {
  const totals = rows.map((row) => row.before + row.cells.reduce((sum, cell) => sum + cell.span, 0) + row.after);
  const fits = new Set(totals).size <= 1;
  const byWidth = fits ? null : rangesByWidth(rows);
  if (byWidth !== null) return byWidth;
  const columnCount = largest(totals);
  const ranges = rows.map(({ cells }) => cells.map(({ start, span }) => ({ start, end: start + span })));
  return { ...withoutHairs(ranges, columnCount, gridWidths), inDoubt: !fits && shortRowHides(rows, totals) };
}

/** One by one: a table may have more rows than a call takes arguments. */
function largest(counts: readonly number[]): number {
  return counts.reduce((most, count) => Math.max(most, count), 0);
}

/** A short row of several cells, in a table whose widths are not stated: its cells may belong further right. */
function shortRowHides(rows: readonly GridRow[], totals: readonly number[]): boolean {
  const width = largest(totals);
  return rows.some((row, i) => (totals[i] ?? 0) < width && row.cells.length > 1);
}

function rangesByWidth(rows: readonly GridRow[]): WordGrid | null {
  const edges: number[] = [];
  const positions: (readonly { readonly from: number; readonly to: number }[])[] = [];
  for (const row of rows) {
    if (row.before > 0 && row.beforeWidth === null) return null;
    let x = row.before > 0 ? (row.beforeWidth ?? 0) : 0;
    const own: { from: number; to: number }[] = [];
    for (const { width } of row.cells) {
      if (width === null || width <= SNAP_TWIPS) return null;
      own.push({ from: x, to: x + width });
      x += width;
    }
    positions.push(own);
    for (const one of own.flatMap(({ from, to }) => [from, to])) edges.push(one);
  }
  const snapped = snap(edges);
  const index = (x: number) => snapped.findLastIndex((edge) => edge <= x);
  return {
    rows: positions.map((own) => own.map(({ from, to }) => ({ start: index(from), end: Math.max(index(to), index(from) + 1) }))),
    columnCount: Math.max(0, snapped.length - 1),
    inDoubt: false,
  };
}

/** The first edge of each group of edges that are nearly one. */
function snap(edges: readonly number[]): readonly number[] {
  const out: number[] = [];
  for (const edge of [...edges].sort((a, b) => a - b))
    if (out.length === 0 || edge - (out.at(-1) ?? 0) > SNAP_TWIPS) out.push(edge);
  return out;
}

function withoutHairs(
  rows: readonly (readonly GridRange[])[],
  columnCount: number,
  widths: readonly number[],
): Pick<WordGrid, "rows" | "columnCount"> {
  const alone = new Set<number>();
  const isHair = (column: number) => (widths[column] ?? 0) > 0 && (widths[column] ?? 0) <= SNAP_TWIPS;
  for (const { start, end } of rows.flat()) {
    const columns = Array.from({ length: end - start }, (_, i) => start + i);
    if (columns.every(isHair)) for (const column of columns) alone.add(column);
  }
  const position: number[] = [0];
  for (let column = 0; column < columnCount; column++) {
    const isEdge = isHair(column) && !alone.has(column);
    position.push((position[column] ?? 0) + (isEdge ? 0 : 1));
  }
  const at = (edge: number) => position[edge] ?? edge;
  return {
    rows: rows.map((row) => row.map(({ start, end }) => ({ start: at(start), end: at(end) }))),
    columnCount: at(columnCount),
  };
}
