import { acquireLock, endRun, openStore, startRun } from "@jixiao/store";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Archive, sha256Of } from "../archive/archive.ts";
import { importPaths } from "../import.ts";
import { reparse } from "../reparse.ts";
import { makeWorkplace, type Workplace } from "../testing/workplace.ts";
import { doctor, type DoctorReport } from "./doctor.ts";

const BYTES = Buffer.from("stray");
const STRAY = { sha256: sha256Of(BYTES), name: "stray.txt", location: null, fiscal_year_supplied: null, region_supplied: null };
let place: Workplace;
let archive: Archive;
beforeEach(async () => {
  place = makeWorkplace();
  archive = new Archive(place.options.archive);
  place.put("a.txt", "a");
  place.put("b.txt", "b");
  await importPaths([place.inbox], place.options);
});
afterEach(() => place.remove());

async function examine(verify = true): Promise<DoctorReport> {
  return doctor(place.options, { verify, parserVersion: "fake-1" });
}

/** `severity code subject` of every finding. */
async function findings(verify = true): Promise<string[]> {
  const report = await examine(verify);
  expect(report.sound).toBe(report.findings.every(({ severity }) => severity === "note"));
  return report.findings.map(({ severity, code, name }) => `${severity} ${code} ${name ?? "-"}`);
}

function archived(text: string): string {
  return archive.pathOf(sha256Of(Buffer.from(text)));
}

test("a sound installation: versions, paths, space, counts, no findings", async () => {
  const report = await examine();
  expect(report).toMatchObject({
    sound: true,
    versions: { node: process.version, sqlite: expect.stringMatching(/^3\./), schema: expect.any(Number), parser: "fake-1" },
    paths: { store: place.options.store, archive: place.options.archive },
    counts: { documents: 2, forms: 2, indicators: 4, failures: 0 },
    findings: [],
  });
  expect(report.free_bytes.store).toBeGreaterThan(0);
});

test("archive: missing, cut, altered within its length, stray and foreign files", async () => {
  rmSync(archived("a"));
  writeFileSync(archived("b"), "x");
  await archive.put(BYTES, STRAY);
  mkdirSync(join(place.options.archive, "backup"));
  writeFileSync(join(place.options.archive, "incoming", "half"), "h");
  expect(await findings()).toEqual([
    "error archive_altered b.txt",
    "error archive_missing a.txt",
    `warning archive_orphan ${archive.pathOf(STRAY.sha256)}`,
    `warning archive_stranger ${join(place.options.archive, "backup")}`,
    `note unfinished_write ${join(place.options.archive, "incoming", "half")}`,
  ]);
  expect(await findings(false)).not.toContain("error archive_altered b.txt"); // the same length: only reading it tells
  writeFileSync(archived("b"), "longer");
  expect(await findings(false)).toContain("error archive_altered b.txt");
});

test("what a run that did not end left is a note, once it is there as a whole it is not", async () => {
  const store = openStore(place.options.store);
  const run = startRun(store, "import");
  await archive.put(BYTES, STRAY);
  expect(await findings()).toEqual([`note interrupted_file ${archive.pathOf(STRAY.sha256)}`]);
  endRun(store, run, { exit_code: 0, summary: null });
  store.close();
  expect(await findings()).toEqual([`warning archive_orphan ${archive.pathOf(STRAY.sha256)}`]);
});

test("database: altered records are named, and an unreadable file is told", async () => {
  const store = openStore(place.options.store);
  store.db.exec("UPDATE forms SET project_name = 'x' WHERE project_name LIKE 'a%'");
  store.close();
  expect(await findings()).toEqual(["error records_altered a.txt"]);
  expect(await findings(false)).toEqual([]);
  writeFileSync(place.options.store, "no database at all");
  rmSync(`${place.options.store}-wal`, { force: true });
  expect(await findings()).toEqual([`error database_unusable ${place.options.store}`]);
});

test("a database that cannot be read: nothing is said of its contents, and nobody is told to move it away", async () => {
  const store = join(place.folder, "a-folder.db");
  mkdirSync(store);
  const { findings, counts } = await doctor({ ...place.options, store }, { parserVersion: "fake-1" });
  expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["error database_unreadable"]);
  expect(findings[0]?.advice).not.toMatch(/move|reparse/);
  expect(counts).toBeNull();
});

test("no database yet, or one that a killed first import left without its tables", async () => {
  const store = join(place.folder, "none.db");
  const codes = async (): Promise<string[]> =>
    (await doctor({ ...place.options, store }, { parserVersion: "fake-1" })).findings.map(
      ({ severity, code }) => `${severity} ${code}`,
    );
  expect(await codes()).toEqual(["warning database_missing"]);
  writeFileSync(store, "");
  expect(await codes()).toEqual(["note database_older"]);
});

test("a failed file in whose place others stand by now is no stranger to anybody, and can be tried again", async () => {
  for (const text of ["damaged one", "damaged two", "damaged three", "sound at last"]) {
    place.put("c.txt", text);
    await importPaths([place.inbox], place.options);
  }
  const c = join(place.inbox, "c.txt");
  const replaced = Array.from({ length: 3 }, () => `note archive_replaced ${c}`);
  expect(await findings()).toEqual(replaced);
  expect(place.failures()).toEqual([]);
  place.put("c.txt", "damaged again");
  await importPaths([place.inbox], place.options);
  expect(await findings()).toEqual(["note failed_documents -", ...replaced]);
  await reparse({ ...place.options, which: "all" });
  expect(await findings()).toEqual(["note failed_documents -"]);
  // Each at its own place in the archive; the one that stands at the path keeps the path.
  expect(place.failures().map(({ location }) => location)).toEqual(
    [...["damaged one", "damaged two", "damaged three"].map(archived), c].sort(),
  );
});

test("failures, outdated records and a run in progress are notes", async () => {
  place.put("c.txt", "damaged");
  await importPaths([place.inbox], place.options);
  const lock = acquireLock(`${place.options.store}.lock`);
  const report = await doctor(place.options, { parserVersion: "fake-2" });
  lock.release();
  expect(report.sound).toBe(true);
  expect(report.findings.map(({ code }) => code)).toEqual(["outdated_records", "failed_documents", "run_in_progress"]);
});
