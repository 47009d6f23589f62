import type { CanonicalRecord } from "@jixiao/contract";
import { guarded } from "../failure.ts";
import { copyKeyOfRows } from "../identity/index.ts";
import { damagedRecords } from "../read.ts";
import { contextOf, recordJson } from "../records/record-json.ts";
import { readRowsOfRecords } from "../records/read-rows.ts";
import type { RecordRows } from "../records/rows.ts";
import { documentPages } from "./document-pages.ts";
import { type SqlRow, allRows, integer, integerOrNull, text, textOrNull } from "../row.ts";
import type { Store } from "../store.ts";
import { beginSnapshot } from "../transaction.ts";
import { type ExportFilter, flagCondition, recordCondition } from "./filter.ts";

/** A record with what says which form it is: as an export gives it, the contract's fields first. */
export type ExportedRecord = CanonicalRecord & {
  /** Stable id; null where the document is damaged. */
  readonly form_id: string | null;
  /** Equal for records that say the same in every cell; null where a record says too little to be known again. */
  readonly copy_key: string | null;
  /** form_id of the record that stands in the views in its place; null where it is no copy. */
  readonly copy_of: string | null;
};

interface LineFilter extends ExportFilter {
  /** Documents that no later version has replaced. */
  readonly current?: boolean;
}

/** Documents that are looked for at once, and records whose rows are held in memory. */
const DOCUMENTS = 500;
const RECORDS = 200;

/**
 * All records as JSON with their identity, by name of their document, then in document order. A read-only store reads them all in one snapshot, whatever
 * is imported meanwhile; a writable one reads each document whole. Throws a `StoreError` (`damaged`, `locked`, `io`) while it goes.
 */
export function* exportLines(store: Store, filter: LineFilter = {}): Generator<string, void> {
  const isSteady = store.readonly || store.db.inTransaction;
  const endSnapshot = beginSnapshot(store);
  try {
    for (const documents of documentPages(store, filter, isSteady ? DOCUMENTS : 1)) {
      if (isSteady) yield* linesOf(store, documents, filter);
      else yield* store.db.transaction(() => [...linesOf(store, documents, filter)])();
    }
  } finally {
    endSnapshot();
  }
}

/** The same as values. */
export function* exportRecords(store: Store, filter: LineFilter = {}): Generator<ExportedRecord, void> {
  for (const line of exportLines(store, filter)) yield JSON.parse(line);
}

/** What is known of a record beside its rows. */
interface RecordHead {
  readonly record_id: number;
  readonly name: string;
  readonly parser_version: string;
  readonly sha256: string;
  readonly form_id: string | null;
  readonly copy_of: string | null;
  /** `copy_key`, where a fingerprint is kept: of those records alone that share name, unit or money with another. */
  readonly kept: { readonly copy_key: string | null } | null;
}

const HEADS = `SELECT r.record_id, d.name, d.parser_version, d.sha256, n.form_id, CASE n.status WHEN 'copy' THEN n.stands_for_it END AS copy_of,
    p.record_id AS print_id, p.copy_key
  FROM json_each(?) k CROSS JOIN documents d ON d.sha256 = k.value CROSS JOIN records r ON r.sha256 = d.sha256
    LEFT JOIN record_identity n ON n.record_id = r.record_id LEFT JOIN record_prints p ON p.record_id = r.record_id`;

function headOf(row: SqlRow): RecordHead {
  return {
    record_id: integer(row, "record_id"),
    name: text(row, "name"),
    parser_version: text(row, "parser_version"),
    sha256: text(row, "sha256"),
    form_id: textOrNull(row, "form_id"),
    copy_of: textOrNull(row, "copy_of"),
    kept: integerOrNull(row, "print_id") === null ? null : { copy_key: textOrNull(row, "copy_key") },
  };
}

function* linesOf(store: Store, documents: readonly string[], filter: ExportFilter): Generator<string, void> {
  const [condition, flagged] = [recordCondition(filter), flagCondition(filter)];
  const heads = guarded(store.path, () =>
    allRows(
      store
        .statement(`${HEADS} WHERE 1${condition.sql}${flagged.sql} ORDER BY k.key, r.seq`)
        .all(JSON.stringify(documents), ...condition.parameters, ...flagged.parameters),
    ).map(headOf),
  );
  for (let at = 0; at < heads.length; at += RECORDS) {
    const some = heads.slice(at, at + RECORDS);
    const rows = guarded(store.path, () =>
      readRowsOfRecords(
        store.statement,
        some.map(({ record_id }) => record_id),
      ),
    );
    for (const head of some) yield lineOf(store, head, rows.get(head.record_id));
  }
}

/** Rows that make no record are damage: what was written had passed the contract's schema. */
function lineOf(store: Store, head: RecordHead, rows: RecordRows | undefined): string {
  try {
    const context = contextOf(head, rows ?? {});
    const copy_key = head.kept === null ? (head.form_id === null ? null : copyKeyOfRows(context)) : head.kept.copy_key;
    const identity = JSON.stringify({ form_id: head.form_id, copy_key, copy_of: head.copy_of });
    const line = recordJson(context, `,${identity.slice(1, -1)}`);
    // JSON that somebody laid out in lines would end the record for readers.
    return line.includes("\n") ? JSON.stringify(JSON.parse(line)) : line;
  } catch (error) {
    throw damagedRecords(store, head, error);
  }
}
