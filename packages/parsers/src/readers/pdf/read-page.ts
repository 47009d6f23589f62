import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { fillGrid, type PageTable } from "../../tables/page-table.ts";
import { connectedRulings, mergeRulings } from "../../tables/rulings.ts";
import { slotGrid } from "../../tables/slot-grid.ts";
import type { Glyph } from "../../tables/glyphs.ts";
import type { LaidOutText, UprightViewport } from "./glyphs.ts";
import { readPageRulings } from "./page-rulings.ts";
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
  /** Tables by the structure tree, of a tagged PDF. */
  readonly tagged: readonly TaggedTable[];
}

/** Reads the tables of a page whose text is known already. */
export async function readPage(page: PDFPageProxy, number: number, { glyphs, viewport }: LaidOutText): Promise<PageContent> {
  const tables: PageTable[] = [];
  let rest = glyphs;
  for (const rulings of connectedRulings(mergeRulings(await readPageRulings(page, viewport.matrix)))) {
    const grid = slotGrid(rulings);
    if (grid === null || grid.cells.length < 2) continue;
    const filled = fillGrid(grid, rest, (box) => [{ kind: "page", page: number, box: viewport.toShown(box) }]);
    if (filled.table.cells.every((cell) => cell.text === "")) continue;
    tables.push(filled.table);
    rest = filled.rest;
  }
  const tagged = glyphs.some(({ mark }) => mark !== null) ? await readTags(page) : [];
  return { page: number, viewport, glyphs, tables, rest, tagged };
}
