import { expect, test } from "vitest";
import { reachable } from "./file-structure.ts";
import type { Value } from "./values.ts";

const to = (object: number): Value => ({ object });
const dictionary = (entries: Readonly<Record<string, Value>>): Value => new Map(Object.entries(entries));
const objects = new Map<number, Value>([
  [1, dictionary({ Contents: [to(2), [to(3)]], Parent: to(4), Resources: dictionary({ Font: dictionary({ A: to(5) }) }) })],
  [2, dictionary({ Length: to(6) })],
  [5, dictionary({ Widths: to(7), A: to(8), Count: 3, Name: "/x", None: null })],
  [7, [to(1), 4, null]],
  [9, dictionary({ XObject: to(10) })],
  [10, dictionary({ P: to(2), Next: to(3), Plain: dictionary({ Length: to(11) }) })],
  [12, null],
]);

test.each<[string, Value, readonly number[]]>([
  ["nothing", null, []],
  ["a number", 3, []],
  ["an object that the file lacks is named all the same", to(77), [77]],
  ["one that says null", to(12), [12]],
  ["lists, and lists in lists; not what leads away; resources by whatever name", to(1), [1, 2, 3, 5, 6, 7]],
  ["names of resources that stand in an object of their own", to(9), [2, 3, 6, 9, 10, 11]],
  ["a list", [to(2), to(6)], [2, 6]],
])("%s", (_, from, expected) => expect([...reachable(objects, from)].toSorted((a, b) => a - b)).toEqual(expected));

test("what leads away may be told", () =>
  expect([...reachable(objects, to(1), new Set(["Contents"]))].toSorted((a, b) => a - b)).toEqual([1, 4, 5, 7, 8]));
