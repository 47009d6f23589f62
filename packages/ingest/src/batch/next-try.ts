import type { FailureCode } from "@jixiao/contract";
import type { StoredFailure } from "@jixiao/store";

/** Failures that the machine may have caused: too busy, too little memory, a process ended from outside. */
const ofTheMachine: ReadonlySet<FailureCode> = new Set(["timeout", "stalled", "oom", "crash"]);

const HOUR_MS = 60 * 60 * 1000;
/**
 * Hours after which a document is tried again, by how often it was tried: the next two runs take it in any case, then it
 * skips one night, three, and from then on all but one a week. Somewhat less than whole days, so that a nightly run does not
 * miss its hour by a minute.
 */
const PAUSE_HOURS: readonly number[] = [0, 0, 20, 44, 92, 164];

/**
 * When an import or crawl that meets the document tries it again by itself, as a time in milliseconds; null for a failure
 * that is the document's own: the same parsers would fail again. `jixiao retry` does not ask.
 */
export function nextTryAt({ failure, attempts, last_failed_at }: StoredFailure): number | null {
  if (!ofTheMachine.has(failure.code) || (failure.code === "crash" && failure.cause === "parser")) return null;
  const hours = PAUSE_HOURS[Math.min(attempts, PAUSE_HOURS.length) - 1] ?? 0;
  return Date.parse(last_failed_at) + hours * HOUR_MS;
}
