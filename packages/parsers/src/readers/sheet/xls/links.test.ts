import { describe, expect, test } from "vitest";
import { bytesOf, u16, u8, zeros } from "../../bytes.test-helper.ts";
import { linksOf } from "./links.ts";

type Bytes = readonly number[];

const viewOf = (...parts: readonly Bytes[]): DataView => {
  const { buffer, byteOffset, byteLength } = bytesOf(...parts);
  return new DataView(buffer, byteOffset, byteLength);
};
/** Record of a formula with these tokens. */
const formula = (...tokens: readonly Bytes[]): DataView => viewOf(zeros(20), u16(tokens.flat().length), ...tokens);

/** A sheet whose number is two operators without bytes behind them: tokens that are read one byte late do not find it. */
const OTHER = 0x0303;
/** This workbook, then another one; the sheet `OTHER` is the second's. */
function known() {
  const links = linksOf();
  links.book(viewOf(u16(1, 0x0401)));
  links.book(viewOf(u16(1, 7)));
  links.sheets(viewOf(u16(OTHER + 1), Array.from({ length: OTHER + 1 }, (_, i) => u16(i === OTHER ? 1 : 0, 0, 0)).flat()));
  return links;
}
const reference = (token: number, sheet = OTHER): Bytes => [...u8(token), ...u16(sheet), ...u16(0x0303, 0x0303)];

describe("a formula that refers to another workbook", () => {
  test.each([0x39, 0x3a, 0x3b, 0x3c, 0x3d, 0x59, 0x5a, 0x5b, 0x7a, 0x7d])("by token %i", (token) => {
    expect(known().isLinked(formula(reference(token), u16(0x0303, 0x0303, 0x0303)))).toBe(true);
    expect(known().isLinked(formula(reference(token, 0), u8(3, 3, 3, 3, 3, 3)))).toBe(false);
  });

  /** Tokens and the bytes behind each ([MS-XLS] 2.5.198). */
  test.each<[token: number, bytes: number]>([
    [0x01, 4],
    [0x02, 4],
    [0x03, 0],
    [0x0a, 0],
    [0x16, 0],
    [0x1c, 1],
    [0x1d, 1],
    [0x1e, 2],
    [0x1f, 8],
    [0x20, 7],
    [0x21, 2],
    [0x22, 3],
    [0x23, 4],
    [0x24, 4],
    [0x25, 8],
    [0x26, 6],
    [0x27, 6],
    [0x28, 6],
    [0x29, 2],
    [0x2a, 4],
    [0x2b, 8],
    [0x2c, 4],
    [0x2d, 8],
    [0x39, 6],
    [0x3a, 6],
    [0x3b, 10],
    [0x3c, 6],
    [0x3d, 10],
    [0x44, 4],
    [0x64, 4],
  ])("token %i has %i bytes", (token, bytes) => {
    // No token is 0xff: one that is read too early ends it
    const behind = Array.from({ length: bytes }, () => 0xff);
    expect(known().isLinked(formula(u8(token), behind))).toBe(false);
    expect(known().isLinked(formula(u8(token), behind, u8(3)))).toBe(false);
    expect(known().isLinked(formula(u8(token), behind, reference(0x3a)))).toBe(true);
  });

  test.each<[string, Bytes, boolean]>([
    ["a text of one byte a character", [0x17, 2, 0, 0xff, 0xff], false],
    ["and a reference behind it", [0x17, 2, 0, 0xff, 0xff, ...reference(0x3a)], true],
    ["a text of two bytes a character", [0x17, 2, 1, 0xff, 0xff, 0xff, 0xff], false],
    ["and a reference behind it", [0x17, 2, 1, 0xff, 0xff, 0xff, 0xff, ...reference(0x3a)], true],
    ["an empty text", [0x17, 0, 0], false],
    ["a text that breaks off", [0x17, 2], true],
    ["an attribute", [0x19, 0x01, 0xff, 0xff], false],
    ["and a reference behind it", [0x19, 0x01, 0xff, 0xff, ...reference(0x3a)], true],
    ["a choice of two", [0x19, 0x04, 1, 0, 0xff, 0xff, 0xff, 0xff], false],
    ["and a reference behind it", [0x19, 0x04, 1, 0, 0xff, 0xff, 0xff, 0xff, ...reference(0x3a)], true],
    ["an attribute that breaks off", [0x19, 0x01, 0xff], true],
    ["a token that nobody knows", [0x00], true],
    ["one of a class that nobody knows", [0x3f], true],
    ["a reference that breaks off", [0x3a, 0x03], false],
    ["no token", [], false],
  ])("%s", (_, tokens, expected) => expect(known().isLinked(formula(tokens))).toBe(expected));

  test("its tokens end where the record says, or where it ends", () => {
    expect(known().isLinked(viewOf(zeros(20), u16(1), [0x03], reference(0x3a)))).toBe(false);
    expect(known().isLinked(viewOf(zeros(20), u16(99), reference(0x3a)))).toBe(true);
    expect(known().isLinked(viewOf(zeros(20)))).toBe(false);
    expect(known().isLinked(viewOf(zeros(21)))).toBe(false);
  });
});

test.each<[string, DataView, boolean]>([
  ["this one", viewOf(u16(1, 0x0401)), false],
  ["an add-in", viewOf(u16(1, 0x3a01)), false],
  ["another one", viewOf(u16(1, 9)), true],
  ["a record too short to say", viewOf(u16(1), u8(9)), false],
])("a book that is %s", (_, book, expected) => {
  const links = linksOf();
  links.book(book);
  links.sheets(viewOf(u16(1), u16(0, 0, 0)));
  expect(links.isLinked(formula([0x3a, 0, 0, 0, 0, 0, 0]))).toBe(expected);
});

test("a list of sheets that breaks off says nothing of what is missing", () => {
  const links = linksOf();
  links.book(viewOf(u16(1, 9)));
  links.sheets(viewOf(u16(2), u16(0, 0, 0), u16(0, 0)));
  links.sheets(viewOf(u8(1)));
  expect(links.isLinked(formula([0x3a, 0, 0, 0, 0, 0, 0]))).toBe(true);
  expect(links.isLinked(formula([0x3a, 1, 0, 0, 0, 0, 0]))).toBe(false);
});
