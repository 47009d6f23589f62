import {
  beginNight,
  countFailures,
  countNight,
  documentsOfNightBefore,
  endNight,
  failedListPages,
  findRobots,
  inTransaction,
  keepRobots,
  nextUrl,
  nightNumber,
  noteLinks,
  noteWarning,
  openNight,
  reasonOf,
  warningsOf,
  type CrawlNight,
  type CrawlUrl,
  type Store,
} from "@jixiao/store";
import type { Batch } from "../batch/batch.ts";
import { stopReason } from "../batch/stop.ts";
import type { CollectLimits } from "../collect/limits.ts";
import type { CrawlConfig, SiteConfig } from "./config/schema.ts";
import type { OnCrawlEvent } from "./events.ts";
import { judgeNight } from "./judge-night.ts";
import type { Spending } from "./net/budget.ts";
import type { Pace } from "./net/pace.ts";
import type { RobotsCache } from "./net/robots.ts";
import { SiteClient } from "./net/site-client.ts";
import type { PageReader } from "./page/page-reader.ts";
import { identityOf } from "./page/urls.ts";
import type { SiteEnd, SiteSummary } from "./summary.ts";
import { visitDocument } from "./visit-document.ts";
import { visitPage } from "./visit-page.ts";
import { rulesOfSite, settled, settleProblem, type Visit, type VisitEnd } from "./visit.ts";

/** What all sites of a run share. */
export interface CrawlParts {
  readonly batch: Batch;
  readonly config: CrawlConfig;
  readonly limits: CollectLimits;
  readonly pace: Pace;
  readonly pages: PageReader;
  /** Bugs of ours that this run met, with their stacks. */
  readonly unexpected: string[];
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
export async function crawlSite(site: SiteConfig, parts: CrawlParts, budget: Spending): Promise<SiteSummary> {
  const { batch, config } = parts;
  const { night, resumed } = await batch.write(() => inTransaction(batch.parts.store, () => enterNight(site, batch)));
  parts.onEvent({ kind: "night_began", site: site.name, night_id: night.night_id, resumed });
  const client = openClient(site, parts, budget);
  const walk = new SiteWalk(site, parts, { client, night, budget });
  let stop: Awaited<ReturnType<SiteWalk["run"]>>;
  try {
    stop = await walk.run();
  } finally {
    await client.close();
  }
  const run = { run_id: batch.parts.runId, ...client.spent };
  return batch.write(() =>
    inTransaction(batch.parts.store, () => {
      const { store } = batch.parts;
      walk.noteRestless();
      const counted = countNight(store, night.night_id, run);
      return stop === null ? concluded(counted, resumed, batch, config) : summaryOf(store, counted, stop, resumed);
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
  return summaryOf(store, ended, verdict.outcome, resumed);
}

function summaryOf(
  store: Store,
  { run_id: _run, outcome: _outcome, counts: _counts, ...night }: CrawlNight,
  ended: SiteEnd,
  resumed: boolean,
): SiteSummary {
  const said = { reason: reasonOf(store, night.night_id), warnings: warningsOf(store, night.night_id) };
  return { ...night, ended, ...said, ...countFailures(store, night), resumed };
}

function openClient(site: SiteConfig, { batch, config, pace, signal }: CrawlParts, budget: Spending): SiteClient {
  const { store } = batch.parts;
  const robots: RobotsCache = {
    get: (origin) => findRobots(store, origin),
    put: (origin, entry) => batch.write(() => keepRobots(store, origin, entry)),
  };
  return new SiteClient({ config, site, budget, pace, robots, signal });
}

/**
 * So many pages, then as many documents: a list without end keeps no document waiting, and articles that lead to nothing
 * new are not all read before the first document is.
 */
const IN_A_ROW = 20;

/** Takes the URLs of a night one after the other, as many at a time as the site allows. */
class SiteWalk {
  readonly #visit: Visit;
  readonly #parts: CrawlParts;
  readonly #concurrency: number;
  /** URLs that are being fetched, or whose documents are being parsed. */
  readonly #inHand = new Set<number>();
  readonly #fetching = new Set<Promise<void>>();
  readonly #parsing = new Set<Promise<void>>();
  #taken = 0;
  #stop: "budget_reached" | "interrupted" | null = null;

  constructor(site: SiteConfig, parts: CrawlParts, own: Pick<Visit, "client" | "night" | "budget">) {
    this.#parts = parts;
    this.#concurrency = site.concurrency;
    const { batch, config, limits, pages, onEvent } = parts;
    const number = nightNumber(batch.parts.store, own.night);
    this.#visit = {
      ...own,
      config,
      site,
      nightNumber: number,
      batch,
      limits,
      pages,
      rules: rulesOfSite(site),
      onEvent,
      restless: [],
    };
  }

  /** Why the night was cut short; null where it is through. @throws what ended the batch. */
  async run(): Promise<"budget_reached" | "interrupted" | null> {
    await Promise.all(Array.from({ length: this.#concurrency }, () => this.#work()));
    await Promise.all(this.#parsing);
    // A document that the ending batch left is still to be done.
    return this.#stop ?? (this.#parts.batch.isCut ? "interrupted" : null);
  }

  /** Inside a transaction: what was not read again because it never keeps still. */
  noteRestless(): void {
    const { restless, batch, night, config } = this.#visit;
    const [example] = restless;
    if (example === undefined) return;
    const which = restless.length === 1 ? example : `${restless.length} documents, ${example} among them,`;
    const reason = `${which} had other bytes and the same records again and again; read every ${config.restless_nights} nights only (restless_nights), not in this one`;
    noteWarning(batch.parts.store, night.night_id, { code: "restless", reason });
  }

  async #work(): Promise<void> {
    while (this.#stop === null) {
      if (!(await this.#parts.batch.hasRoom())) this.#stop = "interrupted";
      else {
        const preferred = Math.floor(this.#taken / IN_A_ROW) % 2 === 0 ? "page" : "document";
        const next = nextUrl(this.#parts.batch.parts.store, this.#visit.night, this.#inHand, preferred);
        this.#taken += 1;
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
      end = await this.#visited(next);
    } finally {
      if (end.kind === "stopped") this.#stop = end.by;
    }
    const parsing = (end.kind === "parsing" ? end.done : Promise.resolve()).then(() => void this.#inHand.delete(next.url_id));
    this.#parsing.add(parsing);
    void parsing.finally(() => this.#parsing.delete(parsing));
  }

  /** A bug of ours costs the URL that meets it, and is told as what it is; trouble of the storage ends the run. */
  async #visited(next: CrawlUrl): Promise<VisitEnd> {
    try {
      return await (next.purpose === "page" ? visitPage : visitDocument)(this.#visit, next);
    } catch (error) {
      if (stopReason(error) !== null || this.#parts.signal.aborted) throw error;
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#parts.unexpected.push(`${next.url}: ${stack}`);
      this.#parts.onEvent({ kind: "unexpected", site: next.site, url: next.url, error: stack });
      await settleProblem(this.#visit, next, { code: "unexpected", reason: stack.split("\n", 1)[0] ?? stack });
      return settled;
    }
  }
}
