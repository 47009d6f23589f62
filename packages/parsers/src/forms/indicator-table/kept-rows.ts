import { doubt, quote, type Doubt } from "../../doubts.ts";
import type { FlatRow } from "../../flat-rows.ts";
import type { Cell, Table } from "../../table.ts";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { isLevelLabel } from "../../vocabulary/taxonomy.ts";
import { raw, type RawIndicator, type RawText } from "../raw-form.ts";
import { assembleRow, type RowCells } from "./assemble-row.ts";
import { cellsOver, columnEdges } from "./column-edges.ts";
import type { Column } from "./columns.ts";
import { matchCells } from "./match-cells.ts";

/** Cells that say what one row reaches or weighs: merged over several rows they belong to none of them alone. */
const OWN_TO_ROW: ReadonlySet<ColumnField> = new Set(["comparator", "value", "unit", "weight", "actual", "score"]);

/** A row of a table with known merges: each column's cell, found by overlap with the header's columns. */
export function keptRow(row: FlatRow, columns: readonly Column[]): readonly RawIndicator[] {
  const table = row.table as Table; // rows of a table with known merges only
  const over = cellsOver(table, row.row);
  const { cells, left, uneven } = matchCells(over, columns, columnEdges(table));
  const name = columns.find(({ field }) => field === "level3"); // of two sets the left one: both are printed in every row
  const nameRows = (name === undefined ? undefined : cells.get(name)?.[0]?.rowSpan) ?? 1;
  const doubts = uneven ? [doubt("columns_shifted", null, `does not stand under the header cell by cell: ${listed(over)}`)] : [];
  doubts.push(...blankLevels(row, columns, cells, table));
  const shared: Column[] = [];
  const found = new Map<Column, RawText>();
  for (const [column, own] of cells) {
    const texts = own.filter(({ text }) => text.trim() !== "");
    if (texts.length === 0) continue;
    found.set(column, raw(texts));
    if (OWN_TO_ROW.has(column.field) && texts.some((cell) => isShared(cell, table, nameRows))) shared.push(column);
  }
  const first = Math.min(...columns.map(({ range }) => range[0]));
  const beyond = left.filter((cell) => cell.column >= first).map((cell) => raw([cell]));
  const rowCells: RowCells = {
    found,
    shared,
    beyond,
    chunkStart: row.chunkStart,
    doubts,
    begins: (column) => beginsIn(cells.get(column), row),
  };
  const sets = [...new Set(columns.flatMap(({ set }) => (set === null ? [] : [set])))];
  if (sets.length === 0) return assembleRow(rowCells, columns);
  return sets.flatMap((set) => {
    const own = columns.filter((column) => column.set === null || column.set === set);
    const cellsOf = new Map([...found].filter(([column]) => own.includes(column)));
    const [horizon] = own.flatMap((column) => (column.set === set ? [column.horizon] : []));
    return assembleRow({ ...rowCells, found: cellsOf }, own).map((indicator) => ({ ...indicator, horizon: horizon ?? null }));
  });
}

/**
 * A level's cell of its own that is blank, in a table that merges labels over their rows: the label above it is another cell's. Where no label
 * is merged, blank cells are what is left of merged ones.
 */
function blankLevels(
  { row }: FlatRow,
  columns: readonly Column[],
  cells: ReadonlyMap<Column, readonly Cell[]>,
  table: Table,
): readonly Doubt[] {
  if (table.evidence === "alignment" || !mergesLabels(table)) return [];
  return columns.flatMap((column) => {
    if (column.field !== "level1" && column.field !== "level2") return [];
    const own = cells.get(column) ?? [];
    if (own.length === 0 || own.some((cell) => cell.text.trim() !== "" || beginsInBlankRow(cell, table))) return [];
    const note = `row ${row + 1} has a cell of its own for it, which is blank`;
    return [doubt(`${column.field}_uncertain`, column.field, note)];
  });
}

/** Tags repeat a row without its texts where a page break cut it: the label stands on the page before. */
function beginsInBlankRow({ row }: Cell, table: Table): boolean {
  return cellsOver(table, row).every((cell) => cell.row !== row || cell.text.trim() === "");
}

/** Is a level's label merged over its rows? */
function mergesLabels(table: Table): boolean {
  const before = merging.get(table);
  if (before !== undefined) return before;
  const found = table.cells.some((cell) => cell.rowSpan > 1 && isLevelLabel(cell.text));
  merging.set(table, found);
  return found;
}

const merging = new WeakMap<Table, boolean>();

/** Does a cell reach over rows that have names of their own? */
function isShared(cell: Cell, table: Table, nameRows: number): boolean {
  if (cell.rowSpan <= nameRows) return false;
  for (let row = cell.row + 1; row < cell.row + cell.rowSpan; row++)
    if (table.cells.some((other) => other.row === row && other !== cell && other.text.trim() !== "")) return true;
  return false;
}

function beginsIn(cells: readonly Cell[] | undefined, row: FlatRow): boolean {
  return cells?.some((cell) => cell.row === row.row) ?? false;
}

function listed(cells: readonly Cell[]): string {
  return cells.flatMap(({ text }) => (text.trim() === "" ? [] : [quote(text)])).join(", ");
}
