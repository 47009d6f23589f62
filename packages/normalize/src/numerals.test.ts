import { expect, test } from "vitest";
import { parseChinese, readNumeral } from "./numerals.ts";

test.each([
  ["三", "3"],
  ["十", "10"],
  ["十五", "15"],
  ["二十", "20"],
  ["一百零五", "105"],
  ["一百一十", "110"],
  ["三千五", "3500"],
  ["三千零五", "3005"],
  ["两万", "20000"],
  ["三万五千六百", "35600"],
  ["一亿二千万", "120000000"],
  ["三万五千亿", "3500000000000"],
  ["十二亿", "1200000000"],
  ["二〇二四", "2024"],
  ["零", "0"],
])("parseChinese(%s)", (run, expected) => expect(parseChinese(run)).toBe(expected));

test.each(["三五", "七八", "两三", "百", "千", "万", "百万"])("%s is no number by itself", (run) =>
  expect(parseChinese(run)).toBeNull(),
);

test.each([
  ["1,250,000.00元", "1250000.00", 12],
  ["1 200人", "1200", 5],
  ["3万5千元", "35000", 4],
  ["1亿2000万元", "120000000", 7],
  ["1.5万元", "15000", 4],
  ["5千克", "5", 1],
  ["五千克", "5", 1],
  ["2百万", "2000000", 3],
  ["九十六点五", "96.5", 5],
  ["100百分比", "100", 3],
])("readNumeral(%s)", (text, number, end) => expect(readNumeral(text, 0)).toMatchObject({ number, end }));
