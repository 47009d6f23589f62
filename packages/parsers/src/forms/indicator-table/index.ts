import type { Flag } from "@jixiao/contract";
import { canonicalLabel, isLevel1, isLevel2 } from "../../vocabulary/taxonomy.ts";
import { cellAt, type Cell, type Table } from "../../table.ts";
import { columnFieldOf, isIndicatorHeader } from "../claim.ts";
import type { FlatRow } from "../../flat-rows.ts";
import { isSideLabel, raw, type RawText } from "../head.ts";
import { labelKey, type ColumnField, type Layout } from "../layout.ts";
import { indicatorsGoOn, isClosing, isPageFoot } from "../../vocabulary/furniture.ts";
import { splitLostRows } from "./lost-rows.ts";

/** An indicator as printed: every cell as it stands, levels only where a label cell covers or shares the row. */
export interface RawIndicator {
  readonly level1: RawText | null;
  readonly level2: RawText | null;
  readonly level3: RawText | null;
  readonly description: RawText | null;
  readonly value: RawText | null;
  readonly chunkStart: boolean;
  readonly flags: readonly Flag[];
}

export interface RawIndicators {
  readonly rows: readonly RawIndicator[];
  /** Are merged cells known? Then a label's cell tells which rows it covers. */
  readonly merged: boolean;
  readonly evidence: string;
  readonly flags: readonly Flag[];
}

/**
 * Reads the rows below the form's indicator header. They end with the table; a table that follows directly and
 * continues it (same columns, or rows with lost merges) belongs to it.
 */
export function readIndicators(rows: readonly FlatRow[], layout: Layout): RawIndicators {
  const at = rows.findIndex((row) => isIndicatorHeader(row, layout));
  const header = rows[at];
  if (header === undefined || header.table === null) return { rows: [], merged: false, evidence: "none", flags: [] };
  const body = bodyRows(rows.slice(at), header, layout);
  const tables = [...new Set(body.map((row) => row.table as Table))];
  const leftOver = rows
    .slice(at)
    .some(
      (row) =>
        row.table !== null && !body.some((taken) => taken.table === row.table && taken.row === row.row) && holdsLevelLabel(row),
    );
  const flags = [
    ...new Set<Flag>([...tables.flatMap((table) => table.flags), ...(leftOver ? (["table_damaged"] as const) : [])]),
  ];
  if (header.table.merges === "lost") {
    return { rows: splitLostRows(header, body, layout), merged: false, evidence: header.table.evidence, flags };
  }
  return {
    rows: body.flatMap((row) => keptRow(row, columnsOf(header, layout))),
    merged: true,
    evidence: header.table.evidence,
    flags,
  };
}

/** A row behind the table that begins with a level's label belongs to it, and could not be joined: that must be said. */
function holdsLevelLabel(row: FlatRow): boolean {
  return (
    row.cells.length > 2 &&
    row.cells.slice(0, 3).some((cell) => cell.text.replaceAll(/\s+/g, "").endsWith("指标") && canonicalLabel(cell.text) !== null)
  );
}

/** The rows of the indicator table: repeated headers and running heads dropped, everything behind the table left alone. */
function bodyRows(rows: readonly FlatRow[], header: FlatRow, layout: Layout): readonly FlatRow[] {
  const body: FlatRow[] = [];
  let afterHeader = false;
  let interrupted = false;
  for (const [i, row] of rows.entries()) {
    if (row.table === null) {
      const text = (row.cells[0] as Cell).text;
      interrupted ||= !isPageFoot(text) && !isSideLabel(text);
      continue;
    }
    if (isIndicatorHeader(row, layout)) {
      afterHeader = true; // the row below begins a new piece
      interrupted = false;
      continue;
    }
    if ((interrupted && !indicatorsGoOn(rows, i)) || !continues(row, header, layout) || isClosing(row)) break;
    interrupted = false;
    if (row.cells.length === 0) continue;
    body.push(row.chunkStart === afterHeader || row.chunkStart ? row : { ...row, chunkStart: afterHeader });
    afterHeader = false;
  }
  return body;
}

/** Does a row belong to the header's table, or to one that goes on with it? That one has as many columns as the table or its header. */
function continues(row: FlatRow, header: FlatRow, layout: Layout): boolean {
  const [table, first] = [row.table as Table, header.table as Table];
  if (row.cells.some((cell) => layout.labels[labelKey(cell.text)] === "project_name")) return false;
  if (table === first) return !(table.merges === "kept" && row.cells[0] !== undefined && spansAll(row.cells[0], table));
  if (table.merges !== first.merges) return false;
  return table.merges === "lost" || [first.columnCount, header.cells.length].includes(table.columnCount);
}

/** A cell over the whole width below the indicators is a note or a signature line. */
function spansAll(cell: Cell, table: Table): boolean {
  return table.columnCount > 2 && cell.columnSpan === table.columnCount;
}

type Columns = ReadonlyMap<ColumnField, readonly [from: number, to: number]>;

function columnsOf(header: FlatRow, layout: Layout): Columns {
  const columns = new Map<ColumnField, readonly [number, number]>();
  for (const cell of header.cells) {
    const field = columnFieldOf(cell.text, layout);
    if (field !== null && !columns.has(field)) columns.set(field, [cell.column, cell.column + cell.columnSpan]);
  }
  return columns;
}

/** A row of a table with known merges: each column's cell, found by overlap with the header's columns. */
function keptRow(row: FlatRow, columns: Columns): readonly RawIndicator[] {
  const table = row.table as Table;
  const used = new Set<Cell>();
  const flags: Flag[] = [];
  const read = (field: ColumnField): RawText | null => {
    const range = columns.get(field);
    if (range === undefined) return null;
    const cells = cellsIn(table, row.row, range).filter((cell) => !used.has(cell));
    for (const cell of cells) used.add(cell);
    const texts = cells.filter((cell) => cell.text.trim() !== "");
    return texts.length === 0 ? null : raw(texts);
  };
  const [level1, level2, level3, description, value] = (["level1", "level2", "level3", "description", "value"] as const).map(
    read,
  ) as [RawText | null, RawText | null, RawText | null, RawText | null, RawText | null];
  if (level3 === null && value === null && description === null) return [];
  return [{ level1, level2, level3, description, value, chunkStart: row.chunkStart, flags }];
}

/** The cells over a row whose columns overlap the range, from left to right, each once. */
function cellsIn(table: Table, row: number, [from, to]: readonly [number, number]): readonly Cell[] {
  const cells: Cell[] = [];
  for (let column = from; column < to; column++) {
    const cell = cellAt(table, row, column);
    if (cell !== undefined && !cells.includes(cell)) cells.push(cell);
  }
  return cells;
}

/** Is the text a label of the taxonomy that can stand at this level? */
export function isLabelAt(level: 1 | 2, text: string): boolean {
  const label = canonicalLabel(text);
  return label !== null && (level === 1 ? isLevel1(label) : isLevel2(label));
}
