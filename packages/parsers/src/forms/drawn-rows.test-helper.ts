import type { Place } from "@jixiao/contract";
import type { FlatRow } from "../flat-rows.ts";
import type { Cell, Table } from "../table.ts";
import type { RawText } from "./raw-form.ts";

export const text = (words: string): RawText => ({ text: words, places: [], flags: [], readings: [], notes: [] });

/** A table of rows of texts, `text^rows>columns` for spans; blank texts leave the place to a span or to nothing. */
export function tableOf(
  rows: readonly (readonly string[])[],
  merges: Table["merges"] = "kept",
  place?: (x: number, y: number) => Place,
): Table {
  const cells = rows.flatMap((row, y) =>
    row.flatMap((printed, x): Cell[] => {
      if (printed === "") return [];
      const [, words = "", rowSpan = "1", columnSpan = "1"] = /^(.*?)(?:\^(\d))?(?:>(\d))?$/.exec(printed) ?? [];
      const places = place === undefined ? [] : [place(x, y)];
      return [
        { row: y, column: x, rowSpan: Number(rowSpan), columnSpan: Number(columnSpan), text: words === "_" ? "" : words, places },
      ];
    }),
  );
  const columnCount = Math.max(...rows.map((row) => row.length));
  return { cells, rowCount: rows.length, columnCount, merges, chunks: [0], evidence: "test", flags: [] };
}

export const rowsIn = (table: Table): readonly FlatRow[] =>
  Array.from({ length: table.rowCount }, (_, row) => ({
    cells: table.cells.filter((cell) => cell.row === row && cell.text !== ""),
    table,
    row,
    chunkStart: row === 0,
  }));

export const rowAt = (table: Table, row: number): FlatRow => rowsIn(table)[row] as FlatRow;
