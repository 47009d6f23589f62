import { DocumentError } from "@jixiao/contract";
import { expect, test } from "vitest";
import { readMht } from "./mht.ts";

const sourceOf = (text: string, encoding: BufferEncoding = "utf8") => ({
  name: "页面.mht",
  bytes: new Uint8Array(Buffer.from(text, encoding)),
  sha256: "0".repeat(64),
});
const page = "<html><body><p>绩效目标表</p><table><tr><td>项目名称</td><td colspan=2>河道清淤</td></tr></table></body></html>";
const message = (type: string, encoding: string, body: string) =>
  `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_b"\r\n\r\n------=_b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------=_b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n------=_b--\r\n`;
const printable = (bytes: Buffer) =>
  [...bytes]
    .map((byte) => (byte < 0x80 && byte !== 0x3d ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase()}`))
    .join("")
    .replaceAll(/(.{60}[^=]{3})/g, "$1=\r\n");
/** 绩效目标表 in GBK. */
const GBK = "=BC=A8=D0=A7=C4=BF=B1=EA=B1=ED";

test.each([
  ["quoted-printable", message('text/html; charset="utf-8"', "quoted-printable", printable(Buffer.from(page)))],
  [
    "base64",
    message(
      "text/html;charset=utf-8",
      "base64",
      Buffer.from(page)
        .toString("base64")
        .replaceAll(/(.{76})/g, "$1\r\n"),
    ),
  ],
  ["8bit, no charset", message("text/html", "8bit", page)],
])("a saved page in %s is read as a page", (_, text) => {
  expect(readMht(sourceOf(text))).toMatchObject({
    blocks: [
      { kind: "paragraph", text: "绩效目标表" },
      { kind: "table", table: { cells: [{ text: "项目名称" }, { text: "河道清淤", columnSpan: 2 }] } },
    ],
    undecodable: false,
  });
});

test("GBK, as the part's header or the page's own says", () => {
  const stated = message("text/html; charset=gb2312", "quoted-printable", `<p>${GBK}</p>`);
  const own = message("text/html", "quoted-printable", `<meta charset=3D"gbk"><p>${GBK}</p>`);
  for (const text of [stated, own]) expect(readMht(sourceOf(text, "latin1")).blocks).toMatchObject([{ text: "绩效目标表" }]);
});

test.each([
  ["an e-mail", "MIME-Version: 1.0\nContent-Type: text/plain\n\n绩效目标表", "unsupported_format"],
  ["parts without a page", message("text/plain", "7bit", "x"), "unsupported_format"],
  ["a boundary that never comes", 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\nx', "unsupported_format"],
  ["a page of nothing", message("text/html", "base64", ""), "damaged"],
  [
    "a thousand multiparts inside each other",
    'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n'.repeat(1000),
    "unsupported_format",
  ],
])("%s is refused by its name", (_, text, code) => {
  const attempt = () => readMht(sourceOf(text));
  expect(attempt).toThrow(DocumentError);
  expect(attempt).toThrow(expect.objectContaining({ failure: expect.objectContaining({ code }) }));
});

test("a message without its end is damage: nobody knows what stood behind", () => {
  const whole = message("text/html", "8bit", page);
  expect(readMht(sourceOf(whole)).damage).toBeUndefined();
  expect(readMht(sourceOf(whole.slice(0, -20))).damage).toMatchObject([{ part: "message", concerns: "all" }]);
});
