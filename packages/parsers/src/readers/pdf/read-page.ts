import type { Box } from "@jixiao/contract";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { holds } from "../../boxes.ts";
import { fillGrid, type PageCell, type PageTable } from "../../tables/page-table.ts";
import { connectedRulings, mergeRulings, type Ruling, SNAP_TOLERANCE_PT } from "../../tables/rulings.ts";
import { slotGrid } from "../../tables/slot-grid.ts";
import { middleOf, type Glyph } from "../../tables/glyphs.ts";
import type { LaidOutText, UprightViewport } from "./glyphs.ts";
import { readPageRulings } from "./page-rulings.ts";
import { type Aside, asidesOf } from "./asides.ts";
import type { DrawnGlyph } from "./drawn-text.ts";
import type { Layers } from "./layers.ts";
import { withRaised } from "./raised-glyphs.ts";
import { withoutStruck } from "./struck-text.ts";
import type { DrawnLine } from "./drawn-lines.ts";
import { type LeftOut, noteOn } from "./seen-text.ts";
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
  /** Lines may be missing among these: that none is drawn tells nothing. */
  readonly areRulingsBroken?: boolean;
  /** Tables by the structure tree, of a tagged PDF. */
  readonly tagged: readonly TaggedTable[];
  /** What stands in no cell of a table by its drawn lines and is not read, and lines that are drawn without text. */
  readonly asides: readonly Aside[];
}

/** What the survey of a page says beside its text: what was left out of it, and lines that are drawn without text. */
export interface PageAside {
  readonly leftOut: readonly LeftOut[];
  readonly drawn: readonly DrawnLine[];
  /** The page's characters as they are drawn, and the boxes of what readers of the file marked as struck out. */
  readonly characters: readonly DrawnGlyph[];
  readonly strikes: readonly Box[];
  readonly layers: Layers | null;
}

const NOTHING_ASIDE: PageAside = { leftOut: [], drawn: [], characters: [], strikes: [], layers: null };

/** Reads the tables of a page whose text is known already. */
export async function readPage(
  page: PDFPageProxy,
  number: number,
  { glyphs: all, viewport }: LaidOutText,
  { leftOut: unseen, drawn, characters, strikes, layers }: PageAside = NOTHING_ASIDE,
): Promise<PageContent> {
  const lines = await readPageRulings(page, viewport.matrix, layers);
  const { glyphs: kept, rulings: drawnRulings, leftOut: struck } = withoutStruck(all, characters, lines, strikes);
  const [glyphs, leftOut] = [withRaised(kept), [...unseen, ...struck]];
  const inTables = new Set<LeftOut>();
  const tables: PageTable[] = [];
  const loose: Ruling[] = [];
  let rest = glyphs;
  for (const rulings of connectedRulings(mergeRulings(drawnRulings))) {
    const grid = slotGrid(rulings, leastSlot(rulings, glyphs));
    if (grid === null || grid.cells.length < 2) {
      for (const one of rulings) loose.push(one);
      continue;
    }
    const filled = fillGrid(grid, rest, (box) => [{ kind: "page", page: number, box: viewport.toShown(box) }]);
    if (filled.table.cells.every((cell) => cell.text === "")) {
      for (const one of rulings) loose.push(one);
      continue;
    }
    tables.push(told(filled.table, leftOut, inTables));
    rest = filled.rest;
  }
  const tagged = glyphs.some(({ mark }) => mark !== null) ? await readTags(page) : [];
  const outside = leftOut.filter((one) => !inTables.has(one));
  const asides = asidesOf(number, outside, drawn, viewport.toShown);
  return { page: number, viewport, glyphs, tables, rest, rulings: loose, tagged, asides };
}

/** No row and no column is narrower than this (em of the table's smallest type): two lines so near are a double border's. */
const MIN_SLOT_EM = 0.6;
/** Of a table's characters so many are smaller than its smallest type: raised figures, marks. */
const SMALLER = 0.1;
/** A table has as many lines: two of either kind. */
const FEWEST_LINES = 4;

/** How near two lines of a table may be before they are one, in points. */
function leastSlot(rulings: readonly Ruling[], glyphs: readonly Glyph[]): number {
  if (rulings.length < FEWEST_LINES) return SNAP_TOLERANCE_PT;
  const box = extentOf(rulings);
  const sizes: number[] = [];
  for (const glyph of glyphs) {
    const { x, y } = middleOf(glyph);
    if (holds(box, x, y)) sizes.push(glyph.size);
  }
  const smallest = sizes.toSorted((a, b) => a - b)[Math.floor(SMALLER * sizes.length)] ?? 0;
  return Math.max(SNAP_TOLERANCE_PT, MIN_SLOT_EM * smallest);
}

function extentOf(rulings: readonly Ruling[]): Box {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const { axis, at, from, to } of rulings) {
    const [x0, x1, y0, y1] = axis === "horizontal" ? [from, to, at, at] : [at, at, from, to];
    box.x0 = Math.min(box.x0, x0);
    box.y0 = Math.min(box.y0, y0);
    box.x1 = Math.max(box.x1, x1);
    box.y1 = Math.max(box.y1, y1);
  }
  return box;
}

/** A cell in which text stands that was left out says so. */
function told(table: PageTable, leftOut: readonly LeftOut[], inTables: Set<LeftOut>): PageTable {
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
    for (const one of over) inTables.add(one);
    const notes = over.map(noteOn);
    return {
      ...cell,
      flags: [...new Set([...cell.flags, ...notes.map(({ flag }) => flag)])],
      notes: [...(cell.notes ?? []), ...notes],
    };
  });
  return { ...table, cells };
}
