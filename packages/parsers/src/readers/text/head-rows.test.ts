import { describe, expect, test } from "vitest";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { headRows, isHeadWord } from "./head-rows.ts";
import { linesOf } from "./pieces.test-helper.ts";

const vocabulary = vocabularyOf([]);
const read = (...lines: readonly string[]): readonly string[] =>
  headRows(linesOf(...lines), vocabulary).map((row) => row.map(({ column, text }) => `${column} ${text}`).join("|"));

describe("rows of a head", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["nothing", ["", "— 3 —"], []],
    ["a label and its text", ["项目名称 造林 项目"], ["0 项目名称|1 造林 项目"]],
    ["two labels", ["项目名称  造林  主管部门  林业局"], ["0 项目名称|1 造林", "0 主管部门|1 林业局"]],
    ["a text of two lines", ["项目名称  造林及", "管护"], ["0 项目名称|1 造林及管护"]],
    ["texts apart stay one cell's", ["项目名称  造林  管护"], ["0 项目名称|1 造林 管护"]],
    ["a label that a narrow cell cut", ["项目", "名称  造林"], ["0 项目名称|1 造林"]],
    ["a text before all labels", ["林业局", "项目名称  造林"], ["1 林业局", "0 项目名称|1 造林"]],
    [
      "a text above its row, its rest below",
      ["项目名称  造林", "林业局造林", "主管部门  项目负责人  王立", "一处"],
      ["0 项目名称|1 造林", "0 主管部门|1 林业局造林一处", "0 项目负责人|1 王立"],
    ],
    [
      "a text above its row, nothing below",
      ["林业局造林", "主管部门  项目负责人  王立", "项目类别  其他"],
      ["1 林业局造林", "0 主管部门", "0 项目负责人|1 王立", "0 项目类别|1 其他"],
    ],
    [
      "amounts",
      ["年度资金总额  120.5", "其中：财政拨款  100.5", "其他资金  20"],
      ["0 年度资金总额|1 120.5|2 其中：财政拨款|3 100.5|4 其他资金|5 20"],
    ],
    [
      "amounts beside each other",
      ["年度资金总额  120.5  其中：财政拨款  100.5"],
      ["0 年度资金总额|1 120.5|2 其中：财政拨款|3 100.5"],
    ],
    [
      "two labels, then two amounts: which is whose is not told",
      ["其他资金  年度资金总额  120.5  100.5"],
      ["0 其他资金|1 年度资金总额|2 120.5|3 100.5"],
    ],
    [
      "no amount behind a label of one",
      ["年度资金总额  120.5  省里的", "项目负责人  王立"],
      ["0 年度资金总额|1 120.5", "1 省里的", "0 项目负责人|1 王立"],
    ],
    ["an amount with one space behind another", ["年度资金总额 120.5 100.5"], ["0 年度资金总额|1 120.5|2 100.5"]],
    ["an amount behind a text", ["项目名称  造林 120.5"], ["0 项目名称|1 造林", "1 120.5"]],
    ["an amount behind a whole text", ["项目名称  造林", "120.5"], ["0 项目名称|1 造林", "1 120.5"]],
    [
      "labels above their amounts",
      ["年度资金总额  其中：财政拨款  其他资金", "120.5  100.5  20"],
      ["0 年度资金总额|1 120.5|2 其中：财政拨款|3 100.5|4 其他资金|5 20"],
    ],
    [
      "labels before their amounts, a line each",
      ["年度资金总额", "其中：财政拨款", "其他资金", "120.5", "100.5", "20"],
      ["0 年度资金总额|1 120.5|2 其中：财政拨款|3 100.5|4 其他资金|5 20"],
    ],
    [
      "fewer amounts than labels: nobody knows whose",
      ["年度资金总额  其中：财政拨款  其他资金", "120.5  100.5", "项目负责人  王立"],
      ["0 年度资金总额|1 其中：财政拨款|2 其他资金", "1 120.5", "1 100.5", "0 项目负责人|1 王立"],
    ],
    ["a line for no amount", ["年度资金总额  -", "其他资金  ——"], ["0 年度资金总额|1 -|2 其他资金|3 ——"]],
    [
      "a whole number is an amount only as a cell",
      ["年度资金总额  120", "项目名称  造林 50 亩"],
      ["0 年度资金总额|1 120", "0 项目名称|1 造林50亩"],
    ],
    [
      "a money unit behind its label",
      ["项目资金（万元）  年度资金总额  120.5"],
      ["0 项目资金（万元）", "0 年度资金总额|1 120.5"],
    ],
    ["one goal", ["年度目标  完成造林。"], ["0 年度目标|1 完成造林。"]],
    [
      "two goals, each with its text",
      ["总体目标  完成造林", "年度目标  完成管护"],
      ["0 总体目标|1 完成造林", "0 年度目标|1 完成管护"],
    ],
    [
      "a list of goals",
      ["年度目标  1.完成造林。", "2.完成管护；", "3.验收"],
      ["0 年度目标|1 1.完成造林。\n2.完成管护；\n3.验收"],
    ],
    ["years behind a goal's label", ["总体目标 (2025 年-2026 年)  完成造林"], ["0 总体目标|1 完成造林"]],
    ["a side label left of goals", ["项目绩效目标  总体目标  完成造林"], ["0 总体目标|1 完成造林"]],
    ["a side label left of others", ["项目绩效目标  项目负责人  王立"], ["0 项目绩效目标", "0 项目负责人|1 王立"]],
    ["years of four pieces", ["总体目标 (2025 年 - 2026年)  完成造林"], ["0 总体目标|1 完成造林"]],
    ["of more pieces they are text", ["总体目标 (2025 年 - 2026 年)  完成造林"], ["0 总体目标|1 (2025年", "1 - 2026年)完成造林"]],
    ["years before a label", ["(2025年-2026年) 总体目标  完成造林"], ["0 总体目标|1 完成造林"]],
    ["one year is text", ["总体目标 (2025年)  完成造林"], ["0 总体目标|1 (2025年)完成造林"]],
    [
      "more amounts than labels",
      ["年度资金总额  其他资金", "120.5  100.5  20"],
      ["0 年度资金总额|1 其他资金", "1 120.5", "1 100.5", "1 20"],
    ],
    [
      "amounts below labels, and what stands below those",
      ["年度资金总额  其他资金", "120.5  100.5", "项目负责人  王立"],
      ["0 年度资金总额|1 120.5|2 其他资金|3 100.5", "0 项目负责人|1 王立"],
    ],
    ["a label above its amount", ["年度资金总额", "120.5"], ["0 年度资金总额|1 120.5"]],
    ["a text between a label of amounts and one", ["年度资金总额  省里的  120.5"], ["0 年度资金总额", "1 省里的", "1 120.5"]],
    [
      "two texts below a row over which one stands",
      ["项目名称  造林", "林业局造林", "主管部门  项目负责人  王立", "一处", "二处"],
      ["0 项目名称|1 造林", "0 主管部门|1 林业局造林一处", "0 项目负责人|1 王立二处"],
    ],
    [
      "a text below a label that has none is its own",
      ["项目名称", "林业局造林", "主管部门  项目负责人  王立", "一处"],
      ["0 项目名称|1 林业局造林", "0 主管部门", "0 项目负责人|1 王立一处"],
    ],
    [
      "points of a list begin lines only behind a sentence",
      ["年度目标  1.完成造林", "2.完成管护"],
      ["0 年度目标|1 1.完成造林2.完成管护"],
    ],
    ["and where they begin one", ["年度目标  1.完成造林；2.完成管护", "3.验收"], ["0 年度目标|1 1.完成造林；2.完成管护3.验收"]],
    ["points of two figures", ["年度目标  9.完成造林。", "10.完成管护"], ["0 年度目标|1 9.完成造林。\n10.完成管护"]],
    ["a year is none", ["年度目标  完成造林。", "2025年验收"], ["0 年度目标|1 完成造林。2025年验收"]],
    ["a text behind a side label", ["绩效指标  说明"], ["0 绩效指标", "1 说明"]],
    ["dashes", ["年度资金总额  -- -"], ["0 年度资金总额|1 --|2 -"]],
    ["lines before all labels", ["某局", "某处", "项目名称  造林"], ["1 某局某处", "0 项目名称|1 造林"]],
    ["a label twice", ["项目名称  造林", "项目名称  管护"], ["0 项目名称|1 造林", "0 项目名称|1 管护"]],
    [
      "heads of amounts above them",
      ["年初预算数  全年预算数  全年执行数", "10.5  11.5  9.5"],
      ["0 年初预算数|1 全年预算数|2 全年执行数|3 10.5|4 11.5|5 9.5"],
    ],
    ["a label behind 其中", ["其中财政拨款  10.5"], ["0 其中财政拨款|1 10.5"]],
    ["shares and negative amounts", ["年度资金总额  100%  其他资金  -120.5"], ["0 年度资金总额|1 100%|2 其他资金|3 -120.5"]],
    ["a side label cut", ["项目绩效", "目标  年度目标  完成造林"], ["0 年度目标|1 完成造林"]],
  ])("%s", (_, lines, expected) => expect(read(...lines)).toEqual(expected));
});

test.each<[string, boolean]>([
  ["项目名称", true],
  ["项目资金", true],
  ["年初预算数", true],
  ["造林面积", false],
])("%s is a word of heads: %s", (text, expected) => expect(isHeadWord(text)).toBe(expected));
