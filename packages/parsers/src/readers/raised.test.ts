import { expect, test } from "vitest";
import { raised } from "./raised.ts";

test.each([
  ["3", "³"],
  [" 3 ", "³"],
  ["-12", "⁻¹²"],
  ["−1", "⁻¹"],
  ["+4567890n", "⁺⁴⁵⁶⁷⁸⁹⁰ⁿ"],
  ["", ""],
  ["  ", "  "],
  ["a", "a"],
  ["2a", "2a"],
  ["a2", "a2"],
  [" ① ", " ① "],
])("%j raised is %j", (text, expected) => expect(raised(text)).toBe(expected));
