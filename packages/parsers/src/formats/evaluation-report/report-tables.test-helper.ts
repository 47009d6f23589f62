import type { Place } from "@jixiao/contract";
import type { FlatRow } from "../../flat-rows.ts";
import type { Cell, Table } from "../../table.ts";
import type { Prose } from "./prose.ts";

export const proseWith = (text: string): Prose => ({ lines: [text], text });

/** A table of a dump from rows of texts; blank texts are no cells. Spans as `text^rows>columns`. */
export function tableOf(rows: readonly (readonly string[])[], merges: Table["merges"] = "lost"): Table {
  const cells = rows.flatMap((row, y) =>
    row.flatMap((printed, x): Cell[] => {
      const [, text = "", rowSpan = "1", columnSpan = "1"] = /^(.*?)(?:\^(\d))?(?:>(\d))?$/.exec(printed) ?? [];
      return text === ""
        ? []
        : [{ row: y, column: x, rowSpan: Number(rowSpan), columnSpan: Number(columnSpan), text, places: [] as Place[] }];
    }),
  );
  const columnCount = Math.max(...rows.map((row) => row.length));
  return { cells, rowCount: rows.length, columnCount, merges, chunks: [0], evidence: "test", flags: [] };
}

export const rowsIn = (table: Table): readonly FlatRow[] =>
  Array.from({ length: table.rowCount }, (_, row) => ({
    cells: table.cells.filter((cell) => cell.row === row),
    table,
    row,
    chunkStart: row === 0,
  }));
