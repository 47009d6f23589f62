import type { UrlResult } from "@jixiao/store";
import type { IngestEvent } from "../batch/events.ts";
import type { SiteSummary } from "./summary.ts";

/** What happens in a crawl, beside what happens to its documents. */
export type CrawlEvent =
  | IngestEvent
  | { readonly kind: "night_began"; readonly site: string; readonly night_id: number; readonly resumed: boolean }
  /** A page or document was asked for; `problem` says why it failed or was refused. */
  | {
      readonly kind: "visited";
      readonly site: string;
      readonly url: string;
      readonly purpose: "page" | "document";
      readonly result: UrlResult;
      readonly problem: string | null;
    }
  | { readonly kind: "night_ended"; readonly summary: SiteSummary };

export type OnCrawlEvent = (event: CrawlEvent) => void;
