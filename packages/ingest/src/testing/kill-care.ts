import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Places, backup, placesIn } from "../care/backup.ts";
import { doctor } from "../doctor/doctor.ts";
import { importPaths } from "../import.ts";
import type { Care } from "./care-main.ts";
import { fillInbox, randomFrom, runUntil, startBatch } from "./disturb.ts";
import type { KillResult, KillTest } from "./kill-import.ts";
import type { Workplace } from "./workplace.ts";
import { openStore, readRecords } from "@jixiao/store";

/** What is cared for, and where it comes out. */
interface Scene {
  readonly care: Care;
  readonly given: { readonly places: Places; readonly folder: string; readonly others: readonly Places[] };
  /** What it is made of, which nothing may happen to. */
  readonly source: Places;
  readonly result: Places;
  /** Puts everything back to before. */
  readonly begin: () => void;
}

/**
 * Kills a backup, a restore and a merge at random moments. After each kill what was there before is sound and whole, and so is what came out, where
 * there is a database at all; the next run goes on and ends with the records of an undisturbed one.
 */
export async function killCare(place: Workplace, { kills, documents, seed }: KillTest): Promise<KillResult> {
  fillInbox(place, documents);
  await importPaths([place.inbox], place.options);
  const source: Places = { store: place.options.store, archive: place.options.archive };
  const random = randomFrom(seed);
  const results: KillResult[] = [];
  for (const scene of await scenesOf(place.folder, source)) results.push(await killScene(scene, kills, random));
  return {
    kills: results.reduce((sum, result) => sum + result.kills, 0),
    completed: results.reduce((sum, result) => sum + result.completed, 0),
    faults: results.flatMap(({ faults }) => faults),
  };
}

async function scenesOf(folder: string, source: Places): Promise<Scene[]> {
  const [kept, dest, fresh] = [join(folder, "kept"), join(folder, "dest"), join(folder, "fresh")];
  await backup(source, kept);
  const into: Places = placesIn(fresh);
  const remove = (path: string) => (): void => rmSync(path, { recursive: true, force: true });
  return [
    { care: "backup", given: { places: source, folder: dest, others: [] }, source, result: placesIn(dest), begin: remove(dest) },
    {
      care: "restore",
      given: { places: into, folder: kept, others: [] },
      source: placesIn(kept),
      result: into,
      begin: remove(fresh),
    },
    {
      care: "merge",
      given: { places: into, folder: "", others: [source] },
      source,
      result: into,
      begin: () => {
        rmSync(fresh, { recursive: true, force: true });
        mkdirSync(fresh);
        openStore(into.store).close();
      },
    },
  ];
}

async function killScene(scene: Scene, kills: number, random: () => number): Promise<KillResult> {
  const { care, source, result, begin } = scene;
  const expected = recordsOf(source);
  begin();
  const whole = await workTime(scene);
  const faults: string[] = [];
  let [killed, completed] = [0, 0];
  begin();
  while (killed < kills || completed === 0) {
    const afterMs = killed < kills ? random() * whole * KILL_WITHIN : Infinity;
    const { code, signal, stderr } = await run(scene, afterMs);
    const when = `${care}, kill ${killed + 1} after ${afterMs.toFixed(0)} ms`;
    faults.push(...(await faultsOf(source, `${when}: source`)));
    if (existsSync(result.store)) faults.push(...(await faultsOf(result, when)));
    if (signal === "SIGKILL") killed += 1;
    // A restore that was killed after its database was in place is done, and says so by refusing to do it again.
    const isDone = care === "restore" && existsSync(result.store);
    if (signal === "SIGKILL" && !isDone) continue;
    if (code !== 0 && !isDone) faults.push(`${care} ended with ${code}: ${stderr}`);
    if (!isDeepStrictEqual(recordsOf(result), expected)) faults.push(`${when}: not the records of an undisturbed ${care}`);
    completed += 1;
    begin();
  }
  return { kills: killed, completed, faults };
}

/** Of its time: what a kill leaves is taken up, so that later kills meet its later parts. */
const KILL_WITHIN = 0.9;

/** How long it works undisturbed, without the start of its process. */
async function workTime({ care, given }: Scene): Promise<number> {
  const batch = startBatch("care-main.ts", [care, JSON.stringify(given)]);
  let start = 0;
  batch.child.stdout.once("data", () => (start = performance.now()));
  await runUntil(batch, Infinity);
  return performance.now() - start;
}

function run({ care, given }: Scene, afterMs: number): ReturnType<typeof runUntil> {
  return runUntil(startBatch("care-main.ts", [care, JSON.stringify(given)]), afterMs);
}

function recordsOf({ store }: Places): string[] {
  const opened = openStore(store, { readonly: true });
  try {
    return [...readRecords(opened)].map((record) => JSON.stringify(record)).toSorted();
  } finally {
    opened.close();
  }
}

async function faultsOf(places: Places, when: string): Promise<string[]> {
  const { findings } = await doctor(places, { verify: true, parserVersion: "fake-1" });
  return findings.filter(({ severity }) => severity === "error").map(({ code, message }) => `${when}: ${code}: ${message}`);
}
