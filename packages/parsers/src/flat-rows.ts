import type { Flag } from "@jixiao/contract";
import type { Document } from "./document.ts";
import { rowsOf, type Cell, type Table } from "./table.ts";

/** A row of the document read from top to bottom: a table's row, or a paragraph as a row of one cell. */
export interface FlatRow {
  /** Cells that begin in this row and hold text, by column. */
  readonly cells: readonly Cell[];
  /** The reader's doubts about cells of this row that hold no text; absent where there are none. */
  readonly emptyFlags?: readonly Flag[];
  /** Null for a paragraph. */
  readonly table: Table | null;
  /** Row in the table, or 0. */
  readonly row: number;
  /** First row of a table or of one of its pieces. */
  readonly chunkStart: boolean;
}

export function flatten(document: Document): readonly FlatRow[] {
  return document.blocks.flatMap((block): FlatRow[] => {
    if (block.kind === "paragraph") {
      const { text, places, flags = [] } = block;
      const cell: Cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, places, flags };
      return [{ cells: [cell], table: null, row: 0, chunkStart: false }];
    }
    const chunks = new Set(block.table.chunks);
    return rowsOf(block.table).map((cells, row) => ({
      cells: cells.filter((cell) => cell.text.trim() !== ""),
      ...emptyFlags(cells),
      table: block.table,
      row,
      chunkStart: chunks.has(row),
    }));
  });
}

function emptyFlags(cells: readonly Cell[]): Pick<FlatRow, "emptyFlags"> {
  const flags = cells.flatMap((cell) => (cell.text.trim() === "" ? (cell.flags ?? []) : []));
  return flags.length === 0 ? {} : { emptyFlags: flags };
}

/** The text of a row that holds one cell only (a heading may stand in a paragraph or in a table's row); else null. */
export function onlyText(row: FlatRow): string | null {
  return row.cells.length === 1 ? (row.cells[0] as Cell).text : null;
}
