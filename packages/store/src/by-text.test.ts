import { expect, test } from "vitest";
import { byText } from "./by-text.ts";

test.each<[string, string, number]>([
  ["", "", 0],
  ["", "a", -1],
  ["b", "a", 1],
  ["甲", "甲", 0],
  ["Z", "a", -1],
  ["a", "ä", -1],
  ["10", "9", -1],
])("%j and %j: %i", (a, b, order) => expect(byText(a, b)).toBe(order));
