import { byText } from "../by-text.ts";
import type { CanonicalRecord } from "@jixiao/contract";
import { createHash, type Hash } from "node:crypto";
import { recordColumns } from "../schema/record-tables.ts";
import { type RecordDocument, type RecordRows, type Row, rowsOf } from "./rows.ts";

/**
 * SHA-256 (lower-case hex) over a document's records and what was seen and not read, equal for equal contents whatever the
 * order of object keys. It covers every stored field, so that a database can be checked against it: integrity_check misses data
 * that changed inside a cell.
 *
 * The rule, which is that of a released schema and never changed: tables by name, without those that have no rows; of each its columns by
 * name, without those in which nothing stands. So a field or a list that the contract gains changes no hash of what was written before.
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
export function rowsHash(document: RecordDocument, records: readonly RecordRows[], account: readonly StoredTable[] = []): string {
  const tables = records.map((rows) => recordOrders.map(([table, order]) => ({ table, order, rows: rows[table] ?? [] })));
  return tablesHash(document, tables, account);
}

/** Rows of a table. */
export interface StoredTable {
  readonly table: string;
  readonly order: ColumnOrder;
  readonly rows: readonly Row[];
}

/** Columns of a table in the order of their names, and the position of each in the table's rows. */
export interface ColumnOrder {
  readonly names: readonly string[];
  readonly positions: readonly number[];
}

export function orderByName(columns: readonly string[]): ColumnOrder {
  const names = columns.toSorted(byText);
  return { names, positions: names.map((name) => columns.indexOf(name)) };
}

const recordOrders = Object.entries(recordColumns).map(([table, columns]) => [table, orderByName(columns)] as const);

/** The hash of a document's records, each as its tables, and of its account. */
export function tablesHash(
  { name, parser_version }: RecordDocument,
  records: readonly (readonly StoredTable[])[],
  account: readonly StoredTable[],
): string {
  const hash = createHash("sha256");
  for (const tables of records) addTables(hash, [name, parser_version], tables);
  if (account.some(({ rows }) => rows.length > 0)) addTables(hash, [name, parser_version, "account"], account);
  return hash.digest("hex");
}

function addTables(hash: Hash, head: readonly string[], tables: readonly StoredTable[]): void {
  const texts: string[] = [];
  const filled = tables.filter(({ rows }) => rows.length > 0).toSorted((a, b) => byText(a.table, b.table));
  const shapes = filled.map((table) => shapeOf(table, texts));
  hash.update(JSON.stringify([...head, ...shapes])).update(texts.join(""));
}

/**
 * A table as its name, the number of its rows, and by column its name and what stands in each row: of a text its length (UTF-16 units), a
 * number as text, or null. The texts themselves follow all tables, in this order: most of what is stored is JSON of places, and to quote that
 * once more would take longer than all the rest.
 */
function shapeOf(
  { table, order: { names, positions }, rows }: StoredTable,
  texts: string[],
): readonly (string | number | null)[] {
  const shape: (string | number | null)[] = [table, rows.length];
  for (let i = 0; i < names.length; i++) {
    const at = positions[i] ?? -1;
    if (rows.every((row) => (row[at] ?? null) === null)) continue;
    shape.push(names[i] ?? null);
    for (const row of rows) {
      const cell = row[at] ?? null;
      if (typeof cell === "string") texts.push(cell);
      shape.push(typeof cell === "string" ? cell.length : cell === null ? null : String(cell));
    }
  }
  return shape;
}
