import { byText } from "../by-text.ts";
import type { CanonicalRecord } from "@jixiao/contract";
import { createHash } from "node:crypto";
import { recordColumns } from "../schema/record-tables.ts";
import { type Cell, type RecordDocument, type RecordRows, type Row, rowsOf } from "./rows.ts";

/**
 * SHA-256 (lower-case hex) over a document's records and what was seen and not read, equal for equal contents whatever the
 * order of object keys. It covers every stored field, so that a database can be checked against it: integrity_check misses data
 * that changed inside a cell.
 *
 * The rule, which is that of a released schema and never changed: fields by name, in the order of their names, without those that are
 * null, tables without rows left out. So a field or a list that the contract gains changes no hash of what was written before.
 */
export function recordsHash(records: readonly CanonicalRecord[]): string {
  const [first] = records;
  const document = { name: first?.source_file ?? "", parser_version: first?.provenance.parser_version ?? "" };
  return rowsHash(
    document,
    records.map((record, index) => rowsOf(record, index + 1)),
  );
}

/** The same hash, from the rows of the records in order and those of the account. */
export function rowsHash(document: RecordDocument, records: readonly RecordRows[], account: readonly NamedTable[] = []): string {
  const tables = records.map((rows) => Object.entries(rows).map(([table, list]) => namedTable(table, columnOrder(table), list)));
  return namedHash(document, tables, account);
}

/** A row's cells by name, without nulls: `["annual_total", "100", "region", "上海市"]`. */
export type NamedRow = readonly Cell[];
export type NamedTable = readonly [table: string, rows: readonly NamedRow[]];

/** Columns of a table in the order of their names, and the position of each in the table's rows. */
export interface ColumnOrder {
  readonly names: readonly string[];
  readonly positions: readonly number[];
}

export function orderByName(columns: readonly string[]): ColumnOrder {
  const names = columns.toSorted(byText);
  return { names, positions: names.map((name) => columns.indexOf(name)) };
}

export function namedTable(table: string, order: ColumnOrder, rows: readonly Row[]): NamedTable {
  return [table, rows.map((row) => namedRow(order, row))];
}

/** Every cell that is stored or verified passes here: two plain lists are several times faster than a list of pairs. */
function namedRow({ names, positions }: ColumnOrder, row: Row): NamedRow {
  const cells: Cell[] = [];
  for (let i = 0; i < names.length; i++) {
    const cell = row[positions[i] ?? -1] ?? null;
    if (cell !== null) cells.push(names[i] ?? null, cell);
  }
  return cells;
}

/** The hash of a document's records, each as its tables in order, and of its account. */
export function namedHash(
  document: RecordDocument,
  records: readonly (readonly NamedTable[])[],
  account: readonly NamedTable[],
): string {
  const hash = createHash("sha256");
  const { name, parser_version } = document;
  for (const tables of records) hash.update(JSON.stringify([name, parser_version, filled(tables)]));
  const seen = filled(account);
  if (seen.length > 0) hash.update(JSON.stringify([name, parser_version, "account", seen]));
  return hash.digest("hex");
}

function filled(tables: readonly NamedTable[]): NamedTable[] {
  return tables.filter(([, rows]) => rows.length > 0).toSorted(([a], [b]) => byText(a, b));
}

const orders = new Map(Object.entries(recordColumns).map(([table, columns]) => [table, orderByName(columns)]));

function columnOrder(table: string): ColumnOrder {
  return orders.get(table) ?? { names: [], positions: [] };
}
