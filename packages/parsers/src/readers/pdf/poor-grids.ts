import { findHeader } from "../../tables/aligned/header.ts";
import { linesOfRuns, runsOf } from "../../tables/aligned/runs.ts";
import { linesOf, middleOf, type Glyph, type TextLine } from "../../tables/glyphs.ts";
import type { PageCell, PageTable } from "../../tables/page-table.ts";
import { mergeRulings, type Ruling } from "../../tables/rulings.ts";
import { labelMeaning } from "../../vocabulary/head-labels.ts";
import { PROJECT_LABEL } from "../../vocabulary/labels.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import { isLevelLabel } from "../../vocabulary/taxonomy.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import type { PageContent } from "./read-page.ts";

/**
 * Pages without the tables whose drawn lines leave out most of their cells: a frame with a line below the header, lines between
 * columns or groups only. Their characters are lines of text again, and what is drawn is a hint.
 */
export function withoutPoorGrids(contents: readonly PageContent[]): readonly PageContent[] {
  let before: PageTable | null = null;
  return contents.map((content) => {
    const poor = new Set<PageTable>();
    for (const table of content.tables) {
      if (isPoor(table, content.glyphs) || (before !== null && goesOnWith(before, table))) poor.add(table);
      before = poor.has(table) ? table : null;
    }
    return poor.size === 0 ? content : withoutTables(content, poor);
  });
}

/** A table on the next page with the same columns is drawn alike, however few rows of it stand there. */
function goesOnWith(before: PageTable, table: PageTable): boolean {
  return (
    table.page === before.page + 1 &&
    table.xs.length === before.xs.length &&
    table.xs.every((x, i) => Math.abs(x - (before.xs[i] as number)) < SAME_EDGE_PT)
  );
}

const SAME_EDGE_PT = 3;

/** Does a cell hold what are several? A header, two labels of a level, two values each beside a text of another cell. */
function isPoor(table: PageTable, glyphs: readonly Glyph[]): boolean {
  return table.cells.some((cell) => {
    const isSuspect = count(cell.text, /指\s*标/g) > 1 || count(cell.text, /[=≥≤<>＝＜＞]/g) > 1 || isLongHead(cell.text);
    if (!isSuspect) return false;
    const lines = linesIn(cell, table, glyphs);
    return holdsLabels(lines) || holdsHeadLabels(lines) || holdsHeader(lines, table) || holdsRows(cell, lines, table, glyphs);
  });
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function holdsLabels(lines: readonly TextLine[]): boolean {
  return lines.filter(({ text }) => isLevelLabel(text)).length > 1;
}

/** `项目名称` and more. */
function isLongHead(text: string): boolean {
  return text.includes(PROJECT_LABEL) && bareText(text).length > PROJECT_LABEL.length + 2;
}

function holdsHeadLabels(lines: readonly TextLine[]): boolean {
  return isLongHead(lines.map(({ text }) => text).join("")) && lines.filter(({ text }) => labelMeaning(text) !== null).length > 1;
}

/** Headers have no more lines than this above them in their cell: the rest of a goal. */
function holdsHeader(lines: readonly TextLine[], { page }: PageTable): boolean {
  const glyphs = lines.flatMap((line) => line.glyphs);
  const header = findHeader(linesOfRuns(runsOf(glyphs, page)));
  return header !== null && header.cells.length > 2;
}

/** Two values below each other, and beside each of them a line of another cell. */
function holdsRows(cell: PageCell, lines: readonly TextLine[], table: PageTable, glyphs: readonly Glyph[]): boolean {
  const values = lines.filter(({ text }) => SIGNED.test(text));
  if (values.length < 2) return false;
  const heights = values.map((line) => (line.glyphs[0] as Glyph).baseline);
  return table.cells.some((other) => {
    if (other === cell || other.row >= cell.row + cell.rowSpan || other.row + other.rowSpan <= cell.row) return false;
    const own = linesIn(other, table, glyphs).map((line) => line.glyphs[0] as Glyph);
    const isLevelWith = (height: number) => own.some(({ baseline, size }) => Math.abs(baseline - height) < SAME_LINE_EM * size);
    return own.length <= lines.length && heights.every(isLevelWith);
  });
}

const SAME_LINE_EM = 0.3;

function linesIn(cell: PageCell, { xs, ys }: PageTable, glyphs: readonly Glyph[]): readonly TextLine[] {
  const [x0, x1] = [xs[cell.column] as number, xs[cell.column + cell.columnSpan] as number];
  const [y0, y1] = [ys[cell.row] as number, ys[cell.row + cell.rowSpan] as number];
  return linesOf(glyphs.filter((glyph) => isInside(glyph, x0, x1, y0, y1)));
}

function isInside(glyph: Glyph, x0: number, x1: number, y0: number, y1: number): boolean {
  const { x, y } = middleOf(glyph);
  return x >= x0 && x < x1 && y >= y0 && y < y1;
}

/** A page with the characters of some of its tables as lines of text again, and the tables' lines as hints. */
export function withoutTables(content: PageContent, poor: ReadonlySet<PageTable>): PageContent {
  const rest = new Set(content.rest);
  const isFreed = (glyph: Glyph) =>
    [...poor].some(({ xs, ys }) => isInside(glyph, xs[0] as number, xs.at(-1) as number, ys[0] as number, ys.at(-1) as number));
  return {
    ...content,
    tables: content.tables.filter((table) => !poor.has(table)),
    rest: content.glyphs.filter((glyph) => rest.has(glyph) || isFreed(glyph)),
    areRulingsBroken: content.areRulingsBroken === true || [...poor].some(({ weak }) => weak !== undefined),
    rulings: [...content.rulings, ...[...poor].flatMap((table) => table.weak ?? drawnEdges(table))],
  };
}

/** The edges of a table's cells. */
function drawnEdges({ cells, xs, ys }: PageTable): readonly Ruling[] {
  const edges = cells.flatMap((cell): readonly Ruling[] => {
    const [x0, x1] = [xs[cell.column] as number, xs[cell.column + cell.columnSpan] as number];
    const [y0, y1] = [ys[cell.row] as number, ys[cell.row + cell.rowSpan] as number];
    return [
      { axis: "horizontal", at: y0, from: x0, to: x1 },
      { axis: "horizontal", at: y1, from: x0, to: x1 },
      { axis: "vertical", at: x0, from: y0, to: y1 },
      { axis: "vertical", at: x1, from: y0, to: y1 },
    ];
  });
  return mergeRulings(edges);
}
