import { describe, expect, test } from "vitest";
import type { Grouping, LabelGroup, Rival } from "./groups.ts";
import { closest, mismatches, withLower } from "./level-rivals.ts";
import type { AlignedLabel } from "./labels.ts";

const label = (text: string): AlignedLabel => ({ text, lines: [], page: 1, top: 0, middle: 0, cutTo: null, margin: Infinity });
const group = (text: string | null, start: number, end: number): LabelGroup => ({
  label: text === null ? null : label(text),
  start,
  end,
});
const grouping = (groups: readonly LabelGroup[], rivals: readonly Rival[]): Grouping => ({
  groups,
  rivals,
  cost: 0,
  beginCosts: [],
});
const rival = (margin: number, text: string | null): Rival => ({ margin, text });

describe("rivals of level 2: with level 1 as it was read, and without", () => {
  const own = [group("数量指标", 0, 1), group("质量指标", 1, 3)];
  const rivals = [rival(5, "质量指标"), rival(4, null), rival(3, "数量指标")];
  test("without another reading they are what they are", () => expect(closest(grouping(own, rivals), null)).toEqual(rivals));
  test("of two readings with the same labels the nearer rival counts", () =>
    expect(
      closest(grouping(own, rivals), grouping(own, [rival(9, "时效指标"), rival(2, "时效指标"), rival(3, "时效指标")])),
    ).toEqual([rival(5, "质量指标"), rival(2, "时效指标"), rival(3, "数量指标")]));
  test("another label there has no margin", () =>
    expect(closest(grouping(own, rivals), grouping([group("数量指标", 0, 2), group(null, 2, 3)], rivals))).toEqual([
      rival(5, "质量指标"),
      rival(0, "数量指标"),
      rival(0, null),
    ]));
  test("rows that the other reading lacks keep theirs", () =>
    expect(closest(grouping(own, rivals), grouping(own, [rival(1, null)]))).toEqual([rival(1, null), ...rivals.slice(1)]));
});

describe("rivals of level 1 by those of level 2", () => {
  const upper = grouping([group("产出指标", 0, 1), group("效益指标", 1, 2)], [rival(9, "效益指标"), rival(9, null)]);
  const read = (...free: readonly Rival[]) => withLower(upper, grouping([], free));
  test("without level 2 there are none", () => expect(withLower(upper, null)).toEqual(upper.rivals));
  test.each<[string, Rival, Rival]>([
    ["a label of another level 1, nearer", rival(2, "社会效益指标"), rival(2, "效益指标")],
    ["as near: what is read stays", rival(9, "社会效益指标"), rival(9, "效益指标")],
    ["a label of its own level 1", rival(2, "数量指标"), rival(9, "效益指标")],
    ["none", rival(2, null), rival(9, "效益指标")],
    ["one of no known level", rival(2, "绿化"), rival(9, "效益指标")],
  ])("%s", (_, free, expected) => expect(read(free, rival(99, null))[0]).toEqual(expected));
  test("each row has its own", () =>
    expect(read(rival(99, null), rival(1, "时效指标"))).toEqual([rival(9, "效益指标"), rival(1, "产出指标")]));
  test("beside an unknown label there is nothing to go with", () =>
    expect(withLower(grouping([group("绿化", 0, 1)], [rival(9, null)]), grouping([], [rival(1, "时效指标")]))).toEqual([
      rival(9, null),
    ]));
});

describe("labels of level 2 that belong elsewhere", () => {
  const lower = [
    group("数量指标", 0, 2),
    group("社会效益指标", 2, 5),
    group("成本指标", 5, 6),
    group(null, 6, 7),
    group("绿化", 7, 8),
  ];
  test.each<[string, string, number, number, number]>([
    ["its own alone", "产出指标", 0, 2, 0],
    ["another's", "产出指标", 0, 5, 1.5],
    ["成本指标 below 产出指标 is its own", "产出指标", 5, 6, 0],
    ["a group of which the middle lies inside", "产出指标", 1, 4, 1.5],
    ["of which the middle lies at the beginning", "产出指标", 3, 6, 1.5],
    ["of which the middle lies at the end: outside", "产出指标", 0, 3, 0],
    ["and all others", "效益指标", 0, 8, 3],
    ["none and unknown ones", "产出指标", 6, 8, 0],
    ["beside a label of level 2", "数量指标", 0, 8, 0],
    ["beside an unknown label", "绿化", 0, 8, 0],
  ])("%s", (_, own, start, end, cost) => expect(mismatches(label(own), lower, start, end)).toBe(cost));
});
