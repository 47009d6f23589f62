import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { greatest } from "../../extent.ts";
import type { Cell, Table } from "../../table.ts";
import { cellText } from "../../tables/page-table.ts";
import { boxOf, type Glyph } from "../../tables/glyphs.ts";
import type { UprightViewport } from "./glyphs.ts";

/** A table as the structure tree has it: the producer's claim about rows, cells and spans. */
export interface TaggedTable {
  readonly rows: readonly (readonly TaggedCell[])[];
}

export interface TaggedCell {
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Ids of the marked content in the cell, on whichever page. */
  readonly marks: readonly string[];
}

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly rowSpan?: number;
  readonly colSpan?: number;
  readonly children?: readonly Node[];
}

/**
 * The tables that a page's structure tree names. A table over several pages is in the tree of each of them, whole; its
 * first mark tells that it is the same.
 */
export async function readTags(page: PDFPageProxy): Promise<readonly TaggedTable[]> {
  const tree = (await page.getStructTree()) as Node | null;
  return tree === null ? [] : tablesIn(tree);
}

function tablesIn(node: Node): readonly TaggedTable[] {
  if (node.role === "Table") {
    const rows = rowsIn(node).map((row) => (row.children ?? []).filter(({ role }) => role === "TD" || role === "TH").map(cellOf));
    return [{ rows: rows.filter((row) => row.length > 0) }];
  }
  return (node.children ?? []).flatMap(tablesIn);
}

/** Rows stand in the table itself or in its THead, TBody and TFoot. */
function rowsIn(node: Node): readonly Node[] {
  return (node.children ?? []).flatMap((child) => (child.role === "TR" ? [child] : child.role === "Table" ? [] : rowsIn(child)));
}

function cellOf(node: Node): TaggedCell {
  return { rowSpan: Math.max(1, node.rowSpan ?? 1), columnSpan: Math.max(1, node.colSpan ?? 1), marks: marksIn(node) };
}

function marksIn(node: Node): readonly string[] {
  if (node.type === "content" && node.id !== undefined) return [node.id];
  return (node.children ?? []).flatMap(marksIn);
}

export function marksOf(table: TaggedTable): readonly string[] {
  return table.rows.flatMap((row) => row.flatMap(({ marks }) => marks));
}

/** Characters of one mark, with the page they stand on. */
export interface MarkedGlyphs {
  readonly page: number;
  readonly viewport: UprightViewport;
  readonly glyphs: readonly Glyph[];
}

/**
 * The table that the tags describe, its cells placed as HTML's table model does. Chromium leaves empty cells out of the
 * tags; the cells of a row that is too short go where cells of their width stand in other rows.
 */
export function tableFromTags(tagged: TaggedTable, marked: ReadonlyMap<string, MarkedGlyphs>): Table {
  const columnCount = greatest([0, ...tagged.rows.map((row) => row.reduce((sum, cell) => sum + cell.columnSpan, 0))]);
  const contents = tagged.rows.map((row) => row.map(({ marks }) => contentOf(marks, marked)));
  const middles = new Map<string, number[]>();
  const taken: boolean[][] = [];
  const cells: Cell[] = [];
  const place = (r: number, starts: readonly number[]) => {
    (tagged.rows[r] ?? []).forEach(({ rowSpan, columnSpan }, i) => {
      const column = starts[i] ?? 0;
      const rows = Math.min(rowSpan, tagged.rows.length - r);
      for (let y = r; y < r + rows; y++) for (let x = column; x < column + columnSpan; x++) (taken[y] ??= [])[x] = true;
      const { text, places, middle } = (contents[r] as readonly Content[])[i] as Content;
      cells.push({ row: r, column, rowSpan: rows, columnSpan, text, places });
      if (middle !== null) middles.set(`${column} ${columnSpan}`, [...(middles.get(`${column} ${columnSpan}`) ?? []), middle]);
    });
  };
  tagged.rows.forEach((row, r) => {
    const free = Array.from({ length: columnCount }, (_, x) => x).filter((x) => !taken[r]?.[x]);
    const own = (contents[r] ?? []).map(({ middle }) => middle);
    place(
      r,
      startsOf(
        row.map(({ columnSpan }) => columnSpan),
        own,
        free,
        middles,
      ),
    );
  });
  return { cells, rowCount: tagged.rows.length, columnCount, merges: "kept", chunks: [0], evidence: "tags", flags: [] };
}

/** First columns of a row's cells: in order over the free columns, with gaps where the middles of the texts ask for them. */
function startsOf(
  spans: readonly number[],
  middles: readonly (number | null)[],
  free: readonly number[],
  known: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  let best: { cost: number; starts: readonly number[] } = { cost: Infinity, starts: [] };
  const search = (i: number, from: number, cost: number, starts: readonly number[]): void => {
    if (cost >= best.cost) return;
    if (i === spans.length) {
      best = { cost, starts };
      return;
    }
    const left = spans.slice(i).reduce((sum, span) => sum + span, 0);
    for (let at = from; at <= Math.max(from, free.length - left); at++) {
      const column = free[at] ?? at;
      const peers = known.get(`${column} ${spans[i]}`);
      const middle = middles[i];
      const off =
        middle === null || middle === undefined
          ? 0
          : peers === undefined
            ? UNKNOWN_COLUMN_PT
            : Math.min(...peers.map((peer) => Math.abs(peer - middle)));
      search(i + 1, at + (spans[i] ?? 1), cost + off + (at - from) * GAP_PT, [...starts, column]);
    }
  };
  search(0, 0, 0, []);
  return best.starts;
}

/** Cost of a place where no cell of this width stood before, and of leaving a column empty (points). */
const UNKNOWN_COLUMN_PT = 20;
const GAP_PT = 1;

interface Content extends Pick<Cell, "text" | "places"> {
  /** x of the text's middle; null where there is none. */
  readonly middle: number | null;
}

/** Text and places of a cell; a cell that a page break cuts has a place on each page. */
function contentOf(marks: readonly string[], marked: ReadonlyMap<string, MarkedGlyphs>): Content {
  const byPage = new Map<number, { viewport: UprightViewport; glyphs: Glyph[] }>();
  for (const mark of marks) {
    const found = marked.get(mark);
    if (found === undefined) continue;
    const entry = byPage.get(found.page) ?? { viewport: found.viewport, glyphs: [] };
    for (const glyph of found.glyphs) if (glyph.text.trim() !== "") entry.glyphs.push(glyph);
    byPage.set(found.page, entry);
  }
  const pages = [...byPage].toSorted(([a], [b]) => a - b).filter(([, { glyphs }]) => glyphs.length > 0);
  const boxes = pages.map(([, { glyphs }]) => boxOf(glyphs));
  return {
    middle: boxes[0] === undefined ? null : (boxes[0].x0 + boxes[0].x1) / 2,
    text: pages.map(([, { glyphs }]) => cellText(glyphs)).join(""),
    places: pages.map(([page, { viewport, glyphs }]) => ({ kind: "page", page, box: viewport.toShown(boxOf(glyphs)) })),
  };
}
