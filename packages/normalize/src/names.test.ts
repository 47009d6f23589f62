import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldForReading } from "./fold.ts";
import { hotlines, lexicon } from "./lexicon.ts";
import { maskAll, maskNames } from "./names.ts";

const pieces = [
  ...lexicon,
  ...hotlines,
  ...Array.from("0123456789.,%()：-、，；万亿年月日个次人项元度以上内前"),
  ..."24小时 365天 全年无休 110 120 热线 电话 平台 急救 表3 附件 编号 邮编 200040 合格率 完成 满意度 近 3年 系统 2.0 1.2.3 0容忍 ①".split(
    " ",
  ),
  ..."3月 2025 线路3 标段 A4 第 号 数万 上万 08：30 12点 下午3时 1) 2) 13800138000 021-12345678".split(" "),
];

test("a cell that is not searched for names holds none", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 7 }), (words) => {
      const text = foldForReading(words.join(""));
      fc.pre(!hotlines.includes(text)); // a hotline's number alone is looked at before
      expect(maskNames(text).text).toBe(maskAll(text, []).text);
    }),
    { numRuns: 5000 },
  );
});

test.each(lexicon)("%s is searched for", (word) => {
  const text = foldForReading(`加强${word}工作`);
  expect(maskNames(text).text).toBe(maskAll(text, []).text);
});
