import { expect, test } from "vitest";
import { connectedRulings, mergeRulings, type Ruling } from "./rulings.ts";

const h = (at: number, from: number, to: number): Ruling => ({ axis: "horizontal", at, from, to });
const v = (at: number, from: number, to: number): Ruling => ({ axis: "vertical", at, from, to });

test.each<[string, readonly Ruling[], readonly Ruling[]]>([
  ["in any order", [h(20, 0, 9), h(30, 0, 9), h(10, 0, 9)], [h(10, 0, 9), h(20, 0, 9), h(30, 0, 9)]],
  ["of one line", [h(10, 40, 50), h(10, 80, 90), h(10, 0, 10)], [h(10, 0, 10), h(10, 40, 50), h(10, 80, 90)]],
  ["a piece within another", [h(10, 0, 90), h(10, 20, 30), h(10, 92, 95)], [h(10, 0, 95)]],
  ["lines three points apart are one in their middle", [h(10, 0, 9), h(13, 0, 9)], [h(11.5, 0, 9)]],
  ["those that lie as far from it as may be are of it", [h(10, 0, 5), h(10, 0, 5), h(13, 5, 9)], [h(11, 0, 9)]],
  ["nothing", [], []],
])("pieces are put together: %s", (_, rulings, expected) => expect(mergeRulings(rulings)).toEqual(expected));

const groups = (...rulings: readonly Ruling[]): readonly number[] => connectedRulings(rulings).map((group) => group.length);
test.each<[string, readonly Ruling[], boolean]>([
  ["a line that ends at an upright's side, so far away", [h(10, 0, 50), v(53, 0, 20)], true],
  ["so far to its right", [h(10, 23, 50), v(20, 0, 20)], true],
  ["further", [h(10, 23.1, 50), v(20, 0, 20)], false],
  ["above an upright, so far", [h(10, 0, 50), v(20, 13, 30)], true],
  ["below one, so far", [h(33, 0, 50), v(20, 13, 30)], true],
  ["further below", [h(33.1, 0, 50), v(20, 13, 30)], false],
  ["two behind each other, so far", [h(10, 0, 50), h(10, 53, 90)], true],
  ["further behind", [h(10, 0, 50), h(10, 53.1, 90)], false],
  ["given the other way round", [h(10, 53, 90), h(10, 0, 50)], true],
  ["and further", [h(10, 53.1, 90), h(10, 0, 50)], false],
  ["two under each other, so far", [h(10, 0, 50), h(13, 0, 50)], true],
  ["lines of the same ends are not one as uprights are", [h(10, 0, 50), h(90, 0, 50)], false],
  ["uprights whose ends differ so far", [v(0, 0, 90), v(200, 3, 87)], true],
  ["an upright and a line of its ends", [v(0, 200, 290), h(100, 200, 290)], false],
])("two touch: %s", (_, rulings, expected) => expect(groups(...rulings)).toEqual(expected ? [2] : [1, 1]));
