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
  const rows: FlatRow[] = [];
  let waiting: readonly UnseenText[] = [];
  const push = (row: FlatRow, unseen: readonly UnseenText[] = []) => {
    rows.push(withUnseen(row, [...waiting, ...unseen]));
    waiting = [];
  };
  for (const block of document.blocks) {
    if (block.kind === "table") for (const { row, unseen } of rowsOfTable(block.table)) push(row, unseen);
    else {
      const { text, places, flags = [], notes = [] } = block;
      const cell: Cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, places, flags, notes };
      if (text === "") waiting = [...waiting, { places, notes }];
      else push({ cells: [cell], table: null, row: 0, chunkStart: false });
    }
  }
  const last = rows.pop();
  return last === undefined ? [] : [...rows, withUnseen(last, waiting)];
}

function rowsOfTable(table: Table): readonly { readonly row: FlatRow; readonly unseen: readonly UnseenText[] }[] {
  const chunks = new Set(table.chunks);
  return rowsOf(table).map((cells, row) => ({
    row: { cells: cells.filter((cell) => cell.text.trim() !== ""), table, row, chunkStart: chunks.has(row) },
    unseen: cells.flatMap(({ text, places, notes }) => (text.trim() === "" && notes !== undefined ? [{ places, notes }] : [])),
  }));
}

function withUnseen(row: FlatRow, unseen: readonly UnseenText[]): FlatRow {
  return unseen.length === 0 ? row : { ...row, unseen: [...(row.unseen ?? []), ...unseen] };
}

/** The text of a row that holds one cell only (a heading may stand in a paragraph or in a table's row); else null. */
export function onlyText(row: FlatRow): string | null {
  return row.cells.length === 1 ? (row.cells[0] as Cell).text : null;
}
