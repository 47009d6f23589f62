import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { recognizeAnswer } from "./recognize-answer.ts";

function kindOf(
  body: string | Uint8Array,
  over: { status?: number; cookie?: string; purpose?: "page" | "document"; type?: string } = {},
) {
  return (
    recognizeAnswer({
      status: over.status ?? 200,
      headers: {
        "content-type": over.type ?? "text/html; charset=utf-8",
        ...(over.cookie === undefined ? {} : { "set-cookie": over.cookie }),
      },
      bytes: Buffer.from(body as string),
      purpose: over.purpose ?? "page",
    })?.kind ?? "content"
  );
}

const html = (body: string, head = ""): string => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
const article = "现将二〇二五年度部门预算项目的有关情况公开如下，欢迎社会各界监督。".repeat(20);

describe("challenges", () => {
  test.each([
    [
      "521 with a cookie",
      kindOf("<script>document.cookie='__jsl_clearance_s=1'</script>", {
        status: 521,
        cookie: "__jsluid_s=1; path=/, __jsl_clearance_s=2",
      }),
    ],
    ["412 with a cookie", kindOf(html("", "<meta content='x'>"), { status: 412, cookie: "FSSBBIl1UgzbN7N80S=1" })],
    ["202 with a cookie", kindOf(html(""), { status: 202, cookie: "FSSBBIl1UgzbN7N80S=1" })],
    ["200 and a script that sets a cookie", kindOf("<html><script>document.cookie='a=1';location.reload()</script></html>")],
    ["acw_sc__v2", kindOf("<html><script>var arg1='A0B1C2D3E4F5A0B1C2D3E4F5A0B1C2D3E4F5A0B1';</script></html>")],
    ["安全狗", kindOf(html("网站防火墙 您的请求带有不合法参数，已被网站管理员设置拦截！ 安全狗"))],
    ["访问过于频繁", kindOf(html("您的访问过于频繁，请稍后再试"))],
    ["where a document should be", kindOf("<html><script>eval(x);location.href='/'</script></html>", { purpose: "document" })],
  ])("%s", (_, kind) => expect(kind).toBe("blocked_by_challenge"));
});

describe("logins and errors with status 200", () => {
  test.each([
    [html("用户登录 <input name=u><input type=password name=p>"), "login_page"],
    [html("<input type=password>", "<title>统一身份认证平台</title>"), "login_page"],
    [html("抱歉，您访问的页面不存在或已被删除！ <a href='/'>返回首页</a>"), "error_page"],
    [html("404 Not Found", "<title>404</title>"), "error_page"],
    [html("系统错误，请联系管理员"), "error_page"],
    [html("服务器繁忙"), "error_page"],
    ["", "empty"],
  ])("%s", (body, kind) => expect(kindOf(body)).toBe(kind));
});

describe("content", () => {
  test.each([
    ["an article that mentions 登录 and 404", html(`${article} 系统错误率不超过1% 用户登录 404 错误`)],
    ["a long page with a login box", html(`<form><input name=u><input type=password> 用户登录</form>${article}`)],
    ["a list page with few words", html(Array.from({ length: 20 }, (_, i) => `<a href="/${i}.html">目标${i}</a>`).join(""))],
    ["a short page with a link", html("附件：<a href='a.pdf'>绩效目标表</a>")],
    ["a page with scripts that set cookies and with text", html(`<script>document.cookie='a=1'</script>${article}`)],
  ])("%s", (_, body) => expect(kindOf(body)).toBe("content"));

  test("a cookie of a firewall alone blocks nothing", () => {
    expect(kindOf(html(article), { cookie: "FSSBBIl1UgzbN7N80S=1" })).toBe("content");
    expect(kindOf("%PDF-1.7 …", { cookie: "__jsl_clearance=1", purpose: "document", type: "application/pdf" })).toBe("content");
  });

  test.each([
    ["a PDF sent as text/html", Buffer.from("%PDF-1.7\n<a>")],
    ["a ZIP sent as text/html", Buffer.from("PK\u0003\u0004<a>")],
    ["plain text", Buffer.from("项目名称：甲\n一级指标")],
  ])("%s is no page", (_, body) => expect(kindOf(body, { purpose: "document" })).toBe("content"));
});

test("a page where a file should be is not a document", () => {
  expect(kindOf(html(article), { purpose: "document" })).toBe("not_a_document");
  expect(kindOf(html(article), { purpose: "document", type: "application/pdf" })).toBe("not_a_document");
});

test.each([
  ["a page with a form", html("<table><tr><td>一级 指标</td><td>二级指标</td><td>三级指标</td></tr></table>")],
  ["Word's HTML under .doc", '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>项目</body></html>'],
])("%s is one", (_, body) => expect(kindOf(body, { purpose: "document", type: "application/msword" })).toBe("content"));
