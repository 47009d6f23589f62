import { expect, test } from "vitest";
import { cubicLevel } from "./cubic-level.ts";

/** Two dark columns on paper, the second one pixel wide. */
const ROW = [255, 255, 255, 0, 0, 255, 255, 40, 255, 255];
const image = { width: ROW.length, height: 6, pixels: Uint8Array.from({ length: 60 }, (_, i) => ROW[i % ROW.length] ?? 0) };
const levels = (...xs: readonly number[]) => xs.map((x) => cubicLevel(image, x, 2.5));

test("on a pixel it is the pixel's", () => expect(levels(1, 2, 3, 4, 7)).toEqual([255, 255, 0, 0, 40]));

test("a thin stroke stays darker between its pixels than the mean of two would be", () => {
  expect(levels(3.5)).toEqual([0]);
  const [before = 0, behind = 0] = levels(6.75, 7.25);
  expect(before).toBeLessThan(0.25 * 255 + 0.75 * 40);
  expect(behind).toBe(before);
});

test("no level is darker than black or lighter than paper", () => {
  for (let x = 1; x < 7.9; x += 0.1) expect(cubicLevel(image, x, 2)).toBe(Math.min(255, Math.max(0, cubicLevel(image, x, 2))));
  expect(levels(2.5)[0]).toBe(levels(4.5)[0]);
});

test.each([
  ["left of it", 0.5, 2],
  ["right of it", 8.5, 2],
  ["above it", 3, 0.5],
  ["below it", 3, 4.5],
])("what lies outside, and its edge, is paper: %s", (_, x, y) => expect(cubicLevel(image, x, y)).toBe(255));
