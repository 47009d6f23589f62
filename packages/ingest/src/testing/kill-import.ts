import { existsSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import {
  clear,
  faultsAfter,
  fillInbox,
  randomFrom,
  runUntil,
  startImport,
  tracesOf,
  undisturbed,
  type TimedEnd,
} from "./disturb.ts";
import type { Workplace } from "./workplace.ts";

export interface KillTest {
  readonly kills: number;
  readonly documents: number;
  readonly seed: number;
  readonly onKill?: (kill: number, afterMs: number) => void;
}

export interface KillResult {
  /** Kills that met a running import. */
  readonly kills: number;
  /** Imports that came to their end. */
  readonly completed: number;
  /** What was wrong after a kill or at an end; empty is good. */
  readonly faults: readonly string[];
}

/**
 * Imports in a process that is killed at a random moment, again and again on what the kills before left, until an import
 * ends; then anew, until there were enough kills. After each kill doctor must find nothing wrong, at each end there must
 * be what an undisturbed import leaves.
 */
export async function killImports(place: Workplace, { kills, documents, seed, onKill }: KillTest): Promise<KillResult> {
  fillInbox(place, documents);
  const expected = await undisturbed(place);
  const whole = await durationOf(place);
  const random = randomFrom(seed);
  const faults: string[] = [];
  let killed = 0;
  let completed = 0;
  while (killed < kills || completed === 0) {
    const afterMs = killed < kills ? random() * whole * KILL_WITHIN : Infinity;
    const end = await importUntil(place, afterMs);
    if (end.signal === "SIGKILL") {
      killed += 1;
      onKill?.(killed, afterMs);
      if (existsSync(place.options.store))
        faults.push(...(await faultsAfter(place, `kill ${killed} after ${afterMs.toFixed(0)} ms`)));
      continue;
    }
    completed += 1;
    if (end.code !== 0) faults.push(`import ended with ${end.code}: ${end.stderr}`);
    faults.push(...(await faultsAfter(place, `end ${completed}`)));
    if (!isDeepStrictEqual(tracesOf(place), expected)) faults.push(`end ${completed}: not what an undisturbed import leaves`);
    clear(place);
  }
  return { kills: killed, completed, faults };
}

/** Of an import's time: what kills leave is taken up, so later kills meet its later parts. */
const KILL_WITHIN = 0.5;

async function importUntil(place: Workplace, afterMs: number): Promise<TimedEnd> {
  return runUntil(startImport(place, "wait"), afterMs);
}

async function durationOf(place: Workplace): Promise<number> {
  const { tookMs } = await importUntil(place, Infinity);
  clear(place);
  return tookMs;
}
