import { reasonOf, type CanonicalRecord } from "@jixiao/contract";
import { StoreError, guarded } from "./failure.ts";
import { recordFromRows } from "./records/record.ts";
import { readRowsWith } from "./records/read-rows.ts";
import type { RecordDocument, RecordRows } from "./records/rows.ts";
import { allRows, text } from "./row.ts";
import type { Store } from "./store.ts";
import { beginSnapshot } from "./transaction.ts";

/** Which records to read; an absent condition holds for all. */
export interface RecordFilter {
  readonly sha256?: string;
  readonly source_file?: string;
  readonly kind?: CanonicalRecord["kind"];
  /** Only what was imported, or is the latest version at its URL: `is_current` of v_documents. */
  readonly current?: boolean;
}

/** Documents that no later version has replaced. */
const CURRENT = "AND sha256 IN (SELECT sha256 FROM v_documents WHERE is_current = 1)";

interface ReadDocument extends RecordDocument {
  readonly sha256: string;
}

/**
 * The records exactly as written, by name of their document, then in document order; one document in memory at a time.
 * A read-only store reads them all in one snapshot, whatever is imported meanwhile; a writable one reads each document
 * whole. Throws a `StoreError` (`damaged`, `locked`, `io`) while it goes.
 */
export function* readRecords(store: Store, filter: RecordFilter = {}): Generator<CanonicalRecord, void> {
  const endSnapshot = beginSnapshot(store);
  try {
    const documents = guarded(store.path, () =>
      store
        .statement(
          `SELECT sha256, name, parser_version FROM documents
           WHERE sha256 = coalesce(?, sha256) AND name = coalesce(?, name)
             ${filter.current === true ? CURRENT : ""} ORDER BY name, sha256`,
        )
        .all(filter.sha256 ?? null, filter.source_file ?? null),
    );
    for (const row of allRows(documents)) {
      const document = { sha256: text(row, "sha256"), name: text(row, "name"), parser_version: text(row, "parser_version") };
      const records = guarded(store.path, () => readRows(store, document.sha256)).map((rows) => recordOf(store, document, rows));
      for (const record of records) if (filter.kind === undefined || record.kind === filter.kind) yield record;
    }
  } finally {
    endSnapshot();
  }
}

/** Rows that make no record are damage: what was written had passed the contract's schema. */
function recordOf(store: Store, document: ReadDocument, rows: RecordRows): CanonicalRecord {
  try {
    return recordFromRows(document, rows);
  } catch (error) {
    throw damagedRecords(store, document, error);
  }
}

export function damagedRecords(
  store: Store,
  { name, sha256 }: Pick<ReadDocument, "name" | "sha256">,
  error: unknown,
): StoreError {
  const reason = `records of ${name} (${sha256}): ${reasonOf(error)}`;
  return new StoreError({ code: "damaged", path: store.path, reason }, { cause: error });
}

/** The stored rows of a document's records, in order. */
export function readRows(store: Store, sha256: string): RecordRows[] {
  return store.db.transaction(() => readRowsWith(store.statement, sha256))();
}
