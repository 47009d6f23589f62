import type { Flag, Place } from "@jixiao/contract";

/** A doubt of the reader in words: what it left out, and why. Its flag is among those of the text. */
export interface ReaderNote {
  readonly flag: Flag;
  readonly note: string;
}

/**
 * A cell of a rebuilt table. Row and column are 0-based. `places` has two entries where a page break cut the cell.
 * Text keeps its line breaks (`\n`) as the source has them; joining them is for whoever knows what the cell is.
 */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly places: readonly Place[];
  /** Doubts of the reader about this cell, such as `joined_over_pages` or `ocr_uncertain`; absent where there are none. */
  readonly flags?: readonly Flag[];
  /** The reasons of flags that have some to tell; absent where there are none. */
  readonly notes?: readonly ReaderNote[];
  /** Of a workbook's cell: the number that it stores, in plain digits; its text is what it shows of it. */
  readonly stored?: string;
  /** Of a recognized cell: the recognizer's lowest confidence in its lines, 0 to 1. */
  readonly confidence?: number;
  /** Of a recognized cell: the reading before anything was repaired. */
  readonly rawText?: string;
}

/**
 * A rebuilt table.
 * - `merges: "kept"`: spans are as in the source; a label covers all rows of its cell.
 * - `merges: "lost"`: every cell has span 1, cells may stand in a wrong column, and a label stands on one row somewhere
 *   in its group. `chunks` then holds the rows at which a new piece of the table begins (a page, a break in the dump).
 */
export interface Table {
  /** Cells in reading order (by row, then column). Positions covered by a span have no cell of their own. */
  readonly cells: readonly Cell[];
  readonly rowCount: number;
  readonly columnCount: number;
  readonly merges: "kept" | "lost";
  /** First rows of the table's pieces, ascending, beginning with 0. */
  readonly chunks: readonly number[];
  /** Labels of which the source tells their order only, not on which rows they stand; absent where there are none. */
  readonly looseLabels?: readonly LooseLabel[];
  /** What the table was rebuilt from: `merged cells`, `text rows`, `cell lines`, `tags`, `rulings`, `pixel rulings`, `alignment`, `sheet cells`, `row definitions` (.doc). */
  readonly evidence: string;
  /** Of a table that was recognized in pictures inside a document: their names. */
  readonly picture?: string;
  /** Doubts about the table as a whole, such as `evidence_conflict` or `table_damaged`. */
  readonly flags: readonly Flag[];
  /** Reasons that the reader tells itself, beside what a flag says of any table. */
  readonly notes?: readonly ReaderNote[];
}

/** A level's label that a text prints somewhere among a table's rows. */
export interface LooseLabel {
  readonly level: 1 | 2;
  readonly text: string;
  /** The row of the table behind it. */
  readonly row: number;
  /** Which of the table's parts (`chunks`) it is printed on, where that is known. */
  readonly chunk?: number;
  /** Does it stand alone right before that row, with other rows before it? */
  readonly isBeside?: boolean;
}

/** The cell that covers a grid position, or undefined. */
export function cellAt(table: Table, row: number, column: number): Cell | undefined {
  return table.cells.find(
    (cell) => cell.row <= row && row < cell.row + cell.rowSpan && cell.column <= column && column < cell.column + cell.columnSpan,
  );
}

/** Has a recognized cell ink in which nothing was read? A blank one carries no doubt. */
export function isUnread(cell: Cell): boolean {
  return cell.text.trim() === "" && cell.rawText !== undefined && cell.flags?.includes("ocr_uncertain") === true;
}

/** The cells of each row that begin in it, by column. */
export function rowsOf(table: Table): readonly (readonly Cell[])[] {
  const rows: Cell[][] = Array.from({ length: table.rowCount }, () => []);
  for (const cell of table.cells) rows[cell.row]?.push(cell);
  for (const row of rows) row.sort((a, b) => a.column - b.column);
  return rows;
}
