import { guarded } from "./failure.ts";
import { reading, text } from "./row.ts";
import { settleDocument } from "./standing/identity.ts";
import type { Store } from "./store.ts";

/** Where and when a document's bytes were seen, as another database has it. */
export interface SightingSpan {
  readonly sha256: string;
  readonly location: string;
  readonly first_seen_at: string;
  readonly last_seen_at: string;
}

const sightingSpan = reading<SightingSpan>({ sha256: text, location: text, first_seen_at: text, last_seen_at: text });

export function listSightings(store: Store): SightingSpan[] {
  const sql = "SELECT sha256, location, first_seen_at, last_seen_at FROM document_sightings ORDER BY sha256, location";
  return guarded(store.path, () => store.db.prepare(sql).all().map(sightingSpan));
}

/** Adds a document's sightings to what is known: the earliest first, the latest last, whatever the order in which they come. */
export function mergeSightings(store: Store, spans: readonly SightingSpan[]): void {
  const upsert = store.statement(
    `INSERT INTO document_sightings (sha256, location, first_seen_at, last_seen_at) VALUES (@sha256, @location, @first_seen_at, @last_seen_at)
     ON CONFLICT (sha256, location) DO UPDATE SET first_seen_at = min(first_seen_at, excluded.first_seen_at),
       last_seen_at = max(last_seen_at, excluded.last_seen_at)`,
  );
  guarded(store.path, () =>
    store.db
      .transaction(() => {
        for (const span of spans) upsert.run(span);
        for (const sha256 of new Set(spans.map((span) => span.sha256))) settleDocument(store.statement, sha256);
      })
      .immediate(),
  );
}
