import { z } from "zod";

/** A cell, or a merged range from its upper left to its lower right, as a workbook's program names them. */
const CELL_RANGE = /^[A-Z]{1,3}[1-9]\d{0,6}(?::[A-Z]{1,3}[1-9]\d{0,6})?$/;

/** A rectangle in PDF points (1/72 inch): origin top left of the page as shown, y down. */
export const Box = z.strictObject({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() }).readonly();
export type Box = z.infer<typeof Box>;

/**
 * Where a text stands in its source.
 * - `text`: lines of a text file, 1-based, first and last;
 * - `word`: table, row and column of a Word or HTML document, 1-based, in document order; a paragraph
 *   outside tables has table 0, its ordinal number as row, and column 0;
 * - `page`: page (1-based) and box of a PDF or image, or of a picture inside another document, which is a page of the account;
 * - `sheet`: a cell of a workbook by the sheet's name and the cell's own (`B12`), or the range that is merged into one (`B12:D13`).
 */
export const Place = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("text"), lines: z.tuple([z.int().positive(), z.int().positive()]).readonly() }),
    z.strictObject({
      kind: z.literal("word"),
      table: z.int().nonnegative(),
      row: z.int().nonnegative(),
      column: z.int().nonnegative(),
    }),
    z.strictObject({ kind: z.literal("page"), page: z.int().positive(), box: Box }),
    z.strictObject({ kind: z.literal("sheet"), sheet: z.string().min(1), cell: z.string().regex(CELL_RANGE) }),
  ])
  .readonly();
export type Place = z.infer<typeof Place>;

/** The place in a few words, for people: `line 30`, `table 2, row 5, column 3`, `page 4`, `sheet 目标表, B12`. */
export function describePlace(place: Place): string {
  switch (place.kind) {
    case "text": {
      const [first, last] = place.lines;
      return first === last ? `line ${first}` : `lines ${first}-${last}`;
    }
    case "word":
      return place.table === 0 ? `paragraph ${place.row}` : `table ${place.table}, row ${place.row}, column ${place.column}`;
    case "sheet":
      return `sheet ${place.sheet}, ${place.cell}`;
    case "page": {
      const { x0, y0, x1, y1 } = place.box;
      return `page ${place.page} (${[x0, y0, x1, y1].map((n) => n.toFixed(0)).join(" ")})`;
    }
  }
}
