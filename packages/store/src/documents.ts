import { guarded } from "./failure.ts";
import { type SqlRow, allRows, integer, integerOrNull, oneOf, rowOrNull, text, textOrNull, theRow } from "./row.ts";
import type { Store } from "./store.ts";

/** A document as the database knows it, without its records. */
export interface StoredDocument {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly media_type: string;
  readonly parser_version: string;
  readonly fiscal_year_supplied: number | null;
  readonly region_supplied: string | null;
  readonly page_count: number | null;
  readonly imported_at: string;
  readonly status: "records" | "no_records";
  readonly records_hash: string;
}

/** How much the database holds. */
export interface StoreCounts {
  readonly documents: number;
  readonly forms: number;
  readonly reports: number;
  readonly indicators: number;
  readonly flags: number;
  readonly failures: number;
}

const COLUMNS =
  "sha256, name, size, media_type, parser_version, fiscal_year_supplied, region_supplied, page_count, imported_at, status, records_hash";

function fromRow(row: SqlRow): StoredDocument {
  return {
    sha256: text(row, "sha256"),
    name: text(row, "name"),
    size: integer(row, "size"),
    media_type: text(row, "media_type"),
    parser_version: text(row, "parser_version"),
    fiscal_year_supplied: integerOrNull(row, "fiscal_year_supplied"),
    region_supplied: textOrNull(row, "region_supplied"),
    page_count: integerOrNull(row, "page_count"),
    imported_at: text(row, "imported_at"),
    status: oneOf(row, "status", ["records", "no_records"]),
    records_hash: text(row, "records_hash"),
  };
}

/** The document with these bytes, or null where none was read yet (a failed one is in `listFailures`). */
export function findDocument(store: Store, sha256: string): StoredDocument | null {
  return guarded(store.path, () => {
    const row = rowOrNull(store.statement(`SELECT ${COLUMNS} FROM documents WHERE sha256 = ?`).get(sha256));
    return row === null ? null : fromRow(row);
  });
}

/** All documents, by name. */
export function listDocuments(store: Store): StoredDocument[] {
  return guarded(store.path, () =>
    allRows(store.statement(`SELECT ${COLUMNS} FROM documents ORDER BY name, sha256`).all()).map(fromRow),
  );
}

/** Numbers of rows, in one snapshot. */
export function countAll(store: Store): StoreCounts {
  const count = (table: keyof StoreCounts): string => `(SELECT count(*) FROM ${table}) AS ${table}`;
  return guarded(store.path, () => {
    const counts = [count("documents"), count("forms"), count("reports"), count("indicators"), count("flags"), count("failures")];
    const row = theRow(store.statement(`SELECT ${counts.join(", ")}`).get());
    return {
      documents: integer(row, "documents"),
      forms: integer(row, "forms"),
      reports: integer(row, "reports"),
      indicators: integer(row, "indicators"),
      flags: integer(row, "flags"),
      failures: integer(row, "failures"),
    };
  });
}

/**
 * Deletes a document that has no records, as a flipped bit in a key leaves it behind. Returns false, and deletes nothing,
 * where it has some.
 */
export function forgetEmptyDocument(store: Store, sha256: string): boolean {
  return guarded(store.path, () => {
    const deletion = store.statement(
      "DELETE FROM documents WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM records WHERE sha256 = ?)",
    );
    return deletion.run(sha256, sha256).changes > 0;
  });
}
