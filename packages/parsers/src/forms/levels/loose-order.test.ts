import { expect, test } from "vitest";
import { segmentByLabels, type PrintedGroup } from "./loose-order.ts";

/** Groups that say nothing but which rows fit by their words; `swapped` is what an exchange of two labels costs. */
function groupsOf(fits: readonly (readonly number[])[], swapped = -3): readonly PrintedGroup[] {
  return fits.map((rows): PrintedGroup => ({
    rowScore: (i) => (rows.includes(i) ? 2 : 0),
    placeScore: () => 0,
    beforeScore: () => swapped,
  }));
}

test.each<[string, readonly (readonly number[])[], readonly number[]]>([
  ["in their order", [[0, 1], [2], [3, 4]], [0, 0, 1, 2, 2]],
  ["two exchanged, where words say so", [[0], [3, 4], [1, 2]], [0, 2, 2, 1, 1]],
  ["one row that fits elsewhere does not cut its neighbours' group", [[0, 1, 3, 4], []], [0, 0, 0, 0, 1]],
])("rows in groups %s", (_, fits, expected) => expect(segmentByLabels(5, groupsOf(fits)).groupOf).toEqual(expected));

test("all segmentations of small cases: none is better, and each row's scores are the best with it", () => {
  const fits = [[1], [0, 3], [2, 3], []];
  const groups = groupsOf(fits, -1.5);
  const { score, scores, groupOf } = segmentByLabels(5, groups);
  const best = new Map<string, number>();
  let most = -Infinity;
  for (const order of permutations([0, 1, 2, 3]))
    for (const ends of cuts(5, 4)) {
      const rows = order.flatMap((group, n) => Array<number>((ends[n + 1] ?? 0) - (ends[n] ?? 0)).fill(group));
      const swaps = order.flatMap((group, n) => order.slice(n + 1).filter((later) => later < group)).length;
      const own = -1.5 * swaps + rows.reduce((sum, group, i) => sum + (fits[group]?.includes(i) === true ? 2 : 0), 0);
      most = Math.max(most, own);
      rows.forEach((group, i) => best.set(`${i}:${group}`, Math.max(best.get(`${i}:${group}`) ?? -Infinity, own)));
    }
  expect(score).toBeCloseTo(most);
  expect(groupOf).toHaveLength(5);
  for (const [key, own] of best) {
    const [row = 0, group = 0] = key.split(":").map(Number);
    expect(scores[row]?.[group]).toBeGreaterThanOrEqual(own - 1e-9); // groups without rows are allowed too, at a cost
  }
});

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

/** Ends of so many parts of a length, none empty. */
function cuts(length: number, parts: number): readonly (readonly number[])[] {
  const inner = (from: number, left: number): readonly (readonly number[])[] =>
    left === 0
      ? [[]]
      : Array.from({ length: length - from }, (_, i) => from + 1 + i)
          .filter((at) => at < length)
          .flatMap((at) => inner(at, left - 1).map((rest) => [at, ...rest]));
  return inner(0, parts - 1).map((own) => [0, ...own, length]);
}
