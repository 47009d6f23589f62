import { BatchStopped } from "@jixiao/ingest";
import { crawlExitCodes, type CrawlEvent, type CrawlSummary } from "@jixiao/ingest/crawl";
import type { Logger } from "pino";
import { interruptSignal, logEvent, type BatchContext } from "./batch.ts";
import { exitCodeOf } from "./exit-code-of.ts";
import { createLogger } from "./log.ts";
import { archiveOf, type GlobalOptions } from "./options.ts";
import { createCrawlProgress } from "./output/crawl-progress.ts";
import { renderCrawl } from "./output/crawl-summary.ts";
import { writeMetrics } from "./output/metrics.ts";
import { giveJson, say } from "./output/print.ts";

/** What a crawl is given: as a batch, with its own events. */
export interface CrawlContext extends Omit<BatchContext, "onEvent"> {
  readonly onEvent: (event: CrawlEvent) => void;
}

/** Runs a crawl with progress, logs, a summary, metrics, and the exit code that says how it went. */
export async function runCrawl(
  options: GlobalOptions,
  metricsFile: string | null,
  run: (context: CrawlContext) => Promise<CrawlSummary>,
): Promise<void> {
  const log = createLogger(options.quiet);
  const progress = createCrawlProgress(options.quiet);
  const interrupt = interruptSignal(log);
  const startedAt = new Date();
  const onEvent = (event: CrawlEvent): void => {
    progress.onEvent(event);
    logCrawlEvent(log, event);
  };
  let summary: CrawlSummary | null = null;
  let exitCode: number | null = null;
  try {
    summary = await run({ store: options.db, archive: archiveOf(options.db), onEvent, signal: interrupt.signal });
    exitCode = crawlExitCodes[summary.outcome];
    progress.stop();
    if (options.json) giveJson(summary);
    else say(renderCrawl(summary));
  } catch (error) {
    progress.stop();
    exitCode = exitCodeOf(error) ?? crawlExitCodes.internal_error;
    if (options.json && error instanceof BatchStopped)
      giveJson({ outcome: error.reason, message: error.message, documents: error.summary });
    throw error; // worded by whoever runs the command; a bug keeps its stack
  } finally {
    interrupt.release();
    if (metricsFile !== null) await writeMetrics(metricsFile, { summary, exitCode, startedAt });
  }
  process.exitCode = exitCode;
}

/** What an earlier night told, and what the configuration asks for, is told no more. */
function isQuiet({ known, problem }: Extract<CrawlEvent, { readonly kind: "visited" }>): boolean {
  return known || problem?.code === "excluded" || problem?.code === "not_wanted";
}

function logCrawlEvent(log: Logger, event: CrawlEvent): void {
  switch (event.kind) {
    case "night_began":
      log.info(event, `${event.site}: ${event.resumed ? "going on with" : "beginning"} night ${event.night_id}`);
      break;
    case "visited":
      if (event.problem === null) log.debug(event, "visited");
      else log[isQuiet(event) ? "debug" : "warn"](event, `${event.url}: ${event.problem.code}: ${event.problem.reason}`);
      break;
    case "unexpected":
      log.error(event, `${event.url}: an unexpected error, please report it (程序意外错误): ${event.error}`);
      break;
    case "night_ended": {
      const { site, ended, reason, warnings, failures_new } = event.summary;
      const text = `${site}: ${ended}${reason === null ? "" : ` (${reason.code}: ${reason.reason})`}`;
      const isAsKnown = ended === "complete" || (ended === "some_failed" && failures_new === 0);
      log[isAsKnown ? "info" : "warn"]({ site, ended, reason }, text);
      for (const warning of warnings) log.warn({ site, ...warning }, `${site}: ${warning.reason}`);
      break;
    }
    case "started":
    case "counted":
    case "progress":
    case "retrying":
    case "waiting":
    case "document":
    case "failed":
      logEvent(log, event);
  }
}
