import type { WorkerLimits } from "./limits.ts";
import { MEMORY_INTERVAL_MS, residentBytes } from "./memory.ts";
import { ownTime, sampleOf, type Sample } from "./own-time.ts";

export type Breach = "timeout" | "stalled" | "oom";

export interface Watch {
  /** Starts the time without progress anew. */
  progress(): void;
  stop(): void;
}

/**
 * A process that was stopped, or that never gets a processor, has no time of its own. So that nothing waits for it for
 * ever, this many times the limit on the wall ends it too.
 */
const WALL_FACTOR = 20;

/**
 * Watches a process from outside while it works on one document, and tells once when it passes a limit. Time is the
 * process's own, see `ownTime`: on a busy machine a document may take longer, and is no failure for that.
 */
export function watchLimits(
  pid: number,
  limits: Pick<WorkerLimits, "stallSeconds" | "totalSeconds" | "memoryMb">,
  onBreach: (breach: Breach) => void,
): Watch {
  let stopped = false;
  let steps = 0;
  const stall = stopwatch(limits.stallSeconds);
  const total = stopwatch(limits.totalSeconds);
  let last = sampleOf(pid);
  const breach = (what: Breach): void => {
    if (stopped) return;
    stop();
    onBreach(what);
  };
  const timer = setInterval(() => {
    const now = sampleOf(pid);
    const own = ownOf(last, now);
    last = now;
    stall.add(own);
    total.add(own);
    if (total.isOver()) breach("timeout");
    else if (stall.isOver()) {
      // After a pause of this process (a long write, a sleeping laptop) timers come before the messages that wait already.
      const before = steps;
      setImmediate(() => (steps === before ? breach("stalled") : undefined));
    }
    void residentBytes(pid).then((bytes) =>
      bytes !== null && bytes > limits.memoryMb * 1024 * 1024 ? breach("oom") : undefined,
    );
  }, MEMORY_INTERVAL_MS);
  const stop = (): void => {
    stopped = true;
    clearInterval(timer);
  };
  const progress = (): void => {
    steps += 1;
    stall.restart();
  };
  return { progress, stop };
}

function ownOf(before: Sample | null, now: Sample | null): number | null {
  return before === null || now === null ? null : ownTime(before, now);
}

interface Stopwatch {
  /** Null: the system does not tell, and the time on the wall counts. */
  add(ownMs: number | null): void;
  restart(): void;
  isOver(): boolean;
}

function stopwatch(seconds: number): Stopwatch {
  let own = 0;
  let start = performance.now();
  let isOnTheWall = false;
  return {
    add: (ms) => {
      isOnTheWall ||= ms === null;
      own += ms ?? 0;
    },
    restart: () => {
      own = 0;
      start = performance.now();
    },
    isOver: () => {
      const wall = (performance.now() - start) / 1000;
      return own / 1000 >= seconds || wall >= seconds * (isOnTheWall ? 1 : WALL_FACTOR);
    },
  };
}
