/** Rules of reading a page, each by what it takes and what looks like it and is not taken. */
import { Buffer } from "node:buffer";
import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import { parseCrawlConfig } from "../config/read-config.ts";
import { chooseLinks } from "./choose-links.ts";
import { decodePage } from "./decode-page.ts";
import { linksOf } from "./links.ts";
import { loadPage } from "./load-page.ts";
import { doPageTask, type PageTask } from "./page-tasks.ts";
import { paginationOf } from "./pagination.ts";
import { picturesIn } from "./pictures.ts";
import { readPage } from "./read-page.ts";
import { hasDocumentMagic, looksLikeHtml, mediaOf, recognizeAnswer } from "./recognize-answer.ts";
import { extensionOf } from "./urls.ts";

const AT = "http://a.cn/zw/index.html";
const words = (count: number): string => "正".repeat(count);
const [site] = parseCrawlConfig(JSON.stringify({ sites: [{ name: "a", start: ["http://a.cn/"] }] }), "a").sites;
if (site === undefined) throw new Error("no site");

describe("formats by their first bytes", () => {
  const starts = [
    "25504446",
    "504b0304",
    "d0cf11e0",
    "7b5c727466",
    "52617221",
    "377abcaf",
    "1f8b08",
    "89504e47",
    "ffd8ff",
    "49492a00",
    "4d4d002a",
  ];
  test.each(starts)("%s begins a document, whatever follows; with any other byte in it it does not", (hex) => {
    const start = Buffer.from(hex, "hex");
    expect(hasDocumentMagic(Buffer.concat([start, Buffer.from("xyz")]))).toBe(true);
    expect(hasDocumentMagic(start.subarray(1))).toBe(false);
    for (const [i, byte] of start.entries()) expect(hasDocumentMagic(start.with(i, (byte + 1) % 256))).toBe(false);
  });

  test.each([
    ["a", "ID3\u0003", "sound (mp3)"],
    ["a", "xID3", null],
    ["a", "GIF89a", "picture (gif)"],
    ["a", "RIFF1234WAVE", "sound (wav)"],
    ["a", "RIFF1234AVI ", "video (avi)"],
    ["a", "RIFF12345AVI ", null],
    ["a", "\u001aE\u00df\u00a3", "video (mkv, webm)"],
    ["a", "FLV\u0001", "video (flv)"],
    ["a", "FLV\u0002", null],
    ["a.heic", "", "heic"],
    ["a.mpeg", "", "mpeg"],
    ["a.mpg", "", "mpg"],
  ])("%s with %j is %s", (name, start, expected) => expect(mediaOf(name, Buffer.from(start, "latin1"))).toBe(expected));

  test.each([
    ["<b>", "x-text/html", false],
    ["<b>", "text/html; charset=gbk", true],
    ["ï»¿<html>", "", true],
    ["<!-- a --><!-- b --><p>", "", true],
    ["<!-- a", "", false],
    ["<html5>", "", false],
    ["<h1>", "", true],
  ])("%j as %s is a page: %s", (body, type, is) => expect(looksLikeHtml(Buffer.from(body, "latin1"), type)).toBe(is));
});

describe("what an answer is", () => {
  const kind = (body: string): string =>
    recognizeAnswer({ status: 200, headers: {}, bytes: Buffer.from(`<html>${body}`), purpose: "page" })?.kind ?? "content";
  test.each([
    [`<p>页面不存在</p><script>${"x".repeat(500)}</script>`, "error_page"],
    [`<p>${words(30)}</p><script>acw_sc__v2=1</script>`, "content"],
    [`<p>${words(19)}</p><script>acw_sc__v2=1</script>`, "blocked_by_challenge"],
    ["<p>您的请求被拦截", "blocked_by_challenge"],
    ["<p>请完成安全验证后继续访问本网站，谢谢您的配合", "blocked_by_challenge"],
    ["<title>欢迎</title><input type=password>用户登录", "login_page"],
    [`<title>Login</title><input type=password>${words(30)}`, "login_page"],
    ["<script>location.reload()</script>首页", "content"],
    ["<script>eval('x')</script>", "blocked_by_challenge"],
    ["<script>document.cookie='a'</script>", "blocked_by_challenge"],
    ["<p>404 Not Found", "error_page"],
    ["<p>服务器错误", "error_page"],
    ["<p>您访问的栏目已失效", "error_page"],
  ])("%s is %s", (body, expected) => expect(kind(body)).toBe(expected));
});

describe("links and pages", () => {
  test("what stands where scripts do not run leads nowhere", () =>
    expect(linksOf(loadPage("<noscript><a href=/x.html>x</a></noscript><a href=/y.html>y</a>"), AT, null)).toHaveLength(1));
  test("a base that is no address moves nothing", () =>
    expect(readPage(Buffer.from("<base href='http://'><a href=x.html>x</a>"), null, AT, null).links[0]?.url).toBe(
      "http://a.cn/zw/x.html",
    ));
  test.each([
    [500, `${words(500)}尾`],
    [501, words(501)],
  ])("of a title of %d characters and more no further part is read", (count, title) =>
    expect(readPage(Buffer.from(`<h1>${words(count)}<b>尾</b></h1>`), null, AT, null).title).toBe(title),
  );
  test("a link's own text names it where it says enough, its row where not", () => {
    const text = (html: string): string | undefined => {
      const page = readPage(Buffer.from(html), null, AT, null);
      return chooseLinks(page, { url: AT, depth: 0, hosts: new Set(["a.cn"]) }, site)[0]?.text;
    };
    expect(text("<li>甲 <a href=/x.pdf>绩效目标表</a></li>")).toBe("绩效目标表");
    expect(text("<li>甲 绩效目标 <a href=/x.pdf>下载</a></li>")).toBe("甲 绩效目标 下载");
  });

  test.each([
    ["<a href=2.html>如何翻到下一页</a>", []],
    ["<a href='2.html#p'>下一页</a>", ["http://a.cn/zw/2.html"]],
    ["<a href='#' onclick=\"go('2.html')\">下一页</a>", ["http://a.cn/zw/2.html"]],
    ["<script>createPageHTML(3, 0, 'index', 'html')</script>", ["http://a.cn/zw/index_1.html", "http://a.cn/zw/index_2.html"]],
    ["<script>createPageHTML('page', 40, 2, 0, 'index', 'html')</script>", ["http://a.cn/zw/index_1.html"]],
    ["<script>createPageHTML(3, 1, 'index', 'html')</script>", ["http://a.cn/zw/index_2.html", "http://a.cn/zw/index_3.html"]],
    ["<script>createPageHTML(1, 0, 'index', 'html')</script>", []],
  ])("%s leads on to %j", (html, urls) => expect(paginationOf(load(html), AT, AT)).toEqual({ urls, broken: null }));

  test.each([
    ["http://a.cn/x;a=1/y.pdf", "pdf"],
    ["http://a.cn/x.pdf;a.doc", "pdf"],
  ])("the extension of %s is %s", (url, extension) => expect(extensionOf(url)).toBe(extension));

  test("bytes that only begin like a mark are read as they are", () => {
    const bytes = Buffer.from([0xef, 0xa1, 0xbc, 0xa8, 0xd0, 0xa7]);
    expect(decodePage(bytes, null)).toBe(new TextDecoder("gb18030").decode(bytes));
  });
});

describe("pictures of an article", () => {
  const taken = (attributes: string): boolean => picturesIn(load(`<img src=/p/1a.png ${attributes}>`), AT).length > 0;
  test.each([
    ["width=300 height=100", true],
    ["width=299", false],
    ["height=99px", false],
    ["width=299.5", true], // no number of pixels as HTML has them
    ["width='min 50'", true],
    ["width='50 %'", true],
    ["style='width: 299.5px'", false],
    ["style='color: red; height:99px'", false],
    ["style='max-width: 50px'", true],
    ["width=50 style='width:500px'", true],
  ])("%s is taken: %s", (attributes, is) => expect(taken(attributes)).toBe(is));

  test("each once, the late address before the early one, named by what the page says, 200 characters of it", () => {
    const html = `<img src=/p/1a.png alt="${words(300)}"><img src=/p/1a.png><img src=/x.gif data-src=/p/2a.jpg title=乙><img>`;
    expect(picturesIn(load(html), AT)).toEqual([
      { url: "http://a.cn/p/1a.png", text: words(200) },
      { url: "http://a.cn/p/2a.jpg", text: "乙" },
    ]);
  });

  test("is called by the article's title, and by its own name where that is another", () => {
    const html = "<h1>绩效目标表</h1><img src=/p/1a.png alt=绩效目标表><img src=/p/2a.png><img src=/p/3a.png alt=附件>";
    const page = readPage(Buffer.from(html), null, AT, null);
    const chosen = chooseLinks(page, { url: AT, depth: 1, hosts: new Set() }, site);
    expect(chosen.map(({ text }) => text)).toEqual(["绩效目标表", "绩效目标表", "绩效目标表: 附件"]);
    expect(chosen[0]).toMatchObject({ purpose: "document", depth: 2, isListPage: false, isRefresh: false });
  });
});

describe("a page's task", () => {
  const read = (html: string, selector: string | null = null): PageTask => ({
    kind: "read",
    bytes: Buffer.from(html),
    contentType: null,
    at: { url: AT, depth: 0, hosts: new Set(["a.cn"]) },
    rules: { follow: { ...site.follow, selector }, documents: site.documents },
  });
  test("recognizes", () =>
    expect(doPageTask({ kind: "recognize", purpose: "page", status: 200, headers: {}, bytes: Buffer.from("") })).toEqual({
      kind: "recognized",
      notContent: { kind: "empty", evidence: "no bytes" },
    }));
  test("reads", () =>
    expect(doPageTask(read("<h1>绩效</h1><a href=x.pdf>绩效目标表</a><a href=y.html>y</a>"))).toMatchObject({
      kind: "read",
      page: { title: "绩效", linkCount: 2, formHash: null, chosen: [{ url: "http://a.cn/zw/x.pdf" }] },
    }));
  test.each([
    ["<div>".repeat(600), null, "too_complex", /^elements nested deeper than 512$/],
    ["<p>x<a href=1>1</a>", "[", "page_reader", /\n\s+at /],
  ])("%# fails as what it is", (html, selector, code, reason) => {
    const answer = doPageTask(read(html, selector));
    expect(answer).toMatchObject({ kind: "failed", code });
    expect(answer.kind === "failed" ? answer.reason : "").toMatch(reason);
  });
});
