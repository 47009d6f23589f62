import type { UrlProblem, UrlResult } from "@jixiao/store";
import type { IngestEvent } from "../batch/events.ts";
import type { SiteSummary } from "./summary.ts";

/** What happens in a crawl, beside what happens to its documents. */
export type CrawlEvent =
  | IngestEvent
  | { readonly kind: "night_began"; readonly site: string; readonly night_id: number; readonly resumed: boolean }
  /** A page or document was asked for; `problem` says why it failed or was refused, `known` that an earlier night told. */
  | {
      readonly kind: "visited";
      readonly site: string;
      readonly url: string;
      readonly purpose: "page" | "document";
      readonly result: UrlResult;
      readonly problem: UrlProblem | null;
      readonly known: boolean;
    }
  /** A bug of ours at one URL; the crawl goes on, and ends with an exit code of its own. */
  | { readonly kind: "unexpected"; readonly site: string; readonly url: string; readonly error: string }
  | { readonly kind: "night_ended"; readonly summary: SiteSummary };

export type OnCrawlEvent = (event: CrawlEvent) => void;
