import { normalizeValue } from "@jixiao/normalize";
import { expect, test } from "vitest";
import { judge, outsiderCells } from "./outsider-cells.ts";

const cells = outsiderCells();
/** Judged in the tests, not when the file is loaded: a mutation run tries each test again for every mutant that it passes. */
const of = (verdict: string): readonly string[] =>
  cells
    .filter(({ text, label }) => judge(label, normalizeValue(text)) === verdict)
    .map(({ text, label }) => `${text} :: ${label}`);

test("no cell of an outsider is read otherwise than it is labelled without a flag", () => {
  expect(cells.length).toBeGreaterThanOrEqual(1000);
  expect(of("silent")).toEqual([]);
});

test("what is plain is read without a flag", () => {
  expect(of("flagged")).toEqual([]);
});

const read = (text: string): ReturnType<typeof normalizeValue> => normalizeValue(text);
test.each([
  [">= 90 %", "≥95%", "silent"],
  ["> 95 %", "≥95%", "silent"],
  [">= 95 次", "≥95%", "silent"],
  ["?", "≥95%", "silent"],
  ["words", "≥95%", "silent"],
  [">= 95 % !", "≥95%", "silent"],
  [">= 95 %", "约95%", "flagged"],
  ["= 95 % !", "约95%", "right"],
  ["= 95 % 「合格」", "优良95%", "silent"],
  ["90..95 %", "90%≤x<95%", "silent"],
  ["90..<95 %", "90%≤x<95%", "right"],
  ["<= @2025-06-30", "2025年6月30日", "silent"],
  [">= 95 % + = 2 次", "合格率≥95%", "silent"],
])("the judge: %s for %s is %s", (label, text, verdict) => expect(judge(label, read(text))).toBe(verdict));
