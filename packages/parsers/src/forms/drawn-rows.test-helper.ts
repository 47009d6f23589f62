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

/** Tables one behind the other, each of rows of cells between bars; `¶` ends a table, and begins a paragraph where a text follows. */
export function rowsOfTables(lines: readonly string[], merges: Table["merges"]): readonly FlatRow[] {
  const all: FlatRow[] = [];
  let open: (readonly string[])[] = [];
  const close = (): void => {
    if (open.length > 0) all.push(...rowsIn(tableOf(open, merges)));
    open = [];
  };
  for (const line of lines) {
    if (!line.startsWith("¶")) open.push(line.split("|"));
    else {
      close();
      if (line !== "¶") all.push(paragraphOf(line.slice(1)));
    }
  }
  close();
  return all;
}

/** A paragraph between tables. */
export function paragraphOf(words: string, places: readonly Place[] = []): FlatRow {
  const cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: words, places };
  return { cells: [cell], table: null, row: 0, chunkStart: false };
}
