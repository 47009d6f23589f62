import { DocumentError } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { readHtml, seenBlocksOfHtml } from "./index.ts";

const sourceOf = (bytes: Uint8Array) => ({ name: "甲.html", bytes, sha256: "0".repeat(64) });
const latin = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));
/** 绩效 in GBK. */
const GBK = [0xbc, 0xa8, 0xd0, 0xa7];
const texts = (bytes: readonly number[]) => {
  const { blocks, undecodable } = readHtml(sourceOf(Uint8Array.from(bytes)));
  return [
    ...blocks.map((block) => (block.kind === "paragraph" ? block.text : block.kind)),
    ...(undecodable ? ["undecodable"] : []),
  ];
};

describe("a page says its encoding in its head", () => {
  const page = (head: string, ...body: readonly (readonly number[])[]): readonly number[] => [
    ...latin(`${head}<p>`),
    ...body.flat(),
  ];
  const utf8 = [...new TextEncoder().encode("绩效")];
  test.each<[string, readonly number[], readonly string[]]>([
    ["GBK", page('<meta charset="gbk">', GBK), ["绩效"]],
    ["GB2312, in a content type", page('<meta content="text/html; charset = gb2312">', GBK), ["绩效"]],
    ["nothing", page("", utf8), ["绩效"]],
    ["nothing, and is GBK", page("", GBK), ["绩效"]],
    ["another encoding", page('<meta charset="utf-8">', utf8), ["绩效"]],
    ["GBK, and is UTF-8", page('<meta charset="gb18030">', utf8, [0x61]), [expect.stringContaining("a") as string]],
    [
      "GBK, and holds bytes that are none: what its bytes say counts",
      page('<meta charset="gbk">', utf8, [0xff], utf8, [0xff]),
      [expect.any(String) as string, "undecodable"],
    ],
    ["behind its first two thousand bytes: too late", page(`${" ".repeat(2048)}<meta charset="gbk">`, utf8), ["绩效"]],
  ])("%s", (_, bytes, expected) => expect(texts(bytes)).toEqual(expected));
});

describe("a page that is cut off says so", () => {
  const isCut = (html: string) => readHtml(sourceOf(new TextEncoder().encode(html))).damage?.map(({ reason }) => reason) ?? [];
  test.each(["<p>甲<", "<p>甲</", "<p>甲</p", "<p>甲<td", "<p>甲<TD class='x'", "<p>甲<!-- 注"])("%s", (html) =>
    expect(isCut(html)).toEqual(["it ends inside an element: it is cut off"]),
  );
  test.each(["<p>甲", "<p>甲</p>", "<p>甲 < 乙", "<p>甲<5", "<p>甲<5 <b>乙", "甲", "", "<p>a > b", "<p>甲<乙"])(
    "%j is whole",
    (html) => expect(isCut(html)).toEqual([]),
  );
});

describe("pictures that are not in the page", () => {
  const blocks = (html: string) => seenBlocksOfHtml(html, "甲.html");
  const named = (html: string) => blocks(html).flatMap((block) => (block.kind === "picture" ? [block.picture.name] : []));
  const long = `${"a".repeat(90)}.png`;
  test.each<[string, string, readonly string[]]>([
    ["none", "<p>甲</p>", []],
    ["one", '<img src="a.png">', ["a.png"]],
    ["one twice", '<img src="a.png"><img src="a.png">', ["a.png"]],
    ["two", '<img src="a.png"><img src="b.png">', ["a.png and 1 more"]],
    ["three", '<img src="a.png"><img src="b.png"><img src="c.png">', ["a.png and 2 more"]],
    ["one without an address", "<img>", []],
    ["a long address", `<img src="${long}">`, [long.slice(0, 80)]],
  ])("%s", (_, html, names) => expect(named(html)).toEqual(names));

  test("they are one entry behind all others, passed over, and cannot be opened", () => {
    const [first, last, ...more] = blocks('<p><img src="a.png">甲</p>');
    if (last?.kind !== "picture" || more.length > 0) throw new Error("no picture");
    expect(first).toMatchObject({ kind: "paragraph", text: "甲" });
    expect(last.picture.passedOver?.state).toBe("skipped");
    expect(() => last.picture.bytes()).toThrow(DocumentError);
  });
});

test("elements that are nested too deeply are damage", () =>
  expect(() => blocksOf(`${"<div>".repeat(2_000)}甲`)).toThrow(
    expect.objectContaining({
      failure: { code: "damaged", file: "甲.html", page: null, reason: "its elements are nested too deeply" },
    }),
  ));
const blocksOf = (html: string) => seenBlocksOfHtml(html, "甲.html");
