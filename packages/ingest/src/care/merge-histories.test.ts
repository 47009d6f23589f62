import {
  beginNight,
  countNight,
  endNight,
  type GoneRule,
  listChanges,
  nextUrl,
  noteLinks,
  noteVersion,
  openStore,
  settleUrl,
  type Store,
  writeDocument,
} from "@jixiao/store";
import { copyFileSync, cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Archive, sha256Of } from "../archive/archive.ts";
import { doctor } from "../doctor/doctor.ts";
import { extract } from "../testing/fake-parser.ts";
import { makeWorkplace, type Workplace } from "../testing/workplace.ts";
import type { Places } from "./backup.ts";
import { mergeStores } from "./merge.ts";

let made: Workplace;
let place: Workplace;
const placesIn = ({ folder }: Workplace, name: string): Places => ({
  store: join(folder, `${name}.db`),
  archive: join(folder, `${name}-archive`),
});
const at = (name: string): Places => placesIn(place, name);

/** North: a document that changes and one that goes; south: one that stays. Made once, copied for each test. */
beforeAll(async () => {
  made = makeWorkplace();
  for (const name of ["north", "south"]) openStore(placesIn(made, name).store).close();
  for (const name of ["one", "two", "apart"]) copyFileSync(placesIn(made, "north").store, placesIn(made, name).store); // an empty one
  const [north, south] = [placesIn(made, "north"), placesIn(made, "south")];
  await night(north, "north", 1, { "a.txt": "a", "b.txt": "b" });
  await night(north, "north", 2, { "a.txt": "2 forms of a" });
  await night(south, "south", 1, { "s.txt": "s" });
});
afterAll(() => made.remove());
beforeEach(() => {
  place = makeWorkplace();
  cpSync(made.folder, place.folder, { recursive: true });
});
afterEach(() => place.remove());

const RULE: GoneRule = { gone_after_nights: 1, nights_apart_hours: 1 };
const supplied = { fiscal_year_supplied: null, region_supplied: null };

/** A whole night of a site, as a crawl leaves it: what lies at which path on that day of March. */
async function night(places: Places, site: string, day: number, files: Readonly<Record<string, string>>): Promise<void> {
  const seen_at = `2026-03-${String(day).padStart(2, "0")}T00:00:00.000Z`;
  const store = openStore(places.store);
  const here = { night_id: beginNight(store, site, 1, seen_at), site };
  const found = Object.keys(files).map((path) => {
    const url = `http://${site}.test/${path}`;
    return { identity: url, url, purpose: "document" as const, is_list: false, depth: 1, text: path };
  });
  noteLinks(store, here, null, found, seen_at);
  for (let known = nextUrl(store, here, new Set()); known !== null; known = nextUrl(store, here, new Set())) {
    const { url, url_id, sha256: before } = known;
    const sha256 = await read(places, store, url, files[url.split("/").at(-1) ?? ""] ?? "", seen_at);
    noteVersion(store, { url_id, location: url, sha256, night_id: here.night_id, seen_at, relaxed_tls: 0 });
    const result = before === null ? "new" : before === sha256 ? "unchanged" : "changed";
    settleUrl(store, here, known, { result, sha256 }, seen_at);
  }
  const counted = countNight(store, here.night_id, { run_id: 1, requests: found.length, bytes: 0 });
  endNight(store, counted, { outcome: "complete", reason: null, ended_at: seen_at.replace("T00", "T01") }, RULE);
  store.close();
}

async function read(places: Places, store: Store, location: string, text: string, seen_at: string): Promise<string> {
  const bytes = Buffer.from(text);
  const sha256 = sha256Of(bytes);
  const name = location.split("/").at(-1) ?? location;
  await new Archive(places.archive).put(bytes, { sha256, name, location, ...supplied });
  const { records } = await extract({ name, bytes, sha256 }, { onProgress: () => undefined });
  const source = { sha256, name, size: bytes.length, media_type: "text/plain" };
  writeDocument(store, {
    source,
    parser_version: "fake-1",
    ...supplied,
    page_count: null,
    records,
    sighting: { location, seen_at },
  });
  return sha256;
}

/** What a database says of its sites, without its own numbers. */
function historyIn({ store: path }: Places): unknown {
  const store = openStore(path, { readonly: true });
  const all = (sql: string) => store.db.prepare(sql).all();
  try {
    return {
      nights: all("SELECT * FROM v_crawl_nights ORDER BY site, started_at").map((row) => ({ ...(row as object), night_id: 0 })),
      documents: all("SELECT sha256, source_file, location, site, version, is_current, gone_at FROM v_documents ORDER BY sha256"),
      addresses: all(
        `SELECT u.site, identity, result, u.sha256, gone_at, n.started_at FROM crawl_urls u JOIN crawl_nights n ON n.night_id = u.seen_night ORDER BY u.site, identity`,
      ),
      changes: [...listChanges(store, { since: "2026" })].map((change) => JSON.stringify(change)).toSorted(),
    };
  } finally {
    store.close();
  }
}

async function faults(places: Places): Promise<readonly string[]> {
  const { findings } = await doctor(places, { verify: true, parserVersion: "fake-1" });
  return findings.map(({ code, detail }) => `${code} ${detail ?? ""}`);
}

describe("histories of sites", () => {
  test("come along whole: nights, versions, changes, what is gone; the same in any order, and again", async () => {
    const [north, south] = [at("north"), at("south")];
    const results: unknown[] = [];
    for (const [name, order] of [
      ["one", [north, south]],
      ["two", [south, north]],
    ] as const) {
      const into = at(name);
      const report = await mergeStores(into, order);
      expect(report).toMatchObject({ added: 4, replaced_versions: 0, sites_taken: ["north", "south"], history_conflicts: [] });
      expect(report.not_merged).toEqual({ runs: 0, nights: 0, addresses: 0, versions: 0, changes: 0 });
      expect(await faults(into)).toEqual([]);
      results.push(historyIn(into));
      expect(await mergeStores(into, order)).toMatchObject({ added: 0, unchanged: 4, sites_taken: [], history_conflicts: [] });
      expect(historyIn(into)).toEqual(results[0]);
    }
    expect(results[1]).toEqual(results[0]);
    const { documents, changes } = results[0] as { documents: readonly { is_current: number }[]; changes: readonly string[] };
    expect(documents.filter(({ is_current }) => is_current === 0)).toHaveLength(1);
    expect(documents).toHaveLength(4);
    expect(changes.filter((line) => line.includes('"gone"'))).toHaveLength(1);
    expect(changes.length).toBeGreaterThan(4);
  });

  test("one after the other, or a copy of what is merged already: the same", async () => {
    const [north, south] = [at("north"), at("south")];
    await mergeStores(at("one"), [north, south]);
    await mergeStores(at("two"), [south]);
    await mergeStores(at("two"), [north]);
    await mergeStores(at("two"), [at("one")]);
    expect(historyIn(at("two"))).toEqual(historyIn(at("one")));
    expect(await faults(at("two"))).toEqual([]);
  });

  test("a crawl goes on where the merged history ends", async () => {
    const north = at("north");
    await mergeStores(at("one"), [north]);
    for (const places of [north, at("one")]) await night(places, "north", 3, { "a.txt": "3 forms of a", "b.txt": "b" });
    expect(historyIn(at("one"))).toEqual(historyIn(north));
    expect(await faults(at("one"))).toEqual([]);
  });

  test("a copy that went on takes the place of what it holds; one that stayed behind changes nothing", async () => {
    const north = at("north");
    const old = at("old");
    copyFileSync(north.store, old.store);
    cpSync(north.archive, old.archive, { recursive: true });
    await night(north, "north", 3, { "a.txt": "3 forms of a" });
    const before = historyIn(north);
    expect(await mergeStores(north, [old])).toMatchObject({ sites_taken: [], history_conflicts: [], unchanged: 3 });
    expect(historyIn(north)).toEqual(before);
    expect(await mergeStores(old, [north])).toMatchObject({ sites_taken: ["north"], history_conflicts: [], added: 1 });
    expect(historyIn(old)).toEqual(before);
    expect(await faults(old)).toEqual([]);
  });

  test("of two that were made apart the one that is here stays, and the other is told with what it counts", async () => {
    const north = at("north");
    const apart = at("apart");
    await night(apart, "north", 1, { "a.txt": "another a" }); // since then a.txt is known to be another
    await night(apart, "north", 4, { "late.txt": "late", "a.txt": "another a" });
    const before = historyIn(north) as { readonly documents: readonly unknown[] };
    const report = await mergeStores(north, [apart]);
    const conflict = { site: "north", kept: north.store, left: apart.store, nights: 2, addresses: 2, versions: 2 };
    expect(report).toMatchObject({ added: 1, replaced_versions: 1, sites_taken: [], history_conflicts: [conflict] });
    expect(report.not_merged).toMatchObject({ nights: 2, addresses: 2, versions: 2 });
    const after = historyIn(north) as { readonly documents: readonly unknown[] };
    expect(after).toEqual({ ...before, documents: expect.any(Array) as unknown });
    expect(after.documents).toHaveLength(before.documents.length + 1); // late.txt, as a document
    expect(await faults(north)).toEqual([]);
  });

  test("of two others that were made apart the one that goes further is kept, whichever is named first", async () => {
    const north = at("north");
    const apart = at("apart");
    await night(apart, "north", 4, { "a.txt": "2 forms of a" });
    for (const [name, order] of Object.entries({ one: [north, apart], two: [apart, north] })) {
      const { history_conflicts } = await mergeStores(at(name), order);
      expect(history_conflicts).toMatchObject([{ kept: apart.store, left: north.store, nights: 2 }]);
      expect(await faults(at(name))).toEqual([]);
    }
    expect(historyIn(at("one"))).toEqual(historyIn(at("two")));
  });

  test("a night that one database began and another ended is one night", async () => {
    const north = at("north");
    const open = openStore(north.store);
    open.db.exec("UPDATE crawl_nights SET ended_at = NULL, outcome = NULL WHERE night_id = 2");
    open.close();
    const ended = at("ended");
    copyFileSync(north.store, ended.store);
    cpSync(north.archive, ended.archive, { recursive: true });
    const end = openStore(ended.store);
    end.db.exec("UPDATE crawl_nights SET ended_at = started_at, outcome = 'complete' WHERE night_id = 2");
    end.close();
    expect(await mergeStores(ended, [north])).toMatchObject({ sites_taken: [], history_conflicts: [] });
    expect(await mergeStores(north, [ended])).toMatchObject({ sites_taken: ["north"], history_conflicts: [] });
    expect(historyIn(north)).toEqual(historyIn(ended));
  });
});
