import { Buffer } from "node:buffer";
import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import { parseCrawlConfig } from "../config/read-config.ts";
import { chooseLinks } from "./choose-links.ts";
import { decodePage } from "./decode-page.ts";
import { linksOf, pathsInScript } from "./links.ts";
import { loadPage, MAX_DEPTH, PageTooComplex } from "./load-page.ts";
import { paginationOf } from "./pagination.ts";
import { holdsForm, readPage } from "./read-page.ts";
import { hasDocumentMagic, looksLikeHtml, mediaOf, recognizeAnswer } from "./recognize-answer.ts";
import { squeeze, textUpTo } from "./text-of.ts";
import { extensionOf, identityOf, readablePath, resolveUrl } from "./urls.ts";

const AT = "http://a.cn/zw/index.html";

describe("addresses", () => {
  test.each([
    ["b.html", "http://a.cn/zw/b.html"],
    ["  /b.html#top ", "http://a.cn/b.html"],
    ["//c.cn/x", "http://c.cn/x"],
    ["HTTPS://C.cn/X", "https://c.cn/X"],
    ["..\\d.pdf", "http://a.cn/d.pdf"],
    ["ftp://a.cn/x", null],
    ["javascript:void(0)", null],
    ["data:text/html,x", null],
    ["http://", null],
    ["", AT],
    [`/${"x".repeat(7999)}`, `http://a.cn/${"x".repeat(7999)}`],
    ["x".repeat(8001), null],
  ])("%s", (reference, expected) => expect(resolveUrl(reference, AT)).toBe(expected));

  test.each([
    ["http://a.cn/x?utm_source=1&id=2", "http://a.cn/x?id=2"],
    ["http://a.cn/x?id=2&_t=99&random=0.5", "http://a.cn/x?id=2"],
    ["http://a.cn/x?PHPSESSID=1&aspsessionidabc=2", "http://a.cn/x"],
    ["http://a.cn/x?my_t=1&rand_id=2&t=3", "http://a.cn/x?my_t=1&rand_id=2&t=3"],
    ["http://a.cn/x?&&a=1&", "http://a.cn/x?a=1"],
    ["http://a.cn/x?a=%e7%BB%a9%7e", "http://a.cn/x?a=%E7%BB%A9~"],
    ["http://a.cn/a;jsessionid=1;x=2/b;JSESSIONID=3", "http://a.cn/a;x=2/b"],
    ["http://a.cn/l/default.shtm", "http://a.cn/l/"],
    ["http://a.cn/l/index.html/", "http://a.cn/l/index.html/"],
    ["http://a.cn/l/my-index.html", "http://a.cn/l/my-index.html"],
    ["http://a.cn/l/index.jsp", "http://a.cn/l/index.jsp"],
    ["http://a.cn/%2f%41", "http://a.cn/%2FA"],
    ["http://a.cn/x#y", "http://a.cn/x"],
  ])("%s is known as %s", (url, identity) => expect(identityOf(url)).toBe(identity));

  test.each([
    ["http://a.cn/x.PDF?y=1", "pdf"],
    ["http://a.cn/x.pdf;jsessionid=3", "pdf"],
    ["http://a.cn/x.tar.gz", "gz"],
    ["http://a.cn/x", ""],
    ["http://a.cn/x.", ""],
    ["http://a.cn/a.b/c", ""],
    ["http://a.cn/x.superlong9", ""],
    ["http://a.cn/x.docx1234", "docx1234"],
  ])("the extension of %s", (url, extension) => expect(extensionOf(url)).toBe(extension));

  test.each([
    ["http://a.cn/%E7%BB%A9.pdf?n=%E6%95%88", "/绩.pdf?n=效"],
    ["http://a.cn/%BC%A8.pdf", "/%BC%A8.pdf"],
  ])("%s reads as", (url, path) => expect(readablePath(url)).toBe(path));
});

describe("texts", () => {
  test("white space of every kind is one space", () => expect(squeeze(" \u3000一\n\u00a0 二\t")).toBe("一 二"));

  const text = (html: string, most: number): string => textUpTo(load(html)("body")[0], most);
  test("all of a short text, in order, without comments", () =>
    expect(text("<p>一<b>二</b><!--三-->四</p> <p>五</p>", 10)).toBe("一二四 五"));
  test("of a long text a beginning that is longer than asked for", () => {
    expect(text(`<p>${"甲".repeat(5)}</p><p>乙</p>`, 5)).toBe("甲甲甲甲甲乙");
    expect(text(`<p>${"甲".repeat(6)}</p><p>乙</p>`, 5)).toBe("甲甲甲甲甲甲");
    expect(text("甲".repeat(20_000), 5)).toHaveLength(4096);
  });
  test("spaces do not count", () => expect(text(`<p>甲${" \n".repeat(9000)}</p><p>乙</p>`, 1)).toBe("甲 乙"));
  test("of nothing is nothing", () => expect(textUpTo(undefined, 5)).toBe(""));
});

describe("the tree", () => {
  const nested = (depth: number): string => "<div>".repeat(depth);
  test("may be as deep as browsers make it", () => {
    expect(() => loadPage(nested(MAX_DEPTH - 2))).not.toThrow();
    expect(() => loadPage(nested(MAX_DEPTH - 1))).toThrow(PageTooComplex); // html and body are two
  });
  test("neighbours are no depth", () => expect(() => loadPage("<p>x</p>".repeat(2000))).not.toThrow());
});

describe("a page's encoding", () => {
  const cases: readonly (readonly [string, readonly number[], string | null, string])[] = [
    ["a mark decides", [0xef, 0xbb, 0xbf, 0xe7, 0xbb, 0xa9], "text/html; charset=gbk", "绩"],
    ["UTF-16, big end first", [0xfe, 0xff, 0x7e, 0xe9], null, "绩"],
    ["UTF-16, little end first", [0xff, 0xfe, 0xe9, 0x7e], null, "绩"],
    ["valid UTF-8 is UTF-8", [0xe7, 0xbb, 0xa9], "text/html; charset=big5", "绩"],
    ["else what is declared", [0xc1, 0x5a], "text/html; charset=big5", "績"],
    ["else GB18030", [0xbc, 0xa8], null, "绩"],
    ["also where UTF-8 is said", [0xbc, 0xa8], "text/html; charset=utf8", "绩"],
  ];
  test.each(cases)("%s", (_, bytes, type, expected) => expect(decodePage(Buffer.from(bytes), type)).toBe(expected));
  test("a declaration in the page stands before the header's", () => {
    const bytes = Buffer.concat([Buffer.from('<meta charset="big5">'), Buffer.from([0xc1, 0x5a])]);
    expect(decodePage(bytes, "text/html; charset=gbk")).toContain("績");
  });
});

describe("links", () => {
  const links = (html: string, selector: string | null = null) => linksOf(load(html), AT, selector);
  test.each([
    ["<a href='x.html' data-url='y.html'>z</a>", ["/zw/x.html", "/zw/y.html"]],
    ["<a href=' x.html '>z</a>", ["/zw/x.html"]],
    ["<a href='#' data-href='y.html'>z</a>", ["/zw/y.html"]],
    ["<map><area href='x.html'></map>", ["/zw/x.html"]],
    ["<frame src='f.html'><embed src='e.pdf'><iframe src='i.html'></iframe><object data='o.pdf'></object>", 3],
    ["<meta http-equiv='Refresh' content='5;URL=\"n.html\"'>", ["/zw/n.html"]],
    ["<meta http-equiv='refresh' content='5'>", []],
    ["<meta http-equiv='x-ua' content='url=n.html'>", []],
    ["<img src='p.png'>", []],
    ["<script src='s.js'></script>", []],
  ])("%s", (html, expected) => {
    const found = links(html).map(({ url }) => new URL(url).pathname);
    expect(typeof expected === "number" ? found.length : found).toEqual(expected);
  });

  test("inside a selector, or all where there is none", () => {
    const html = "<div class=l><p><a href=1>a</a></p></div><a href=2>b</a><meta http-equiv=refresh content='0;url=3'>";
    const told = (selector: string | null) => links(html, selector).map((l) => [l.text, l.selected, l.isRefresh]);
    expect(told(".l")).toEqual([
      ["a", true, false],
      ["b", false, false],
      ["", false, true],
    ]);
    expect(told(null).every(([, selected]) => selected)).toBe(true);
  });

  test.each([
    ["open('/a.pdf')", ["/a.pdf"]],
    ['open("a/b")', ["a/b"]],
    ["go('?id=3')", ["?id=3"]],
    ["go('a.PDF#x')", ["a.PDF#x"]],
    ["go('a.pdfx', '绩效', 'a b/c.pdf')", []],
    ["go('https://b.cn')", ["https://b.cn"]],
    ["go('..\\/a.do')", ["../a.do"]],
    ['say("it\'s /x")', []],
    ["go('')", []],
    [`${"x".repeat(4000)}go('/a.pdf')`, []],
  ])("paths in %s", (script, paths) => expect(pathsInScript(script)).toEqual(paths));

  test.each([
    ["<a href=x title='绩效目标表'></a>", "绩效目标表", ""],
    ["<a href=x title='短'>很长的文字</a>", "很长的文字", ""],
    ["<li>甲单位 <a href=x>附件 2：</a></li>", "附件 2：", "甲单位 附件 2："],
    ["<li><p>乙 <a href=x>pdf</a></p></li>", "pdf", "乙 pdf"],
    ["<dl><dd>丙 <a href=x>更多</a></dd></dl>", "更多", "丙 更多"],
    ["<li><a href=x>下载</a></li>", "下载", ""],
    [`<li>${"长".repeat(201)}<a href=x>下载</a></li>`, "下载", ""],
    [`<li>${"长".repeat(198)}<a href=x>下载</a></li>`, "下载", `${"长".repeat(198)}下载`],
    ["<li>甲单位 <a href=x>目标表</a></li>", "目标表", ""],
  ])("%s says", (html, text, context) => expect(links(html)[0]).toMatchObject({ text, context }));

  test("a link's text is cut at 200 characters", () =>
    expect(links(`<a href=x>${"长".repeat(300)}</a>`)[0]?.text).toHaveLength(200));
});

describe("further pages", () => {
  const pages = (html: string, url = AT) => paginationOf(load(html), url, url);
  const call = (args: string): string => `<script>createPageHTML(${args})</script>`;
  test.each([
    [call('500, 0, "i", "html"'), 499],
    [call('0, 0, "i", "html"'), 0],
    [call('2, 1, "i", "html"'), 1],
    [`<div id=fenye><a href=2>2</a><a href=3>[3]</a><a href=4>1234</a></div>`, 2],
    [`<div><div><div><div class=pager><span><b><i><a href=2>2</a></i></b></span></div></div></div></div>`, 0],
    [`<div class=pager><span><b><a href=2>2</a></b></span></div>`, 1],
    [`<div class=pager><a href=index.html>1</a></div>`, 0],
    ["<a href=2>下一页</a><a href=9>末页</a><a href=3>›</a><a href=4>&gt;&gt;</a>", 4],
    ["<a href=2>下一页的内容</a>", 0],
    ["<a href='#' onclick=\"go('2.html')\">下页</a>", 1],
  ])("%s leads to %i", (html, count) => {
    const { urls, broken } = pages(html);
    expect([urls.length, broken]).toEqual([count, null]);
  });

  test.each([
    [call('501, 0, "i", "html"'), /counts 501 pages/],
    [call('9, 2, "i", "html"'), /cannot be read/],
    [call("n, 0"), /cannot be read/],
    ["<p>第1页 共2页</p>", /2 pages/],
    ["<p>下一页 1/3页</p>", /3 pages/],
  ])("%s is broken", (html, reason) => expect(pages(html).broken).toMatch(reason));

  test.each(["<p>第 3 页/共3页</p>", "<p>下一页 共1页</p>", "<p>共5页</p>", "<p>3/5页</p>"])("%s is not", (html) =>
    expect(pages(html)).toEqual({ urls: [], broken: null }),
  );

  test("each page once, a call's extension as it stands, html where it has none", () => {
    expect(pages("<a href=2>下页</a><a href=2>尾页</a>").urls).toEqual(["http://a.cn/zw/2"]);
    expect(pages(call("2,0,'list'")).urls).toEqual(["http://a.cn/zw/list_1.html"]);
    expect(pages(call("2,0,'list','jhtml'")).urls).toEqual(["http://a.cn/zw/list_1.jhtml"]);
  });
});

describe("a page", () => {
  const read = (html: string, selector: string | null = null) => readPage(Buffer.from(html), null, AT, selector);
  test("is called by its heading, else by its title", () => {
    expect(read("<title>甲</title><h1> 乙 </h1><h1>丙</h1>").title).toBe("乙");
    expect(read("<title>甲</title><h1> </h1>").title).toBe("甲");
    expect(read("<p>x").title).toBe("");
  });
  test("says whether the selector is of this page", () => {
    expect(read("<p class=l>", ".l").selectorMatchesNothing).toBe(false);
    expect(read("<p class=m>", ".l").selectorMatchesNothing).toBe(true);
    expect(read("<p>").selectorMatchesNothing).toBe(false);
  });
  test("holds a form in an inner table only once", () => {
    const form = "<table><tr><td>一级指标</td><td>二级 指标</td><td>三级指标</td></tr></table>";
    const hash = read(form).formHash;
    expect(hash).toMatch(/^[\da-f]{64}$/);
    expect(read(`<table><tr><td>${form}</td></tr></table>`).formHash).toBe(hash);
    expect(read(form + form).formHash).not.toBe(hash);
  });
  test.each([
    ["一级指标 二级指标 三级指标", true],
    ["一 级指标\n二级指标三级指标", true],
    ["一级指标 二级指标", false],
    ["二级指标 三级指标", false],
  ])("%s holds a form: %s", (text, holds) => expect(holdsForm(text)).toBe(holds));
});

describe("which links are taken", () => {
  const choose = (html: string, site: Record<string, unknown> = {}, depth = 0) => {
    const config = parseCrawlConfig(JSON.stringify({ sites: [{ name: "a", start: ["http://a.cn/"], ...site }] }), "a");
    const [only] = config.sites;
    if (only === undefined) throw new Error("no site");
    const page = readPage(Buffer.from(html), null, AT, only.follow.selector);
    return chooseLinks(page, { url: AT, depth, hosts: new Set(["a.cn"]) }, only);
  };
  const brief = (...args: Parameters<typeof choose>): string[] =>
    choose(...args).map(
      (l) => `${l.purpose} ${l.depth}${l.isListPage ? " list" : ""}${l.isRefresh ? " refresh" : ""} ${l.url.slice(11)}`,
    );

  test.each([
    ["<a href=/t.html>绩效目标</a><a href=/t.html>绩效目标表</a>", {}, ["page 1 /t.html"]],
    ["<a href=/g?f=1>绩效目标表.pdf</a>", {}, ["document 1 /g?f=1"]],
    ["<a href=/attach?id=1>绩效目标</a>", {}, ["document 1 /attach?id=1"]],
    ["<a href=/attach?id=1>采购</a>", {}, []],
    ["<a href=/x.mp4>绩效目标</a>", {}, []],
    ["<a href=/x.pdf>采购</a>", { documents: { url_pattern: "x\\.pdf" } }, ["document 1 /x.pdf"]],
    ["<h1>绩效目标</h1><a href=/g.jsp?download=1>附件</a>", {}, ["document 1 /g.jsp?download=1"]],
    ["<h1>绩效目标</h1><a href=/g.jsp?id=1>附件</a>", {}, []],
    ["<meta http-equiv=refresh content='0;url=/n/'>", {}, ["page 0 list refresh /n/"]],
    ["<meta http-equiv=refresh content='0;url=http://b.cn/n/'>", {}, []],
    ["<li>甲 <a href=/1.html>详情</a></li>", { follow: { text_pattern: "甲" } }, ["page 1 /1.html"]],
    ["<a href=/1.html>甲</a>", { follow: { text_pattern: "乙" } }, []],
    ["<a href=http://b.cn/1.html>绩效目标</a>", { follow: { same_host: false } }, ["page 1 /1.html"]],
    ["<a href=/2.html>下一页</a>", {}, ["page 0 list /2.html"]],
    ["<a href=/2.html>下一页</a><a href=/2.html>绩效目标</a>", {}, ["page 0 list /2.html"]],
  ])("%s", (html, site, expected) => expect(brief(html, site)).toEqual(expected));

  test("no deeper than the site says", () => {
    const html = "<a href=/1.html>绩效目标</a><a href=/x.pdf>绩效目标</a>";
    expect(brief(html, { follow: { depth: 2 } }, 1)).toEqual(["page 2 /1.html", "document 2 /x.pdf"]);
    expect(brief(html, { follow: { depth: 2 } }, 2)).toEqual(["document 3 /x.pdf"]);
  });

  test("the context is the text where the link's own says little", () =>
    expect(choose("<li>绩效目标表 <a href=/x.pdf>下载</a></li>")[0]?.text).toBe("绩效目标表 下载"));
});

describe("what an answer is", () => {
  const kind = (body: string, over: { purpose?: "page" | "document"; status?: number; cookie?: string } = {}) =>
    recognizeAnswer({
      status: over.status ?? 200,
      headers: { "content-type": "text/html", ...(over.cookie === undefined ? {} : { "set-cookie": over.cookie }) },
      bytes: Buffer.from(body),
      purpose: over.purpose ?? "page",
    })?.kind ?? "content";
  const words = (count: number): string => "正".repeat(count);

  test.each([
    [`<p>页面不存在${words(395)}`, "error_page"],
    [`<p>页面不存在${words(396)}`, "content"],
    [`<p>页面不存在${"<a href=x>链</a>".repeat(12)}`, "error_page"],
    [`<p>页面不存在${"<a href=x>链</a>".repeat(13)}`, "content"],
    [`<title>系统登录</title><input type=password>${words(30)}`, "login_page"],
    [`<title>欢迎</title><input type=password>${words(30)}`, "content"],
    [`<title>系统登录</title>${words(30)}`, "content"],
    ["<script>location.reload()</script>", "blocked_by_challenge"],
    ["<script>location.reload()</script><a href=x></a>", "content"],
    ["<script>var a = 1</script>", "content"],
    ["<html>location.reload()</html>", "content"],
    [`<p>本案例说到安全狗${words(400)}`, "content"],
  ])("%s", (body, expected) => expect(kind(`<html>${body}`)).toBe(expected));

  test("a firewall's cookie counts with an error status, or without words", () => {
    const cookie = "acw_sc__v2=1";
    expect(kind(`<html>${words(19)}`, { cookie })).toBe("blocked_by_challenge");
    expect(kind(`<html>${words(20)}`, { cookie })).toBe("content");
    expect(kind(`<html>${words(20)}`, { cookie, status: 405 })).toBe("blocked_by_challenge");
  });

  test("a page is no document unless it holds a form", () => {
    expect(kind("<html><p>正文", { purpose: "document" })).toBe("not_a_document");
    expect(kind("<html><p>一级指标二级指标三级指标", { purpose: "document" })).toBe("content");
  });

  test.each([
    ["<!DOCTYPE html>", "", true],
    ["\ufeff \n<!-- x --> <html>", "", true],
    ["<table>", "", true],
    ["<xml>", "", false],
    ["<b>", "text/html", true],
    ["<b>", "application/xhtml+xml", true],
    ["<b>", "text/plain", false],
    ["words", "text/html", false],
    ["%PDF-1.4 <b>", "text/html", false],
    ["text <html>", "", false],
  ])("%j as %s is a page: %s", (body, type, is) => expect(looksLikeHtml(Buffer.from(body), type)).toBe(is));

  test.each([
    ["%PDF", true],
    ["%PD", false],
    ["x%PDF", false],
    ["Rar!", true],
    ["II*\0", true],
    ["MM\0*", true],
  ])("%j begins a document: %s", (body, is) => expect(hasDocumentMagic(Buffer.from(body, "latin1"))).toBe(is));

  test.each([
    ["a.pdf", "xxxxftypmp42", "video or photo (mp4, mov, heic)"],
    ["a", "ftypxxxx", null],
    ["a", "GIF89a", "picture (gif)"],
    ["a", "RIFF1234WEBP", "picture (webp)"],
    ["a", "RIFF1234AVI ", "video (avi)"],
    ["a.MP4", null, "mp4"],
    ["a.mp4.pdf", null, null],
    ["amp4", null, null],
  ])("%s with %j is %s", (name, start, expected) =>
    expect(mediaOf(name, start === null ? null : Buffer.from(start, "latin1"))).toBe(expected),
  );
});
