import type { Place } from "@jixiao/contract";
import { onlyText, type FlatRow } from "../flat-rows.ts";
import type { Cell } from "../table.ts";
import { isClosing, isPageFoot, isSideLabel, isSideLabelPiece } from "../vocabulary/furniture.ts";
import { isGoalSideLabel, isMoneySideLabel } from "../vocabulary/head-labels.ts";
import { bareText } from "../vocabulary/text-key.ts";
import { tableTitle } from "../vocabulary/titles.ts";
import { labelOf } from "./label-of.ts";
import type { Layout } from "./layout.ts";
import { raw, type RawExtra, type RawText } from "./raw-form.ts";
import { isRunningText } from "./statement-lines.ts";

/** The label of a text that stands beside none. */
const NO_LABEL: RawText = { text: "（无栏目名称）", places: [], flags: [], readings: [], notes: [] };
/** A band over the whole width (基本信息), a side label cut short. */
const LONGEST_BAND = 10;
/** 续表, 附件1, a heading of four characters. */
const LONGEST_CAPTION = 4;

/**
 * Texts in a head's tables, and paragraphs between its rows, that belong to nothing that was read: their label is blank, or stands where
 * nobody looks for it. Each is kept.
 * @param used places of what was read
 * @param isStatement lines of the form's own: its year, its money unit, its unit
 */
export function unlabelled(
  rows: readonly FlatRow[],
  used: ReadonlySet<Place>,
  layout: Layout,
  isStatement: (text: string) => boolean,
): readonly RawExtra[] {
  const first = rows.findIndex(({ table }) => table !== null);
  return rows.flatMap((row, n) =>
    row.cells.flatMap((cell, i): readonly RawExtra[] => {
      const isRead = cell.places.some((place) => used.has(place));
      if (
        isRead ||
        (row.table === null && (first < 0 || n < first || !isStray(row))) ||
        isFurniture(row, cell, i, layout) ||
        labelOf(cell.text, layout) !== null
      )
        return [];
      return isStatement(cell.text) ? [] : [{ label: NO_LABEL, text: raw([cell]), known: false }];
    }),
  );
}

/** A paragraph between a form's rows that is no heading: what it says may belong to them. */
function isStray(row: FlatRow): boolean {
  const text = onlyText(row) ?? "";
  return isRunningText(row) && tableTitle(text) === null && !isGoalSideLabel(text) && bareText(text).length > LONGEST_CAPTION;
}

/** Side labels, bands, numbers of pages: what says nothing by itself. */
function isFurniture({ cells, table }: FlatRow, cell: Cell, i: number, layout: Layout): boolean {
  const { text, columnSpan, rowSpan } = cell;
  if (isSideLabel(text) || isSideLabelPiece(text) || isMoneySideLabel(text) || isClosing(text)) return true;
  if (/^[-—–/／*＊.…]*$/.test(bareText(text)) || isPageFoot(text)) return true;
  if (bareText(text).length > LONGEST_BAND) return false;
  // Left of the other cells: it covers rows, or a dump lost that; over one row it stands before a label.
  const next = cells[1];
  if (i === 0 && next !== undefined)
    return rowSpan > 1 || (cell.column === 0 && (table?.merges === "lost" || labelOf(next.text, layout) !== null));
  return cells.length === 1 && (rowSpan > 1 || columnSpan === table?.columnCount);
}
