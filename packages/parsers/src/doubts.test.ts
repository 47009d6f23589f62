import { expect, test } from "vitest";
import { doubt, flagsOf, marked, quote, shortened } from "./doubts.ts";

test("flags are those of the doubts, each once, in the order in which they were raised", () => {
  const doubts = [
    doubt("ocr_uncertain", "level3", "a"),
    doubt("approximate", "value_raw", "b"),
    doubt("ocr_uncertain", "value_raw", "c"),
  ];
  expect(flagsOf(doubts)).toEqual(["ocr_uncertain", "approximate"]);
  expect(marked(doubts)).toEqual({ flags: ["ocr_uncertain", "approximate"], evidence: doubts });
});

test("the same doubt twice is one; of another field or note it is two", () => {
  const one = doubt("ocr_uncertain", "level3", "a");
  const others = [
    doubt("ocr_uncertain", "level2", "a"),
    doubt("ocr_uncertain", "level3", "b"),
    doubt("ocr_uncertain", null, "a"),
  ];
  expect(marked([one, { ...one }, ...others]).evidence).toEqual([one, ...others]);
});

test.each([
  ["两行\n 文本 ", "两行 文本"],
  ["字".repeat(60), "字".repeat(60)],
  ["字".repeat(61), `${"字".repeat(60)}…`],
  ["𠮷".repeat(61), `${"𠮷".repeat(60)}…`], // characters are not cut in half
  ["", ""],
])("%j is shown on one line, and cut where it is long", (text, shown) => {
  expect(shortened(text)).toBe(shown);
  expect(quote(text)).toBe(`“${shown}”`);
});
