import type { DocumentAccount } from "@jixiao/contract";
import { orderByName, type StoredTable } from "../records/hash.ts";
import type { Row } from "../records/rows.ts";
import { cellRows } from "../row.ts";
import type { Statements } from "../statements.ts";

/** The tables of what was seen in a document beside its records: their columns without the document's hash, first the key. */
export const accountColumns = {
  document_pages: ["page", "state", "note"],
  damaged_parts: ["seq", "page", "part", "reason"],
  unread_forms: ["seq", "reason", "printed", "marks", "places"],
} as const;

export type AccountTable = keyof typeof accountColumns;
export type AccountRows = { readonly [Table in AccountTable]: readonly Row[] };

const accountTables: readonly AccountTable[] = ["document_pages", "damaged_parts", "unread_forms"];

/** The account as rows; nothing at all of a document that was read whole and has no pages. */
export function accountRows({ pages, damaged_parts, unread_forms }: DocumentAccount): AccountRows {
  return {
    document_pages: pages.map(({ page, state, note }) => [page, state, note]),
    damaged_parts: damaged_parts.map(({ page, part, reason }, index) => [index + 1, page, part, reason]),
    unread_forms: unread_forms.map(({ reason, printed, marks, places }, index) => [
      index + 1,
      reason,
      printed,
      marks.join(" "),
      JSON.stringify(places),
    ]),
  };
}

/** The stored rows of a document's account. */
export function readAccountRows(statement: Statements, sha256: string): AccountRows {
  const read = (table: AccountTable): Row[] => {
    const columns = accountColumns[table];
    return cellRows(
      statement(`SELECT ${columns.join(", ")} FROM ${table} WHERE sha256 = ? ORDER BY ${columns[0]}`)
        .raw()
        .all(sha256),
    );
  };
  return {
    document_pages: read("document_pages"),
    damaged_parts: read("damaged_parts"),
    unread_forms: read("unread_forms"),
  };
}

/** Writes a document's account, in place of the one before unless it is new. To be called in the transaction that writes its records. */
export function writeAccountRows(statement: Statements, sha256: string, rows: AccountRows, isNew: boolean): void {
  for (const table of accountTables) {
    const columns = ["sha256", ...accountColumns[table]];
    if (!isNew) statement(`DELETE FROM ${table} WHERE sha256 = ?`).run(sha256);
    if (rows[table].length === 0) continue;
    const insert = statement(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`);
    for (const row of rows[table]) insert.run(sha256, row);
  }
}

/** As the document's hash takes them. */
export function storedAccount(rows: AccountRows): StoredTable[] {
  return accountTables.map((table) => ({ table, order: orders[table], rows: rows[table] }));
}

const orders = {
  document_pages: orderByName(accountColumns.document_pages),
  damaged_parts: orderByName(accountColumns.damaged_parts),
  unread_forms: orderByName(accountColumns.unread_forms),
};
