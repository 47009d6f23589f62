import { describe, expect, test } from "vitest";
import { bigrams, tokens } from "./bigrams.ts";

/** What a pair of characters becomes: a pair and its last where they are Chinese, else one word, or nothing. */
describe("where Chinese characters begin and end", () => {
  test.each<[code: number, isHan: boolean]>([
    [0x3004, false],
    [0x3005, true], // 々
    [0x3006, false],
    [0x3007, true], // 〇
    [0x3008, false],
    [0x33ff, false],
    [0x3400, true],
    [0x4dbf, true],
    [0x4dc0, false],
    [0x4dff, false],
    [0x4e00, true],
    [0x9fff, true],
    [0xa000, false],
    [0xf8ff, false],
    [0xf900, true],
    [0xfaff, true],
    [0xfb00, false],
    [0x1ffff, false],
    [0x20000, true],
    [0x3ffff, true],
    [0x40000, false],
  ])("U+%i", (code, isHan) => {
    const char = String.fromCodePoint(code);
    expect(bigrams(char + char).split(" ").length === 2).toBe(isHan);
  });
});

test.each<[string, readonly (readonly [text: string, start: number, end: number])[]]>([
  ["", []],
  [" - ", []],
  ["a", [["a", 0, 1]]],
  [
    "V3.0系统",
    [
      ["v3", 0, 2],
      ["0", 3, 4],
      ["系统", 4, 6],
      ["统", 5, 6],
    ],
  ],
  [
    "险a",
    [
      ["险", 0, 1],
      ["a", 1, 2],
    ],
  ],
  [
    "𠮷野 b",
    [
      ["𠮷野", 0, 3],
      ["野", 2, 3],
      ["b", 4, 5],
    ],
  ],
  ["㎡x", [["m2x", 0, 2]]],
  [
    "人々",
    [
      ["人々", 0, 2],
      ["々", 1, 2],
    ],
  ],
])("%j", (text, expected) => expect(tokens(text).map(({ text: token, start, end }) => [token, start, end])).toEqual(expected));
