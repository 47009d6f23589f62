import { describe, expect, test } from "vitest";
import { child, childVal, descendants, elementsOf, isElement, onOff, parseXml, textIn, type XmlElement } from "./xml.ts";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const parse = (text: string): XmlElement => parseXml(new TextEncoder().encode(text));
const w = (inside: string): XmlElement => parse(`<w:p xmlns:w="${W}">${inside}</w:p>`);
const shown = (node: XmlElement | string): string =>
  isElement(node) ? `${node.name}(${node.children.map(shown).join(",")})` : JSON.stringify(node);

describe("names", () => {
  test.each([
    ["the usual prefix", `<w:p xmlns:w="${W}" w:val="1" id="2"/>`, "w:p", { "w:val": "1", id: "2" }],
    ["another prefix", `<x:p xmlns:x="${W}" x:val="1"/>`, "w:p", { "w:val": "1" }],
    ["none", `<p xmlns="${STRICT}"/>`, "w:p", {}],
    ["of nobody", `<w:p xmlns:w="urn:nobody" w:val="1"/>`, "?:p", { "?:val": "1" }],
    ["of no namespace", `<p val="1"/>`, "?:p", { val: "1" }],
  ])("%s", (_, text, name, attributes) => {
    const element = parse(text);
    expect(element.name).toBe(name);
    expect(element.attributes).toMatchObject(attributes);
  });
});

describe("content", () => {
  test.each([
    ["blanks between elements are nothing", " <w:r/>\n<w:r/> ", "w:p(w:r(),w:r())"],
    ["blanks in texts count", "<w:t> </w:t><w:instrText>\t</w:instrText><w:r> </w:r>", 'w:p(w:t(" "),w:instrText("\\t"),w:r())'],
    ["text beside elements", "甲<w:r/> 乙", 'w:p("甲",w:r()," 乙")'],
    ["unparsed text", "<w:t><![CDATA[a<b]]></w:t>", 'w:p(w:t("a<b"))'],
    ["elements in elements", "<w:r><w:t>甲</w:t></w:r><w:r/>", 'w:p(w:r(w:t("甲")),w:r())'],
  ])("%s", (_, inside, expected) => expect(shown(w(inside))).toBe(expected));
});

describe("what is refused", () => {
  test.each([
    ["not well-formed", "<a><b></a>"],
    ["an unknown entity", "<a>&b;</a>"],
    ["a document type", "<!DOCTYPE a><a/>"],
    ["nothing", ""],
    ["no element", "<!-- a -->"],
    ["deeper than a thousand", "<a>".repeat(1001) + "</a>".repeat(1001)],
  ])("%s", (_, text) => expect(() => parse(text)).toThrow(Error));

  test("a thousand deep is read", () => expect(parse("<a>".repeat(1000) + "</a>".repeat(1000)).name).toBe("?:a"));
  test("bytes that are no text", () => expect(() => parseXml(new Uint8Array([0x3c, 0x61, 0xff]))).toThrow(TypeError));
});

describe("encodings", () => {
  const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
    return new Uint8Array(view.buffer);
  };
  const text = '<a b="绩效"/>';
  test.each([
    ["UTF-8", new TextEncoder().encode(text)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\uFEFF${text}`)],
    ["UTF-16, low byte first", utf16(text, true)],
    ["the same with a mark", utf16(`\uFEFF${text}`, true)],
    ["UTF-16, high byte first", utf16(text, false)],
    ["the same with a mark", utf16(`\uFEFF${text}`, false)],
  ])("%s", (_, bytes) => expect(parseXml(bytes).attributes["b"]).toBe("绩效"));

  test.each([
    ["half of the mark FF FE", [0xff, 0xfd, 0x3c]],
    ["half of the mark FE FF", [0xfe, 0xfe, 0x3c]],
    ["a zero before another sign", [0, 0x20, 0x3c]],
  ])("%s is none", (_, bytes) => expect(() => parseXml(new Uint8Array(bytes))).toThrow(Error));
});

const properties = w('<w:a w:val="x"/><w:b/><w:a w:val="y"/>text<w:c><w:a w:val="z"><w:a/></w:a></w:c>');

test("children by name: the first, and its value", () => {
  expect(elementsOf(properties).map(({ name }) => name)).toEqual(["w:a", "w:b", "w:a", "w:c"]);
  expect(child(properties, "w:a")?.attributes["w:val"]).toBe("x");
  expect([childVal(properties, "w:a"), childVal(properties, "w:b"), childVal(properties, "w:none")]).toEqual([
    "x",
    undefined,
    undefined,
  ]);
  expect([elementsOf(undefined), child(undefined, "w:a"), childVal(undefined, "w:a")]).toEqual([[], undefined, undefined]);
});

test("descendants of a name in their order, those in each other too", () => {
  expect(descendants(properties, "w:a").map(({ attributes }) => attributes["w:val"])).toEqual(["x", "y", "z", undefined]);
  expect(descendants(properties, "w:p")).toEqual([]);
});

test("all text of an element", () => expect(textIn(w("甲<w:r><w:t> 乙 </w:t></w:r><w:r/>丙"))).toBe("甲 乙 丙"));

test.each([
  ["", null],
  ["<w:b/>", true],
  ['<w:b w:val="1"/>', true],
  ['<w:b w:val="on"/>', true],
  ['<w:b w:val="true"/>', true],
  ['<w:b w:val="0"/>', false],
  ['<w:b w:val="false"/>', false],
  ['<w:b w:val="off"/>', false],
  ["<w:i/>", null],
])("%s is %s", (inside, expected) => expect(onOff(w(inside), "w:b")).toBe(expected));
