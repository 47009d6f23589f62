import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { quote } from "../../doubts.ts";
import { fillGrid, type PageCell, type PageTable } from "../../tables/page-table.ts";
import { connectedRulings, mergeRulings, type Ruling } from "../../tables/rulings.ts";
import { slotGrid } from "../../tables/slot-grid.ts";
import type { Glyph } from "../../tables/glyphs.ts";
import type { LaidOutText, UprightViewport } from "./glyphs.ts";
import { readPageRulings } from "./page-rulings.ts";
import type { LeftOut } from "./seen-text.ts";
import { readTags, type TaggedTable } from "./tags.ts";

/** What one page holds before tables are joined over pages. */
export interface PageContent {
  readonly page: number;
  readonly viewport: UprightViewport;
  readonly glyphs: readonly Glyph[];
  /** Tables by their drawn lines. */
  readonly tables: readonly PageTable[];
  /** Characters outside these tables. */
  readonly rest: readonly Glyph[];
  /** Drawn lines that make no table. */
  readonly rulings: readonly Ruling[];
  /** Tables by the structure tree, of a tagged PDF. */
  readonly tagged: readonly TaggedTable[];
}

/** Reads the tables of a page whose text is known already. */
export async function readPage(
  page: PDFPageProxy,
  number: number,
  { glyphs, viewport }: LaidOutText,
  leftOut: readonly LeftOut[] = [],
): Promise<PageContent> {
  const tables: PageTable[] = [];
  const loose: Ruling[] = [];
  let rest = glyphs;
  for (const rulings of connectedRulings(mergeRulings(await readPageRulings(page, viewport.matrix)))) {
    const grid = slotGrid(rulings);
    if (grid === null || grid.cells.length < 2) {
      loose.push(...rulings);
      continue;
    }
    const filled = fillGrid(grid, rest, (box) => [{ kind: "page", page: number, box: viewport.toShown(box) }]);
    if (filled.table.cells.every((cell) => cell.text === "")) {
      loose.push(...rulings);
      continue;
    }
    tables.push(told(filled.table, leftOut));
    rest = filled.rest;
  }
  const tagged = glyphs.some(({ mark }) => mark !== null) ? await readTags(page) : [];
  return { page: number, viewport, glyphs, tables, rest, rulings: loose, tagged };
}

/** A cell in which text stands that nobody sees, and that was left out, says so. */
function told(table: PageTable, leftOut: readonly LeftOut[]): PageTable {
  if (leftOut.length === 0) return table;
  const { xs, ys } = table;
  const cells = table.cells.map((cell): PageCell => {
    const [x0, x1] = [xs[cell.column] as number, xs[cell.column + cell.columnSpan] as number];
    const [y0, y1] = [ys[cell.row] as number, ys[cell.row + cell.rowSpan] as number];
    const over = leftOut.filter(
      ({ box }) =>
        Math.min(x1, box.x1) > Math.max(x0, box.x0) && Math.min(y1, box.y1) - Math.max(y0, box.y0) > (box.y1 - box.y0) / 4,
    );
    if (over.length === 0) return cell;
    const notes = over.map(
      ({ text, reason }) => ({ flag: "text_unseen", note: `${quote(text)} was left out: ${reason}` }) as const,
    );
    return { ...cell, flags: [...cell.flags, "text_unseen"], notes };
  });
  return { ...table, cells };
}
