import { expect, test } from "vitest";
import { piecesOf } from "./pieces.test-helper.ts";
import { holdsProse } from "./prose.ts";

const long = "全年完成造林和管护并且做到成活率不低于百分之九十群众满意";
test.each<[string, readonly string[], boolean]>([
  ["nothing", [], false],
  ["names", ["造林面积", "管护面积"], false],
  ["a sentence's end", ["完成造林。"], true],
  ["on the first of two lines", ["完成。造林", "面积"], true],
  ["on the last", ["造林", "面积。"], true],
  ["half a sentence's end at a line's end", ["完成造林；", "面积"], true],
  ["inside a line", ["造林；面积", "面积"], false],
  ["a point of a list", ["1.完成造林和管护"], true],
  ["a short one", ["1.完成造林和管"], false],
  ["a number", ["12.5万亩以上的面积"], false],
  ["a line of twenty-eight characters", [long], true],
  ["of one less", [long.slice(1)], false],
  ["lines that are so long only together", [long.slice(14), long.slice(0, 14)], false],
  ["pieces of one line are one", [`${long.slice(0, 14)}a ${long.slice(14)}`], true],
])("prose: %s", (_, lines, expected) => expect(holdsProse(piecesOf(...lines))).toBe(expected));
