import { onlyText, type FlatRow } from "../../flat-rows.ts";
import type { Cell, Table } from "../../table.ts";
import { isClosing, isPageNumber, isSideLabelPiece } from "../../vocabulary/furniture.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import { isLevelLabel } from "../../vocabulary/taxonomy.ts";
import type { Layout } from "../layout.ts";
import { labelOf } from "../label-of.ts";
import { isIndicatorHeader } from "./columns.ts";
import { isSetLabel } from "./sets.ts";

/** The rows of the indicator table, and how many of those given it takes up with its headers and running heads. */
export interface IndicatorBody {
  readonly body: readonly FlatRow[];
  readonly rowCount: number;
}

/** The rows of the indicator table: repeated headers and running heads dropped, everything behind the table left alone. */
export function bodyRows(rows: readonly FlatRow[], header: FlatRow, layout: Layout): IndicatorBody {
  const body: FlatRow[] = [];
  let afterHeader = false;
  let interrupted = false;
  let rowCount = 0;
  for (const [i, row] of rows.entries()) {
    if (row.table === null) {
      const text = (row.cells[0] as Cell).text;
      interrupted ||= !isPageNumber(text) && !isSideLabelPiece(text);
      continue;
    }
    if (isIndicatorHeader(row, layout)) {
      afterHeader = true; // the row below begins a new piece
      interrupted = false;
      rowCount = i + 1;
      continue;
    }
    if (isHeadingAgain(row, rows[i + 1], layout)) continue;
    if ((interrupted && !indicatorsGoOn(rows, i)) || !continues(row, header, layout) || isClosing(row.cells[0]?.text ?? ""))
      break;
    interrupted = false;
    rowCount = i + 1;
    if (row.cells.length === 0) continue;
    body.push(row.chunkStart === afterHeader || row.chunkStart ? row : { ...row, chunkStart: afterHeader });
    afterHeader = false;
  }
  return { body, rowCount };
}

/** 年度绩效目标表 over a header that is printed again with it. */
function isHeadingAgain(row: FlatRow, next: FlatRow | undefined, layout: Layout): boolean {
  const text = onlyText(row);
  return text !== null && next !== undefined && next.table === row.table && isSetLabel(text) && isIndicatorHeader(next, layout);
}

/** Does a row belong to the header's table, or to one that goes on with it? That one has as many columns as the table or its header. */
function continues(row: FlatRow, header: FlatRow, layout: Layout): boolean {
  const [table, first] = [row.table as Table, header.table as Table];
  if (row.cells.some((cell) => labelOf(cell.text, layout) === "project_name")) return false;
  if (table === first) return !(table.merges === "kept" && row.cells[0] !== undefined && spansAll(row.cells[0], table));
  if (table.merges !== first.merges) return false;
  return table.merges === "lost" || [first.columnCount, header.cells.length].includes(table.columnCount);
}

/** A cell over the whole width below the indicators is a note or a signature line. */
function spansAll(cell: Cell, table: Table): boolean {
  return table.columnCount > 2 && cell.columnSpan === table.columnCount;
}

/**
 * After a paragraph, do indicators go on? A running head (the form's title, the book's name) stands between two pages of
 * one table; a heading stands before another. The rows tell: up to the next paragraph one prints a label of the taxonomy
 * or a value with its sign.
 */
function indicatorsGoOn(rows: readonly FlatRow[], from: number): boolean {
  for (let i = from; i < rows.length; i++) {
    const row = rows[i] as FlatRow;
    if (row.table === null) return false;
    if (onlyText(row) !== null) continue;
    const last = row.cells.at(-1)?.text ?? "";
    if (SIGNED.test(last) || row.cells.slice(0, -1).some((cell) => isLevelLabel(cell.text))) return true;
  }
  return false;
}
