import { describe, expect, test } from "vitest";
import { normalizeValue } from "./normalize.ts";
import { summarize } from "./summary.test-helper.ts";

/** The edges of each rule: the last case it takes, and the first it does not. */
const cases: Readonly<Record<string, readonly (readonly [text: string, expected: string])[]>> = {
  ranges: [
    ["-10℃至-5", "-10..-5 ℃ measure"],
    ["5℃-5℃", "5..5 ℃ measure"],
    ["8℃-5℃", "words !ambiguous_number"],
    ["1小时-20分钟", "words !ambiguous_number"],
    ["1周-10天", "7..10 天 duration"],
    ["5-5万元", "50000..50000 元 money"],
    ["3000-1万元", "words !ambiguous_number"],
    ["3万元-5", "words !ambiguous_number"],
    ["3元-5", "3..5 元 money"],
    ["3元-5元", "3..5 元 money"],
    ["98%±2个百分点", "words !ambiguous_number"],
    ["-5.1~10.1", "-5.1..10.1"],
    ["5.1~10.5", "words !ambiguous_number"],
    ["从60分到90分", "60..90 分 score 「从」"],
    ["两到三名", "2..3 名 count"],
    ["3元-5万元", "3..50000 元 money"],
    ["3千-5万元", "3000..50000 元 money"],
    ["3万-5万元", "30000..50000 元 money"],
    ["100±10余人", "90..110 人 count !approximate"],
  ],
  "what stands near, and not beside": [
    ["负责人培训5人", "(=) 5 人 count 「负责人培训」"],
    ["负5℃", "(=) -5 ℃ measure"],
    ["保障5个网点正常开展工作和维护", "(=) 5 个 count 「保障网点正常开展工作和维护」"],
    ["保障5个网点正常开展工作", "words !ambiguous_number"],
    ["2025年项目完成", "words"],
    ["2025年度全部建成", "(=) 2025"],
    ["18周岁以上儿童参保率95%", "(=) 95 % ratio 「18周岁以上儿童参保率」"],
    ["参保人员18周岁以上儿童参保率95%", "(=) 95 % ratio 「参保人员18周岁以上儿童参保率」"],
    ["3个工作日办结率100%", "(=) 100 % ratio 「3个工作日办结率」"],
    ["办结3个工作日办结率100%", "(=) 3 工作日 duration 「办结」 | (=) 100 % ratio 「办结率」"],
    ["由90%提高到95%", "(=) 95 % ratio 「由90%提高到」"],
    ["从90%逐步稳定提高至整体的95%", "(=) 90 % ratio 「从」 | (=) 95 % ratio 「逐步稳定提高至整体」"],
    ["自去年以来累计90%提高到95%", "(=) 95 % ratio 「自去年以来累计90%提高到」"],
    ["自去年以来累计数的90%提高到95%", "(=) 90 % ratio 「自去年以来累计数」 | (=) 95 % ratio 「提高到」"],
  ],
  "digits behind a multiplier": [
    ["2万300人", "(=) 20300 人 count"],
    ["2万30人", "words !ambiguous_number"],
    ["1亿2000元", "words !ambiguous_number"],
    ["2亿261120元", "words !ambiguous_number"],
    ["1亿20000000元", "(=) 120000000 元 money"],
    ["2万零30人", "(=) 20030 人 count"],
    ["123456789012345678901234567890", "(=) 123456789012345678901234567890"],
    ["1234567890123456789012345678901", "words !ambiguous_number"],
  ],
  "once in a time": [
    ["半年一次", "(=) 1 次/半年 frequency"],
    ["0.5年一次", "(=) 1 次/半年 frequency"],
    ["三年一次", "(=) 1 次/3年 frequency"],
    ["两年1次", "(=) 1 次/2年 frequency"],
    ["一年三次以上", ">= 3 次/年 frequency"],
    ["一年十余次", "(=) 10 次/年 frequency !approximate"],
    ["一年一百人", "words !ambiguous_number"],
    ["每1分钟120次", "(=) 120 次/分钟 frequency"],
    ["每1周5次", "(=) 5 次/周 frequency"],
    ["不低于每月800元", ">= 800 元/月 unit_price"],
    ["每月不低于800元", ">= 800 元/月 unit_price"],
    ["并非不低于每月800元", "words !ambiguous_number"],
    ["12标准件/天", "(=) 12 标准件/天 !unit_unknown"],
  ],
  "words behind a number": [
    ["100公里以外", "> 100 公里 measure"],
    ["5%之外", "> 5 % ratio"],
    ["500元开外", "> 500 元 money"],
    ["5%以上（不含）", "> 5 % ratio"],
    ["100以上（不含100）", "> 100"],
    ["10次（含）以上", ">= 10 次 count"],
    ["10（含）次", "words !ambiguous_number"],
    ["<10次（含）", "words !ambiguous_number"],
    [">90%（含）", "words !ambiguous_number"],
    ["≥10次（不含）", "words !ambiguous_number"],
    ["≤5（不含）", "words !ambiguous_number"],
  ],
  templates: [
    ["≥", "null !template_blank"],
    ["≥以上", "null !template_blank"],
    ["≥次", "null !template_blank"],
    ["%", "null !template_blank"],
    ["**人", "null !template_blank"],
    ["≥**", "null !template_blank"],
    ["（次）", "null !template_blank"],
    ["≥（次）", "null !template_blank"],
    ["以上", "words"],
    ["以下", "words"],
    ["次", "words"],
  ],
  "coins, tenths and smaller steps": [
    ["5角", "(=) 0.5 元 money"],
    ["五角2分", "(=) 0.52 元 money"],
    ["3元5分", "(=) 3.05 元 money"],
    ["3元零5分", "(=) 3.05 元 money"],
    ["3元5毛", "(=) 3.5 元 money"],
    ["3万元", "(=) 30000 元 money"],
    ["九成九", "(=) 99 % ratio"],
    ["1小时30秒", "(=) 3630 秒 duration"],
    ["3天4小时", "(=) 76 小时 duration"],
    ["2周3天", "(=) 17 天 duration"],
    ["1年11个月", "(=) 23 月 duration"],
    ["3天30小时", "words !ambiguous_number"],
    ["2周8天", "words !ambiguous_number"],
    ["1分30", "words !ambiguous_number"],
    ["2小时15", "words !ambiguous_number"],
  ],
  "numbers side by side": [
    ["1次2", "words !ambiguous_number"],
    ["≥90公里1", "words !ambiguous_number"],
    ["95%以上2", "words !ambiguous_number"],
    ["≥90%(1)", "words !ambiguous_number"],
    ["≥90%注1", "words !ambiguous_number"],
    ["≥90%~", "words !ambiguous_number"],
    ["5天—", "words !ambiguous_number"],
    ["3次每次2小时", "(=) 3 次 count | (=) 2 小时 duration 「每次」"],
    ["≥2次每季度1次", ">= 2 次 count | (=) 1 次/季度 frequency"],
    ["12个0元", "words !ambiguous_number"],
    ["良好以上6月上旬", "words !ambiguous_number"],
    ["邮编200040", "words"],
    ["邮编20050吨/天", "(=) 20050 吨/天 「邮编」"],
    ["8方米", "(=) 8 方米 !unit_unknown"],
    ["≥3()", ">= 3"],
  ],
  "clauses of their own": [
    ["培训不少于5天，实习不超过10天", ">= 5 天 duration 「培训」 | <= 10 天 duration 「实习」"],
    ["加强管理，1/3的单位完成5次", "words !ambiguous_number !demands_unread"],
    ["加强管理，5次1/3", "words !ambiguous_number !demands_unread"],
    ["完成5次，1/3", "(=) 5 次 count 「完成」 !demands_unread"],
    ["每人，每天不少于2次", ">= 2 次/天 frequency !demands_unread"],
    ["每人员每天2次", "(=) 2 次/人员·天 frequency"],
    ["每个月不少于2次", ">= 2 次/月 frequency"],
  ],
  "names and ranks": [
    ["竣工前5公里", "(=) 5 公里 measure 「竣工前」"],
    ["进入前5%", "words !ambiguous_number"],
    ["提前5%", "(=) 5 % ratio 「提前」"],
    ["亿元项目50", "(=) 50 「亿元项目」"],
    ["≥PM2.5", "words !ambiguous_number"],
    ["1，000余人", "words !ambiguous_number !approximate"],
  ],
  "units in brackets": [
    ["≥3(/套)", ">= 3 /套 !unit_missing"],
    ["15(次/月)", "(=) 15 次/月 frequency"],
    ["35(万标段)", "(=) 350000 标段 count"],
    ["35(万标准件)", "(=) 350000 标准件 !unit_unknown"],
    ["35[个]", "(=) 35 个 count"],
    ["35(含税)", "(=) 35"],
    ["=7(项，", "= 7 项 count"],
    ["5 km", "(=) 5 km measure"],
    ["12.5 kg/m3", "(=) 12.5 kg/m3 concentration"],
  ],
  "what touches a number": [
    ["5·3", "words !ambiguous_number"],
    ["≥3≤", "words !ambiguous_number"],
    ["3≥", "words !ambiguous_number"],
    ["3、5", "words !ambiguous_number"],
    ["三千零", "words !ambiguous_number"],
  ],
  "from one to another": [
    ["合格率从90%升至95%", "(=) 95 % ratio 「合格率从90%升至」"],
    ["由3次增加为5次", "(=) 5 次 count 「由3次增加」"],
    ["事故由3起降为零", "(=) 0 「事故由3起降」"],
    ["自3月起", ">= 2025-03 !year_assumed"],
  ],
};

describe.each(Object.entries(cases))("%s", (_, table) => {
  test.each(table)("%s", (text, expected) => expect(summarize(normalizeValue(text, { fiscalYear: 2025 }))).toBe(expected));
});

test.each([
  ["5次", "quantity", null],
  ["5-8次", "range", null],
  ["2025年6月", "date", null],
  ["3月至5月", "range", null],
  ["有序推进", "qualitative", null],
  ["", null, null],
  ["5次，8人", "compound", ["quantity", "quantity"]],
  ["5-8次，2025年6月前", "compound", ["range", "date"]],
  ["2025年3月至5月，合格率≥95%", "compound", ["range", "quantity"]],
])("the type of %s", (text, type, parts) => {
  const value = normalizeValue(text, { fiscalYear: 2025 });
  expect([value.type, value.parts?.map((part) => part.type) ?? null]).toEqual([type, parts]);
});

test.each([
  ["合格率≥95%，满意度≥90%。", ["合格率≥95%", "满意度≥90%"]],
  ["（1）合格率≥95%；（2）满意度≥90%", ["合格率≥95%", "满意度≥90%"]],
  ["2小时内响应24小时内解决", ["2小时内响应", "24小时内解决"]],
  ["一般路段12小时重要路段6小时", ["一般路段12小时", "重要路段6小时"]],
  ["（培训3次，会议2次", ["培训3次", "会议2次"]],
  ["达标率（≥95%，≥90分）", ["达标率(≥95%", "≥90分"]],
])("the parts' texts of %s", (text, expected) =>
  expect(normalizeValue(text).parts?.map((part) => part.text.replace(/^\(\d\)/, ""))).toEqual(expected),
);

describe("context", () => {
  const year = (fiscalYear: number): string => summarize(normalizeValue("6月底前", { fiscalYear }));
  test.each([1900, 2200])("%d is a year", (fiscalYear) => expect(year(fiscalYear)).toBe(`<= ${fiscalYear}-06-30 !year_assumed`));
  test.each([1899, 2201, 2025.5])("%d is none", (fiscalYear) => expect(year(fiscalYear)).toBe("words !year_missing"));

  test.each([
    ["36526", "(=) 36526 !spreadsheet_date"],
    ["55153", "(=) 55153 !spreadsheet_date"],
    ["36525", "(=) 36525"],
    ["55154", "(=) 55154"],
    ["45657.5", "(=) 45657.5"],
    ["≥45657", ">= 45657"],
    ["45657元", "(=) 45657 元 money"],
  ])("a spreadsheet's day: %s", (text, expected) => expect(summarize(normalizeValue(text))).toBe(expected));

  test.each([
    ["45657", { name: "完成时间" }, "(=) 45657 !spreadsheet_date"],
    ["45657", { name: "培训人次" }, "(=) 45657"],
    ["120", { name: "项目成本", currencyUnit: "万元" }, "(=) 1200000 元 money !unit_inferred"],
    ["120-150", { name: "项目成本", currencyUnit: "万元" }, "1200000..1500000 元 money !unit_inferred"],
    ["120", { name: "项目成本" }, "(=) 120 !unit_missing"],
    ["120", { name: "培训人数", currencyUnit: "万元" }, "(=) 120"],
    ["120", { currencyUnit: "万元" }, "(=) 120"],
    ["120", { unit: "（人）", currencyUnit: "万元", name: "项目成本" }, "(=) 120 人 count !unit_in_name"],
    ["120", { unit: " " }, "(=) 120"],
    ["120", { unit: "" }, "(=) 120"],
    ["120", { unit: "标准件" }, "(=) 120 标准件 !unit_in_name !unit_unknown"],
    ["120", { unit: "人（次）" }, "(=) 120 人(次) count !unit_in_name"],
    ["120人", { unit: "次" }, "(=) 120 人 count"],
    ["-15", { unit: "%" }, "(=) -15 % ratio !unit_in_name"],
    ["2025.1", { unit: "%" }, "(=) 2025.1 % ratio !unit_in_name"],
    ["2025", { unit: "人" }, "(=) 2025 人 count !unit_in_name"],
    ["101%", { name: "合格率" }, "(=) 101 % ratio !implausible"],
    [">100%", { name: "合格率" }, "> 100 % ratio !implausible"],
    ["≥100%", { name: "合格率" }, ">= 100 % ratio"],
    ["90%-110%", { name: "合格率" }, "90..110 % ratio !implausible"],
    ["110%", { name: "增长率" }, "(=) 110 % ratio"],
    ["110", { name: "合格率" }, "(=) 110"],
  ])("%s under %j", (text, context, expected) => expect(summarize(normalizeValue(text, context))).toBe(expected));
});

test("the longest cell that is read has 2000 characters", () => {
  const cell = (length: number): string => `${"推进".repeat(length / 2 - 2)}达95%`.padStart(length, "好");
  expect(summarize(normalizeValue(cell(2000)))).toMatch(/^\(=\) 95 % ratio/);
  expect(summarize(normalizeValue(cell(2002)))).toBe("words !value_too_long");
});
