import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DocumentSource, inTransaction, listDocuments, openStore, writeDocument } from "@jixiao/store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Archive, sha256Of } from "../archive/archive.ts";
import { doctor } from "../doctor/doctor.ts";
import type { Care, Given } from "../testing/care-main.ts";
import { asCrawled, historyLines } from "../testing/crawled.ts";
import { startBatch } from "../testing/disturb.ts";
import { backup, placesIn, type Places, restore } from "./backup.ts";
import { mergeStores } from "./merge.ts";
import { prune } from "./prune.ts";

const DOCUMENTS = 60;
const SIZE = 20_000;
let folder: string;
let places: Places;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "jixiao-care-"));
  places = { store: join(folder, "jixiao.db"), archive: join(folder, "jixiao-archive") };
  const archive = new Archive(places.archive);
  const supplied = { fiscal_year_supplied: null, region_supplied: null };
  const sources: DocumentSource[] = [];
  for (let i = 0; i < DOCUMENTS; i += 1) {
    const bytes = Buffer.alloc(SIZE, `${i} `);
    const [sha256, name] = [sha256Of(bytes), `${i}.txt`];
    await archive.put(bytes, { sha256, name, location: null, ...supplied });
    sources.push({ sha256, name, size: SIZE, media_type: "text/plain" });
  }
  const read = { parser_version: "fake-1", ...supplied, page_count: null, records: [], sighting: null };
  const store = openStore(places.store);
  inTransaction(store, () => sources.map((source) => writeDocument(store, { source, ...read })));
  store.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Of a backup that lacks nothing of what it began with, and of one cut short: nothing half-written under a document's name. */
async function damage(of: Places): Promise<readonly string[]> {
  const { findings } = await doctor(of, { verify: true, parserVersion: "fake-1" });
  return findings.flatMap(({ severity, code }) => (severity === "error" ? [code] : []));
}

/** One care in a process of its own, killed when so many originals are at a place, or so few are left of them. */
async function killed(care: Care, given: Partial<Given>, watched: Places, isTime: (originals: number) => boolean): Promise<void> {
  const all: Given = { places, folder: join(folder, "dest"), others: [], ...given };
  const { child, ended } = startBatch("care-main.ts", [care, JSON.stringify(all)]);
  await once(child.stdout, "data");
  child.stdin.write("begin\n");
  const archive = new Archive(watched.archive);
  while (child.exitCode === null && child.signalCode === null && !isTime(await countOf(archive)))
    await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill("SIGKILL");
  await ended;
}

const aThird = (originals: number): boolean => originals >= DOCUMENTS / 3;

test("killed on the way, a backup and a restore are taken up and end whole", async () => {
  const dest = placesIn(join(folder, "dest"));
  await killed("backup", {}, dest, aThird);
  expect(existsSync(dest.store)).toBe(false); // the database comes last
  const { copied, present } = await backup(places, join(folder, "dest"));
  expect(copied + present).toBe(DOCUMENTS);
  expect(present).toBeGreaterThan(0);
  expect(await damage(dest)).toEqual([]);
  const to = placesIn(join(folder, "new"));
  await killed("restore", { places: to }, to, aThird);
  if (!existsSync(to.store)) await restore(join(folder, "dest"), to);
  expect(await damage(to)).toEqual([]);
  expect(await countOf(new Archive(to.archive))).toBe(DOCUMENTS);
});

test("killed on the way, a merge and a prune of what was crawled are taken up and lose nothing", async () => {
  const replaced = asCrawled(places);
  const into = placesIn(join(folder, "into"));
  mkdirSync(join(folder, "into"));
  await killed("merge", { places: into, others: [places] }, into, aThird);
  expect(await damage(into)).toEqual([]);
  await mergeStores(into, [places]);
  expect([contentOf(into), await damage(into), await countOf(new Archive(into.archive))]).toEqual([
    contentOf(places),
    [],
    DOCUMENTS,
  ]);
  await killed("prune", { places: into }, into, (originals) => originals <= DOCUMENTS - replaced.length / 3);
  expect(await damage(into)).toEqual([]);
  const { documents } = await prune(into, { days: 30, really: true });
  expect(documents.length).toBeLessThan(replaced.length); // some were gone by then
  expect([contentOf(into), await damage(into)]).toEqual([contentOf(places), []]);
  expect(await countOf(new Archive(into.archive))).toBe(DOCUMENTS - replaced.length);
});

function contentOf({ store: path }: Places): unknown {
  const store = openStore(path, { readonly: true });
  try {
    return [listDocuments(store).map(({ sha256, records_hash }) => [sha256, records_hash]), historyLines(store)];
  } finally {
    store.close();
  }
}

async function countOf(archive: Archive): Promise<number> {
  let count = 0;
  for await (const _ of archive.list()) count += 1;
  return count;
}

function mountSmall(): string | null {
  const small = mkdtempSync(join(tmpdir(), "jixiao-small-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", small], { stdio: "pipe" });
    return small;
  } catch {
    rmSync(small, { recursive: true });
    return null;
  }
}

const small = mountSmall();

test.skipIf(small === null)(
  "on a disk that is full the earlier backup stays whole (skipped where tmpfs cannot be mounted)",
  async () => {
    const mounted = small ?? "";
    const dest = join(mounted, "dest");
    try {
      await expect(backup(places, dest)).rejects.toSatisfy(isFull);
      expect(existsSync(placesIn(dest).store)).toBe(false);
      execFileSync("mount", ["-o", "remount,size=64m", mounted]);
      await backup(places, dest);
      writeFileSync(join(mounted, "ballast"), Buffer.alloc(1024));
      execFileSync("mount", ["-o", "remount,size=3m", mounted]);
      const before = await damage(placesIn(dest));
      execFileSync("sh", ["-c", `head -c 8000000 /dev/zero > ${join(mounted, "ballast")} || true`], { stdio: "ignore" });
      await expect(backup(places, dest)).rejects.toSatisfy(isFull);
      rmSync(join(mounted, "ballast"));
      expect([before, await damage(placesIn(dest))]).toEqual([[], []]);
    } finally {
      execFileSync("umount", [mounted]);
      rmSync(mounted, { recursive: true });
    }
  },
);

/** The database's word for it, or the system's. */
function isFull(error: unknown): boolean {
  return JSON.stringify(error).includes("full") || (error instanceof Error && "code" in error && error.code === "ENOSPC");
}
