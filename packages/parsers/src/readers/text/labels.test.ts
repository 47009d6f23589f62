import { describe, expect, test } from "vitest";
import { findLabels } from "./labels.ts";
import { piecesOf } from "./pieces.test-helper.ts";

test.each<[string, readonly string[], readonly string[]]>([
  ["levels", ["产出指标 数量指标 造林面积 ≥50亩"], ["level1 产出指标", "level2 数量指标"]],
  ["cut", ["社会效益", "指标 受益户数"], ["level2 社会效益指标"]],
  ["with points", ["产出指标(50分) 数量指标（20）造林"], ["level1 产出指标(50分)"]],
  ["with points that are no label's", ["造林指标(50分)"], []],
  ["cost by itself, below a level 1", ["产出指标", "成本指标 造林成本"], ["level1 产出指标", "level2 成本指标"]],
  ["cost that is divided", ["成本指标", "经济成本指标 造林成本"], ["level1 成本指标", "level2 经济成本指标"]],
  ["what ends as labels do", ["水利指标 造林面积"], ["level2 水利指标"]],
  ["two of them: the first stands over the second", ["生态指标", "水利指标 造林面积"], ["level1 生态指标", "level2 水利指标"]],
  ["not behind a text", ["造林面积 水利指标"], []],
  ["behind a label", ["产出指标 水利指标 造林面积"], ["level1 产出指标", "level2 水利指标"]],
  ["nor a header", ["一级指标 二级指标"], []],
  ["a side label, upright", ["绩", "效", "指", "标"], ["side 绩效指标"]],
  ["in the order of the text", ["水利指标 造林", "产出指标"], ["level2 水利指标", "level1 产出指标"]],
])("labels: %s", (_, lines, expected) =>
  expect(findLabels(piecesOf(...lines)).map(({ word, meaning }) => `${meaning} ${word}`)).toEqual(expected),
);

describe("a label whose end stands far behind its beginning", () => {
  const names = (count: number): readonly string[] => Array.from({ length: count }, () => "造林面积");
  const read = (...lines: readonly string[]) =>
    findLabels(piecesOf(...lines)).map(({ word, meaning, atoms }) => `${meaning} ${word} ${atoms.length}`);
  test.each<[string, readonly string[], readonly string[]]>([
    ["other columns between", ["社会效益指", ...names(30), "标"], ["level2 社会效益指标 2"]],
    ["a label of the first level", ["满意度指", ...names(30), "标"], ["level1 满意度指标 2"]],
    ["two characters missing", ["经济效益指", ...names(9), "造林 标", ...names(9), "标"], ["level2 经济效益指标 2"]],
    [
      "two of them, each with its end",
      ["社会效益指", "经济效益指", ...names(30), "标", "标"],
      ["level2 社会效益指标 2", "level2 经济效益指标 2"],
    ],
    ["one end for two", ["社会效益指", "经济效益指", ...names(30), "标"], ["level2 社会效益指标 2"]],
    ["no end", ["社会效益指", ...names(30)], []],
    ["another end", ["社会效益指", ...names(30), "指标"], []],
    ["as far as it may stand", ["社会效益指", ...names(158), "标"], ["level2 社会效益指标 2"]],
    ["further", ["社会效益指", ...names(159), "标"], []],
    [
      "before a label that is whole, in the order of the text",
      ["社会效益指", ...names(10), "数量指标", "标"],
      ["level2 社会效益指标 2", "level2 数量指标 1"],
    ],
  ])("%s", (_, lines, expected) => expect(read(...lines)).toEqual(expected));
});
