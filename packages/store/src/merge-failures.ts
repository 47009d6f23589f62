import { guarded } from "./failure.ts";
import type { StoredFailure } from "./failures.ts";
import type { Store } from "./store.ts";

/**
 * Takes failures of another database in: at each location the latest (of the same moment the one with the lesser hash), where its bytes
 * were not read and nothing was seen at its location since. Those already here are judged the same way, so that the order says nothing.
 */
export function settleFailures(store: Store, failures: readonly StoredFailure[]): void {
  const upsert = store.statement(
    `INSERT INTO failures (location, sha256, parser_version, fiscal_year_supplied, region_supplied, code, failure, message, attempts, first_failed_at, last_failed_at)
     VALUES (@location, @sha256, @parser_version, @fiscal_year_supplied, @region_supplied, @code, @failure, @message, @attempts, @first_failed_at, @last_failed_at)
     ON CONFLICT (location) DO UPDATE SET sha256 = excluded.sha256, parser_version = excluded.parser_version,
       fiscal_year_supplied = excluded.fiscal_year_supplied, region_supplied = excluded.region_supplied, code = excluded.code,
       failure = excluded.failure, message = excluded.message, attempts = excluded.attempts,
       first_failed_at = excluded.first_failed_at, last_failed_at = excluded.last_failed_at
     WHERE (excluded.last_failed_at, coalesce(sha256, '')) > (last_failed_at, coalesce(excluded.sha256, ''))`,
  );
  const settle = store.statement(
    `DELETE FROM failures WHERE sha256 IN (SELECT sha256 FROM documents)
       OR EXISTS (SELECT 1 FROM document_sightings s WHERE s.location = failures.location AND s.last_seen_at >= failures.last_failed_at)`,
  );
  guarded(store.path, () =>
    store.db
      .transaction(() => {
        for (const row of failures) upsert.run({ ...row, code: row.failure.code, failure: JSON.stringify(row.failure) });
        settle.run();
      })
      .immediate(),
  );
}
