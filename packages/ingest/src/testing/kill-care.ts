import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { openStore, readRecords } from "@jixiao/store";
import { Archive } from "../archive/archive.ts";
import { type Places, backup, placesIn } from "../care/backup.ts";
import { doctor } from "../doctor/doctor.ts";
import { importPaths } from "../import.ts";
import type { Care, Given } from "./care-main.ts";
import { asCrawled, historyLines } from "./crawled.ts";
import { fillInbox, randomFrom, runUntil, startBatch } from "./disturb.ts";
import type { KillResult, KillTest } from "./kill-import.ts";
import type { Workplace } from "./workplace.ts";

/** What is cared for, and where it comes out. */
interface Scene {
  readonly care: Care;
  readonly given: Given;
  /** What it is made of, whose records and history nothing may happen to; for `prune` the same as the result. */
  readonly source: Places;
  readonly result: Places;
  /** Puts everything back to before. */
  readonly begin: () => void;
  /** What the result's archive no longer has, when all is done. */
  readonly pruned: readonly string[];
}

/**
 * Kills a backup, a restore, a merge and a prune of what was crawled at random moments. After each kill what was there before is sound and whole, and so is
 * what came out, where there is a database at all; the next run goes on and ends with the records and histories of an undisturbed one.
 */
export async function killCare(place: Workplace, { kills, documents, seed }: KillTest): Promise<KillResult> {
  fillInbox(place, documents);
  await importPaths([place.inbox], place.options);
  const source: Places = { store: place.options.store, archive: place.options.archive };
  const replaced = asCrawled(source);
  const random = randomFrom(seed);
  const results: KillResult[] = [];
  for (const scene of await scenesOf(place.folder, source, replaced)) results.push(await killScene(scene, kills, random));
  return {
    kills: results.reduce((sum, result) => sum + result.kills, 0),
    completed: results.reduce((sum, result) => sum + result.completed, 0),
    faults: results.flatMap(({ faults }) => faults),
  };
}

async function scenesOf(folder: string, source: Places, replaced: readonly string[]): Promise<Scene[]> {
  const [kept, dest, fresh] = [join(folder, "kept"), join(folder, "dest"), join(folder, "fresh")];
  await backup(source, kept);
  const into: Places = placesIn(fresh);
  const clear = (path: string): void => rmSync(path, { recursive: true, force: true });
  const emptyFresh = (): void => {
    clear(fresh);
    mkdirSync(fresh);
    openStore(into.store).close();
  };
  const copyFresh = (): void => {
    clear(fresh);
    cpSync(kept, fresh, { recursive: true });
  };
  const given: Given = { places: into, folder: kept, others: [source] };
  const whole = { source, pruned: [] };
  return [
    {
      ...whole,
      care: "backup",
      given: { ...given, places: source, folder: dest },
      result: placesIn(dest),
      begin: () => clear(dest),
    },
    { ...whole, care: "restore", given, source: placesIn(kept), result: into, begin: () => clear(fresh) },
    { ...whole, care: "merge", given, result: into, begin: emptyFresh },
    { care: "prune", given, source: into, result: into, begin: copyFresh, pruned: replaced },
  ];
}

async function killScene(scene: Scene, kills: number, random: () => number): Promise<KillResult> {
  const { care, source, result, begin } = scene;
  begin();
  const expected = contentOf(source);
  const originals = (await originalsOf(source)).filter((sha256) => !scene.pruned.includes(sha256));
  const whole = await workTime(scene);
  const faults: string[] = [];
  let [killed, completed] = [0, 0];
  begin();
  while (killed < kills || completed === 0) {
    const afterMs = killed < kills ? random() * whole * KILL_WITHIN : Infinity;
    const { code, signal, stderr } = await run(scene, afterMs);
    const when = `${care}, kill ${killed + 1} after ${afterMs.toFixed(0)} ms`;
    faults.push(...(await faultsOf(source, `${when}: source`)));
    if (!isDeepStrictEqual(contentOf(source), expected)) faults.push(`${when}: the source lost something`);
    if (result !== source && existsSync(result.store)) faults.push(...(await faultsOf(result, when)));
    if (signal === "SIGKILL") killed += 1;
    // A restore that was killed after its database was in place is done, and says so by refusing to do it again.
    const isDone = care === "restore" && existsSync(result.store);
    if (signal === "SIGKILL" && !isDone) continue;
    if (code !== 0 && !isDone) faults.push(`${care} ended with ${code}: ${stderr}`);
    if (!isDeepStrictEqual(contentOf(result), expected))
      faults.push(`${when}: not the records and histories of an undisturbed ${care}`);
    if (!isDeepStrictEqual(await originalsOf(result), originals))
      faults.push(`${when}: not the originals of an undisturbed ${care}`);
    completed += 1;
    begin();
  }
  return { kills: killed, completed, faults };
}

/** Of its time: what a kill leaves is taken up, so that later kills meet its later parts. */
const KILL_WITHIN = 0.9;

/** How long it works undisturbed. */
async function workTime(scene: Scene): Promise<number> {
  return (await run(scene, Infinity)).tookMs;
}

function run({ care, given }: Scene, afterMs: number): ReturnType<typeof runUntil> {
  return runUntil(startBatch("care-main.ts", [care, JSON.stringify(given)]), afterMs);
}

/** Records, and what is known of sites. */
function contentOf({ store }: Places): readonly string[] {
  const opened = openStore(store, { readonly: true });
  try {
    return [...[...readRecords(opened)].map((record) => JSON.stringify(record)).toSorted(), ...historyLines(opened)];
  } finally {
    opened.close();
  }
}

async function originalsOf({ archive }: Places): Promise<readonly string[]> {
  const hashes: string[] = [];
  for await (const { sha256 } of new Archive(archive).list()) hashes.push(sha256);
  return hashes;
}

async function faultsOf(places: Places, when: string): Promise<string[]> {
  const { findings } = await doctor(places, { verify: true, parserVersion: "fake-1" });
  return findings.filter(({ severity }) => severity === "error").map(({ code, message }) => `${when}: ${code}: ${message}`);
}
