/** Sites that would keep a crawl for ever, end it, or starve the others; each beside a good one. No time is a verdict. */
import { openStore } from "@jixiao/store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeZip } from "../testing/make-zip.ts";
import { openTestSite, type TestAnswer, type TestSite } from "../testing/test-site.ts";
import { makeWorkplace, type Workplace } from "../testing/workplace.ts";
import { parseCrawlConfig } from "./config/read-config.ts";
import { crawl, type CrawlOptions } from "./crawl.ts";
import type { CrawlSummary, SiteSummary } from "./summary.ts";

let server: TestSite;
let place: Workplace;

beforeEach(async () => {
  server = await openTestSite();
  place = makeWorkplace();
  server.pages.set("/good/", html('<a href="/good/1.txt">绩效目标一</a><a href="/good/2.txt">绩效目标二</a>'));
  for (const n of [1, 2]) server.pages.set(`/good/${n}.txt`, { body: `1 forms of good ${n}`, type: "text/plain" });
});
afterEach(async () => {
  await server.close();
  place.remove();
});

const html = (body: string): TestAnswer => ({ body: `<!DOCTYPE html><html><body>${body}</body></html>` });
const limits = { attempts: 1, retry_wait_seconds: 0, idle_seconds: 5, page_megabytes: 10, list_pages: 30 };

/** Crawls the named lists side by side, each as a site of its own. */
async function night(
  names: readonly string[],
  over: { site?: Record<string, unknown>; config?: Record<string, unknown>; options?: Partial<CrawlOptions> } = {},
): Promise<{ summary: CrawlSummary; of: (name: string) => SiteSummary | undefined }> {
  const sites = names.map((name) => ({
    name,
    start: [`${server.origin}/${name}/`],
    delay_seconds: 0,
    allow_hosts: ["127.0.0.1"],
    limits,
    ...over.site,
  }));
  const config = { gone_after_nights: 2, nights_apart_hours: 0, parallel_sites: 2, ...over.config, sites };
  const summary = await crawl(parseCrawlConfig(JSON.stringify(config), "test"), {
    ...place.options,
    workers: 1,
    ...over.options,
  });
  return { summary, of: (name) => summary.sites.find(({ site }) => site === name) };
}

function query(sql: string): unknown[] {
  const store = openStore(place.options.store, { readonly: true });
  try {
    return store.db.prepare(sql).raw().all();
  } finally {
    store.close();
  }
}

const problemOf = (site: string): unknown => query(`SELECT code FROM v_crawl_problems WHERE site = '${site}'`).flat();

/** Attributes that differ, so that no element is dropped as a repetition of another. */
const marked = (count: number, make: (n: number) => string): string => Array.from({ length: count }, (_, n) => make(n)).join("");

/** A page, and what is wrong with it; null where it is only large and must be read. */
const pages: readonly (readonly [name: string, body: () => string, code: string | null])[] = [
  ["nested tables", () => marked(3_000, () => "<table><tr><td>"), "too_complex"],
  ["nested divs", () => marked(5_000, () => "<div>"), "too_complex"],
  ["open tags", () => marked(20_000, (n) => `<b class=c${n}>`), "too_complex"],
  ["very many nested divs", () => marked(200_000, () => "<div>"), "too_complex"],
  ["nested lists", () => marked(50_000, () => "<ul><li>"), "too_complex"],
  ["formatting that is never closed", () => marked(20_000, (n) => `<p><font size=${n}>x</p>`), "too_complex"],
  ["nested drawings", () => marked(30_000, () => "<svg><g>"), "too_complex"],
  ["too many elements", () => marked(400_000, () => "<br>"), "too_complex"],
  ["handlers around handlers", () => `${marked(500, () => "<div onclick=\"go('/x.pdf')\">")}${"长".repeat(2_000_000)}`, null],
  ["links in one item", () => `<ul><li>${marked(5_000, (n) => `<a href="/x/${n}.pdf">下载</a>`)}</li></ul>`, null],
  ["a handler without end", () => `<a href="/a.html">x</a><div onclick="'${"\\'".repeat(500_000)}">x</div>`, null],
  ["definitions without end", () => `<a href="/a.html">x</a><script>${"function a(".repeat(300_000)}</script>`, null],
  ["digits without end", () => `<a href="/a.html">x</a>第${"1".repeat(2_000_000)}`, null],
  ["a title without end", () => `<h1>${"绩效目标".repeat(600_000)}</h1><a href="/a.html">x</a>`, null],
  ["addresses without end", () => `<a href="/${"%2e;".repeat(500_000)}">绩效目标</a><a href="/a.html">x</a>`, null],
];

describe("hostile pages", () => {
  test("cost themselves alone, and the good site is crawled beside them", async () => {
    pages.forEach(([, body], i) =>
      server.pages.set(`/p${i}/`, { body: `<html><body>${body()}`, headers: { "cache-control": "no-store" } }),
    );
    const names = [...pages.map((_, i) => `p${i}`), "good"];
    const { summary, of } = await night(names);
    expect(pages.map(([name], i) => [name, problemOf(`p${i}`)])).toEqual(
      pages.map(([name, , code]) => [name, code === null ? [] : [code]]),
    );
    expect(of("good")).toMatchObject({ ended: "complete", documents: 2, documents_new: 2 });
    expect(summary.unexpected).toEqual([]);
    expect(summary.outcome).toBe("incomplete"); // a start page that cannot be read is one
  });

  test("what looks like the beginning of a page for ever is told from one at once", async () => {
    server.pages.set("/list/", { body: `${"<!---->".repeat(146)}x`, type: "text/html" });
    expect((await night(["list", "good"])).of("good")).toMatchObject({ ended: "complete", documents: 2 });
  });

  test("in a document's place they are no document, and the night goes on", async () => {
    server.pages.set("/list/", html('<a href="/d/1.txt">绩效目标一</a><a href="/d/2.txt">绩效目标二</a>'));
    server.pages.set("/d/1.txt", { body: `<html>${"<div>".repeat(20_000)}` });
    server.pages.set("/d/2.txt", { body: "1 forms of 2", type: "text/plain" });
    const { of } = await night(["list"]);
    expect(of("list")).toMatchObject({ ended: "some_failed", documents: 2, documents_new: 1, documents_failed: 1 });
    expect(problemOf("list")).toEqual(["too_complex"]);
  });
});

describe("lists without end", () => {
  /** A next page for every page, with whatever else on it. */
  const endless = (name: string, more: (n: number) => string): void => {
    server.pages.set(`/${name}/`, html(`${more(0)}<a href="?p=1">下一页</a>`));
    for (let n = 1; n <= 2_000; n += 1) server.pages.set(`/${name}/?p=${n}`, html(`${more(n)}<a href="?p=${n + 1}">下一页</a>`));
  };

  test("are left where the bound is; the night is incomplete, and its documents are there", async () => {
    endless("list", (n) => `<a href="/d/${n}.txt">绩效目标${n}</a>`);
    for (let n = 0; n <= 60; n += 1) server.pages.set(`/d/${n}.txt`, { body: `1 forms of ${n}`, type: "text/plain" });
    const { of } = await night(["list", "good"]);
    expect(of("list")).toMatchObject({
      ended: "incomplete",
      pages: 31,
      documents: 31,
      documents_new: 31,
      reason: { code: "pagination" },
    });
    expect(of("good")).toMatchObject({ ended: "complete", documents: 2 });
    expect((await night(["list"])).of("list")).toMatchObject({
      pages: 31,
      documents_unchanged: 31,
      failures_new: 0,
      failures_known: 1,
    });
  });

  test("that branch are bounded as a whole", async () => {
    const pager = (n: number): string =>
      `<div class="pager"><a href="?p=${2 * n + 1}">1</a><a href="?p=${2 * n + 2}">2</a></div>`;
    server.pages.set("/list/", html(pager(0)));
    for (let n = 1; n <= 500; n += 1) server.pages.set(`/list/?p=${n}`, html(pager(n)));
    expect((await night(["list"])).of("list")).toMatchObject({ ended: "incomplete", pages: 31 });
  });

  test("their documents are not kept waiting", async () => {
    endless("list", (n) => `<a href="/d/${n}.txt">绩效目标${n}</a>`);
    for (let n = 0; n <= 60; n += 1) server.pages.set(`/d/${n}.txt`, { body: `1 forms of ${n}`, type: "text/plain" });
    const { of } = await night(["list"], { config: { budget: { requests: 45 } } });
    expect(of("list")).toMatchObject({ ended: "budget_reached", pages: 24, documents_new: 20 }); // and robots.txt
  });

  test("pages that send on for ever end as redirects do", async () => {
    const refresh = (n: number): TestAnswer => ({
      body: `<html><head><meta http-equiv="refresh" content="0;url=/list/${n + 1}"></head><body>…</body></html>`,
    });
    server.pages.set("/list/", refresh(0));
    for (let n = 1; n <= 300; n += 1) server.pages.set(`/list/${n}`, refresh(n));
    const { of } = await night(["list", "good"]);
    expect(of("list")).toMatchObject({ ended: "incomplete", pages: 6 });
    expect(problemOf("list")).toEqual(["redirects"]);
    expect(of("good")).toMatchObject({ ended: "complete" });
  });
});

describe("the budget", () => {
  const fill = (name: string, count: number): void => {
    server.pages.set(`/${name}/`, html(marked(count, (n) => `<p><a href="/${name}/${n}.txt">绩效目标${n}</a></p>`)));
    for (let n = 0; n < count; n += 1)
      server.pages.set(`/${name}/${n}.txt`, { body: `1 forms of ${name} ${n}`, type: "text/plain" });
  };

  test("is shared: a site that has no end does not take the part of those behind it", async () => {
    fill("greedy", 300);
    for (const name of ["a", "b", "c"]) fill(name, 5);
    const { of, summary } = await night(["greedy", "a", "b", "c"], { config: { parallel_sites: 1, budget: { requests: 60 } } });
    for (const name of ["a", "b", "c"]) expect(of(name)).toMatchObject({ ended: "complete", documents_new: 5 });
    expect(of("greedy")).toMatchObject({ ended: "budget_reached", resumed: false });
    expect(summary.requests).toBe(60); // what the others left was for it
    expect(server.takeLog().filter((line) => line.includes("greedy"))).toHaveLength(60 - 3 * 6 - 1);
  });

  test("is looked at inside an archive; the next run goes on there", async () => {
    const files = Array.from({ length: 10 }, (_, n) => ({ name: `${n}.txt`, data: `brief ${n}` }));
    server.pages.set("/list/", html('<a href="/a.zip">绩效目标</a>'));
    server.pages.set("/a.zip", { body: makeZip(files), type: "application/zip" });
    const first = await night(["list"], { config: { budget: { minutes: 0.02 } } });
    expect(first.of("list")).toMatchObject({ ended: "budget_reached" });
    expect(place.records().length).toBeLessThan(10);
    expect((await night(["list"])).of("list")).toMatchObject({ ended: "complete", documents_new: 1 });
    expect(place.records()).toHaveLength(10);
  });

  test("that ends inside a body twice makes that a failure of it, and the night goes on", async () => {
    server.pages.set("/list/", html('<a href="/d/1.txt">绩效目标一</a><a href="/d/2.txt">绩效目标二</a>'));
    server.pages.set("/d/1.txt", { body: Buffer.alloc(900_000, "x"), type: "text/plain" });
    server.pages.set("/d/2.txt", { body: "1 forms of 2", type: "text/plain" });
    const budget = { config: { budget: { megabytes: 0.5 } }, site: { limits: { ...limits, document_megabytes: 5 } } };
    expect((await night(["list"], budget)).of("list")).toMatchObject({ documents_new: 0 });
    expect((await night(["list"], budget)).summary.outcome).not.toBe("good");
    expect((await night(["list"], budget)).of("list")).toMatchObject({
      ended: "some_failed",
      documents_new: 1,
      documents_failed: 1,
    });
  });

  test.each(["100000", "3000000", "1e400", "99999999999999999999"])(
    "a Crawl-delay of %s closes the site for the night",
    async (delay) => {
      server.pages.set("/robots.txt", { body: `User-agent: *\nCrawl-delay: ${delay}\n`, type: "text/plain" });
      const { of, summary } = await night(["good"], { site: { delay_seconds: 0.01 } });
      expect(problemOf("good")).toEqual(["crawl_delay"]);
      expect(of("good")).toMatchObject({ ended: "incomplete", reason: { code: "start_page" } });
      expect(summary.requests).toBe(1);
    },
  );

  test.each(["-5", "NaN", "soon", ""])("a Crawl-delay of %j is none", async (delay) => {
    server.pages.set("/robots.txt", { body: `User-agent: *\nCrawl-delay: ${delay}\n`, type: "text/plain" });
    expect((await night(["good"], { site: { delay_seconds: 0.01 } })).of("good")).toMatchObject({
      ended: "complete",
      documents: 2,
    });
  });

  test("no wait is longer than what is left of it", async () => {
    server.pages.set("/robots.txt", { body: "User-agent: *\nCrawl-delay: 250\n", type: "text/plain" });
    const { of } = await night(["good"], { site: { delay_seconds: 0.01 }, config: { budget: { minutes: 3 } } });
    expect(of("good")).toMatchObject({ ended: "budget_reached", pages: 1, documents_new: 0 });
  });

  test("rules of robots.txt that cost the square of their length are read as far as paths go", async () => {
    server.pages.set("/robots.txt", {
      body: `User-agent: *\nDisallow: /${"*a".repeat(240_000)}\nDisallow: /good/2\n`,
      type: "text/plain",
    });
    expect((await night(["good"])).of("good")).toMatchObject({ ended: "complete", documents: 1 });
  });
});

describe("documents that do not keep still, and servers that say they do", () => {
  test("other bytes every night and the same records: told, and read every so many nights only", async () => {
    server.pages.set("/list/", html('<a href="/d/1.txt">绩效目标一</a>'));
    let count = 0;
    server.pages.set("/d/1.txt", (_, response) => void response.end(`1 forms of 1${" ".repeat((count += 1))}`));
    const versions = (): unknown => query("SELECT count(*) FROM document_versions").flat()[0];
    for (let n = 1; n <= 4; n += 1) await night(["list"], { config: { restless_nights: 3 } });
    expect(versions()).toBe(4); // the first, and three that were equal
    const quiet = [];
    for (let n = 5; n <= 6; n += 1) quiet.push((await night(["list"], { config: { restless_nights: 3 } })).of("list"));
    expect(quiet.map((site) => [site?.ended, site?.documents_unchanged, site?.warnings.map(({ code }) => code)])).toEqual(
      Array.from({ length: 2 }, () => ["complete", 1, ["restless"]]),
    );
    expect(versions()).toBe(4);
    expect((await night(["list"], { config: { restless_nights: 3 } })).of("list")).toMatchObject({
      documents_changed: 1,
      warnings: [],
    });
    expect(versions()).toBe(5);
    expect((await night(["list"], { config: { restless_nights: 1 } })).of("list")).toMatchObject({
      documents_changed: 1,
      warnings: [],
    });
  });

  test("304 to everything is believed for some nights; what was kept back is a version then, and the server's lie is told", async () => {
    server.pages.set("/list/", html('<a href="/d/1.txt">绩效目标一</a>'));
    let text = "1 forms of old";
    server.pages.set("/d/1.txt", (request, response) => {
      if (request.headers["if-none-match"] === '"same"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"same"', "content-type": "text/plain" }).end(text);
    });
    const seen: unknown[] = [];
    for (let n = 1; n <= 6; n += 1) {
      const { of } = await night(["list"], { config: { unconditional_nights: 3 } });
      const site = of("list");
      seen.push([site?.documents_changed, site?.warnings.map(({ code }) => code)]);
      text = "1 forms of new";
    }
    expect(seen.filter((entry) => JSON.stringify(entry) !== "[0,[]]")).toEqual([[1, ["lying_validator"]]]);
  });
});

describe("a night is quiet about what it told", () => {
  test("a failure that is known is counted, and no reason for an exit code; another one is", async () => {
    server.pages.set("/list/", html('<a href="/d/1.txt">绩效目标一</a><a href="/d/2.txt">绩效目标二</a>'));
    server.pages.set("/d/1.txt", { body: "", status: 500 });
    server.pages.set("/d/2.txt", { body: "1 forms of 2", type: "text/plain" });
    const outcomes: unknown[] = [];
    const look = async (): Promise<void> => {
      const { summary, of } = await night(["list"]);
      outcomes.push([summary.outcome, of("list")?.ended, of("list")?.failures_new, of("list")?.failures_known]);
    };
    await look();
    await look();
    server.pages.set("/d/1.txt", { body: "", status: 404 });
    server.pages.set("/d/2.txt", { body: "", status: 403 });
    await look();
    await look();
    expect(outcomes).toEqual([
      ["some_failed", "some_failed", 1, 0],
      ["good", "some_failed", 0, 1],
      ["incomplete", "incomplete", 1, 0], // one document less of two is clearly fewer
      ["good", "some_failed", 0, 1],
    ]);
  });

  test("what is excluded is never asked for, is no failure and is not gone", async () => {
    server.pages.set(
      "/list/",
      html('<a href="/d/1.txt">绩效目标一</a><a href="/d/2.txt">绩效目标二（视频版）</a><a href="/art/9.html">绩效目标三</a>'),
    );
    for (const n of [1, 2]) server.pages.set(`/d/${n}.txt`, { body: `1 forms of ${n}`, type: "text/plain" });
    server.pages.set("/art/9.html", html('<a href="/d/1.txt">绩效目标一</a>'));
    const config = { fewer_ratio: 0.1 };
    expect((await night(["list"], { config })).of("list")).toMatchObject({ documents: 2 });
    server.takeLog();
    for (let n = 0; n < 3; n += 1) {
      const { of, summary } = await night(["list"], { config, site: { exclude: ["视频版", "^http.*/art/"] } });
      expect(summary.outcome).toBe("good");
      expect(of("list")).toMatchObject({
        ended: "complete",
        documents: 1,
        failures_new: 0,
        failures_known: 0,
        documents_gone: 0,
      });
    }
    expect(server.takeLog().filter((line) => /2\.txt|art/.test(line))).toEqual([]);
  });

  test("films and photos are no documents that failed", async () => {
    const film = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1");
    server.pages.set(
      "/list/",
      html('<a href="/down.jsp?id=1">绩效目标.jpg</a><a href="/a.zip">绩效目标</a><a href="/b.zip">绩效目标照片</a>'),
    );
    server.pages.set("/down.jsp?id=1", { body: film, type: "image/heic" });
    server.pages.set("/a.zip", {
      body: makeZip([
        { name: "会议.MP4", data: film },
        { name: "表.txt", data: "1 forms of a" },
      ]),
      type: "application/zip",
    });
    server.pages.set("/b.zip", { body: makeZip([{ name: "1.heic", data: film }]), type: "application/zip" });
    for (let n = 0; n < 2; n += 1) {
      const { summary, of } = await night(["list"]);
      expect(summary.outcome).toBe("good");
      expect(of("list")).toMatchObject({ ended: "complete", documents: 1, documents_failed: 0 });
    }
    expect(problemOf("list")).toEqual(["not_wanted", "not_wanted"]);
    expect(place.failures()).toEqual([]);
  });

  test("a selector that matches nothing is a warning", async () => {
    const { of } = await night(["good"], { site: { follow: { selector: "ul.nowhere" } } });
    expect(of("good")).toMatchObject({ ended: "complete", warnings: [{ code: "selector_matches_nothing" }] });
    expect(query("SELECT kind, code FROM crawl_notices")).toEqual([["warning", "selector_matches_nothing"]]);
  });
});

describe("an error that nobody foresaw", () => {
  test("at one URL costs that URL; the run ends with a code of its own and says so in its history", async () => {
    const onEvent: CrawlOptions["onEvent"] = (event) => {
      if (event.kind === "document" && event.path?.endsWith("/good/1.txt") === true) throw new TypeError("a bug");
    };
    server.pages.set("/other/", html('<a href="/o/1.txt">绩效目标</a>'));
    server.pages.set("/o/1.txt", { body: "1 forms of o", type: "text/plain" });
    await expect(night(["good", "other"], { options: { onEvent } })).rejects.toThrow("a bug");
    expect(
      query(
        "SELECT exit_code, json_extract(summary, '$.ended'), json_extract(summary, '$.error'), ended_at IS NOT NULL FROM runs",
      ),
    ).toEqual([[70, "failed", "a bug", 1]]);
    expect((await night(["good", "other"])).summary.outcome).toBe("good");
  });

  test("while a page is visited is a failure of that page, with its stack in the summary", async () => {
    const onEvent: CrawlOptions["onEvent"] = (event) => {
      if (event.kind === "visited" && event.purpose === "page" && event.result === "new" && event.site === "good")
        throw new TypeError("a bug");
    };
    server.pages.set("/other/", html('<a href="/o/1.txt">绩效目标</a>'));
    server.pages.set("/o/1.txt", { body: "1 forms of o", type: "text/plain" });
    const { summary, of } = await night(["good", "other"], { options: { onEvent } });
    expect(summary.outcome).toBe("internal_error");
    expect(summary.unexpected).toHaveLength(1);
    expect(summary.unexpected[0]).toMatch(/\/good\/: TypeError: a bug\n +at /);
    expect(of("other")).toMatchObject({ ended: "complete", documents_new: 1 });
    expect(query("SELECT exit_code FROM runs")).toEqual([[70]]);
    expect(problemOf("good")).toEqual(["unexpected"]);
  });
});
