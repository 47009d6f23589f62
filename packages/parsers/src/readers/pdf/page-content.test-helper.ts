import type { Box } from "@jixiao/contract";
import type { Glyph } from "../../tables/glyphs.ts";
import type { PageTable } from "../../tables/page-table.ts";
import type { Ruling } from "../../tables/rulings.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import type { PageContent } from "./read-page.ts";

export const vocabulary = vocabularyOf([{ kind: "form", titleEndings: ["绩效目标表"], labels: {}, columns: {} }]);
export const box = (x0: number, y0: number, x1: number, y1: number): Box => ({ x0, y0, x1, y1 });
export const ruling = (axis: Ruling["axis"], at: number, from: number, to: number): Ruling => ({ axis, at, from, to });

const viewport: PageContent["viewport"] = { matrix: [1, 0, 0, 1, 0, 0], toShown: (one) => one };

/** A page of characters, and whatever else a test says of it. */
export const content = (page: number, glyphs: readonly Glyph[], over: Partial<PageContent> = {}): PageContent => ({
  page,
  viewport,
  glyphs,
  tables: [],
  rest: glyphs,
  rulings: [],
  asides: [],
  tagged: [],
  ...over,
});

/** A grid of cells of one page: texts of its rows, columns from `xs`, rows of 20 points from `top`. */
export function grid(page: number, xs: readonly number[], top: number, ...rows: readonly string[]): PageTable {
  const cells = rows.flatMap((row, r) =>
    row.split("|").map((text, column) => ({ row: r, column, rowSpan: 1, columnSpan: 1, text, places: [], flags: [] })),
  );
  return {
    page,
    xs,
    ys: rows.map((_, i) => top + 20 * i).concat(top + 20 * rows.length),
    cells,
    openTop: false,
    openBottom: false,
    evidence: "rulings",
    flags: [],
  };
}
