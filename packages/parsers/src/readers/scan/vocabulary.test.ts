import { describe, expect, test } from "vitest";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { plain, repaired, withQuotes } from "./tidy.ts";
import { isUnit, labelOf, misreadUnit, withoutMisreadPairs, withTitleEnding } from "./vocabulary.ts";

const vocabulary = vocabularyOf([]);

describe("labels", () => {
  test.each<[string, string, boolean, string | null]>([
    ["数量指标", "数量指标", true, "数量指标"],
    ["数量指标", "数童指标", false, "数量指标"],
    ["数童指标", "数昌指标", false, "数量指标"],
    ["项目名称：", "项目名称", true, "项目名称"],
    ["水泵数量", "水泵数量", true, null],
    ["质童指标", "质童指标", true, null],
    ["甲乙丙丁", "戊己庚辛", false, null],
  ])("%s, %s (alike: %s) is %s", (first, second, agreed, label) =>
    expect(labelOf(first, second, agreed, vocabulary)).toMatchObject({ label, contradiction: false }),
  );

  test("two readings that are two labels contradict each other", () =>
    expect(labelOf("数量指标", "质量指标", false, vocabulary)).toMatchObject({ label: null, contradiction: true }));
});

test.each([
  ["数量指标", "数量指标", true],
  ["数量指标", "数童指标", false],
])("%s, %s: read letter by letter by both: %s", (first, second, read) =>
  expect(labelOf(first, second, false, vocabulary)).toMatchObject({ label: "数量指标", read }),
);

test.each(["①30人", "10㎡", "½"])("%s keeps its signs", (text) => expect(plain(text)).toBe(text));

test.each([
  ["某某项目绩效目标衰", "某某项目绩效目标表"],
  ["财政项目支出绩效目标申报裘", "财政项目支出绩效目标申报表"],
  ["某某项目情况说明", "某某项目情况说明"],
])("title %s → %s", (read, title) => expect(withTitleEnding(read, vocabulary)).toBe(title));

test.each([
  ["2025年11月未", "2025年11月末"],
  ["未发生责任事故", "未发生责任事故"],
  ["响应时问", "响应时间"],
  ["访问量", "访问量"],
  ["当问题解决", "当问题解决"],
  ["任务完成牵", "任务完成率"],
  ["设施达标替", "设施达标率"],
  ["材料抽检合格系（%）", "材料抽检合格率（%）"],
  ["网络改盖系", "网络覆盖率"],
  ["翻改盖板", "翻改盖板"],
  ["资金拔付及时率", "资金拨付及时率"],
  ["科技付费", "科技付费"],
  ["开拓付出", "开拓付出"],
  ["机构遵选合规性", "机构遴选合规性"],
  ["管理体系", "管理体系"],
  ["与要求相符", "与要求相符"],
  ["满意这一条", "满意这一条"],
  ["牵头单位", "牵头单位"],
  ["拨忖及时", "拨付及时"],
])("%s → %s", (read, printed) => expect(withoutMisreadPairs(read)).toBe(printed));

test.each([
  ["元/平方米", true],
  ["件/百万人次", true],
  ["问", false],
  ["元/", false],
])("%s is a unit: %s", (text, expected) => expect(isUnit(text)).toBe(expected));

test.each([
  ["问", "间"],
  ["人", null],
  ["柬", null],
  ["平方来", "平方米"],
  ["元/立方未", "元/立方米"],
  ["件/平方采", "件/平方米"],
  ["未", null],
  ["平方未建", null],
])("misread unit %s → %s", (text, unit) => expect(misreadUnit(text)).toBe(unit));

test.each([
  ["１２，８６０", "12,860"],
  ["|验收合格_", "验收合格"],
  ["6.500.00", "6,500.00"],
  ["1.286", "1.286"],
  ["100(96)", "100(%)"],
  ["100(‰)", "100(‰)"],
  ["3(问)", "3(间)"],
  ["98.00(26)", "98.00(%)"],
  ["12(20)", "12(20)"],
  ["1.00(次1日)", "1.00(次/日)"],
  ["1.00(次1某)", "1.00(次1某)"],
  ["3人1组", "3人1组"],
  ["1,200元/生:年", "1,200元/生·年"],
  ["5元/人:其中", "5元/人：其中"],
  ["5元:年", "5元：年"],
  ["良好,稳定", "良好，稳定"],
  ["元/人.次", "元/人·次"],
  ["3.14", "3.14"],
])("tidy %s → %s", (read, text) => expect(repaired(plain(read))).toBe(text));

test.each([
  ['"一网通办"', { text: "“一网通办”", certain: true }],
  ['一网通办"', { text: "一网通办", certain: true }],
  ['"甲""', { text: "甲", certain: false }],
])("quotes of %s", (read, expected) => expect(withQuotes(read)).toEqual(expected));
