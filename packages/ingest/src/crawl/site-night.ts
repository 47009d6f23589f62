import {
  beginNight,
  countNight,
  documentsOfNightBefore,
  endNight,
  failedListPages,
  findRobots,
  inTransaction,
  keepRobots,
  nextUrl,
  noteLinks,
  openNight,
  type CrawlNight,
  type CrawlUrl,
} from "@jixiao/store";
import type { Batch } from "../batch/batch.ts";
import type { CollectLimits } from "../collect/limits.ts";
import type { CrawlConfig, SiteConfig } from "./config/schema.ts";
import type { OnCrawlEvent } from "./events.ts";
import { judgeNight } from "./judge-night.ts";
import type { Budget } from "./net/budget.ts";
import type { Pace } from "./net/pace.ts";
import type { RobotsCache } from "./net/robots.ts";
import { SiteClient } from "./net/site-client.ts";
import { identityOf } from "./page/urls.ts";
import type { SiteEnd, SiteSummary } from "./summary.ts";
import { visitDocument } from "./visit-document.ts";
import { visitPage } from "./visit-page.ts";
import { rulesOfSite, type Visit, type VisitEnd } from "./visit.ts";

/** What all sites of a run share. */
export interface CrawlParts {
  readonly batch: Batch;
  readonly config: CrawlConfig;
  readonly limits: CollectLimits;
  readonly budget: Budget;
  readonly pace: Pace;
  /** Ends the run. */
  readonly signal: AbortSignal;
  readonly onEvent: OnCrawlEvent;
}

/** A night left unfinished for longer saw its first pages too long ago to conclude anything; it is begun anew. */
const RESUME_WITHIN_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Goes through a site once: its pages from the start pages on, near ones first, then its documents. What is left to do
 * stands in the database, and each URL's state changes together with what it produced: a night that was cut short, in
 * whatever way, goes on where it was.
 */
export async function crawlSite(site: SiteConfig, parts: CrawlParts): Promise<SiteSummary> {
  const { batch, config } = parts;
  const { night, resumed } = await batch.write(() => inTransaction(batch.parts.store, () => enterNight(site, batch)));
  parts.onEvent({ kind: "night_began", site: site.name, night_id: night.night_id, resumed });
  const client = openClient(site, parts);
  let stop: Awaited<ReturnType<SiteWalk["run"]>>;
  try {
    stop = await new SiteWalk(site, parts, client, night).run();
  } finally {
    await client.close();
  }
  const run = { run_id: batch.parts.runId, ...client.spent };
  return batch.write(() =>
    inTransaction(batch.parts.store, () => {
      const counted = countNight(batch.parts.store, night.night_id, run);
      return stop === null ? concluded(counted, resumed, batch, config) : summaryOf(counted, stop, resumed);
    }),
  );
}

/** The night to go on with, or a new one; the start pages belong to it either way. */
function enterNight(site: SiteConfig, batch: Batch): { night: CrawlNight; resumed: boolean } {
  const { store, runId } = batch.parts;
  const now = new Date();
  const open = openNight(store, site.name);
  const resumed = open !== null && now.getTime() - Date.parse(open.started_at) < RESUME_WITHIN_MS;
  if (open !== null && !resumed) endNight(store, open, { outcome: "abandoned", reason: null, ended_at: now.toISOString() }, null);
  if (!resumed) beginNight(store, site.name, runId, now.toISOString());
  const night = openNight(store, site.name);
  if (night === null) throw new Error(`no night of ${site.name} was begun`);
  const starts = site.start.map((url) => ({
    identity: identityOf(url),
    url,
    purpose: "page" as const,
    is_list: true,
    depth: 0,
    text: "",
  }));
  noteLinks(store, night, null, starts, now.toISOString());
  return { night, resumed };
}

function concluded(night: CrawlNight, resumed: boolean, batch: Batch, config: CrawlConfig): SiteSummary {
  const { store } = batch.parts;
  const before = documentsOfNightBefore(store, night.site, night.night_id);
  const verdict = judgeNight(night, failedListPages(store, night), before, config);
  const ended = endNight(store, night, { ...verdict, ended_at: new Date().toISOString() }, config);
  return summaryOf(ended, verdict.outcome === "abandoned" ? "incomplete" : verdict.outcome, resumed);
}

function summaryOf(
  { run_id: _run, outcome: _outcome, counts: _counts, ...night }: CrawlNight,
  ended: SiteEnd,
  resumed: boolean,
): SiteSummary {
  return { ...night, ended, resumed };
}

function openClient(site: SiteConfig, { batch, config, budget, pace, signal }: CrawlParts): SiteClient {
  const { store } = batch.parts;
  const robots: RobotsCache = {
    get: (origin) => findRobots(store, origin),
    put: (origin, entry) => batch.write(() => keepRobots(store, origin, entry)),
  };
  return new SiteClient({ config, site, budget, pace, robots, signal });
}

/** Takes the URLs of a night one after the other, as many at a time as the site allows. */
class SiteWalk {
  readonly #visit: Visit;
  readonly #parts: CrawlParts;
  readonly #concurrency: number;
  /** URLs that are being fetched, or whose documents are being parsed. */
  readonly #inHand = new Set<number>();
  readonly #fetching = new Set<Promise<void>>();
  readonly #parsing = new Set<Promise<void>>();
  #stop: "budget_reached" | "interrupted" | null = null;

  constructor(site: SiteConfig, parts: CrawlParts, client: SiteClient, night: CrawlNight) {
    this.#parts = parts;
    this.#concurrency = site.concurrency;
    const { batch, limits, onEvent } = parts;
    this.#visit = { site, night, client, batch, limits, rules: rulesOfSite(site), onEvent };
  }

  /** Why the night was cut short; null where it is through. @throws what ended the batch. */
  async run(): Promise<"budget_reached" | "interrupted" | null> {
    await Promise.all(Array.from({ length: this.#concurrency }, () => this.#work()));
    await Promise.all(this.#parsing);
    // A document that the ending batch left is still to be done.
    return this.#stop ?? (this.#parts.batch.isCut ? "interrupted" : null);
  }

  async #work(): Promise<void> {
    while (this.#stop === null) {
      if (!(await this.#parts.batch.hasRoom())) this.#stop = "interrupted";
      else {
        const next = nextUrl(this.#parts.batch.parts.store, this.#visit.night, this.#inHand);
        if (next !== null) await this.#fetch(next);
        else if (this.#fetching.size === 0) return;
        else await Promise.race(this.#fetching); // it may lead to more
      }
    }
  }

  async #fetch(next: CrawlUrl): Promise<void> {
    this.#inHand.add(next.url_id);
    const fetching = this.#take(next);
    this.#fetching.add(fetching);
    await fetching.finally(() => this.#fetching.delete(fetching));
  }

  async #take(next: CrawlUrl): Promise<void> {
    let end: VisitEnd = { kind: "stopped", by: "interrupted" }; // where it throws, the others at work end too
    try {
      end = await (next.purpose === "page" ? visitPage : visitDocument)(this.#visit, next);
    } finally {
      if (end.kind === "stopped") this.#stop = end.by;
    }
    const parsing = (end.kind === "parsing" ? end.done : Promise.resolve()).then(() => void this.#inHand.delete(next.url_id));
    this.#parsing.add(parsing);
    void parsing.finally(() => this.#parsing.delete(parsing));
  }
}
