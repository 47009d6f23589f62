import type { Block } from "../../document.ts";
import type { Cell, Table } from "../../table.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { regionsOf } from "./regions.ts";
import { cellOf, firstFrom, type SeenCell, seenCells, type Showing } from "./seen-cells.ts";
import type { Sheet } from "./workbook.ts";

/** Blank cells are written into a table's grid up to this many times its texts; a sheet with a text in its last corner has no such grid. */
const MAX_BLANK_SHARE = 12;

/** The blocks of a sheet in reading order. Rows and columns in which nothing begins are no rows and columns of its tables. */
export function blocksOfSheet(sheet: Sheet, showing: Showing, vocabulary: Vocabulary): readonly Block[] {
  return regionsOf(seenCells(sheet, showing), vocabulary).map((region): Block => {
    if (region.kind === "table") return { kind: "table", table: tableOf(region.rows, sheet.name) };
    const { text, places, flags, notes } = cellOf(region.cell, sheet.name, { row: 0, column: 0, rowSpan: 1, columnSpan: 1 });
    return {
      kind: "paragraph",
      text,
      places,
      ...(flags === undefined ? {} : { flags }),
      ...(notes === undefined ? {} : { notes }),
    };
  });
}

function tableOf(lines: readonly (readonly SeenCell[])[], sheet: string): Table {
  const seen = lines.flat();
  const rows = lines.flatMap(([first]) => (first === undefined ? [] : [first.row]));
  const columns = [...new Set(seen.map(({ column }) => column))].toSorted((a, b) => a - b);
  const cells = seen.map((one): Cell => {
    const [row, column] = [firstFrom(rows, one.row), firstFrom(columns, one.column)];
    const rowSpan = Math.max(1, firstFrom(rows, one.lastRow + 1) - row);
    const columnSpan = Math.max(1, firstFrom(columns, one.lastColumn + 1) - column);
    return cellOf(one, sheet, { row, column, rowSpan, columnSpan });
  });
  const { isUneven, blanks } = blanksOf(cells, rows, columns, sheet);
  return {
    cells: [...cells, ...blanks].toSorted((a, b) => a.row - b.row || a.column - b.column),
    rowCount: rows.length,
    columnCount: columns.length,
    merges: "kept",
    chunks: [0],
    evidence: "sheet cells",
    flags: isUneven ? ["table_damaged"] : [],
  };
}

/** The blank cells of the grid, with their places; and whether merged ranges overlap, which no program lets happen. */
function blanksOf(
  cells: readonly Cell[],
  rows: readonly number[],
  columns: readonly number[],
  sheet: string,
): { readonly blanks: readonly Cell[]; readonly isUneven: boolean } {
  const size = rows.length * columns.length;
  if (size > MAX_BLANK_SHARE * cells.length + 1_000) return { blanks: [], isUneven: false };
  const taken = new Uint8Array(size);
  let isUneven = false;
  for (const { row, column, rowSpan, columnSpan } of cells)
    for (let r = row; r < row + rowSpan; r++)
      for (let c = column; c < column + columnSpan; c++) {
        isUneven ||= taken[r * columns.length + c] === 1;
        taken[r * columns.length + c] = 1;
      }
  const blanks: Cell[] = [];
  for (const [i, own] of taken.entries()) {
    if (own === 1) continue;
    const [row, column] = [Math.floor(i / columns.length), i % columns.length];
    const [atRow, atColumn] = [rows[row] ?? 0, columns[column] ?? 0];
    const blank = { row: atRow, column: atColumn, lastRow: atRow, lastColumn: atColumn, text: "", notes: [], stored: null };
    blanks.push(cellOf(blank, sheet, { row, column, rowSpan: 1, columnSpan: 1 }));
  }
  return { blanks, isUneven };
}
