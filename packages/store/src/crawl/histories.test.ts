import { describe, expect, test } from "vitest";
import type { Store } from "../store.ts";
import { documentOf, formOf } from "../testing/documents.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { writeDocument } from "../write.ts";
import { listChanges } from "./changes.ts";
import {
  type SiteHistory,
  compareHistories,
  historyOf,
  holdsHistory,
  listSites,
  supersededDocuments,
  takeHistory,
} from "./histories.ts";
import { beginNight } from "./nights.ts";
import { noteLinks, settleUrl, findUrl } from "./urls.ts";
import { writeNotice } from "./problems.ts";
import { noteVersion } from "./versions.ts";

const at = (day: number): string => `2026-01-0${day}T00:00:00.000Z`;
const sha = (digit: string): string => digit.repeat(64);

/** A night of a site: the page `/`, and under it documents, by what lies at each. */
function night(store: Store, site: string, day: number, documents: Readonly<Record<string, string>>, isEnded = true): void {
  const here = { night_id: beginNight(store, site, 7, at(day)), site };
  const link = (identity: string, purpose: "page" | "document") =>
    ({ identity, url: `http://${site}${identity}`, purpose, is_list: purpose === "page", depth: 0, text: "" }) as const;
  noteLinks(store, here, null, [link("/", "page")], at(day));
  const page = Number(store.statement("SELECT url_id FROM crawl_urls WHERE site = ? AND identity = '/'").pluck().get(site));
  noteLinks(
    store,
    here,
    page,
    Object.keys(documents).map((identity) => link(identity, "document")),
    at(day),
  );
  for (const [identity, digit] of Object.entries(documents)) {
    const sql = "SELECT url_id FROM crawl_urls WHERE site = ? AND identity = ?";
    const url_id = Number(store.statement(sql).pluck().get(site, identity));
    const url = findUrl(store, url_id);
    if (url === null) throw new Error("no URL");
    settleUrl(store, here, url, { result: "new", problem: { code: "status", reason: "-" } }, at(day));
    const place = { location: url.url, night_id: here.night_id, seen_at: at(day), relaxed_tls: 0 } as const;
    noteVersion(store, { url_id, sha256: sha(digit), ...place });
  }
  if (isEnded)
    store.statement("UPDATE crawl_nights SET ended_at = ?, outcome = 'complete' WHERE night_id = ?").run(at(day), here.night_id);
}

function crawled(
  ...nights: readonly (readonly [site: string, day: number, documents: Readonly<Record<string, string>>, isEnded?: boolean])[]
): Store {
  const store = memoryStore();
  for (const [site, day, documents, isEnded] of nights) night(store, site, day, documents, isEnded);
  return store;
}

/** A document that was fetched from there, or lay in a file. */
function write(store: Store, digit: string, goal: string, location = "http://a/x"): void {
  const document = documentOf([formOf({ annual_goal: goal })], { sha256: sha(digit), name: `${digit}.pdf` });
  writeDocument(store, { ...document, sighting: { location, seen_at: at(1) } });
}

function historyIn(store: Store, site: string): SiteHistory {
  const history = historyOf(store, site);
  if (history === null) throw new Error(`nothing known of ${site}`);
  return history;
}

describe("what is known of a site", () => {
  test("its nights, addresses, versions and changes", () => {
    const store = crawled(["a", 1, { "/x": "1" }], ["b", 1, { "/y": "2" }], ["a", 2, { "/x": "3" }, false]);
    expect(listSites(store)).toEqual(["a", "b"]);
    const history = historyIn(store, "a");
    expect(history.site).toBe("a");
    expect(history.counts).toEqual({ nights: 2, addresses: 2, versions: 2, changes: 0 });
    expect([...history.nights.keys()]).toEqual([at(1), at(2)]);
    expect(history.nights.get(at(2))).toBeNull();
    const first: unknown = JSON.parse(history.nights.get(at(1)) ?? "");
    expect(first).toMatchObject({ site: "a", started_at: at(1), outcome: "complete" });
    expect(first).not.toHaveProperty("night_id"); // numbers of this database
    expect(first).not.toHaveProperty("run_id");
    expect([...history.parts].toSorted()).toEqual([
      '["address","/"]',
      '["address","/x"]',
      `["version","/x","http://a/x","${sha("1")}","${at(1)}"]`,
      `["version","/x","http://a/x","${sha("3")}","${at(2)}"]`,
    ]);
    expect(historyOf(store, "c")).toBeNull();
    store.close();
  });

  test("a site of addresses without nights is known too", () => {
    const store = crawled(["a", 1, {}]);
    store.db.exec("DELETE FROM crawl_nights");
    expect([listSites(store), historyOf(store, "a")?.counts.nights]).toEqual([["a"], 0]);
    store.close();
  });
});

describe("which of two histories goes further", () => {
  const history = (nights: Readonly<Record<string, string | null>>, ...parts: readonly string[]): SiteHistory => ({
    site: "a",
    nights: new Map(Object.entries(nights)),
    parts: new Set(parts),
    counts: { nights: 0, addresses: 0, versions: 0, changes: 0 },
  });
  const base = history({ n1: "x" }, "p");

  test.each<[string, SiteHistory, sign: number, holds: boolean, isHeld: boolean]>([
    ["the same", history({ n1: "x" }, "p"), 0, true, true],
    ["a later last night", history({ n1: "x", n2: "y" }, "p"), -1, false, true],
    ["a later last night, and nothing else", history({ n2: "y" }), -1, false, false],
    ["a night more before the last", history({ n0: "w", n1: "x" }, "p"), -1, false, true],
    ["a night less ended", history({ n1: null }, "p"), 1, true, false],
    ["another address", history({ n1: "x" }, "p", "q"), -1, false, true],
    ["an address less", history({ n1: "x" }), 1, true, false],
    ["another address instead", history({ n1: "x" }, "q"), -1, false, false],
    ["another end of the night", history({ n1: "y" }, "p"), -1, false, false],
    ["nothing", history({}), 1, true, false],
  ])("%s", (_, other, sign, holds, isHeld) => {
    expect(Math.sign(compareHistories(base, other))).toBe(sign);
    expect(Math.sign(compareHistories(other, base)) + 0).toBe(sign === 0 ? 0 : -sign);
    expect([holdsHistory(base, other), holdsHistory(other, base)]).toEqual([holds, isHeld]);
  });

  test("in whichever order its parts are known", () => {
    const [one, two] = [history({ n1: "x", n2: "y" }, "p", "q"), history({ n2: "y", n1: "x" }, "q", "p")];
    expect(compareHistories(one, two)).toBe(0);
  });

  test("nights count before what ended, that before addresses", () => {
    expect(Math.sign(compareHistories(history({ n0: null, n1: null }), history({ n1: "x" }, "p")))).toBe(1);
    expect(Math.sign(compareHistories(history({ n0: "w", n1: "x" }), history({ n0: null, n1: "x" }, "p")))).toBe(1);
  });
});

describe("a history that is taken from another database", () => {
  test("is the same there, with numbers of its own; what was known of the site is replaced, other sites stay", () => {
    const from = crawled(["a", 1, { "/x": "1" }], ["a", 2, { "/x": "2", "/z": "3" }]);
    writeNotice(from, 1, "warning", { code: "fewer_documents", reason: "-" });
    const into = crawled(["b", 1, { "/y": "9" }], ["a", 1, { "/x": "1" }]);
    takeHistory(into, from, "a");
    expect(historyOf(into, "a")).toEqual(historyOf(from, "a"));
    expect(listSites(into)).toEqual(["a", "b"]);
    expect(historyIn(into, "b").counts).toMatchObject({ nights: 1, addresses: 2, versions: 1 });
    const rows = (sql: string): unknown => into.statement(sql).raw().all();
    expect(rows("SELECT night_id, run_id FROM crawl_nights ORDER BY night_id")).toEqual([
      [1, 7],
      [2, 0],
      [3, 0],
    ]);
    expect(rows("SELECT night_id, code FROM crawl_notices")).toEqual([[2, "fewer_documents"]]);
    expect(rows("SELECT url_id, found_on, seen_night, done_night FROM crawl_urls WHERE site = 'a' ORDER BY url_id")).toEqual([
      [3, null, 3, null],
      [4, 3, 3, 3],
      [5, 3, 3, 3],
    ]);
    expect(rows("SELECT page_id, url_id FROM crawl_links ORDER BY 1, 2")).toEqual([
      [1, 2],
      [3, 4],
      [3, 5],
    ]);
    expect(rows("SELECT url_id, since_night FROM crawl_problems ORDER BY 1")).toEqual([
      [2, 1],
      [4, 2],
      [5, 3],
    ]);
    expect(into.db.pragma("foreign_key_check")).toEqual([]);
    for (const store of [from, into]) store.close();
  });

  test("is compared by the records that are here", () => {
    const from = crawled(["a", 1, { "/x": "1" }], ["a", 2, { "/x": "2" }]);
    const into = memoryStore();
    write(into, "1", "甲");
    write(into, "2", "乙");
    takeHistory(into, from, "a");
    const told = [...listChanges(into, { since: "2000" })].map(({ version, change, field }) => [version, change, field]);
    expect(told).toEqual([
      [1, "added", null],
      [2, "changed", "annual_goal"],
    ]);
    const current = into.statement("SELECT sha256 FROM v_current_records").pluck().all();
    expect(current).toEqual([sha("2")]);
    expect(into.statement("SELECT status FROM record_identity ORDER BY record_id").pluck().all()).toEqual([
      "superseded",
      "stands",
    ]);
    for (const store of [from, into]) store.close();
  });
});

describe("documents of another database in whose place something else was seen since", () => {
  const other = (location?: string): Store => {
    const store = crawled(["a", 2, { "/x": "1" }]);
    write(store, "1", "甲", location);
    return store;
  };
  test.each<[string, Store, Store, readonly string[]]>([
    ["another document there, later", crawled(["a", 3, { "/x": "2" }]), other(), [sha("1")]],
    ["the same day", crawled(["a", 2, { "/x": "2" }]), other(), [sha("1")]],
    ["earlier", crawled(["a", 1, { "/x": "2" }]), other(), []],
    ["at another address", crawled(["a", 3, { "/y": "2" }]), other(), []],
    ["on another site", crawled(["b", 3, { "/x": "2" }]), other(), []],
    ["it was a version here", crawled(["a", 1, { "/x": "1" }], ["a", 3, { "/x": "2" }]), other(), []],
    ["it is known from a file", crawled(["a", 3, { "/x": "2" }]), other("/in/1.pdf"), []],
    ["it stands elsewhere too", crawled(["a", 3, { "/x": "2" }]), crawled(["a", 2, { "/x": "1", "/y": "1" }]), []],
    [
      "everywhere something else",
      crawled(["a", 3, { "/x": "2", "/y": "3" }]),
      crawled(["a", 2, { "/x": "1", "/y": "1" }]),
      [sha("1")],
    ],
  ])("%s", (_, into, from, expected) => {
    expect([...supersededDocuments(into, from)]).toEqual(expected);
    for (const store of [into, from]) store.close();
  });
});
