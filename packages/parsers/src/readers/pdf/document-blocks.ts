import type { Box, Flag } from "@jixiao/contract";
import type { Block, Paragraph } from "../../document.ts";
import type { Table } from "../../table.ts";
import { looksLikeRow } from "../../tables/aligned/body.ts";
import { continuesTable, joinPages } from "../../tables/join-pages.ts";
import type { PageTable } from "../../tables/page-table.ts";
import { boxOf, linesOf, middleOf, type Glyph } from "../../tables/glyphs.ts";
import { COLUMN_HEADER } from "../../vocabulary/columns.ts";
import { isPageNumber } from "../../vocabulary/furniture.ts";
import { tableTitle } from "../../vocabulary/titles.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { withAlignedForms } from "./aligned-forms.ts";
import type { FreeTable, PageBlocks, PageLine } from "./page-blocks.ts";
import { withoutPoorGrids } from "./poor-grids.ts";
import type { PageContent } from "./read-page.ts";
import { withoutSideBySide } from "./side-by-side.ts";
import { withoutWeakGrids } from "./weak-grids.ts";
import { withAsides } from "./asides.ts";
import { contradictsPlaces } from "./tag-places.ts";
import { marksOf, tableFromTags, type MarkedGlyphs, type TaggedTable } from "./tags.ts";

/** All pages' blocks in reading order, tables joined over pages, running heads and page numbers left out. */
export function documentBlocks(read: readonly PageContent[], vocabulary: Vocabulary): readonly Block[] {
  const apart = withoutSideBySide(read, vocabulary);
  const contents = withoutPoorGrids(withoutWeakGrids(apart, (pages) => documentBlocks(pages, vocabulary)));
  const { tagBlocks, claimed, ruled } = resolveTags(contents);
  const pages = contents.map((content): PageBlocks => {
    const free = content.rest.filter((glyph) => glyph.mark === null || !claimed.has(glyph.mark));
    const lines = linesOf(free).map((line) => ({
      ...line,
      y: middleOf(line.glyphs[0] as Glyph).y,
      box: content.viewport.toShown(boxOf(line.glyphs)),
    }));
    const blocks = [...lines, ...(tagBlocks.get(content.page) ?? []), ...content.tables].toSorted((a, b) => topOf(a) - topOf(b));
    return { page: content.page, blocks };
  });
  const isRunning = runningLines(pages, REPEATED_ON_PAGES, vocabulary);
  const isRepeated = runningLines(pages, REPEATED_AT_ALL, vocabulary);
  const printed = pages.map(({ page, blocks }) => ({ page, blocks: withoutFurniture(blocks, isRunning) }));
  const blocks = crossCheck(joinBlocks(withAlignedForms(printed, contents, vocabulary, isRepeated), vocabulary), ruled);
  return withAsides(
    blocks,
    read.flatMap(({ asides }) => asides),
  );
}

interface ResolvedTags {
  readonly tagBlocks: ReadonlyMap<number, readonly FreeTable[]>;
  /** Marks of the tables that only their tags show. */
  readonly claimed: ReadonlySet<string>;
  /** Tagged tables that drawn lines show too, and those that contradict where their texts stand. */
  readonly ruled: readonly Table[];
}

/** Share of a tagged table's characters outside drawn tables from which the tags are the only evidence for it. */
const MOSTLY = 0.8;

function resolveTags(contents: readonly PageContent[]): ResolvedTags {
  const marked = markedGlyphs(contents, ({ glyphs }) => glyphs);
  const outside = markedGlyphs(contents, ({ rest }) => rest);
  const tagBlocks = new Map<number, FreeTable[]>();
  const claimed = new Set<string>();
  const ruled: Table[] = [];
  for (const tagged of distinct(contents.flatMap((content) => content.tagged))) {
    const marks = marksOf(tagged);
    const count = (of: ReadonlyMap<string, MarkedGlyphs>) =>
      marks.reduce((sum, mark) => sum + (of.get(mark)?.glyphs.length ?? 0), 0);
    const table = tableFromTags(tagged, marked);
    const first = marks.map((mark) => marked.get(mark)).find((found) => found !== undefined && found.glyphs.length > 0);
    if (first === undefined) continue;
    const isDrawn = count(outside) < MOSTLY * count(marked);
    if (isDrawn || contradictsPlaces(table, untaggedIn(contents, new Set(marks)))) ruled.push(table);
    else {
      for (const mark of marks) claimed.add(mark);
      tagBlocks.set(first.page, [...(tagBlocks.get(first.page) ?? []), { y: middleOf(first.glyphs[0] as Glyph).y, table }]);
    }
  }
  return { tagBlocks, claimed, ruled };
}

/** Where the texts of a page stand that have none of these marks. */
function untaggedIn(contents: readonly PageContent[], marks: ReadonlySet<string>): (page: number) => readonly Box[] {
  return (page) => {
    const content = contents.find((one) => one.page === page);
    const loose = content?.glyphs.filter(({ text, mark }) => text.trim() !== "" && (mark === null || !marks.has(mark))) ?? [];
    return loose.flatMap((glyph) => content?.viewport.toShown(boxOf([glyph])) ?? []);
  };
}

function markedGlyphs(
  contents: readonly PageContent[],
  of: (content: PageContent) => readonly Glyph[],
): ReadonlyMap<string, MarkedGlyphs> {
  const marked = new Map<string, { page: number; viewport: PageContent["viewport"]; glyphs: Glyph[] }>();
  for (const content of contents) {
    for (const glyph of of(content)) {
      if (glyph.mark === null) continue;
      const entry = marked.get(glyph.mark) ?? { page: content.page, viewport: content.viewport, glyphs: [] };
      entry.glyphs.push(glyph);
      marked.set(glyph.mark, entry);
    }
  }
  return marked;
}

/** A table over several pages stands in the tree of each. */
function distinct(tables: readonly TaggedTable[]): readonly TaggedTable[] {
  const seen = new Map(tables.map((table) => [marksOf(table)[0], table]));
  return [...seen.values()];
}

/**
 * Two kinds of evidence for one table must agree: every text of a tagged table (the tags may show one page's part of it)
 * is the text of a cell between drawn lines. Where not, the table says so.
 */
function crossCheck(blocks: readonly Block[], ruled: readonly Table[]): readonly Block[] {
  const conflicts = new Set<Table>();
  for (const tagged of ruled) {
    const claims = textsOf(tagged);
    const tables = blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
    const missing = tables
      .map((table) => ({ table, count: missingFrom(textsOf(table), claims) }))
      .toSorted((x, y) => x.count - y.count)[0];
    if (missing !== undefined && missing.count > 0) conflicts.add(missing.table);
  }
  return blocks.map((block): Block =>
    block.kind === "table" && conflicts.has(block.table)
      ? { kind: "table", table: { ...block.table, flags: [...block.table.flags, "evidence_conflict"] } }
      : block,
  );
}

/** Header cells are left out: a repeated header stands once in the joined table. */
function textsOf(table: Table): readonly string[] {
  return table.cells.map((cell) => cell.text.replaceAll(/\s+/g, "")).filter((text) => text !== "" && !COLUMN_HEADER.test(text));
}

function missingFrom(texts: readonly string[], claims: readonly string[]): number {
  const left = new Map<string, number>();
  for (const text of texts) left.set(text, (left.get(text) ?? 0) + 1);
  return claims.filter((claim) => {
    const count = left.get(claim) ?? 0;
    left.set(claim, count - 1);
    return count <= 0;
  }).length;
}

function topOf(block: PageBlocks["blocks"][number]): number {
  return "y" in block ? block.y : (block.ys[0] as number);
}

/** Pieces of a table on consecutive pages become one block. */
function joinBlocks(pages: readonly PageBlocks[], vocabulary: Vocabulary): readonly Block[] {
  const blocks: (Block | PageTable[])[] = [];
  for (const { page, blocks: own } of pages) {
    for (const block of own) {
      const last = blocks.at(-1);
      if ("ys" in block) {
        const before = Array.isArray(last) ? last.at(-1) : undefined;
        if (Array.isArray(last) && before !== undefined && continuesTable(before, block, vocabulary)) last.push(block);
        else blocks.push([block]);
      } else if ("table" in block) blocks.push({ kind: "table", table: block.table });
      else if (!isPageNumber(block.text)) blocks.push(paragraphOf(block, page));
    }
  }
  return wrapTitles(
    blocks.map((block): Block => (Array.isArray(block) ? { kind: "table", table: joinPages(block, vocabulary) } : block)),
  );
}

/** A line that stands at the same height of this many pages is a running head or foot. */
const REPEATED_ON_PAGES = 3;
/** Between rows of a table that goes on over a page two are enough. */
const REPEATED_AT_ALL = 2;

/** Running heads and feet are a page's first or last lines; a form's title may be that too, on every page of a book. */
function runningLines(
  pages: readonly PageBlocks[],
  least: number,
  { isFormTitle, isHeaderLine, beginsWithProject }: Vocabulary,
): (line: PageLine) => boolean {
  const key = (line: PageLine) => `${line.text.replaceAll(/\d+/g, "#")} ${Math.round(line.y / 4)}`;
  const counts = new Map<string, number>();
  for (const { blocks } of pages) {
    for (const block of new Set([blocks[0], blocks.at(-1)]))
      if (block !== undefined && "text" in block) counts.set(key(block), (counts.get(key(block)) ?? 0) + 1);
  }
  // forms of one template end in the same row at the same height, page after page
  const isRow = (text: string) => looksLikeRow({ runs: text.split(" ").map((word) => ({ text: word })) });
  const isOwn = (text: string) => isFormTitle(text) || isHeaderLine(text) || beginsWithProject(text) || isRow(text);
  return (line) => (counts.get(key(line)) ?? 0) >= least && !isOwn(line.text);
}

/** A page's number stands so far (em) from what is printed above or below it; a figure nearer than that may be a cell's. */
const NUMBER_GAP_EM = 1.6;

/** Without running heads and feet; of the numbers at a page's edges those that stand apart. */
function withoutFurniture(blocks: PageBlocks["blocks"], isRunning: (line: PageLine) => boolean): PageBlocks["blocks"] {
  const isLine = (block: PageBlocks["blocks"][number] | undefined): block is PageLine => block !== undefined && "text" in block;
  const isFoot = (block: PageBlocks["blocks"][number], beside: PageBlocks["blocks"][number] | undefined) =>
    isLine(block) &&
    isPageNumber(block.text) &&
    (!isLine(beside) || Math.abs(block.y - beside.y) > NUMBER_GAP_EM * (block.glyphs[0]?.size ?? 0));
  const [first, last] = [0, blocks.length - 1];
  return blocks.filter(
    (block, i) =>
      !(isLine(block) && isRunning(block)) &&
      !(i === first && isFoot(block, blocks[1])) &&
      !(i === last && isFoot(block, blocks[last - 1])),
  );
}

function paragraphOf(line: PageLine, page: number): Paragraph {
  const places = [{ kind: "page", page, box: line.box } as const];
  const flags: readonly Flag[] = line.glyphs.some(({ doubtful }) => doubtful === true) ? ["ocr_uncertain"] : [];
  return { kind: "paragraph", text: line.text, places, flags };
}

/** A line of this width (points) has gone on to the next. */
const FULL_LINE_PT = 330;

/** A heading over two lines is one paragraph: the second follows closely, and the first is as wide as the page allows. */
function wrapTitles(blocks: readonly Block[]): readonly Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const before = out.at(-1);
    if (block.kind === "paragraph" && before?.kind === "paragraph" && wraps(before, block)) {
      out[out.length - 1] = {
        kind: "paragraph",
        text: `${before.text}${block.text}`,
        places: [...before.places, ...block.places],
        flags: [...new Set([...(before.flags ?? []), ...(block.flags ?? [])])],
      };
    } else out.push(block);
  }
  return out;
}

function wraps(a: Paragraph, b: Paragraph): boolean {
  const [p, q] = [a.places.at(-1), b.places[0]];
  if (p?.kind !== "page" || q?.kind !== "page" || p.page !== q.page) return false;
  if (tableTitle(a.text) !== null && tableTitle(a.text + b.text) === null) return false; // `2021年` below a whole title
  const [height, next] = [p.box.y1 - p.box.y0, q.box.y1 - q.box.y0];
  return p.box.x1 - p.box.x0 > FULL_LINE_PT && Math.abs(height - next) < 1 && q.box.y0 - p.box.y1 < height;
}
