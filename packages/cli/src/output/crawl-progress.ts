import { SingleBar } from "cli-progress";
import type { CrawlEvent } from "@jixiao/ingest/crawl";
import { texts } from "../texts/index.ts";
import { plainLine } from "./plain.ts";
import { barLine, holdStatusLine } from "./status-line.ts";

export interface CrawlProgress {
  readonly onEvent: (event: CrawlEvent) => void;
  readonly stop: () => void;
}

/** A line on a terminal that says where the crawl is; nothing in a pipe, a log file or with --quiet. */
export function createCrawlProgress(quiet: boolean): CrawlProgress {
  if (quiet || !process.stderr.isTTY) return { onEvent: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: texts().crawl.progress,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  const release = holdStatusLine(barLine(bar, process.stderr));
  const seen = { page: 0, document: 0 };
  bar.start(1, 0, { pages: 0, documents: 0, url: "" });
  return {
    onEvent: (event) => {
      if (event.kind !== "visited") return;
      seen[event.purpose] += 1;
      bar.update(0, { pages: seen.page, documents: seen.document, url: plainLine(event.url) });
    },
    stop: () => {
      release();
      bar.stop();
    },
  };
}
