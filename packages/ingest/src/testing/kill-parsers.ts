import { readFileSync, readdirSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import type { IngestEvent } from "../batch/events.ts";
import { importPaths } from "../import.ts";
import { clear, faultsAfter, fillInbox, randomFrom, tracesOf, undisturbed } from "./disturb.ts";
import type { Workplace } from "./workplace.ts";

export interface ParserKillTest {
  readonly rounds: number;
  readonly documents: number;
  readonly seed: number;
}

export interface ParserKillResult {
  /** Parsers that were killed at work. */
  readonly kills: number;
  /** Documents that the disturbed imports gave up for the time being. */
  readonly givenUp: number;
  readonly faults: readonly string[];
}

/**
 * Imports while parsers are killed from outside, as a system without memory does, then runs the same import again
 * undisturbed. Each time there must be what an undisturbed import leaves: no document pays for what the machine did.
 */
export async function killParsers(place: Workplace, { rounds, documents, seed }: ParserKillTest): Promise<ParserKillResult> {
  fillInbox(place, documents);
  // Long enough at work to be hit twice, which is when an import gives a document up.
  for (let i = 0; i < 4; i += 1) place.put(`slow-${i}.txt`, `slow ${i}`);
  const expected = await undisturbed(place);
  const random = randomFrom(seed);
  const faults: string[] = [];
  let kills = 0;
  let givenUp = 0;
  for (let round = 1; round <= rounds; round += 1) {
    // By events, not by the clock: on a busy machine each start would be struck, and the import could only stop.
    const strike = (share: number): void => {
      if (random() < share) kills += killOne();
    };
    const onEvent = ({ kind }: IngestEvent): void => strike(kind === "progress" ? 0.6 : kind === "document" ? 0.2 : 0);
    await importPaths([place.inbox], { ...place.options, onEvent });
    givenUp += place.failures().filter(({ failure }) => failure.code === "crash").length;
    await importPaths([place.inbox], place.options);
    faults.push(...(await faultsAfter(place, `round ${round}`)));
    if (!isDeepStrictEqual(tracesOf(place), expected)) faults.push(`round ${round}: not what an undisturbed import leaves`);
    clear(place);
  }
  return { kills, givenUp, faults };
}

/** Kills a parser of this process, if there is one; how many. */
function killOne(): number {
  const [parser] = parsersOf(process.pid);
  if (parser === undefined) return 0;
  try {
    process.kill(parser, "SIGKILL");
    return 1;
  } catch {
    return 0; // it has ended by itself
  }
}

/** Process ids of the parsers that a process has started. Linux. */
export function parsersOf(pid: number): readonly number[] {
  return readdirSync(`/proc/${pid}/task`)
    .flatMap((thread) => contentOf(`/proc/${pid}/task/${thread}/children`).trim().split(" "))
    .filter((child) => child !== "" && /worker\/child\.[jt]s/.test(contentOf(`/proc/${child}/cmdline`)))
    .map(Number);
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // gone meanwhile
  }
}
