import { DocumentError } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { readMht } from "./mht.ts";

type Bytes = string | Buffer;

const sourceOf = (...parts: readonly Bytes[]) => {
  const bytes = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return { name: "甲.mht", bytes, sha256: "" };
};

/** The texts of the page and the names of its pictures, then what is doubtful. */
async function told(...parts: readonly Bytes[]): Promise<string> {
  try {
    const { blocks, undecodable, damage = [] } = readMht(sourceOf(...parts));
    const shown = await Promise.all(
      blocks.map(async (block) => {
        if (block.kind === "paragraph") return block.text;
        if (block.kind === "table") return "(table)";
        const bytes = await Promise.resolve()
          .then(() => block.picture.bytes())
          .catch(() => null);
        return `<${block.picture.name}${bytes === null ? "" : `=${Buffer.from(bytes).toString().trim()}`}>`;
      }),
    );
    return [...shown, ...(undecodable ? ["?"] : []), ...damage.map(({ reason }) => `! ${reason}`)].join(" ");
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return error.failure.code;
  }
}

const whole = (...parts: readonly string[]) =>
  `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join("")}--b--\r\n`;
const html = (body: string, type = "text/html; charset=utf-8", more = "") => `Content-Type: ${type}\r\n${more}\r\n${body}`;
const page = "<p>甲</p>";
const picture = (headers: string, body = "像") => `Content-Type: image/png\r\n${headers}\r\n\r\n${body}`;

describe("the page of a message", () => {
  test.each<[string, readonly Bytes[], string]>([
    ["alone", [`MIME-Version: 1.0\r\n${html(page)}`], "甲"],
    ["among others", [whole("Content-Type: text/css\r\n\r\nx", html(page))], "甲"],
    ["the first of two", [whole(html(page), html("<p>乙</p>"))], "甲"],
    ["as XHTML", [whole(html(page, "application/xhtml+xml"))], "甲"],
    ["of another type that ends so", [whole(html(page, "x-text/html"))], "unsupported_format"],
    ["not at all", [whole("Content-Type: text/plain\r\n\r\nx")], "unsupported_format"],
    ["of no type", [whole("X: y\r\n\r\nx")], "unsupported_format"],
    ["of nothing", [`MIME-Version: 1.0\r\n${html("")}`], "damaged"],
    ["behind a mark of order and blanks", [Buffer.from([0xef, 0xbb, 0xbf]), ` \r\n${whole(html(page))}`], "甲"],
    ["with line feeds only", [whole(html(page)).replaceAll("\r", "")], "甲"],
    [
      "with headers over several lines",
      [whole(html(page)).replace("related; boundary", "related;\r\n\tx=y;\r\n boundary")],
      "甲",
    ],
    ["with a boundary without quotes", [whole(html(page)).replace('"b"', "b")], "甲"],
    ["with headers in capitals", [whole(html(page)).replaceAll("Content-Type", "CONTENT-TYPE ")], "甲"],
    ["in a part of parts", [whole(`Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n${html(page)}\r\n--c--`)], "甲"],
    ["in a part that has no boundary", [whole("Content-Type: multipart/alternative\r\n\r\nx", html(page))], "甲"],
    ["with blanks behind its boundary", [whole(html(page)).replace("--b\r\n", "--b \t\r\n")], "甲"],
    ["cut off", [whole(html(page)).replace("--b--", "")], "甲 ! the line that ends it is not there: it is cut off"],
    ["cut off in its headers", ["MIME-Version: 1.0\r\nContent-Type: text/html"], "damaged"],
    ["of lines that are no headers", [`no header\r\n: none\r\n${html(page)}`], "甲"],
  ])("%s", async (_, parts, expected) => expect(await told(...parts)).toBe(expected));

  test("nine parts deep, and deeper", async () => {
    const nested = (depth: number): string =>
      depth === 0
        ? html(page)
        : `Content-Type: multipart/mixed; boundary=b${depth}x\r\n\r\n--b${depth}x\r\n${nested(depth - 1)}\r\n--b${depth}x--\r\n`;
    expect(await told(nested(9))).toBe("甲");
    expect(await told(nested(10))).toBe("unsupported_format");
  });

  test("ten thousand parts, and more", async () => {
    const empty = Array.from({ length: 9_999 }, () => "X: y\r\n\r\n");
    expect(await told(whole(...empty, html(page)))).toBe("甲");
    expect(await told(whole(...empty, "X: y\r\n\r\n", html(page)))).toBe("unsupported_format");
  });
});

describe("how its bytes are written", () => {
  const encoded = (how: string, body: Bytes, type = "text/html; charset=utf-8") => [
    `MIME-Version: 1.0\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${how}\r\n\r\n`,
    body,
  ];
  const gbk = Buffer.from([0x3c, 0x70, 0x3e, 0xbc, 0xd7, 0x3c, 0x2f, 0x70, 0x3e]);
  test.each<[string, readonly Bytes[], string]>([
    ["as they are", encoded("8bit", page), "甲"],
    ["in a way that nobody knows", encoded("x-none", page), "甲"],
    ["in base64", encoded("BASE64", Buffer.from(page).toString("base64")), "甲"],
    ["quoted", encoded("Quoted-Printable", "<p>=E7=94=B2=\r\n=e7=94=b2= \n</p>"), "甲甲"],
    ["quoted, and broken", encoded("quoted-printable", "<p>=E7=94=B2=ZZ</p>"), "甲=ZZ"],
    ["in GB 2312", encoded("8bit", gbk, "text/html; charset=gb2312"), "甲"],
    ["in GBK", encoded("8bit", gbk, 'text/html; charset="x-gbk"'), "甲"],
    [
      "in GBK, said by the page alone",
      encoded("8bit", Buffer.concat([Buffer.from('<meta charset="gbk">'), gbk]), "text/html"),
      "甲",
    ],
    [
      "in what is no GBK",
      encoded("8bit", Buffer.from([0x3c, 0x70, 0x3e, 0xff, 0xff, 0x3c, 0x2f, 0x70, 0x3e]), "text/html; charset=gbk"),
      "\ufffd\ufffd ?",
    ],
  ])("%s", async (_, parts, expected) => expect(await told(...parts)).toBe(expected));
});

describe("its pictures", () => {
  const at = (address: string, headers: string, location = "") =>
    told(
      whole(
        html(`<img src="${address}">`, "text/html; charset=utf-8", location === "" ? "" : `Content-Location: ${location}\r\n`),
        picture(headers),
      ),
    );
  test.each<[string, string, string, string, string]>([
    ["by its id", "cid:a@b", "Content-ID: <a@b>", "", "<cid:a@b=像>"],
    ["by its address", "http://x/a.png", "Content-Location: http://x/a.png", "", "<http://x/a.png=像>"],
    ["by its address from the page", "a.png", "Content-Location: http://x/y/a.png", "http://x/y/z.html", "<a.png=像>"],
    ["both from the page", "a.png", "Content-Location: a.png", "http://x/y/z.html", "<a.png=像>"],
    ["by a name alone", "a.png", "Content-Location: a.png", "", "<a.png=像>"],
  ])("%s", async (_, address, headers, location, expected) => expect(await at(address, headers, location)).toBe(expected));

  test("one that is not among them", async () => {
    expect(await at("cid:c", "Content-ID: <a>")).not.toContain("像");
  });
});
