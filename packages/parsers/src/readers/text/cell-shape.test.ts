import { describe, expect, test } from "vitest";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { endsAsName, looksLikeName, seamCost, shapeOf, unitsInside } from "./cell-shape.ts";
import { round } from "./pieces.test-helper.ts";

const fields: readonly ColumnField[] = ["level3", "description", "comparator", "value", "unit", "weight", "scoring_rule"];
const shapes = fields.map(shapeOf);

const fits: readonly (readonly [string, readonly number[]])[] = [
  ["造林面积", [1.5, 0.75, -6, -1.7, 1, -8, 0]],
  ["造林面积（亩）", [1.5, 0.75, -6, -1.7, -1, -8, 0]],
  ["造林", [-1, -0.5, -6, -0.5, 1, -8, 0]],
  ["率", [-3.5, -1.75, -6, -7.7, 1, -8, 0]],
  ["造林的一些事", [0, 0, -6, -0.5, -1, -8, 0]],
  ["2025年造林面积", [0.7, 0.35, -6, -0.5, -5, -8, 0]],
  ["完成造林；面积", [-8.5, -7.75, -13, -7.2, -8, -15, -7]],
  ["造林面积及管护面积及树苗成活率及群众满意度情况", [1.5, 0.75, -6, -2.7, -5, -8, 0]],
  ["造林面积及管护面积及树苗成活率及群众满意度情况和长势良好的比例", [0.5, 0.25, -6, -2.7, -5, -8, 0]],
  ["造林面积及管护面积及树苗成活率及群众满意度情况和长势良好的比例及其他各项工作的完成", [-4, -2, -6, -1.5, -5, -8, 0]],
  ["abc", [-5, -2.5, -6, -0.5, 1, -8, -1]],
  ["50", [-9, -4.5, -6, 2.5, -5, 2.5, -1]],
  ["12,000.5", [-9, -4.5, -6, 2.5, -5, -8, -1]],
  ["50亩", [-6, -3, -6, 2.5, -5, -8, 0]],
  ["≥50亩", [-9, -4.5, 2, 4.5, -5, -8, 0]],
  ["≥50亩（公顷）", [-9, -4.5, -6, 3, -5, -8, 0]],
  ["50亩左右", [-6, -3, -6, 2.5, -5, -8, 0]],
  ["99.5%可用性服务协议", [-0.8, -0.4, -6, -1, -5, -8, 0]],
  ["95%", [-6, -3, -6, 2.5, -5, -8, -1]],
  ["2025年12月", [-0.8, -0.4, -6, 2.5, -5, -8, 0]],
  ["5-8天", [-0.8, -0.4, -6, 2.5, -5, -8, 0]],
  ["良好", [-1, -0.5, -6, 1, 1, -8, 0]],
  ["优", [-5, -2.5, -6, 1, 1, -8, 0]],
  ["甲", [-5, -2.5, -6, -6.5, 1, -8, 0]],
  ["显著提高", [0, 0, -6, 1, 1, -8, 0]],
  ["有效改善城乡居民的生活环境和出行条件并带动就业", [0, 0, -6, 0, -5, -8, 0]],
  ["项目名称", [-9, -4.5, -6, -9, 1, -8, 0]],
  ["年度目标", [-9, -4.5, -6, -9, 1, -8, 0]],
  ["≥", [-9, -4.5, 4, 1, 1, -8, -1]],
  ["大于等于", [0, 0, 2, -0.5, 1, -8, 0]],
  ["不少于", [0, 0, 2, 1, 1, -8, 0]],
  ["定性", [0.5, 0.25, 2, -1.7, 1, -8, 0]],
  ["万元", [-1, -0.5, -6, -0.5, 1, -8, 0]],
  ["人次/年度单位", [0, 0, -6, -0.5, -1, -8, 0]],
  ["10", [-9, -4.5, -6, 2.5, -5, 2.5, -1]],
  ["10分", [-6, -3, -6, 2.5, -5, 2.5, 0]],
  ["2.5", [-9, -4.5, -6, 2.5, -5, 2.5, -1]],
  ["1000", [-9, -4.5, -6, 2.5, -5, -8, -1]],
  ["-", [-5, -2.5, -6, -3.5, 1, 2.5, 0]],
  ["社会效益指", [-8, -8, -14, -8.5, -9, -16, -8]],
  ["造林（面积", [-2, -2.75, -9.5, -5.2, -4.5, -11.5, -3.5]],
  ["造林）面积", [-2, -2.75, -9.5, -5.2, -4.5, -11.5, -3.5]],
  ["，面积", [-9.5, -10.25, -17, -12.7, -10, -19, -11]],
  ["造林面积、", [-7, -7, -13, -7.5, -8, -15, -7]],
  ["造林面积，及", [-7, -7, -13, -7.5, -8, -15, -7]],
  ["（", [-8.5, -6, -9.5, -7, -2.5, -11.5, -4.5]],
];
const texts = fits.map(([text]) => text);

describe("how well a text fits into a column", () => {
  test.each(fits)(`%s as ${fields.join(", ")}`, (text, expected) =>
    expect(shapes.map((shape) => round(shape(text)))).toEqual(expected),
  );

  test("asked again it says the same", () => {
    expect(texts.map((text) => shapes.map((shape) => shape(text)))).toEqual(
      fits.map(([text]) => fields.map((field) => shapeOf(field)(text))),
    );
  });

  test.each<[ColumnField, ColumnField]>([
    ["actual", "value"],
    ["score", "weight"],
    ["deviation", "scoring_rule"],
    ["extra", "scoring_rule"],
  ])("%s as %s", (field, other) => expect(texts.map(shapeOf(field))).toEqual(texts.map(shapeOf(other))));

  test.each<ColumnField>(["level1", "level2", "project"])("nothing stands in text under %s", (field) =>
    expect(shapeOf(field)("造林面积")).toBe(-20),
  );
});

test.each([
  ["造林面积", true],
  ["造林面积（亩）", true],
  ["造林面积的", false],
])("%s ends as a name: %s", (text, expected) => expect(endsAsName(text)).toBe(expected));

test.each<[ColumnField, string, string, number]>([
  ["level3", "造林面积", "管护面积", -2.5],
  ["description", "造林面积", "管护面积", -2.5],
  ["value", "造林面积", "管护面积", 0],
  ["level3", "造林面", "管护面积", 0],
  ["level3", "造林面积", "管护情形", 0],
  ["level3", "造林面积", "完成率", 0],
  ["level3", "造林面积", "完成比率", -2.5],
])("%s: %s above %s", (field, above, below, expected) => expect(seamCost(field, above, below)).toBe(expected));

test.each([
  ["造林面积", true],
  ["成活率", false],
  ["完成造林", false],
  ["提高成活率", false],
  ["造林50亩面积", false],
  ["造林三期面积", false],
  ["造林的情形", false],
])("without a number %s looks like a name: %s", (text, expected) => expect(looksLikeName(text)).toBe(expected));

test("where units stand beside their numbers a number alone lacks its own", () => {
  const shape = unitsInside(() => 1);
  expect(["50", " 50 ", "50亩", "造林"].map(shape)).toEqual([-1, -1, 1, 1]);
});

test("a text longer than any value, and a number inside a sentence", () => {
  const value = shapeOf("value");
  expect([value("林".repeat(60)), value("林".repeat(61))].map(round)).toEqual([-1.5, -4]);
  expect([shapeOf("level3")("完成5亩，造林面积"), shapeOf("level3")("完成五亩，造林面积")].map(round)).toEqual([0, 1.5]);
});
