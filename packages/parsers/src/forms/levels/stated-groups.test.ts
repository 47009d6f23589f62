import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeGroups, type Cost, type Decoded, type Level, type Mark, type Placing } from "./stated-groups.ts";

type Ends = readonly number[];

/** All ways to cut rows into groups, by the groups' ends. */
function cuttings(rows: number): readonly Ends[] {
  return rows === 0 ? [[]] : Array.from({ length: rows }, (_, before) => cuttings(before).map((ends) => [...ends, rows])).flat();
}

const startsOf = (ends: Ends): readonly number[] => ends.map((_, i) => ends[i - 1] ?? 0);

/** One group a label, in order, each around its label, none over a cut, all placed alike and with the sums that labels state. */
function fits(level: Level | null, ends: Ends, fulls: readonly (string | null)[], placing: Placing): boolean {
  if (level === null || level.marks.length === 0) return true;
  const starts = startsOf(ends);
  if (ends.length !== level.marks.length) return false;
  return level.marks.every(({ first, last, stated }, k) => {
    const [start, end] = [starts[k] ?? 0, ends[k] ?? 0];
    const own = fulls.slice(start, end);
    const middle = (start + end - 1) / 2;
    const isPlaced =
      placing === "any" || (placing === "top" ? first === start : first !== last || Math.abs(first - middle) <= 0.5);
    const isSum = stated === null || own.includes(null) || own.reduce((sum, full) => sum + Number(full), 0) === Number(stated);
    const isWhole = [...level.cuts].every((cut) => cut <= start || cut >= end);
    return start <= first && last < end && isWhole && isPlaced && isSum;
  });
}

/** The same by trying every reading. */
function byTrial(
  [lower, upper]: readonly [Level | null, Level | null],
  fulls: readonly (string | null)[],
  placings: readonly Placing[],
  cost: Cost,
): readonly (readonly Decoded[])[] | null {
  const n = fulls.length;
  const best = [0, 1].map(() => fulls.map(() => new Map<number, number>()));
  const groupAt = (level: Level | null, ends: Ends, i: number) =>
    level === null || level.marks.length === 0 ? -1 : ends.findIndex((end) => i < end);
  for (const placing of placings)
    for (const lows of cuttings(n).filter((ends) => fits(lower, ends, fulls, placing)))
      for (const highs of cuttings(n).filter((ends) => fits(upper, ends, fulls, placing))) {
        if (!highs.every((end) => lows.includes(end))) continue;
        const groups = fulls.map((_, i) => [groupAt(lower, lows, i), groupAt(upper, highs, i)] as const);
        const whole = groups.reduce((sum, [low, high], i) => sum + cost(i, low, high), 0);
        for (const [i, pair] of groups.entries())
          for (const [level, group] of pair.entries()) {
            const costs = best[level]?.[i];
            costs?.set(group, Math.min(costs.get(group) ?? Infinity, whole));
          }
      }
  if (best[0]?.[0]?.size === 0) return null;
  return best.map((rows) =>
    rows.map((costs) => {
      const [first, second] = [...costs].toSorted(([, a], [, b]) => a - b);
      return { mark: first?.[0] ?? NaN, margin: second === undefined ? Infinity : second[1] - (first?.[1] ?? 0) };
    }),
  );
}

const ROWS = 5;
const marks = fc
  .tuple(
    fc.uniqueArray(fc.nat(ROWS - 1), { maxLength: 3 }),
    fc.array(fc.constantFrom(null, null, "3", "5", "8"), { minLength: 3, maxLength: 3 }),
    fc.boolean(),
  )
  .map(([at, stated, isLong]): readonly Mark[] => {
    const firsts = at.toSorted((a, b) => a - b);
    return firsts.map((first, k) => {
      const room = (firsts[k + 1] ?? ROWS) - first - 1;
      return { first, last: isLong ? first + Math.min(room, 1) : first, stated: stated[k] ?? null };
    });
  });
const level = fc.option(fc.record({ marks, cuts: fc.uniqueArray(fc.nat(ROWS), { maxLength: 1 }).map((cuts) => new Set(cuts)) }), {
  freq: 8,
});
const placings = fc.constantFrom<readonly Placing[]>(["top"], ["middle"], ["any"], ["top", "middle"]);

test("every reading is tried: the best of all, and how far the next one is", () => {
  fc.assert(
    fc.property(
      fc.tuple(level, level),
      fc.array(fc.constantFrom("1", "2", "3", null, "2"), { minLength: ROWS, maxLength: ROWS }),
      placings,
      fc.array(fc.nat(4), { minLength: 97, maxLength: 97 }),
      (levels, fulls, ways, costs) => {
        const cost: Cost = (i, low, high) => costs[(i * 31 + low * 7 + high * 3 + 20) % 97] ?? 0;
        const found = decodeGroups(levels[0], levels[1], fulls, ways, cost);
        const expected = byTrial(levels, fulls, ways, cost);
        expect(found?.map((rows) => rows.map(({ margin }) => margin)) ?? null).toEqual(
          expected?.map((rows) => rows.map(({ margin }) => margin)) ?? null,
        );
        // Where two are as good, either may stand first
        for (const [k, rows] of (found ?? []).entries())
          for (const [i, { mark, margin }] of rows.entries())
            expect(margin === 0 || mark === expected?.[k]?.[i]?.mark).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});

describe("one level", () => {
  const at = (...firsts: readonly number[]): Level => ({
    marks: firsts.map((first) => ({ first, last: first, stated: null })),
    cuts: new Set(),
  });
  const told = (lower: Level, placings: readonly Placing[], fulls: readonly (string | null)[]) =>
    decodeGroups(lower, null, fulls, placings, () => 0)?.[0]
      .map(({ mark, margin }) => `${mark}${margin === 0 ? "?" : ""}`)
      .join(" ") ?? "none";
  const four = ["1", "2", "3", "4"];
  test.each<[string, Level, readonly Placing[], string]>([
    ["labels on first rows", at(0, 2), ["top"], "0 0 1 1"],
    ["the first row without a label", at(1, 3), ["top"], "none"],
    ["labels in the middle, of four rows as of two and two", at(1, 3), ["middle"], "0 0 0? 1"],
    ["labels in the middle: the upper of two counts", at(0, 2), ["middle"], "0 0? 1 1"],
    ["either", at(0, 2), ["top", "middle"], "0 0? 1 1"],
    ["anywhere", at(0, 3), ["any"], "0 0? 0? 1"],
    ["a cut decides", { ...at(0, 3), cuts: new Set([1]) }, ["any"], "0 1 1 1"],
    ["a cut within a sole group", { ...at(0), cuts: new Set([1]) }, ["any"], "none"],
    [
      "a sum decides",
      {
        marks: [
          { first: 0, last: 0, stated: "3" },
          { first: 3, last: 3, stated: null },
        ],
        cuts: new Set(),
      },
      ["any"],
      "0 0 1 1",
    ],
    [
      "a label on two rows",
      {
        marks: [
          { first: 0, last: 1, stated: null },
          { first: 3, last: 3, stated: null },
        ],
        cuts: new Set(),
      },
      ["any"],
      "0 0 0? 1",
    ],
  ])("%s", (_, lower, ways, expected) => expect(told(lower, ways, four).replaceAll("1?", "0?")).toBe(expected));
});
