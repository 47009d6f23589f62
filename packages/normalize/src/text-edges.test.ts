import { describe, expect, test } from "vitest";
import { parseAmount, parseDate, parseDecimal } from "./amount.ts";
import { createNormalizer } from "./create-normalizer.ts";
import { foldForReading, foldWidth } from "./fold.ts";
import { stripMarkup } from "./markup.ts";
import { repairMisread } from "./repair.ts";

test.each([
  ["1,286.00", "1286.00"],
  ["1 286", "1286"],
  ["12,345,678", "12345678"],
  ["-0.50", "-0.50"],
  ["￥500", "500"],
  ["$500", null],
  ["007", "7"],
  ["1,28", null],
  ["1,2860", null],
  ["12.", null],
  [".5", null],
  ["1.2.3", null],
  ["500元", null],
  ["", null],
  ["--5", null],
])("parseDecimal(%s)", (text, expected) => expect(parseDecimal(text)).toBe(expected));

test.each([
  ["12.50", "万元", "125000"],
  ["12.50", "元", "12.50"],
  ["12", "千元", "12000"],
  ["12", "亿元", "1200000000"],
  ["12", "（万元）", null],
  ["12万元", "元", "120000"],
  ["12(万元)", "元", "120000"],
  ["1,200 万元", "元", "12000000"],
  ["-3.5万元", "元", "-35000"],
  ["￥12", "元", "12"],
  ["人民币12万元", "元", "120000"],
  ["$12", "元", null],
  ["12人", "万元", null],
  ["12美元", "元", null],
  ["12(万元)整", "元", null],
  ["12万元整", "元", "120000"],
  ["约12万元", "元", null],
  ["12", "人", null],
  ["12", "", null],
  ["12", "万元/年", null],
  ["", "元", null],
  ["无", "元", null],
])("parseAmount(%s, %s)", (text, unit, expected) => expect(parseAmount(text, unit)).toBe(expected));

test.each([
  ["2024年3月", "2024-03"],
  ["2024年3月5日", "2024-03-05"],
  ["2024.3", "2024-03"],
  ["2024.12", "2024-12"],
  ["2024-03-05 08:30:00", "2024-03-05"],
  ["2024-03-05T08:30:00.000Z", "2024-03-05"],
  ["2024年", "2024"],
  ["2024年2月30日", null],
  ["2024年3月5日前", null],
  ["2024年3月至5月", null],
  ["2024年第一季度", null],
  ["3月5日", null],
  ["于2024年3月", null],
  ["", null],
])("parseDate(%s)", (text, expected) => expect(parseDate(text)).toBe(expected));

describe("own units and names", () => {
  const own = createNormalizer({
    units: [{ names: ["万块"], unit: "元", dimension: "money", shift: 4 }, { names: ["驿站", "驿"] }],
    names: ["三好", "三好学校", "一码通"],
  });
  test.each([
    ["3万块", { number: "30000", unit: "元", dimension: "money", flags: [] }],
    ["3驿", { number: "3", unit: "驿站", dimension: null, flags: [] }],
    ["三好学校5所", { number: "5", unit: "所", subject: "三好学校" }],
    ["一码通覆盖率≥90%", { number: "90", subject: "一码通覆盖率" }],
  ])("%s", (text, expected) => expect(own(text)).toMatchObject(expected));

  test.each([
    [{ names: [] }, /at least one name/],
    [{ names: ["好", "a b"] }, /"a b" cannot be a unit's name/],
    [{ names: ["3个"] }, /cannot be/],
    [{ names: ["(个)"] }, /cannot be/],
    [{ names: [""] }, /cannot be/],
    [{ names: ["长".repeat(21)] }, /cannot be/],
    [{ names: ["块"], shift: 13 }, /shift 13/],
    [{ names: ["块"], shift: -13 }, /shift -13/],
    [{ names: ["块"], shift: 0.5 }, /shift 0.5/],
  ])("%j is refused", (unit, reason) => expect(() => createNormalizer({ units: [unit] })).toThrow(reason));

  test.each([12, -12, 0])("a shift of %d is taken", (shift) =>
    expect(createNormalizer({ units: [{ names: ["长".repeat(20)], shift }] })).toBeTypeOf("function"),
  );
  test.each(["", " "])("the name %j is refused", (name) =>
    expect(() => createNormalizer({ names: ["好", name] })).toThrow(/no name/),
  );
});

test.each([
  ["！～ＡＺａｚ０９（）", "！~AZaz09()"],
  ["，：；！？", "，：；！？"],
  ["１，０００人", "1,000人"],
  ["１，００人", "1，00人"],
  ["１，００００人", "1，0000人"],
  ["⽉⼈", "月人"],
  ["≧5≦6", "≥5≤6"],
])("foldWidth(%s)", (text, expected) => expect(foldWidth(text)).toBe(expected));

test.each([
  ["壹佰贰拾叁萬", "一百二十三万"],
  ["二○二五年", "二〇二五年"],
  ["二OO五年", "二〇〇五年"],
  ["三O", "三O"],
  ["○二", "○二"],
  ["5–8−9", "5-8-9"],
  ["5〜8∼9", "5~8~9"],
  ["5―8─9", "5—8—9"],
])("foldForReading(%s)", (text, expected) => expect(foldForReading(text)).toBe(expected));

test.each([
  ["&#8805;95&#x25;", "≥95%"],
  ["&#0;5", "&#0;5"],
  ["&#x110000;5", "&#x110000;5"],
  ["&#x10ffff;", "\u{10ffff}"],
  ["5&NBSP;6", "5 6"],
  ["&unknown;5", "&unknown;5"],
  ["10<sup>2</sup>m", "10²m"],
  ["$10^{2}$", "10²"],
  ["$\\frac{3}{4}$", "3/4"],
  ["第一段<br/>第二段", "第一段\n第二段"],
  ["<p>一</p><p>二</p>", "一\n\n二"],
  ["<5.00 (次)", "<5.00 (次)"],
  ["a\r\nb\rc", "a\nb\nc"],
  ["9\u200b5\ufeff", "95"],
  ["**重点**", "重点"],
  ["≥**%", "≥**%"],
  ["$30^\\circ C$", "30℃"],
  ["50\\%", "50%"],
])("stripMarkup(%j)", (text, expected) => expect(stripMarkup(text).trim()).toBe(expected));

test.each([
  ["之95%", "≥95%", true],
  ["工95%", "≥95%", true],
  ["^95%", "≥95%", true],
  ["二95%", "=95%", true],
  ["二十%", "二十%", false],
  ["提升之95%", "提升之95%", false],
  ["100.OO%", "100.00%", true],
  ["l00%", "100%", true],
  ["9O(次)", "90(次)", true],
  ["9O次", "9O次", false],
  ["OO%", "OO%", false],
  ["100%", "100%", false],
  ["10l", "10l", false],
])("repairMisread(%s)", (text, expected, repaired) => expect(repairMisread(text)).toEqual({ text: expected, repaired }));
