import { normalizeValue } from "@jixiao/normalize";
import { expect, test } from "vitest";
import { textsWithoutNumber } from "./no-number.ts";

test("a thousand texts without a number give none", () => {
  const texts = [...textsWithoutNumber(1000)];
  expect(new Set(texts).size).toBe(1000);
  const wrong = texts.filter((text) => {
    const { type, number, date, parts } = normalizeValue(text, { fiscalYear: 2025 });
    return type !== "qualitative" || number !== null || date !== null || parts !== null;
  });
  expect(wrong).toEqual([]);
});
