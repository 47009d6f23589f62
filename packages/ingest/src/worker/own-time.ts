import { readdirSync, readFileSync } from "node:fs";

/** A process at one moment. Times in milliseconds. */
export interface Sample {
  readonly at: number;
  /** Processor time that it has used so far. */
  readonly cpu: number;
  /** Whether the machine keeps it: it waits for a processor or a disk, or was stopped. */
  readonly isKept: boolean;
}

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick (`man 5 proc`, USER_HZ). */
const TICK_MS = 10;
/** The watching process itself may be late: what it did not see counts as no more than this. */
const MAX_STEP_MS = 1_000;
/** S sleeping, I idle; Z, X, x ended. In all other states a thread would go on if the machine let it. */
const RESTING = new Set(["S", "I", "Z", "X", "x"]);

/**
 * The time between two samples that the process itself must answer for: what it computed, and what it slept through. On a
 * busy machine it waits for its turn, and that is not its own. Never more than the time on the wall.
 */
export function ownTime(before: Sample, now: Sample): number {
  const wall = Math.min(Math.max(0, now.at - before.at), MAX_STEP_MS);
  return now.isKept ? Math.min(wall, Math.max(0, now.cpu - before.cpu)) : wall;
}

/** Null where the process is gone, or the system has no /proc: then the clock on the wall must do. */
export function sampleOf(pid: number): Sample | null {
  try {
    const { fields } = statOf(`/proc/${pid}/stat`);
    const cpu = (Number(fields[11]) + Number(fields[12])) * TICK_MS; // utime, stime
    if (!Number.isFinite(cpu)) return null;
    return { at: performance.now(), cpu, isKept: isKept(pid) };
  } catch {
    return null;
  }
}

function isKept(pid: number): boolean {
  return readdirSync(`/proc/${pid}/task`).some((thread) => {
    try {
      return !RESTING.has(statOf(`/proc/${pid}/task/${thread}/stat`).state);
    } catch {
      return false; // the thread has ended meanwhile
    }
  });
}

/** What follows the name, which may hold spaces and brackets itself. */
function statOf(path: string): { readonly state: string; readonly fields: readonly string[] } {
  const text = readFileSync(path, "latin1");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { state: fields[0] ?? "", fields };
}
