import { expect, test } from "vitest";
import { normalizeValue } from "./normalize.ts";
import { summarize } from "./summary.test-helper.ts";

/** What stands directly beside a number: it belongs to it, to another word, or makes the number doubtful. */
test.each([
  // brackets that open and close around a word stay with it
  ["设备(大型)≥5台", ">= 5 台 count 「设备(大型)」"],
  ["(大型)设备≥5台", ">= 5 台 count 「(大型)设备」"],
  ["(大型)≥5台", ">= 5 台 count 「大型」"],
  ["(设备≥5台", ">= 5 台 count 「设备」"],
  ["(≥5台设备)", ">= 5 台 count 「设备」"],
  ["≥5台设备(大型)", ">= 5 台 count 「设备(大型)」"],
  ["95%的(重点)企业", "(=) 95 % ratio 「(重点)企业」"],
  ["(一)设备≥5台", ">= 5 台 count 「设备」"],
  // a sign that explains the word before it
  ["不少于(≥)5次", ">= 5 次 count"],
  ["不高于(<=)5次", "<= 5 次 count"],
  ["超过(>)5次", "> 5 次 count"],
  ["低于(<)5次", "< 5 次 count"],
  ["(<)5次", "< 5 次 count"],
  ["(=)5次", "= 5 次 count"],
  ["低于(>)5次", "words !ambiguous_number"],
  // 内, 起, 不到 and + compare where no other word begins with them
  ["3天内", "<= 3 天 duration"],
  ["3天内完成", "<= 3 天 duration 「完成」"],
  ["3年内容更新", "(=) 3 年 duration 「内容更新」"],
  ["3年内容易损坏", "<= 3 年 duration 「容易损坏」"],
  ["5公里内部道路", "(=) 5 公里 measure 「内部道路」"],
  ["5天内部署", "<= 5 天 duration 「部署」"],
  ["3天内控制", "<= 3 天 duration 「控制」"],
  ["3年内控建设", "(=) 3 年 duration 「内控建设」"],
  ["3天内涵盖全区", "<= 3 天 duration 「涵盖全区」"],
  ["5人内", "<= 5 人 count"],
  ["5人内，", "<= 5 人 count"],
  ["5人内审", "(=) 5 人 count 「内审」"],
  ["5人起", ">= 5 人 count"],
  ["5人起草", "(=) 5 人 count 「起草」"],
  ["5次不到", "< 5 次 count"],
  ["5次不到位", "(=) 5 次 count 「不到位」"],
  // a minus before the sign of money
  ["-￥500", "words !ambiguous_number"],
  ["成本：-￥500", "words !ambiguous_number"],
  ["节约负￥500", "words !ambiguous_number"],
  ["10-￥500", "10..500 元 money"],
  // a multiplier that begins the unit
  ["五千克", "(=) 5 千克 measure"],
  ["五千米", "(=) 5 千米 measure"],
  ["三千瓦时", "(=) 3 千瓦时 measure"],
  ["三万五千米", "(=) 35000 米 measure"],
  ["3万五千米", "(=) 35000 米 measure"],
  // a month with a point, and a number that only looks like one
  ["2025.6前完成", "<= 2025-06"],
  ["2025.6万份", "(=) 20256000 份 count"],
  ["2025.6亩至", "(=) 2025.6 亩 measure 「至」"],
  ["2025.6亩完成", "(=) 2025.6 亩 measure 「完成」"],
  // which ones are meant, or how much is asked for: a rate in the same words
  ["100万元以上项目评审率100%", "words !ambiguous_number"],
  ["100万元以上项目评审率应达到100%", "words !ambiguous_number"],
  ["5人以上单位参保率大概有100%", "words !ambiguous_number"],
  ["新增100人以上满意度95%", ">= 100 人 count 「新增」 | (=) 95 % ratio 「满意度」"],
])("%s → %s", (text, expected) => expect(summarize(normalizeValue(text))).toBe(expected));
