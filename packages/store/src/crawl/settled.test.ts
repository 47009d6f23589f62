import { describe, expect, test } from "vitest";
import type { Store } from "../store.ts";
import { documentOf, formOf } from "../testing/documents.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { verifyStore } from "../verify.ts";
import { writeDocument } from "../write.ts";
import { isSeen } from "./lists.ts";
import { beginNight, listNights, nightNumber, openNight } from "./nights.ts";
import { noteWarning, reasonOf, warningsOf, writeNotice } from "./problems.ts";
import { findRobots, keepRobots } from "./robots.ts";
import {
  type CrawlUrl,
  type Discovery,
  type UrlResult,
  type UrlState,
  failedListPages,
  findUrl,
  linkedIdentities,
  nextUrl,
  noteLinks,
  settleUrl,
} from "./urls.ts";
import { currentLocations, noteVersion, recentVersions, versionHashes } from "./versions.ts";

const AT = "2026-01-01T00:00:00.000Z";
const LATER = "2026-01-02T00:00:00.000Z";
const found = (identity: string, over: Partial<Discovery> = {}): Discovery => ({
  identity,
  url: `http://a.cn${identity}`,
  purpose: "document",
  is_list: false,
  depth: 1,
  text: "",
  ...over,
});
const sha = (digit: string): string => digit.repeat(64);

interface Site {
  readonly store: Store;
  readonly night: (at?: string) => { readonly night_id: number; readonly site: string };
  readonly url: (url_id: number) => CrawlUrl;
}

function siteOf(): Site {
  const store = memoryStore();
  return {
    store,
    night: (at = AT) => ({ night_id: beginNight(store, "a", 1, at), site: "a" }),
    url: (url_id) => {
      const url = findUrl(store, url_id);
      if (url === null) throw new Error(`no URL ${url_id}`);
      return url;
    },
  };
}

describe("a URL that had been marked as gone", () => {
  test.each<[UrlResult, hasReturned: boolean]>([
    ["new", true],
    ["changed", true],
    ["unchanged", true],
    ["failed", false],
    ["gone", false],
    ["refused", false],
  ])("and is %s: returned is %j", (result, hasReturned) => {
    const { store, night, url } = siteOf();
    noteLinks(store, night(), null, [found("/x")], AT);
    store.db.exec(`UPDATE crawl_urls SET gone_at = '${AT}', nights_missing = 3`);
    settleUrl(store, night(), url(1), { result }, LATER);
    expect(url(1)).toMatchObject(
      hasReturned ? { result, gone_at: null, nights_missing: 0 } : { result, gone_at: AT, nights_missing: 3 },
    );
    const events = store.statement("SELECT event, night_id, at FROM document_events").raw().all();
    expect(events).toEqual(hasReturned ? [["returned", 2, LATER]] : []);
    store.close();
  });

  test("one that was never gone does not return", () => {
    const { store, night, url } = siteOf();
    noteLinks(store, night(), null, [found("/x")], AT);
    settleUrl(store, night(), url(1), { result: "new" }, LATER);
    expect(store.statement("SELECT count(*) FROM document_events").pluck().get()).toBe(0);
    store.close();
  });
});

test("what is not said of a URL stays as it was; what is wrong with it does not", () => {
  const { store, night, url } = siteOf();
  const here = night();
  noteLinks(store, here, null, [found("/x", { purpose: "page" })], AT);
  const all: UrlState = {
    result: "new",
    purpose: "document",
    sha256: sha("1"),
    etag: "e",
    last_modified: "m",
    form_hash: "f",
    read_with: "r",
    relaxed_tls: 1,
    problem: { code: "tls", reason: "expired" },
  };
  settleUrl(store, here, url(1), all, AT);
  const { problem: _, ...kept } = all;
  expect(url(1)).toMatchObject({ ...kept, done_night: 1, problem_code: "tls", problem_reason: "expired", problem_since: 1 });
  settleUrl(store, night(), url(1), { result: "unchanged" }, LATER);
  expect(url(1)).toMatchObject({ ...kept, result: "unchanged", done_night: 2, problem_code: null, problem_reason: null });
  settleUrl(store, here, url(1), { result: "changed", sha256: null, etag: null }, LATER);
  expect(url(1)).toMatchObject({ sha256: null, etag: null, last_modified: "m" });
  expect(findUrl(store, 2)).toBeNull();
  store.close();
});

describe("what a page leads to", () => {
  test("is known by its identity: the night's first link writes it, a document stays one, the nearest way and the last text count", () => {
    const { store, night, url } = siteOf();
    const [first, second] = [night(), night()];
    noteLinks(store, first, null, [found("/x", { depth: 3, text: "甲" })], AT);
    noteLinks(store, first, null, [found("/x", { url: "http://b.cn/x", purpose: "page", is_list: true, depth: 5 })], AT);
    expect(url(1)).toMatchObject({ url: "http://a.cn/x", purpose: "document", is_list: 1, depth: 3, text: "甲", found_on: null });
    noteLinks(store, second, null, [found("/x", { url: "http://c.cn/x", depth: 2, text: "乙" })], LATER);
    expect(url(1)).toMatchObject({ url: "http://c.cn/x", is_list: 1, depth: 2, text: "乙", seen_night: 2 });
    expect(store.db.prepare("SELECT last_seen_at FROM crawl_urls WHERE url_id = 1").pluck().get()).toBe(LATER);
    expect(findUrl(store, 2)).toBeNull();
    expect([isSeen(store, second, "/x"), isSeen(store, first, "/x"), isSeen(store, { ...second, site: "b" }, "/x")]).toEqual([
      true,
      false,
      false,
    ]);
    store.close();
  });

  test("replaces what it led to before; further list pages are none of its documents", () => {
    const { store, night } = siteOf();
    const here = night();
    noteLinks(store, here, null, [found("/", { purpose: "page", is_list: true, depth: 0 })], AT);
    noteLinks(store, here, 1, [found("/b"), found("/a"), found("/2", { purpose: "page", is_list: true }), found("/a")], AT);
    expect(linkedIdentities(store, 1)).toEqual(["/a", "/b"]);
    noteLinks(store, here, 1, [found("/c")], AT);
    expect([linkedIdentities(store, 1), linkedIdentities(store, 2)]).toEqual([["/c"], []]);
    store.close();
  });
});

test("list pages that could not be read: start pages first; pages whose list goes on nowhere; of this night", () => {
  const { store, night, url } = siteOf();
  const here = night();
  noteLinks(store, here, null, [found("/s", { purpose: "page", is_list: true, depth: 0 })], AT);
  const pages = ["/l", "/p", "/d", "/ok", "/waits"].map((one) =>
    found(one, { purpose: "page", is_list: one !== "/p" && one !== "/d" }),
  );
  noteLinks(store, here, 1, pages, AT);
  const fail = (url_id: number, result: UrlResult, code: "pagination" | "status"): void =>
    settleUrl(store, here, url(url_id), { result, problem: { code, reason: "-" } }, AT);
  fail(2, "gone", "status");
  fail(3, "failed", "pagination");
  fail(4, "failed", "status");
  settleUrl(store, here, url(5), { result: "unchanged" }, AT);
  fail(1, "refused", "status");
  expect(failedListPages(store, here).map(({ identity }) => identity)).toEqual(["/s", "/l", "/p"]);
  expect(nextUrl(store, here, new Set())?.identity).toBe("/waits");
  expect(failedListPages(store, night())).toEqual([]);
  store.close();
});

test("nights by site and number, newest first; the one that has not ended", () => {
  const store = memoryStore();
  const ids = ["a", "b", "a", "a"].map((site, i) => beginNight(store, site, i + 1, AT));
  expect(
    listNights(store).map(({ site, night_id, run_id, outcome, counts }) => [site, night_id, run_id, outcome, counts]),
  ).toEqual([
    ["a", 4, 4, null, 0],
    ["a", 3, 3, null, 0],
    ["b", 2, 2, null, 0],
    ["a", 1, 1, null, 0],
  ]);
  expect(listNights(store, 1)).toHaveLength(1);
  expect(ids.map((night_id) => nightNumber(store, { night_id, site: "a" }))).toEqual([1, 1, 2, 3]);
  expect([openNight(store, "a")?.night_id, openNight(store, "b")?.night_id, openNight(store, "c")]).toEqual([4, 2, null]);
  store.db.exec(`UPDATE crawl_nights SET ended_at = '${AT}' WHERE night_id IN (2, 4)`);
  expect([openNight(store, "a")?.night_id, openNight(store, "b")]).toEqual([3, null]);
  store.close();
});

test("notices of a night: warnings once and in order, and why it is incomplete", () => {
  const { store, night } = siteOf();
  const { night_id } = night();
  const warning = (reason: string) => ({ code: "restless", reason }) as const;
  for (const reason of ["2", "1", "2"]) noteWarning(store, night_id, warning(reason));
  expect(reasonOf(store, night_id)).toBeNull();
  for (const reason of ["x", "y"]) writeNotice(store, night_id, "incomplete", { code: "fewer_documents", reason });
  expect(warningsOf(store, night_id)).toEqual([warning("2"), warning("1")]);
  expect(reasonOf(store, night_id)).toEqual({ code: "fewer_documents", reason: "x" });
  expect([warningsOf(store, night_id + 1), reasonOf(store, night_id + 1)]).toEqual([[], null]);
  store.close();
});

test("robots.txt as it was read last", () => {
  const store = memoryStore();
  expect(findRobots(store, "http://a.cn")).toBeNull();
  keepRobots(store, "http://a.cn", { fetched_at: AT, text: "x" });
  keepRobots(store, "http://a.cn", { fetched_at: LATER, text: null });
  expect([findRobots(store, "http://a.cn"), findRobots(store, "http://b.cn")]).toEqual([{ fetched_at: LATER, text: null }, null]);
  store.close();
});

describe("versions of what lies at a URL", () => {
  const noted = (...hashes: readonly (string | null)[]): Site => {
    const site = siteOf();
    noteLinks(site.store, site.night(), null, [found("/x.zip")], AT);
    hashes.forEach((sha256, i) => {
      noteVersion(site.store, { ...where("a.pdf"), sha256, night_id: i === 0 ? 1 : site.night().night_id });
    });
    return site;
  };
  const where = (file: string) => ({ url_id: 1, location: `http://a.cn/x.zip!${file}`, seen_at: AT, relaxed_tls: 0 }) as const;

  test("what was never there is no version, nor is what is there still", () => {
    const { store } = noted(null, sha("1"), sha("1"), null, null, sha("2"));
    expect(store.statement("SELECT version, sha256, night_id FROM document_versions").raw().all()).toEqual([
      [1, sha("1"), 2],
      [2, null, 4],
      [3, sha("2"), 6],
    ]);
    expect([currentLocations(store, 1), currentLocations(store, 2)]).toEqual([["http://a.cn/x.zip!a.pdf"], []]);
    expect([...versionHashes(store)].toSorted()).toEqual([sha("1"), sha("2")]);
    store.close();
  });

  test("a location that holds nothing any more is none", () => {
    const { store } = noted(sha("1"), null);
    expect(currentLocations(store, 1)).toEqual([]);
    store.close();
  });

  test("the last ones, newest first, and how many nights ago the newest was found", () => {
    const { store, night } = noted(sha("1"), sha("2"));
    const recent = (night_id: number, count: number) =>
      recentVersions(store, { url_id: 1, url: "http://a.cn/x.zip!a.pdf", site: "a" }, night_id, count);
    night();
    beginNight(store, "b", 1, AT);
    const { night_id } = night();
    expect(recent(night_id, 2)).toEqual({ comparisons: ["unreadable", "unreadable"], nights_since: 2 });
    expect(recent(2, 1)).toEqual({ comparisons: ["unreadable"], nights_since: 0 });
    store.close();
  });
});

test("changes that were kept with what is null are those without it; others are told", () => {
  const { store, night } = siteOf();
  const here = night();
  noteLinks(store, here, null, [found("/x.pdf")], AT);
  writeDocument(store, documentOf([formOf()], { sha256: sha("1") }));
  noteVersion(store, { url_id: 1, location: "http://a.cn/x.pdf", sha256: sha("1"), night_id: 1, seen_at: AT, relaxed_tls: 0 });
  const kinds = (): readonly string[] => verifyStore(store).map(({ kind }) => kind);
  const set = (json: string): void => void store.statement("UPDATE document_changes SET new_value = ? WHERE seq = 1").run(json);
  const kept = String(store.statement("SELECT new_value FROM document_changes WHERE seq = 1").pluck().get());
  expect(kinds()).toEqual([]);
  set(kept.replace("{", '{"a":null,'));
  expect(kinds()).toEqual([]);
  for (const json of [kept.replace("{", '{"a":1,'), `${kept}x`, "null"]) {
    set(json);
    expect(kinds()).toEqual(["changes_altered"]);
  }
  store.close();
});
