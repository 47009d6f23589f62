import { describe, expect, test } from "vitest";
import { titleEndings } from "./titles.ts";
import { vocabularyOf, type FormatWords } from "./vocabulary.ts";

const form: FormatWords = {
  kind: "form",
  titleEndings: ["承诺书(甲)"],
  labels: { 工程名称: "project_name", 其他资金: ["a", "b"] },
  columns: { 大类: "level1", 小类: "level2", 事项: "level3" },
};
const report: FormatWords = { kind: "report", titleEndings: ["评价报告"], labels: {}, columns: {} };
const { isFormTitle, isTitle, isHeaderLine, beginsWithProject, beginsHead, isFirstHeader, labels } = vocabularyOf([form, report]);

test("without formats no line is a title, and the words that all forms share are known", () => {
  const shared = vocabularyOf([]);
  expect([shared.isTitle(""), shared.isTitle("绩效目标表"), shared.isFormTitle("绩效目标表")]).toEqual([false, false, false]);
  expect([shared.isHeaderLine("一级指标 二级指标 三级指标"), shared.beginsWithProject("项目名称")]).toEqual([true, true]);
});

describe("words of a format", () => {
  test.each([
    ["甲 承 诺 书 (甲) ", true, true],
    ["某某评价报告", false, true],
    ["承诺书甲", false, false],
    ["承诺书(甲)的说明", false, false],
  ])("%s: a form's title %s, any title %s", (line, ofForm, any) =>
    expect([isFormTitle(line), isTitle(line)]).toEqual([ofForm, any]),
  );

  test.each([
    ["大类 小类 事项", true],
    ["一级指标二级指标三级指标", true],
    ["大类 小类", false],
    ["事项 小类 大类", false],
  ])("%s is a header's line: %s", (line, expected) => expect(isHeaderLine(line)).toBe(expected));

  test("of its head", () => {
    expect([beginsWithProject("工程名称：灯塔"), beginsWithProject("本工程名称")]).toEqual([true, false]);
    expect(["353302甲中心", "单位：万元", "工程名称", "承诺"].map(beginsHead)).toEqual([true, true, true, false]);
    expect(["大类", "一级指标", "大类别"].map(isFirstHeader)).toEqual([true, true, false]);
  });

  test("endings of titles, those that all forms share before its own", () => {
    const endings = vocabularyOf([form, report, form]).titleEndings;
    expect([endings[0], endings.at(-1)]).toEqual([titleEndings[0], "承诺书(甲)"]);
    expect(endings).toHaveLength(titleEndings.length + 1);
  });

  test("letter by letter, for a recognizer", () =>
    expect(["工程名称", "事项", "其他资金", "项目名称", "灯塔"].map((word) => labels.has(word))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]));
});
