import { describe, expect, test } from "vitest";
import { textAt } from "../../tables/aligned/layout.test-helper.ts";
import type { Glyph } from "../../tables/glyphs.ts";
import { content, grid, ruling, vocabulary } from "./page-content.test-helper.ts";
import type { PageContent } from "./read-page.ts";
import { withoutSideBySide } from "./side-by-side.ts";

const halves = (...contents: readonly PageContent[]): readonly PageContent[] => withoutSideBySide(contents, vocabulary);
const read = (...contents: readonly PageContent[]): readonly string[] =>
  halves(...contents).map(({ page, glyphs }) => `${page}: ${glyphs.map(({ text }) => text).join("")}`);
const label = (x: number, y = 50): readonly Glyph[] => textAt("项目名称", x, y);

/** Two forms beside each other, cut at 220: the left one ends at 120, the right one begins at 320. */
const two = [...label(20), ...textAt("造林", 100, 50), ...label(320), ...textAt("管护", 400, 50)];

describe("where a page is cut", () => {
  test.each<[string, readonly Glyph[], readonly string[]]>([
    ["labels as near as those of one form", [...label(20), ...label(169)], ["1: 项目名称项目名称"]],
    ["just so far apart as two forms", [...label(20), ...label(170)], ["1: 项目名称", "1: 项目名称"]],
    [
      "three labels: the outer ones count",
      [...label(150, 50), ...label(20, 80), ...label(290, 110)],
      ["1: 项目名称项目名称", "1: 项目名称"],
    ],
    ["labels without their form's", [...textAt("名称", 20, 50), ...textAt("单位名称", 320, 50)], ["1: 名称单位名称"]],
    [
      "the last gap through which no text reaches",
      [...two, ...textAt("造林及管护并验收合格移交单位", 200, 80)],
      ["1: 项目名称造林", "1: 项目名称管护造林及管护并验收合格移交单位"],
    ],
    [
      "a gap of no width is none",
      [...two, ...textAt("造林及管护并验收合格后移交", 190, 80)],
      ["1: 项目名称造林", "1: 项目名称管护造林及管护并验收合格后移交"],
    ],
    [
      "no gap at all",
      [...label(20), ...textAt("造林及管护并验收合格后移交使用单位管理", 60, 80), ...label(220)],
      ["1: 项目名称造林及管护并验收合格后移交使用单位管理项目名称"],
    ],
  ])("%s", (_, glyphs, expected) => expect(read(content(1, glyphs))).toEqual(expected));

  test("a character whose middle stands on the cut is the right one's", () => {
    // runs end at 120 and begin at 320, so the cut is 220: the page behind has the same
    expect(read(content(1, two), content(2, [...textAt("甲", 20, 50), ...textAt("丙", 220, 50)]))).toEqual([
      "1: 项目名称造林",
      "2: 甲",
      "1: 项目名称管护",
      "2: 丙",
    ]);
    expect(read(content(1, two), content(2, textAt("甲", 210, 50)))[1]).toBe("2: 甲");
  });
});

describe("pages behind", () => {
  test.each<[string, readonly Glyph[], readonly string[]]>([
    [
      "texts that end and begin at the cut",
      [...textAt("甲乙", 200, 50), ...textAt("丙丁", 220, 80)],
      ["1: 项目名称造林", "2: 甲乙", "1: 项目名称管护", "2: 丙丁"],
    ],
    [
      "one text reaches over it",
      [...textAt("甲乙", 20, 50), ...textAt("丙丁", 210, 80)],
      ["1: 项目名称造林", "1: 项目名称管护", "2: 甲乙丙丁"],
    ],
    [
      "two forms of their own, cut elsewhere",
      [...label(20), ...textAt("说明说明说明", 200, 80), ...label(400)],
      ["1: 项目名称造林", "1: 项目名称管护", "2: 项目名称说明说明说明", "2: 项目名称"],
    ],
    [
      "two forms of their own, cut almost there",
      [...label(20), ...textAt("说明", 200.5, 80), ...label(221.5)],
      ["1: 项目名称造林", "2: 项目名称说明", "1: 项目名称管护", "2: 项目名称"],
    ],
    [
      "cut a little further away",
      [...label(20), ...textAt("说明", 200.5, 80), ...label(222.5)],
      ["1: 项目名称造林", "1: 项目名称管护", "2: 项目名称说明", "2: 项目名称"],
    ],
  ])("%s", (_, glyphs, expected) => expect(read(content(1, two), content(2, glyphs))).toEqual(expected));

  test("a page that is not cut ends them", () =>
    expect(read(content(1, two), content(2, textAt("说明说明说明", 200, 50)), content(3, textAt("甲", 20, 50)))).toEqual([
      "1: 项目名称造林",
      "1: 项目名称管护",
      "2: 说明说明说明",
      "3: 甲",
    ]));
});

describe("the halves of a page", () => {
  test("lines belong by their middles, and upright ones by their place", () => {
    const rulings = [ruling("horizontal", 10, 200, 300), ruling("horizontal", 20, 10, 400), ruling("vertical", 220, 0, 90)];
    const [left, right] = halves(content(1, two, { rulings }));
    expect([left, right].map((half) => half?.rulings.map(({ at }) => at))).toEqual([[20], [10, 220]]);
  });

  test("cells that end and begin at the cut", () => {
    const [left, right] = halves(content(1, two, { tables: [grid(1, [10, 100, 220, 300, 400], 40, "甲|乙|丙|丁")] }));
    expect([left, right].map((half) => half?.tables.map(({ xs, cells }) => [xs, cells.map(({ text }) => text)]))).toEqual([
      [
        [
          [10, 100, 220],
          ["甲", "乙"],
        ],
      ],
      [
        [
          [220, 300, 400],
          ["丙", "丁"],
        ],
      ],
    ]);
  });

  test("a cell over several rows and columns is the same in the half, and so is all that is said of the table", () => {
    const whole = grid(1, [10, 60, 100, 200, 310, 400, 500], 40, "甲", "乙", "丙", "丁");
    const cell = (text: string, row: number, column: number, rowSpan: number, columnSpan: number) => {
      return { text, row, column, rowSpan, columnSpan, places: [], flags: [] };
    };
    // in this order the right half's edges come unsorted, and neither its first row nor its first column has a cell's edge
    const cells = [cell("戊", 3, 5, 1, 1), cell("丁", 1, 4, 2, 2), cell("己", 3, 4, 1, 1), cell("甲", 0, 0, 4, 3)];
    const [, right] = halves(content(1, two, { tables: [{ ...whole, cells, flags: ["table_damaged"], openTop: true }] }));
    expect(right?.tables).toEqual([
      {
        ...whole,
        flags: ["table_damaged"],
        openTop: true,
        xs: [310, 400, 500],
        ys: [60, 100, 120],
        cells: [cell("戊", 1, 1, 1, 1), cell("丁", 0, 0, 1, 2), cell("己", 1, 0, 1, 1)],
      },
    ]);
  });

  test("a table that stands in one half stays as it is, though nothing is printed in it", () => {
    const empty = grid(1, [10, 100, 200], 40, "|");
    const [left, right] = halves(content(1, two, { tables: [empty] }));
    expect([left?.tables[0] === empty, right?.tables]).toEqual([true, []]);
  });

  test("what stands outside tables is cut too", () => {
    const [left, right] = halves(content(1, two, { rest: textAt("乙", 320, 50) }));
    expect([left?.rest.length, right?.rest.length]).toEqual([0, 1]);
  });
});
