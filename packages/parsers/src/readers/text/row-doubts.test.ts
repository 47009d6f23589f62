import { describe, expect, test } from "vitest";
import { atomLines } from "./atoms.ts";
import { shapeOf, unitsInside } from "./cell-shape.ts";
import type { Column } from "./in-sequence.ts";
import { UNKNOWN_WRAPPING } from "./joins.ts";
import { rowDoubt, rowDoubts } from "./row-doubts.ts";

const columns = (["level3", "description", "value"] as const).map((field): Column => ({ field, shape: shapeOf(field) }));

function doubtOf(name: string, description: string, value: string, widest: number | null = null): string | null {
  const lines = [name, description, value].map((text, i) => ({ number: i + 1, text, kind: "plain" as const }));
  const cells = atomLines(lines).map(({ atoms }) => atoms);
  return rowDoubt(cells, columns, widest === null ? UNKNOWN_WRAPPING : { widest: [widest, widest, widest] });
}

test.each([
  ["护栏完好率", "护栏设施完好率", "≥95%"],
  ["垃圾清运量", "全年垃圾清运量", "≥300吨"],
  ["整改时限", "问题整改时限", "按时"],
  ["维护成本", "单位维护成本", "≤20元/米"],
  ["护栏完好率", "", "≥95%"],
])("%s | %s | %s is in no doubt", (...row) => expect(doubtOf(...row)).toBeNull());

test.each([
  ["护栏完好率", "护栏设施完好率", "≥300吨", "≥300吨 does not fit 护栏完好率"],
  ["垃圾清运量", "群众对环境的看法", "≥300吨", "群众对环境的看法 does not fit 垃圾清运量"],
  ["整改时限", "问题整改时限", "≥12座", "≥12座 does not fit 整改时限"],
  ["≥95%", "护栏设施完好率", "≥95%", "≥95% does not look like an indicator's name (三级指标)"],
  ["完善", "", "护栏维护管理机制", "完善 may be the target (指标值) of 护栏维护管理机制"],
  ["完善", "", "≥90%", "完善 may be the target (指标值) of ≥90%"],
  ["项目性质其他项目", "", "合格", "项目性质其他项目 holds a label of the form's head"],
  ["抢修时间", "", "小时以内", "小时以内 begins with a unit: its number may stand elsewhere"],
  ["护栏检查频次", "", "夜间照明完好率", "夜间照明完好率 looks like an indicator's name (三级指标)"],
  ["市区4小时以内，郊区", "", "6小时", "市区4小时以内，郊区 lists numbers: it may be a target (指标值)"],
])("%s | %s | %s is in doubt", (name, description, value, why) => expect(doubtOf(name, description, value)).toBe(why));

test.each([
  ["护栏及路面", 10, true],
  ["护栏及路面", 30, false],
  ["设施完好率", 10, false],
])("%s in a column of %i cells may go on elsewhere: %s", (name, widest, expected) =>
  expect(doubtOf(name, "", "合格", widest)?.includes("may go on") ?? false).toBe(expected),
);

test.each([
  ["50", "", "50 lacks its unit (度量单位), which may stand elsewhere"],
  ["50", "亩", null],
  ["50亩", "", null],
  ["合格", "", null],
])("%s beside the unit %s", (value, unit, expected) => {
  const own = (["level3", "value", "unit"] as const).map((field): Column => ({ field, shape: shapeOf(field) }));
  const lines = ["护栏检查工作", value, unit].map((text, i) => ({ number: i + 1, text, kind: "plain" as const }));
  expect(
    rowDoubt(
      atomLines(lines).map(({ atoms }) => atoms),
      own,
      UNKNOWN_WRAPPING,
    ),
  ).toBe(expected);
});

describe("lines of a cell behind a whole one", () => {
  const own: readonly Column[] = [
    { field: "level3", shape: shapeOf("level3") },
    { field: "value", shape: unitsInside(shapeOf("value")) },
  ];
  /** Doubts of rows of names and targets, whose lines stand below each other; "" is a line of something else. */
  const doubts = (rows: readonly (readonly [name: readonly string[], value: readonly string[]])[], isParted = true) => {
    const cells = rows.map((row) =>
      row.map((texts) =>
        atomLines(texts.map((text, i) => ({ number: i + 1, text, kind: "plain" as const }))).flatMap(({ atoms }) => atoms),
      ),
    );
    return rowDoubts(cells, own, UNKNOWN_WRAPPING, isParted);
  };
  const stray = (text: string) => `${text} may be another row's: what stands above it in its cell is whole`;
  const above = (text: string) => `${text} in the row above may be this row's`;
  const next = [["完好率"], ["≥90%"]] as const;

  test.each<[string, readonly string[], readonly string[], string | null]>([
    ["a name of one line", ["护栏完好率"], ["≥95%"], null],
    ["a name of two lines", ["护栏设施", "完好率"], ["≥95%"], null],
    ["a name that ends as names do and goes on below", ["护栏维修费用", "占预算多少"], ["≥95%"], null],
    ["a name over a blank line, not whole above it", ["护栏设施", "", "完好率"], ["≥95%"], null],
    ["a whole name, a blank line and more", ["护栏维修量", "", "路面及桥面"], ["≥95米"], "路面及桥面"],
    ["two whole names", ["护栏完好率", "路面平整度"], ["≥95%"], "路面平整度"],
    ["a target of two lines", ["抢修时间"], ["2小时", "以内"], null],
    ["a whole target, a blank line and more", ["抢修时间"], ["≤2小时", "", "夜间报修的"], "夜间报修的"],
    ["words, a blank line and more", ["管护机制"], ["基本建立", "", "并执行"], null],
  ])("%s", (_, name, value, expected) => {
    const found = doubts([[name, value], next]);
    expect(found).toEqual(expected === null ? [null, null] : [stray(expected), above(expected)]);
  });

  test("where labels stand between the lines of a cell they say nothing", () =>
    expect(doubts([[["护栏维修量", "", "路面及桥面"], ["≥95米"]], next], false)).toEqual([null, null]));

  test("a row's own doubt is told before that of the row above", () =>
    expect(
      doubts([
        [["护栏完好率", "路面平整度"], ["≥95%"]],
        [["≥60米"], ["≥90%"]],
      ]),
    ).toEqual([stray("路面平整度"), "≥60米 does not look like an indicator's name (三级指标)"]));
});
