import { describe, expect, test } from "vitest";
import { parseAmount, parseDate } from "./amount.ts";
import { normalizeValue } from "./normalize.ts";
import { summarize } from "./summary.test-helper.ts";
import { dimensionOf, unitOf } from "./unit-reader.ts";

/** In 2025, each rule where it ends: what it takes, and beside it what looks like it and is read otherwise. */
const cases: Readonly<Record<string, readonly (readonly [text: string, expected: string])[]>> = {
  "a template nobody filled in": [
    ["=（ ）个", "null !template_blank"],
    ["（套）按需配置", "words"],
  ],
  "two bounds of one thing": [
    ["≥5且≤5", "5..5"],
    ["≥5天且≤4天", ">= 5 天 duration | <= 4 天 duration"],
    ["40分＜成绩＜6分", "words !ambiguous_number"],
    ["60分≤x，x<90分", "words !ambiguous_number"],
    ["一年两次/人", "(=) 2 次/人/年 frequency"],
    ["一年5人次/户", "words !ambiguous_number"],
  ],
  "clauses and their demands": [
    ["培训：3次宣传(含2场)", "(=) 3 次 count 「培训宣传」 | (=) 2 场 count 「含」"],
    ["合格率95%，群众比例提升", "(=) 95 % ratio 「合格率」 !demands_unread"],
    ["合格率95%，较上年提升", "(=) 95 % ratio 「合格率」"],
    ["合格率95%，以上年为基数", "(=) 95 % ratio 「合格率」"],
    ["培训5人不少于3天", "(=) 5 人 count 「培训」 | >= 3 天 duration"],
  ],
  "words that introduce a number and state nothing": [
    ["累计5人", "(=) 5 人 count"],
    ["合计5人", "(=) 5 人 count"],
    ["总计5人", "(=) 5 人 count"],
    ["分别为5人", "(=) 5 人 count"],
    ["各达到5人", "(=) 5 人 count"],
    ["须达到5人", "(=) 5 人 count"],
    ["预计培训5人", "(=) 5 人 count 「预计培训」"],
  ],
  "a comparator and its number with words between": [
    ["不少于组织培训6次", ">= 6 次 count 「组织培训」"],
    ["最多检查3次", "<= 3 次 count 「检查」"],
    ["至多组织2次", "<= 2 次 count 「组织」"],
    ["最少组织2次", ">= 2 次 count 「组织」"],
    ["不超过年度预算500万元", "<= 5000000 元 money 「年度预算」"],
    ["不超过预算内支出500万元", "words !ambiguous_number"],
    ["不超过规定标准5人", "words !ambiguous_number"],
    ["不高于上年的95%", "<= 95 % ratio 「上年」"],
    ["不低于上年水平95%", "words !ambiguous_number"],
    ["没有不低于上年的95%", "words !ambiguous_number"],
    ["没有不低于95%", "words !ambiguous_number"],
    ["等于95%以上", "words !ambiguous_number"],
    ["约95%≤合格率", ">= 95 % ratio 「合格率」 !approximate"],
    ["10人内；经费5万元", "<= 10 人 count | (=) 50000 元 money 「经费」"],
  ],
  "months, and numbers of months": [
    ["不超过5人，6月完成", "<= 5 人 count | (=) 2025-06 「完成」 !year_assumed"],
    ["3月完成，5人以上参加", "(=) 2025-03 「完成」 | >= 5 人 count 「参加」 !year_assumed"],
    ["12月1.5万册", "(=) 2025-12 | (=) 15000 册 count !year_assumed"],
    ["12月15", "words !year_assumed !ambiguous_number"],
    ["2025.12-2025.3完成", "words !ambiguous_number"],
    ["202403", "words !ambiguous_number"],
    ["202403人", "(=) 202403 人 count"],
    ["5.1-10.1", "words !ambiguous_number"],
    ["5.1-10.125", "5.1..10.125"],
    ["5.1-12.50", "5.1..12.50"],
  ],
  "days, and what stands around them": [
    ["5人9点前到岗", "words !relative_deadline !ambiguous_number"],
    ["2025年10月31日24时前完成", "<= 2025-10-31"],
    ["全部楼栋2025年10月31日24时前", "<= 2025-10-31 「全部楼栋」"],
    ["2025年6月30日前完成，同比增长5%", "<= 2025-06-30 「完成」 | (=) 5 % ratio 「同比增长」"],
    ["2025年6月30日及以后", ">= 2025-06-30"],
    ["2025年6月30日以后(不含当日)", "> 2025-06-30"],
    ["2025年6月30日前(不含当日)", "< 2025-06-30"],
    ["2025年6月30日起（不含当日）", "> 2025-06-30"],
    ["参照省级标准2025年6月完成", "(=) 2025-06 「参照省级标准」"],
    ["培训5人，年底前完成", "(=) 5 人 count 「培训」 | <= 2025-12-31 「完成」 !year_assumed"],
    ["每年底完成5次", "(=) 5 次 count 「每年底完成」"],
    ["学年底前完成", "words"],
  ],
  "years, and numbers of years": [
    ["25年内完成", "words !ambiguous_number"],
    ["120年内完成", "<= 120 年 duration 「完成」"],
    ["≥25年完成", ">= 25 年 duration 「完成」"],
    ["≤24年", "<= 24 年 duration"],
    ["24年", "words !ambiguous_number"],
    ["23年", "words !ambiguous_number"],
    ["22年", "(=) 22 年 duration"],
    ["27年", "words !ambiguous_number"],
    ["28年", "(=) 28 年 duration"],
    ["质保3年维护冬季管网", "(=) 3 年 duration 「质保维护冬季管网」"],
  ],
  "what is left beside a number": [
    ["避免发生事故5起", "words !ambiguous_number"],
    ["日常避免发生事故5起", "words !ambiguous_number"],
    ["水/电维修5次", "(=) 5 次 count 「水/电维修」"],
    ["5次水/电维修", "(=) 5 次 count 「水/电维修」"],
    ["建设二期5个", "words !ambiguous_number"],
    ["小时6", "words !ambiguous_number"],
    ["提高5%至95%", "words !ambiguous_number"],
    ["提高率目标5%至95%", "5..95 % ratio 「提高率」"],
    ["≥4A景区", "words !ambiguous_number"],
    ["温度-合格率-95%", "(=) 95 % ratio 「温度-合格率」"],
    ["增长率-5%", "(=) -5 % ratio 「增长率」"],
    ["编号2023A5个", "words"],
    ["每周一次", "(=) 1 次/周 frequency"],
    ["每周一例会", "words"],
    ["零事故5起", "words !number_in_words !ambiguous_number"],
    ["不超过5人3天", "<= 5 人 count | (=) 3 天 duration"],
    ["12199", "(=) 12199"],
    ["12345", "words !ambiguous_number"],
    ["产量翻番", "words !number_in_words"],
    ["大多数满意", "words !number_in_words"],
  ],
  numerals: [
    ["3万万元", "words !ambiguous_number"],
    ["5亿万元", "words !ambiguous_number"],
    ["2千百人", "words !ambiguous_number"],
    ["1 0 0%", "words !ambiguous_number"],
    ["3角5角", "words !ambiguous_number"],
    ["5角3分", "(=) 0.53 元 money"],
    ["3元5角2分", "(=) 3.52 元 money"],
    ["百分之九十%", "(=) 90 % ratio"],
    ["百分之百以上", ">= 100 % ratio"],
    ["百分之九十以上", ">= 90 % ratio"],
    ["3万达人", "(=) 30000 达人 !unit_unknown"],
    ["5/7", "words !ambiguous_number"],
    ["1分30秒", "(=) 90 秒 duration"],
    ["1小时30分钟", "(=) 90 分钟 duration"],
    ["1小时70分钟", "words !ambiguous_number"],
    ["一年三个月", "(=) 15 月 duration"],
    ["1年13个月", "words !ambiguous_number"],
    ["20±多2℃", "words !ambiguous_number"],
    ["零上5℃", "(=) 5 ℃ measure"],
    ["零下5℃", "(=) -5 ℃ measure"],
    ["2小时半内", "<= 2.5 小时 duration"],
  ],
  units: [
    ["≥1000 Mbps LAN", ">= 1000 Mbps speed 「LAN」"],
    ["5(/月)内", "<= 5 /月 !unit_missing"],
    ["12(项目部)", "(=) 12 项目部 !unit_unknown"],
    ["5kg/m3", "(=) 5 kg/m3 concentration"],
    ["5mg/cm2", "(=) 5 mg/cm2"],
    ["12元/时", "(=) 12 元/时 unit_price"],
    ["1.25/100%", "words !ambiguous_number"],
    ["￥20余每人", "(=) 20 元/人 unit_price !approximate"],
    ["￥500每人", "(=) 500 元/人 unit_price"],
    // 每… reaches over eight characters, not over nine
    ["每季度组织开展安全检查1次", "(=) 1 次/季度 frequency 「组织开展安全检查」"],
    ["每季度组织开展安全大检查1次", "(=) 1 次 count 「每季度组织开展安全大检查」"],
  ],
};

describe.each(Object.entries(cases))("%s", (_, table) => {
  test.each(table)("%s is %s", (text, expected) => expect(summarize(normalizeValue(text, { fiscalYear: 2025 }))).toBe(expected));
});

test.each([
  ["任务第三季度，验收100%", "(=) 100 % ratio 「验收」 !demands_unread"],
  ["24年", "(=) 24 年 duration"],
  ["3月完成，5人以上参加", ">= 5 人 count 「参加」 !year_missing !demands_unread"],
])("without a fiscal year %s is %s", (text, expected) => expect(summarize(normalizeValue(text))).toBe(expected));

test.each([
  ["发放补贴1,250.5万元，惠及3.2万人", ["发放补贴1,250.5万元", "惠及3.2万人"]],
  ["一、完成率100%\n二、合格率≥95%", ["一、完成率100%", "二、合格率≥95%"]],
  ["一般路段12小时，重要路段6小时。", ["一般路段12小时", "重要路段6小时"]],
])("the parts of %s are printed as %j", (text, expected) =>
  expect(normalizeValue(text).parts?.map((part) => part.text)).toEqual(expected),
);

test.each([
  ["500万￥", "元", "5000000"],
  ["500￥万", "元", null],
])("parseAmount(%s, %s) is %s", (text, unit, expected) => expect(parseAmount(text, unit)).toBe(expected));

test.each([
  ["2024.3.5", "2024-03-05"],
  ["2024-03 08:30-05", null],
  ["12024.3", null],
  ["2024.3前", null],
  ["2024.13", null],
])("parseDate(%s) is %s", (text, expected) => expect(parseDate(text)).toBe(expected));

test.each([
  ["万元", { unit: "元", dimension: "money", shift: 4 }],
  ["元/人·月", { unit: "元/人·月", dimension: "unit_price", shift: 0 }],
  ["5元", null],
  ["标段", { unit: "标段", dimension: "count", shift: 0 }],
  ["万", null],
  ["标准件", null],
  ["", null],
])("unitOf(%s) is %j", (text, expected) => {
  const unit = unitOf(text);
  expect(unit && { unit: unit.unit, dimension: unit.dimension, shift: unit.shift }).toEqual(expected);
});

test.each([
  ["元", "money"],
  ["元/人", "unit_price"],
  ["次/月", "frequency"],
  ["次/人", null],
  ["公里/小时", "speed"],
  ["公里/小时·人", null],
  ["公里/人", null],
  ["mg/m³", "concentration"],
  ["mg/100mL", "concentration"],
  ["mg/人", null],
  ["元件", null],
  ["标兵", null],
  ["标兵/年", null],
  ["标段/年", "frequency"],
])("the dimension of %s is %s", (unit, expected) => expect(dimensionOf(unit)).toBe(expected));
