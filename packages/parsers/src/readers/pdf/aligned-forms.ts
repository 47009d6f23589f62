import { alignedForm, type AlignedPage } from "../../tables/aligned/aligned-table.ts";
import type { Glyph } from "../../tables/glyphs.ts";
import { isTargetHeader } from "../../vocabulary/form-marks.ts";
import { tableTitle } from "../../vocabulary/titles.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { PageBlocks, PageLine } from "./page-blocks.ts";
import type { PageContent } from "./read-page.ts";

type PageBlock = PageBlocks["blocks"][number];

/** A form of fewer lines is a heading, an address, a signature. */
const MIN_LINES = 6;

interface Entry {
  /** Index of the page. */
  readonly at: number;
  readonly block: PageBlock;
}

/** Finds the forms whose tables are not drawn, over as many pages as they have, and puts each as a table where it begins. */
export function withAlignedForms(
  pages: readonly PageBlocks[],
  contents: readonly PageContent[],
  vocabulary: Vocabulary,
  isFurniture: (line: PageLine) => boolean,
): readonly PageBlocks[] {
  const entries = pages.flatMap(({ blocks }, at) => blocks.map((block): Entry => ({ at, block })));
  const out = pages.map((): PageBlock[] => []);
  for (let i = 0; i < entries.length;) {
    const { at, block } = entries[i] as Entry;
    const first = firstLabel(entries, i, vocabulary);
    const end = first === null ? i : endOfLines(entries, i, first, pages, vocabulary);
    const form =
      end - i < MIN_LINES ? null : alignedForm(pagesOf(entries.slice(i, end), pages, contents, isFurniture), vocabulary.labels);
    if (form === null || !isLine(block)) {
      out[at]?.push(block);
      i++;
      continue;
    }
    out[at]?.push({ y: block.y, table: form.table });
    const isUsed = ({ block: line }: Entry) => isLine(line) && line.glyphs.some((glyph) => form.used.has(glyph));
    const last = entries.slice(i, end).findLastIndex(isUsed);
    for (const entry of entries.slice(i, i + last + 1)) if (!isUsed(entry)) out[entry.at]?.push(entry.block);
    i += last + 1;
  }
  return pages.map(({ page }, at) => ({ page, blocks: out[at] ?? [] }));
}

function isLine(block: PageBlock): block is PageLine {
  return "glyphs" in block;
}

/** A text beside the first label has its first line no further above it than this (em). */
const ABOVE_EM = 0.8;

/** The entry at which a form begins, where it is this one or one whose text begins beside it, half a line higher. */
function firstLabel(entries: readonly Entry[], from: number, vocabulary: Vocabulary): number | null {
  const { at, block } = entries[from] as Entry;
  if (!isLine(block)) return null;
  const reach = block.y + ABOVE_EM * (block.glyphs[0]?.size ?? 0);
  for (let i = from; i < entries.length; i++) {
    const { at: page, block: line } = entries[i] as Entry;
    if (page !== at || !isLine(line) || line.y > reach) return null;
    if (begins(line, vocabulary)) return i;
    if (isTitle(line, vocabulary)) return null;
  }
  return null;
}

function isTitle({ text }: PageLine, { isFormTitle }: Vocabulary): boolean {
  return isFormTitle(text) || tableTitle(text) !== null;
}

/** A form begins with its project's name, or with the header of its indicators. */
function begins({ text }: PageLine, { beginsWithProject, isHeaderLine }: Vocabulary): boolean {
  return beginsWithProject(text) || isHeaderLine(text);
}

/** Lines go on to the next title, the next form, or what is no line. */
function endOfLines(
  entries: readonly Entry[],
  start: number,
  first: number,
  pages: readonly PageBlocks[],
  vocabulary: Vocabulary,
): number {
  let hasHeader = false;
  let end = start;
  for (; end < entries.length; end++) {
    const { at, block } = entries[end] as Entry;
    const before = entries[end - 1];
    if (!isLine(block)) break;
    if (end > start && before !== undefined && !follows(pages, before.at, at)) break;
    if (end > first && isTitle(block, vocabulary)) break;
    if (end > first && hasHeader && vocabulary.beginsWithProject(block.text)) break;
    hasHeader ||= vocabulary.isHeaderLine(block.text) || isTargetHeader(block.text.split(" "));
  }
  return end;
}

/** Is it the same page, or the next that is not blank? Pages that were not read are none of `pages`. */
function follows(pages: readonly PageBlocks[], before: number, at: number): boolean {
  return (pages[at]?.page ?? 0) - (pages[before]?.page ?? 0) === at - before;
}

/** The lines' characters by page, in the order of the text layer. */
function* pagesOf(
  entries: readonly Entry[],
  pages: readonly PageBlocks[],
  contents: readonly PageContent[],
  isFurniture: (line: PageLine) => boolean,
): Generator<AlignedPage> {
  for (let i = 0; i < entries.length;) {
    const { at } = entries[i] as Entry;
    const own = new Set<Glyph>();
    for (; i < entries.length && entries[i]?.at === at; i++) {
      const { block } = entries[i] as Entry;
      if (isLine(block) && !isFurniture(block)) for (const glyph of block.glyphs) own.add(glyph);
    }
    const page = pages[at]?.page ?? 0;
    const content = contents[at];
    if (content === undefined) continue;
    yield {
      page,
      glyphs: content.rest.filter((glyph) => own.has(glyph)),
      rulings: content.rulings,
      areRulingsBroken: content.areRulingsBroken === true,
      toShown: content.viewport.toShown,
    };
  }
}
