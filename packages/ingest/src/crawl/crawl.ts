import PQueue from "p-queue";
import { runBatchTo, type BatchOptions } from "../batch/run.ts";
import type { CrawlConfig, SiteConfig } from "./config/schema.ts";
import type { OnCrawlEvent } from "./events.ts";
import { Budget, Shares, type SiteShare } from "./net/budget.ts";
import { Pace } from "./net/pace.ts";
import { PageReader } from "./page/page-reader.ts";
import { crawlSite, type CrawlParts } from "./site-night.ts";
import { crawlExitCodes, outcomeOf, type CrawlSummary, type SiteSummary } from "./summary.ts";

export interface CrawlOptions extends Omit<BatchOptions, "onEvent" | "fiscalYear" | "region"> {
  readonly onEvent?: OnCrawlEvent;
  /** Only these sites of the configuration; all where not given. */
  readonly sites?: readonly string[];
  /** Reads the pages, and stays open afterwards; a reader of the run's own where not given. */
  readonly pages?: PageReader;
}

/**
 * Crawls the sites of a configuration once, or goes on with the nights that a run before began: archives, parses and
 * stores what is new or changed, keeps versions and what changed between them, and marks what is gone.
 *
 * Killed at any moment and run again, it ends with the records, versions and changes of an undisturbed night.
 * Errors as for `importPaths`.
 */
export async function crawl(config: CrawlConfig, options: CrawlOptions): Promise<CrawlSummary> {
  const tell = options.onEvent ?? ((): void => undefined);
  let newlyFailed = 0;
  const onEvent: OnCrawlEvent = (event) => {
    if (event.kind === "failed" && !event.known) newlyFailed += 1;
    tell(event);
  };
  const wanted = config.sites.filter(({ name }) => options.sites?.includes(name) ?? true);
  const budget = new Budget(config.budget);
  const unexpected: string[] = [];
  const pages = options.pages ?? new PageReader();
  try {
    return await runBatchTo(
      "crawl",
      { ...options, onEvent },
      async (batch, limits) =>
        crawlSites(wanted, { batch, config, limits, pace: new Pace(), pages, unexpected, onEvent }, budget),
      (documents, sites) => {
        const outcome = outcomeOf(sites, { documents, newlyFailed, unexpected });
        const { requests, bytes } = budget;
        const summary: CrawlSummary = { outcome, requests, bytes, sites, documents, unexpected };
        return { exit_code: crawlExitCodes[outcome], summary };
      },
    );
  } finally {
    if (options.pages === undefined) await pages.close();
  }
}

type SiteParts = Omit<CrawlParts, "signal">;

/**
 * Crawls the sites with equal shares of the budget. Those whose share ran out while others had a claim to the rest go on
 * when all have had their turn, with new shares of what is left, until nothing is.
 */
async function crawlSites(sites: readonly SiteConfig[], parts: SiteParts, budget: Budget): Promise<SiteSummary[]> {
  const summaries = new Map<string, SiteSummary>();
  let waiting = sites;
  while (waiting.length > 0) {
    const before = budget.requests;
    const shares = new Shares(budget, waiting.length, parts.config.parallel_sites);
    const ended = await crawlRound(waiting, parts, shares.sites);
    for (const summary of ended)
      summaries.set(summary.site, { ...summary, resumed: summaries.get(summary.site)?.resumed ?? summary.resumed });
    const cut = new Set(ended.filter(({ ended: how }) => how === "budget_reached").map(({ site }) => site));
    waiting = budget.isUsedUp() || budget.requests === before ? [] : waiting.filter(({ name }) => cut.has(name));
  }
  const all = sites.flatMap(({ name }) => summaries.get(name) ?? []);
  for (const summary of all) if (summary.ended === "budget_reached") parts.onEvent({ kind: "night_ended", summary });
  return all;
}

/** Some at a time. Where storage fails at one, the others end too, and its error is thrown when they have. */
async function crawlRound(sites: readonly SiteConfig[], parts: SiteParts, shares: readonly SiteShare[]): Promise<SiteSummary[]> {
  const { batch, config } = parts;
  const failure = new AbortController();
  const signal = AbortSignal.any([batch.parts.signal, failure.signal]);
  const queue = new PQueue({ concurrency: config.parallel_sites });
  const crawlOne = async (site: SiteConfig, share: SiteShare | undefined): Promise<SiteSummary[]> => {
    if (share === undefined || !(await batch.hasRoom())) return [];
    share.begin();
    try {
      const summary = await crawlSite(site, { ...parts, signal }, share);
      if (summary.ended !== "budget_reached") parts.onEvent({ kind: "night_ended", summary }); // else it may go on
      return [summary];
    } catch (error) {
      failure.abort(error);
      return [];
    } finally {
      share.end();
    }
  };
  const summaries = await Promise.all(sites.map((site, i) => queue.add(() => crawlOne(site, shares[i]))));
  if (failure.signal.aborted) throw failure.signal.reason;
  return summaries.flat();
}
