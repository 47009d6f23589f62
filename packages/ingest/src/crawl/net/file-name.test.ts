import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { fileNameOf } from "./file-name.ts";

const raw = (bytes: Uint8Array | string): string => Buffer.from(bytes as string).toString("latin1");
/** 绩效.pdf in GBK. */
const GBK = Buffer.from([0xbc, 0xa8, 0xd0, 0xa7, 0x2e, 0x70, 0x64, 0x66]);

test.each([
  ["attachment; filename*=UTF-8''%E7%BB%A9%E6%95%88.pdf", "绩效.pdf"],
  ["attachment; filename*=GBK''%BC%A8%D0%A7.pdf", "绩效.pdf"],
  [`attachment; filename="x.pdf"; filename*=utf-8''%E7%BB%A9%E6%95%88.pdf`, "绩效.pdf"],
  [`attachment; filename*=none''%FF; filename="plain.pdf"`, "plain.pdf"],
  [`attachment; filename="${raw("绩效.pdf")}"`, "绩效.pdf"],
  [`attachment;filename=${raw("绩效.pdf")}`, "绩效.pdf"],
  [`attachment; filename="${raw(GBK)}"`, "绩效.pdf"],
  ['attachment; filename="%E7%BB%A9%E6%95%88.pdf"', "绩效.pdf"],
  ['attachment; filename="=?UTF-8?B?57up5pWILnBkZg==?="', "绩效.pdf"],
  ['attachment; filename="=?gb2312?Q?=BC=A8=D0=A7.pdf?="', "绩效.pdf"],
  ['attachment; filename="a\\"b.pdf"', "ab.pdf"],
  ['inline; filename="../../etc/passwd"', "passwd"],
  ['inline; filename="C:\\\\temp\\\\a.doc"', "a.doc"],
  ['inline; filename="CON.pdf"', "_CON.pdf"],
  ['inline; filename="...."', "document"],
  ["inline", "2025.pdf"],
  ["", "2025.pdf"],
])("%s → %s", (header, name) => {
  expect(fileNameOf({ "content-disposition": header }, "http://a.cn/x/2025.pdf?y=1")).toBe(name);
});

test.each([
  ["http://a.cn/%E7%BB%A9%E6%95%88.pdf", "绩效.pdf"],
  ["http://a.cn/%BC%A8%D0%A7.pdf", "绩效.pdf"],
  ["http://a.cn/a/b/", "b"],
  ["http://a.cn/", "document"],
])("%s without a header is %s", (url, name) => expect(fileNameOf({}, url)).toBe(name));

test("a very long name is cut at a whole character and keeps its extension", () => {
  const name = fileNameOf({ "content-disposition": `attachment; filename="${raw(`${"绩".repeat(200)}.docx`)}"` }, "http://a.cn/");
  expect(name).toMatch(/^绩+\.docx$/);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
});
