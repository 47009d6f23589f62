import { guarded } from "../failure.ts";
import { integer, nameOf, reading, text } from "../row.ts";
import type { Store } from "../store.ts";
import { nightNotices, type NightNoticeCode, type UrlProblemCode } from "./problem-texts.ts";

/** What is wrong with a URL, for programs and for people. */
export interface UrlProblem {
  readonly code: UrlProblemCode;
  readonly reason: string;
}

/** Why a night is incomplete, or a warning of it. */
export interface NightNotice {
  readonly code: NightNoticeCode;
  readonly reason: string;
}

const nightNotice = reading<NightNotice>({ code: (row, name) => nameOf(row, name, nightNotices), reason: text });

/** Notes a warning of a night, once. */
export function noteWarning(store: Store, night_id: number, notice: NightNotice): void {
  writeNotice(store, night_id, "warning", notice);
}

/** The warnings of a night in order. */
export function warningsOf(store: Store, night_id: number): NightNotice[] {
  const sql = "SELECT code, reason FROM crawl_notices WHERE night_id = ? AND kind = 'warning' ORDER BY seq";
  return guarded(store.path, () => store.statement(sql).all(night_id).map(nightNotice));
}

/** Why a night is incomplete; null where it is not. */
export function reasonOf(store: Store, night_id: number): NightNotice | null {
  const row = guarded(store.path, () =>
    store
      .statement("SELECT code, reason FROM crawl_notices WHERE night_id = ? AND kind = 'incomplete' ORDER BY seq LIMIT 1")
      .get(night_id),
  );
  return row === undefined ? null : nightNotice(row);
}

export function writeNotice(store: Store, night_id: number, kind: "incomplete" | "warning", notice: NightNotice): void {
  guarded(store.path, () =>
    store
      .statement(
        `INSERT INTO crawl_notices (night_id, seq, kind, code, reason)
         SELECT @night_id, coalesce((SELECT max(seq) FROM crawl_notices WHERE night_id = @night_id), 0) + 1, @kind, @code, @reason
         WHERE NOT EXISTS (SELECT 1 FROM crawl_notices WHERE night_id = @night_id AND kind = @kind AND code = @code AND reason = @reason)`,
      )
      .run({ night_id, kind, ...notice }),
  );
}

/** Notes what is wrong with a URL, or that nothing is any more; a problem of the same code goes on since it began. */
export function writeProblem(store: Store, night_id: number, url_id: number, problem: UrlProblem | null): void {
  if (problem === null) {
    store.statement("DELETE FROM crawl_problems WHERE url_id = ?").run(url_id);
    return;
  }
  store
    .statement(
      `INSERT INTO crawl_problems (url_id, code, reason, since_night) VALUES (?, ?, ?, ?)
       ON CONFLICT (url_id) DO UPDATE SET reason = excluded.reason, since_night = iif(code = excluded.code, since_night, excluded.since_night), code = excluded.code`,
    )
    .run(url_id, problem.code, problem.reason, night_id);
}

interface FailureCounts {
  readonly failures_new: number;
  readonly failures_known: number;
}

const failureCounts = reading<FailureCounts>({ failures_new: integer, failures_known: integer });

/** A night's failures: those that no night in a row before it had, and those that are known. */
export function countFailures(
  store: Store,
  { night_id, site }: { readonly night_id: number; readonly site: string },
): FailureCounts {
  const row = guarded(store.path, () =>
    store
      .statement(
        `SELECT count(*) FILTER (WHERE p.since_night = @night_id) AS failures_new, count(*) FILTER (WHERE p.since_night <> @night_id) AS failures_known
         FROM crawl_urls u JOIN crawl_problems p USING (url_id)
         WHERE u.site = @site AND u.seen_night = @night_id AND u.done_night = @night_id AND u.result = 'failed'`,
      )
      .get({ site, night_id }),
  );
  return failureCounts(row);
}
