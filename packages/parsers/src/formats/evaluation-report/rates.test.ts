import { describe, expect, test } from "vitest";
import { ratesAgree } from "./rates.ts";

describe("a rate", () => {
  test.each([
    ["95.00", "95", ["100"], true],
    ["95.01", "95", ["100"], false],
    ["33.33", "1", ["3"], true],
    ["33.34", "1", ["3"], true],
    ["33.32", "1", ["3"], false],
    ["33.35", "1", ["3"], false],
    ["66.6", "2", ["3"], true],
    ["66.7", "2", ["3"], true],
    ["66.8", "2", ["3"], false],
    ["67", "2", ["3"], true],
    ["66", "2", ["3"], true],
    ["68", "2", ["3"], false],
    ["50", "1", ["4", "2"], true],
    ["50", "1", [null, "2"], true],
    ["50", "1", ["0"], null],
    ["50", "1", ["-2"], null],
    ["50", "1", [null], null],
    ["50", null, ["2"], null],
    [null, "1", ["2"], null],
    ["0", "0", ["2"], true],
    ["105", "105", ["100"], true],
  ] as const)("%s %% is %s of %j: %s", (rate, part, wholes, agrees) => expect(ratesAgree(rate, part, wholes)).toBe(agrees));
});
