import { DocumentAccount, type PageState } from "@jixiao/contract";
import { guarded } from "../failure.ts";
import { allRows, cellRows, integer, integerOrNull, text, textOrNull } from "../row.ts";
import type { Store } from "../store.ts";
import { readAccountRows } from "./account-rows.ts";

/** What one document holds that no record tells. */
export interface UnreadDocument {
  readonly sha256: string;
  readonly source_file: string;
  /** Path or URL where it was seen first; null where it was seen nowhere. */
  readonly location: string | null;
  /** Number of its records. */
  readonly records: number;
  readonly page_count: number | null;
  readonly account: DocumentAccount;
}

/** Documents without records, and those with forms, parts or pages that were not read; by name. */
export function listUnread(store: Store): UnreadDocument[] {
  return guarded(store.path, () =>
    allRows(store.statement(SELECT).all()).map((row) => ({
      sha256: text(row, "sha256"),
      source_file: text(row, "name"),
      location: textOrNull(row, "location"),
      records: integer(row, "records"),
      page_count: integerOrNull(row, "page_count"),
      account: readAccount(store, text(row, "sha256")),
    })),
  );
}

const SELECT = `
SELECT d.sha256, d.name, d.page_count,
  (SELECT location FROM document_sightings s WHERE s.sha256 = d.sha256 ORDER BY first_seen_at, location LIMIT 1) AS location,
  (SELECT count(*) FROM records r WHERE r.sha256 = d.sha256) AS records
FROM documents d
WHERE d.status = 'no_records' OR EXISTS (SELECT 1 FROM unread_forms u WHERE u.sha256 = d.sha256)
  OR EXISTS (SELECT 1 FROM damaged_parts p WHERE p.sha256 = d.sha256)
  OR EXISTS (SELECT 1 FROM document_pages p WHERE p.sha256 = d.sha256 AND p.state = 'unread')
ORDER BY d.name, d.sha256`;

/** What was seen in a document and not read, and what became of its pages. Throws where the stored rows are not what was written. */
export function readAccount(store: Store, sha256: string): DocumentAccount {
  const rows = readAccountRows(store.statement, sha256);
  return DocumentAccount.parse({
    pages: rows.document_pages.map(([page, state, note]) => ({ page, state, note })),
    damaged_parts: rows.damaged_parts.map(([, page, part, reason]) => ({ page, part, reason })),
    unread_forms: rows.unread_forms.map(([, reason, printed, marks, places]) => ({
      reason,
      printed,
      marks: String(marks).split(" "),
      places: JSON.parse(String(places)) as unknown,
    })),
  });
}

/** How many pages ended in each state, over all documents. */
export function countPages(store: Store): Partial<Record<PageState, number>> {
  const rows = guarded(store.path, () =>
    cellRows(store.statement("SELECT state, count(*) FROM document_pages GROUP BY state ORDER BY state").raw().all()),
  );
  return Object.fromEntries(rows);
}
