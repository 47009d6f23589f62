import { exitCodes } from "@jixiao/contract";
import { endRun, type Store } from "@jixiao/store";
import { errorMessage } from "../disk.ts";
import { exitCodeOf } from "../exit-code-of.ts";
import type { ImportSummary } from "./summary.ts";

/** What the run history keeps of a run that an error ended. */
export interface FailedRun extends Omit<ImportSummary, "ended"> {
  readonly ended: "failed";
  readonly error: string;
  /** Of an error that nobody foresaw; null for one that is explained. */
  readonly stack: string | null;
}

export interface History {
  /** Closes the run with the error that ended it. */
  failed(error: unknown): void;
  release(): void;
}

/**
 * Sees to it that a run whose program goes on to an end has one in the history too, also where an error is thrown where
 * nobody waits for it. Only a kill leaves a run open.
 */
export function keepHistory(store: Store, runId: number, summarize: () => ImportSummary): History {
  const failed = (error: unknown): void => {
    const code = exitCodeOf(error);
    const stack = code === null && error instanceof Error ? (error.stack ?? null) : null;
    const summary: FailedRun = { ...summarize(), ended: "failed", error: errorMessage(error), stack };
    try {
      endRun(store, runId, { exit_code: code ?? exitCodes.internal_error, summary });
    } catch {
      // a full or locked database cannot note it; the exit code says the same
    }
  };
  process.on("uncaughtExceptionMonitor", failed);
  return { failed, release: () => void process.off("uncaughtExceptionMonitor", failed) };
}
