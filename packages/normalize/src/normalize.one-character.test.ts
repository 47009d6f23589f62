import { describe, expect, test } from "vitest";
import { normalizeValue } from "./normalize.ts";
import { summarize } from "./summary.test-helper.ts";

/** In 2025, what one character more or less makes of it. */
const cases: Readonly<Record<string, readonly (readonly [text: string, expected: string])[]>> = {
  "a rate per hour": [
    ["5次/时", "(=) 5 次/时 frequency"],
    ["5次/时段", "(=) 5 次/时段 !unit_unknown"],
    ["5次/时以上", ">= 5 次/时 frequency"],
    ["60公里/时", "(=) 60 公里/时 speed"],
    ["不低于5次/时", ">= 5 次/时 frequency"],
    ["5人/课时", "(=) 5 人/课时 frequency"],
  ],
  "tenths of a whole": [
    ["八成五", "(=) 85 % ratio"],
    ["三成半", "(=) 35 % ratio"],
    ["八成五以上", ">= 85 % ratio"],
    ["八成五人员", "words !ambiguous_number"],
    ["八成", "(=) 80 % ratio"],
    ["20成", "(=) 200 % ratio"],
    ["21成", "words !ambiguous_number"],
    ["95成", "words !ambiguous_number"],
    ["八五成", "words !number_in_words"],
    ["50%五", "words !ambiguous_number"],
  ],
  "a word that begins with a numeral, or is one": [
    ["要求每周一次", "(=) 1 次/周 frequency"],
    ["每周一次", "(=) 1 次/周 frequency"],
    ["每周三次", "(=) 3 次/周 frequency"],
    ["周一次会议", "words"],
    ["每星期一次", "(=) 1 次/星期 frequency"],
    ["零起", "(=) 0 起 count"],
    ["零宗", "(=) 0 宗 count"],
    ["零事故", "words !number_in_words"],
    ["零元", "(=) 0 元 money"],
    ["零人次", "words !number_in_words"],
    ["0人次", "(=) 0 人次 count"],
    ["零公里", "(=) 0 公里 measure"],
  ],
  "months and quarters": [
    ["3月至3月完成", "2025-03-01..2025-03-31 !year_assumed"],
    ["3月至2月完成", "2025-03-01..2026-02-28 !year_assumed"],
    ["11-3月", "2025-11-01..2026-03-31 !year_assumed"],
    ["1-3月", "2025-01-01..2025-03-31 !year_assumed"],
    ["3-5月5日", "words !ambiguous_number"],
    ["一季度底", "(=) 2025-03-31 !year_assumed"],
    ["第三季度末完成", "(=) 2025-09-30 !year_assumed"],
    ["第四季度初", "2025-10-01..2025-12-31 !year_assumed !approximate"],
    ["1-4季度", "words !ambiguous_number"],
    ["1-5季度", "1..5 季度 duration"],
    ["1-14季度", "1..14 季度 duration"],
    ["1-3个季度", "1..3 季度 duration"],
  ],
  "halves and fractions": [
    ["半年", "(=) 0.5 年 duration"],
    ["½小时", "(=) 0.5 小时 duration"],
    ["半小时", "(=) 0.5 小时 duration"],
    ["半套", "words"],
    ["三分之二", "words !number_in_words"],
    ["3分之1", "words !ambiguous_number"],
    ["5分之3", "(=) 0.6"],
    ["4分之3个", "(=) 0.75 个 count"],
    ["三分之x", "words !number_in_words"],
    ["二分之一", "(=) 0.5"],
    ["3/4", "(=) 0.75"],
    ["1/3", "words !ambiguous_number"],
    ["不超过3/8公里", "<= 0.375 公里 measure"],
  ],
  "numerals with multipliers": [
    ["3万两千元", "(=) 32000 元 money"],
    ["3万两百元", "(=) 30200 元 money"],
    ["5百零二十", "words !ambiguous_number !number_in_words"],
    ["5百零二", "(=) 502"],
    ["3万零五百", "(=) 30500"],
    ["3万〇5", "(=) 30005"],
  ],
  "a unit before the number": [
    ["合格率(%)≥95", ">= 95 % ratio 「合格率」"],
    ["成本(万元)≥500且≤600", "words !ambiguous_number"],
    ["成本万元50", "words !ambiguous_number"],
    ["万元:50", "(=) 500000 元 money"],
    ["面积(平方米)500", "(=) 500 平方米 measure 「面积」"],
  ],
  "two bounds": [
    ["≥5个且≤8个", "5..8 个 count"],
    ["≥5个且2025年底前", ">= 5 个 count | <= 2025-12-31"],
    ["2025年底前且≥5个", "<= 2025-12-31 | >= 5 个 count"],
    ["≥5个，≤8个", "5..8 个 count"],
    ["≥5个或≤8个", "words !ambiguous_number"],
    ["5≤x≤8", "5..8"],
  ],
};

describe.each(Object.entries(cases))("%s", (_, texts) => {
  test.each(texts)("%s", (text, expected) => expect(summarize(normalizeValue(text, { fiscalYear: 2025 }))).toBe(expected));
});
