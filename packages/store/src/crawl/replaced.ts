import { guarded } from "../failure.ts";
import { integer, reading, text } from "../row.ts";
import type { Store } from "../store.ts";

/** A crawled document that a later version replaced. */
export interface ReplacedDocument {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  /** When the last of its successors was found, ISO 8601 in UTC. */
  readonly replaced_at: string;
}

const replacedDocument = reading<ReplacedDocument>({ sha256: text, name: text, size: integer, replaced_at: text });

/** Documents that are no longer current anywhere, all of whose successors were found before a moment (ISO 8601, UTC), by hash. */
export function replacedDocuments(store: Store, before: string): ReplacedDocument[] {
  const sql = `SELECT d.sha256, d.name, d.size, max(next.seen_at) AS replaced_at
    FROM v_documents w JOIN documents d USING (sha256)
    JOIN document_versions own ON own.sha256 = d.sha256
    JOIN document_versions next ON next.url_id = own.url_id AND next.location = own.location AND next.version = own.version + 1
    WHERE w.is_current = 0 GROUP BY d.sha256 HAVING max(next.seen_at) < ? ORDER BY d.sha256`;
  return guarded(store.path, () => store.db.prepare(sql).all(before).map(replacedDocument));
}
