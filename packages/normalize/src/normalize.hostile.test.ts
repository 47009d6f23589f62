import { expect, test } from "vitest";
import { normalizeValue } from "./normalize.ts";
import { nothing, type NormalizeContext } from "./value.ts";

test.each([null, undefined, 5, {}, [], true, Symbol("5"), 5n, () => "5"])("%s is no text, and no exception", (junk: unknown) => {
  expect(normalizeValue(junk as string)).toEqual({ type: null, ...nothing, parts: null, flags: [] });
});

test.each([null, 5, "2025", [], { fiscalYear: Number.NaN }, { fiscalYear: "2025" }, { unit: 5, name: null, currencyUnit: {} }])(
  "a context of %j says nothing",
  (junk: unknown) => {
    expect(normalizeValue("12月31日前", junk as NormalizeContext).flags).toEqual(["year_missing"]);
    expect(normalizeValue("≥5", junk as NormalizeContext)).toMatchObject({ number: "5", unit: null, flags: [] });
  },
);

const LENGTH = 64_000;
const pieces = "1 一 ≥ ( “ 不 及时 1. 1)调 A-1 $ &amp; < 5公里\n合格率 合格率≥95%， 第 零 每 2025年 1,000 ~ 点".split(" ");

test.each(pieces)("64,000 characters of %j end, and publish nothing that was not read", (piece) => {
  const value = normalizeValue(piece.repeat(Math.ceil(LENGTH / piece.length)));
  expect([value.number, value.date, value.parts]).toEqual([null, null, null]);
  expect(value.type === "qualitative" ? value.flags : ["value_too_long"]).toContain("value_too_long");
});

test("a cell of as many characters as are read is read", () => {
  const value = normalizeValue(`${"完成改造并".repeat(380)}合格率≥95%`);
  expect(value.flags).not.toContain("value_too_long");
  expect(value.number ?? "95").toBe("95");
});
