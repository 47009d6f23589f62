import { inTransaction, noteKnownLinks, settleUrl, type CrawlNight, type CrawlUrl, type UrlState } from "@jixiao/store";
import { createHash } from "node:crypto";
import type { Batch } from "../batch/batch.ts";
import type { CollectLimits } from "../collect/limits.ts";
import type { SiteConfig } from "./config/schema.ts";
import type { OnCrawlEvent } from "./events.ts";
import type { FetchResult } from "./net/fetch-result.ts";
import type { SiteClient } from "./net/site-client.ts";
import { type Fingerprint, noFingerprint } from "./net/validators.ts";
import { PAGE_READER_VERSION } from "./page/read-page.ts";
import { recognizeAnswer } from "./page/recognize-answer.ts";

/** What visiting a URL needs. */
export interface Visit {
  readonly site: SiteConfig;
  readonly night: CrawlNight;
  readonly client: SiteClient;
  readonly batch: Batch;
  readonly limits: CollectLimits;
  /** `rulesOfSite`: pages whose links were chosen by others are read again. */
  readonly rules: string;
  readonly onEvent: OnCrawlEvent;
}

/** How a visit ended: settled, its documents being parsed, or not at all because the run is ending. */
export type VisitEnd =
  | { readonly kind: "settled" }
  | { readonly kind: "parsing"; readonly done: Promise<void> }
  | { readonly kind: "stopped"; readonly by: "budget_reached" | "interrupted" };

export const settled: VisitEnd = { kind: "settled" };

/** Names the rules by which a site's links are chosen. */
export function rulesOfSite({ follow, documents, start }: SiteConfig): string {
  const rules = JSON.stringify([PAGE_READER_VERSION, follow, documents, start], (_, value: unknown) =>
    value instanceof RegExp ? value.source : value,
  );
  return createHash("sha256").update(rules).digest("hex").slice(0, 16);
}

/** What to ask a server by whether a URL is unchanged; nothing where its last body is not known. */
export function knownFingerprint({ sha256, etag, last_modified }: CrawlUrl): Fingerprint {
  return sha256 === null ? noFingerprint : { etag, last_modified };
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

export function tell({ onEvent, site }: Visit, { url, purpose }: CrawlUrl, state: UrlState): void {
  const { result, problem = null } = state;
  onEvent({ kind: "visited", site: site.name, url, purpose: state.purpose ?? purpose, result, problem });
}

/**
 * Settles what gave no content. What the URL's last body was stays known, and so do the links of a page: a server in
 * trouble takes nothing away.
 */
export async function settleWithout(
  visit: Visit,
  url: CrawlUrl,
  result: Exclude<FetchResult, { readonly kind: "fetched" | "not_modified" }>,
): Promise<VisitEnd> {
  const keepLinks = (at: string): void => noteKnownLinks(visit.batch.parts.store, visit.night, url.url_id, at);
  switch (result.kind) {
    case "budget_reached":
    case "interrupted":
      return { kind: "stopped", by: result.kind };
    case "gone":
      return settle(visit, url, { result: "gone", problem: `the server answers with status ${result.status}` });
    case "refused":
      return settle(visit, url, { result: "refused", problem: `${result.by}: ${result.reason}` }, keepLinks);
    case "failed": {
      const { answer, code, reason } = result;
      const known = answer === null ? null : recognizeAnswer({ ...answer, purpose: url.purpose });
      const isChallenge = known?.kind === "blocked_by_challenge";
      const problem = isChallenge ? `${known.kind}: ${known.evidence}` : `${code}: ${reason}`;
      return settle(visit, url, { result: "failed", problem }, keepLinks);
    }
  }
}

/** The same for what came instead of content. */
export async function settleNoContent(visit: Visit, url: CrawlUrl, problem: string): Promise<VisitEnd> {
  return settle(visit, url, { result: "failed", problem }, (at) =>
    noteKnownLinks(visit.batch.parts.store, visit.night, url.url_id, at),
  );
}
