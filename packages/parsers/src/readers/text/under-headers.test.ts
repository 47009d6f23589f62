import { expect, test } from "vitest";
import { findHeaders } from "./header.ts";
import { piecesOf } from "./pieces.test-helper.ts";
import { underHeaders } from "./under-headers.ts";

/** The pieces below a header of their own, each with its column's index. */
function read(lines: readonly string[], columns: readonly number[] = [2, 3]): readonly string[] {
  const all = piecesOf(...lines);
  const headers = findHeaders(all, [0]);
  const taken = new Set(headers.flatMap(({ atoms }) => [...atoms]));
  const leaves = all.filter((atom) => !taken.has(atom));
  return [...underHeaders(leaves, headers, columns)].map(([{ text }, column]) => `${text} ${column}`);
}

const levels = ["一级指标 二级指标"];
test.each<[string, readonly string[], readonly string[]]>([
  ["no header", ["造林", "50亩"], []],
  ["headers beside each other", ["一级指标 二级指标 三级指标 指标值", "造林", "50亩"], []],
  [
    "each above its own cells",
    [...levels, "三级指标", "造林", "管护", "指标值", "50亩", "80亩"],
    ["造林 0", "管护 0", "50亩 1", "80亩 1"],
  ],
  [
    "up to the next blank line",
    [...levels, "三级指标", "造林", "管护", "", "抚育", "指标值", "50亩", "", "80亩"],
    ["造林 0", "管护 0", "50亩 1"],
  ],
  ["not behind a blank line", [...levels, "三级指标", "", "造林", "管护", "指标值", "50亩"], ["50亩 1"]],
  ["one piece between them: they stand together", [...levels, "三级指标", "造林", "指标值", "50亩"], []],
  ["two pieces on a line between", [...levels, "三级指标", "造林 管护", "指标值", "50亩"], ["造林 0", "管护 0", "50亩 1"]],
  ["not on the next page", [...levels, "三级指标", "造林", "\f管护", "指标值", "50亩"], ["造林 0", "50亩 1"]],
  [
    "a column behind the last header's",
    [...levels, "三级指标", "造林", "管护", "抚育", "指标值"],
    ["造林 0", "管护 0", "抚育 0"],
  ],
])("%s", (_, lines, expected) => expect(read(lines)).toEqual(expected));

test("a leaf without a header of its own has none below it", () =>
  expect(read([...levels, "三级指标", "造林", "管护", "指标值", "50亩"], [2, 9])).toEqual(["造林 0", "管护 0"]));
