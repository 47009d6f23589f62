import { type CanonicalRecord, type DocumentAccount, nothingUnread } from "@jixiao/contract";
import { accountRows, readAccountRows, storedAccount, writeAccountRows } from "./account/account-rows.ts";
import { compareVersionsOf } from "./crawl/changes.ts";
import { guarded } from "./failure.ts";
import { noteJoins } from "./joins/stored-joins.ts";
import { rowsHash } from "./records/hash.ts";
import { type WrittenRecord, insertRecords } from "./records/insert-records.ts";
import { type RecordRows, rowsOf } from "./records/rows.ts";
import { readRows } from "./read.ts";
import { text, theRow } from "./row.ts";
import { addToIndex, rebuildIndex, removeFromIndex } from "./search/index-tables.ts";
import { dependentsOf, noDependents, noteIdentity, settleDocument } from "./standing/identity.ts";
import type { Store } from "./store.ts";

/** A document's bytes, without the bytes. */
export interface DocumentSource {
  readonly sha256: string;
  /** `source_file` of its records. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly media_type: string;
}

/** Where bytes were seen: an absolute path or a URL, and when (ISO 8601, UTC). */
export interface Sighting {
  readonly location: string;
  readonly seen_at: string;
}

export interface DocumentWrite {
  readonly source: DocumentSource;
  readonly parser_version: string;
  readonly fiscal_year_supplied: number | null;
  /** Province-level region given with the import; absent or null: none was. */
  readonly region_supplied?: string | null;
  readonly page_count: number | null;
  readonly records: readonly CanonicalRecord[];
  /** What was seen beside the records; by default nothing. */
  readonly account?: DocumentAccount;
  readonly sighting: Sighting | null;
}

export interface WriteOptions {
  /** Writes the records although this parser version's are there: for repair and `reparse`. Default false. */
  readonly replace?: boolean;
}

export type WriteOutcome = "added" | "replaced" | "unchanged";

/**
 * Writes a document and its records in one transaction: all of it is there afterwards, or nothing.
 *
 * The same bytes read by the same parser version change nothing (a new location is noted); those of another parser
 * version are replaced. A failure noted for the bytes or the location is settled. Throws a `StoreError`: `locked`,
 * `full`, `not_writable`, `damaged`, `io`.
 */
export function writeDocument(store: Store, document: DocumentWrite, options: WriteOptions = {}): WriteOutcome {
  requireConsistent(document);
  return guarded(store.path, () => store.db.transaction(() => writeInTransaction(store, document, options)).immediate());
}

/** Notes where and when a document's bytes were seen (again). */
export function recordSighting(store: Store, sha256: string, { location, seen_at }: Sighting): void {
  const upsert = store.statement(
    `INSERT INTO document_sightings (sha256, location, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (sha256, location) DO UPDATE SET last_seen_at = max(last_seen_at, excluded.last_seen_at)`,
  );
  guarded(store.path, () =>
    store.db
      .transaction(() => {
        upsert.run(sha256, location, seen_at, seen_at);
        settleDocument(store.statement, sha256);
      })
      .immediate(),
  );
}

/**
 * Notes that an import met a document that is up to date: a failure of its bytes or of the location is settled, a new
 * location is kept. Where both are as before, nothing is written and nothing waits for the disk.
 */
export function noteSeen(store: Store, sha256: string, sighting: Sighting): void {
  guarded(store.path, () =>
    store.db
      .transaction(() => {
        if (noteSettled(store, sha256, sighting)) settleDocument(store.statement, sha256);
      })
      .immediate(),
  );
}

function writeInTransaction(store: Store, document: DocumentWrite, { replace = false }: WriteOptions): WriteOutcome {
  const { source, parser_version, sighting } = document;
  const before = store.statement("SELECT parser_version FROM documents WHERE sha256 = ?").pluck().get(source.sha256);
  if (before === parser_version && !replace) {
    if (noteSettled(store, source.sha256, sighting)) settleDocument(store.statement, source.sha256);
    return "unchanged";
  }
  const isNew = before === undefined;
  const dependents = isNew ? noDependents : dependentsOf(store.statement, source.sha256);
  const indexIsSound = isNew || removeRecords(store, source.sha256);
  const written = insertDocument(store, document, isNew);
  noteJoins(store.statement, source.sha256, written);
  compareVersionsOf(store, source.sha256);
  noteSettled(store, source.sha256, sighting);
  const record_ids = written.map(({ record_id }) => record_id);
  noteIdentity(store.statement, source.sha256, { records: document.records, record_ids }, dependents);
  if (indexIsSound) addToIndex(store, written);
  else rebuildIndex(store);
  return isNew ? "added" : "replaced";
}

/** A location already noted stays as it is: importing the same file again changes nothing. True where it is a new one. */
function noteSettled(store: Store, sha256: string, sighting: Sighting | null): boolean {
  store.statement("DELETE FROM failures WHERE sha256 = ? OR location = ?").run(sha256, sighting?.location ?? null);
  if (sighting === null) return false;
  const insert = store.statement(
    "INSERT INTO document_sightings (sha256, location, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  return insert.run(sha256, sighting.location, sighting.seen_at, sighting.seen_at).changes > 0;
}

/**
 * Deletes a document's records. Returns false where they were no longer what had been written: then the tokens to take
 * out of the full-text index are unknown, and it must be made anew.
 */
function removeRecords(store: Store, sha256: string): boolean {
  const records = readRows(store, sha256);
  const isSound = isUnaltered(store, sha256, records);
  if (isSound) removeFromIndex(store, sha256, records);
  store.statement("DELETE FROM records WHERE sha256 = ?").run(sha256);
  return isSound;
}

function isUnaltered(store: Store, sha256: string, records: readonly RecordRows[]): boolean {
  const row = theRow(store.statement("SELECT name, parser_version, records_hash FROM documents WHERE sha256 = ?").get(sha256));
  const document = { name: text(row, "name"), parser_version: text(row, "parser_version") };
  const account = storedAccount(readAccountRows(store.statement, sha256));
  return rowsHash(document, records, account) === text(row, "records_hash");
}

/** Writes the document's own row and all that was read of it. */
function insertDocument(store: Store, document: DocumentWrite, isNew: boolean): WrittenRecord[] {
  const { source, parser_version } = document;
  const records = document.records.map((record, index) => rowsOf(record, index + 1));
  const account = accountRows(document.account ?? nothingUnread);
  store
    .statement(
      `INSERT INTO documents (sha256, name, size, media_type, parser_version, fiscal_year_supplied, region_supplied, page_count, imported_at, status, records_hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (sha256) DO UPDATE SET name = excluded.name, size = excluded.size, media_type = excluded.media_type,
         parser_version = excluded.parser_version, fiscal_year_supplied = excluded.fiscal_year_supplied, region_supplied = excluded.region_supplied,
         page_count = excluded.page_count, imported_at = excluded.imported_at, status = excluded.status,
         records_hash = excluded.records_hash`,
    )
    .run(
      source.sha256,
      source.name,
      source.size,
      source.media_type,
      parser_version,
      document.fiscal_year_supplied,
      document.region_supplied ?? null,
      document.page_count,
      new Date().toISOString(),
      records.length > 0 ? "records" : "no_records",
      rowsHash({ name: source.name, parser_version }, records, storedAccount(account)),
    );
  writeAccountRows(store.statement, source.sha256, account, isNew);
  return insertRecords(store.statement, records);
}

/** The rows take name, hash and version from the document: a record that says otherwise would be altered silently. */
function requireConsistent({ source, parser_version, records }: DocumentWrite): void {
  for (const { source_file, provenance } of records) {
    const { sha256 } = provenance;
    if (source_file !== source.name || sha256 !== source.sha256 || provenance.parser_version !== parser_version) {
      throw new Error(`a record of ${source_file} (${sha256}) was handed over with ${source.name} (${source.sha256})`);
    }
  }
}
