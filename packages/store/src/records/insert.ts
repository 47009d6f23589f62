import { columnsOf } from "../schema/record-tables.ts";
import type { Statements } from "../statements.ts";
import { type InsertOf, insertOf, insertRows } from "./insert-rows.ts";
import type { Cell, Row } from "./rows.ts";

/** A row of a table, the key of its record and, where rows of its table have keys of their own, that key. */
export interface KeyedRow {
  readonly record_id: number;
  readonly key: number | null;
  readonly row: Row;
}

/** Inserts rows of a table in their order. */
export type Insert = (rows: readonly KeyedRow[]) => void;

/** The inserts of one table, with those of its columns in which anything stood so far. */
interface Narrowed {
  readonly insert: InsertOf;
  /** Position of each in the table's rows. */
  readonly used: readonly number[];
  readonly unused: readonly number[];
}

/** Tables whose rows are referred to by keys of their own, and the names of these. */
export const ownKeys: Readonly<Record<string, string>> = { indicators: "indicator_id" };

const narrowed = new WeakMap<Statements, Map<string, Narrowed>>();

/**
 * Inserts rows of a table, naming only columns in which anything stood in any row so far: the contract has several times the fields that
 * one layout prints, and every null that is bound costs as much as a text. A column that is not named is null.
 */
export function insertInto(statement: Statements, table: string): Insert {
  const known = narrowed.get(statement) ?? new Map<string, Narrowed>();
  narrowed.set(statement, known);
  const hasOwnKey = ownKeys[table] !== undefined;
  return (rows) => {
    const before = known.get(table);
    const insert = before === undefined || saysMore(before, rows) ? narrow(statement, table, rows, before?.used ?? []) : before;
    known.set(table, insert);
    insertRows(insert.insert, rows, (cells, { record_id, key, row }) => {
      cells.push(record_id);
      if (hasOwnKey) cells.push(key);
      for (const position of insert.used) cells.push(row[position] ?? null);
    });
  };
}

function saysMore({ unused }: Narrowed, rows: readonly KeyedRow[]): boolean {
  for (const { row } of rows) for (const position of unused) if (isSaid(row[position])) return true;
  return false;
}

function narrow(statement: Statements, table: string, rows: readonly KeyedRow[], before: readonly number[]): Narrowed {
  const columns = columnsOf(table);
  const positions = columns.map((_, position) => position);
  const used = positions.filter((position) => before.includes(position) || rows.some(({ row }) => isSaid(row[position])));
  const own = ownKeys[table];
  const names = used.flatMap((position) => columns[position] ?? []);
  const keys = ["record_id", ...(own === undefined ? [] : [own])];
  return {
    insert: insertOf(statement, table, [...keys, ...names]),
    used,
    unused: positions.filter((position) => !used.includes(position)),
  };
}

function isSaid(cell: Cell | undefined): boolean {
  return cell !== null && cell !== undefined;
}
