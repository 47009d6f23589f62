import { expect, test } from "vitest";
import { indicatorOf } from "../testing/documents.ts";
import { foldDecimal, foldText, foldValue } from "./fold.ts";

test.each([
  ["社会 保险\n核查", "社会保险核查"],
  ["（１２３）％", "(123)%"],
  ["≥\u200b85\u3000%", "≥85%"],
])("%j folds to %j", (text, folded) => expect(foldText(text)).toBe(folded));

test.each([
  ["10²", "102"],
  ["①", "1"],
  ["一、", "二、"],
])("%j and %j stay apart", (left, right) => expect(foldText(left)).not.toBe(foldText(right)));

test.each([
  ["98.00", "98"],
  ["98", "98"],
  ["100", "100"],
  ["0.50", "0.5"],
  ["-0.0", "0"],
  ["007", "7"],
  ["-12.340", "-12.34"],
  ["1.2.30", "1.2.30"],
  ["V3.0", "V3.0"],
  ["", ""],
])("decimal %j folds to %j", (text, folded) => expect(foldDecimal(text)).toBe(folded));

const { value } = indicatorOf();
const qualitative =
  value === null ? null : { ...value, type: "qualitative" as const, comparator: null, number: null, unit: null };

test("a quantity is compared by its value, words by their text", () => {
  expect(foldValue(value, "≥35.00(万张)", true)).toBe(foldValue(value, "≥35万张", true));
  expect(foldValue(value, "≥35.00(万张)", false)).not.toBe(foldValue(value, "≥35万张", false));
  expect(foldValue(qualitative, "及时", true)).not.toBe(foldValue(qualitative, "完善", true));
  expect(foldValue(null, "及 时", true)).toBe(foldValue(qualitative, "及时", true));
  expect(foldValue(null, null, true)).toBeNull();
});

test.each(["number", "comparator", "unit", "date", "subject", "number_high", "low_comparator"])(
  "another %s is another value",
  (field) => {
    const other = value === null ? null : { ...value, [field]: field === "number" ? "35" : ">" };
    expect(foldValue(other, "≥35.00(万张)", true)).not.toBe(foldValue(value, "≥35.00(万张)", true));
  },
);
