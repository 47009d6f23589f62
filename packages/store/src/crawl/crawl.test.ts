import { describe, expect, test } from "vitest";
import { documentOf, formOf, indicatorOf } from "../testing/documents.ts";
import { memoryStore } from "../testing/memory-store.ts";
import type { Store } from "../store.ts";
import { inTransaction } from "../transaction.ts";
import { verifyStore } from "../verify.ts";
import { repairStore } from "../repair.ts";
import { writeDocument } from "../write.ts";
import { listChanges } from "./changes.ts";
import { beginNight, countNight, documentsOfNightBefore, endNight, type NightOutcome, openNight } from "./nights.ts";
import { type CrawlUrl, type Discovery, nextUrl, noteKnownLinks, noteLinks, settleUrl } from "./urls.ts";
import { countFailures, writeNotice } from "./problems.ts";
import { noteVersion, recentVersions } from "./versions.ts";
import { listLength, placeInList } from "./lists.ts";

const AT = "2026-01-01T00:00:00.000Z";
const run = { run_id: 1, requests: 0, bytes: 0 };

function discovery(url: string, over: Partial<Discovery> = {}): Discovery {
  return { identity: url, url, purpose: "document", is_list: false, depth: 1, text: "", ...over };
}

/** A night that sees the given documents on one page, all as before, and ends as told. */
function night(store: Store, documents: readonly string[], outcome: NightOutcome = "complete", at = AT, apart = 0): number {
  const night_id = beginNight(store, "a", 1, at);
  const here = { night_id, site: "a" };
  noteLinks(store, here, null, [discovery("/", { purpose: "page", is_list: true, depth: 0 })], at);
  const inHand = new Set<number>();
  for (;;) {
    const next = nextUrl(store, here, inHand);
    if (next === null) break;
    settle(store, here, next, at);
    if (next.purpose === "page")
      noteLinks(
        store,
        here,
        next.url_id,
        documents.map((url) => discovery(url)),
        at,
      );
  }
  const counted = countNight(store, night_id, run);
  endNight(store, counted, { outcome, reason: null, ended_at: at }, { gone_after_nights: 2, nights_apart_hours: apart });
  return night_id;
}

function settle(store: Store, here: { night_id: number; site: string }, next: CrawlUrl, at: string): void {
  settleUrl(store, here, next, { result: next.sha256 === null ? "new" : "unchanged", sha256: "0".repeat(64) }, at);
  if (next.purpose === "document")
    noteVersion(store, {
      url_id: next.url_id,
      location: next.url,
      sha256: "0".repeat(64),
      night_id: here.night_id,
      seen_at: at,
      relaxed_tls: 0,
    });
}

const goneAt = (store: Store, url: string): string | null =>
  store.db.prepare("SELECT gone_at FROM crawl_urls WHERE url = ?").pluck().get(url) as string | null;
const events = (store: Store): unknown[] =>
  store.db.prepare("SELECT event, at FROM document_events ORDER BY event_id").raw().all();

describe("nights", () => {
  test("a document is gone after so many complete nights without it, and comes back", () => {
    const store = memoryStore();
    night(store, ["/x", "/y"]);
    night(store, ["/y"]);
    expect(goneAt(store, "/x")).toBeNull();
    night(store, ["/y"], "incomplete");
    night(store, [], "incomplete");
    expect([goneAt(store, "/x"), goneAt(store, "/y")]).toEqual([null, null]);
    night(store, ["/y"], "some_failed", "2026-01-05T00:00:00.000Z");
    expect([goneAt(store, "/x"), goneAt(store, "/y")]).toEqual(["2026-01-05T00:00:00.000Z", null]);
    night(store, ["/y"]);
    night(store, ["/x", "/y"], "complete", "2026-01-07T00:00:00.000Z");
    expect(goneAt(store, "/x")).toBeNull();
    expect(events(store)).toEqual([
      ["gone", "2026-01-05T00:00:00.000Z"],
      ["returned", "2026-01-07T00:00:00.000Z"],
    ]);
    expect([...listChanges(store, { since: "2026-01-06" })].map(({ change, location }) => [change, location])).toEqual([
      ["returned", "/x"],
    ]);
  });

  test("a document that is back for one night begins to be missed anew", () => {
    const store = memoryStore();
    for (const documents of [["/x"], [], ["/x"], []]) night(store, documents);
    expect(goneAt(store, "/x")).toBeNull();
    night(store, []);
    expect(goneAt(store, "/x")).not.toBeNull();
  });

  test("a night too soon after another is no further night", () => {
    const store = memoryStore();
    const on = (documents: readonly string[], at: string): number => night(store, documents, "complete", at, 12);
    on(["/x"], "2026-01-01T02:00:00.000Z");
    on([], "2026-01-02T02:00:00.000Z");
    on([], "2026-01-02T03:00:00.000Z");
    on([], "2026-01-02T13:00:00.000Z");
    expect(goneAt(store, "/x")).toBeNull();
    on([], "2026-01-03T02:00:00.000Z");
    expect(goneAt(store, "/x")).toBe("2026-01-03T02:00:00.000Z");
  });

  test("the night before is the last that saw everything, or fewer only", () => {
    const store = memoryStore();
    const first = night(store, ["/x", "/y"]);
    const second = night(store, [], "incomplete");
    expect(documentsOfNightBefore(store, "a", first)).toBeNull();
    expect(documentsOfNightBefore(store, "a", second)).toBe(2);
    expect(documentsOfNightBefore(store, "a", second + 1)).toBe(2);
    writeNotice(store, second, "incomplete", { code: "fewer_documents", reason: "0 of 2" });
    expect(documentsOfNightBefore(store, "a", second + 1)).toBe(0);
    expect(documentsOfNightBefore(store, "b", 99)).toBeNull();
  });

  test("a night goes on where it was: what is settled is not given again, nor what is in hand", () => {
    const store = memoryStore();
    const here = { night_id: beginNight(store, "a", 1, AT), site: "a" };
    expect(openNight(store, "a")?.night_id).toBe(here.night_id);
    noteLinks(
      store,
      here,
      null,
      ["/1", "/2", "/3"].map((url) => discovery(url)),
      AT,
    );
    const first = nextUrl(store, here, new Set());
    expect(first?.url).toBe("/1");
    settleUrl(store, here, first!, { result: "new" }, AT);
    const second = nextUrl(store, here, new Set());
    expect(second?.url).toBe("/2");
    expect(nextUrl(store, here, new Set([second!.url_id]))?.url).toBe("/3");
  });

  test("pages come before documents, near ones first; an unchanged page's links are known", () => {
    const store = memoryStore();
    const here = { night_id: beginNight(store, "a", 1, AT), site: "a" };
    noteLinks(store, here, null, [discovery("/start", { purpose: "page", depth: 0 })], AT);
    const start = nextUrl(store, here, new Set())!;
    noteLinks(
      store,
      here,
      start.url_id,
      [discovery("/d"), discovery("/p2", { purpose: "page", depth: 2 }), discovery("/p1", { purpose: "page" })],
      AT,
    );
    settleUrl(store, here, start, { result: "new" }, AT);
    expect(nextUrl(store, here, new Set())?.url).toBe("/p1");
    const later = { night_id: beginNight(store, "a", 1, AT), site: "a" };
    expect(nextUrl(store, later, new Set())).toBeNull();
    noteKnownLinks(store, later, start.url_id, AT);
    expect(nextUrl(store, later, new Set())?.url).toBe("/p1");
  });
});

describe("versions", () => {
  const URL = "http://a.cn/x.pdf";
  const sha = (digit: string): string => digit.repeat(64);
  const write = (store: Store, digit: string, target: string): void => {
    const form = formOf({ indicators: [indicatorOf({ value_raw: target, value_text: target, value: null })] });
    writeDocument(store, documentOf([form], { sha256: sha(digit), name: `${digit}.pdf` }), { replace: true });
  };
  const prepared = (): { store: Store; version: (sha256: string | null, location?: string) => void } => {
    const store = memoryStore();
    const here = { night_id: beginNight(store, "a", 1, AT), site: "a" };
    noteLinks(store, here, null, [discovery(URL)], AT);
    return {
      store,
      version: (sha256, location = URL) =>
        inTransaction(store, () =>
          noteVersion(store, { url_id: 1, location, sha256, night_id: here.night_id, seen_at: AT, relaxed_tls: 0 }),
        ),
    };
  };
  const rows = (store: Store): unknown[] =>
    store.db.prepare("SELECT version, comparison FROM document_versions ORDER BY version_id").raw().all();
  const changes = (store: Store): unknown[] =>
    [...listChanges(store, { since: "2000" })].map((c) =>
      [c.version, c.change, c.part, c.field, c.old_value, c.new_value].slice(0, c.field === null ? 4 : 6),
    );

  test("first, changed, equal, and back again", () => {
    const { store, version } = prepared();
    write(store, "1", "≥1");
    version(sha("1"));
    version(sha("1"));
    write(store, "2", "≥2");
    version(sha("2"));
    write(store, "3", "≥2");
    version(sha("3"));
    version(sha("1"));
    expect(rows(store)).toEqual([
      [1, "first"],
      [2, "changed"],
      [3, "equal"],
      [4, "changed"],
    ]);
    expect(changes(store)).toEqual([
      [1, "added", "record", null],
      [2, "changed", "indicators", "value_text", "≥1", "≥2"],
      [4, "changed", "indicators", "value_text", "≥2", "≥1"],
    ]);
    store.db.exec("UPDATE document_sightings SET location = 'http://a.cn/x.pdf'"); // documentOf notes a path, as an import does
    repairStore(store);
    expect(store.db.prepare("SELECT sha256 FROM v_current_records").pluck().all()).toEqual([sha("1")]);
  });

  test("what cannot be read is compared when it can; what is made anew is compared anew", () => {
    const { store, version } = prepared();
    write(store, "1", "≥1");
    version(sha("1"));
    version(sha("2"));
    write(store, "3", "≥3");
    version(sha("3"));
    expect(rows(store)).toEqual([
      [1, "first"],
      [2, "unreadable"],
      [3, "changed"],
    ]);
    expect(changes(store).at(-1)).toEqual([3, "changed", "indicators", "value_text", "≥1", "≥3"]);
    write(store, "2", "≥2");
    expect(rows(store)).toEqual([
      [1, "first"],
      [2, "changed"],
      [3, "changed"],
    ]);
    expect(changes(store).at(-1)).toEqual([3, "changed", "indicators", "value_text", "≥2", "≥3"]);
    write(store, "1", "≥2");
    expect(rows(store)).toEqual([
      [1, "first"],
      [2, "equal"],
      [3, "changed"],
    ]);
  });

  test("a file that its ZIP no longer holds is removed, and first again when it is back", () => {
    const { store, version } = prepared();
    write(store, "1", "≥1");
    version(sha("1"), `${URL}!a.pdf`);
    version(null, `${URL}!a.pdf`);
    version(null, `${URL}!a.pdf`);
    version(sha("1"), `${URL}!a.pdf`);
    expect(rows(store)).toEqual([
      [1, "first"],
      [2, "removed"],
      [3, "first"],
    ]);
    expect(changes(store).map((row) => (row as unknown[])[1])).toEqual(["added", "removed", "added"]);
  });

  test("altered changes are found and repaired", () => {
    const { store, version } = prepared();
    write(store, "1", "≥1");
    version(sha("1"));
    write(store, "2", "≥2");
    version(sha("2"));
    expect(verifyStore(store)).toEqual([]);
    store.db.exec("UPDATE document_changes SET new_value = '≥20' WHERE version_id = 2");
    expect(verifyStore(store)).toMatchObject([{ kind: "changes_altered", location: URL }]);
    repairStore(store);
    expect(verifyStore(store)).toEqual([]);
    expect(changes(store).at(-1)).toEqual([2, "changed", "indicators", "value_text", "≥1", "≥2"]);
  });

  test("an imported document stays current although a site has a newer one", () => {
    const { store, version } = prepared();
    write(store, "1", "≥1");
    write(store, "2", "≥2");
    version(sha("1"));
    version(sha("2"));
    expect(store.db.prepare("SELECT sha256, is_current FROM v_documents ORDER BY sha256").raw().all()).toEqual([
      [sha("1"), 1],
      [sha("2"), 1],
    ]);
    store.db.exec("UPDATE document_sightings SET location = 'https://a.cn/x.pdf'");
    expect(store.db.prepare("SELECT sha256 FROM v_documents WHERE is_current = 1").pluck().all()).toEqual([sha("2")]);
  });
});

test("problems that were stored as prose become code and reason, and everything else stays", async () => {
  const { migrations } = await import("../migrations/index.ts");
  const { default: Database } = await import("better-sqlite3");
  const db = new Database(":memory:");
  db.pragma("foreign_keys = OFF"); // as `migrate` does
  db.pragma("legacy_alter_table = ON");
  const [first, second] = migrations;
  const problems = migrations.find(({ version }) => version === 4);
  for (const step of [first, second]) db.exec(step?.sql ?? "");
  db.exec(`INSERT INTO crawl_nights (site, run_id, started_at, outcome, reason) VALUES
      ('a', 1, '${AT}', 'incomplete', 'start_page: http://a.cn/: robots: no'), ('a', 2, '${AT}', 'complete', NULL);
    INSERT INTO crawl_urls (site, identity, url, purpose, is_list, depth, text, first_seen_at, last_seen_at, seen_night, done_night, result, problem) VALUES
      ('a', '1', '1', 'page', 1, 0, '', '${AT}', '${AT}', 2, 2, 'failed', 'tls: certificate has expired: 2020'),
      ('a', '2', '2', 'document', 0, 1, '', '${AT}', '${AT}', 2, 2, 'gone', 'the server answers with status 404'),
      ('a', '3', '3', 'document', 0, 1, '', '${AT}', '${AT}', 2, 2, 'unchanged', NULL);
    INSERT INTO crawl_links VALUES (1, 2), (1, 3);`);
  db.exec(problems?.sql ?? "");
  expect(db.prepare("SELECT * FROM crawl_problems ORDER BY url_id").raw().all()).toEqual([
    [1, "tls", "certificate has expired: 2020", 2],
    [2, "not_there", "the server answers with status 404", 2],
  ]);
  expect(db.prepare("SELECT night_id, kind, code, reason FROM crawl_notices").raw().all()).toEqual([
    [1, "incomplete", "start_page", "http://a.cn/: robots: no"],
  ]);
  expect(db.prepare("SELECT count(*) FROM crawl_links").pluck().get()).toBe(2);
  db.close();
});

describe("problems", () => {
  test("of the same code go on since they began; another code, or a night without, begins anew", () => {
    const store = memoryStore();
    const look = (code: "status" | "timeout" | null): unknown => {
      const night_id = beginNight(store, "a", 1, AT);
      const here = { night_id, site: "a" };
      noteLinks(store, here, null, [discovery("/")], AT);
      const url = nextUrl(store, here, new Set());
      if (url === null) throw new Error("nothing to do");
      const problem = code === null ? null : { code, reason: "…" };
      settleUrl(store, here, url, { result: code === null ? "unchanged" : "failed", problem }, AT);
      return countFailures(store, here);
    };
    const isNew = { failures_new: 1, failures_known: 0 };
    const isKnown = { failures_new: 0, failures_known: 1 };
    expect([look("status"), look("status"), look("timeout"), look("timeout")]).toEqual([isNew, isKnown, isNew, isKnown]);
    expect([look(null), look("timeout")]).toEqual([{ failures_new: 0, failures_known: 0 }, isNew]);
  });
});

test("further pages belong to the list that led to them, refreshes in a row are counted", () => {
  const store = memoryStore();
  const here = { night_id: beginNight(store, "a", 1, AT), site: "a" };
  const page = (url: string, over: Partial<Discovery> = {}): Discovery =>
    discovery(url, { purpose: "page", is_list: true, ...over });
  noteLinks(store, here, null, [page("/1")], AT);
  noteLinks(store, here, 1, [page("/2"), page("/a", { is_list: false })], AT);
  noteLinks(store, here, 2, [page("/1"), page("/3", { is_refresh: true })], AT);
  noteLinks(store, here, 4, [page("/4", { is_refresh: true })], AT);
  expect([1, 2, 3, 4, 5].map((url_id) => placeInList(store, url_id))).toEqual([
    { list_id: 1, refreshes: 0 },
    { list_id: 1, refreshes: 0 },
    { list_id: 3, refreshes: 0 },
    { list_id: 1, refreshes: 1 },
    { list_id: 1, refreshes: 2 },
  ]);
  expect(listLength(store, 1, here.night_id)).toBe(3);
  expect(listLength(store, 1, here.night_id + 1)).toBe(0);
});

test("documents are given first where they are preferred, and pages where none is left", () => {
  const store = memoryStore();
  const here = { night_id: beginNight(store, "a", 1, AT), site: "a" };
  noteLinks(store, here, null, [discovery("/p", { purpose: "page" }), discovery("/d", { depth: 5 })], AT);
  const urls = (["page", "document"] as const).map((preferred) => nextUrl(store, here, new Set(), preferred)?.url);
  expect(urls).toEqual(["/p", "/d"]);
  expect(nextUrl(store, here, new Set([2]), "document")?.url).toBe("/p");
  expect(recentVersions(store, { url_id: 2, url: "/d", site: "a" }, here.night_id, 3)).toEqual({
    comparisons: [],
    nights_since: 0,
  });
});
