import { expect, test } from "vitest";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { emptyFit, pairFit, unitFit } from "./cell-pairs.ts";

const columnOf = (field: ColumnField) => ({ field, shape: () => 0 });

test.each<[ColumnField, string, ColumnField, string, number]>([
  ["level3", "群众满意度", "value", "≥95%", 0],
  ["level3", "群众满意度", "value", "≥95", -2.3],
  ["level3", "群众满意度", "value", "良好", 0],
  ["level3", "树苗成活率", "value", "≥95%", 0],
  ["level3", "树苗成活率", "value", "≥95", -1.8],
  ["level3", "巡查频率", "value", "≥3次", 0],
  ["level3", "完成时限", "value", "≤3天", 0],
  ["level3", "完成时限", "value", "≤3亩", -1.8],
  ["level3", "造林成本", "value", "≤3万元", 0],
  ["level3", "造林成本", "value", "≤3亩", -1.5],
  ["level3", "采购总价", "value", "≤3人", -1.5],
  ["level3", "造林面积", "value", "≥95人", -1.5],
  ["level3", "绿道里程", "value", "≥3公里", 0],
  ["level3", "绿道里程", "value", "≥3亩", -1.5],
  ["level3", "参加人数", "value", "≤50万元", -1.5],
  ["level3", "培训人次", "value", "≥300人次", 0],
  ["level3", "群众投诉率", "value", "≤3件/百万人次", 0],
  ["comparator", "≥", "value", "50", 0],
  ["comparator", "≥", "value", "合格", -2.5],
  ["comparator", "定性", "value", "合格", 0],
  ["comparator", "定性", "value", "50", -2.5],
  ["value", "合格", "comparator", "定性", 0],
  ["value", "50", "unit", "亩", 0],
  ["unit", "亩", "value", "合格", -2],
  ["level3", "树苗成活率", "unit", "%", 0],
  ["level3", "树苗成活率", "unit", "亩", -1.8],
  ["comparator", "≥", "unit", "亩", 0],
  ["level3", "造林工作", "value", "≥95%", -0.3],
  ["level3", "造林面积", "value", "≥95亩", 0],
  ["level3", "造林工作", "actual", "95%", -0.3],
  ["level3", "造林工作", "value", "良好", 0],
  ["level3", "群众满意度", "value", "较强", -1],
  ["level3", "树苗成活率", "value", "合格", 0],
  ["level3", "树苗成活率", "value", "较强", -0.8],
  ["level3", "完成时限", "value", "12月前", 0],
  ["level3", "完成时限", "value", "较强", -0.8],
  ["level3", "造林成本", "value", "合理", 0],
  ["level3", "造林成本", "value", "较强", -0.3],
  ["level3", "造林面积", "value", "较强", -0.8],
  ["level3", "造林面积", "value", "增加", 0],
  ["level3", "管护机制", "value", "健全", 0],
  ["level3", "管护机制", "value", "≥3亩", -1.2],
  ["level3", "管护机制", "value", "≥95%", 0],
  ["level3", "演练次数", "value", "≥3次", 0],
  ["level3", "演练次数", "value", "≥3人", -1.5],
  ["level3", "演练次数", "value", "≥3（人）", -1.5],
  ["level3", "演练次数", "value", "≥3", 0],
  ["level3", "演练次数", "value", "较强", -0.8],
  ["level3", "参加人数", "value", "≥3户", 0],
  ["value", "≥95", "level3", "树苗成活率", -1.8],
  ["level3", "造林面积", "description", "造林的面积", 0],
  ["level3", "造林面积", "description", "反映造林的完成", -1.2],
  ["level3", "造林面积", "description", "反映管护的完成", -2.5],
  ["level3", "率", "description", "反映管护", 0],
  ["level3", "演练次数", "value", "≥4小时", -1.5],
  ["level3", "演练次数", "value", "≥4次", 0],
  ["level3", "演练次数", "value", "健全", -0.8],
  ["level3", "群众满意度", "value", "健全", -1],
  ["level3", "管护机制", "value", "≥3次", -1.2],
  ["level3", "管护机制", "value", "建立", 0],
  ["level3", "造林面积", "unit", "%", 0],
  // a word inside a name lets expect nothing, only at its end
  ["level3", "满意度调查", "value", "≥95", 0],
  ["level3", "成活率监测", "value", "≥95", 0],
  ["level3", "完成时限要求", "value", "≤3亩", 0],
  ["level3", "造林成本核算", "value", "≤3亩", 0],
  ["level3", "参加人数统计", "value", "≤50万元", 0],
  ["level3", "造林面积测算", "value", "≥95人", 0],
  ["level3", "绿道里程测算", "value", "≥3亩", 0],
  ["level3", "管护总量核查", "value", "较强", 0],
  ["level3", "管护机制建设", "value", "≥3亩", 0],
  ["level3", "演练次数统计", "value", "≥3人", 0],
  ["description", "造林", "value", "≥95%", 0],
])("%s %s beside %s %s", (a, first, b, second, expected) =>
  expect(pairFit([columnOf(a), columnOf(b)], 0, first, 1, second)).toBe(expected),
);

test.each<[readonly ColumnField[], readonly string[], number, number]>([
  [["level3", "value", "unit"], ["造林面积", "50", ""], 2, -3],
  [["level3", "value", "unit"], ["造林面积", "50亩", ""], 2, 0],
  [["level3", "value", "unit"], ["造林情况", "良好", ""], 2, 0],
  [["level3", "value", "unit"], ["", "50", "亩"], 0, 0],
  [["level3", "value"], ["", "50"], 0, 0],
])("%s of %s: an empty cell in column %s", (fields, texts, column, expected) =>
  expect(emptyFit(fields.map(columnOf), column, (i) => texts[i] ?? "")).toBe(expected),
);

test("a bare number under a target is no contradiction where its unit stands beside it", () => {
  const columns = (["level3", "value", "unit"] as const).map(columnOf);
  expect(pairFit(columns, 0, "树苗成活率", 1, "95")).toBe(0);
  expect(pairFit(columns.slice(0, 2), 0, "树苗成活率", 1, "95")).toBe(-1.8);
});

test.each([
  ["亩", 0],
  ["万 元", 0],
  ["%", 0],
  ["维护费", -1.5],
  ["5", -1.5],
])("%s as a unit", (text, expected) => expect(unitFit(text)).toBe(expected));
