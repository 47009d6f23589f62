import { describe, expect, test } from "vitest";
import { decodeText } from "./encoding.ts";

/** 绩效目标 in GBK; the platform decodes it but does not encode it. */
const GBK = [0xbc, 0xa8, 0xd0, 0xa7, 0xc4, 0xbf, 0xb1, 0xea];
/** A character of GB18030's four-byte codes: 㐀. */
const GB18030_LONG = [0x81, 0x39, 0xee, 0x39];

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little);
  return new Uint8Array(view.buffer);
}

describe("a text says its encoding by its bytes", () => {
  test.each([
    ["UTF-8", utf8("绩效目标\t≥95%\n"), "utf-8"],
    ["UTF-8 with a byte order mark", utf8("\uFEFF绩效目标\t≥95%\n"), "utf-8"],
    ["a mark in the middle, where files were put together", utf8("绩效目标\t\uFEFF≥95%\n"), "utf-8"],
    ["UTF-16 LE with a mark", utf16("\uFEFF绩效目标\t≥95%\n", true), "utf-16le"],
    ["UTF-16 BE with a mark", utf16("\uFEFF绩效目标\t≥95%\n", false), "utf-16be"],
    ["UTF-16 LE without", utf16("绩效目标\t≥95%\n", true), "utf-16le"],
    ["UTF-16 BE without", utf16("绩效目标\t≥95%\n", false), "utf-16be"],
  ])("%s", (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: "绩效目标\t≥95%\n", encoding, undecodable: 0 });
  });

  test("GBK", () => {
    expect(decodeText(Uint8Array.from([...GBK, 0x09, ...GBK]))).toEqual({
      text: "绩效目标\t绩效目标",
      encoding: "gb18030",
      undecodable: 0,
    });
  });

  test("GB18030 beyond GBK", () => expect(decodeText(Uint8Array.from([...GBK, ...GB18030_LONG])).text).toBe("绩效目标㐀"));
});

describe("zero bytes", () => {
  // 一 is 4E 00 and the ideographic space 30 00: zero bytes stand on both sides
  test.each([true, false])("of Chinese characters do not hide the byte order (little endian: %s)", (little) => {
    const text = "一级指标\u3000一一一\n二级指标\u3000一\n";
    expect(decodeText(utf16(text, little)).text).toBe(text);
  });

  test("a text without line breaks, spaces and digits is not taken for UTF-16", () => {
    expect(decodeText(Uint8Array.from(GBK)).encoding).toBe("gb18030");
    expect(decodeText(utf8("abcdefgh")).encoding).toBe("utf-8");
  });
});

describe("a byte order mark alone decides", () => {
  const encodingOf = (...bytes: readonly number[]) => decodeText(Uint8Array.from(bytes)).encoding;
  test.each<[string, readonly number[], string]>([
    ["of UTF-8, whatever follows", [0xef, 0xbb, 0xbf, ...GBK], "utf-8"],
    ["two bytes of it", [0xef, 0xbb, 0xc0, ...GBK], "gb18030"],
    ["its first and last", [0xef, 0xbc, 0xbf, ...GBK], "gb18030"],
    ["its last two", [0xee, 0xbb, 0xbf, 0xbc, ...GBK], "gb18030"],
    ["of UTF-16 LE", [0xff, 0xfe, 0x2e, 0x7e], "utf-16le"],
    ["of UTF-16 BE", [0xfe, 0xff, 0x7e, 0x2e], "utf-16be"],
    ["half of the one", [0xff, 0xfd, ...GBK], "gb18030"],
    ["half of the other", [0xfe, 0xfe, ...GBK], "gb18030"],
    ["the second half alone", [0xbc, 0xfe, ...GBK], "gb18030"],
    ["that of the other", [0xbc, 0xff, ...GBK], "gb18030"],
  ])("%s", (_, bytes, encoding) => expect(encodingOf(...bytes)).toBe(encoding));
});

describe("UTF-16 without a mark shows by white space and digits", () => {
  test.each(["\t", "\n", "\r", " ", "1", "9"])("%j", (character) => {
    for (const little of [true, false])
      expect(decodeText(utf16(`绩效${character}目标`, little)).text).toBe(`绩效${character}目标`);
  });
  test.each(["0", ":", "\v", "\f", "!"])("%j is none of them", (character) =>
    expect(decodeText(utf16(`绩效${character}目标`, true)).encoding).not.toBe("utf-16le"),
  );
  test("one in a hundred is enough, fewer are not", () => {
    const text = (han: number) => utf16(`${"绩".repeat(han)} `, true);
    expect([decodeText(text(99)).encoding, decodeText(text(100)).encoding]).not.toEqual(["utf-16le", "utf-16le"]);
    expect(decodeText(text(99)).encoding).toBe("utf-16le");
  });
  test("the last character counts", () => expect(decodeText(utf16("绩 ", true)).text).toBe("绩 "));
  test("as many on both sides tell nothing", () =>
    expect(decodeText(Uint8Array.from([0x20, 0, 0, 0x20])).encoding).toBe("utf-8"));
});

describe("damaged bytes", () => {
  test("leave a UTF-8 text UTF-8, counted", () => {
    const bytes = utf8("绩效目标申报表\n".repeat(20));
    bytes[30] = 0xff;
    const { encoding, undecodable, text } = decodeText(bytes);
    expect(encoding).toBe("utf-8");
    expect(undecodable).toBeGreaterThan(0);
    expect(text).toContain("绩效目标申报表\n绩效目标申报表");
  });

  test("leave a GBK text GBK, counted", () => {
    const bytes = Uint8Array.from(Array.from({ length: 40 }, () => [...GBK, 0x0a]).flat());
    bytes[81] = 0xff;
    const { encoding, undecodable, text } = decodeText(bytes);
    expect(encoding).toBe("gb18030");
    expect(undecodable).toBeGreaterThan(0);
    expect(text.split("\n").filter((line) => line === "绩效目标").length).toBeGreaterThanOrEqual(38);
  });

  test("nothing at all is an empty text", () =>
    expect(decodeText(new Uint8Array())).toEqual({ text: "", encoding: "utf-8", undecodable: 0 }));
});
