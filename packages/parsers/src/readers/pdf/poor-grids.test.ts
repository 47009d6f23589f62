import { describe, expect, test } from "vitest";
import { textAt } from "../../tables/aligned/layout.test-helper.ts";
import type { Glyph } from "../../tables/glyphs.ts";
import type { PageTable } from "../../tables/page-table.ts";
import { content, grid, ruling } from "./page-content.test-helper.ts";
import { withoutPoorGrids, withoutTables } from "./poor-grids.ts";
import type { PageContent } from "./read-page.ts";

/** Two cells beside each other, 200 points wide and high. */
const two = (left: string, right: string, page = 1): PageTable => ({
  ...grid(page, [0, 200, 400], 0, `${left}|${right}`),
  ys: [0, 200],
});
const inside = (glyphs: readonly Glyph[], table: PageTable): PageContent =>
  content(table.page, glyphs, { tables: [table], rest: [] });
const isPoor = (glyphs: readonly Glyph[], left: string, right = ""): boolean =>
  withoutPoorGrids([inside(glyphs, two(left, right))])[0]?.tables.length === 0;
/** Lines below each other in the left cell, or from `x` on. */
const lines = (x: number, ...texts: readonly string[]): readonly Glyph[] =>
  texts.flatMap((text, i) => textAt(text, x, 20 + 40 * i));

describe("a cell that holds what are several", () => {
  const values = lines(210, "≥50亩", "≥80亩");
  test.each<[string, readonly Glyph[], string, string, boolean]>([
    ["two labels of a level", lines(10, "数量指标", "质量指标"), "数量指标质量指标", "", true],
    ["one label, and what only ends so", lines(10, "数量指标", "考核指标"), "数量指标考核指标", "", false],
    ["a label and a level's name without its last word", lines(10, "数量指标", "质量", "指标"), "数量指标质量指标", "", false],
    ["two labels on one line", lines(10, "数量指标质量指标"), "数量指标质量指标", "", false],
    ["labels of a head, a line each", lines(10, "项目名称", "主管部门"), "项目名称主管部门", "", true],
    ["one of them and a text", lines(10, "项目名称", "造林项目"), "项目名称造林项目", "", false],
    ["a project's label and two characters", lines(10, "项目", "名称", "造林"), "项目名称造林", "", false],
    ["other labels of a head", lines(10, "主管部门", "实施单位"), "主管部门实施单位", "", false],
    [
      "a header of three words",
      [...lines(10, "三级指标"), ...textAt("指标值", 70, 20), ...textAt("分值", 120, 20)],
      "三级指标指标值分值",
      "",
      true,
    ],
    ["a header of two", [...lines(10, "三级指标"), ...textAt("指标值", 70, 20)], "三级指标指标值", "", false],
    ["two values beside two names", [...lines(10, "造林", "管护"), ...values], "造林管护", "≥50亩≥80亩", true],
    ["beside a name of three lines", [...lines(10, "造林", "管护", "育苗"), ...values], "造林管护育苗", "≥50亩≥80亩", false],
    [
      "as many lines as values, at other heights",
      [...textAt("造林", 10, 20), ...textAt("管护", 10, 64), ...values],
      "造林管护",
      "≥50亩≥80亩",
      false,
    ],
    [
      "almost at their heights",
      [...textAt("造林", 10, 22.9), ...textAt("管护", 10, 62.9), ...values],
      "造林管护",
      "≥50亩≥80亩",
      true,
    ],
    ["hardly", [...textAt("造林", 10, 23), ...textAt("管护", 10, 63), ...values], "造林管护", "≥50亩≥80亩", false],
    [
      "a value and a text beside two names",
      [...lines(10, "造林", "管护"), ...lines(210, "≥50亩", "（≥ 亩）")],
      "造林管护",
      "≥50亩（≥ 亩）",
      false,
    ],
  ])("%s", (_, glyphs, left, right, expected) => expect(isPoor(glyphs, left, right)).toBe(expected));

  test("names in another row are not beside them", () => {
    const table = { ...grid(1, [0, 200, 400], 0, "造林管护|", "|≥50亩≥80亩"), ys: [0, 100, 200] };
    const glyphs = [...lines(10, "造林", "管护"), ...textAt("≥50亩", 210, 120), ...textAt("≥80亩", 210, 160)];
    expect(withoutPoorGrids([inside(glyphs, table)])[0]?.tables).toHaveLength(1);
    const turned = { ...grid(1, [0, 200, 400], 0, "|≥50亩≥80亩", "造林管护|"), ys: [0, 100, 200] };
    const below = [...lines(210, "≥50亩", "≥80亩"), ...textAt("造林", 10, 120), ...textAt("管护", 10, 160)];
    expect(withoutPoorGrids([inside(below, turned)])[0]?.tables).toHaveLength(1);
  });
});

test("a table goes on with a poor one where its columns stand less than three points off", () => {
  const poor = inside(lines(10, "数量指标", "质量指标"), two("数量指标质量指标", ""));
  const next = (xs: readonly number[]) =>
    withoutPoorGrids([poor, inside(lines(10, "造林"), { ...two("造林", "", 2), xs })])[1]?.tables.length;
  expect([next([0, 202.9, 400]), next([0, 197.1, 400]), next([0, 203, 400]), next([0, 200, 300, 400])]).toEqual([0, 0, 1, 1]);
});

test("a plain table ends what goes on with a poor one", () => {
  const poor = inside(lines(10, "数量指标", "质量指标"), two("数量指标质量指标", ""));
  const plain = { ...two("造林", "", 2), xs: [0, 100, 400] };
  const counts = withoutPoorGrids([poor, inside(lines(10, "造林"), plain), inside(lines(10, "管护"), two("管护", "", 3))]);
  expect(counts.map(({ tables }) => tables.length)).toEqual([0, 1, 1]);
});

test("pages without such tables stay as they are", () => {
  const page = inside(lines(10, "造林"), two("造林", ""));
  expect(withoutPoorGrids([page])[0]).toBe(page);
});

describe("a page without some of its tables", () => {
  const [kept, gone] = [{ ...two("乙", ""), ys: [300, 500] }, two("甲", "")];
  const glyphs = [...textAt("甲", 10, 20), ...textAt("乙", 10, 320), ...textAt("丙", 10, 250)];
  const page = content(7, glyphs, {
    tables: [gone, kept],
    rest: textAt("x", 900, 900),
    rulings: [ruling("horizontal", 250, 0, 9)],
  });
  const without = (over: Partial<PageContent> = {}, table: PageTable = gone) =>
    withoutTables({ ...page, tables: [table, kept], rest: glyphs.slice(2), ...over }, new Set([table]));

  test("keeps the others, and what stood outside", () => {
    const after = without();
    expect(after.tables).toEqual([kept]);
    expect(after.rest.map(({ text }) => text).join("")).toBe("甲丙");
    expect(after.page).toBe(7);
  });
  test("has the edges of its cells as hints, beside the lines that were loose", () =>
    expect(without().rulings).toEqual([
      ruling("horizontal", 250, 0, 9),
      ruling("horizontal", 0, 0, 400),
      ruling("horizontal", 200, 0, 400),
      ruling("vertical", 0, 0, 200),
      ruling("vertical", 200, 0, 200),
      ruling("vertical", 400, 0, 200),
    ]));
  test("of lines that may not be whole it has those, and says so", () => {
    const weak = [ruling("vertical", 3, 0, 50)];
    const after = without({}, { ...gone, weak });
    expect([after.rulings.slice(1), after.areRulingsBroken]).toEqual([weak, true]);
    expect([without().areRulingsBroken, without({ areRulingsBroken: true }).areRulingsBroken]).toEqual([false, true]);
  });
  test("of two tables one broken one is enough, and those of both are freed", () => {
    const [a, b] = [{ ...gone, weak: [] }, kept];
    const after = withoutTables({ ...page, rest: [] }, new Set([a, b]));
    expect([after.areRulingsBroken, after.rest.map(({ text }) => text).join("")]).toEqual([true, "甲乙"]);
  });
  test("a character belongs to the table by its middle, at its left and upper edge, not at the others", () => {
    const at = (x: number, y: number): readonly Glyph[] => textAt("甲", x - 5, y);
    const freed = (x: number, y: number) => withoutTables({ ...page, glyphs: at(x, y), rest: [] }, new Set([gone])).rest.length;
    expect([
      freed(0, 100),
      freed(-0.1, 100),
      freed(399.9, 100),
      freed(400, 100),
      freed(100, 0),
      freed(100, 199.9),
      freed(100, 200),
    ]).toEqual([1, 0, 1, 0, 1, 1, 0]);
  });
});
