import { expect, test } from "vitest";
import { settle, type Readings } from "./settle.ts";

const read = (text: string, confidence = 0.9) => ({ text, confidence });

function readings(first: string, second: string, more: Partial<Readings> = {}): Readings {
  return {
    first: read(first),
    second: read(second),
    again: () => Promise.resolve([read(first), read(second)]),
    digits: () => Promise.resolve(read("")),
    number: null,
    percents: [],
    ...more,
  };
}

const again = (first: string, second: string) => ({ again: () => Promise.resolve([read(first), read(second)] as const) });
const number = (pattern: string, digits = "") => ({
  number: { pattern, box: { x0: 0, y0: 0, x1: 1, y1: 1 } },
  digits: () => Promise.resolve(read(digits)),
});

test.each<[string, Readings, string, boolean]>([
  ["both read the same", readings("验收合格", "验收合格"), "验收合格", true],
  ["both read another", readings("遴选", "遵选"), "遴选", false],
  ["the second look agrees", readings("遵选", "遴选", again("遴选", "遴选")), "遴选", true],
  ["the first model comes over", readings("水泉", "水泵", again("水泵", "水象")), "水泵", true],
  ["the second model comes over", readings("水泵", "水象", again("水泉", "水泵")), "水泵", true],
  ["nobody agrees at any look", readings("水泵", "水象", again("水泉", "水录")), "水泵", false],
  ["figures that the ink shows", readings("100(%)", "100(%)", number("ddd")), "100(%)", true],
  ["figures that the ink does not show", readings("100(%)", "100(%)", number("dd", "10")), "100(%)", false],
  ["touching figures that the third model confirms", readings("318间", "318间", number("?", "318")), "318间", true],
  ["touching figures that the third model does not", readings("318间", "318间", number("?", "378")), "318间", false],
  ["figures where the ink has none", readings("100", "100"), "100", false],
  ["a point that hangs as a comma", readings("1.286万元", "1.286万元", number("d,ddd")), "1,286万元", true],
  ["a comma that both overlook", readings("1286万元", "1286万元", number("d,ddd")), "1,286万元", true],
  ["a percent sign read as figures", readings("9096", "9096", { ...number("dd"), percents: [2] }), "90%", true],
  ["a percent sign that is nowhere in the ink", readings("9096", "9096", number("dd", "90")), "9096", false],
  ["units: one of them is one", readings("12(柬)", "12(亩)", number("dd")), "12(亩)", true],
  ["units: both are", readings("12(亩)", "12(间)", number("dd")), "12(亩)", false],
  ["a comparator whose shape did not tell", readings("≥85", "≥85"), "≥85", false],
  ["what models make of a comparator", readings("之85", "之85"), "之85", false],
  ["a bracket that is not closed", readings("12(个", "12(个", number("dd")), "12(个", false],
  ["a bracket that was not opened", readings("12个)", "12个)", number("dd")), "12个)", false],
  ["brackets that are closed", readings("12(个)", "12(个)", number("dd")), "12(个)", true],
  ["a number with two points", readings("1.2.3万元", "1.2.3万元", number("d.d.d")), "1.2.3万元", false],
  ["a group of two digits", readings("1,23万元", "1,23万元", number("d,dd")), "1,23万元", false],
  ["a group of four digits", readings("1,2345元", "1,2345元", number("d,dddd")), "1,2345元", false],
  ["groups of three digits", readings("1,234.5万元", "1,234.5万元", number("d,ddd.d")), "1,234.5万元", true],
  ["letters among figures", readings("l2个", "l2个"), "l2个", false],
])("%s", async (_, given, text, certain) => expect(await settle(given)).toMatchObject({ text, certain }));

test("the lower confidence counts", async () => {
  expect((await settle({ ...readings("健全", "健全"), second: read("健全", 0.4) })).confidence).toBe(0.4);
});
