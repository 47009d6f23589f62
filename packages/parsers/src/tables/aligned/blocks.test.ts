import { describe, expect, test } from "vitest";
import type { Glyph } from "../glyphs.ts";
import { blocksOf, isHeadLabel, isSpanning, wordsOf } from "./blocks.ts";
import { pageLines, textAt } from "./layout.test-helper.ts";

const own = new Set(["立项依据"]);

describe("labels of a head", () => {
  test.each<[string, readonly boolean[]]>([
    ["项目名称", [true, false]],
    ["立项依据", [true, false]],
    ["年度目标", [true, true]],
    ["项目资金（万元）", [true, true]],
    ["年度绩效目标", [true, true]],
    ["林业站", [false, false]],
  ])("%s: alone, beside several rows", (text, expected) => expect([isHeadLabel(text, own), isSpanning(text)]).toEqual(expected));
});

type Texts = readonly (readonly Glyph[])[];

describe("words of a line", () => {
  test.each<[string, Texts, readonly string[]]>([
    ["a gap as in a cell", [textAt("林业", 0, 100), textAt("一站", 26, 100)], ["林业一站"]],
    ["a gap as between cells", [textAt("林业", 0, 100), textAt("一站", 26.1, 100)], ["林业", "一站"]],
    ["printed a little over each other", [textAt("林业", 0, 100), textAt("一站", 14, 100)], ["林业一站"]],
    ["printed over each other", [textAt("林业", 0, 100), textAt("一站", 13.9, 100)], ["林业", "一站"]],
    ["pieces of a label", [textAt("项目", 0, 100), textAt("名称", 24, 100)], ["项目名称"]],
    ["a label and its text", [textAt("项目名称", 0, 100), textAt("造林", 44, 100)], ["项目名称", "造林"]],
    ["a text and a label", [textAt("造林", 0, 100), textAt("主管部门", 24, 100)], ["造林", "主管部门"]],
    [
      "an amount and the first line of a label",
      [textAt("120.5", 0, 100), textAt("其中：财政", 54, 100)],
      ["120.5", "其中：财政"],
    ],
    ["an amount with its unit", [textAt("120.5万元", 0, 100), textAt("财政", 74, 100)], ["120.5万元", "财政"]],
    ["an amount and more figures", [textAt("120.5", 0, 100), textAt("80.5", 54, 100)], ["120.580.5"]],
    ["three pieces", [textAt("造", 0, 100), textAt("林", 14, 100), textAt("站", 28, 100)], ["造林站"]],
  ])("%s", (_, texts, expected) =>
    expect(pageLines(1, ...texts).flatMap(({ runs }) => wordsOf(runs, own).map(({ text }) => text))).toEqual(expected),
  );
});

describe("texts of a head", () => {
  const read = (texts: Texts, second: Texts = []) =>
    blocksOf([...pageLines(1, ...texts), ...pageLines(2, ...second)], 12, own).map(
      ({ text, page, x0, x1, top, bottom }) => `${text} p${page} ${x0}-${x1} ${Math.round(top)}-${Math.round(bottom)}`,
    );
  test.each<[string, Texts, readonly string[]]>([
    ["none", [], []],
    [
      "a label and its text",
      [textAt("项目名称", 0, 100), textAt("造林", 100, 100)],
      ["项目名称 p1 0-40 95-105", "造林 p1 100-120 95-105"],
    ],
    ["a label of two lines", [textAt("项目", 0, 94), textAt("名称", 0, 106)], ["项目名称 p1 0-20 89-111"]],
    [
      "lines too far apart for a label",
      [textAt("项目", 0, 94), textAt("名称", 0, 112)],
      ["项目 p1 0-20 89-99", "名称 p1 0-20 107-117"],
    ],
    ["lines as far apart as a label's", [textAt("项目", 0, 94), textAt("名称", 0, 111.9)], ["项目名称 p1 0-20 89-117"]],
    ["a label of the layout, of two lines", [textAt("立项", 0, 94), textAt("依据", 0, 106)], ["立项依据 p1 0-20 89-111"]],
    [
      "a label over three lines",
      [textAt("项目", 0, 88), textAt("负责", 0, 100), textAt("人", 10, 112)],
      ["项目负责人 p1 0-20 83-117"],
    ],
    [
      "over four lines",
      [textAt("项", 0, 82), textAt("目", 0, 94), textAt("名", 0, 106), textAt("称", 0, 118)],
      ["项目名称 p1 0-10 77-123"],
    ],
    ["a side label over two lines", [textAt("年度", 0, 94), textAt("目标", 0, 106)], ["年度目标 p1 0-20 89-111"]],
    [
      "lines that stand beside each other",
      [textAt("项目", 0, 94), textAt("名称", 30, 106)],
      ["项目 p1 0-20 89-99", "名称 p1 30-50 101-111"],
    ],
    ["a text of two lines", [textAt("造林及管护", 0, 94), textAt("项目组", 0, 106)], ["造林及管护项目组 p1 0-50 89-111"]],
    ["whose second is short", [textAt("造林及管护", 0, 94), textAt("组", 20, 106)], ["造林及管护组 p1 0-50 89-111"]],
    [
      "lines as far apart as a cell's",
      [textAt("造林及管护", 0, 94), textAt("项目组", 0, 107.4)],
      ["造林及管护项目组 p1 0-50 89-112"],
    ],
    [
      "lines further apart",
      [textAt("造林及管护", 0, 94), textAt("项目组", 0, 107.5)],
      ["造林及管护 p1 0-50 89-99", "项目组 p1 0-30 103-113"],
    ],
    [
      "lines at one height nearly",
      [textAt("造林及管护", 0, 94), textAt("项目组", 0, 97.4)],
      ["造林及管护 p1 0-50 89-99", "项目组 p1 0-30 92-102"],
    ],
    [
      "an amount with cents goes on in none",
      [textAt("1,200.50", 0, 94), textAt("财政款", 0, 106)],
      ["1,200.50 p1 0-80 89-99", "财政款 p1 0-30 101-111"],
    ],
    ["an amount without goes on", [textAt("1,200.5", 0, 94), textAt("0", 0, 106)], ["1,200.50 p1 0-70 89-111"]],
    [
      "two texts with a label each",
      [textAt("项目名称", 0, 94), textAt("造林", 100, 94), textAt("主管部门", 0, 106), textAt("林业站", 100, 106)],
      ["项目名称 p1 0-40 89-99", "造林 p1 100-120 89-99", "主管部门 p1 0-40 101-111", "林业站 p1 100-130 101-111"],
    ],
    [
      "a text of two lines with its label in the middle",
      [textAt("项目名称", 0, 100), textAt("造林及管护", 100, 94), textAt("项目组", 100, 106)],
      ["造林及管护项目组 p1 100-150 89-111", "项目名称 p1 0-40 95-105"],
    ],
    [
      "a text below one with a label of two lines",
      [
        textAt("项目", 0, 94),
        textAt("名称", 0, 106),
        textAt("造林及管护", 100, 100),
        textAt("主管部门", 0, 120),
        textAt("林业站", 100, 112),
      ],
      ["项目名称 p1 0-20 89-111", "造林及管护林业站 p1 100-150 95-117", "主管部门 p1 0-40 115-125"],
    ],
    [
      "in order of their tops",
      [textAt("造林", 100, 120), textAt("项目名称", 0, 100)],
      ["项目名称 p1 0-40 95-105", "造林 p1 100-120 115-125"],
    ],
  ])("%s", (_, texts, expected) => expect(read(texts)).toEqual(expected));

  test("a page ends them", () =>
    expect(
      read([textAt("造林及管护", 0, 94), textAt("项目", 200, 94)], [textAt("项目组", 0, 106), textAt("名称", 200, 106)]),
    ).toEqual(["造林及管护 p1 0-50 89-99", "项目 p1 200-220 89-99", "项目组 p2 0-30 101-111", "名称 p2 200-220 101-111"]));
});
