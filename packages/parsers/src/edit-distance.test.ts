import { expect, test } from "vitest";
import { editDistance } from "./edit-distance.ts";

test.each([
  ["河道轮疏", "河道轮疏", 0],
  ["河造轮疏", "河道轮疏", 1],
  ["道轮疏", "河道轮疏", 1],
  ["河道的轮疏", "河道轮疏", 1],
  ["道河轮疏", "河道轮疏", 2],
  ["", "河道轮疏", 4],
  ["河道", "", 2],
])("from %s to %s: %i letters", (text, word, letters) => expect(editDistance(text, word)).toBe(letters));

test("letters added at the ends may cost less than those between", () => {
  const costs = { replaced: () => 1, added: (at: number, length: number) => (at === 0 || at === length ? 0.5 : 1) };
  expect(["x河", "河x"].map((text) => editDistance(text, "河", { ...costs, replaced: (a, b) => (a === b ? 0 : 1) }))).toEqual([
    0.5, 0.5,
  ]);
  expect(editDistance("河x道", "河道", { ...costs, replaced: (a, b) => (a === b ? 0 : 1) })).toBe(1);
});
