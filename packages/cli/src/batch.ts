import { describeFailure } from "@jixiao/contract";
import { BatchStopped, exitCodeOfSummary, type ImportSummary, type IngestEvent } from "@jixiao/ingest";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Logger } from "pino";
import { exitCodes } from "./exit-codes.ts";
import { createLogger } from "./log.ts";
import { archiveOf, type GlobalOptions } from "./options.ts";
import { giveJson, say, tell } from "./output/print.ts";
import { createProgress } from "./output/progress.ts";
import { renderSummary } from "./output/summary.ts";
import { texts } from "./texts/index.ts";

/** What every batch command (import, retry, reparse) passes on. */
export interface BatchContext {
  readonly store: string;
  readonly archive: string;
  readonly onEvent: (event: IngestEvent) => void;
  readonly signal: AbortSignal;
}

/** Runs a batch with progress, logs, a summary at the end, and the exit code that says how it went. */
export async function runBatch(options: GlobalOptions, run: (context: BatchContext) => Promise<ImportSummary>): Promise<void> {
  const log = createLogger(options.quiet);
  sayIfNew(options.db);
  const progress = createProgress(options.quiet, log);
  const interrupt = interruptSignal(log);
  try {
    const onEvent = (event: IngestEvent) => {
      progress.onEvent(event);
      logEvent(log, event);
    };
    const summary = await run({ store: options.db, archive: archiveOf(options.db), onEvent, signal: interrupt.signal });
    progress.stop();
    print(summary, options.json);
    process.exitCode = exitCodeOfSummary(summary);
  } catch (error) {
    progress.stop();
    if (error instanceof BatchStopped && error.summary !== null) print(error.summary, options.json);
    throw error;
  } finally {
    interrupt.release();
  }
}

function print(summary: ImportSummary, asJson: boolean): void {
  if (asJson) giveJson(summary);
  else say(renderSummary(summary));
}

/** A mistyped name makes a new database: that must not happen unnoticed. */
function sayIfNew(db: string): void {
  if (!existsSync(db)) tell(`jixiao: ${texts().newDatabase(resolve(db))}`);
}

/** Notes what happens to a document. */
export function logEvent(log: Logger, event: IngestEvent): void {
  switch (event.kind) {
    case "failed":
      log[event.known ? "debug" : "warn"]({ failure: event.failure, path: event.path }, describeFailure(event.failure));
      break;
    case "retrying":
      log.warn({ failure: event.failure }, `${describeFailure(event.failure)} Trying once more in a fresh process.`);
      break;
    case "waiting":
      log.warn(`waiting for another process that holds the database (${event.seconds} s)`);
      break;
    case "document":
      log.debug(event, "document");
      break;
    case "started":
    case "counted":
    case "progress":
      break;
  }
}

/** The first Ctrl-C lets the document in hand finish; a second one ends the process at once, and loses nothing stored. */
export function interruptSignal(log: Logger): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    log.warn(`${name}: finishing the documents in hand; once more to stop at once`);
    controller.abort();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return { signal: controller.signal, release: () => void process.off("SIGINT", stop).off("SIGTERM", stop) };
}
