import { Buffer } from "node:buffer";
import { acquireLock, openStore } from "@jixiao/store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { doctor } from "../doctor/doctor.ts";
import { makeZip } from "../testing/make-zip.ts";
import { openTestSite, type TestAnswer, type TestSite } from "../testing/test-site.ts";
import { makeWorkplace, type Workplace } from "../testing/workplace.ts";
import { parseCrawlConfig } from "./config/read-config.ts";
import { crawl, type CrawlOptions } from "./crawl.ts";
import type { CrawlSummary } from "./summary.ts";

let site: TestSite;
let place: Workplace;

beforeEach(async () => {
  site = await openTestSite();
  place = makeWorkplace();
});
afterEach(async () => {
  await site.close();
  place.remove();
});

const html = (body: string): TestAnswer => ({ body: `<!DOCTYPE html><html><body>${body}</body></html>` });
const file = (body: string | Uint8Array, type = "text/plain"): TestAnswer => ({ body, type });
/** 绩效目标 in GBK. */
const GBK = Buffer.from([0xbc, 0xa8, 0xd0, 0xa7, 0xc4, 0xbf, 0xb1, 0xea]);

async function night(
  over: { site?: Record<string, unknown>; config?: Record<string, unknown>; options?: Partial<CrawlOptions> } = {},
): Promise<CrawlSummary> {
  const config = {
    gone_after_nights: 2,
    nights_apart_hours: 0,
    ...over.config,
    sites: [
      {
        name: "测试站",
        start: [`${site.origin}/list/`],
        delay_seconds: 0,
        allow_hosts: ["127.0.0.1"],
        limits: { attempts: 2, retry_wait_seconds: 0.01, idle_seconds: 0.3, first_byte_seconds: 1, document_megabytes: 1 },
        ...over.site,
      },
    ],
  };
  return crawl(parseCrawlConfig(JSON.stringify(config), "test"), { ...place.options, workers: 1, ...over.options });
}

function query(sql: string): unknown[] {
  const store = openStore(place.options.store, { readonly: true });
  try {
    return store.db.prepare(sql).raw().all();
  } finally {
    store.close();
  }
}

const versions = (): unknown[] =>
  query(
    "SELECT replace(location, (SELECT substr(url, 1, instr(substr(url, 9), '/') + 7) FROM crawl_urls LIMIT 1), ''), version, comparison FROM document_versions ORDER BY 1, 2",
  );
const problems = (): unknown[] =>
  query(`SELECT replace(url, '${site.origin}', ''), result, code FROM v_crawl_problems ORDER BY 1`);
const changes = (): unknown[] =>
  query("SELECT change, part, field, old_value, new_value FROM v_changes WHERE change <> 'added' ORDER BY at");

/** Lists, articles and attachments in all the ways that are seen; 10 documents. */
function fillNasty(): void {
  const { pages } = site;
  pages.set("/robots.txt", { body: "User-agent: *\nDisallow: /private/\n", type: "text/plain" });
  pages.set(
    "/list/",
    html(
      `<ul><li>绩效目标表一 <a href="../files/1.txt">下载</a></li></ul>
       <a href="#" onclick="window.open('/files/2.txt')">绩效目标表二</a>
       <a href="/private/x.txt">绩效目标（不许抓取）</a>
       <a href="/art/1.html">关于公开绩效目标的通知</a>
       <a href="/gbk.html">绩效目标（GBK）</a>
       <a href="http://169.254.169.254/x.txt">绩效目标（内网）</a>
       <a href="/about.html">关于我们</a>
       <script>createPageHTML(3, 0, "index", "html");</script>`,
    ),
  );
  pages.set(
    "/list/index_1.html",
    html('<a href="/files/3.txt;jsessionid=A1">绩效目标表三</a><script>createPageHTML(3,1,"index","html")</script>'),
  );
  pages.set(
    "/list/index_2.html",
    html(`<a href="javascript:download('/files/4.txt')">绩效目标表四</a><script>createPageHTML(3,2,"index","html")</script>`),
  );
  pages.set(
    "/art/1.html",
    html(
      '<h1>关于公开绩效目标的通知</h1><a href="附件.txt">附件1</a><a href="/down.jsp?id=5">附件2</a><a href="/moved">绩效目标（转向）</a>',
    ),
  );
  pages.set(encodeURI("/art/附件.txt"), file("1 forms of 附件"));
  pages.set("/down.jsp?id=5", {
    body: "2 forms of 5",
    type: "application/octet-stream",
    headers: { "content-disposition": `attachment; filename="${Buffer.from("绩效目标五.txt").toString("latin1")}"` },
  });
  pages.set("/moved", (_, response) => void response.writeHead(302, { location: "/files/6.txt" }).end());
  pages.set("/gbk.html", {
    body: Buffer.concat([Buffer.from('<html><body><a href="/files/7.zip">'), GBK, Buffer.from("</a></body></html>")]),
    type: "text/html",
  });
  for (const n of [1, 2, 3, 4, 6]) pages.set(`/files/${n}.txt`, file(`${n} forms of ${n}`, n === 2 ? "text/html" : "text/plain"));
  pages.set("/files/3.txt;jsessionid=A1", file("3 forms of 3"));
  pages.set(
    "/files/7.zip",
    file(
      makeZip([
        { name: "甲.txt", data: "1 forms of 甲" },
        { name: "乙.txt", data: "2 forms of 乙" },
      ]),
      "application/zip",
    ),
  );
}

const NASTY_FORMS = 1 + 2 + 3 + 4 + 1 + 2 + 6 + 1 + 2;

describe("a nasty site", () => {
  test("first night: everything is found once; second night: one request each and nothing parsed", async () => {
    fillNasty();
    const first = await night();
    expect(first.outcome).toBe("good");
    expect(place.records()).toHaveLength(NASTY_FORMS);
    expect(first.sites[0]).toMatchObject({
      ended: "complete",
      pages: 5,
      documents: 8,
      documents_new: 8,
      documents_failed: 0,
      pages_failed: 0,
    });
    expect(problems()).toEqual([
      ["/private/x.txt", "refused", "robots"],
      ["http://169.254.169.254/x.txt", "refused", "address"],
    ]);
    expect(first.requests).toBe(site.takeLog().length);
    expect(first.requests).toBe(1 + 5 + 8 + 1); // robots.txt, pages, documents, a redirect
    expect(query("SELECT name FROM documents ORDER BY name").flat()).toContain("绩效目标五.txt");

    const second = await night();
    expect(second.outcome).toBe("good");
    expect(second.sites[0]).toMatchObject({ ended: "complete", documents_new: 0, documents_changed: 0, documents_unchanged: 8 });
    expect(second.documents.documents).toMatchObject({ new: 0, replaced: 0, unchanged: 0 });
    expect(site.takeLog().filter((line) => !line.startsWith("304"))).toEqual(["302 /moved"]);
    expect(second.requests).toBe(5 + 8 + 1); // robots.txt is kept for a day
    expect(versions()).toHaveLength(9);
    expect(
      (await doctor(place.options, { verify: true, parserVersion: "fake-1" })).findings.filter((f) => f.severity !== "note"),
    ).toEqual([]);
  });

  test("third night: what changed is a new version, and its changes are known", async () => {
    fillNasty();
    await night();
    await night();
    site.takeLog();
    site.pages.set("/files/1.txt", file("1 forms of another 1"));
    site.pages.set(
      "/files/7.zip",
      file(
        makeZip([
          { name: "甲.txt", data: "1 forms of 甲" },
          { name: "丙.txt", data: "1 forms of 丙" },
        ]),
        "application/zip",
      ),
    );
    const third = await night();
    expect(third.sites[0]).toMatchObject({ ended: "complete", documents_changed: 2, documents_unchanged: 6 });
    expect(site.takeLog().filter((line) => line.startsWith("200"))).toEqual(["200 /files/1.txt", "200 /files/7.zip"]);
    expect(versions()).toEqual(
      expect.arrayContaining([
        ["/files/1.txt", 1, "first"],
        ["/files/1.txt", 2, "changed"],
        ["/files/7.zip!甲.txt", 1, "first"],
        ["/files/7.zip!乙.txt", 2, "removed"],
        ["/files/7.zip!丙.txt", 1, "first"],
      ]),
    );
    expect(changes().map((row) => (row as unknown[]).slice(0, 2))).toEqual(expect.arrayContaining([["removed", "record"]]));
  });
});

/** One list with the documents 1, 2 …, each one form. */
function fillPlain(count: number, { of = (n: number): string => `1 forms of ${n}` } = {}): void {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  site.pages.set("/list/", html(numbers.map((n) => `<p>绩效目标 <a href="/d/${n}.txt">附件${n}</a></p>`).join("")));
  for (const n of numbers) site.pages.set(`/d/${n}.txt`, file(of(n)));
}

describe("versions", () => {
  test("other bytes with the same records are told from changed records; the old records stay, but are not current", async () => {
    fillPlain(2);
    await night();
    site.pages.set("/d/1.txt", file("1 forms of 1   ")); // the fake parser trims
    site.pages.set("/d/2.txt", file("2 forms of 2"));
    await night();
    expect(versions()).toEqual([
      ["/d/1.txt", 1, "first"],
      ["/d/1.txt", 2, "equal"],
      ["/d/2.txt", 1, "first"],
      ["/d/2.txt", 2, "changed"],
    ]);
    expect(place.records()).toHaveLength(1 + 1 + 1 + 2);
    expect(query("SELECT count(*) FROM v_current_records")).toEqual([[3]]);
  });

  test.each([
    ["a challenge", { body: "<script>document.cookie='a';location.reload()</script>", status: 200 }, "blocked_by_challenge"],
    [
      "a challenge with its status",
      { body: "x", status: 521, headers: { "set-cookie": "__jsl_clearance=1" } },
      "blocked_by_challenge",
    ],
    ["a login", { body: "<html><title>用户登录</title><input type=password></html>" }, "login_page"],
    ["an error page", { body: "<html><body>您访问的页面不存在</body></html>" }, "error_page"],
    ["another page", { body: `<html><body>${"通知".repeat(300)}</body></html>` }, "not_a_document"],
    ["nothing", { body: "" }, "empty"],
    ["too much", { body: "x".repeat(2_000_000), type: "text/plain" }, "too_large"],
    ["a failing server", { body: "", status: 500 }, "status"],
  ] as const)("%s in a document's place is no version of it", async (_, answer, problem) => {
    fillPlain(1);
    await night();
    site.pages.set("/d/1.txt", answer);
    const second = await night();
    expect(second.outcome).toBe("some_failed");
    expect(problems()).toEqual([["/d/1.txt", "failed", problem]]);
    expect(versions()).toEqual([["/d/1.txt", 1, "first"]]);
    fillPlain(1);
    expect((await night()).sites[0]).toMatchObject({ ended: "complete", documents_unchanged: 1 });
    expect(versions()).toHaveLength(1);
  });

  test("a page with a form in it is a document, whatever else on it changes", async () => {
    const form = (count: number, target: string): TestAnswer =>
      html(
        `访问量：${count}<table><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td></tr><tr><td>${target}</td></tr></table>`,
      );
    site.pages.set("/list/", html('<a href="/t.html">绩效目标表</a>'));
    site.pages.set("/t.html", form(1, "甲"));
    expect((await night()).sites[0]).toMatchObject({ documents: 1, documents_new: 1 });
    site.pages.set("/t.html", form(2, "甲"));
    await night();
    expect(versions()).toEqual([["/t.html", 1, "first"]]);
    site.pages.set("/t.html", form(3, "乙"));
    await night();
    expect(versions()).toHaveLength(2);
  });

  test("a link without extension that gives a file is a document from then on", async () => {
    site.pages.set("/list/", html('<a href="/show/12">2025年绩效目标</a>'));
    site.pages.set("/show/12", {
      ...(file(makeZip([{ name: "a.txt", data: "1 forms" }])) as object),
      type: "application/zip",
    } as TestAnswer);
    expect((await night()).sites[0]).toMatchObject({ pages: 1, documents: 1, documents_new: 1 });
    expect((await night()).sites[0]).toMatchObject({ documents_unchanged: 1 });
  });

  test("the same bytes at two places are one document with two versions", async () => {
    fillPlain(3, { of: () => "1 forms of the same" });
    expect((await night({ site: { concurrency: 3 } })).outcome).toBe("good");
    expect(place.records()).toHaveLength(1);
    expect(versions()).toHaveLength(3);
  });
});

describe("what is gone", () => {
  test("is marked after several complete nights, never deleted, and may come back", async () => {
    fillPlain(10);
    await night();
    site.pages.set(
      "/list/",
      html(Array.from({ length: 9 }, (_, i) => `<p>绩效目标 <a href="/d/${i + 2}.txt">附件</a></p>`).join("")),
    );
    expect((await night()).sites[0]).toMatchObject({ ended: "complete", documents_gone: 0 });
    expect((await night()).sites[0]).toMatchObject({ ended: "complete", documents_gone: 1 });
    expect(query("SELECT change, location FROM v_changes WHERE kind = 'document'")).toEqual([["gone", `${site.origin}/d/1.txt`]]);
    expect(place.records()).toHaveLength(10);
    fillPlain(10);
    expect((await night()).sites[0]).toMatchObject({ ended: "complete", documents_unchanged: 10 });
    expect(query("SELECT change FROM v_changes WHERE kind = 'document'")).toEqual([["gone"], ["returned"]]);
    expect(query("SELECT count(*) FROM crawl_urls WHERE gone_at IS NOT NULL")).toEqual([[0]]);
  });

  test("a link that is left with 404 behind it counts as gone", async () => {
    fillPlain(10);
    await night();
    site.pages.delete("/d/1.txt");
    await night();
    expect((await night()).sites[0]).toMatchObject({ documents: 9, documents_gone: 1 });
  });

  test.each([
    ["clearly fewer documents", () => fillPlain(3), "fewer_documents"],
    ["a start page that fails", () => site.pages.set("/list/", { body: "", status: 500 }), "start_page"],
    [
      "a start page that is a challenge",
      () => site.pages.set("/list/", { body: "<script>location.reload()</script>" }),
      "start_page",
    ],
    ["a start page that scripts would build", () => site.pages.set("/list/", html('<div id="app"></div>')), "start_page"],
    ["a start page that is gone", () => site.pages.delete("/list/"), "start_page"],
    [
      "a count of pages that leads nowhere",
      () => site.pages.set("/list/", html(`<p>绩效目标 <a href="/d/1.txt">附件</a></p>第1页 共9页`)),
      "pagination",
    ],
    [
      "a list page that is missing",
      () =>
        site.pages.set(
          "/list/",
          html('<p>绩效目标 <a href="/d/1.txt">附件</a></p><script>createPageHTML(2,0,"index","html")</script>'),
        ),
      "pagination",
    ],
    [
      "a list page that repeats the one before",
      () => {
        const page = html('<p>绩效目标 <a href="/d/1.txt">附件</a></p><a href="?page=2">下一页</a>');
        site.pages.set("/list/", page);
        site.pages.set("/list/?page=2", page);
      },
      "pagination",
    ],
  ])("a night with %s is incomplete and marks nothing", async (_, disturb, reason) => {
    fillPlain(10);
    await night();
    disturb();
    const summary = await night();
    expect(summary.outcome).toBe("incomplete");
    expect(summary.sites[0]?.reason?.code).toBe(reason);
    await night();
    expect(query("SELECT count(*) FROM crawl_urls WHERE gone_at IS NOT NULL")).toEqual([[0]]);
    fillPlain(10);
    expect((await night()).sites[0]).toMatchObject({ ended: "complete", documents: 10 });
    expect(query("SELECT count(*) FROM document_events")).toEqual([[0]]);
  });
});

describe("a run that is cut short", () => {
  test("by its budget goes on the next time, and ends with what one run gives", async () => {
    fillPlain(6);
    const first = await night({ config: { budget: { requests: 4 } } });
    expect(first.outcome).toBe("budget_reached");
    expect(first.sites[0]).toMatchObject({ ended: "budget_reached", ended_at: null });
    site.takeLog();
    const second = await night();
    expect(second.sites[0]).toMatchObject({ ended: "complete", resumed: true, documents: 6, documents_new: 6 });
    expect(site.takeLog()).toHaveLength(4);
    expect(place.records()).toHaveLength(6);
  });

  test("by an interrupt goes on too", async () => {
    fillPlain(6);
    const controller = new AbortController();
    site.pages.set("/d/3.txt", (_, response) => {
      controller.abort();
      setTimeout(() => response.end("late"), 500);
    });
    const first = await night({ options: { signal: controller.signal } });
    expect(first.outcome).toBe("interrupted");
    fillPlain(6);
    expect((await night()).sites[0]).toMatchObject({ ended: "complete", resumed: true, documents: 6 });
    expect(place.records()).toHaveLength(6);
  });

  test("by another run that holds the lock does nothing", async () => {
    fillPlain(1);
    await night();
    const lock = acquireLock(`${place.options.store}.lock`);
    site.takeLog();
    await expect(night()).rejects.toMatchObject({ failure: { code: "locked" } });
    expect(site.takeLog()).toEqual([]);
    lock.release();
  });

  test("by a full disk begins nothing that is not there afterwards", async () => {
    fillPlain(3);
    await night({ config: { budget: { requests: 3 } } });
    site.takeLog();
    await expect(night({ options: { minFreeBytes: Number.MAX_SAFE_INTEGER } })).rejects.toMatchObject({ reason: "disk_full" });
    expect(site.takeLog()).toEqual([]);
    expect((await night()).sites[0]).toMatchObject({ ended: "complete", resumed: true, documents: 3 });
  });

  test("an unfinished night of long ago is left, and a new one begun", async () => {
    fillPlain(3);
    await night({ config: { budget: { requests: 3 } } });
    const store = openStore(place.options.store);
    store.db.exec("UPDATE crawl_nights SET started_at = '2020-01-01T00:00:00.000Z'");
    store.close();
    expect((await night()).sites[0]).toMatchObject({ ended: "complete", resumed: false, documents: 3 });
    expect(query("SELECT outcome FROM crawl_nights ORDER BY night_id")).toEqual([["abandoned"], ["complete"]]);
  });
});

test("what the parser cannot read is a failed document, not asked for again until it changes", async () => {
  fillPlain(2);
  site.pages.set("/d/1.txt", file("damaged 1"));
  const first = await night();
  expect(first.outcome).toBe("some_failed");
  expect(first.sites[0]).toMatchObject({ ended: "some_failed", documents: 2, documents_new: 1, documents_failed: 1 });
  site.takeLog();
  expect((await night()).outcome).toBe("good");
  expect(site.takeLog()).toEqual(["304 /list/", "304 /d/1.txt", "304 /d/2.txt"]);
  expect(place.failures()).toHaveLength(1);
});

test("every kind of file is taken: by its extension, by its type, by its content; and pictures in the article about it", async () => {
  const { pages } = site;
  const start = (hex: string) => Buffer.concat([Buffer.from(hex, "hex"), Buffer.from(" no archive and no picture")]);
  const byExtension = "doc wps xls xlsx et ofd rtf mht mhtml pdf docx png jpg tif".split(" ");
  const byType = ["application/ofd", "application/vnd.ms-excel", "multipart/related", "application/kswps", "application/msword"];
  const byContent = ["d0cf11e0a1b11ae1", "7b5c727466", "89504e47", "ffd8ff", "49492a00", "255044462d"];
  for (const name of byExtension) pages.set(`/f/a.${name}`, file(`1 forms of ${name}`, "application/x-unknown"));
  for (const [i, type] of byType.entries()) pages.set(`/t/${i}`, file(`1 forms of type ${i}`, type));
  for (const [i, hex] of byContent.entries()) pages.set(`/c/${i}`, file(start(hex), "text/html"));
  const links = [
    ...byExtension.map((name) => `/f/a.${name}`),
    ...byType.map((_, i) => `/t/${i}`),
    ...byContent.map((_, i) => `/c/${i}`),
  ];
  const small = Buffer.from("89504e470d0a1a0a0000000d49484452000000200000002008000000000000000000", "hex"); // 32 × 32
  const article =
    '<h1>绩效目标公开</h1><div class="TRS_Editor"><img src="W1.png"><img src="W2.png"><img src="icon_pdf.png"></div>';
  pages.set("/art/1.html", html(article));
  pages.set("/art/W1.png", file("1 forms of a picture", "image/png"));
  pages.set("/art/W2.png", file(small, "image/png"));
  pages.set("/list/", html([...links, "/art/1.html"].map((path) => `<a href="${path}">绩效目标 ${path}</a>`).join("")));
  const { sites } = await night();
  expect(query("SELECT count(*), sum(purpose = 'document') FROM crawl_urls WHERE url NOT LIKE '%/list/'")).toEqual([
    [links.length + 3, links.length + 2],
  ]);
  expect(sites[0]).toMatchObject({ documents_new: links.length + 1 });
  expect(problems()).toEqual([["/art/W2.png", "refused", "not_wanted"]]);
  expect(site.takeLog().filter((line) => line.includes("icon"))).toEqual([]);
  const shown =
    "SELECT replace(p.url, rtrim(p.url, replace(p.url, '/', '')), '') FROM crawl_urls u JOIN crawl_urls p ON p.url_id = u.found_on";
  expect(query(`${shown} WHERE u.url LIKE '%W1.png'`)).toEqual([["1.html"]]);
});

test("versions that could not be read one after the other are known to doctor", async () => {
  for (const text of ["damaged 1", "damaged 2", "1 forms of 1"]) {
    fillPlain(1, { of: () => text });
    await night();
  }
  const { findings } = await doctor(place.options, { verify: true, parserVersion: "fake-1" });
  expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
  expect(versions()).toHaveLength(3);
});

test("several sites are crawled side by side, each by its own rules", async () => {
  fillPlain(3);
  site.pages.set("/other/", html('<a href="/o/1.txt">绩效目标</a>'));
  site.pages.set("/o/1.txt", file("1 forms of other"));
  const config = parseCrawlConfig(
    JSON.stringify({
      sites: ["list", "other"].map((name) => ({
        name,
        start: [`${site.origin}/${name}/`],
        delay_seconds: 0,
        allow_hosts: ["127.0.0.1"],
        fiscal_year: name === "list" ? 2024 : 2025,
        region: name === "list" ? "江西" : null,
      })),
    }),
    "test",
  );
  const summary = await crawl(config, place.options);
  expect(summary.sites.map(({ site: name, documents, requests }) => [name, documents, requests])).toEqual([
    ["list", 3, 5],
    ["other", 1, 3],
  ]);
  expect(place.records().filter((line) => /"region":"江西省".*"fiscal_year":2024/.test(line))).toHaveLength(3);
  expect((await crawl(config, { ...place.options, sites: ["other"] })).sites).toHaveLength(1);
});

test("an archive that cannot be read to its end takes no file away", async () => {
  const zip = makeZip([
    { name: "甲.txt", data: "1 forms of 甲" },
    { name: "乙.txt", data: "1 forms of 乙" },
  ]);
  site.pages.set("/list/", html('<a href="/a.zip">绩效目标</a>'));
  site.pages.set("/a.zip", file(zip, "application/zip"));
  await night();
  site.pages.set(
    "/a.zip",
    file(makeZip(Array.from({ length: 4 }, (_, i) => ({ name: `${i}.txt`, data: `1 forms of ${i}` }))), "application/zip"),
  );
  await night({ options: { collectLimits: { archiveEntries: 2 } } });
  expect(versions()).toEqual([
    ["/a.zip!0.txt", 1, "first"],
    ["/a.zip!1.txt", 1, "first"],
    ["/a.zip!乙.txt", 1, "first"],
    ["/a.zip!甲.txt", 1, "first"],
  ]);
});

test("a start page that redirects to another host is followed there", async () => {
  const other = await openTestSite();
  try {
    site.pages.set("/list/", (_, response) => void response.writeHead(301, { location: `${other.origin}/portal/` }).end());
    other.pages.set("/portal/", html('<a href="/t.html">绩效目标公开</a>'));
    other.pages.set("/t.html", html('<h1>绩效目标公开</h1><a href="/x/1.txt">附件</a>'));
    other.pages.set("/x/1.txt", file("1 forms of 1"));
    expect((await night()).sites[0]).toMatchObject({ ended: "complete", pages: 2, documents: 1 });
  } finally {
    await other.close();
  }
});

test("a change of the rules reads unchanged pages anew", async () => {
  fillPlain(1);
  site.pages.set("/list/", html('<a href="/d/1.txt">绩效目标</a><a href="/more.html">更多栏目</a>'));
  site.pages.set("/more.html", html('<a href="/d/2.txt">绩效目标二</a>'));
  site.pages.set("/d/2.txt", file("1 forms of 2"));
  expect((await night()).sites[0]).toMatchObject({ documents: 1 });
  expect((await night({ site: { follow: { text_pattern: "更多" } } })).sites[0]).toMatchObject({
    documents: 2,
    documents_new: 1,
  });
});
