import { describe, expect, test } from "vitest";
import { labelEvidence, type Setting } from "./label-evidence.ts";
import type { LevelRow } from "./level-row.ts";

const TOP: Setting = { anchoring: "top", lossy: false };

/** Rows of one table, each with the level 2 label that stands on it. */
const rows = (...labels: (string | null)[]): readonly LevelRow[] =>
  labels.map((level2, i) => ({ name: `甲${i}`, value: "1", level1: null, level2, chunkStart: i === 0 }));

describe("a group without a label", () => {
  test("is less likely where its label is printed elsewhere than where the dump prints it nowhere", () => {
    const evidence = labelEvidence(rows("数量指标", null, "质量指标", null), "level2", TOP);
    expect(evidence("数量指标", 1, 2)).toBeLessThan(evidence("时效指标", 1, 2));
    expect(evidence("质量指标", 1, 2)).toBe(evidence("数量指标", 1, 2));
    expect(evidence("时效指标", 1, 2) - evidence("数量指标", 1, 2)).toBe(4); // log-odds
  });

  test("loses nothing by another label's being printed", () => {
    const evidence = labelEvidence(rows("数量指标", null), "level2", TOP);
    expect(evidence("时效指标", 1, 2)).toBe(labelEvidence(rows(null, null), "level2", TOP)("时效指标", 1, 2));
  });

  test("is more likely at the beginning of a piece, and where the dump loses labels", () => {
    const inside = labelEvidence(rows(null, null), "level2", TOP);
    const lossy = labelEvidence(rows(null, null), "level2", { ...TOP, lossy: true });
    expect(inside("数量指标", 1, 2)).toBeLessThan(inside("数量指标", 0, 1));
    expect(inside("数量指标", 0, 1)).toBeLessThan(lossy("数量指标", 0, 1));
  });
});

describe("a group with its label", () => {
  test.each<[string, Setting["anchoring"], number]>([
    ["on its first row, where labels stand at the top", "top", 0],
    ["on its middle row, where they are centred", "centre", 1],
  ])("%s", (_, anchoring, at) => {
    const cost = [0, 1, 2].map((i) =>
      labelEvidence(rows(...[0, 1, 2].map((j) => (j === i ? "数量指标" : null))), "level2", { anchoring, lossy: false })(
        "数量指标",
        0,
        3,
      ),
    );
    expect(cost.indexOf(Math.max(...cost))).toBe(at);
    expect(Math.max(...cost)).toBeCloseTo(0);
    expect(cost.filter((one) => one === cost[at])).toHaveLength(1);
  });
});
