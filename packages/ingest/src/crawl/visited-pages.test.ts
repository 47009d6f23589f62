import { linkedIdentities, settleUrl, type CrawlUrl } from "@jixiao/store";
import { describe, expect, test } from "vitest";
import { boundList } from "./bound-list.ts";
import type { Fetched } from "./net/fetch-result.ts";
import type { ChosenLink } from "./page/choose-links.ts";
import { doPageTask, type PageTask } from "./page/page-tasks.ts";
import { rulesOfSite } from "./visit.ts";
import { visitPage } from "./visit-page.ts";
import { AT, ORIGIN, fetched, shaOf, visiting, type Circumstances, type Visiting } from "./visiting.test-helper.ts";

const html = (body: string, over: Partial<Fetched> = {}): Fetched =>
  fetched(`<!DOCTYPE html><html><body>${body}</body></html>`, { headers: { "content-type": "text/html" }, ...over });
const link = (path: string, text = "绩效目标表"): string => `<a href="${path}">${text}</a>`;
const FORM =
  "<table><tr><td>项目支出绩效目标表</td></tr><tr><td>项目名称</td><td>造林</td></tr><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr></table>";

/** A page, visited once with this answer; the start page of the site unless it says otherwise. */
async function visited(answer: Fetched, page: Partial<Parameters<Visiting["note"]>[0]> = {}, circumstances: Circumstances = {}) {
  const here = visiting(circumstances);
  const url = here.note({ identity: "/", purpose: "page", is_list: true, depth: 0, ...page });
  here.answer(answer);
  const end = await visitPage(here.visit, url);
  if (end.kind === "parsing") await end.done;
  return { here, url: here.url(url.url_id), end };
}

const identities = ({ store }: Visiting, purpose: string): unknown =>
  store
    .statement("SELECT replace(identity, ?, '') FROM crawl_urls WHERE purpose = ? AND found_on IS NOT NULL ORDER BY 1")
    .pluck()
    .all(ORIGIN, purpose);

describe("a page", () => {
  test("is read: what it leads to is noted", async () => {
    const { here, url } = await visited(
      html(link("/1.pdf") + link("/art.html", "关于公开绩效目标的通知") + link("/about.html", "关于我们"), {
        validators: { etag: "e", last_modified: null },
      }),
    );
    expect(url).toMatchObject({
      result: "new",
      problem_code: null,
      read_with: "rules",
      etag: "e",
      form_hash: null,
      relaxed_tls: 0,
    });
    expect([identities(here, "document"), linkedIdentities(here.store, url.url_id).length]).toEqual([["/1.pdf"], 2]);
    here.store.close();
  });

  test.each<[string, Fetched, Partial<CrawlUrl>]>([
    ["a file by its first bytes", fetched("%PDF-1.7"), { purpose: "document", result: "new" }],
    [
      "a file by its type",
      fetched("甲", { headers: { "content-type": "Application/PDF" } }),
      { purpose: "document", result: "new" },
    ],
    [
      "a page whose type says a file",
      html(link("/1.pdf"), { headers: { "content-type": "application/octet-stream" } }),
      { purpose: "page", result: "new" },
    ],
    [
      "a type of no file",
      fetched("甲", { headers: { "content-type": "application/json" } }),
      { purpose: "page", problem_code: "no_links" },
    ],
    ["a picture that is no document", fetched("GIF89a"), { purpose: "page", result: "refused", problem_code: "not_wanted" }],
    ["a film", fetched("....ftypmp42"), { purpose: "page", result: "refused", problem_code: "not_wanted" }],
    ["an error page", html("抱歉，您访问的页面不存在"), { result: "failed", problem_code: "error_page" }],
    ["a page without links", html("正文"), { result: "failed", problem_code: "no_links" }],
    [
      "a page that counts others and leads to none",
      html(`${link("/1.pdf")} 第1页 共5页`),
      { result: "failed", problem_code: "pagination", sha256: null },
    ],
    ["of an unchecked certificate", html(link("/1.pdf"), { relaxedTls: true }), { result: "new", relaxed_tls: 1 }],
    ["with a form in it", html(link("/1.pdf") + FORM), { purpose: "page", result: "new" }],
  ])("that is %s", async (_, answer, expected) => {
    const { here, url } = await visited(answer);
    expect(url).toMatchObject(expected);
    here.store.close();
  });

  test("an article need not lead anywhere", async () => {
    const { here, url } = await visited(html("正文"), { is_list: false });
    expect([url.result, url.problem_code]).toEqual(["new", null]);
    here.store.close();
  });

  test("larger than pages are is refused, before it is read", async () => {
    const site = { limits: { page_megabytes: 0.001 } };
    const small = await visited(html(link("/1.pdf")), {}, { site });
    const large = await visited(html(link("/1.pdf") + "。".repeat(400)), {}, { site });
    expect([small.url.problem_code, large.url.problem_code, large.url.problem_reason]).toEqual([
      null,
      "too_large",
      "more than 0.001 MB of page",
    ]);
    for (const { here } of [small, large]) here.store.close();
  });

  test("as large as pages may be is read", async () => {
    const page = (more: number) => html(link("/1.pdf") + "x".repeat(more));
    const room = 1024 - page(0).bytes.length;
    for (const [more, problem] of [
      [room, null],
      [room + 1, "too_large"],
    ] as const) {
      const { here, url } = await visited(page(more), {}, { site: { limits: { page_megabytes: 1 / 1024 } } });
      expect(url.problem_code).toBe(problem);
      here.store.close();
    }
  });

  test("that is a picture too small for a form is none", async () => {
    const png = Buffer.from("89504e470d0a1a0a0000000d494844520000000a0000000a0806000000", "hex");
    const { here, url } = await visited(fetched(png));
    expect([url.purpose, url.problem_code]).toEqual(["page", "not_wanted"]);
    here.store.close();
  });

  test("with a form is a document whenever the form changes", async () => {
    const { here, url } = await visited(html(link("/1.pdf") + FORM));
    const versions = (): unknown => here.store.statement("SELECT count(*) FROM document_versions").pluck().get();
    expect([versions(), url.form_hash === null, linkedIdentities(here.store, url.url_id).length]).toEqual([1, false, 1]);
    let later = here;
    for (const [answer, count] of [
      [html(link("/2.pdf") + FORM), 1],
      [html(link("/2.pdf") + FORM.replace("造林", "治沙")), 2],
    ] as const) {
      later = later.nextNight();
      const again = later.note({ identity: "/", purpose: "page", is_list: true, depth: 0 });
      later.answer(answer);
      const end = await visitPage(later.visit, again);
      if (end.kind === "parsing") await end.done;
      expect([versions(), later.url(url.url_id).result]).toEqual([count, "changed"]);
    }
    here.store.close();
  });

  test.each<[string, change: Partial<Visiting["visit"]>, answer: Fetched | "not modified", asked: string | null, result: string]>(
    [
      ["304", {}, "not modified", "e", "unchanged"],
      ["the same bytes", {}, html(link("/1.pdf")), "e", "unchanged"],
      ["other bytes", {}, html(link("/2.pdf")), "e", "changed"],
      ["the same bytes, read by other rules", { rules: "others" }, html(link("/1.pdf")), null, "changed"],
    ],
  )("known from the night before, and %s", async (_, change, answer, asked, result) => {
    const { here, url } = await visited(html(link("/1.pdf"), { validators: { etag: "e", last_modified: null } }));
    const later = here.nextNight();
    const again = later.note({ identity: "/", purpose: "page", is_list: true, depth: 0 });
    later.answer(answer === "not modified" ? { kind: "not_modified" } : answer);
    await visitPage({ ...later.visit, ...change }, again);
    expect(later.asked).toEqual([{ etag: asked, last_modified: null }]);
    expect(later.url(url.url_id).result).toBe(result);
    const seen = later.store.statement("SELECT count(*) FROM crawl_urls WHERE purpose = 'document' AND seen_night = ?").pluck();
    expect(seen.get(later.visit.night.night_id)).toBe(1); // its links are seen again, or for the first time
    here.store.close();
  });

  test("of another server's name: links to it stay on the site, where a start page was sent on there", async () => {
    const elsewhere = html(link("http://b.cn/art.html", "关于绩效目标的通知"), { finalUrl: "http://b.cn/" });
    const start = await visited(elsewhere);
    expect(identities(start.here, "page")).toEqual(["http://b.cn/art.html"]);
    const other = visiting();
    const first = other.note({ identity: "/", purpose: "page" });
    const second = other.note({ identity: "/2", purpose: "page", is_list: true }, first.url_id);
    other.answer(elsewhere);
    await visitPage(other.visit, second);
    expect(identities(other, "page")).toEqual(["/2"]);
    for (const { store } of [start.here, other]) store.close();
  });

  test("a selector that matches nothing on a list is told", async () => {
    const told = async (is_list: boolean) => {
      const { here } = await visited(html(link("/1.pdf")), { is_list }, { site: { follow: { selector: "#none" } } });
      const codes = here.store.statement("SELECT code FROM crawl_notices").pluck().all();
      here.store.close();
      return codes;
    };
    expect([await told(true), await told(false)]).toEqual([["selector_matches_nothing"], []]);
  });
});

describe("a further page of a list that leads to the same as the one before", () => {
  const follow = async (there: string, here: string, page: Partial<Parameters<Visiting["note"]>[0]> = {}) => {
    const { here: at, url } = await visited(html(there));
    const second = at.note({ identity: "/2", purpose: "page", is_list: true, depth: 0, ...page }, undefined);
    at.store.statement("UPDATE crawl_urls SET found_on = ? WHERE url_id = ?").run(url.url_id, second.url_id);
    at.answer(html(here));
    await visitPage(at.visit, at.url(second.url_id));
    const { problem_code } = at.url(second.url_id);
    at.store.close();
    return problem_code;
  };
  const [a, b, c] = ["/1.pdf", "/2.pdf", "/3.pdf"].map((path) => link(path));
  test.each<[string, string, string, string | null]>([
    ["the same", `${a}${b}`, `${a}${b}`, "pagination"],
    ["in another order", `${a}${b}`, `${b}${a}`, "pagination"],
    ["one more", `${a}${b}`, `${a}${b}${c}`, null],
    ["one less", `${a}${b}`, `${a ?? ""}`, null],
    ["as many others", `${a}${b}`, `${a}${c}`, null],
  ])("%s", async (_, there, here, problem) => expect(await follow(there, here)).toBe(problem));
  test("an article may", async () => expect(await follow(`${a}`, `${a}`, { is_list: false })).toBeNull());
});

describe("lists are bounded", () => {
  const further = (identity: string, over: Partial<ChosenLink> = {}): ChosenLink => ({
    url: `${ORIGIN}${identity}`,
    identity,
    purpose: "page",
    text: "",
    depth: 0,
    isListPage: true,
    isRefresh: false,
    ...over,
  });
  /** A list whose further pages are noted already, seen this night. */
  const list = (known: readonly string[], refreshes = 0) => {
    const here = visiting({ site: { limits: { list_pages: 3, redirects: 2 } } });
    const url = here.note({ identity: "/", purpose: "page", is_list: true });
    for (const identity of known) here.note({ identity, purpose: "page", is_list: true }, url.url_id);
    if (refreshes > 0)
      here.store
        .statement("INSERT INTO crawl_lists (url_id, list_id, refreshes) VALUES (?, ?, ?)")
        .run(url.url_id, url.url_id, refreshes);
    return { here, url };
  };
  test.each<
    [
      string,
      known: readonly string[],
      refreshes: number,
      links: readonly ChosenLink[],
      kept: readonly string[],
      problem: string | null,
    ]
  >([
    ["all that are allowed", [], 0, ["/1", "/2", "/3"].map((one) => further(one)), ["/1", "/2", "/3"], null],
    ["one more", [], 0, ["/1", "/2", "/3", "/4"].map((one) => further(one)), ["/1", "/2", "/3"], "pagination"],
    [
      "those known this night are counted once",
      ["/1", "/2"],
      0,
      ["/1", "/2", "/3"].map((one) => further(one)),
      ["/1", "/2", "/3"],
      null,
    ],
    ["and leave no room for others", ["/1", "/2"], 0, ["/2", "/3", "/4"].map((one) => further(one)), ["/2", "/3"], "pagination"],
    [
      "what is no list page is not bounded",
      ["/1", "/2", "/3"],
      0,
      [further("/4"), further("/a", { isListPage: false })],
      ["/a"],
      "pagination",
    ],
    [
      "sent on once more than redirects are followed",
      [],
      2,
      [further("/1", { isRefresh: true }), further("/2")],
      ["/2"],
      "redirects",
    ],
    ["sent on as often", [], 1, [further("/1", { isRefresh: true })], ["/1"], null],
    ["an article sent on is none of a list", [], 2, [further("/1", { isRefresh: true, isListPage: false })], ["/1"], null],
    ["further pages behind as many", [], 2, [further("/1")], ["/1"], null],
  ])("%s", (_, known, refreshes, links, kept, problem) => {
    const { here, url } = list(known, refreshes);
    const bounded = boundList(here.visit, url, links);
    expect([bounded.links.map(({ identity }) => identity), bounded.problem?.code ?? null]).toEqual([kept, problem]);
    here.store.close();
  });
});

test("pages are read anew where the rules are others, and only then", () => {
  const rules = (site: Readonly<Record<string, unknown>>) => rulesOfSite(visiting({ site }).visit.site);
  const all = [
    {},
    { follow: { depth: 3 } },
    { follow: { text_pattern: "公开" } },
    { documents: { link_text: "预算" } },
    { start: [`${ORIGIN}/2`] },
    { limits: { list_pages: 9 } },
  ];
  expect(new Set(all.map(rules)).size).toBe(all.length);
  expect(rules({ delay_seconds: 9, exclude: ["x"], limits: { attempts: 1 } })).toBe(rules({}));
  expect(rules({})).toMatch(/^[\da-f]{16}$/);
});

test("what was settled is told with the page's purpose", async () => {
  const { here, url } = await visited(fetched("%PDF-1.7"));
  settleUrl(here.store, here.visit.night, url, { result: "unchanged" }, AT);
  expect(here.events).toMatchObject([{ kind: "visited", site: "a", url: `${ORIGIN}/`, purpose: "document", result: "new" }]);
  expect(url.sha256).toBe(shaOf("%PDF-1.7"));
  here.store.close();
});

test("a page that ends the stack is too complex; what else goes wrong in reading is a bug, with its stack", () => {
  const task = (error: Error): PageTask => ({
    kind: "recognize",
    status: 200,
    headers: {},
    purpose: "page",
    get bytes(): Uint8Array {
      throw error;
    },
  });
  expect(doPageTask(task(new RangeError("too deep")))).toEqual({ kind: "failed", code: "too_complex", reason: "too deep" });
  expect(doPageTask(task(new TypeError("oh")))).toMatchObject({
    code: "page_reader",
    reason: expect.stringContaining("TypeError: oh"),
  });
});
