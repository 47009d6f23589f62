import { describe, expect, test } from "vitest";
import { groupsFor } from "./groups.ts";
import { labelEvidence, type Anchoring } from "./label-evidence.ts";
import type { LevelRow } from "./level-row.ts";

describe("where labels stand", () => {
  const row = (level1: string | null, chunkStart = false): LevelRow => ({
    name: "甲",
    value: "5",
    level1,
    level2: null,
    chunkStart,
  });
  const cost = (
    labels: readonly (string | null)[],
    start: number,
    end: number,
    anchoring: Anchoring,
    over: { lossy?: boolean; chunks?: number[]; label?: string } = {},
  ) => {
    const rows = labels.map((label, i) => row(label, over.chunks?.includes(i) ?? false));
    return -labelEvidence(rows, "level1", { anchoring, lossy: over.lossy ?? false })(over.label ?? "产出指标", start, end);
  };
  const A = "产出指标";
  test.each<[string, number, number]>([
    ["merged, on the first row", cost([A, null, null], 0, 3, "merged"), 0],
    ["merged, further down", cost([null, A, null], 0, 3, "merged"), 9],
    ["top, on the first row", cost([A, null, null], 0, 3, "top"), 0],
    ["top, further down", cost([null, A, null], 0, 3, "top"), 4],
    ["centre, in the middle", cost([null, A, null], 0, 3, "centre"), 0],
    ["centre of four: the upper of the two", cost([null, A, null, null], 0, 4, "centre"), 0],
    ["centre of four: the lower", cost([null, null, A, null], 0, 4, "centre"), 2],
    ["a row off", cost([A, null, null], 0, 3, "centre"), 2],
    ["far off", cost([A, null, null, null, null, null, null], 0, 7, "centre"), 4],
    ["no label, where a piece begins", cost([null, null], 0, 2, "top", { label: "甲" }), 2],
    ["no label, in a piece", cost([A, null, null], 1, 3, "top", { label: "甲" }), 3],
    ["no label, where labels were lost", cost([null, null], 0, 2, "top", { lossy: true, label: "甲" }), 1],
    ["no label, and it is printed elsewhere", cost([A, null, null], 1, 3, "top"), 7],
    ["cut by a page: top of the larger part", cost([A, null, null, null], 0, 4, "top", { chunks: [3] }), 0],
    ["top of the smaller part", cost([null, null, null, A], 0, 4, "top", { chunks: [3] }), 1],
    ["the centre of a part", cost([null, A, null, null, null], 0, 5, "centre", { chunks: [3] }), 1],
    ["printed again on the next page", cost([A, null, A, null], 0, 4, "top", { chunks: [2] }), 0],
    ["twice on one page", cost([A, null, A, null], 0, 4, "top"), 2],
    ["on each page but one", cost([A, null, null, A], 0, 4, "top", { chunks: [2, 3] }), 0.5],
    ["on every row counts once", cost([A, A, A], 0, 3, "top"), 0],
  ])("%s", (_, found, expected) => expect(found).toBeCloseTo(expected));

  const groups = (...rows: readonly (readonly [string | null, string | null])[]) =>
    groupsFor(rows.map(([level1, level2]) => ({ name: "", value: "", level1, level2, chunkStart: false }))).map((group) => [
      group.level1,
      group.level2,
      group.order1 !== null,
      group.order2 !== null,
      group.mismatch,
    ]);
  test("the taxonomy's groups stand for themselves", () => {
    expect(groups()).toContainEqual(["产出指标", "数量指标", true, true, false]);
    expect(groups().every(([, , one, two, mismatch]) => one === true && two === true && mismatch === false)).toBe(true);
  });
  test("labels of the form's own go with what stands beside them", () => {
    expect(groups(["管理指标", "数量指标"])).toContainEqual(["管理指标", "数量指标", false, false, false]);
    expect(groups(["管理指标", null])).toContainEqual(["管理指标", null, false, false, false]);
    expect(groups([null, "管理质量"])).toContainEqual(["产出指标", "管理质量", true, false, false]);
    expect(groups(["效益指标", "数量指标"])).toContainEqual(["效益指标", "数量指标", true, false, true]);
  });
});
