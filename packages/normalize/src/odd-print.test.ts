import { describe, expect, test } from "vitest";
import { hasForeignDigits, isOddlyPrinted, isOfAnOddClass } from "./odd-print.ts";

/** One of each class, and its neighbours that are plain. */
const odd = [
  "△12.5万元",
  "60%→80%",
  "5%↑",
  "80万元+20万元",
  "80%或95%",
  "≥80%或投诉为0",
  "≥95%？",
  "≥95%|≥90%",
  "[80%,95%)",
  "(80,95]",
  "每日早晚各1次",
  "每隔3天1次",
  "隔日一次",
  "由85%提升5个百分点至90%",
  "扣0.5分",
  "95%以土",
  "不底于95%",
  "不少干5次",
  "双80%",
  "上年实际93%",
  "60%(基准值)",
  ",500元",
  "500,元",
  "25元\\亩",
  "⒊5%",
  "𝟗5%",
];
const plain = [
  "95%以上",
  "≥95%",
  "3次或以上",
  "1,234.5元",
  "由85%提升至90%",
  "每村各1个",
  "互联网+3年行动",
  "双11活动",
  "上年水平",
  "较上年增长5%",
  "底前完成",
  "≥95%。",
  "3000+",
  "得5分",
  "以提升能力3次",
];

describe("ways to print that change what a number means", () => {
  test.each(odd)("%s", (text) => expect(isOddlyPrinted(text)).toBe(true));
  test.each(odd)("the hint lets %s through", (text) => expect(isOddlyPrinted(text)).toBe(isOfAnOddClass(text)));
  test.each(plain)("%s is plain", (text) => expect(isOddlyPrinted(text)).toBe(false));
});

test.each(["٩٥%", "९五", "≥IOO%", "≥⁹⁵%", "③个", "⑤", "㊿人", "㈢"])("%s may be a number", (text) =>
  expect(hasForeignDigits(text)).toBe(true),
);
test.each(["Ⅲ", "Ⅲ类", "①完成②验收", "≥国家标准", "A级以上", "≥良好", "m²"])("%s is words", (text) =>
  expect(hasForeignDigits(text)).toBe(false),
);
