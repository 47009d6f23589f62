import { exitCodes, type ExitCode } from "@jixiao/contract";
import type { CrawlNight, NightNotice, NightOutcome } from "@jixiao/store";
import type { ImportSummary } from "../batch/summary.ts";

/** How a site's night stands at the end of a run; the last two go on with the next run. */
export type SiteEnd = Exclude<NightOutcome, "abandoned"> | "budget_reached" | "interrupted";

/** A site's night, with its counts over all runs that worked on it. */
export interface SiteSummary extends Omit<CrawlNight, "run_id" | "outcome" | "counts"> {
  readonly ended: SiteEnd;
  /** Why it is incomplete; null where it is not. */
  readonly reason: NightNotice | null;
  /** What else is to be looked at. */
  readonly warnings: readonly NightNotice[];
  /** Pages and documents that failed, and had not in the night before. */
  readonly failures_new: number;
  /** Those that had, with the same problem: they were told then. */
  readonly failures_known: number;
  /** True where an earlier run had begun the night. */
  readonly resumed: boolean;
}

/** From best to worst; a run's outcome is the worst of its sites'. */
const outcomes = ["good", "some_failed", "budget_reached", "incomplete", "interrupted", "internal_error"] as const;
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
  /** Bugs of jixiao that this run met, each at one URL, with their stacks. */
  readonly unexpected: readonly string[];
}

/** What of a run's documents and bugs the sites' nights do not tell. */
export interface RunEnd {
  readonly documents: ImportSummary;
  /** Documents that failed in this run, and in none before. */
  readonly newlyFailed: number;
  readonly unexpected: readonly string[];
}

/** The worst of all. What failed as it had the night before was told then, and makes no run worse. */
export function outcomeOf(sites: readonly SiteSummary[], { documents, newlyFailed, unexpected }: RunEnd): CrawlOutcome {
  const all = sites.map(outcomeOfSite);
  if (documents.ended === "interrupted") all.push("interrupted");
  if (newlyFailed > 0) all.push("some_failed");
  if (unexpected.length > 0) all.push("internal_error");
  return outcomes[Math.max(0, ...all.map((outcome) => outcomes.indexOf(outcome)))] ?? "good";
}

function outcomeOfSite({ ended, failures_new }: SiteSummary): CrawlOutcome {
  if (ended === "complete") return "good";
  return ended === "some_failed" && failures_new === 0 ? "good" : ended;
}

export const crawlExitCodes: Readonly<Record<CrawlOutcome, ExitCode>> = exitCodes;
