import { expect, test } from "vitest";
import { drawnLines, type DrawnShape } from "./drawn-lines.ts";
import { box } from "./page-content.test-helper.ts";

/** A letter of eleven points' advance, so many points high. */
const letter = (i: number, y0 = 100, height = 10): DrawnShape => ({ box: box(11 * i, y0, 11 * i + 10, y0 + height), pieces: 6 });
const read = (...shapes: readonly DrawnShape[]): readonly string[] =>
  drawnLines(shapes, [], []).map(({ box: at }) => `${at.x0}-${at.x1} ${at.y0}-${at.y1}`);
const five = [0, 1, 2, 3, 4].map((i) => letter(i));

test.each<[string, readonly DrawnShape[], readonly string[]]>([
  ["letters in any order", [letter(1), letter(2), letter(0), letter(3)], ["0-43 100-110"]],
  ["a mark below the line, near it", [...five, letter(5, 111.5, 4)], ["0-65 100-115.5"]],
  ["one further below", [...five, letter(5, 112, 4)], ["0-54 100-110"]],
  ["letters that together are as high as a line may be", [...five, letter(5, 105, 19)], ["0-65 100-124"]],
  ["and higher", [...five, letter(5, 105, 19.1)], ["0-54 100-110"]],
  ["as high as a line may be, above", [...five, letter(5, 90, 20), letter(6, 86, 20)], ["0-76 86-110"]],
  ["a line's letters by their own heights", [letter(0, 100, 4), letter(1, 100, 4), letter(2, 100, 4)], []],
  [
    "small letters stand apart by five points",
    [letter(0, 100, 4), letter(1, 102, 4), letter(2, 100, 4), letter(3, 102, 4)],
    ["0-43 100-106"],
  ],
])("%s", (_, shapes, expected) => expect(read(...shapes)).toEqual(expected));
