import { describe, expect, test } from "vitest";
import { alignLine, edgesOf } from "./aligned.ts";
import { findHeaders } from "./header.ts";
import { piecesOf, shownCells } from "./pieces.test-helper.ts";

const HEADER = "一级指标    二级指标    三级指标    指标值";

const AT_NAMES = " ".repeat(16);

/** Edges of the columns of names and values. */
function edges(header: string, ...body: readonly string[]) {
  const atoms = piecesOf(header, ...body);
  const [found] = findHeaders(atoms);
  return found === undefined ? "no header" : edgesOf(found, [2, 3], atoms.slice(found.end));
}

describe("edges of columns of spaces", () => {
  test.each<[string, readonly string[], readonly number[] | null | string]>([
    ["nothing below", [HEADER], [22]],
    ["names reach towards values", [HEADER, `${AT_NAMES}造林面积及管护    50亩`], [24]],
    ["values reach towards names", [HEADER, `${AT_NAMES}造林  共50亩以上`], [20]],
    [
      "where fewest are cut",
      [HEADER, `${AT_NAMES}造林面积及管护面`, `${AT_NAMES}造林面积及管护面积`, `${AT_NAMES}造林面积  共50亩`],
      [22],
    ],
    ["words with one space between", ["一级指标 二级指标 三级指标 指标值"], null],
    ["only one of them apart", ["一级指标 二级指标 三级指标    指标值"], null],
    ["two of them apart", ["一级指标 二级指标    三级指标    指标值"], [19]],
    ["too near each other", ["一级指标    二级指标    三级指标 指标值"], null],
  ])("%s", (_, lines, expected) => expect(edges(...(lines as [string]))).toEqual(expected));
});

describe("pieces under their columns", () => {
  test.each<[string, string, readonly number[], string]>([
    ["each under its own", "造林面积    50亩", [6], "造林面积|50亩"],
    ["one in the middle of an edge belongs to the right", "造林面积", [2], "|造林面积"],
    ["two of one column", "造林 面积    50亩", [6], "造林 面积|50亩"],
    ["one that reaches a little over an edge", "造林面积及", [3], "造林面积及|"],
    ["one that reaches over clearly is cut", "造林面积50亩", [4], "造林面积|50亩"],
    ["and over two", "造林面积管护面积长势情况", [4, 8], "造林面积|管护面积|长势情况"],
    ["an empty column", "造林", [4, 8], "造林||"],
  ])("%s", (_, line, own, expected) => expect(shownCells(alignLine(piecesOf(line), own))).toBe(expected));

  test("what is cut knows where it stands", () => {
    const [left, right] = alignLine(piecesOf("造林面积50ha"), [4]);
    const shown = [...(left ?? []), ...(right ?? [])].map(({ text, key, x0, x1, width, han, gap }) => ({
      text,
      key,
      x0,
      x1,
      width,
      han,
      gap,
    }));
    expect(shown).toEqual([
      { text: "造林面积", key: "0.0<", x0: 0, x1: 4, width: 8, han: [true, true], gap: "line" },
      { text: "50ha", key: "0.0>", x0: 4, x1: 8, width: 4, han: [false, false], gap: "wide" },
    ]);
  });
});
