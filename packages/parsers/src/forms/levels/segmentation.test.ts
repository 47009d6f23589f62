import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Group } from "./groups.ts";
import { bestSegmentation, type Model } from "./segmentation.ts";

function group(level1: string, level2: string | null, order1: number | null, order2: number | null, mismatch = false): Group {
  return { level1, level2, order1, order2, lexicalKey: level2, mismatch };
}

type Segment = readonly [start: number, end: number, group: number];

/** All ways to cut rows into segments, each of a group. */
function cuttings(rows: number, groups: number): readonly (readonly Segment[])[] {
  const all: (readonly Segment[])[][] = [[[]]];
  for (let end = 1; end <= rows; end++)
    all[end] = Array.from({ length: end }, (_, start) =>
      (all[start] ?? []).flatMap((before) =>
        Array.from({ length: groups }, (__, g): readonly Segment[] => [...before, [start, end, g]]),
      ),
    ).flat();
  return all[rows] ?? [];
}

/** What a reading scores, from its definition. */
function scoreOf(model: Model, segments: readonly Segment[], step: (from: Group, to: Group) => number): number {
  let score = 0;
  let run = 0;
  for (const [k, [start, end, g]] of segments.entries()) {
    const own = model.groups[g] as Group;
    const before = segments[k - 1];
    const last = before === undefined ? null : (model.groups[before[2]] as Group);
    if (last !== null) score += step(last, own);
    if (last !== null && last.level1 !== own.level1) {
      score += model.runScore(last, run, start);
      run = start;
    }
    for (let i = start; i < end; i++) score += model.allows(own, i) ? model.rowScore(own, i) : -Infinity;
    score += model.segmentScore(own, start, end) - (own.mismatch ? 3 : 0);
    if (end === model.length) score += model.runScore(own, run, end);
  }
  return score;
}

function byTrial(model: Model, step: (from: Group, to: Group) => number) {
  const scores = Array.from({ length: model.length }, () => model.groups.map(() => -Infinity));
  for (const segments of cuttings(model.length, model.groups.length)) {
    const score = scoreOf(model, segments, step);
    for (const [start, end, g] of segments)
      for (let i = start; i < end; i++) {
        const row = scores[i] as number[];
        row[g] = Math.max(row[g] ?? -Infinity, score);
      }
  }
  return scores;
}

const groups = [
  group("产出指标", "数量指标", 0, 0),
  group("产出指标", "质量指标", 0, 1),
  group("效益指标", "社会效益指标", 1, 1),
  group("产出指标", "生态效益指标", 0, null, true),
];
const ROWS = 4;
const numbers = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 211, maxLength: 211 });
const model = fc
  .record({ numbers, forbidden: fc.array(fc.nat(15), { maxLength: 5 }), hasSteps: fc.boolean() })
  .map(({ numbers, forbidden, hasSteps }) => {
    const at = (own: Group, ...more: readonly number[]): number =>
      numbers[more.reduce((sum, number) => sum * 6 + number, groups.indexOf(own) + 1) % 211] ?? 0;
    const family = (own: Group): number => (own.level1 === "产出指标" ? 1 : 2);
    const model: Model = {
      length: ROWS,
      groups,
      // The first group takes every row: there is a reading
      allows: (own, i) => own === groups[0] || !forbidden.includes(groups.indexOf(own) * 4 + i),
      rowScore: (own, i) => at(own, i),
      segmentScore: (own, start, end) => at(own, start, end),
      runScore: (own, start, end) => numbers[(family(own) * 36 + start * 6 + end) % 211] ?? 0,
      ...(hasSteps ? { stepScore: (from: Group, to: Group) => at(from, groups.indexOf(to), 5) } : {}),
    };
    return model;
  });

/** As the official order has it: forward costs nothing. */
function usual(from: Group, to: Group): number {
  if (from === to) return -4;
  if (from.level1 !== to.level1) return (to.order1 ?? 9) < (from.order1 ?? -1) ? -1 : 0;
  return (to.order2 ?? 9) < (from.order2 ?? -1) ? -1.5 : 0;
}

test("the best of all readings, and for each row and group the best that has them together", () => {
  fc.assert(
    fc.property(model, (one) => {
      const step = one.stepScore ?? usual;
      const { score, groupOf, scores } = bestSegmentation(one);
      const expected = byTrial(one, step);
      expect(scores.map((row) => [...row])).toEqual(expected);
      expect(score).toBe(Math.max(...(expected[0] ?? [])));
      expect(groupOf.map((g, i) => expected[i]?.[g])).toEqual(groupOf.map(() => score));
    }),
    { numRuns: 40 },
  );
});

describe("the order of groups", () => {
  const silent = (list: readonly Group[]): Model => ({
    length: 2,
    groups: list,
    allows: (own, i) => own === list[i],
    rowScore: () => 0,
    segmentScore: () => 0,
    runScore: () => 0,
  });
  const [quantity, quality, social, other] = groups as [Group, Group, Group, Group];
  const own = group("自定指标", null, null, null);
  test.each<[string, Group, Group, number]>([
    ["forward within a level 1", quantity, quality, 0],
    ["back within it", quality, quantity, -1.5],
    ["forward to another level 1", quality, social, 0],
    ["back to another", social, quantity, -1],
    ["to one outside the order, and back", social, own, 0],
    ["from one outside the order", own, quantity, 0],
    ["to a level 2 outside it, which contradicts its level 1", quality, other, -3],
  ])("%s", (_, from, to, score) => expect(bestSegmentation(silent([from, to]))).toMatchObject({ score, groupOf: [0, 1] }));

  test("a group that begins again behind itself is worse than one that goes on", () => {
    const one = { ...silent([quantity]), allows: () => true };
    expect(bestSegmentation(one)).toMatchObject({ score: 0, groupOf: [0, 0] });
    expect(bestSegmentation({ ...one, segmentScore: (_, start, end) => (end - start > 1 ? -9 : 0) }).score).toBe(-4);
  });

  test("rows of which no group may be is a bug of who asks", () => {
    expect(() => bestSegmentation({ ...silent([quantity]), allows: () => false })).toThrow("segmentation without a path");
  });
});
