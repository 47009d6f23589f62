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
