import { describe, expect, test } from "vitest";
import { guardedForExcel } from "./excel.ts";

describe("what would run is guarded", () => {
  test.each([
    "=100(%)",
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1+1",
    "＠SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "==",
    "-5%",
    '=HYPERLINK("x")',
  ])("%j", (cell) => expect(guardedForExcel(cell)).toBe(`'${cell}`));
});

describe("what is no formula is left as it is", () => {
  test.each(["=", "+", "-", "＝", ">=", "<=", "-5", "-5.25", "5", "", "≥95%", "保洁=1", "'=1"])("%j", (cell) =>
    expect(guardedForExcel(cell)).toBe(cell),
  );
});
