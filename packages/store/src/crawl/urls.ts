import { guarded } from "../failure.ts";
import {
  bit,
  integer,
  integerOrNull,
  nameOfOrNull,
  oneOf,
  oneOfOrNull,
  reading,
  rowOrNull,
  text,
  textOrNull,
  texts,
} from "../row.ts";
import type { Store } from "../store.ts";
import { noteListPage, placeInList } from "./lists.ts";
import { type UrlProblemCode, urlProblems } from "./problem-texts.ts";
import { type UrlProblem, writeProblem } from "./problems.ts";

/** A page or document of a crawled site and how it was found last, as `crawl_urls` and `crawl_problems` have it. */
export interface CrawlUrl {
  readonly url_id: number;
  readonly site: string;
  readonly identity: string;
  readonly url: string;
  readonly purpose: "page" | "document";
  readonly is_list: 0 | 1;
  readonly depth: number;
  readonly text: string;
  readonly found_on: number | null;
  readonly seen_night: number;
  readonly done_night: number | null;
  readonly result: UrlResult | null;
  readonly problem_code: UrlProblemCode | null;
  readonly problem_reason: string | null;
  /** The first of the nights in a row that had this problem. */
  readonly problem_since: number | null;
  readonly sha256: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly form_hash: string | null;
  readonly read_with: string | null;
  readonly relaxed_tls: 0 | 1;
  readonly nights_missing: number;
  readonly gone_at: string | null;
}

/** `gone`: the server says 404 or 410; `refused`: robots.txt or the address forbids it. */
export type UrlResult = (typeof urlResults)[number];

const urlResults = ["new", "changed", "unchanged", "failed", "gone", "refused"] as const;

const crawlUrl = reading<CrawlUrl>({
  url_id: integer,
  site: text,
  identity: text,
  url: text,
  purpose: (row, name) => oneOf(row, name, ["page", "document"]),
  is_list: bit,
  depth: integer,
  text,
  found_on: integerOrNull,
  seen_night: integer,
  done_night: integerOrNull,
  result: (row, name) => oneOfOrNull(row, name, urlResults),
  problem_code: (row, name) => nameOfOrNull(row, name, urlProblems),
  problem_reason: textOrNull,
  problem_since: integerOrNull,
  sha256: textOrNull,
  etag: textOrNull,
  last_modified: textOrNull,
  form_hash: textOrNull,
  read_with: textOrNull,
  relaxed_tls: bit,
  nights_missing: integer,
  gone_at: textOrNull,
});

/** Something a page leads to. */
export interface Discovery {
  readonly identity: string;
  readonly url: string;
  readonly purpose: "page" | "document";
  readonly is_list: boolean;
  /** The page did nothing but send on to it. */
  readonly is_refresh?: boolean;
  readonly depth: number;
  readonly text: string;
}

/** With its problem. */
const SELECT =
  "SELECT u.*, p.code AS problem_code, p.reason AS problem_reason, p.since_night AS problem_since FROM crawl_urls u LEFT JOIN crawl_problems p USING (url_id)";

interface Night {
  readonly night_id: number;
  readonly site: string;
}

/**
 * Notes what a page leads to; null for the start pages. What is known stays and is seen again, as the first link of the
 * night writes it; a page that turns out to be a document stays one. The page's links become these.
 */
export function noteLinks(store: Store, night: Night, page_id: number | null, found: readonly Discovery[], at: string): void {
  guarded(store.path, () => {
    const upsert = store.statement(
      `INSERT INTO crawl_urls (site, identity, url, purpose, is_list, depth, text, found_on, first_seen_at, last_seen_at, seen_night)
       VALUES (@site, @identity, @url, @purpose, @is_list, @depth, @text, @page_id, @at, @at, @night_id)
       ON CONFLICT (site, identity) DO UPDATE SET url = iif(seen_night = excluded.seen_night, url, excluded.url), last_seen_at = excluded.last_seen_at, seen_night = excluded.seen_night,
         purpose = CASE WHEN purpose = 'document' THEN purpose ELSE excluded.purpose END, is_list = max(is_list, excluded.is_list),
         depth = min(depth, excluded.depth), text = CASE WHEN excluded.text = '' THEN text ELSE excluded.text END
       RETURNING url_id`,
    );
    if (page_id !== null) store.statement("DELETE FROM crawl_links WHERE page_id = ?").run(page_id);
    const list = page_id === null ? null : placeInList(store, page_id);
    for (const { is_refresh = false, ...discovery } of found) {
      const row = { ...discovery, is_list: discovery.is_list ? 1 : 0, page_id, at, site: night.site, night_id: night.night_id };
      const url_id = Number(upsert.pluck().get(row));
      if (list === null) continue;
      store.statement("INSERT OR IGNORE INTO crawl_links (page_id, url_id) VALUES (?, ?)").run(page_id, url_id);
      if (discovery.is_list && url_id !== list.list_id) noteListPage(store, url_id, list, is_refresh);
    }
  });
}

/** What an unchanged, or an unreadable, page led to when it was read last is seen again. */
export function noteKnownLinks(store: Store, { night_id }: Night, page_id: number, at: string): void {
  guarded(store.path, () =>
    store
      .statement(
        "UPDATE crawl_urls SET seen_night = ?, last_seen_at = ? WHERE url_id IN (SELECT url_id FROM crawl_links WHERE page_id = ?)",
      )
      .run(night_id, at, page_id),
  );
}

/**
 * The next URL of a night, near ones first, of the purpose that is preferred where one is left; null where none is left at all.
 */
export function nextUrl(
  store: Store,
  { night_id }: Night,
  inHand: ReadonlySet<number>,
  preferred: CrawlUrl["purpose"] = "page",
): CrawlUrl | null {
  return guarded(store.path, () => {
    for (const purpose of preferred === "page" ? (["page", "document"] as const) : (["document", "page"] as const)) {
      // As many more as are in hand, so that one that is not is among them.
      const rows = store
        .statement(
          `${SELECT} WHERE u.seen_night = ? AND u.done_night IS NOT u.seen_night AND u.purpose = ? ORDER BY u.depth, u.url_id LIMIT ?`,
        )
        .all(night_id, purpose, inHand.size + 1)
        .map(crawlUrl);
      const next = rows.find(({ url_id }) => !inHand.has(url_id));
      if (next !== undefined) return next;
    }
    return null;
  });
}

export function findUrl(store: Store, url_id: number): CrawlUrl | null {
  return guarded(store.path, () => {
    const row = rowOrNull(store.statement(`${SELECT} WHERE u.url_id = ?`).get(url_id));
    return row === null ? null : crawlUrl(row);
  });
}

/** What is known of a URL after it was asked for; what is absent stays as it was. */
export interface UrlState {
  readonly result: UrlResult;
  readonly problem?: UrlProblem | null;
  readonly purpose?: "page" | "document";
  readonly sha256?: string | null;
  readonly etag?: string | null;
  readonly last_modified?: string | null;
  readonly form_hash?: string | null;
  /** Of a page: the rules with which its links were chosen. */
  readonly read_with?: string | null;
  readonly relaxed_tls?: 0 | 1;
}

/** Settles a URL for a night. One that had been marked as gone and is there again has returned. */
export function settleUrl(store: Store, { night_id }: Night, known: CrawlUrl, state: UrlState, at: string): void {
  const isThere = state.result === "new" || state.result === "changed" || state.result === "unchanged";
  const { problem = null, ...stated } = state;
  const next = { ...known, ...stated };
  guarded(store.path, () => {
    store
      .statement(
        `UPDATE crawl_urls SET done_night = @night_id, checked_at = @at, result = @result, purpose = @purpose,
           sha256 = @sha256, etag = @etag, last_modified = @last_modified, form_hash = @form_hash, read_with = @read_with,
           relaxed_tls = @relaxed_tls, nights_missing = iif(@isThere, 0, nights_missing), gone_at = iif(@isThere, NULL, gone_at)
         WHERE url_id = @url_id`,
      )
      .run({ ...next, night_id, at, isThere: isThere ? 1 : 0 });
    writeProblem(store, night_id, known.url_id, problem);
    if (!isThere || known.gone_at === null) return;
    store
      .statement("INSERT INTO document_events (url_id, night_id, event, at) VALUES (?, ?, 'returned', ?)")
      .run(known.url_id, night_id, at);
  });
}

/** Start and list pages that could not be read in a night, and pages whose list goes on where nothing can be found. */
export function failedListPages(store: Store, { night_id, site }: Night): CrawlUrl[] {
  return guarded(store.path, () =>
    store
      .statement(
        `${SELECT} WHERE u.site = ? AND u.seen_night = ? AND u.done_night = ? AND (u.is_list = 1 OR p.code = 'pagination')
             AND u.result IN ('failed', 'gone', 'refused') ORDER BY u.found_on IS NOT NULL, u.url_id`,
      )
      .all(site, night_id, night_id)
      .map(crawlUrl),
  );
}

/** Identities of what a page leads to, further list pages left out, in order. */
export function linkedIdentities(store: Store, page_id: number): string[] {
  const sql =
    "SELECT identity FROM crawl_links JOIN crawl_urls USING (url_id) WHERE page_id = ? AND is_list = 0 ORDER BY identity";
  return guarded(store.path, () => texts(store.statement(sql).pluck().all(page_id)));
}
