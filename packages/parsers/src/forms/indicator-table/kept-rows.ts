import { doubt, quote, type Doubt } from "../../doubts.ts";
import type { FlatRow } from "../../flat-rows.ts";
import type { Cell, Table } from "../../table.ts";
import type { ColumnField } from "../../vocabulary/columns.ts";
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
  for (const [column, own] of cells) for (const doubted of blankLabelDoubts(table, column, own)) doubts.push(doubted);
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
 * A level's cell that is blank, where the table merges the cells of its labels: it begins a group whose label is not printed, or not read. Where labels stand in one row each, a
 * blank cell says what the one above it says. Of texts without lines nobody drew a cell.
 */
function blankLabelDoubts(table: Table, { field }: Column, cells: readonly Cell[]): readonly Doubt[] {
  const [cell, ...more] = cells;
  if ((field !== "level1" && field !== "level2") || cell === undefined || more.length > 0 || cell.text.trim() !== "") return [];
  if (table.evidence === "alignment") return [];
  const label = labelAbove(table, cell);
  if (label === null || Math.max(label.rowSpan, cell.rowSpan) === 1) return [];
  const note = `its cell is blank: it may be ${quote(label.text)}, which stands above it in a cell of its own, or another`;
  return [doubt(field === "level1" ? "level1_uncertain" : "level2_uncertain", field, note)];
}

/** The next text above a cell in its column; null where there is none. */
function labelAbove(table: Table, { row, column }: Cell): Cell | null {
  const above = table.cells.filter((other) => other.column === column && other.row < row && other.text.trim() !== "");
  return above.at(-1) ?? null;
}

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
