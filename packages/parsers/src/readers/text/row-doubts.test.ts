import { expect, test } from "vitest";
import { atomLines } from "./atoms.ts";
import { shapeOf } from "./cell-shape.ts";
import type { Column } from "./in-sequence.ts";
import { UNKNOWN_WRAPPING } from "./joins.ts";
import { rowDoubt } from "./row-doubts.ts";

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
