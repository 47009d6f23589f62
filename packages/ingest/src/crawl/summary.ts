import { exitCodes, type ExitCode } from "@jixiao/contract";
import type { CrawlNight, NightOutcome } from "@jixiao/store";
import type { ImportSummary } from "../batch/summary.ts";

/** How a site's night stands at the end of a run; the last two go on with the next run. */
export type SiteEnd = Exclude<NightOutcome, "abandoned"> | "budget_reached" | "interrupted";

/** A site's night, with its counts over all runs that worked on it. */
export interface SiteSummary extends Omit<CrawlNight, "run_id" | "outcome" | "counts"> {
  readonly ended: SiteEnd;
  /** True where an earlier run had begun the night. */
  readonly resumed: boolean;
}

/** From best to worst; a run's outcome is the worst of its sites'. */
const outcomes = ["good", "some_failed", "budget_reached", "incomplete", "interrupted"] as const;
export type CrawlOutcome = (typeof outcomes)[number];

/** What a crawl did. */
export interface CrawlSummary {
  readonly outcome: CrawlOutcome;
  /** Of this run, robots.txt, redirects and retries included. */
  readonly requests: number;
  readonly bytes: number;
  readonly sites: readonly SiteSummary[];
  /** The documents that this run parsed, or knew already. */
  readonly documents: ImportSummary;
}

export function outcomeOf(sites: readonly SiteSummary[], documents: ImportSummary): CrawlOutcome {
  const all: CrawlOutcome[] = sites.map(({ ended }) => (ended === "complete" ? "good" : ended));
  if (documents.ended === "interrupted") all.push("interrupted");
  if (documents.documents.failed > 0) all.push("some_failed");
  return outcomes[Math.max(0, ...all.map((outcome) => outcomes.indexOf(outcome)))] ?? "good";
}

export const crawlExitCodes: Readonly<Record<CrawlOutcome, ExitCode>> = exitCodes;
