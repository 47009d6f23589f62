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
    outlines: { rivalsOf: (text) => Array.from(text).map(() => []), isStrange: () => false },
    ...more,
  };
}

const again = (first: string, second: string) => ({ again: () => Promise.resolve([read(first), read(second)] as const) });
/** The ink shows a glyph so far on the way to another. */
const ink = (char: string, rival: string, way: number) => ({
  outlines: {
    rivalsOf: (text: string) => Array.from(text).map((own) => (own === char ? [{ char: rival, way }] : [])),
    isStrange: () => false,
  },
});
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
  ["a bar that may be another letter", readings("Bl", "Bl"), "Bl", false],
  ["letters that are no bars", readings("APP", "APP"), "APP", true],
  ["the ink shows what both read", readings("未发生", "未发生", ink("未", "末", 0.1)), "未发生", true],
  ["the ink shows its look-alike", readings("未发生", "未发生", ink("未", "末", 0.9)), "未发生", false],
  ["the ink is between both", readings("未发生", "未发生", ink("未", "末", 0.4)), "未发生", false],
  ["the ink tells between two readings: the first", readings("未发生", "末发生", ink("未", "末", 0.1)), "未发生", true],
  ["the ink tells between two readings: the second", readings("未发生", "末发生", ink("未", "末", 0.9)), "末发生", true],
  ["the ink shows what the vocabulary would change", readings("粉末考场", "粉未考场", ink("末", "未", 0.1)), "粉末考场", true],
  [
    "a text that does not fit the ink",
    readings("未办结", "未办结", { outlines: { rivalsOf: () => null, isStrange: () => false } }),
    "未办结",
    false,
  ],
  [
    "a typeface that nobody has pictures of",
    readings("未办结", "未办结", { outlines: { rivalsOf: () => [[], [], []], isStrange: () => true } }),
    "未办结",
    false,
  ],
  ["a comparator with two bars", readings("兰30", "兰30"), "兰30", false],
  ["a letter that a second look lost", readings("上级", "级", again("级", "级")), "级", false],
])("%s", async (_, given, text, certain) => expect(await settle(given)).toMatchObject({ text, certain }));

test.each<[string, Readings, string]>([
  ["what both read is no word", readings("响应时问", "响应时问"), "响应时间"],
  ["one of them read it", readings("完成牵", "完成率", again("完成牵", "完成素")), "完成率"],
  ["figures in brackets", readings("100(96)", "100(96)", number("ddd")), "100(%)"],
  ["units: one of them is one", readings("12(柬)", "12(亩)", number("dd")), "12(亩)"],
])("a repair is said: %s", async (_, given, text) =>
  expect(await settle(given)).toMatchObject({ text, repaired: true, certain: true }),
);

test.each([
  ["未发生", readings("未发生", "未发生")],
  ["指示", readings("指示", "指示", ink("示", "标", 0))],
])("%s is not repaired", async (text, given) => expect(await settle(given)).toMatchObject({ text, repaired: false }));

test("the lower confidence counts", async () => {
  expect((await settle({ ...readings("健全", "健全"), second: read("健全", 0.4) })).confidence).toBe(0.4);
});
