import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore } from "@jixiao/store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Archive, sha256Of } from "../archive/archive.ts";
import { doctor } from "../doctor/doctor.ts";
import { backup, placesIn, type Places, restore } from "./backup.ts";

const DOCUMENTS = 60;
const SIZE = 20_000;
let folder: string;
let places: Places;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "jixiao-care-"));
  places = { store: join(folder, "jixiao.db"), archive: join(folder, "jixiao-archive") };
  openStore(places.store).close();
  const archive = new Archive(places.archive);
  for (let i = 0; i < DOCUMENTS; i += 1) {
    const bytes = Buffer.alloc(SIZE, `${i} `);
    const note = { sha256: sha256Of(bytes), name: `${i}.txt`, location: null, fiscal_year_supplied: null, region_supplied: null };
    await archive.put(bytes, note);
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Of a backup that lacks nothing of what it began with, and of one cut short: nothing half-written under a document's name. */
async function damage(of: Places): Promise<readonly string[]> {
  const { findings } = await doctor(of, { verify: true, parserVersion: "fake-1" });
  return findings.flatMap(({ severity, code }) => (severity === "error" ? [code] : []));
}

/** A small program that backs up, or restores, and is killed when so many originals are there. */
async function killed(what: "backup" | "restore", at: number): Promise<void> {
  const source = fileURLToPath(new URL("backup.ts", import.meta.url));
  const to = what === "backup" ? join(folder, "dest") : join(folder, "new");
  const call =
    what === "backup"
      ? `backup(${JSON.stringify(places)}, ${JSON.stringify(to)})`
      : `restore(${JSON.stringify(join(folder, "dest"))}, ${JSON.stringify(placesIn(to))})`;
  const script = `import { ${what} } from ${JSON.stringify(source)}; await ${call};`;
  const child = spawn(process.execPath, ["--conditions=@jixiao/source", "--input-type=module", "-e", script], {
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  const archive = new Archive(placesIn(to).archive);
  while (child.exitCode === null && child.signalCode === null && (await countOf(archive)) < at)
    await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill("SIGKILL");
  await ended;
}

test("killed on the way, a backup and a restore are taken up and end whole", async () => {
  const dest = placesIn(join(folder, "dest"));
  await killed("backup", DOCUMENTS / 3);
  expect(existsSync(dest.store)).toBe(false); // the database comes last
  const { copied, present } = await backup(places, join(folder, "dest"));
  expect(copied + present).toBe(DOCUMENTS);
  expect(present).toBeGreaterThan(0);
  expect(await damage(dest)).toEqual([]);
  await killed("restore", DOCUMENTS / 3);
  const to = placesIn(join(folder, "new"));
  if (!existsSync(to.store)) await restore(join(folder, "dest"), to);
  expect(await damage(to)).toEqual([]);
  expect(await countOf(new Archive(to.archive))).toBe(DOCUMENTS);
});

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
