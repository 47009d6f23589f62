import { guarded } from "../failure.ts";
import { integer, reading, rowOrNull, text, textOrNull, texts } from "../row.ts";
import type { Store } from "../store.ts";
import { settleDocument } from "../standing/identity.ts";
import { compareVersion } from "./changes.ts";

/** What lies at a location now: a document, or nothing any more for a file that its ZIP no longer holds. */
export interface VersionWrite {
  readonly url_id: number;
  /** The URL; `…/a.zip!dir/b.docx` for a file inside. */
  readonly location: string;
  readonly sha256: string | null;
  readonly night_id: number;
  /** ISO 8601, UTC. */
  readonly seen_at: string;
  readonly relaxed_tls: 0 | 1;
}

/** Notes what lies at a location: a new version where it is not what the last one was, compared with the one before. */
export function noteVersion(store: Store, write: VersionWrite): void {
  guarded(store.path, () => {
    const sql = "SELECT version, sha256 FROM document_versions WHERE url_id = ? AND location = ? ORDER BY version DESC LIMIT 1";
    const row = rowOrNull(store.statement(sql).get(write.url_id, write.location));
    const last = row === null ? undefined : lastVersion(row);
    if (last === undefined ? write.sha256 === null : last.sha256 === write.sha256) return;
    const { lastInsertRowid } = store
      .statement(
        `INSERT INTO document_versions (url_id, location, version, sha256, night_id, seen_at, relaxed_tls, comparison)
         VALUES (?, ?, ?, ?, ?, ?, ?, 'unreadable')`,
      )
      .run(
        write.url_id,
        write.location,
        (last?.version ?? 0) + 1,
        write.sha256,
        write.night_id,
        write.seen_at,
        write.relaxed_tls,
      );
    compareVersion(store, Number(lastInsertRowid));
    for (const sha256 of new Set([last?.sha256, write.sha256]))
      if (typeof sha256 === "string") settleDocument(store.statement, sha256);
  });
}

const lastVersion = reading<{ readonly version: number; readonly sha256: string | null }>({
  version: integer,
  sha256: textOrNull,
});

/** Locations of a URL that hold a document by the last version, for finding what a new ZIP no longer has. */
export function currentLocations(store: Store, url_id: number): string[] {
  return guarded(store.path, () =>
    texts(
      store
        .statement(
          `SELECT location FROM document_versions v WHERE url_id = ? AND sha256 IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM document_versions w WHERE w.url_id = v.url_id AND w.location = v.location AND w.version > v.version)`,
        )
        .pluck()
        .all(url_id),
    ),
  );
}

/** How the last versions at a location compared with those before, newest first, and in which night of the site the newest was found. */
export interface RecentVersions {
  readonly comparisons: readonly string[];
  /** Nights of the site since the one that found the newest version; 0 where there is none. */
  readonly nights_since: number;
}

export function recentVersions(
  store: Store,
  { url_id, url: location, site }: { readonly url_id: number; readonly url: string; readonly site: string },
  night_id: number,
  count: number,
): RecentVersions {
  return guarded(store.path, () => {
    const rows = store
      .statement(
        "SELECT comparison, night_id FROM document_versions WHERE url_id = ? AND location = ? ORDER BY version DESC LIMIT ?",
      )
      .all(url_id, location, count)
      .map(comparedIn);
    const newest = rows[0]?.night_id ?? night_id;
    const nights_since = store
      .statement("SELECT count(*) FROM crawl_nights WHERE site = ? AND night_id > ? AND night_id <= ?")
      .pluck()
      .get(site, newest, night_id);
    return { comparisons: rows.map(({ comparison }) => comparison), nights_since: Number(nights_since) };
  });
}

const comparedIn = reading<{ readonly comparison: string; readonly night_id: number }>({ comparison: text, night_id: integer });

/** All documents that are, or were, a version at a URL, read or not. */
export function versionHashes(store: Store): ReadonlySet<string> {
  const sql = "SELECT DISTINCT sha256 FROM document_versions WHERE sha256 IS NOT NULL";
  return guarded(store.path, () => new Set(texts(store.statement(sql).pluck().all())));
}
