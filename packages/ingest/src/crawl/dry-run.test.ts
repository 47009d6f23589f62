import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestSite, type TestAnswer, type TestSite } from "../testing/test-site.ts";
import { parseCrawlConfig } from "./config/read-config.ts";
import { type DrySite, dryRun } from "./dry-run.ts";

const html = (body: string): TestAnswer => ({ body: `<!DOCTYPE html><html><body>${body}</body></html>` });
const link = (path: string, text = "绩效目标表"): string => `<a href="${path}">${text}</a>`;
const article = link("/art.html", "关于公开绩效目标的通知");
const pages: Readonly<Record<string, TestAnswer>> = {
  "/robots.txt": { body: "User-agent: *\nDisallow: /private/\n", type: "text/plain" },
  "/two": html(
    `${link("/1.pdf", "绩效目标表一")}${link("/1.pdf", "绩效目标表一")}${link("/2.pdf")}${article}${link("?p=2", "下一页")}`,
  ),
  "/two?p=2": html(`${link("/2.pdf")}${link("/3.pdf")}${link("?p=3", "下一页")}`),
  "/two?p=3": html(`${link("/4.pdf")}${link("?p=4", "下一页")}`),
  "/two?p=4": html(link("/5.pdf")),
  "/sends": html(`<meta http-equiv="refresh" content="0;url=/sends1">`),
  "/sends1": html(`<meta http-equiv="refresh" content="0;url=/sends2">`),
  "/sends2": html(`<meta http-equiv="refresh" content="0;url=/sends3">`),
  "/sends3": html(link("/6.pdf")),
  "/empty": html("正文"),
  "/error": html("抱歉，您访问的页面不存在"),
  "/counts": html(`${link("/1.pdf")} 第1页 共5页`),
  "/file": { body: "%PDF-1.7", type: "application/pdf" },
  "/large": html(link("/1.pdf") + "。".repeat(2000)),
  "/status": { body: "no", status: 500 },
  "/304": (_, response) => void response.writeHead(304).end(),
};

/** Name → start page, and what else the site says of itself. */
const sites: Readonly<Record<string, readonly [start: string, over?: object]>> = {
  two: ["/two", { limits: { list_pages: 2 } }],
  chosen: ["/two", { exclude: ["2\\.pdf$", "表一"], follow: { selector: "#none" }, limits: { list_pages: 1 } }],
  sends: ["/sends", { limits: { redirects: 2 } }],
  stops: ["/sends", { limits: { redirects: 1 } }],
  empty: ["/empty"],
  error: ["/error"],
  counts: ["/counts"],
  file: ["/file"],
  large: ["/large", { limits: { page_megabytes: 0.002 } }],
  none: ["/none"],
  private: ["/private/"],
  status: ["/status", { limits: { attempts: 1 } }],
  unasked: ["/304"],
  left: ["/two"],
};

describe("a dry run", () => {
  let server: TestSite;
  let found: ReadonlyMap<string, DrySite>;
  const configOf = (over: object = {}) =>
    parseCrawlConfig(
      JSON.stringify({
        ...over,
        sites: Object.entries(sites).map(([name, [start, own]]) => ({
          name,
          start: [server.origin + start],
          delay_seconds: 0,
          allow_hosts: ["127.0.0.1"],
          ...own,
        })),
      }),
      "test",
    );
  beforeAll(async () => {
    server = await openTestSite();
    for (const [path, answer] of Object.entries(pages)) server.pages.set(path, answer);
    const names = Object.keys(sites).filter((name) => name !== "left");
    found = new Map((await dryRun(configOf(), { sites: names })).map((one) => [one.site, one]));
  });
  afterAll(() => server.close());

  const site = (name: string): DrySite => {
    const one = found.get(name);
    if (one === undefined) throw new Error(`nothing of ${name}`);
    return one;
  };
  const paths = (links: readonly { readonly url: string }[]): unknown => links.map(({ url }) => url.replace(server.origin, ""));

  test("walks the list and names what it leads to, each once, as far as lists are read", () => {
    const { lists, documents, pages: articles, excluded, warnings, cut } = site("two");
    expect(
      lists.map(({ url, documents: count, pages: more, problem }) => [
        url.replace(server.origin, ""),
        count,
        more,
        problem?.code,
      ]),
    ).toEqual([
      ["/two", 2, 1, undefined],
      ["/two?p=2", 2, 0, undefined],
      ["/two?p=3", 1, 0, undefined],
      ["/two?p=4", 0, 0, "pagination"],
    ]);
    expect(lists.at(-1)?.problem?.reason).toBe("more than 2 further pages");
    expect([paths(documents), paths(articles)]).toEqual([["/1.pdf", "/2.pdf", "/3.pdf", "/4.pdf"], ["/art.html"]]);
    expect([documents[0]?.text, excluded, warnings, cut]).toEqual(["绩效目标表一", 0, [], false]);
    expect(found.has("left")).toBe(false);
  });

  test("leaves out what is excluded, and warns of a selector that matches nothing", () => {
    const { documents, excluded, warnings } = site("chosen");
    expect([paths(documents), excluded]).toEqual([["/3.pdf"], 2]);
    expect(warnings.map(({ code }) => code)).toEqual(["selector_matches_nothing", "selector_matches_nothing"]);
  });

  test("goes where a page sends it, as often as redirects are followed", () => {
    expect([paths(site("sends").lists), paths(site("sends").documents)]).toEqual([["/sends", "/sends1", "/sends2"], []]);
    expect(paths(site("stops").lists)).toEqual(["/sends", "/sends1"]);
  });

  test.each([
    ["empty", "no_links"],
    ["error", "error_page"],
    ["counts", "pagination"],
    ["file", "empty"],
    ["large", "too_large"],
    ["none", "not_there"],
    ["private", "robots"],
    ["status", "status"],
    ["unasked", "status"],
  ])("of %s tells the problem: %s", (name, code) => {
    const { lists, cut } = site(name);
    expect([lists.map(({ problem }) => problem?.code), cut]).toEqual([[code], false]);
  });

  test("ends where the budget does", async () => {
    const [first, ...others] = await dryRun(configOf({ budget: { requests: 2 } }), { sites: ["two"] });
    expect([first?.cut, first?.lists.length, others]).toEqual([true, 1, []]);
  });
});
