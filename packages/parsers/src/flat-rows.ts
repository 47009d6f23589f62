import type { Place } from "@jixiao/contract";
import type { Document } from "./document.ts";
import { rowsOf, type Cell, type ReaderNote, type Table } from "./table.ts";

/** A row of the document read from top to bottom: a table's row, or a paragraph as a row of one cell. */
export interface FlatRow {
  /** Cells that begin in this row and hold text, by column. */
  readonly cells: readonly Cell[];
  /** Null for a paragraph. */
  readonly table: Table | null;
  /** Row in the table, or 0. */
  readonly row: number;
  /** First row of a table or of one of its pieces. */
  readonly chunkStart: boolean;
  /** Cells in which nothing is seen of what stands there; paragraphs before the row too. Absent where there are none. */
  readonly unseen?: readonly UnseenText[];
}

/** A place where text stands of which nothing is seen, and what was left out. */
export interface UnseenText {
  readonly places: readonly Place[];
  readonly notes: readonly ReaderNote[];
}

export function flatten(document: Document): readonly FlatRow[] {
  let waiting: readonly UnseenText[] = [];
  return document.blocks.flatMap((block): readonly FlatRow[] => {
    if (block.kind === "paragraph") {
      const { text, places, flags = [], notes = [] } = block;
      if (text === "") waiting = [...waiting, { places, notes }];
      if (text === "") return [];
      const cell: Cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, places, flags, notes };
      const row: FlatRow = { cells: [cell], table: null, row: 0, chunkStart: false, ...told(waiting) };
      waiting = [];
      return [row];
    }
    const chunks = new Set(block.table.chunks);
    return rowsOf(block.table).map((cells, row) => {
      const blank = cells.filter((cell) => cell.text.trim() === "" && cell.notes !== undefined);
      const unseen = [...waiting, ...blank.map(({ places, notes = [] }) => ({ places, notes }))];
      waiting = [];
      return {
        cells: cells.filter((cell) => cell.text.trim() !== ""),
        table: block.table,
        row,
        chunkStart: chunks.has(row),
        ...told(unseen),
      };
    });
  });
}

function told(unseen: readonly UnseenText[]): Pick<FlatRow, "unseen"> {
  return unseen.length === 0 ? {} : { unseen };
}

/** The text of a row that holds one cell only (a heading may stand in a paragraph or in a table's row); else null. */
export function onlyText(row: FlatRow): string | null {
  return row.cells.length === 1 ? (row.cells[0] as Cell).text : null;
}
