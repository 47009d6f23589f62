import { DocumentError } from "@jixiao/contract";
import {
  beginNight,
  endRun,
  exportRecords,
  listFailures,
  listSightings,
  nextUrl,
  noteLinks,
  noteVersion,
  openStore,
  startRun,
  writeDocument,
  writeFailure,
} from "@jixiao/store";
import { copyFileSync, cpSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Archive, sha256Of } from "../archive/archive.ts";
import { doctor } from "../doctor/doctor.ts";
import { extract } from "../testing/fake-parser.ts";
import { makeWorkplace, type Workplace } from "../testing/workplace.ts";
import { backup, placesIn, restore, type Places } from "./backup.ts";
import { mergeStores } from "./merge.ts";
import { prune } from "./prune.ts";
import { status } from "./status.ts";
import { reparse } from "../reparse.ts";

let place: Workplace;
let dest: string;
beforeEach(async () => {
  place = makeWorkplace();
  dest = join(place.folder, "backup");
  await take(place.options, { "a.txt": "a", "b.txt": "2 forms of b" });
});
afterEach(() => place.remove());

/** What an import makes of files, without its processes. */
async function take(places: Places, files: Readonly<Record<string, string>>, parser_version = "fake-1"): Promise<void> {
  const store = openStore(places.store);
  const run = startRun(store, "import");
  let exit_code = 0;
  for (const [name, data] of Object.entries(files)) {
    const bytes = Buffer.from(data);
    const sha256 = sha256Of(bytes);
    const location = `${places.store}/${name}`;
    const supplied = { fiscal_year_supplied: null, region_supplied: null };
    await new Archive(places.archive).put(bytes, { sha256, name, location, ...supplied });
    try {
      const read = await extract({ name, bytes, sha256 }, { onProgress: () => undefined });
      const records = read.records.map((record) => ({ ...record, provenance: { ...record.provenance, parser_version } }));
      const source = { sha256, name, size: bytes.length, media_type: "text/plain" };
      const sighting = { location, seen_at: "2026-01-01T00:00:00.000Z" };
      writeDocument(store, { source, parser_version, ...supplied, page_count: null, records, sighting });
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      exit_code = 1;
      const failed_at = "2026-01-02T00:00:00.000Z";
      writeFailure(store, { location, sha256, parser_version, ...supplied, failure: error.failure, failed_at });
    }
  }
  endRun(store, run, { exit_code, summary: {} });
  store.close();
}

/** Everything that an export says of a database, and where its documents were seen. */
function contentOf({ store: path }: Pick<Places, "store">): unknown {
  const store = openStore(path, { readonly: true });
  try {
    const failures = listFailures(store).map(({ location, sha256, failure }) => ({ location, sha256, failure }));
    return { records: [...exportRecords(store)], sightings: listSightings(store), failures };
  } finally {
    store.close();
  }
}

async function findings(places: Places): Promise<readonly string[]> {
  const report = await doctor(places, { verify: true, parserVersion: "fake-1" });
  return report.findings.map(({ code, detail }) => `${code} ${detail ?? ""}`);
}

const restored = (): Places => ({ store: join(place.folder, "new/jixiao.db"), archive: join(place.folder, "new/archive") });

describe("backup and restore", () => {
  test("what is restored is what was backed up; the second time only what is new is copied", async () => {
    expect(await backup(place.options, dest)).toMatchObject({ documents: 2, copied: 2, present: 0, altered: [], missing: [] });
    await take(place.options, { "c.txt": "c" });
    expect(await backup(place.options, dest)).toMatchObject({ documents: 3, copied: 1, present: 2 });
    expect(await findings(placesIn(dest))).toEqual([]);
    expect(await restore(dest, restored())).toMatchObject({ documents: 3, copied: 3, missing: [] });
    expect(await findings(restored())).toEqual([]);
    expect(contentOf(restored())).toEqual(contentOf(place.options));
  });

  test("is of one moment while somebody writes", async () => {
    const writer = openStore(place.options.store);
    writer.db.exec("BEGIN IMMEDIATE; DELETE FROM documents;");
    try {
      expect(await backup(place.options, dest)).toMatchObject({ documents: 2 });
    } finally {
      writer.db.exec("ROLLBACK");
      writer.close();
    }
    expect(await findings(placesIn(dest))).toEqual([]);
  });

  test("what a killed backup left does not harm, neither it nor the earlier one", async () => {
    await backup(place.options, dest);
    writeFileSync(`${placesIn(dest).store}.part`, "half");
    writeFileSync(join(dest, "archive/incoming/half"), "h");
    expect(await findings(placesIn(dest))).toEqual(["unfinished_write "]);
    expect(await backup(place.options, dest)).toMatchObject({ documents: 2, copied: 0, present: 2 });
    expect(readdirSync(dest).toSorted()).toEqual(["archive", "jixiao.db"]);
    expect(await findings(placesIn(dest))).toEqual([]);
  });

  test("altered and missing originals are said and not copied", async () => {
    const archive = new Archive(place.options.archive);
    writeFileSync(archive.pathOf(sha256Of(Buffer.from("a"))), "x");
    const a = sha256Of(Buffer.from("a"));
    expect(await backup(place.options, dest)).toMatchObject({ copied: 1, altered: [a], missing: [a] });
    expect(existsSync(new Archive(placesIn(dest).archive).pathOf(a))).toBe(false);
  });

  test("an original altered in the source never replaces the good one of the backup", async () => {
    await backup(place.options, dest);
    const a = sha256Of(Buffer.from("a"));
    writeFileSync(new Archive(place.options.archive).pathOf(a), "x");
    await backup(place.options, dest);
    expect(await new Archive(placesIn(dest).archive).read(a)).toEqual(Buffer.from("a"));
  });

  test("nothing is written over a database, and nothing but a sound database is restored", async () => {
    await backup(place.options, dest);
    await expect(restore(dest, place.options)).rejects.toMatchObject({ name: "CareError" });
    await expect(backup(placesIn(dest), dest)).rejects.toMatchObject({ name: "CareError" });
    writeFileSync(placesIn(dest).store, "no database at all");
    await expect(restore(dest, restored())).rejects.toMatchObject({ failure: { code: "not_a_database" } });
    expect(existsSync(restored().store)).toBe(false);
    writeFileSync(join(place.folder, "a-file"), "x");
    await expect(backup(place.options, join(place.folder, "a-file"))).rejects.toMatchObject({ name: "CareError" });
    rmSync(placesIn(dest).store);
    await expect(restore(dest, restored())).rejects.toMatchObject({ failure: { code: "missing" } });
  });

  test("of an older schema it is a copy as it is; of a newer one nothing is made", async () => {
    const set = (version: number): void => {
      const store = openStore(place.options.store);
      store.db.pragma(`user_version = ${version}`);
      store.close();
    };
    set(99);
    await expect(backup(place.options, dest)).rejects.toMatchObject({ failure: { code: "newer" } });
    expect(existsSync(placesIn(dest).store)).toBe(false);
  });
});

describe("prune", () => {
  const first = sha256Of(Buffer.from("a"));
  const second = sha256Of(Buffer.from("2 forms of b"));
  const now = new Date("2026-11-21T00:00:00Z");

  /** As a crawl leaves it: at one URL first `a`, and from the 1st of March on `b`. */
  function crawled(): void {
    const store = openStore(place.options.store);
    store.db.exec("DELETE FROM document_sightings");
    const url = "http://x.test/a.txt";
    for (const [month, sha256] of Object.entries({ "02": first, "03": second })) {
      const seen_at = `2026-${month}-01T00:00:00.000Z`;
      const here = { night_id: beginNight(store, "a", 1, seen_at), site: "a" };
      noteLinks(store, here, null, [{ identity: url, url, purpose: "document", is_list: false, depth: 1, text: "" }], seen_at);
      const url_id = nextUrl(store, here, new Set())?.url_id ?? 1;
      noteVersion(store, { url_id, location: url, sha256, night_id: here.night_id, seen_at, relaxed_tls: 0 });
    }
    store.close();
  }

  test("tells, and removes nothing; with --yes the bytes go and everything else stays and is sound", async () => {
    crawled();
    const before = contentOf(place.options);
    const archive = new Archive(place.options.archive);
    expect(await prune(place.options, { days: 30, really: false, now })).toMatchObject({
      done: false,
      documents: [{ sha256: first }],
      bytes: 1,
    });
    expect(existsSync(archive.pathOf(first))).toBe(true);
    expect(await prune(place.options, { days: 300, really: true, now })).toMatchObject({ documents: [] }); // replaced 265 days ago
    expect(await prune(place.options, { days: 30, really: true, now })).toMatchObject({
      done: true,
      documents: [{ sha256: first }],
    });
    expect([existsSync(archive.pathOf(first)), existsSync(archive.pathOf(second))]).toEqual([false, true]);
    expect(contentOf(place.options)).toEqual(before);
    expect(await findings(place.options)).toEqual(["archive_pruned 1"]);
    expect(await prune(place.options, { days: 30, really: true, now })).toMatchObject({ documents: [] });
    await reparse({ ...place.options, which: "all" });
    expect(contentOf(place.options)).toEqual(before);
    await backup(place.options, dest);
    expect(await findings(placesIn(dest))).toEqual(["archive_pruned 1"]);
  });

  test("what was imported from a file, or stands now, is not touched, however old", async () => {
    expect(await prune(place.options, { days: 0, really: true, now })).toMatchObject({ documents: [] });
  });

  test("killed while it notes what it will remove, it goes on", async () => {
    crawled();
    writeFileSync(join(place.options.archive, "pruned.jsonl"), `{"sha256":"${first}`); // torn
    expect(await findings(place.options)).toEqual([]);
    expect(await prune(place.options, { days: 30, really: true, now })).toMatchObject({ documents: [{ sha256: first }] });
    expect(await findings(place.options)).toEqual(["archive_pruned 1"]);
  });
});

test("status: what is stored, what takes the disk, the last runs, what to do next", async () => {
  await take(place.options, { "bad.txt": "damaged" });
  const report = await status(place.options);
  expect(report.doctor.counts).toMatchObject({ documents: 2, forms: 3, failures: 1 });
  expect(report.disk).toMatchObject({ log: 0, original_files: 3, originals: "a2 forms of bdamaged".length });
  expect(report.runs.map(({ command, exit_code }) => [command, exit_code])).toEqual([
    ["import", 1],
    ["import", 0],
  ]);
  expect(report.doctor.findings.map(({ code }) => code)).toContain("failed_documents");
});

describe("merge", () => {
  /** Another database with other documents, one that both have, one that fails. */
  async function other(name: string, files: Readonly<Record<string, string>>): Promise<Places> {
    const places = { store: join(place.folder, `${name}.db`), archive: join(place.folder, `${name}-archive`) };
    await take(places, files);
    return places;
  }

  test("is the same in any order, whole, and sound", async () => {
    const north = await other("north", { "n.txt": "north", "same.txt": "both", "bad.txt": "damaged" });
    const south = await other("south", { "s.txt": "south", "renamed.txt": "both" });
    const results: unknown[] = [];
    for (const [name, order] of [
      ["one", [north, south, place.options]],
      ["two", [place.options, south, north]],
      ["three", [south, south, place.options, north]],
    ] as const) {
      const into = { store: join(place.folder, `${name}.db`), archive: join(place.folder, `${name}-archive`) };
      const report = await mergeStores(into, order);
      expect(report).toMatchObject({ without_original: [], added: 5 });
      expect(report.conflicts.map(({ kind }) => kind)).toEqual(["records"]);
      expect((await findings(into)).filter((line) => !line.startsWith("failed_documents"))).toEqual([]);
      results.push(contentOf(into));
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  test("what is there already changes nothing, and no database is merged with itself", async () => {
    const copy = { store: join(place.folder, "copy.db"), archive: join(place.folder, "copy-archive") };
    copyFileSync(place.options.store, copy.store);
    cpSync(place.options.archive, copy.archive, { recursive: true });
    const report = await mergeStores(copy, [place.options]);
    expect(report).toMatchObject({ added: 0, replaced: 0, unchanged: 2, conflicts: [] });
    expect(report.not_merged).toEqual({ runs: 1, nights: 0, addresses: 0, versions: 0, changes: 0 });
    await expect(mergeStores(copy, [copy])).rejects.toMatchObject({ name: "CareError" });
  });

  test("a document whose original is nowhere is left out and said", async () => {
    const north = await other("north", { "n.txt": "north" });
    rmSync(new Archive(north.archive).pathOf(sha256Of(Buffer.from("north"))));
    const report = await mergeStores(place.options, [north]);
    expect(report).toMatchObject({ added: 0, without_original: [sha256Of(Buffer.from("north"))] });
    expect(await findings(place.options)).toEqual([]);
  });

  test("a database that is missing or newer stops it before anything is written", async () => {
    const before = contentOf(place.options);
    const nowhere = { store: join(place.folder, "nowhere.db"), archive: "nowhere" };
    await expect(mergeStores(place.options, [nowhere])).rejects.toMatchObject({ failure: { code: "missing" } });
    expect(contentOf(place.options)).toEqual(before);
  });
});

test("merge: of two parser versions the newer reading is kept, whichever comes first, and told", async () => {
  const [old, fresh] = ["old", "fresh"].map((name) => ({
    store: join(place.folder, `${name}.db`),
    archive: join(place.folder, `${name}-archive`),
  })) as [Places, Places];
  await take(old, { "x.txt": "x" }, "9");
  await take(fresh, { "x.txt": "x" }, "10");
  for (const [name, order] of Object.entries({ up: [old, fresh], down: [fresh, old] })) {
    const into = { store: join(place.folder, `${name}.db`), archive: join(place.folder, `${name}-archive`) };
    const { conflicts } = await mergeStores(into, order);
    expect(conflicts).toEqual([expect.objectContaining({ kind: "parser_version", kept: "10", left: "9", name: "x.txt" })]);
    const store = openStore(into.store, { readonly: true });
    expect([...exportRecords(store)].map(({ provenance }) => provenance.parser_version)).toEqual(["10"]);
    store.close();
  }
});
