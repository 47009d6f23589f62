import { expect, test } from "vitest";
import { add, compare, divideExactly, multiply, plainDecimal, shift, subtract, sum } from "./decimal.ts";

test.each([
  ["10.65", 4, "106500"],
  ["0.28", 4, "2800"],
  ["1.23456", 4, "12345.6"],
  ["5", -1, "0.5"],
  ["0.5", -2, "0.005"],
  ["-3.5", 3, "-3500"],
  ["0", 4, "0"],
  ["11.00", 0, "11.00"],
  ["0.00", 0, "0.00"],
  ["0.0", 1, "0"],
  ["0.00", 1, "0.0"],
  ["-0.5", 1, "-5"],
  ["-5", -1, "-0.5"],
  ["-12.5", -3, "-0.0125"],
  ["12.5", 1, "125"],
  ["0", -2, "0.00"],
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
  [add("1.50", "2"), "3.50"],
  [add("2", "1.50"), "3.50"],
  [add("9", "1"), "10"],
  [sum(), "0"],
  [sum("0.1", "0.20", "3"), "3.30"],
  [subtract("1.5", "0.25"), "1.25"],
  [multiply("-1.5", "0.2"), "-0.30"],
  [multiply("12", "12"), "144"],
  [divideExactly("0", "5"), "0"],
  [divideExactly("7", "7"), "1"],
  [divideExactly("100", "8"), "12.5"],
  [divideExactly("1", "125"), "0.008"],
  [divideExactly("3", "250"), "0.012"],
  [divideExactly("1.5", "0.25"), "6"],
  [divideExactly("1", "7"), null],
  [divideExactly("10", "6"), null],
  [divideExactly("9", "6"), "1.5"],
  [plainDecimal("1，250"), "1250"],
  [plainDecimal("1 250"), "1250"],
  [plainDecimal("000"), "0"],
  [plainDecimal("-007"), "-7"],
  [plainDecimal("100"), "100"],
  [plainDecimal("1,250,000.00"), "1250000.00"],
  [plainDecimal("007.50"), "7.50"],
  [plainDecimal("-0.5"), "-0.5"],
])("%s is %s", (got, expected) => expect(got).toBe(expected));

test("compare goes by value, not by text", () => {
  expect(compare("100.00", "100")).toBe(0);
  expect(compare("9", "10")).toBe(-1);
  expect(compare("-1", "-2")).toBe(1);
  expect(compare("0.10", "0.1")).toBe(0);
  expect(compare("0.09", "0.1")).toBe(-1);
  expect(compare("1", "0.999")).toBe(1);
});
