import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText } from "./clean.ts";
import { compare, shift } from "./decimal.ts";
import { foldForReading, foldWidth } from "./fold.ts";
import { maskNames } from "./names.ts";
import { normalizeValue } from "./normalize.ts";
import { parseChinese } from "./numerals.ts";
import { units } from "./units.ts";

const decimal = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 3 }))
  .map(([digits, places]) => shift(String(digits), -places));
const whole = fc.integer({ min: 1, max: 99_999_999 });
const sign = fc.constantFrom("≥", "≤", ">", "<", "=", "");
const unit = fc.constantFrom("%", "元", "人次", "次/月", "个工作日", "平方米", "元/人·月", "件", "小时");
/** Texts as cells hold them: pieces of real vocabulary in any order, and anything else. */
const cell = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc
    .array(
      fc.constantFrom(
        ...Array.from(
          "0123456789.,%‰()/-~±≥≤<>=年月日个次人元万亿千百十一二三两半零点至以上下内前后每约余第达到不低于超过、，；。： 〔〕号",
        ),
        "2025年",
        "个工作日",
        "合格率",
        "底前",
        "百分之",
      ),
      { maxLength: 14 },
    )
    .map((pieces) => pieces.join("")),
);

const toFullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0));

test("any text gives a value of the contract's shape, and never an exception", () => {
  fc.assert(
    fc.property(cell, fc.option(fc.integer({ min: 2015, max: 2035 }), { nil: undefined }), (text, fiscalYear) => {
      const value = normalizeValue(text, { fiscalYear });
      for (const one of [value, ...(value.parts ?? [])]) {
        for (const number of [one.number, one.number_high]) expect(number ?? "0").toMatch(/^-?\d+(\.\d+)?$/);
        expect(one.date ?? "2025").toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
        expect(one.date_high ?? "2025-12-31").toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect([one.unit, one.subject]).not.toContain("");
        expect(compare(one.number ?? "0", one.number_high ?? one.number ?? "0")).toBeLessThanOrEqual(0);
        expect(one.type === "quantity" && (one.number === null || one.comparator === null)).toBe(false);
      }
      expect((value.parts?.length ?? 0) > 1).toBe(value.type === "compound");
      for (const part of value.parts ?? []) expect(part.text).not.toBe("");
    }),
    { numRuns: 3000 },
  );
});

test("the folds and cleaning are idempotent; the reading fold keeps every place", () => {
  fc.assert(
    fc.property(cell, (text) => {
      expect(foldWidth(foldWidth(text))).toBe(foldWidth(text));
      expect(foldForReading(foldForReading(text))).toBe(foldForReading(text));
      expect(foldForReading(text)).toHaveLength(text.length);
      const clean = cleanText(text) ?? "";
      fc.pre(!/[&<\\$*[]/.test(clean));
      expect(cleanText(clean) ?? "").toBe(clean);
    }),
  );
});

test("width does not change a value", () => {
  fc.assert(
    fc.property(sign, decimal, unit, (comparator, number, of) => {
      const text = `${comparator}${number}${of}`;
      expect(normalizeValue(toFullWidth(text))).toEqual(normalizeValue(text));
    }),
  );
});

test("spaces between sign, number and unit do not change a value", () => {
  const space = fc.constantFrom("", " ", "\u3000", "\n", "  ");
  fc.assert(
    fc.property(sign, decimal, unit, space, space, (comparator, number, of, a, b) => {
      expect(normalizeValue(`${comparator}${a}${number}${b}(${of})`)).toEqual(normalizeValue(`${comparator}${number}(${of})`));
    }),
  );
});

test("thousands separators do not change a value", () => {
  fc.assert(
    fc.property(whole, unit, fc.constantFrom(",", " "), (number, of, separator) => {
      const grouped = String(number).replace(/\B(?=(\d{3})+$)/g, separator);
      expect(normalizeValue(`≥${grouped}${of}`)).toEqual(normalizeValue(`≥${number}${of}`));
    }),
  );
});

test("Chinese numerals give the same value as digits", () => {
  fc.assert(
    fc.property(whole, fc.constantFrom("人", "元", "天", "次"), (number, of) => {
      const words = toChinese(number);
      expect(parseChinese(words)).toBe(String(number));
      expect(normalizeValue(`不少于${words}${of}`)).toEqual(normalizeValue(`不少于${number}${of}`));
    }),
  );
});

test("万 and 亿 only move the decimal point", () => {
  fc.assert(
    fc.property(decimal, fc.constantFrom<[string, number]>(["万", 4], ["亿", 8], ["千", 3]), (number, [multiplier, places]) => {
      const { number: yuan, unit: of } = normalizeValue(`≤${number}${multiplier}元`);
      expect(of).toBe("元");
      expect(compare(yuan ?? "", shift(number, places))).toBe(0);
    }),
  );
});

test("the comparator in words is the comparator in signs", () => {
  const pairs = fc.constantFrom(
    ["不低于", "≥"],
    ["不少于", "≥"],
    ["不超过", "≤"],
    ["不高于", "≤"],
    ["超过", ">"],
    ["不满", "<"],
    ["大于等于", "≥"],
  );
  fc.assert(
    fc.property(pairs, decimal, unit, ([word, symbol], number, of) => {
      expect(normalizeValue(`${word}${number}${of}`)).toEqual(normalizeValue(`${symbol}${number}${of}`));
    }),
  );
});

test("every unit of the table is read, in brackets and behind the number", () => {
  for (const { names, unit: canonical, dimension } of units) {
    for (const name of names) {
      expect(normalizeValue(`≥12.00(${name})`)).toMatchObject({ unit: canonical, dimension, flags: [] });
      expect(normalizeValue(`≥12${name}`)).toMatchObject({ unit: canonical, dimension, flags: [] });
    }
  }
});

test("every digit of a cell is accounted for by a number, a date, a name or a flag", () => {
  const year = /(?:19|20)\d\d年/g;
  fc.assert(
    fc.property(cell, (text) => {
      const outsideNames = maskNames(foldForReading(cleanText(text) ?? "")).text.replace(year, "");
      fc.pre(/\d/.test(outsideNames));
      const value = normalizeValue(text, { fiscalYear: 2025 });
      expect([value.type === "qualitative", value.flags.length === 0]).not.toEqual([true, true]);
    }),
    { numRuns: 2000 },
  );
});

/** A whole number below 10^8 in Chinese numerals. */
function toChinese(number: number): string {
  const digits = "零一二三四五六七八九";
  const section = (n: number): string =>
    [1000, 100, 10, 1]
      .map((power, i) => {
        const digit = Math.floor(n / power) % 10;
        return digit === 0 ? "零" : `${digits[digit]}${["千", "百", "十", ""][i]}`;
      })
      .join("")
      .replace(/零+/g, "零");
  const high = section(Math.floor(number / 10_000)).replace(/^零|零$/g, "");
  const low = section(number % 10_000).replace(/零$/, "");
  return (high === "" ? "" : `${high}万`) + (high === "" ? low.replace(/^零/, "") : low);
}
