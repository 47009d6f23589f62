import type { Evidence, Flag, Place } from "@jixiao/contract";
import type { FlatRow } from "../flat-rows.ts";
import { isUnread, type Cell, type Table } from "../table.ts";
import { bareText } from "../vocabulary/text-key.ts";
import type { RawIndicator, RawIndicators } from "./raw-form.ts";

/** What is known of a cell that was left out of an indicator's row. `row`: the index of the indicator; null where the whole row was left out. */
export interface UnreadCell {
  readonly row: number | null;
  readonly evidence: Evidence;
}

const FLAG: Flag = "ocr_uncertain";

/**
 * Cells of the indicator table that have ink in which nothing was read: their fields are null as if they were blank, and nothing else
 * would tell. Of a row that has none but such cells no indicator was made.
 * @param rows the rows of the table, its header first
 */
export function unreadCells(rows: readonly FlatRow[], { rows: indicators }: RawIndicators): readonly UnreadCell[] {
  const [header] = rows;
  return rows.slice(1).flatMap(({ table, row, cells }) => {
    if (table === null) return [];
    const unread = table.cells.filter((cell) => cell.row === row && isUnread(cell));
    if (unread.length === 0) return [];
    const own = new Set(cells.flatMap(({ places }) => places));
    // A row that states two horizons is two indicators.
    const at = indicators.flatMap((indicator, i) => (placesOf(indicator).some((place) => own.has(place)) ? [i] : []));
    return unread.flatMap((cell) =>
      (at.length === 0 ? [null] : at).map((i) => ({
        row: i,
        evidence: { flag: FLAG, field: null, note: noteOf(cell, header) },
      })),
    );
  });
}

/** The places of what stands in the row alone: a label's cell covers other rows too. */
function placesOf({ level3, description, value, actual = null }: RawIndicator): readonly Place[] {
  return [level3, description, value, actual].flatMap((text) => text?.places ?? []);
}

function noteOf(cell: Cell, header: FlatRow | undefined): string {
  const heads = headsOf(cell, header?.table ?? null, header?.row ?? 0);
  const where = heads === "" ? "a cell of this row" : `the cell below ${heads}`;
  return `${where} has ink, and nothing was read in it`;
}

function headsOf(cell: Cell, table: Table | null, row: number): string {
  const over = (table?.cells ?? []).filter(
    (one) => one.row === row && one.column < cell.column + cell.columnSpan && cell.column < one.column + one.columnSpan,
  );
  return over.map(({ text }) => bareText(text)).join(" ");
}
