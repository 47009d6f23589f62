import { expect, test } from "vitest";
import { betweenBlanks } from "./between-blanks.ts";

const isBlank = (text: string) => text === "";

test.each<[readonly string[], readonly (readonly string[])[]]>([
  [[], []],
  [["", ""], []],
  [["甲"], [["甲"]]],
  [
    ["", "甲", "乙", "", "", "丙", ""],
    [["甲", "乙"], ["丙"]],
  ],
])("%j", (items, groups) => expect(betweenBlanks(items, isBlank)).toEqual(groups));

test("what stands apart from the item before it begins a group, too", () =>
  expect(
    betweenBlanks(
      [1, 2, 4, 5, 9],
      (n) => n === 9,
      (a, b) => b - a > 1,
    ),
  ).toEqual([
    [1, 2],
    [4, 5],
  ]));
