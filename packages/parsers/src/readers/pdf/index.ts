import { type Box, DocumentError } from "@jixiao/contract";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Block, Document, Paragraph, Source } from "../../document.ts";
import { continuesTable, joinPages } from "../../tables/join-pages.ts";
import { fillGrid, type PageTable } from "../../tables/page-table.ts";
import { connectedRulings, mergeRulings } from "../../tables/rulings.ts";
import { slotGrid } from "../../tables/slot-grid.ts";
import { boxOf, linesOf, middleOf, readGlyphs, type Glyph, type TextLine, type UprightViewport } from "./glyphs.ts";
import { openPdf } from "./open.ts";
import { readPageRulings } from "./page-rulings.ts";

export interface PdfOptions {
  readonly onProgress?: (done: number, total: number | null) => void;
}

type PageLine = TextLine & { readonly y: number; readonly box: Box };

/** What a page holds, from top to bottom. */
interface PageBlocks {
  readonly page: number;
  readonly blocks: readonly (PageLine | PageTable)[];
}

/** Words without which no page belongs to a form or a report. */
const RELEVANT = /绩\s*效|指\s*标|评\s*价/;
/** A page like this has pictures of text, or text that nobody can decode. */
const MAX_UNDECODABLE = 0.3;

/**
 * Reads a digital PDF: pages whose text cannot belong to a form are passed over after their text; of the others the
 * drawn lines make the tables, joined over pages.
 * @throws DocumentError `encrypted`, `damaged`, `too_large`.
 */
export async function readPdf(source: Source, options: PdfOptions = {}): Promise<Document> {
  const pdf = await openPdf(source);
  try {
    const pages: PageBlocks[] = [];
    let readable = 0;
    let undecodable = 0;
    let relevantBefore = false;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pageOf(pdf, number, source.name);
      const { glyphs, undecodable: share, viewport } = await readGlyphs(page);
      if (share > MAX_UNDECODABLE) undecodable++;
      else if (glyphs.length > 0) readable++;
      const relevant = RELEVANT.test(glyphs.map((glyph) => glyph.text).join(""));
      if (relevant || relevantBefore) pages.push({ page: number, blocks: await blocksOfPage(page, number, glyphs, viewport) });
      relevantBefore = relevant;
      page.cleanup();
      options.onProgress?.(number, pdf.numPages);
    }
    if (readable === 0) throw unreadableText(source.name, undecodable);
    return { blocks: joinBlocks(pages), pageCount: pdf.numPages, undecodable: undecodable > 0 };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** Nothing would be found in such a file; that must not look like a file without forms. */
function unreadableText(file: string, undecodable: number): DocumentError {
  const format = undecodable > 0 ? "a PDF whose text cannot be decoded (文字编码缺失)" : "a scanned PDF without text (扫描件)";
  return new DocumentError({ code: "unsupported_format", file, format, advice: "Recognize its text with an OCR program first, or import the original." });
}

async function pageOf(pdf: PDFDocumentProxy, number: number, file: string): Promise<PDFPageProxy> {
  try {
    return await pdf.getPage(number);
  } catch (error) {
    throw new DocumentError(
      { code: "damaged", file, page: number, reason: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
}

async function blocksOfPage(
  page: PDFPageProxy,
  number: number,
  glyphs: readonly Glyph[],
  viewport: UprightViewport,
): Promise<PageBlocks["blocks"]> {
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
  const lines = linesOf(rest).map((line) => ({
    ...line,
    y: middleOf(line.glyphs[0] as Glyph).y,
    box: viewport.toShown(boxOf(line.glyphs)),
  }));
  return [...lines, ...tables].toSorted((a, b) => topOf(a) - topOf(b));
}

function topOf(block: PageBlocks["blocks"][number]): number {
  return "y" in block ? block.y : (block.ys[0] as number);
}

const PAGE_NUMBER = /^[\s—–\-·第页共/\d]+$/;
/** A line that stands at the same height of this many pages is a running head or foot. */
const REPEATED_ON_PAGES = 3;
const TITLE = /绩效目标(?:申报)?表$/;

/** All pages' blocks in order, without running heads; a table that goes on over pages is one block. */
function joinBlocks(pages: readonly PageBlocks[]): readonly Block[] {
  const isRunning = runningLines(pages);
  const blocks: (Block | PageTable[])[] = [];
  for (const { page, blocks: own } of pages) {
    for (const block of own) {
      const last = blocks.at(-1);
      if ("ys" in block) {
        const before = Array.isArray(last) ? last.at(-1) : undefined;
        if (Array.isArray(last) && before !== undefined && continuesTable(before, block)) last.push(block);
        else blocks.push([block]);
      } else if (!isRunning(block)) blocks.push(paragraphOf(block, page));
    }
  }
  return wrapTitles(blocks.map((block): Block => (Array.isArray(block) ? { kind: "table", table: joinPages(block) } : block)));
}

/** Running heads and feet are a page's first or last lines; a form's title may be that too, on every page of a book. */
function runningLines(pages: readonly PageBlocks[]): (line: PageLine) => boolean {
  const key = (line: PageLine) => `${line.text.replaceAll(/\d+/g, "#")} ${Math.round(line.y / 4)}`;
  const counts = new Map<string, number>();
  for (const { blocks } of pages) {
    for (const block of new Set([blocks[0], blocks.at(-1)]))
      if (block !== undefined && "y" in block) counts.set(key(block), (counts.get(key(block)) ?? 0) + 1);
  }
  return (line) =>
    PAGE_NUMBER.test(line.text) ||
    ((counts.get(key(line)) ?? 0) >= REPEATED_ON_PAGES && !TITLE.test(line.text.replaceAll(" ", "")));
}

function paragraphOf(line: PageLine, page: number): Paragraph {
  return { kind: "paragraph", text: line.text, places: [{ kind: "page", page, box: line.box }] };
}

/** A line of this width (points) has gone on to the next. */
const FULL_LINE_PT = 330;

/** A heading over two lines is one paragraph: the second follows closely, and the first is as wide as the page allows. */
function wrapTitles(blocks: readonly Block[]): readonly Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const before = out.at(-1);
    if (block.kind === "paragraph" && before?.kind === "paragraph" && wraps(before, block))
      out[out.length - 1] = {
        kind: "paragraph",
        text: `${before.text}${block.text}`,
        places: [...before.places, ...block.places],
      };
    else out.push(block);
  }
  return out;
}

function wraps(a: Paragraph, b: Paragraph): boolean {
  const [p, q] = [a.places.at(-1), b.places[0]];
  if (p?.kind !== "page" || q?.kind !== "page" || p.page !== q.page) return false;
  const [height, next] = [p.box.y1 - p.box.y0, q.box.y1 - q.box.y0];
  return p.box.x1 - p.box.x0 > FULL_LINE_PT && Math.abs(height - next) < 1 && q.box.y0 - p.box.y1 < height;
}
