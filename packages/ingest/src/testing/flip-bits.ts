import { openStore, readRecords } from "@jixiao/store";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { importPaths } from "../import.ts";
import { reparse } from "../reparse.ts";
import { examine, fillInbox, randomFrom } from "./disturb.ts";
import type { Workplace } from "./workplace.ts";

export interface FlipResult {
  /** Flips that changed what the records say, or made them unreadable. */
  readonly harmful: number;
  /** Flips that doctor told of, harmful or not. */
  readonly told: number;
  /** Databases that `reparse` could not mend and that were made anew from the archive. */
  readonly rebuilt: number;
  readonly faults: readonly string[];
}

/**
 * Flips single bits of the database file, each time from a sound copy. Doctor must tell of every document whose records
 * changed; after what it advises, the records must be as before.
 */
export async function flipBits(place: Workplace, flips: number, documents: number, seed: number): Promise<FlipResult> {
  fillInbox(place, documents);
  await importPaths([place.inbox], place.options);
  const { store } = place.options;
  const copy = `${store}.sound`;
  copyFileSync(store, copy); // the last connection's end has emptied the write-ahead log
  const before = recordsBySha(store);
  const random = randomFrom(seed);
  const counts = { harmful: 0, told: 0, rebuilt: 0 };
  const faults: string[] = [];
  for (let flip = 1; flip <= flips; flip += 1) {
    const where = flipOneBit(copy, store, random);
    const changed = changedDocuments(before, store);
    const { findings } = await examine(place);
    const named = new Set(findings.map(({ sha256 }) => sha256));
    const isTold = findings.some(({ severity }) => severity !== "note");
    const isBroken = findings.some(({ code }) => code === "database_unusable" || code === "database_structure");
    if (changed.length > 0) counts.harmful += 1;
    if (isTold) counts.told += 1;
    if (!isBroken)
      faults.push(...changed.filter((sha256) => !named.has(sha256)).map((sha256) => `${where}: ${sha256} is not named`));
    if (isTold && (await mend(place)) === "rebuilt") counts.rebuilt += 1;
    if (!isDeepStrictEqual(recordsBySha(store), before)) faults.push(`${where}: the records are not as before`);
    if (!(await examine(place)).sound) faults.push(`${where}: doctor is not content`);
  }
  return { ...counts, faults };
}

function flipOneBit(from: string, to: string, random: () => number): string {
  for (const suffix of ["-wal", "-shm"]) rmSync(to + suffix, { force: true });
  const bytes = readFileSync(from);
  const at = Math.floor(random() * bytes.length);
  const bit = Math.floor(random() * 8);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
  writeFileSync(to, bytes);
  return `bit ${bit} of byte ${at}`;
}

/** What doctor advises: reparse; where that does not help, a new database from the archive. */
async function mend(place: Workplace): Promise<"mended" | "rebuilt"> {
  try {
    await reparse(place.options);
    if ((await examine(place)).sound) return "mended";
  } catch {
    // made anew below; what is wrong then is found by the caller
  }
  for (const suffix of ["", "-wal", "-shm"]) rmSync(place.options.store + suffix, { force: true });
  await reparse({ ...place.options, which: "all" });
  return "rebuilt";
}

type Records = ReadonlyMap<string, readonly string[]>;

function recordsBySha(path: string): Records {
  const store = openStore(path, { readonly: true });
  try {
    const records = [...readRecords(store)];
    const bySha = Map.groupBy(records, ({ provenance }) => provenance.sha256);
    return new Map([...bySha].map(([sha256, list]) => [sha256, list.map((record) => JSON.stringify(record))]));
  } finally {
    store.close();
  }
}

/** Documents whose records are not as before, in so far as they can be read one by one. */
function changedDocuments(before: Records, path: string): readonly string[] {
  return [...before].filter(([sha256, lines]) => !isDeepStrictEqual(readOne(path, sha256), lines)).map(([sha256]) => sha256);
}

/** Null where the records cannot be read, whatever the reason: damage takes many forms. */
function readOne(path: string, sha256: string): readonly string[] | null {
  try {
    const store = openStore(path, { readonly: true });
    try {
      return [...readRecords(store, { sha256 })].map((record) => JSON.stringify(record));
    } finally {
      store.close();
    }
  } catch {
    return null;
  }
}
