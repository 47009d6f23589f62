import { expect, test } from "vitest";
import type { Atom } from "./atoms.ts";
import { findLabels } from "./labels.ts";
import { orderOfLabels } from "./order-of-labels.ts";
import { piecesOf } from "./pieces.test-helper.ts";

const firstCell = (all: readonly Atom[]): Atom => all.find(({ text }) => text === "造林") ?? expect.unreachable();

test.each<[string, readonly string[], number]>([
  ["no label", ["造林", "50亩"], -6],
  ["one label before the first cell", ["数量指标", "造林", "50亩"], -6],
  ["both before it", ["产出指标", "数量指标", "造林", "50亩"], 6],
  ["one of them on its line", ["产出指标", "数量指标 造林 50亩"], 6],
  ["both on its line", ["产出指标 数量指标 造林 50亩"], 2.5],
  ["one behind it", ["产出指标", "造林", "50亩", "数量指标"], -6],
  ["two of one level", ["数量指标", "质量指标", "造林", "50亩"], -6],
  ["a cut one, whole", ["产出指标", "数量指标", "造林", "50亩", "经济效益", "指标", "管护"], 7.5],
  ["a cut one, a cell between", ["产出指标", "数量指标", "造林", "50亩", "经济效益", "管护", "指标"], 3],
  ["a whole one and one parted", ["产出指标", "数量指标", "造林", "社会效益", "指标", "经济效益", "管护", "指标"], 4.5],
  ["a cut label around the first cell stands not before it", ["产出指标", "经济效益", "造林", "指标", "50亩"], -9],
  ["the table's own label, cut, says nothing", ["绩效", "产出指标", "数量指标", "造林", "指标"], 6],
])("%s", (_, lines, expected) => {
  const all = piecesOf(...lines);
  expect(orderOfLabels(findLabels(all), all, firstCell(all))).toBe(expected);
});
