import type { CanonicalRecord } from "@jixiao/contract";
import { type RecordTable, recordColumns, recordTables } from "./columns.ts";
import { StoreError, guarded } from "./failure.ts";
import { recordFromRows } from "./records/record.ts";
import type { Cell, RecordDocument, RecordRows, Row } from "./records/rows.ts";
import type { Store } from "./store.ts";

/** Which records to read; an absent condition holds for all. */
export interface RecordFilter {
  readonly sha256?: string;
  readonly source_file?: string;
  readonly kind?: CanonicalRecord["kind"];
  /** Only what was imported, or is the latest version at its URL: `is_current` of v_documents. */
  readonly current?: boolean;
}

/** Documents that no later version has replaced. */
export const CURRENT = "AND sha256 IN (SELECT sha256 FROM v_documents WHERE is_current = 1)";

interface ReadDocument extends RecordDocument {
  readonly sha256: string;
}

/**
 * The records exactly as written, by name of their document, then in document order; one document in memory at a time.
 * A read-only store reads them all in one snapshot, whatever is imported meanwhile; a writable one reads each document
 * whole. Throws a `StoreError` (`damaged`, `locked`, `io`) while it goes.
 */
export function* readRecords(store: Store, filter: RecordFilter = {}): Generator<CanonicalRecord, void> {
  const inSnapshot = store.readonly && !store.db.inTransaction;
  if (inSnapshot) store.db.exec("BEGIN");
  try {
    const documents = guarded(store.path, () =>
      store
        .statement(
          `SELECT sha256, name, parser_version FROM documents
           WHERE sha256 = coalesce(?, sha256) AND name = coalesce(?, name)
             ${filter.current === true ? CURRENT : ""} ORDER BY name, sha256`,
        )
        .all(filter.sha256 ?? null, filter.source_file ?? null),
    ) as ReadDocument[];
    for (const document of documents) {
      const records = guarded(store.path, () => readRows(store, document.sha256)).map((rows) => recordOf(store, document, rows));
      for (const record of records) if (filter.kind === undefined || record.kind === filter.kind) yield record;
    }
  } finally {
    if (inSnapshot && store.db.inTransaction) store.db.exec("COMMIT");
  }
}

/** Rows that make no record are damage: what was written had passed the contract's schema. */
function recordOf(store: Store, document: ReadDocument, rows: RecordRows): CanonicalRecord {
  try {
    return recordFromRows(document, rows);
  } catch (error) {
    const reason = `records of ${document.name} (${document.sha256}): ${error instanceof Error ? error.message : String(error)}`;
    throw new StoreError({ code: "damaged", path: store.path, reason }, { cause: error });
  }
}

/** The stored rows of a document's records, in order. */
export function readRows(store: Store, sha256: string): RecordRows[] {
  return store.db.transaction(() => {
    const records = new Map<Cell, { [Table in RecordTable]: Row[] }>();
    for (const table of recordTables) {
      for (const [record_id, ...row] of store.statement(selectSql[table]).raw().all(sha256) as [Cell, ...Row][]) {
        if (table === "records") records.set(record_id, emptyRows());
        records.get(record_id)?.[table].push(row);
      }
    }
    return [...records.values()];
  })();
}

function emptyRows(): { [Table in RecordTable]: Row[] } {
  return Object.fromEntries(recordTables.map((table) => [table, []])) as unknown as { [Table in RecordTable]: Row[] };
}

/** By the keys of the table, which is the order in which `rowsOf` makes the rows. */
function orderOf(table: RecordTable): string {
  const columns: readonly string[] = recordColumns[table];
  const keys = table === "records" ? [] : ["part", "seq", "position"].filter((key) => columns.includes(key));
  return ["r.seq", ...keys.map((key) => `t.${key}`)].join(", ");
}

const selectSql = Object.fromEntries(
  recordTables.map((table) => {
    const columns = recordColumns[table].map((column) => `t.${column}`).join(", ");
    return [
      table,
      `SELECT r.record_id, ${columns} FROM records r JOIN ${table} t USING (record_id) WHERE r.sha256 = ? ORDER BY ${orderOf(table)}`,
    ];
  }),
) as Readonly<Record<RecordTable, string>>;
