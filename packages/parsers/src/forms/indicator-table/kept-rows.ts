import type { FlatRow } from "../../flat-rows.ts";
import { cellAt, type Cell, type Table } from "../../table.ts";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { raw, type RawExtra, type RawIndicator, type RawText } from "../raw-form.ts";
import type { Columns } from "./columns.ts";

/** A row of a table with known merges: each column's cell, found by overlap with the header's columns. */
export function keptRow(row: FlatRow, columns: Columns): readonly RawIndicator[] {
  const table = row.table as Table;
  const used = new Set<Cell>();
  const read = (field: ColumnField): RawText | null => {
    const range = columns.fields.get(field);
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
  const extra = columns.unknown.flatMap(({ header, range }): readonly RawExtra[] => {
    const cells = cellsIn(table, row.row, range).filter((cell) => !used.has(cell) && cell.text.trim() !== "");
    return cells.length === 0 ? [] : [{ label: raw([header]), text: raw(cells) }];
  });
  return [{ level1, level2, level3, description, value, chunkStart: row.chunkStart, doubts: [], extra }];
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
