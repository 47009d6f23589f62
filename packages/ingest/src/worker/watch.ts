import type { WorkerLimits } from "./limits.ts";
import { MEMORY_INTERVAL_MS, residentBytes } from "./memory.ts";

export type Breach = "timeout" | "stalled" | "oom";

export interface Watch {
  /** Starts the time without progress anew. */
  progress(): void;
  stop(): void;
}

/** Watches a process from outside while it works on one document, and tells once when it passes a limit. */
export function watchLimits(pid: number, limits: WorkerLimits, onBreach: (breach: Breach) => void): Watch {
  let stopped = false;
  let steps = 0;
  const breach = (what: Breach): void => {
    if (stopped) return;
    stop();
    onBreach(what);
  };
  const stall = setTimeout(() => {
    // After a pause of this process (a long write, a sleeping laptop) timers come before the messages that wait already.
    const before = steps;
    setImmediate(() => (steps === before ? breach("stalled") : undefined));
  }, limits.stallSeconds * 1000);
  const total = setTimeout(() => breach("timeout"), limits.totalSeconds * 1000);
  const memory = setInterval(() => {
    void residentBytes(pid).then((bytes) =>
      bytes !== null && bytes > limits.memoryMb * 1024 * 1024 ? breach("oom") : undefined,
    );
  }, MEMORY_INTERVAL_MS);
  const stop = (): void => {
    stopped = true;
    clearTimeout(stall);
    clearTimeout(total);
    clearInterval(memory);
  };
  const progress = (): void => {
    steps += 1;
    if (!stopped) stall.refresh();
  };
  return { progress, stop };
}
