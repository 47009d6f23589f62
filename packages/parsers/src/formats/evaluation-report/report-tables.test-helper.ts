import { tableOf as drawnTableOf } from "../../forms/drawn-rows.test-helper.ts";
import type { Table } from "../../table.ts";
import type { Prose } from "./prose.ts";

export { rowsIn } from "../../forms/drawn-rows.test-helper.ts";

export const proseWith = (text: string): Prose => ({ lines: [text], text });

/** A table of a dump from rows of texts; blank texts are no cells. Spans as `text^rows>columns`. */
export function tableOf(rows: readonly (readonly string[])[], merges: Table["merges"] = "lost"): Table {
  return drawnTableOf(rows, merges);
}
