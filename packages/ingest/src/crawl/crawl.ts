import PQueue from "p-queue";
import { runBatchTo, type BatchOptions } from "../batch/run.ts";
import type { CrawlConfig, SiteConfig } from "./config/schema.ts";
import type { OnCrawlEvent } from "./events.ts";
import { Budget } from "./net/budget.ts";
import { Pace } from "./net/pace.ts";
import { crawlSite, type CrawlParts } from "./site-night.ts";
import { crawlExitCodes, outcomeOf, type CrawlSummary, type SiteSummary } from "./summary.ts";

export interface CrawlOptions extends Omit<BatchOptions, "onEvent" | "fiscalYear"> {
  readonly onEvent?: OnCrawlEvent;
  /** Only these sites of the configuration; all where not given. */
  readonly sites?: readonly string[];
}

/**
 * Crawls the sites of a configuration once, or goes on with the nights that a run before began: archives, parses and
 * stores what is new or changed, keeps versions and what changed between them, and marks what is gone.
 *
 * Killed at any moment and run again, it ends with the records, versions and changes of an undisturbed night.
 * Errors as for `importPaths`.
 */
export async function crawl(config: CrawlConfig, options: CrawlOptions): Promise<CrawlSummary> {
  const onEvent = options.onEvent ?? ((): void => undefined);
  const wanted = config.sites.filter(({ name }) => options.sites?.includes(name) ?? true);
  const budget = new Budget(config.budget);
  return runBatchTo(
    "crawl",
    { ...options, onEvent },
    async (batch, limits) => crawlSites(wanted, { batch, config, limits, budget, pace: new Pace(), onEvent }),
    (documents, sites) => {
      const outcome = outcomeOf(sites, documents);
      const summary: CrawlSummary = { outcome, requests: budget.requests, bytes: budget.bytes, sites, documents };
      return { exit_code: crawlExitCodes[outcome], summary };
    },
  );
}

/** Some at a time. Where storage fails at one, the others end too, and its error is thrown when they have. */
async function crawlSites(sites: readonly SiteConfig[], parts: Omit<CrawlParts, "signal">): Promise<SiteSummary[]> {
  const { batch, config, onEvent } = parts;
  const failure = new AbortController();
  const signal = AbortSignal.any([batch.parts.signal, failure.signal]);
  const queue = new PQueue({ concurrency: config.parallel_sites });
  const crawlOne = async (site: SiteConfig): Promise<SiteSummary[]> => {
    if (!(await batch.hasRoom())) return [];
    try {
      const summary = await crawlSite(site, { ...parts, signal });
      onEvent({ kind: "night_ended", summary });
      return [summary];
    } catch (error) {
      failure.abort(error);
      return [];
    }
  };
  const summaries = await Promise.all(sites.map((site) => queue.add(() => crawlOne(site))));
  if (failure.signal.aborted) throw failure.signal.reason;
  return summaries.flat();
}
