import { type DocumentFailure, describeFailure } from "@jixiao/contract";
import { guarded } from "./failure.ts";
import { integer, integerOrNull, reading, text, textOrNull, texts } from "./row.ts";
import type { Store } from "./store.ts";

/** A document that could not be read: `sha256` is null where not even its bytes could be. */
export interface FailureWrite {
  /** Absolute path or URL. */
  readonly location: string;
  readonly sha256: string | null;
  readonly parser_version: string;
  /** As given with the import that failed, for whoever tries again. */
  readonly fiscal_year_supplied: number | null;
  readonly region_supplied?: string | null;
  readonly failure: DocumentFailure;
  /** ISO 8601, UTC. */
  readonly failed_at: string;
}

export interface StoredFailure {
  readonly location: string;
  readonly sha256: string | null;
  readonly parser_version: string;
  readonly fiscal_year_supplied: number | null;
  readonly region_supplied: string | null;
  readonly failure: DocumentFailure;
  readonly message: string;
  readonly attempts: number;
  readonly first_failed_at: string;
  readonly last_failed_at: string;
}

/**
 * Notes that a document could not be read; `writeDocument` settles it. The same bytes that fail again at a location count one
 * more attempt, and in the same way have failed since the first time; other bytes there begin anew. Records that an
 * earlier parser version made of the document stay.
 */
export function writeFailure(store: Store, write: FailureWrite): void {
  const { location, sha256, parser_version, fiscal_year_supplied, region_supplied = null, failure, failed_at } = write;
  guarded(store.path, () =>
    store
      .statement(
        `INSERT INTO failures (location, sha256, parser_version, fiscal_year_supplied, region_supplied, code, failure, message, attempts, first_failed_at, last_failed_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
         ON CONFLICT (location) DO UPDATE SET sha256 = excluded.sha256, parser_version = excluded.parser_version,
           fiscal_year_supplied = excluded.fiscal_year_supplied, region_supplied = excluded.region_supplied, code = excluded.code, failure = excluded.failure,
           message = excluded.message, last_failed_at = excluded.last_failed_at,
           attempts = CASE WHEN sha256 IS excluded.sha256 THEN attempts + 1 ELSE 1 END,
           first_failed_at = CASE WHEN sha256 IS excluded.sha256 AND code = excluded.code THEN first_failed_at ELSE excluded.first_failed_at END`,
      )
      .run(
        location,
        sha256,
        parser_version,
        fiscal_year_supplied,
        region_supplied,
        failure.code,
        JSON.stringify(failure),
        describeFailure(failure),
        failed_at,
        failed_at,
      ),
  );
}

const COLUMNS =
  "location, sha256, parser_version, fiscal_year_supplied, region_supplied, failure, message, attempts, first_failed_at, last_failed_at";

/** Documents that could not be read so far, by location. */
export function listFailures(store: Store): StoredFailure[] {
  return guarded(store.path, () => store.statement(`SELECT ${COLUMNS} FROM failures ORDER BY location`).all().map(fromRow));
}

/** The latest failure of these bytes; null where there is none. */
export function findFailure(store: Store, sha256: string): StoredFailure | null {
  const row = guarded(store.path, () =>
    store.statement(`SELECT ${COLUMNS} FROM failures WHERE sha256 = ? ORDER BY last_failed_at DESC LIMIT 1`).get(sha256),
  );
  return row === undefined ? null : fromRow(row);
}

/** The failure that is listed at a location; null where there is none. */
export function failureAt(store: Store, location: string): StoredFailure | null {
  const row = guarded(store.path, () => store.statement(`SELECT ${COLUMNS} FROM failures WHERE location = ?`).get(location));
  return row === undefined ? null : fromRow(row);
}

/** Every path and URL at which a document was read, or failed. */
export function knownLocations(store: Store): ReadonlySet<string> {
  return guarded(store.path, () => {
    const rows = store.statement("SELECT location FROM failures UNION SELECT location FROM document_sightings").pluck().all();
    return new Set(texts(rows));
  });
}

const fromRow = reading<StoredFailure>({
  location: text,
  sha256: textOrNull,
  parser_version: text,
  fiscal_year_supplied: integerOrNull,
  region_supplied: textOrNull,
  // As `writeFailure` wrote it.
  failure: (row, name) => JSON.parse(text(row, name)) as DocumentFailure,
  message: text,
  attempts: integer,
  first_failed_at: text,
  last_failed_at: text,
});

/** Forgets a failure, e.g. of a file that the user has removed. Returns false where there was none. */
export function forgetFailure(store: Store, location: string): boolean {
  return guarded(store.path, () => store.statement("DELETE FROM failures WHERE location = ?").run(location).changes > 0);
}
