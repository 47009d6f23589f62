import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test.each([
  [["a\nb", null, 1], '"a\nb",,1\r\n'],
  [["a\rb", "甲,乙"], '"a\rb","甲,乙"\r\n'],
  [["a\r\nb", 'x"y'], '"a\r\nb","x""y"\r\n'],
])("%j", (row, text) => expect(csvOf([row])).toBe(text));
