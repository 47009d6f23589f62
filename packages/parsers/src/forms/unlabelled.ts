import type { Place } from "@jixiao/contract";
import type { FlatRow } from "../flat-rows.ts";
import type { Cell } from "../table.ts";
import { isClosing, isPageFoot, isSideLabel, isSideLabelPiece } from "../vocabulary/furniture.ts";
import { isMoneySideLabel } from "../vocabulary/head-labels.ts";
import { bareText } from "../vocabulary/text-key.ts";
import { labelOf } from "./label-of.ts";
import type { Layout } from "./layout.ts";
import { raw, type RawExtra, type RawText } from "./raw-form.ts";

/** The label of a text that stands beside none. */
const NO_LABEL: RawText = { text: "（无栏目名称）", places: [], flags: [], readings: [], notes: [] };
/** A band over the whole width (基本信息), a side label cut short. */
const LONGEST_BAND = 10;

/**
 * Texts in a head's tables that belong to nothing that was read: their label is blank, or stands where nobody looks for it. Each is kept.
 * @param used places of what was read
 * @param isStatement lines of the form's own: its year, its money unit, its unit
 */
export function unlabelled(
  rows: readonly FlatRow[],
  used: ReadonlySet<Place>,
  layout: Layout,
  isStatement: (text: string) => boolean,
): readonly RawExtra[] {
  return rows.flatMap((row) =>
    row.cells.flatMap((cell, i): readonly RawExtra[] => {
      const isRead = cell.places.some((place) => used.has(place));
      if (row.table === null || isRead || isFurniture(row, cell, i) || labelOf(cell.text, layout) !== null) return [];
      return isStatement(cell.text) ? [] : [{ label: NO_LABEL, text: raw([cell]), known: false }];
    }),
  );
}

/** Side labels, bands, numbers of pages: what says nothing by itself. */
function isFurniture({ cells, table }: FlatRow, cell: Cell, i: number): boolean {
  const { text, columnSpan, rowSpan } = cell;
  if (isSideLabel(text) || isSideLabelPiece(text) || isMoneySideLabel(text) || isClosing(text)) return true;
  if (/^[-—–/／*＊.…]*$/.test(bareText(text)) || isPageFoot(text)) return true;
  if (bareText(text).length > LONGEST_BAND) return false;
  // Left of the other cells: it covers rows, or a dump lost that.
  if (i === 0 && cells.length > 1) return (table?.merges === "lost" && cell.column === 0) || rowSpan > 1;
  return cells.length === 1 && (rowSpan > 1 || columnSpan === table?.columnCount);
}
