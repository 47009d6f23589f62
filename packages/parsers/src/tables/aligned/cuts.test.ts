import { expect, test } from "vitest";
import { cheapestCuts } from "./cuts.ts";

/** Pieces cost what they differ from a wanted length, and one for each piece. */
const near = (wanted: number) => (from: number, to: number) => 1 + Math.abs(to - from - wanted);

test("the cheapest pieces cover all, in order", () => {
  expect(cheapestCuts(6, 4, near(2))).toMatchObject({ ends: [2, 4, 6], cost: 3 });
  expect(cheapestCuts(0, 4, near(2))).toMatchObject({ ends: [], cost: 0 });
  expect(cheapestCuts(5, 2, near(5)).ends.every((end, i, ends) => end - (ends[i - 1] ?? 0) <= 2)).toBe(true);
});

test("a margin is the distance to the best cutting that decides otherwise there", () => {
  const { ends, margins } = cheapestCuts(4, 4, (from, to) => (to - from === 2 ? 0 : 5));
  expect(ends).toEqual([2, 4]);
  expect(margins).toEqual([10, 5, 10]); // 1 + 1 + 2 rows, all four in one, 2 + 1 + 1
});

test("two cuttings that cost the same leave no margin", () => {
  const { margins } = cheapestCuts(2, 2, (from, to) => to - from);
  expect(margins).toEqual([0]);
});
