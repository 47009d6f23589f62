import { expect, test } from "vitest";
import { add, compare, divideExactly, multiply, plainDecimal, shift, subtract } from "./decimal.ts";

test.each([
  ["10.65", 4, "106500"],
  ["0.28", 4, "2800"],
  ["1.23456", 4, "12345.6"],
  ["5", -1, "0.5"],
  ["0.5", -2, "0.005"],
  ["-3.5", 3, "-3500"],
  ["0", 4, "0"],
  ["11.00", 0, "11.00"],
])("shift(%s, %d)", (decimal, places, expected) => expect(shift(decimal, places)).toBe(expected));

test.each([
  [add("0.1", "0.2"), "0.3"],
  [add("-1", "0.5"), "-0.5"],
  [subtract("98", "2"), "96"],
  [subtract("1", "1.25"), "-0.25"],
  [multiply("1.5", "60"), "90.0"],
  [divideExactly("3", "4"), "0.75"],
  [divideExactly("1", "8"), "0.125"],
  [divideExactly("6", "3"), "2"],
  [divideExactly("1", "40"), "0.025"],
  [divideExactly("2", "3"), null],
  [divideExactly("1", "0"), null],
  [plainDecimal("1,250,000.00"), "1250000.00"],
  [plainDecimal("007.50"), "7.50"],
  [plainDecimal("-0.5"), "-0.5"],
])("%s is %s", (got, expected) => expect(got).toBe(expected));

test("compare goes by value, not by text", () => {
  expect(compare("100.00", "100")).toBe(0);
  expect(compare("9", "10")).toBe(-1);
  expect(compare("-1", "-2")).toBe(1);
});
