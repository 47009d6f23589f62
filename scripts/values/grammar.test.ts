import { expect, test } from "vitest";
import { tallyGrammar } from "./judge.ts";
import { inChinese, moved } from "./numeral-words.ts";
import { tallyNumeralUnits } from "./numeral-units.ts";

/** The whole runs are `pnpm values:check`; here a part of them, the same part every time. */
const CELLS = 3000;
const EVERY = 37;

test("generated cells are read as they were written, or a flag says that they are not", () => {
  const { cells, read, silent } = tallyGrammar(20_251, CELLS);
  expect(silent).toEqual([]);
  expect(read / cells).toBeGreaterThan(0.99);
});

test("every numeral behind every lead and before every unit is read, or a flag says that it is not", () => {
  const { cells, read, silent } = tallyNumeralUnits(EVERY);
  expect(silent).toEqual([]);
  expect(read / cells).toBeGreaterThan(0.95);
});

test.each([
  [20_015, "二万零一十五"],
  [10, "十"],
  [110, "一百一十"],
  [3005, "三千零五"],
  [100_000_000, "一亿"],
  [1_203_040, "一百二十万三千零四十"],
])("the generator writes %d as %s", (value, words) => expect(inChinese(value)).toBe(words));

test.each([
  ["1.5", 4, "15000"],
  ["0.05", -1, "0.005"],
  ["300", -1, "30"],
  ["12.50", 0, "12.5"],
])("the generator moves the point of %s by %d", (decimal, places, expected) => expect(moved(decimal, places)).toBe(expected));
