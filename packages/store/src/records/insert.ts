import type Database from "better-sqlite3";
import { columnsOf } from "../schema/record-tables.ts";
import type { Statements } from "../statements.ts";
import type { Cell, Row } from "./rows.ts";

/** Inserts a row of one table under the key of its record. */
export type Insert = (record_id: number | bigint | null, row: Row) => Database.RunResult;

/** The insert of one table, with those of its columns in which anything stood so far. */
interface Narrowed {
  readonly statement: Database.Statement;
  /** Position of each in the table's rows. */
  readonly used: readonly number[];
  readonly unused: readonly number[];
}

const narrowed = new WeakMap<Statements, Map<string, Narrowed>>();

/**
 * Inserts rows of a table, naming only columns in which anything stood in any row so far: the contract has several times the fields that
 * one layout prints, and every null that is bound costs as much as a text. A column that is not named is null.
 */
export function insertInto(statement: Statements, table: string): Insert {
  const known = narrowed.get(statement) ?? new Map<string, Narrowed>();
  narrowed.set(statement, known);
  return (record_id, row) => {
    let insert = known.get(table);
    if (insert === undefined || insert.unused.some((position) => isSaid(row[position]))) {
      insert = narrow(statement, table, row, insert?.used ?? []);
      known.set(table, insert);
    }
    const cells: Cell[] = [];
    for (const position of insert.used) cells.push(row[position] ?? null);
    return record_id === null ? insert.statement.run(cells) : insert.statement.run(record_id, cells);
  };
}

function narrow(statement: Statements, table: string, row: Row, before: readonly number[]): Narrowed {
  const columns = columnsOf(table);
  const positions = columns.map((_, position) => position);
  const used = positions.filter((position) => before.includes(position) || isSaid(row[position]));
  const names = [...(table === "records" ? [] : ["record_id"]), ...used.map((position) => columns[position])];
  const sql = `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
  return { statement: statement(sql), used, unused: positions.filter((position) => !used.includes(position)) };
}

function isSaid(cell: Cell | undefined): boolean {
  return cell !== null && cell !== undefined;
}
