import {
  inTransaction,
  noteKnownLinks,
  settleUrl,
  writeProblem,
  type CrawlNight,
  type CrawlUrl,
  type UrlProblem,
  type UrlState,
} from "@jixiao/store";
import { createHash } from "node:crypto";
import type { Batch } from "../batch/batch.ts";
import type { CollectLimits } from "../collect/limits.ts";
import type { CrawlConfig, SiteConfig } from "./config/schema.ts";
import type { OnCrawlEvent } from "./events.ts";
import type { Spending } from "./net/budget.ts";
import type { FetchResult } from "./net/fetch-result.ts";
import type { Purpose, SiteClient } from "./net/site-client.ts";
import { type Fingerprint, noFingerprint } from "./net/validators.ts";
import type { PageReader } from "./page/page-reader.ts";
import { PAGE_READER_VERSION } from "./page/read-page.ts";
import { LOOKED_AT_BYTES, type AnswerToRecognize } from "./page/recognize-answer.ts";

/** What visiting a URL needs. */
export interface Visit {
  readonly config: Pick<CrawlConfig, "restless_nights" | "unconditional_nights">;
  readonly site: SiteConfig;
  readonly night: CrawlNight;
  /** Which night of the site it is, 1-based. */
  readonly nightNumber: number;
  readonly client: SiteClient;
  readonly pages: PageReader;
  readonly budget: Spending;
  readonly batch: Batch;
  readonly limits: CollectLimits;
  /** `rulesOfSite`: pages whose links were chosen by others are read again. */
  readonly rules: string;
  readonly onEvent: OnCrawlEvent;
  /** URLs of this run whose bytes change and whose records do not, see `restless_nights`. */
  readonly restless: string[];
}

/** How a visit ended: settled, its documents being parsed, or not at all because the run is ending. */
export type VisitEnd =
  | { readonly kind: "settled" }
  | { readonly kind: "parsing"; readonly done: Promise<void> }
  | { readonly kind: "stopped"; readonly by: "budget_reached" | "interrupted" };

export const settled: VisitEnd = { kind: "settled" };

/** Names the rules by which a site's links are chosen. */
export function rulesOfSite({ follow, documents, start, limits }: SiteConfig): string {
  const rules = JSON.stringify([PAGE_READER_VERSION, follow, documents, start, limits.list_pages], (_, value: unknown) =>
    value instanceof RegExp ? value.source : value,
  );
  return createHash("sha256").update(rules).digest("hex").slice(0, 16);
}

/**
 * What to ask a server by whether a URL is unchanged; nothing where its last body is not known, and nothing now and then:
 * a server that says 304 to everything is believed for so many nights only. URLs take turns.
 */
export function knownFingerprint(visit: Visit, { url_id, sha256, etag, last_modified }: CrawlUrl): Fingerprint {
  const every = visit.config.unconditional_nights;
  const isDue = visit.nightNumber >= every && (visit.nightNumber + url_id) % every === 0;
  return sha256 === null || isDue ? noFingerprint : { etag, last_modified };
}

/** Settles a URL in one transaction with `more`, and tells of it. */
export async function settle(
  visit: Visit,
  url: CrawlUrl,
  state: UrlState,
  more: (at: string) => void = () => undefined,
): Promise<VisitEnd> {
  const { batch, night } = visit;
  const at = new Date().toISOString();
  await batch.write(() =>
    inTransaction(batch.parts.store, () => {
      more(at);
      settleUrl(batch.parts.store, night, url, state, at);
    }),
  );
  tell(visit, url, state);
  return settled;
}

export function tell({ onEvent, site, night }: Visit, url: CrawlUrl, state: UrlState): void {
  const { result, problem = null } = state;
  const known = problem !== null && problem.code === url.problem_code && url.problem_since !== night.night_id;
  onEvent({ kind: "visited", site: site.name, url: url.url, purpose: state.purpose ?? url.purpose, result, problem, known });
}

/** Settles what came instead of content. What the URL's last body was stays known, and so do the links of a page. */
export async function settleProblem(
  visit: Visit,
  url: CrawlUrl,
  problem: UrlProblem,
  result: "failed" | "refused" = "failed",
): Promise<VisitEnd> {
  return settle(visit, url, { result, problem }, (at) => keepLinks(visit, url, at));
}

export function keepLinks({ batch, night }: Visit, { url_id }: CrawlUrl, at: string): void {
  noteKnownLinks(batch.parts.store, night, url_id, at);
}

/** Settles what gave no content: a server in trouble takes nothing away. */
export async function settleWithout(
  visit: Visit,
  url: CrawlUrl,
  result: Exclude<FetchResult, { readonly kind: "fetched" | "not_modified" }>,
): Promise<VisitEnd> {
  switch (result.kind) {
    case "budget_reached":
      return result.insideBody === true ? cutInBody(visit, url) : { kind: "stopped", by: "budget_reached" };
    case "interrupted":
      return { kind: "stopped", by: "interrupted" };
    case "gone":
      return settle(visit, url, {
        result: "gone",
        problem: { code: "not_there", reason: `the server answers with status ${result.status}` },
      });
    case "refused":
      return settleProblem(visit, url, { code: result.by, reason: result.reason }, "refused");
    case "failed": {
      const { answer, code, reason } = result;
      const known = answer === null ? null : await recognize(visit, answer, url.purpose);
      const isChallenge = known?.code === "blocked_by_challenge";
      return settleProblem(visit, url, isChallenge ? known : { code, reason });
    }
  }
}

/** What an answer is instead of content; null for content. */
export async function recognize(
  { pages }: Visit,
  { status, headers, bytes }: Omit<AnswerToRecognize, "purpose">,
  purpose: Purpose,
): Promise<UrlProblem | null> {
  const task = { kind: "recognize", status, headers, bytes: bytes.subarray(0, LOOKED_AT_BYTES), purpose } as const;
  const answer = await pages.ask(task);
  if (answer.kind === "failed") return { code: answer.code, reason: answer.reason };
  if (answer.kind !== "recognized" || answer.notContent === null) return null;
  return { code: answer.notContent.kind, reason: answer.notContent.evidence };
}

/** A body that outlasts two runs of a night fails: the night must not stay at it. */
async function cutInBody(visit: Visit, url: CrawlUrl): Promise<VisitEnd> {
  const { batch, night } = visit;
  const problem: UrlProblem = { code: "budget", reason: "the run's budget ended inside its body (预算在下载过程中用完)" };
  if (url.problem_code === "budget" && url.problem_since === night.night_id) await settleProblem(visit, url, problem);
  else
    await batch.write(() =>
      inTransaction(batch.parts.store, () => writeProblem(batch.parts.store, night.night_id, url.url_id, problem)),
    );
  return { kind: "stopped", by: "budget_reached" };
}

/** True for what the configuration leaves out. */
export function isExcluded({ site }: Visit, { url, text }: CrawlUrl): boolean {
  return site.exclude.some((pattern) => pattern.test(url) || pattern.test(text));
}

export const excluded: UrlProblem = { code: "excluded", reason: "left out by the configuration (配置中排除)" };
