import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDecimals, compareDecimals, multiplyDecimals } from "./index.ts";

test.each([
  [["0.1", "0.2"], "0.3"],
  [["753", "279", "292"], "1324"],
  [["1.50", "-1.5"], "0.00"],
  [["-0.05", "0.02"], "-0.03"],
  [["99999999999999999999.99", "0.01"], "100000000000000000000.00"],
  [["12"], "12"],
  [[], "0"],
])("%j add up to %s", (terms, sum) => expect(addDecimals(...terms)).toBe(sum));

test.each([
  ["10.65", "469483", "4999993.95"],
  ["0.1", "0.2", "0.02"],
  ["-0.5", "0.5", "-0.25"],
  ["0", "123.45", "0.00"],
  ["106500", "469483", "49999939500"],
])("%s × %s = %s", (a, b, product) => expect(multiplyDecimals(a, b)).toBe(product));

test.each([
  ["1.0", "1", 0],
  ["-0.5", "0.5", -1],
  ["10", "9.99", 1],
  ["0.30", "0.3", 0],
  ["-2", "-10", 1],
] as const)("%s to %s: %i", (a, b, order) => expect(Math.sign(compareDecimals(a, b))).toBe(order));

describe("for all decimals", () => {
  const decimals = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 }))
    .map(([units, scale]) => {
      const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
      const point = digits.length - scale;
      return `${units < 0n ? "-" : ""}${digits.slice(0, point)}${scale > 0 ? `.${digits.slice(point)}` : ""}`;
    });

  test("order of terms does not matter, and adding the negative gives nothing", () =>
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(addDecimals(a, b)).toBe(addDecimals(b, a));
        expect(compareDecimals(addDecimals(a, multiplyDecimals(a, "-1")), "0")).toBe(0);
        expect(compareDecimals(multiplyDecimals(a, "1"), a)).toBe(0);
      }),
      { seed: 1, numRuns: 200 },
    ));
});
