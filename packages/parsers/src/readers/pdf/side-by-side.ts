import { runsOf, type Run } from "../../tables/aligned/runs.ts";
import type { Glyph } from "../../tables/glyphs.ts";
import type { PageTable } from "../../tables/page-table.ts";
import { greatest } from "../../extent.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { PageContent } from "./read-page.ts";

/** Two labels of project names so far apart (points) begin two forms beside each other. */
const LEAST_WIDTH_PT = 150;

/**
 * Pages on which two forms stand beside each other as two pages each, the left ones of consecutive pages before the right ones.
 * Tagged pages stay as they are: their tags tell the tables apart.
 */
export function withoutSideBySide(contents: readonly PageContent[], vocabulary: Vocabulary): readonly PageContent[] {
  const out: PageContent[] = [];
  let waiting: PageContent[] = [];
  let cut: number | null = null;
  for (const content of contents) {
    const before: number | null = cut;
    cut = content.tagged.length > 0 ? null : cutOf(content, before, vocabulary);
    if (cut === null || (before !== null && Math.abs(before - cut) > 1)) {
      for (const one of waiting) out.push(one);
      waiting = [];
    }
    if (cut === null) {
      out.push(content);
      continue;
    }
    out.push(halfOf(content, -Infinity, cut));
    waiting.push(halfOf(content, cut, Infinity));
  }
  return [...out, ...waiting];
}

/** Where a page is to be cut: between two labels of project names, or where the page before is. */
function cutOf(content: PageContent, before: number | null, { beginsWithProject }: Vocabulary): number | null {
  const { glyphs } = content;
  const text = glyphs.map((glyph) => glyph.text).join("");
  if (before === null && !/名称.*名称/s.test(text)) return null; // most pages: no need to look closer
  const runs = runsOf(glyphs, content.page);
  if (before !== null && runs.every(({ x0, x1 }) => x1 <= before || x0 >= before)) return before;
  const labels = runs.filter((run) => beginsWithProject(run.text)).toSorted((a, b) => a.x0 - b.x0);
  const [left, right] = [labels[0], labels.at(-1)];
  return left === undefined || right === undefined || right.x0 - left.x0 < LEAST_WIDTH_PT ? null : clearGap(runs, left, right);
}

/** The middle of the last gap before the right one's label through which no run reaches. */
function clearGap(runs: readonly Run[], left: Run, right: Run): number | null {
  const starts = runs.map(({ x0 }) => x0).filter((x0) => x0 > left.x1 && x0 <= right.x0);
  for (const x0 of starts.toSorted((a, b) => b - a)) {
    const edge = greatest(runs.filter((run) => run.x0 < x0).map(({ x1 }) => x1));
    if (edge < x0) return (edge + x0) / 2;
  }
  return null;
}

function halfOf(content: PageContent, from: number, to: number): PageContent {
  const isIn = (x: number) => x >= from && x < to;
  const own = (glyph: Glyph) => isIn((glyph.x0 + glyph.x1) / 2);
  return {
    ...content,
    glyphs: content.glyphs.filter(own),
    rest: content.rest.filter(own),
    tables: content.tables.flatMap((table) => partOf(table, from, to)),
    rulings: content.rulings.filter((ruling) => isIn(ruling.axis === "vertical" ? ruling.at : (ruling.from + ruling.to) / 2)),
  };
}

/** The part of a grid that stands between two x: lines of two tables that end at the same heights are taken for one. */
function partOf(table: PageTable, from: number, to: number): readonly PageTable[] {
  const { xs, ys } = table;
  const own = table.cells.filter(
    (cell) => (xs[cell.column] as number) >= from && (xs[cell.column + cell.columnSpan] as number) <= to,
  );
  if (own.length === table.cells.length) return [table];
  if (own.every(({ text }) => text === "")) return [];
  const columns = edgesOf(own.flatMap(({ column, columnSpan }) => [column, column + columnSpan]));
  const rows = edgesOf(own.flatMap(({ row, rowSpan }) => [row, row + rowSpan]));
  const cells = own.map((cell) => {
    const [row, column] = [rows.indexOf(cell.row), columns.indexOf(cell.column)];
    const rowSpan = rows.indexOf(cell.row + cell.rowSpan) - row;
    const columnSpan = columns.indexOf(cell.column + cell.columnSpan) - column;
    return { ...cell, row, column, rowSpan, columnSpan };
  });
  return [{ ...table, xs: columns.map((at) => xs[at] as number), ys: rows.map((at) => ys[at] as number), cells }];
}

function edgesOf(edges: readonly number[]): readonly number[] {
  return [...new Set(edges)].toSorted((a, b) => a - b);
}
