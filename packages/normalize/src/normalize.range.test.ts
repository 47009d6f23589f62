import { expect, test } from "vitest";
import { normalizeValue } from "./normalize.ts";
import { summarize } from "./summary.test-helper.ts";

const FISCAL_YEAR = 2025;

test.each([
  ["98%±2%", "96..100 % ratio"],
  ["90%≤x<100%", "90..<100 % ratio"],
  ["不少于5天且不超过10天", "5..10 天 duration"],
  ["5天以上，10天以下", "5..10 天 duration"],
  ["±5%", "-5..5 % ratio"],
  ["50±5mm", "45..55 mm measure"],
  ["-5~10℃", "-5..10 ℃ measure"],
  ["5-8", "5..8"],
  ["≥95%，≤100%", "95..100 % ratio"],
  ["-10℃至-5℃", "-10..-5 ℃ measure"],
  ["$90\\%\\sim 95\\%$", "90..95 % ratio"],
  ["0-3岁", "0..3 岁 duration"],
  ["3-5年", "3..5 年 duration"],
  ["2-3次/年", "2..3 次/年 frequency"],
  ["每年2-3次", "2..3 次/年 frequency"],
  ["1~2小时/次", "1..2 小时/次"],
  ["5-10万元", "50000..100000 元 money"],
  ["1万-2万元", "10000..20000 元 money"],
  ["50万元-100万元", "500000..1000000 元 money"],
  ["30分钟-1小时", "30..60 分钟 duration"],
  ["1天-1周", "1..7 天 duration"],
  ["90-95%", "90..95 % ratio"],
  ["90%至95%之间", "90..95 % ratio"],
  ["在90%-95%之间", "90..95 % ratio"],
  ["介于5和10之间", "5..10"],
  ["5‰-8‰", "0.5..0.8 % ratio"],
  ["百分之五至百分之十", "5..10 % ratio"],
  ["≥90%且≤100%", "90..100 % ratio"],
  ["60分≤得分＜80分", "60..<80 分 score 「得分」"],
  ["90-100分", "90..100 分 score"],
  ["发车间隔5-8分钟", "5..8 分钟 duration 「发车间隔」"],
  ["18±2℃", "16..20 ℃ measure"],
  ["1-2名", "1..2 名 count"],
  ["1名以上，3名以下", "1..3 名 count"],
])("%s", (text, expected) => expect(summarize(normalizeValue(text, { fiscalYear: FISCAL_YEAR }))).toBe(expected));
