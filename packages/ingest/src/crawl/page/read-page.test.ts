import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { parseCrawlConfig } from "../config/read-config.ts";
import { chooseLinks } from "./choose-links.ts";
import { decodePage } from "./decode-page.ts";
import { readPage } from "./read-page.ts";
import { identityOf } from "./urls.ts";

const AT = "http://czj.example.gov.cn/zw/ys/index.html";
const page = (html: string, selector: string | null = null) => readPage(Buffer.from(html), "text/html", AT, selector);
const urls = (html: string) => page(html).links.map(({ url }) => url.replace("http://czj.example.gov.cn", ""));

/** 绩效 in GBK. */
const GBK = [0xbc, 0xa8, 0xd0, 0xa7];

describe("encoding", () => {
  test.each([
    ["GBK declared as GBK", '<meta charset="gbk">', GBK, null],
    ["GBK declared as gb2312 in a header", "", GBK, "text/html; charset=gb2312"],
    ["GBK declared as UTF-8", '<meta charset="utf-8">', GBK, "text/html; charset=utf-8"],
    ["GBK not declared", "", GBK, null],
    ["UTF-8 declared as GBK", '<meta charset="gbk">', [...Buffer.from("绩效")], "text/html; charset=gbk"],
    ["UTF-8 with a mark", "\ufeff", [...Buffer.from("绩效")], null],
    ["a charset that does not exist", '<meta charset="chinese">', GBK, null],
  ])("%s", (_, head, body, header) => {
    expect(decodePage(Buffer.concat([Buffer.from(head), Buffer.from(body)]), header)).toContain("绩效");
  });

  test("UTF-16 with a mark", () => {
    expect(decodePage(Buffer.from("\ufeff绩效", "utf16le"), null)).toContain("绩效");
  });

  test("a damaged byte does not turn much UTF-8 into something else", () => {
    const bytes = Buffer.concat([
      Buffer.from(`<meta charset="utf-8">${"预算绩效管理".repeat(50)}`),
      Buffer.from([0xff]),
      Buffer.from("完"),
    ]);
    expect(decodePage(bytes, null)).toContain("预算绩效管理预算");
  });
});

describe("links", () => {
  test.each([
    ['<a href="./2025/a.pdf">x</a>', "/zw/ys/2025/a.pdf"],
    ['<a href="../b.html#top">x</a>', "/zw/b.html"],
    ['<a href="/c.html">x</a>', "/c.html"],
    ['<a href="\\\\d\\\\e.pdf">x</a>', null],
    ['<a href="..\\d\\e.pdf">x</a>', "/zw/d/e.pdf"],
    ['<a href="#" onclick="window.open(\'../2025/a.pdf\')">x</a>', "/zw/2025/a.pdf"],
    ["<a href=\"javascript:void(window.open('/b.docx'))\">x</a>", "/b.docx"],
    ["<a href=\"javascript:download('/c.docx','绩效目标表')\">x</a>", "/c.docx"],
    ['<a href="javascript:;" onclick="location.href=\'d.html\'">x</a>', "/zw/ys/d.html"],
    ["<span onclick=\"goTo('/e.jsp?id=3')\">x</span>", "/e.jsp?id=3"],
    ['<a href="/f.html" onclick="count(\'/stat/x.gif\')">x</a>', "/f.html"],
    ['<a OLDSRC="W0201.pdf">x</a>', "/zw/ys/W0201.pdf"],
    ['<iframe src="/g.pdf"></iframe>', "/g.pdf"],
    ['<object data="/h.pdf"></object>', "/h.pdf"],
    ['<meta http-equiv="refresh" content="0; url=/i.html">', "/i.html"],
    ['<a href="mailto:a@b.cn">x</a>', null],
    ['<a href="javascript:history.back(-1)">x</a>', null],
    ["<a href=\"javascript:show('绩效')\">x</a>", null],
  ])("%s", (html, url) => {
    const ofThisHost = urls(html).filter((found) => found.startsWith("/"));
    expect(ofThisHost).toEqual(url === null ? [] : [url]);
  });

  test("<base> moves relative links", () => {
    expect(urls('<base href="/other/"><a href="a.pdf">x</a>')).toEqual(["/other/a.pdf"]);
  });

  test.each([
    ['<a href="a.pdf" title="2025年部门整体绩效目标表">2025年部门…</a>', "2025年部门…", ""],
    ['<a href="a.pdf" title="绩效目标表">下载</a>', "绩效目标表", ""],
    ["<ul><li>部门绩效目标表 <a href='a.pdf'>下载</a></li></ul>", "下载", "部门绩效目标表 下载"],
    ["<table><tr><td>绩效目标表</td><td><a href='a.pdf'>[查看]</a></td></tr></table>", "[查看]", "绩效目标表[查看]"],
  ])("the text of %s", (html, text, context) => expect(page(html).links[0]).toMatchObject({ text, context }));

  test.each([
    ["http://a.cn/x;jsessionid=AB12?id=1&utm_source=q", "http://a.cn/x?id=1"],
    ["http://a.cn/%e7%bb%a9.pdf", "http://a.cn/%E7%BB%A9.pdf"],
    ["http://a.cn/%7Ex", "http://a.cn/~x"],
    ["http://A.cn:80/x?#y", "http://a.cn/x"],
    ["http://a.cn/x?b=2&a=1", "http://a.cn/x?b=2&a=1"],
    ["http://a.cn/list/index.html", "http://a.cn/list/"],
    ["http://a.cn/list/index_1.html", "http://a.cn/list/index_1.html"],
  ])("%s is known as %s", (url, identity) => expect(identityOf(url)).toBe(identity));
});

describe("pagination", () => {
  const pages = (html: string, at = AT) => {
    const { urls: found, broken } = readPage(Buffer.from(html), null, at).pagination;
    return { found: found.map((url) => new URL(url).pathname + new URL(url).search), broken };
  };

  test("createPageHTML counts the pages of a list", () => {
    const { found, broken } = pages('<script>createPageHTML(4, 0, "index", "html");</script>');
    expect(found).toEqual(["/zw/ys/index_1.html", "/zw/ys/index_2.html", "/zw/ys/index_3.html"]);
    expect(broken).toBeNull();
  });

  test.each([
    ["the folder's own page is its index", 'createPageHTML(2,0,"index","html")', "http://a.cn/l/", ["/l/index_1.html"]],
    ["a later page gives none: the first one did", "createPageHTML(3,1,'index','html')", "http://a.cn/l/index_1.html", []],
    [
      "pages counted from 1",
      "createPageHTML('pager',3,1,'index','shtml',45)",
      "http://a.cn/l/",
      ["/l/index_2.shtml", "/l/index_3.shtml"],
    ],
    ["the second of them", "createPageHTML('pager',3,2,'index','shtml',45)", "http://a.cn/l/index_2.shtml", []],
    [
      "a program that lists the pages of a template",
      "createPageHTML(2,0,'list_77','html')",
      "http://a.cn/l/channel.jsp",
      ["/l/list_77_1.html"],
    ],
    [
      "an element's id and the number of entries in front",
      "createPageHTML('pager',45,3,0,'list','shtml',15)",
      "http://a.cn/l/list.shtml",
      ["/l/list_1.shtml", "/l/list_2.shtml"],
    ],
    ["one page", 'createPageHTML(1,0,"index","html")', "http://a.cn/l/", []],
    [
      "the definition is no call",
      'function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){ } createPageHTML(2, 0, "index", "html");',
      "http://a.cn/l/",
      ["/l/index_1.html"],
    ],
  ])("%s", (_, call, at, expected) => expect(pages(`<script>${call}</script>`, at)).toEqual({ found: expected, broken: null }));

  test.each([
    [
      '<div class="page"><a href="index_1.html">2</a><a href="index_2.html">3</a><a href="index_1.html">下一页</a></div>',
      ["/zw/ys/index_1.html", "/zw/ys/index_2.html"],
    ],
    ['<a href="?page=2">下页</a> <a href="?page=9">尾页</a>', ["/zw/ys/index.html?page=2", "/zw/ys/index.html?page=9"]],
    ["<a href=\"javascript:goPage('/zw/ys/list_2.jsp')\">下一页</a>", ["/zw/ys/list_2.jsp"]],
    ['<p><a href="/2024.html">2024</a> <a href="#fn1">1</a></p>', []],
  ])("links: %s", (html, expected) => expect(pages(html)).toEqual({ found: expected, broken: null }));

  test.each([
    ["a count that leads nowhere", "<p>共 12 条 第1页 共5页</p>"],
    ["a script without addresses", "<p>第 1/5 页 <a href='javascript:next()'>下一页</a></p>"],
    ["a call that cannot be read", "<script>createPageHTML(pageCount, 0, name, ext)</script>"],
    ["a later page that is not where it should be", '<script>createPageHTML(9,4,"index","html")</script>'],
    ["a count beyond reason", '<script>createPageHTML(99999,0,"index","html")</script>'],
  ])("%s is broken", (_, html) => expect(pages(html).broken).not.toBeNull());

  test("the last page of several says so and is not broken", () => {
    expect(pages("<p>第5页 共5页</p>").broken).toBeNull();
    expect(pages("<p>共1页</p>").broken).toBeNull();
    expect(pages("<p>报告全文共12页，见附件。</p>").broken).toBeNull();
  });
});

describe("a form inside the page", () => {
  const form = (extra: string) =>
    `${extra}<table><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr><tr><td>产出指标</td></tr></table>`;
  test("makes it a document, the same whatever changes around it", () => {
    expect(page(form("访问量 12")).formHash).toBe(page(form("访问量 13")).formHash);
    expect(page(form("")).formHash).not.toBe(page(form("").replace("产出", "效益")).formHash);
  });
  test("other tables do not", () => expect(page("<table><tr><td>收入</td></tr></table>").formHash).toBeNull());
});

describe("choice", () => {
  const choose = (html: string, site: Record<string, unknown> = {}, depth = 0) => {
    const config = parseCrawlConfig(
      JSON.stringify({ sites: [{ name: "a", start: ["http://czj.example.gov.cn/zw/ys/"], ...site }] }),
      "a",
    );
    return chooseLinks(
      page(html, config.sites[0]!.follow.selector),
      { url: AT, depth, hosts: new Set(["czj.example.gov.cn"]) },
      config.sites[0]!,
    ).map((link) => `${link.purpose} ${link.depth} ${new URL(link.url).pathname}${new URL(link.url).search}`);
  };

  test.each([
    ["a document by its link's text", '<a href="a.pdf">2025年绩效目标表</a>', ["document 1 /zw/ys/a.pdf"]],
    ["not every attachment", '<a href="a.pdf">采购公告</a>', []],
    ["a document by its row", "<li>绩效目标 <a href='a.pdf'>下载</a></li>", ["document 1 /zw/ys/a.pdf"]],
    [
      "a document by its name",
      `<a href="/${encodeURI("绩效目标.docx")}">附件1</a>`,
      [`document 1 ${encodeURI("/绩效目标.docx")}`],
    ],
    [
      "attachments of an article about it",
      "<h1>关于公开绩效目标的通知</h1><a href='a.doc'>附件2</a>",
      ["document 1 /zw/ys/a.doc"],
    ],
    ["an article that is named like it", '<a href="/t1.html">2025年绩效目标公开</a>', ["page 1 /t1.html"]],
    ["a download without extension", '<a href="/download.jsp?id=3">绩效目标表</a>', ["document 1 /download.jsp?id=3"]],
    ["nothing else without rules", '<a href="/about.html">关于我们</a>', []],
    ["no other host", '<a href="http://other.cn/t.html">绩效目标</a>', []],
    ["but documents of other hosts", '<a href="http://cdn.cn/t.pdf">绩效目标</a>', ["document 1 /t.pdf"]],
    [
      "where a page sends on by itself, as if it were the page",
      '<meta http-equiv="refresh" content="0;url=/new/">',
      ["page 0 /new/"],
    ],
    ["each once", '<a href="a.pdf">绩效目标</a><a href="a.pdf#x">绩效目标</a>', ["document 1 /zw/ys/a.pdf"]],
    ["not itself", '<a href="index.html">绩效目标</a>', []],
  ])("%s", (_, html, expected) => expect(choose(html)).toEqual(expected));

  describe("pictures in an article about it", () => {
    const article = (inside: string, around = "") =>
      `<h1>2025年绩效目标公开</h1>${around}<div class="TRS_Editor"><p>${inside}</p></div>`;
    const taken = ["document 1 /zw/ys/W1.png"];
    test.each([
      ["a picture", article('<img src="W1.png">'), taken],
      ["as large as a screen", article('<img src="W1.png" width="800" style="height:600px">'), taken],
      ["loaded late", article('<img src="/blank.gif" data-src="W1.png">'), taken],
      ["without a known article", '<h1>绩效目标</h1><p><img src="W1.png"></p>', taken],
      ["shown twice", article('<img src="W1.png"><img src="W1.png#a">'), taken],
      ["shown small", article('<img src="W1.png" width="120">'), []],
      ["shown low", article('<img src="W1.png" style="width:600px;height:40px">'), []],
      ["an icon by its name", article('<img src="/img/icon_pdf.png"><img src="/img/share-wx.jpg">'), []],
      ["of a kind that is not read", article('<img src="W1.gif"><img src="W1.svg">'), []],
      ["in the address itself", article('<img src="data:image/png;base64,AAAA">'), []],
      ["beside the article", article("", '<img src="W1.png">'), []],
      ["in the page's head", '<h1>绩效目标</h1><div class="header"><img src="W1.png"></div>', []],
      ["of another article", '<h1>植树活动</h1><div class="TRS_Editor"><img src="W1.png"></div>', []],
      ["of a list", `${article('<img src="W1.png">')}<script>createPageHTML(1, 0, "index", "html");</script>`, taken],
      [
        "of a list of several pages",
        `${article('<img src="W1.png">')}<script>createPageHTML(2, 0, "index", "html");</script>`,
        ["page 0 /zw/ys/index_1.html"],
      ],
    ])("%s", (_, html, expected) => expect(choose(html)).toEqual(expected));

    test("no more than an article has, and none where the configuration says so", () => {
      const many = article(Array.from({ length: 50 }, (_, i) => `<img src="W${i}.png">`).join(""));
      expect(choose(many)).toHaveLength(30);
      expect(choose(many, { documents: { pictures: false } })).toEqual([]);
      expect(choose(many, { documents: { extensions: ["pdf"] } })).toEqual([]);
    });
  });

  test("rules for following: selector, URL, text, depth", () => {
    const html = '<div class="list"><a href="/a/1.html">甲</a><a href="/b/2.html">乙</a></div><a href="/a/3.html">丙</a>';
    expect(choose(html, { follow: { selector: ".list" } })).toEqual(["page 1 /a/1.html", "page 1 /b/2.html"]);
    expect(choose(html, { follow: { url_pattern: "/a/" } })).toEqual(["page 1 /a/1.html", "page 1 /a/3.html"]);
    expect(choose(html, { follow: { text_pattern: "乙" } })).toEqual(["page 1 /b/2.html"]);
    expect(choose(html, { follow: { selector: ".list", url_pattern: "/a/" } })).toEqual(["page 1 /a/1.html"]);
    expect(choose(html, { follow: { url_pattern: "/a/", depth: 1 } }, 1)).toEqual([]);
  });

  test("further list pages keep the list's depth", () => {
    expect(choose('<script>createPageHTML(2,0,"index","html")</script>', {}, 1)).toEqual(["page 1 /zw/ys/index_1.html"]);
  });
});
