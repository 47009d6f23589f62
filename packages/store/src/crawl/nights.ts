import { guarded } from "../failure.ts";
import { bit, integer, oneOfOrNull, reading, rowOrNull, text, textIfAny, textOrNull } from "../row.ts";
import type { Store } from "../store.ts";
import { type NightNotice, writeNotice } from "./problems.ts";

/** How a night ended: `complete` and `some_failed` saw everything; nothing is concluded from the other two. */
export type NightOutcome = (typeof outcomes)[number];

const outcomes = ["complete", "some_failed", "incomplete", "abandoned"] as const;

/** One look at all of a site, as `crawl_nights` has it. */
export interface CrawlNight {
  readonly night_id: number;
  readonly site: string;
  readonly run_id: number;
  readonly started_at: string;
  /** Null: to be gone on with. */
  readonly ended_at: string | null;
  readonly outcome: NightOutcome | null;
  readonly requests: number;
  readonly bytes: number;
  readonly pages: number;
  readonly pages_failed: number;
  readonly documents: number;
  readonly documents_new: number;
  readonly documents_changed: number;
  readonly documents_unchanged: number;
  readonly documents_failed: number;
  readonly counts: 0 | 1;
  readonly documents_gone: number;
}

const crawlNight = reading<CrawlNight>({
  night_id: integer,
  site: text,
  run_id: integer,
  started_at: text,
  ended_at: textOrNull,
  outcome: (row, name) => oneOfOrNull(row, name, outcomes),
  requests: integer,
  bytes: integer,
  pages: integer,
  pages_failed: integer,
  documents: integer,
  documents_new: integer,
  documents_changed: integer,
  documents_unchanged: integer,
  documents_failed: integer,
  counts: bit,
  documents_gone: integer,
});

/** The site's night that has not ended; null where the last one has. */
export function openNight(store: Store, site: string): CrawlNight | null {
  return guarded(store.path, () => {
    const sql = "SELECT * FROM crawl_nights WHERE site = ? AND ended_at IS NULL ORDER BY night_id DESC";
    const row = rowOrNull(store.statement(sql).get(site));
    return row === null ? null : crawlNight(row);
  });
}

/** Begins a night; returns its number. */
export function beginNight(store: Store, site: string, run_id: number, started_at: string): number {
  return guarded(store.path, () => {
    const insert = store.statement("INSERT INTO crawl_nights (site, run_id, started_at) VALUES (?, ?, ?)");
    return Number(insert.run(site, run_id, started_at).lastInsertRowid);
  });
}

/** Notes what a run spent on a night, and counts it from the state of its URLs, ended or not. */
export function countNight(
  store: Store,
  night_id: number,
  run: { readonly run_id: number; readonly requests: number; readonly bytes: number },
): CrawlNight {
  return guarded(store.path, () => {
    store
      .statement("UPDATE crawl_nights SET run_id = ?, requests = requests + ?, bytes = bytes + ? WHERE night_id = ?")
      .run(run.run_id, run.requests, run.bytes, night_id);
    store
      .statement(
        `UPDATE crawl_nights SET (pages, pages_failed, documents, documents_new, documents_changed, documents_unchanged, documents_failed) = (
           SELECT count(*) FILTER (WHERE purpose = 'page' AND done_night = n.night_id),
             count(*) FILTER (WHERE purpose = 'page' AND done_night = n.night_id AND result = 'failed'),
             count(*) FILTER (WHERE ${IS_DOCUMENT} AND NOT (done_night = n.night_id AND result IN ('gone', 'refused'))),
             count(*) FILTER (WHERE ${IS_DOCUMENT} AND done_night = n.night_id AND result = 'new'),
             count(*) FILTER (WHERE ${IS_DOCUMENT} AND done_night = n.night_id AND result = 'changed'),
             count(*) FILTER (WHERE ${IS_DOCUMENT} AND done_night = n.night_id AND result = 'unchanged'),
             count(*) FILTER (WHERE purpose = 'document' AND done_night = n.night_id AND result = 'failed')
           FROM crawl_urls u WHERE u.site = n.site AND u.seen_night = n.night_id)
         FROM (SELECT night_id, site FROM crawl_nights WHERE night_id = ?) n WHERE crawl_nights.night_id = n.night_id`,
      )
      .run(night_id);
    return crawlNight(store.statement("SELECT * FROM crawl_nights WHERE night_id = ?").get(night_id));
  });
}

/** A document, or a page that holds forms itself. */
const IS_DOCUMENT = "(purpose = 'document' OR form_hash IS NOT NULL)";

/** When documents that a site no longer shows are marked as gone. */
export interface GoneRule {
  /** Nights in a row without them. */
  readonly gone_after_nights: number;
  /** Nights that begin sooner after the last one that counted do not count: a run that is repeated is no further night. */
  readonly nights_apart_hours: number;
}

/** Ends a night. Only one that saw everything concludes that documents are missing; null as a rule: none does. */
export function endNight(
  store: Store,
  night: CrawlNight,
  end: { readonly outcome: NightOutcome; readonly reason: NightNotice | null; readonly ended_at: string },
  rule: GoneRule | null,
): CrawlNight {
  return guarded(store.path, () => {
    const sawAll = end.outcome === "complete" || end.outcome === "some_failed";
    const counts = sawAll && rule !== null && isFarEnough(store, night, rule.nights_apart_hours) ? 1 : 0;
    const gone = counts === 1 && rule !== null ? markMissing(store, night, end.ended_at, rule.gone_after_nights) : 0;
    store
      .statement("UPDATE crawl_nights SET ended_at = ?, outcome = ?, counts = ?, documents_gone = ? WHERE night_id = ?")
      .run(end.ended_at, end.outcome, counts, gone, night.night_id);
    if (end.reason !== null) writeNotice(store, night.night_id, "incomplete", end.reason);
    return { ...night, outcome: end.outcome, ended_at: end.ended_at, counts, documents_gone: gone };
  });
}

function isFarEnough(store: Store, { site, night_id, started_at }: CrawlNight, hours: number): boolean {
  const sql =
    "SELECT started_at FROM crawl_nights WHERE site = ? AND counts = 1 AND night_id <> ? ORDER BY night_id DESC LIMIT 1";
  const last = textIfAny(store.statement(sql).pluck().get(site, night_id));
  return last === null || Date.parse(started_at) - Date.parse(last) >= hours * 3_600_000;
}

/** Counts the nights without what was once a document there; marks it after so many. Returns how many it marked. */
function markMissing(store: Store, { night_id, site }: CrawlNight, at: string, goneAfterNights: number): number {
  const missing = `site = @site AND gone_at IS NULL AND (seen_night <> @night_id OR (done_night = @night_id AND result = 'gone'))
    AND EXISTS (SELECT 1 FROM document_versions v WHERE v.url_id = u.url_id)`;
  store.statement(`UPDATE crawl_urls AS u SET nights_missing = nights_missing + 1 WHERE ${missing}`).run({ site, night_id });
  store
    .statement(
      `INSERT INTO document_events (url_id, night_id, event, at)
       SELECT url_id, @night_id, 'gone', @at FROM crawl_urls u WHERE ${missing} AND nights_missing >= @goneAfterNights ORDER BY url_id`,
    )
    .run({ site, night_id, at, goneAfterNights });
  return store
    .statement(`UPDATE crawl_urls AS u SET gone_at = @at WHERE ${missing} AND nights_missing >= @goneAfterNights`)
    .run({ site, night_id, at, goneAfterNights }).changes;
}

/**
 * How many documents the night before found, for comparison: the last that saw everything, or that was incomplete only
 * because it found fewer, so that a site that truly has fewer is believed the second time. Null where there is none.
 */
export function documentsOfNightBefore(store: Store, site: string, night_id: number): number | null {
  return guarded(store.path, () => {
    const found = store
      .statement(
        `SELECT documents FROM crawl_nights n WHERE site = ? AND night_id < ?
           AND (outcome IN ('complete', 'some_failed')
             OR EXISTS (SELECT 1 FROM crawl_notices c WHERE c.night_id = n.night_id AND c.kind = 'incomplete' AND c.code = 'fewer_documents'))
         ORDER BY night_id DESC LIMIT 1`,
      )
      .pluck()
      .get(site, night_id);
    return found === undefined ? null : Number(found);
  });
}

/** Which night of its site it is, 1-based. */
export function nightNumber(store: Store, { night_id, site }: Pick<CrawlNight, "night_id" | "site">): number {
  return Number(
    guarded(store.path, () =>
      store.statement("SELECT count(*) FROM crawl_nights WHERE site = ? AND night_id <= ?").pluck().get(site, night_id),
    ),
  );
}

/** The latest nights, newest first. */
export function listNights(store: Store, limit = 20): CrawlNight[] {
  const sql = "SELECT * FROM crawl_nights ORDER BY night_id DESC LIMIT ?";
  return guarded(store.path, () => store.statement(sql).all(limit).map(crawlNight));
}
