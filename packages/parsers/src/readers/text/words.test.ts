import { expect, test } from "vitest";
import type { TextLine } from "../../tables/text-line.ts";
import { atomLines, textOfAtoms } from "./atoms.ts";
import { dictionaryOf, findWords } from "./words.ts";

const words = ["满意度指标", "服务对象满意度指标", "社会效益指标", "指标值", "单位", "指标值单位", "项目资金", "项目资金(元)"];
const dictionary = dictionaryOf([
  ...words.map((word) => ({ word, meaning: word, least: 2 })),
  { word: "绩效指标", meaning: "side", least: 1 },
]);
const atomsOf = (lines: readonly string[]) =>
  atomLines(lines.map((text, i): TextLine => ({ number: i + 1, text, kind: "plain" }))).flatMap(({ atoms }) => atoms);

test.each<[string, readonly string[], readonly string[]]>([
  ["whole", ["社会效益指标 受益户数 ≥5户"], ["社会效益指标"]],
  ["cut around its row", ["社会效益", "受益户数 ≥5户", "指标"], ["社会效益指标"]],
  ["two cut side by side", ["满意度指 服务对象满意", "居民满意度 ≥9", "标 度指标"], ["满意度指标", "服务对象满意度指标"]],
  ["upright, a character a line", ["绩 甲", "效 乙", "指 丙", "标 丁"], ["绩效指标"]],
  ["the longer word where its rest follows", ["项目资金", "(元)"], ["项目资金(元)"]],
  ["two words are two", ["指标值 单位", "指标值", "单位"], ["指标值", "单位", "指标值", "单位"]],
  ["a beginning without its rest is none", ["社会效益 显著", "受益户数"], []],
  ["a rest that is too far away is none", ["社会效益", ...Array.from({ length: 9 }, (_, i) => `第${i}行`), "指标"], []],
])("a word that is %s", (_, lines, expected) =>
  expect(findWords(atomsOf(lines), dictionary).map(({ word }) => word)).toEqual(expected),
);

test.each<[readonly string[], string]>([
  [["≥1.48 万人"], "≥1.48万人"], // a space between scripts is the program's
  [["每学期末 15 个工作", "日内发放到位"], "每学期末15个工作日内发放到位"],
  [["2024 12"], "2024 12"],
  [["IRI", "index"], "IRI index"],
])("pieces %j are %s", (lines, expected) => expect(textOfAtoms(atomsOf(lines))).toBe(expected));

test.each<[string, readonly string[]]>([
  ["characters", ["项目名称    道路", "        公里  座", "项目名称    桥梁"]],
  ["cells", ["项目名称    道路", "            公里", "项目名称    桥梁"]],
])("columns counted in %s stand below each other", (_, lines) => {
  const starts = atomLines(lines.map((text, i): TextLine => ({ number: i + 1, text, kind: "plain" }))).map(
    ({ atoms }) => atoms.at(-1)?.x0,
  );
  expect(starts[0]).toBe(starts[2]);
});

const find = (own: readonly string[], lines: readonly string[], least = 1): readonly string[] =>
  findWords(atomsOf(lines), dictionaryOf(own.map((word) => ({ word, meaning: word, least })))).map(({ word }) => word);
const filler = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `第${i}`);

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ["its rest seven lines below", ["甲乙丙"], ["甲", ...filler(6), "乙丙"], ["甲乙丙"]],
  ["eight lines below", ["甲乙丙"], ["甲", ...filler(7), "乙丙"], []],
  ["its rest twenty-four pieces further", ["甲乙丙"], ["甲", filler(23).join(" "), "乙丙"], ["甲乙丙"]],
  ["twenty-five", ["甲乙丙"], ["甲", filler(24).join(" "), "乙丙"], []],
  ["six pieces", ["甲乙丙丁戊己"], ["甲", "乙", "丙", "丁", "戊", "己"], ["甲乙丙丁戊己"]],
  ["seven", ["甲乙丙丁戊己庚"], ["甲", "乙", "丙", "丁", "戊", "己", "庚"], []],
  ["pieces a space apart", ["甲乙丙"], ["甲 乙丙"], ["甲乙丙"]],
  ["room between them", ["甲乙丙"], ["甲  乙丙"], []],
  ["another piece between them on their line", ["甲乙丙"], ["甲 第 乙丙"], []],
  ["a mark between them", ["甲乙丙"], ["甲", "：", "乙丙"], ["甲乙丙"]],
  ["a rest for one beginning alone", ["甲乙丙"], ["甲", "乙丙", "乙丙"], ["甲乙丙"]],
  ["two rests for two beginnings", ["甲乙丙"], ["甲 第 甲", "乙丙", "乙丙"], ["甲乙丙", "甲乙丙"]],
  ["its rest above it", ["甲乙丙"], ["乙丙", "甲"], []],
  ["of two beginnings the one above the rest", ["甲乙丙", "甲丁丙"], ["甲乙    甲丁", "        丙"], ["甲丁丙"]],
  ["the other one", ["甲乙丙", "甲丁丙"], ["甲乙    甲丁", "丙"], ["甲乙丙"]],
  [
    "as far from both, the first",
    ["甲乙丙", "甲丁丙"],
    ["甲乙    甲丁", "    丙"].map((line) => line.replace("    丙", "   丙")),
    ["甲乙丙"],
  ],
  ["a word that another goes on with", ["甲乙", "甲乙丙"], ["甲乙", "丙"], ["甲乙丙"]],
  ["and that it does not", ["甲乙", "甲乙丙"], ["甲乙", "第", "丁"], ["甲乙"]],
  ["a word that begins a longer one, cut itself", ["甲乙", "甲乙丙丁"], ["甲", "乙", "丙", "丁"], ["甲乙丙丁"]],
  ["words in the order of their first pieces", ["甲乙", "丙丁"], ["甲 丙丁", "乙"], ["甲乙", "丙丁"]],
  ["one whose first piece is shorter than it may be", ["甲乙丙"], ["甲", "乙丙"], []],
])("cut words: %s", (name, own, lines, expected) => expect(find(own, lines, name.includes("shorter") ? 2 : 1)).toEqual(expected));
