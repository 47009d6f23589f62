import type Database from "better-sqlite3";
import type { Cell } from "./rows.ts";

/**
 * Rows that one statement takes. Running a statement costs a third of a row of indicators; far more rows at once cost more again
 * (measured with 1 to 19 rows of 23 columns: 8 are the fastest).
 */
const ROWS_AT_ONCE = 8;

/** The INSERT of a table for so many rows. */
export type InsertOf = (rows: number) => Database.Statement;

/** Inserts a row for each item, several at a time; `put` appends the cells of an item's row. */
export function insertRows<Item>(insertOf: InsertOf, items: readonly Item[], put: (cells: Cell[], item: Item) => void): void {
  for (let at = 0; at < items.length;) {
    const rows = items.length - at < ROWS_AT_ONCE ? 1 : ROWS_AT_ONCE;
    const cells: Cell[] = [];
    for (const item of items.slice(at, at + rows)) put(cells, item);
    at += rows;
    // One by one: of a list of them each is fetched by a call of its own.
    insertOf(rows).run(...cells);
  }
}

/** The INSERT of a table for so many rows, made with `statement`. */
export function insertOf(statement: (sql: string) => Database.Statement, table: string, columns: readonly string[]): InsertOf {
  const one = `(${columns.map(() => "?").join(", ")})`;
  const sql = (rows: number): string => `INSERT INTO ${table} (${columns.join(", ")}) VALUES ${Array(rows).fill(one).join(", ")}`;
  const [single, several] = [sql(1), sql(ROWS_AT_ONCE)];
  return (rows) => statement(rows === 1 ? single : several);
}
