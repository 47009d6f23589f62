import { expect, test } from "vitest";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { pairFit } from "./cell-pairs.ts";

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
  ["level3", "造林成本", "value", "≤3亩", -1],
  ["level3", "造林面积", "value", "≥95%", -0.3],
  ["level3", "造林面积", "value", "≥95亩", 0],
  ["level3", "造林面积", "actual", "95%", -0.3],
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
  ["description", "造林", "value", "≥95%", 0],
])("%s %s beside %s %s", (a, first, b, second, expected) =>
  expect(pairFit([columnOf(a), columnOf(b)], 0, first, 1, second)).toBe(expected),
);
