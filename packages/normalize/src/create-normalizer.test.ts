import { expect, test } from "vitest";
import { createNormalizer, type NormalizerOptions } from "./create-normalizer.ts";
import { normalizeValue } from "./normalize.ts";
import { summarize } from "./summary.test-helper.ts";

const own = createNormalizer({
  units: [
    { names: ["积分券", "分券"], unit: "券", dimension: "count" },
    { names: ["贯"], unit: "元", dimension: "money", shift: 3 },
  ],
  names: ["八五普法", "96345"],
});

test.each([
  ["发放30积分券", "(=) 30 券 count 「发放」"],
  ["≥12分券", ">= 12 券 count"],
  ["≤3万贯", "<= 30000000 元 money"],
  ["2贯/人", "(=) 2000 元/人 unit_price"],
  ["八五普法覆盖率≥90%", ">= 90 % ratio 「八五普法覆盖率」"],
  ["96345受理及时", "words"],
  ["不少于5人", ">= 5 人 count"],
])("%s with the caller's words", (text, expected) => expect(summarize(own(text))).toBe(expected));

test("the caller's words end with the call", () => {
  own("30积分券");
  expect(normalizeValue("30积分券").flags).toContain("unit_unknown");
  expect(normalizeValue("≤3万贯")).toMatchObject({ unit: "贯", flags: ["unit_unknown"] });
});

test.each<[NormalizerOptions, RegExp]>([
  [{ units: [{ names: [] }] }, /at least one name/],
  [{ units: [{ names: ["3件"] }] }, /"3件" cannot be/],
  [{ units: [{ names: ["贯"], shift: 0.5 }] }, /贯: shift 0\.5/],
  [{ units: [{ names: ["贯"], shift: 40 }] }, /贯: shift 40/],
  [{ names: [" "] }, /is no name/],
])("%j is refused", (options, message) => expect(() => createNormalizer(options)).toThrow(message));
