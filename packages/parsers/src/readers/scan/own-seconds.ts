/**
 * A stopwatch for what this process itself must answer for, in seconds: what it computed, side by side in several threads, counts once, and what it
 * waited for on a busy machine not at all. A parser that is watched from outside is judged by the same. Exact where it is asked often.
 */
export function ownSeconds(read: () => Moment = now): () => number {
  let [own, last] = [0, read()];
  return () => {
    const next = read();
    own += Math.min(next.clock - last.clock, next.computed - last.computed);
    last = next;
    return own;
  };
}

/** Seconds on the clock, and of all threads together. */
interface Moment {
  readonly clock: number;
  readonly computed: number;
}

function now(): Moment {
  const { user, system } = process.cpuUsage();
  return { clock: performance.now() / 1000, computed: (user + system) / 1e6 };
}

/** After so much of its own time no other page of a document is recognized: what was read must not be lost to the limit of the whole, which is 900 s (ingest's limits.ts). */
export const SECONDS_OF_DOCUMENT = 600;

/** Why a page of a document was not looked at. */
export const tooLate = (seconds: number): string => `not looked at: the pages before it took ${seconds} s of computing`;
