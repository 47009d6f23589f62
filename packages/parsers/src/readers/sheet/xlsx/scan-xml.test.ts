import { describe, expect, test } from "vitest";
import { attribute, isTrue, scanXml } from "./scan-xml.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, isLittle: boolean): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const code = character.charCodeAt(0);
      return isLittle ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff];
    }),
  );
}

/** `<a k=v>`, `</a>` and texts in the order in which they are heard. */
function heard(bytes: Uint8Array): readonly string[] {
  const events: string[] = [];
  scanXml(bytes, {
    open: (name, attributes) => events.push(`<${[name, ...Object.entries(attributes).map(([k, v]) => `${k}=${v}`)].join(" ")}>`),
    close: (name) => events.push(`</${name}>`),
    text: (text) => events.push(text),
  });
  return events;
}

describe("a part is heard from its beginning to its end", () => {
  test.each<[string, Uint8Array, readonly string[]]>([
    ["elements and texts", utf8('<a k="1">甲<b/></a>'), ["<a k=1>", "甲", "<b>", "</b>", "</a>"]],
    ["names without their prefix", utf8("<x:a><x:y:b/></x:a>"), ["<a>", "<y:b>", "</y:b>", "</a>"]],
    ["characters that are not read as XML", utf8("<a><![CDATA[<甲>]]></a>"), ["<a>", "<甲>", "</a>"]],
    ["a mark of order in UTF-8", utf8("\ufeff<a/>"), ["<a>", "</a>"]],
    ["UTF-16 with a mark of order", utf16("\ufeff<a>甲</a>", true), ["<a>", "甲", "</a>"]],
    ["UTF-16 the other way round", utf16("\ufeff<a>甲</a>", false), ["<a>", "甲", "</a>"]],
    ["UTF-16 without a mark", utf16("<a>甲</a>", true), ["<a>", "甲", "</a>"]],
    ["UTF-16 the other way round, without a mark", utf16("<a>甲</a>", false), ["<a>", "甲", "</a>"]],
  ])("%s", (_, bytes, expected) => expect(heard(bytes)).toEqual(expected));

  test("nobody has to listen", () => expect(() => scanXml(utf8("<a>甲<b/></a>"), {})).not.toThrow());

  test("a part of several megabytes, cut within a character, is one text", () => {
    const long = `a${"甲".repeat(720_000)}`;
    let text = "";
    let closed = 0;
    scanXml(utf8(`<a>${long}<b/><c/></a>`), { text: (piece) => void (text += piece), close: () => void closed++ });
    expect(text.length).toBe(long.length);
    expect(closed).toBe(3);
  });
});

describe("what is no part of a workbook", () => {
  const nested = (depth: number): Uint8Array => utf8("<a>".repeat(depth) + "</a>".repeat(depth));
  test("deep, and deeper than any", () => {
    expect(heard(nested(200))).toHaveLength(400);
    expect(() => heard(nested(201))).toThrow("elements are nested more than 200 deep");
  });

  test("elements beside each other are not deep", () => {
    expect(heard(utf8(`<a>${"<b/>".repeat(300)}</a>`))).toHaveLength(602);
  });

  test.each([
    ["a document type", utf8("<!DOCTYPE a><a/>"), "document type declaration"],
    ["an element that does not end", utf8("<a>"), "unclosed tag"],
    ["bytes that are no UTF-8", Uint8Array.of(0x3c, 0x61, 0x2f, 0x3e, 0xff), "encoded data"],
    ["bytes that break off within a character", Uint8Array.of(0x3c, 0x61, 0x3e, 0xe7, 0x94), "encoded data"],
  ])("%s", (_, bytes, why) => expect(() => heard(bytes)).toThrow(why));
});

test.each<[Readonly<Record<string, string>>, string | undefined]>([
  [{ id: "1" }, "1"],
  [{ "r:id": "2" }, "2"],
  [{ "r:id": "2", id: "1" }, "1"],
  [{ "r:ids": "2", rid: "3" }, undefined],
  [{}, undefined],
])("the attribute id of %o", (attributes, expected) => expect(attribute(attributes, "id")).toBe(expected));

test.each([
  ["1", true],
  ["true", true],
  ["on", true],
  ["0", false],
  ["", false],
  [undefined, false],
])("%s is %s", (value, expected) => expect(isTrue(value)).toBe(expected));
