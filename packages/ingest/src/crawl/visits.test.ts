import { noteVersion, settleUrl, type CrawlUrl, type UrlState } from "@jixiao/store";
import { describe, expect, test } from "vitest";
import { makeZip } from "../testing/make-zip.ts";
import type { Fetched, FetchResult } from "./net/fetch-result.ts";
import { knownFingerprint } from "./visit.ts";
import { visitDocument } from "./visit-document.ts";
import { AT, ORIGIN, fetched, shaOf, visiting, type Visiting } from "./visiting.test-helper.ts";

/** A document of which these bytes are known from the night before. */
function known(body: string | null, state: Partial<UrlState> = {}, circumstances: Parameters<typeof visiting>[0] = {}) {
  const before = visiting(circumstances);
  const url = before.note({ identity: "/x" });
  if (body !== null) {
    settleUrl(before.store, before.visit.night, url, { result: "new", sha256: shaOf(body), ...state }, AT);
    const version = { url_id: url.url_id, location: url.url, seen_at: AT, relaxed_tls: 0 } as const;
    noteVersion(before.store, { ...version, sha256: shaOf(body), night_id: before.visit.night.night_id });
  }
  const here = before.nextNight();
  return { here, url: here.note({ identity: "/x" }) };
}

const versions = ({ store }: Visiting): unknown =>
  store
    .statement("SELECT replace(location, ?, ''), version, sha256 FROM document_versions ORDER BY version_id")
    .raw()
    .all(ORIGIN);
const notices = ({ store }: Visiting): unknown => store.statement("SELECT code FROM crawl_notices").pluck().all();
const told = ({ events }: Visiting): unknown =>
  events.map((event) => (event.kind === "visited" ? [event.result, event.problem?.code ?? null, event.known] : event.kind));

const isNew = { etag: '"2"', last_modified: null };
const page = "<!DOCTYPE html><html><body><p>关于我们</p></body></html>";

describe("a document", () => {
  test.each<[string, before: string | null, FetchResult, expected: Partial<CrawlUrl>, tells: unknown]>([
    ["that is new", null, fetched("甲"), { result: "new", sha256: shaOf("甲"), problem_code: null }, ["new", null, false]],
    [
      "that changed",
      "甲",
      fetched("乙", { validators: isNew }),
      { result: "changed", sha256: shaOf("乙"), ...isNew },
      ["changed", null, false],
    ],
    [
      "with the same bytes under another name for them",
      "甲",
      fetched("甲", { validators: isNew }),
      { result: "unchanged", sha256: shaOf("甲"), ...isNew },
      ["unchanged", null, false],
    ],
    [
      "that the server says is unchanged",
      "甲",
      { kind: "not_modified" },
      { result: "unchanged", sha256: shaOf("甲") },
      ["unchanged", null, false],
    ],
    [
      "that is there no more",
      "甲",
      { kind: "gone", status: 410 },
      { result: "gone", problem_code: "not_there", sha256: shaOf("甲") },
      ["gone", "not_there", false],
    ],
    [
      "that is forbidden",
      "甲",
      { kind: "refused", by: "robots", reason: "-" },
      { result: "refused", problem_code: "robots" },
      ["refused", "robots", false],
    ],
    [
      "that fails",
      "甲",
      { kind: "failed", code: "status", reason: "503", attempts: 2, answer: null },
      { result: "failed", problem_code: "status", sha256: shaOf("甲") },
      ["failed", "status", false],
    ],
    [
      "that cannot be parsed",
      null,
      fetched("bad"),
      {
        result: "failed",
        problem_code: "unreadable",
        problem_reason: "1 of 1 documents, see jixiao failures",
        sha256: shaOf("bad"),
      },
      ["failed", "unreadable", false],
    ],
    [
      "that is a page",
      "甲",
      fetched(page),
      { result: "failed", problem_code: "not_a_document", sha256: shaOf("甲") },
      ["failed", "not_a_document", false],
    ],
    ["of no bytes", null, fetched(""), { result: "failed", problem_code: "empty", sha256: null }, ["failed", "empty", false]],
    [
      "that is a film",
      null,
      fetched("RIFF    AVI LIST"),
      { result: "refused", problem_code: "not_wanted", sha256: shaOf("RIFF    AVI LIST") },
      ["refused", "not_wanted", false],
    ],
    [
      "that is called a film",
      null,
      fetched("甲", { finalUrl: `${ORIGIN}/x.mp4` }),
      { result: "refused", problem_code: "not_wanted" },
      ["refused", "not_wanted", false],
    ],
    [
      "of a server whose certificate is not checked",
      null,
      fetched("甲", { relaxedTls: true }),
      { result: "new", relaxed_tls: 1 },
      ["new", null, false],
    ],
  ])("%s", async (_, before, answer, expected, tells) => {
    const { here, url } = known(before);
    here.answer(answer);
    const end = await visitDocument(here.visit, url);
    if (end.kind === "parsing") await end.done;
    expect(end.kind).not.toBe("stopped");
    expect(here.url(url.url_id)).toMatchObject({ ...expected, done_night: here.visit.night.night_id });
    expect(told(here)).toEqual([tells]);
    expect(notices(here)).toEqual([]);
    here.store.close();
  });

  test.each<[string, FetchResult, by: string]>([
    ["the budget is used up", { kind: "budget_reached" }, "budget_reached"],
    ["inside its body", { kind: "budget_reached", insideBody: true }, "budget_reached"],
    ["somebody interrupts", { kind: "interrupted" }, "interrupted"],
  ])("is not settled where %s", async (_, answer, by) => {
    const { here, url } = known(null);
    here.answer(answer);
    expect(await visitDocument(here.visit, url)).toEqual({ kind: "stopped", by });
    expect([here.url(url.url_id).done_night, told(here)]).toEqual([null, []]);
    here.store.close();
  });

  test("whose body outlasts two runs of one night fails", async () => {
    const { here, url } = known(null);
    here.answer({ kind: "budget_reached", insideBody: true });
    await visitDocument(here.visit, url);
    const second = here.url(url.url_id);
    expect([second.problem_code, second.done_night]).toEqual(["budget", null]);
    expect((await visitDocument(here.visit, second)).kind).toBe("stopped");
    expect([here.url(url.url_id).result, told(here)]).toEqual(["failed", [["failed", "budget", false]]]);
    const later = here.nextNight();
    const third = later.note({ identity: "/x" });
    later.answer({ kind: "budget_reached", insideBody: true });
    await visitDocument(later.visit, third);
    expect(told(later)).toEqual([]); // another night's first try
    here.store.close();
  });

  test("that the configuration leaves out is not asked for", async () => {
    const { here, url } = known(null, {}, { site: { exclude: ["/x$"] } });
    await visitDocument(here.visit, url);
    expect([here.asked, here.url(url.url_id).problem_code, told(here)]).toEqual([
      [],
      "excluded",
      [["refused", "excluded", false]],
    ]);
    here.store.close();
  });

  test("with the problem of the night before tells it as known", async () => {
    const { here, url } = known("甲", { result: "failed", problem: { code: "status", reason: "503" } });
    here.answer({ kind: "failed", code: "status", reason: "503", attempts: 1, answer: null });
    await visitDocument(here.visit, url);
    await visitDocument(here.visit, { ...url, problem_code: "tls" });
    await visitDocument(here.visit, { ...url, problem_since: here.visit.night.night_id });
    expect(told(here)).toEqual([
      ["failed", "status", true],
      ["failed", "status", false],
      ["failed", "status", false],
    ]);
    here.store.close();
  });

  test.each<[string, UrlState["problem"], Partial<CrawlUrl>]>([
    [
      "no film becomes wanted",
      { code: "not_wanted", reason: "gif" },
      { result: "refused", problem_code: "not_wanted", problem_reason: "gif" },
    ],
    [
      "nothing unreadable becomes readable",
      { code: "unreadable", reason: "1 of 1" },
      { result: "unchanged", problem_code: "unreadable" },
    ],
    ["a server's trouble is over", { code: "status", reason: "503" }, { result: "unchanged", problem_code: null }],
  ])("by the same bytes %s", async (_, problem, expected) => {
    for (const answer of [fetched("甲"), { kind: "not_modified" }] as const) {
      const { here, url } = known("甲", { problem: problem ?? null });
      here.answer(answer);
      await visitDocument(here.visit, url);
      expect(here.url(url.url_id)).toMatchObject(expected);
      here.store.close();
    }
  });

  test("a challenge behind an error status is told as what it is", async () => {
    const { here, url } = known(null);
    const headers = { "set-cookie": "__jsl_clearance=1", "content-type": "text/html" };
    const answer = { status: 521, headers, bytes: Buffer.from("<html></html>") };
    here.answer({ kind: "failed", code: "status", reason: "521", attempts: 1, answer });
    await visitDocument(here.visit, url);
    here.answer({ kind: "failed", code: "status", reason: "500", attempts: 1, answer: { ...answer, headers: {}, status: 500 } });
    await visitDocument(here.visit, url);
    expect(told(here)).toEqual([
      ["failed", "blocked_by_challenge", false],
      ["failed", "status", false],
    ]);
    here.store.close();
  });
});

describe("other bytes under the same name for them are told", () => {
  const [etag, last_modified] = ['"1"', "Thu, 01 Jan 2026 00:00:00 GMT"];
  test.each<[string, before: Fetched["validators"], now: Fetched["validators"], isTold: boolean]>([
    ["the same ETag", { etag, last_modified: null }, { etag, last_modified: null }, true],
    ["the same date", { etag: null, last_modified }, { etag: null, last_modified }, true],
    ["the same both", { etag, last_modified }, { etag, last_modified }, true],
    ["another ETag", { etag, last_modified }, { etag: '"2"', last_modified }, false],
    ["another date", { etag, last_modified }, { etag, last_modified: "x" }, false],
    ["no name at all", { etag: null, last_modified: null }, { etag: null, last_modified: null }, false],
    ["a name that is new", { etag: null, last_modified: null }, { etag, last_modified: null }, false],
  ])("%s", async (_, before, now, isTold) => {
    const { here, url } = known("甲", before);
    here.answer(fetched("乙", { validators: now }));
    await visitDocument(here.visit, url);
    expect(notices(here)).toEqual(isTold ? ["lying_validator"] : []);
    here.store.close();
  });

  test("not of a document that was never read", async () => {
    const { here, url } = known(null);
    here.answer(fetched("乙", { validators: { etag, last_modified } }));
    await visitDocument(here.visit, { ...url, etag, last_modified });
    expect(notices(here)).toEqual([]);
    here.store.close();
  });
});

describe("a document that is made anew for each request", () => {
  test.each<[string, comparisons: readonly string[], nights: number, isRead: boolean]>([
    ["three equal versions in a row", ["equal", "equal", "equal"], 1, false],
    ["two of them", ["changed", "equal", "equal"], 1, true],
    ["the oldest of three was not", ["first", "equal", "equal"], 1, true],
    ["seven nights later", ["equal", "equal", "equal"], 7, true],
    ["six nights later", ["equal", "equal", "equal"], 6, false],
    ["an older one was not", ["changed", "equal", "equal", "equal"], 1, false],
  ])("%s", async (_, comparisons, nights, isRead) => {
    let { here, url } = known(null);
    const version = { url_id: url.url_id, location: url.url, seen_at: AT, relaxed_tls: 0 } as const;
    comparisons.forEach((comparison, i) => {
      noteVersion(here.store, { ...version, sha256: shaOf(String(i)), night_id: here.visit.night.night_id });
      here.store.db.exec(`UPDATE document_versions SET comparison = '${comparison}' WHERE version = ${i + 1}`);
    });
    settleUrl(here.store, here.visit.night, url, { result: "changed", sha256: shaOf("x") }, AT);
    for (let i = 0; i < nights; i++) here = here.nextNight();
    url = here.note({ identity: "/x" });
    here.answer(fetched("others"));
    await visitDocument(here.visit, url);
    const after = here.url(url.url_id);
    expect([after.sha256 === shaOf("others"), after.result]).toEqual(isRead ? [true, "changed"] : [false, "unchanged"]);
    expect(here.visit.restless).toEqual(isRead ? [] : [url.url]);
    here.store.close();
  });
});

describe("an archive", () => {
  const zip = (...names: readonly string[]) =>
    makeZip(names.map((name) => ({ name, data: `${name.startsWith("坏") ? "bad" : ""} ${name}` })));
  const visited = async (
    names: readonly string[],
    circumstances: Parameters<typeof known>[2] = {},
    first: readonly string[] = [],
  ) => {
    let { here, url } = known(null, {}, circumstances);
    const take = async (files: readonly string[]) => {
      here.answer(fetched(zip(...files), { finalUrl: `${ORIGIN}/x.zip` }));
      const end = await visitDocument(here.visit, url);
      if (end.kind === "parsing") await end.done;
      return end;
    };
    if (first.length > 0) {
      await take(first);
      here = here.nextNight();
      url = here.note({ identity: "/x" });
    }
    const end = await take(names);
    return { here, url: here.url(url.url_id), end };
  };

  test("each of its files is a document; films in it are none", async () => {
    const { here, url } = await visited(["甲.txt", "片.mp4", "乙.txt"]);
    expect(versions(here)).toEqual([
      ["/x!甲.txt", 1, shaOf(" 甲.txt")],
      ["/x!乙.txt", 1, shaOf(" 乙.txt")],
    ]);
    expect([url.result, url.problem_code, told(here)]).toEqual(["new", null, [["new", null, false]]]);
    here.store.close();
  });

  test("what it no longer holds is removed", async () => {
    const { here, url } = await visited(["乙.txt", "丙.txt"], {}, ["甲.txt", "乙.txt"]);
    expect(versions(here)).toEqual([
      ["/x!甲.txt", 1, shaOf(" 甲.txt")],
      ["/x!乙.txt", 1, shaOf(" 乙.txt")],
      ["/x!丙.txt", 1, shaOf(" 丙.txt")],
      ["/x!甲.txt", 2, null],
    ]);
    expect(url.result).toBe("changed");
    here.store.close();
  });

  test.each<[string, readonly string[], Partial<CrawlUrl>]>([
    [
      "some files unreadable",
      ["甲.txt", "坏.txt"],
      { result: "new", problem_code: "unreadable", problem_reason: "1 of 2 documents, see jixiao failures" },
    ],
    ["all files unreadable", ["坏1.txt", "坏2.txt"], { result: "failed", problem_code: "unreadable" }],
    [
      "nothing but films",
      ["片.mp4", "片.avi"],
      { result: "refused", problem_code: "not_wanted", problem_reason: "an archive of 2 × mp4: it holds no forms (非文档文件)" },
    ],
    ["no files", ["夹/"], { result: "failed", problem_code: "empty" }],
  ])("%s", async (_, names, expected) => {
    const { here, url } = await visited(names);
    expect(url).toMatchObject(expected);
    here.store.close();
  });

  test.each<[string, Parameters<typeof known>[2], readonly string[], unknown]>([
    ["budget, several files", { isUsedUp: true }, ["甲.txt", "乙.txt"], { kind: "stopped", by: "budget_reached" }],
    ["interrupt, several files", { hasRoom: false }, ["甲.txt", "乙.txt"], { kind: "stopped", by: "interrupted" }],
  ])("ends where the run does: %s", async (_, circumstances, names, expected) => {
    const { here, url, end } = await visited(names, circumstances);
    expect([end, url.done_night, versions(here)]).toEqual([expected, null, []]);
    here.store.close();
  });

  test("that cannot be read to its end takes no file away", async () => {
    const { here } = await visited(["甲.txt", "乙.txt"]);
    const later = here.nextNight();
    const url = later.note({ identity: "/x" });
    const limits = { ...later.visit.limits, archiveEntries: 2 };
    later.answer(fetched(zip("丙.txt", "丁.txt", "戊.txt"), { finalUrl: `${ORIGIN}/x.zip` }));
    const end = await visitDocument({ ...later.visit, limits }, url);
    if (end.kind === "parsing") await end.done;
    expect(later.url(url.url_id)).toMatchObject({ result: "changed", problem_code: "unreadable" });
    expect(later.store.statement("SELECT count(*), count(sha256) FROM document_versions").raw().get()).toEqual([4, 4]);
    here.store.close();
  });

  test("of one file is taken whole", async () => {
    const { here, end } = await visited(["甲.txt"], { isUsedUp: true });
    expect([end.kind, versions(here)]).toEqual(["parsing", [["/x!甲.txt", 1, shaOf(" 甲.txt")]]]);
    here.store.close();
  });
});

test("every so many nights, in turn, a URL is asked for without what it is known by", () => {
  const { here, url } = known("甲", { etag: '"1"', last_modified: "x" });
  const askedBy = (nightNumber: number, url_id: number, sha256: string | null = "1") =>
    knownFingerprint(
      { ...here.visit, nightNumber, config: { restless_nights: 7, unconditional_nights: 5 } },
      { ...url, url_id, sha256 },
    ).etag;
  expect([3, 4, 5, 6, 9, 10].map((night) => askedBy(night, 1))).toEqual(['"1"', '"1"', '"1"', '"1"', null, '"1"']);
  expect([5, 6, 10].map((night) => askedBy(night, 5))).toEqual([null, '"1"', null]);
  expect(askedBy(6, 1, null)).toBeNull();
  here.store.close();
});
