import type { CanonicalRecord } from "@jixiao/contract";
import { type ExportFilter, flagCondition, recordCondition } from "./export/filter.ts";
import { StoreError, guarded } from "./failure.ts";
import { recordFromRows } from "./records/record.ts";
import { readRowsWith } from "./records/read-rows.ts";
import type { RecordDocument, RecordRows } from "./records/rows.ts";
import { fingerprintOf } from "./identity/index.ts";
import { allRows, integerOrNull, rowOrNull, text, textOrNull } from "./row.ts";
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
    );
    for (const row of allRows(documents)) {
      const document = { sha256: text(row, "sha256"), name: text(row, "name"), parser_version: text(row, "parser_version") };
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
  return store.db.transaction(() => readRowsWith(store.statement, sha256))();
}

/** A record with what says which form it is: as an export gives it, the contract's fields first. */
export type ExportedRecord = CanonicalRecord & {
  /** Stable id; null where the document is damaged. */
  readonly form_id: string | null;
  /** Equal for records that say the same in every cell; null where a record says too little to be known again. */
  readonly copy_key: string | null;
  /** form_id of the record that stands in the views in its place; null where it is no copy. */
  readonly copy_of: string | null;
};

/** Whether a document's record is among those that the filter leaves. */
function recordsWanted(store: Store, filter: ExportFilter): (sha256: string, seq: number) => boolean {
  const [condition, flagged] = [recordCondition(filter), flagCondition(filter)];
  if (condition.sql + flagged.sql === "") return () => true;
  const statement = store.statement(`SELECT 1 FROM records r WHERE r.sha256 = ? AND r.seq = ?${condition.sql}${flagged.sql}`);
  const parameters = [...condition.parameters, ...flagged.parameters];
  return (sha256, seq) => guarded(store.path, () => statement.get(sha256, seq, ...parameters)) !== undefined;
}

/** All records as `readRecords` gives them, each with its identity. */
export function* exportRecords(
  store: Store,
  { current, ...only }: Pick<RecordFilter, "current"> & ExportFilter = {},
): Generator<ExportedRecord, void> {
  let [document, seq] = ["", 0];
  const identity = `SELECT form_id, record_id = (SELECT record_id FROM record_prints p WHERE p.record_id = n.record_id) AS is_compared,
      (SELECT copy_key FROM record_prints p WHERE p.record_id = n.record_id) AS copy_key, CASE status WHEN 'copy' THEN stands_for_it END AS copy_of
    FROM record_identity n WHERE record_id = (SELECT record_id FROM records WHERE sha256 = ? AND seq = ?)`;
  const isWanted = recordsWanted(store, only);
  for (const record of readRecords(store, current === undefined ? {} : { current })) {
    const { sha256 } = record.provenance;
    [document, seq] = sha256 === document ? [document, seq + 1] : [sha256, 1];
    if (!isWanted(sha256, seq)) continue;
    const row = guarded(store.path, () => rowOrNull(store.statement(identity).get(sha256, seq)));
    const of = (name: string): string | null => (row === null ? null : textOrNull(row, name));
    const form_id = of("form_id");
    // Fingerprints are kept of those records alone that share name, unit or money with another.
    const isUnknown = row === null || integerOrNull(row, "is_compared") === 1;
    const copy_key = isUnknown ? of("copy_key") : fingerprintOf(record, form_id ?? "").copy_key;
    yield { ...record, form_id, copy_key, copy_of: of("copy_of") };
  }
}
