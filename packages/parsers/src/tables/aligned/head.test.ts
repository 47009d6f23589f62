import { describe, expect, test } from "vitest";
import type { Glyph } from "../glyphs.ts";
import { readAlignedHead } from "./head.ts";
import { pageLines, textAt } from "./layout.test-helper.ts";

type Texts = readonly (readonly Glyph[])[];

/** Each cell: its row and column, over how many rows, its text, and what is in doubt. */
function read(...pages: readonly Texts[]): readonly string[] {
  const lines = pages.flatMap((texts, i) => pageLines(i + 1, ...texts));
  const { cells, rowCount } = readAlignedHead(lines, 12, new Set(["立项依据"]));
  const shown = cells.map(({ row, column, rowSpan, blocks, margin, isSure, isWhole }) => {
    const doubts = [...(isSure ? [] : ["unsure"]), ...(isWhole ? [] : ["part"])].join(" ");
    const span = rowSpan === 1 ? "" : `+${rowSpan - 1}`;
    return `${row}${span},${column} ${blocks.map(({ text }) => text).join("")} ±${Number(margin.toFixed(2))} ${doubts}`.trim();
  });
  return [`${rowCount} rows`, ...shown];
}

const name: Texts = [textAt("项目名称", 0, 100), textAt("造林及管护", 100, 100)];
const office: Texts = [textAt("主管部门", 300, 100), textAt("林业站", 400, 100)];
const money = (y: number): Texts => [
  textAt("项目资金", 0, y + 12),
  textAt("年度资金总额", 100, y),
  textAt("120.50", 300, y),
  textAt("其中：财政拨款", 100, y + 24),
  textAt("100.50", 300, y + 24),
];

describe("labels with their texts, row by row", () => {
  test.each<[string, readonly Texts[], readonly string[]]>([
    ["nothing", [[]], ["0 rows"]],
    ["one row", [name], ["1 rows", "0,3 造林及管护 ±Infinity", "0,0 项目名称 ±Infinity"]],
    [
      "two halves",
      [[...name, ...office]],
      ["1 rows", "0,1 造林及管护 ±Infinity", "0,3 主管部门 ±Infinity", "0,4 林业站 ±Infinity", "0,0 项目名称 ±Infinity"],
    ],
    [
      "two rows",
      [[...name, textAt("项目负责人", 0, 130), textAt("王立", 100, 130)]],
      ["2 rows", "0,3 造林及管护 ±Infinity", "1,3 王立 ±Infinity", "0,0 项目名称 ±Infinity", "1,0 项目负责人 ±Infinity"],
    ],
    [
      "a label beside two rows",
      [[...name, ...money(130)]],
      [
        "3 rows",
        "0,1 造林及管护 ±Infinity",
        "1,1 年度资金总额 ±Infinity",
        "1,3 120.50 ±Infinity",
        "2,1 其中：财政拨款 ±Infinity",
        "2,3 100.50 ±Infinity",
        "0,0 项目名称 ±41.39",
        "1+1,0 项目资金 ±9.39",
      ],
    ],
    [
      "a label beside all of them",
      [money(130)],
      [
        "2 rows",
        "0,1 年度资金总额 ±Infinity",
        "0,3 120.50 ±Infinity",
        "1,1 其中：财政拨款 ±Infinity",
        "1,3 100.50 ±Infinity",
        "0+1,0 项目资金 ±10.56",
      ],
    ],
    [
      "a label without a text",
      [[textAt("项目名称", 0, 100), textAt("主管部门", 0, 130), textAt("林业站", 100, 130)]],
      ["2 rows", "1,3 林业站 ±Infinity", "0,0 项目名称 ±Infinity", "1,0 主管部门 ±Infinity"],
    ],
    [
      "texts to the left of all labels",
      [[textAt("甲", 0, 130), ...name.map((text) => text.map((glyph) => ({ ...glyph, x0: glyph.x0 + 50, x1: glyph.x1 + 50 })))]],
      ["2 rows", "0,0 项目名称 ±Infinity", "0,3 造林及管护 ±Infinity", "1,0 甲 ±Infinity"],
    ],
    [
      "a long text below the label at the left",
      [[...name, textAt("造林及管护造林及管护造林及管护造林", 0, 130)]],
      ["2 rows", "0,0 项目名称 ±Infinity", "0,3 造林及管护 ±Infinity", "1,3 造林及管护造林及管护造林及管护造林 ±Infinity"],
    ],
    [
      "a text that reaches into the labels' column",
      [[...name, textAt("管护", 35, 130)]],
      ["2 rows", "0,0 项目名称 ±Infinity", "0,3 造林及管护 ±Infinity", "1,0 管护 ±Infinity"],
    ],
    [
      "a label of the layout",
      [[textAt("立项依据", 0, 100), textAt("省里的规划", 100, 100)]],
      ["1 rows", "0,3 省里的规划 ±Infinity", "0,0 立项依据 ±Infinity"],
    ],
    [
      "a row of figures without a label",
      [[...name, textAt("12.50", 100, 130)]],
      ["2 rows", "0,3 造林及管护 ±Infinity part", "1,3 12.50 ±Infinity part", "0,0 项目名称 ±32"],
    ],
    [
      "a label out of its text's line",
      [[textAt("项目名称", 0, 105), textAt("造林及管护", 100, 100)]],
      ["2 rows", "0,3 造林及管护 ±Infinity", "1,0 项目名称 ±25.56"],
    ],
    [
      "a label nearly on it",
      [[textAt("项目名称", 0, 104), textAt("造林及管护", 100, 100)]],
      ["1 rows", "0,3 造林及管护 ±Infinity", "0,0 项目名称 ±Infinity"],
    ],
    [
      "a label beside the first of two lines",
      [[textAt("项目名称", 0, 100), textAt("造林及管护", 100, 100), textAt("项目", 100, 112)]],
      ["1 rows", "0,3 造林及管护项目 ±Infinity", "0,0 项目名称 ±Infinity"],
    ],
    [
      "a label in the middle of two lines",
      [[textAt("项目名称", 0, 106), textAt("造林及管护", 100, 100), textAt("项目", 100, 112)]],
      ["1 rows", "0,3 造林及管护项目 ±Infinity", "0,0 项目名称 ±Infinity"],
    ],
    [
      "a label between the two",
      [[textAt("项目名称", 0, 107), textAt("造林及管护", 100, 100), textAt("项目", 100, 112), textAt("管护", 100, 124)]],
      ["1 rows", "0,3 造林及管护项目管护 ±Infinity part", "0,0 项目名称 ±Infinity"],
    ],
  ])("%s", (_, pages, expected) => expect(read(...pages)).toEqual(expected));
});

describe("texts below labels that head columns", () => {
  const heads: Texts = [textAt("项目总目标", 100, 130), textAt("年度目标", 300, 130)];
  test.each<[string, Texts, readonly string[]]>([
    [
      "each below its own",
      [textAt("造林", 100, 160), textAt("管护", 300, 160)],
      [
        "3 rows",
        "0,1 造林及管护 ±Infinity",
        "1,1 项目总目标 ±Infinity",
        "1,3 年度目标 ±Infinity",
        "2,1 造林 ±Infinity",
        "2,3 管护 ±Infinity",
        "0,0 项目名称 ±32",
      ],
    ],
    [
      "below none: the nearest",
      [textAt("造林", 160, 160), textAt("管护", 270, 160)],
      [
        "3 rows",
        "0,1 造林及管护 ±Infinity",
        "1,1 项目总目标 ±Infinity",
        "1,3 年度目标 ±Infinity",
        "2,1 造林 ±Infinity unsure",
        "2,3 管护 ±Infinity unsure",
        "0,0 项目名称 ±32",
      ],
    ],
    [
      "below both",
      [textAt("造林及管护造林及管护造林及管护造林及管护造林", 100, 160)],
      [
        "3 rows",
        "0,1 造林及管护 ±Infinity",
        "1,1 项目总目标 ±Infinity",
        "1,3 年度目标 ±Infinity",
        "2,1 造林及管护造林及管护造林及管护造林及管护造林 ±Infinity unsure",
        "0,0 项目名称 ±32",
      ],
    ],
    [
      "a row with labels ends them",
      [textAt("项目负责人", 0, 160), textAt("王立", 100, 160), textAt("管护", 300, 190)],
      [
        "4 rows",
        "0,1 造林及管护 ±Infinity",
        "1,1 项目总目标 ±Infinity",
        "1,3 年度目标 ±Infinity",
        "2,1 王立 ±Infinity",
        "3,3 管护 ±Infinity",
        "0,0 项目名称 ±32",
        "2,0 项目负责人 ±27",
      ],
    ],
  ])("%s", (_, texts, expected) => expect(read([...name, ...heads, ...texts])).toEqual(expected));
});

describe("texts over a page break", () => {
  const lowest = [...name, textAt("项目负责人", 0, 700), textAt("造林及管护", 100, 700)];
  test.each<[string, readonly Texts[], readonly string[]]>([
    [
      "a text goes on at the top of the next page",
      [lowest, [textAt("的第二期", 100, 40)]],
      [
        "2 rows",
        "0,3 造林及管护 ±Infinity",
        "1,3 造林及管护的第二期 ±Infinity",
        "0,0 项目名称 ±Infinity",
        "1,0 项目负责人 ±Infinity",
      ],
    ],
    [
      "a label begins the next page",
      [lowest, [textAt("主管部门", 100, 40), textAt("林业站", 300, 40)]],
      [
        "3 rows",
        "0,1 造林及管护 ±Infinity",
        "1,1 造林及管护 ±Infinity",
        "2,1 主管部门 ±Infinity",
        "2,3 林业站 ±Infinity",
        "0,0 项目名称 ±64",
        "1,0 项目负责人 ±32",
      ],
    ],
    [
      "not below it",
      [lowest, [textAt("的第二期", 300, 40)]],
      [
        "3 rows",
        "0,1 造林及管护 ±Infinity",
        "1,1 造林及管护 ±Infinity",
        "2,3 的第二期 ±Infinity",
        "0,0 项目名称 ±64",
        "1,0 项目负责人 ±32",
      ],
    ],
    [
      "not the first of the page",
      [lowest, [textAt("主管部门", 0, 40), textAt("的第二期", 100, 60)]],
      [
        "4 rows",
        "0,3 造林及管护 ±Infinity",
        "1,3 造林及管护 ±Infinity",
        "3,3 的第二期 ±Infinity",
        "0,0 项目名称 ±84.02",
        "1,0 项目负责人 ±52.02",
        "2,0 主管部门 ±20.02",
      ],
    ],
    [
      "not below the lowest of the page",
      [[...lowest, textAt("王立", 300, 740)], [textAt("的第二期", 100, 40)]],
      [
        "4 rows",
        "0,1 造林及管护 ±Infinity",
        "1,1 造林及管护 ±Infinity",
        "2,3 王立 ±Infinity",
        "3,1 的第二期 ±Infinity",
        "0,0 项目名称 ±52.1",
        "1,0 项目负责人 ±20.1",
      ],
    ],
    [
      "two pages on",
      [lowest, [], [textAt("的第二期", 100, 40)]],
      [
        "3 rows",
        "0,3 造林及管护 ±Infinity",
        "1,3 造林及管护 ±Infinity",
        "2,3 的第二期 ±Infinity",
        "0,0 项目名称 ±64",
        "1,0 项目负责人 ±32",
      ],
    ],
  ])("%s", (_, pages, expected) => expect(read(...pages)).toEqual(expected));
});

test("labels that go with no rows of their own stand beside the row above them, in doubt", () =>
  expect(
    read([textAt("项目资金", 0, 90), textAt("绩效指标", 0, 130), textAt("年度资金总额", 100, 110), textAt("120.50", 300, 110)]),
  ).toEqual(["1 rows", "0,1 年度资金总额 ±Infinity part", "0,3 120.50 ±Infinity part", "0,0 项目资金 ±0", "0,0 绩效指标 ±0"]));
