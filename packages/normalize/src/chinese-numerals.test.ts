import { describe, expect, test } from "vitest";
import { parseChinese, positional, readChineseNumber } from "./chinese-numerals.ts";

const digits = Array.from("零一二三四五六七八九");

/** Of each size, with places left empty and without. */
const large = [
  10_000, 10_005, 10_500, 20_015, 35_600, 100_000, 1_000_001, 90_009_009, 99_999_999, 100_000_000, 100_000_001, 120_000_000,
  305_000_000, 10_020_030_405,
];

/** A number as it is written: each place with its multiplier, one 零 where places are empty between others. */
function written(n: number): string {
  if (n >= 100_000_000) return above(n, 100_000_000, "亿");
  if (n >= 10_000) return above(n, 10_000, "万");
  let text = "";
  let isGap = false;
  [1000, 100, 10, 1].forEach((place, i) => {
    const digit = Math.floor(n / place) % 10;
    if (digit === 0) isGap = text !== "";
    else {
      text += `${isGap ? "零" : ""}${digits[digit]}${["千", "百", "十", ""][i]}`;
      isGap = false;
    }
  });
  return n >= 10 && n < 20 ? text.slice(1) : text;
}

function above(n: number, unit: number, name: string): string {
  const rest = n % unit;
  const gap = rest > 0 && rest < unit / 10 ? "零" : "";
  return `${written(Math.floor(n / unit))}${name}${gap}${rest === 0 ? "" : written(rest).replace(/^十/, "一十")}`;
}

describe("what is written is read", () => {
  const numbers = [
    ...Array.from({ length: 1200 }, (_, i) => i + 1),
    ...Array.from({ length: 600 }, (_, i) => 1009 + i * 97),
    ...large,
  ];
  test("every number up to 1200, and a grid above", () => {
    const wrong = numbers.filter((n) => parseChinese(written(n)) !== String(n));
    expect(wrong.map((n) => `${n} ${written(n)} ${parseChinese(written(n))}`)).toEqual([]);
  });
});

test.each([
  ["三千五", "3500", true],
  ["三百五", "350", true],
  ["一万五", "15000", true],
  ["一亿五", "150000000", true],
  ["三万三千五", "33500", true],
  ["三千零五", "3005", false],
  ["一万零五", "10005", false],
  ["二万零十五", "20015", false],
  ["三万零五百", "30500", false],
  ["两百五十", "250", false],
  ["两千", "2000", false],
  ["二万两千", "22000", false],
  ["十万", "100000", false],
  ["〇", "0", false],
  ["一九四九", "1949", false],
  ["二零二五", "2025", false],
  ["一百〇八", "108", false],
])("%s is %s, colloquial %s", (run, value, colloquial) =>
  expect(readChineseNumber(run)).toEqual({ value: BigInt(value), colloquial }),
);

test.each([
  "",
  "百",
  "千",
  "万",
  "亿",
  "万五",
  "零五",
  "零百",
  "零万",
  "零零",
  "三五",
  "十十",
  "二十三十",
  "五十三百",
  "两十",
  "二十两",
  "三百两",
  "一万两",
  "三千零",
  "三万零",
  "三千零二百",
  "三百零二十",
  "三千五百零二十",
  "二十零五",
  "三百二十零五",
  "五百零",
  "三百二十五千",
  "一万二万",
  "一万三千万五",
  "一亿二亿",
  "三千五万",
  "一万零三千",
  "一万零零五",
  "三千零两",
  "一万零零",
  "一九四",
  "三九四九",
])("%s is no number by itself", (run) => expect(parseChinese(run)).toBeNull());

test("a positional run is its digits", () => expect(positional("二〇二四零两")).toBe("202402"));
