import { describe, expect, test } from "vitest";
import { extract } from "../../extract.ts";
import { formats } from "../../formats/index.ts";
import type { TextLine } from "../../tables/text-line.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { unmixedPages } from "./mixed-pages.ts";

interface Form {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly names: readonly string[];
  readonly values: readonly string[];
}

const TITLE = ["财政项目支出绩效目标申报表", "(2025 年度)"];
const form = (project: string, names: readonly string[], values: readonly string[]): Form => ({
  left: [
    "项目名称",
    project,
    "主管部门",
    "某区水务局",
    "",
    "一级指标",
    "产出指标",
    "",
    "二级指标",
    "数量指标",
    "",
    "质量指标",
    "",
  ],
  right: ["项目性质", "", "经常性专项", "", "实施单位", "", "某区河道所", "", "年度总体目标", `${project}全年做好。`, ""],
  names,
  values,
});
const ONE = form(
  "河道保洁",
  ["保洁河道条数", "打捞垃圾数量", "水质达标率", "设施完好率"],
  ["=12(条)", "≥300(吨)", "≥95.00(%)", "≥99.00(%)"],
);
const TWO = form(
  "泵站养护",
  ["养护泵站座数", "更换水泵台数", "设备完好率", "验收合格率"],
  ["=5(座)", "=8(台)", "≥98.00(%)", "=100.00(%)"],
);
const HEADER = ["三级指标", "年度(/项目)指标值"];
const rowsOf = ({ names, values }: Form) => [...HEADER, ...names, "", ...values, ""];

const lines = (text: readonly string[], startsPage = false): readonly TextLine[] =>
  text.map((line, i) => ({
    number: i + 1,
    text: line,
    kind: line === "" ? "blank" : "plain",
    ...(startsPage && i === 0 ? { startsPage } : {}),
  }));
const vocabulary = vocabularyOf(formats);
const printed = (text: readonly TextLine[]) => text.filter((line) => line.text !== "").map((line) => line.text);
const unmixed = (first: readonly string[], second: readonly string[] = []) =>
  printed(unmixedPages([...lines(first), ...lines(second, true)], vocabulary));
const solid = (text: readonly string[]) => text.filter((line) => line !== "");

const apart = [...TITLE, ...ONE.left, ...TITLE, ...TWO.left, ...ONE.right, ...rowsOf(ONE), ...TWO.right, ...rowsOf(TWO)];
const together = [...TITLE, ...ONE.left, ...ONE.right, ...rowsOf(ONE), ...TITLE, ...TWO.left, ...TWO.right, ...rowsOf(TWO)];

test("the columns of each form stand together", () => expect(unmixed(apart)).toEqual(solid(together)));

test("what stands together stays, and so do pages on which the columns do not tell whose they are", () => {
  expect(unmixed(together)).toEqual(solid(together));
  const oneRight = [...TITLE, ...ONE.left, ...TITLE, ...TWO.left, ...ONE.right, ...rowsOf(ONE)];
  expect(unmixed(oneRight)).toEqual(solid(oneRight));
});

test("the last rows of a form on the next page stand before the form that begins there, a title at its end behind it", () => {
  const [name, value] = ["群众满意度", "≥90.00(%)"];
  const second = ["满意度指标", "", ...TITLE, ...TWO.left, ...TITLE, name, "", "项目性质", "", value, "", ...TWO.right.slice(2)];
  const first = [...TITLE, ...ONE.left, ...ONE.right, ...rowsOf(ONE)];
  expect(unmixed(first, [...second, ...rowsOf(TWO)])).toEqual(
    solid([...first, "满意度指标", name, value, ...TITLE, ...TWO.left, ...TWO.right, ...rowsOf(TWO), ...TITLE]),
  );
});

test("both forms are read from their own columns", async () => {
  const bytes = new TextEncoder().encode(`${apart.join("\n")}\n`);
  const { records } = await extract({ name: "plain.txt", bytes, sha256: "0".repeat(64) });
  const read = records.flatMap((record) => (record.kind === "performance_objective_form" ? [record] : []));
  expect(read.map(({ project_name }) => project_name)).toEqual(["河道保洁", "泵站养护"]);
  const cells = read.map(({ indicators }) => indicators.map(({ level3, value_text }) => `${level3}|${value_text}`));
  expect(cells).toEqual([ONE, TWO].map(({ names, values }) => names.map((name, i) => `${name}|${values[i] ?? ""}`)));
});

describe("the order of a page, a letter a line", () => {
  const words: Readonly<Record<string, string>> = {
    T: "财政项目支出绩效目标申报表",
    Y: "(2025年度)",
    P: "项目名称",
    D: "主管部门",
    L: "产出指标",
    S: "社会效益",
    s: "指标",
    R: "项目性质",
    G: "年度总体目标",
    "-": "",
  };
  const letters = new Map(Object.entries(words).map(([letter, text]) => [text, letter]));
  /** `|` begins a page; what is no letter stands for itself. */
  const order = (text: string, indent = ""): string => {
    const pages = text
      .split(" | ")
      .map((page) => lines(page.split(" ").map((word) => `${indent}${words[word] ?? word}${indent}`)));
    const all = pages.flatMap((page, p) => page.map((line, i) => (p > 0 && i === 0 ? { ...line, startsPage: true } : line)));
    return unmixedPages(all, vocabulary)
      .map(({ text: own, startsPage }) => `${startsPage === true ? "| " : ""}${letters.get(own.trim()) ?? own.trim()}`)
      .join(" ");
  };
  test.each<[string, string, string]>([
    ["one form", "T P 甲 L R 丙", "T P 甲 L R 丙"],
    ["two forms, apart", "T P 甲 L T P 乙 L R 丙 丁 R 戊 己", "- - - - T P 甲 L - R - 丙 丁 - T P 乙 L - R 戊 己"],
    ["two forms, together", "T P 甲 L R 丙 T P 乙 L R 戊", "T P 甲 L R 丙 T P 乙 L R 戊"],
    ["three forms", "T P 甲 L T P 乙 L T P 丑 L R 丙 R 戊 R 己", "- - - - T P 甲 L - R - 丙 - T P 乙 L - R 戊 - T P 丑 L - R 己"],
    ["years below the titles", "T Y P 甲 L T Y P 乙 L R 丙 R 戊", "- - - - T Y P 甲 L - R - 丙 - T Y P 乙 L - R 戊"],
    ["a year below the last title only, no labels", "T P 甲 L T Y P 乙 R 丙 R 戊", "T P 甲 L T Y P 乙 R 丙 R 戊"],
    ["without a title above the first", "P 甲 L T P 乙 L R 丙 R 戊", "- - - - P 甲 L - R - 丙 - T P 乙 L - R 戊"],
    ["two lines above the first", "子 丑 P 甲 L T P 乙 L R 丙 R 戊", "- - - - 子 丑 P 甲 L - R - 丙 - T P 乙 L - R 戊"],
    ["three lines above the first", "子 丑 寅 P 甲 L T P 乙 L R 丙 R 戊", "- 子 丑 寅 - - - P 甲 L - R - 丙 - T P 乙 L - R 戊"],
    [
      "five lines between title and label",
      "T 子 丑 寅 卯 P 甲 L T P 乙 L R 丙 R 戊",
      "- - - - T 子 丑 寅 卯 P 甲 L - R - 丙 - T P 乙 L - R 戊",
    ],
    [
      "six lines between title and label",
      "T 子 丑 寅 卯 辰 P 甲 L T P 乙 L R 丙 R 戊",
      "- T 子 丑 寅 卯 辰 - - - P 甲 L - R - 丙 - T P 乙 L - R 戊",
    ],
    [
      "blank lines between are none",
      "T - - - - - - P 甲 L T P 乙 L R 丙 R 戊",
      "- - - - T - - - - - - P 甲 L - R - 丙 - T P 乙 L - R 戊",
    ],
    ["second without a title", "T P 甲 L P 乙 L R 丙 R 戊", "- - - - T P 甲 L - R - 丙 - P 乙 L - R 戊"],
    ["one right column too few", "T P 甲 L T P 乙 L R 丙", "T P 甲 L T P 乙 L R 丙"],
    ["one right column too many", "T P 甲 L T P 乙 L R 丙 R 戊 R 己", "T P 甲 L T P 乙 L R 丙 R 戊 R 己"],
    ["no labels of levels", "T P 甲 T P 乙 R 丙 R 戊", "T P 甲 T P 乙 R 丙 R 戊"],
    ["the head's label before the levels", "T P 甲 R 丙 L T P 乙 R 丙 L R 戊", "T P 甲 R 丙 L T P 乙 R 丙 L R 戊"],
    ["a goal's label is none of a right column's", "T P 甲 L T P 乙 L G 丙 G 戊", "T P 甲 L T P 乙 L G 丙 G 戊"],
    ["the department's is none", "T P 甲 L T P 乙 L D 丙 D 戊", "T P 甲 L T P 乙 L D 丙 D 戊"],
    ["a title at the end", "T P 甲 L T P 乙 L T R 丙 R 戊", "- - - - T P 甲 L - R - 丙 - T P 乙 L - R 戊 - T"],
    ["a title at the end with its year", "T P 甲 L T P 乙 L T Y R 丙 R 戊", "- - - - T P 甲 L - R - 丙 - T P 乙 L - R 戊 - T Y"],
    ["one form and a title", "T P 甲 L T R 丙 丁 | T P 乙 L R 戊", "- - - - T P 甲 L - R - 丙 丁 - T | T P 乙 L R 戊"],
    ["one form alone on each page", "T P 甲 L R 丙 | T P 乙 L R 戊", "T P 甲 L R 丙 | T P 乙 L R 戊"],
    [
      "text between the last labels and the right column, first page",
      "T P 甲 L T P 乙 L 子 R 丙 R 戊",
      "T P 甲 L T P 乙 L 子 R 丙 R 戊",
    ],
    [
      "rows of the form before, on a later page",
      "P 子 | T P 甲 L T P 乙 L 子 - 丑 - R - ≥5条 - 3人 - 丙 - R 戊",
      "P 子 | - - 子 - 丑 - - - ≥5条 - 3人 - T P 甲 L - R - - 丙 - - T P 乙 L - R 戊",
    ],
    [
      "more values than two a row",
      "P 子 | T P 甲 L T P 乙 L 子 - R - ≥5条 - 3人 - 4个 - 丙 - R 戊",
      "P 子 | - - 子 - - - ≥5条 - 3人 - T P 甲 L - R - - 4个 - 丙 - - T P 乙 L - R 戊",
    ],
    [
      "values in one block",
      "P 子 | T P 甲 L T P 乙 L 子 - 丑 - R - ≥5条 3人 - 丙 - R 戊",
      "P 子 | - - 子 - 丑 - - - ≥5条 3人 - T P 甲 L - R - - 丙 - - T P 乙 L - R 戊",
    ],
    [
      "a block too long",
      "P 子 | T P 甲 L T P 乙 L 子 - R - ≥5条 3人 4个 - 丙 - R 戊",
      "P 子 | - - 子 - - - T P 甲 L - R - - ≥5条 3人 4个 - 丙 - - T P 乙 L - R 戊",
    ],
    [
      "a text among values",
      "P 子 | T P 甲 L T P 乙 L 子 - 丑 - R - ≥5条 - 文字 - 3人 - 丙 - R 戊",
      "P 子 | - - 子 - 丑 - - - ≥5条 - T P 甲 L - R - - 文字 - 3人 - 丙 - - T P 乙 L - R 戊",
    ],
    [
      "one form, rows of the form before",
      "P 子 | T P 甲 L 子 R - ≥5条 - 丙 丁",
      "P 子 | - - 子 - - ≥5条 - T P 甲 L - R - - 丙 丁",
    ],
    ["a cut label of the last", "T P 甲 L T P 乙 S s R 丙 R 戊", "- - - - T P 甲 L - R - 丙 - T P 乙 S s - R 戊"],
    ["a blank page", "T P 甲 L T P 乙 L R 丙 R 戊 | -", "- - - - T P 甲 L - R - 丙 - T P 乙 L - R 戊 | -"],
    ["right column before the last form", "T P 甲 L R 丙 R 丁 T P 乙 L 戊", "T P 甲 L R 丙 R 丁 T P 乙 L 戊"],
    ["one form on all pages, and a title", "T P 甲 L T R 丙 丁", "T P 甲 L T R 丙 丁"],
  ])("%s", (_, page, expected) => {
    expect(order(page)).toBe(expected);
    expect(order(page, "  ")).toBe(expected);
  });
});
