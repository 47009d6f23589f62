import { describe, expect, test } from "vitest";
import type { Atom } from "./atoms.ts";
import { blanksOf, cellLines, joinCost, NO_BLANKS, partCost, wrapCost } from "./joins.ts";
import { piecesOf } from "./pieces.test-helper.ts";

const both = (lines: readonly string[], of: (a: Atom, b: Atom) => number): number => {
  const [a, b] = piecesOf(...lines);
  return a === undefined || b === undefined ? Number.NaN : of(a, b);
};

describe("two pieces that follow each other", () => {
  test.each<[string, readonly string[], readonly number[]]>([
    ["Chinese behind Chinese", ["造林 面积"], [-4, 0]],
    ["figures behind Chinese", ["造林 50"], [-0.2, -0.7]],
    ["Chinese behind figures", ["50 亩"], [-0.2, -0.7]],
    ["figures behind figures", ["50 80"], [-1, -0.7]],
    ["room between", ["造林  面积"], [-6, 0]],
    ["a comparator behind", ["造林 ≥50"], [-5, 0]],
    ["a line below", ["造林", "面积"], [-1.2, 0]],
    ["a comparator a line below", ["造林", "≥50"], [-5, 0]],
    ["figures below figures", ["造林50", "80亩"], [-5.2, 0]],
    ["figures below Chinese", ["造林", "80亩"], [-1.2, 0]],
    ["a comparator below figures", ["造林50", "≥80"], [-5, 0]],
  ])("%s: as one cell, as two", (_, lines, expected) => expect([both(lines, joinCost), both(lines, partCost)]).toEqual(expected));
});

describe("lines of a cell", () => {
  test.each<[string, readonly string[], readonly { width: number; word: number }[]]>([
    ["none", [], []],
    ["one piece", ["造林面积"], [{ width: 8, word: 0 }]],
    ["pieces of one line", ["造林 50 亩"], [{ width: 10, word: 0 }]],
    [
      "two lines",
      ["造林", "80ha的地"],
      [
        { width: 4, word: 0 },
        { width: 8, word: 4 },
      ],
    ],
    ["a line begins with figures", ["12.5%以上"], [{ width: 9, word: 5 }]],
  ])("%s", (_, lines, expected) => expect(cellLines(piecesOf(...lines))).toEqual(expected));

  test.each<[string, readonly string[], number | null | undefined, number]>([
    ["one", ["造林面积"], 20, 0],
    ["a full one above another", ["造林面积和", "面积"], 10, 0],
    ["one that has room for a character less than it may", ["造林面积", "面积"], 10, 0],
    ["one that has room for a character more", ["造林面", "面积"], 10, -3.5],
    ["one that has room for many", ["造林", "面积"], 20, -7],
    ["the word below had no room", ["造林面", "1200亩"], 10, 0],
    ["the one below is much longer", ["造林", "面积及管护"], null, -2],
    ["the one below is longer by what may be", ["造林", "面积及"], undefined, 0],
    ["the one below is longer, as its first word is", ["造林", "12000亩"], null, 0],
    ["two that have room", ["造林", "面积", "和"], 20, -14],
  ])("%s", (_, lines, widest, expected) => expect(wrapCost(cellLines(piecesOf(...lines)), widest)).toBe(expected));
});

describe("blank lines between cells", () => {
  const parted = ["造林", "", "管护", "", "育苗", "", "移交"];
  test.each<[string, readonly string[], boolean]>([
    ["between all", parted, true],
    ["between three of four", [...parted, "验收"], true],
    ["between two of three", [...parted.slice(0, 5), "验收"], false],
    ["nothing", [], false],
    ["one line", ["造林 管护"], false],
    ["pieces of one line do not count", ["造林 面积 五亩", "", "管护 面积 六亩"], true],
  ])("say something: %s", (_, lines, expected) => expect(blanksOf(piecesOf(...lines)) !== NO_BLANKS).toBe(expected));

  test.each<[string, readonly string[], number, number]>([
    ["on one line", ["造林 管护"], 0, 0],
    ["below each other", ["造林", "管护"], 0.6, -1.5],
    ["with a blank line between", ["造林", "", "管护"], -4, 0],
  ])("of two pieces %s", (_, lines, join, part) => {
    const blanks = blanksOf(piecesOf(...parted));
    expect([both(lines, blanks.join), both(lines, blanks.part)]).toEqual([join, part]);
  });

  test("where they say nothing two pieces are what they are", () => {
    const pair = ["造林", "", "管护"];
    expect([both(pair, NO_BLANKS.join), both(pair, NO_BLANKS.part)]).toEqual([0, 0]);
  });
});

test("the first line of a cell is a line, whichever row it stands on", () =>
  expect(cellLines(piecesOf("", "造林 面积").filter((_, i) => i >= 0))).toEqual([{ width: 9, word: 0 }]));
