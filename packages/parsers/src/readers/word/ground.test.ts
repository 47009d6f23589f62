import { expect, test } from "vitest";
import { highlightOf, inkOf, PAPER, shadeOf, UNKNOWN_GROUND, unseenBecause } from "./ground.ts";

const shade = (attributes: Record<string, string> | null) =>
  shadeOf(
    attributes === null
      ? { name: "w:tcPr", attributes: {}, children: [] }
      : { name: "w:tcPr", attributes: {}, children: [{ name: "w:shd", attributes, children: [] }] },
  );

test.each([
  [null, null],
  [{}, null],
  [{ "w:fill": "auto" }, null],
  [{ "w:fill": "FF0000" }, "FF0000"],
  [{ "w:val": "clear", "w:fill": "ff0000", "w:color": "00FF00" }, "ff0000"],
  [{ "w:val": "nil", "w:fill": "FF0000" }, "FF0000"],
  [{ "w:val": "solid", "w:fill": "FF0000", "w:color": "00FF00" }, "00FF00"],
  [{ "w:val": "solid", "w:fill": "FF0000" }, null],
  [{ "w:val": "pct10", "w:fill": "FF0000" }, UNKNOWN_GROUND],
  [{ "w:fill": "FF00001" }, null],
  [{ "w:fill": "0FF000G" }, null],
  [{ "w:fill": "FF000" }, null],
])("the shading %j gives %s", (attributes, ground) => expect(shade(attributes)).toBe(ground));

test("no properties give no ground", () => expect(shadeOf(undefined)).toBeNull());

test.each([
  [undefined, null],
  ["none", null],
  ["white", PAPER],
  ["black", "000000"],
  ["yellow", UNKNOWN_GROUND],
])("highlighting %s gives %s", (name, ground) => expect(highlightOf(name)).toBe(ground));

test.each([
  [undefined, null],
  ["auto", null],
  ["00ff7F", "00ff7F"],
  ["00ff7F0", null],
  ["x00ff7F", null],
])("the ink %s is %s", (colour, ink) => expect(inkOf(colour)).toBe(ink));

test.each<[string, string | null, number | null, string, string]>([
  ["nothing is said", null, null, PAPER, "seen"],
  ["black on paper", "000000", 21, PAPER, "seen"],
  ["white on paper", "FFFFFF", 21, PAPER, "colour"],
  ["nearly white on paper", "ECECEC", null, PAPER, "colour"],
  ["not so near in one part", "FFFFEB", null, PAPER, "seen"],
  ["darker paper, the same ink", "102030", null, "0F2131", "colour"],
  ["red on green", "FF0000", null, "00FF00", "seen"],
  ["the first part alone is the same", "FF0000", null, PAPER, "seen"],
  ["the ground is not known", "FFFFFF", null, UNKNOWN_GROUND, "seen"],
  ["two points", "000000", 4, PAPER, "seen"],
  ["one and a half", "000000", 3, PAPER, "1.5 pt"],
  ["too small on a ground that is not known", null, 2, UNKNOWN_GROUND, "1 pt"],
])("%s", (_, colour, size, ground, why) => {
  const told = unseenBecause(colour, size, ground);
  expect(told === null ? "seen" : (/[\d.]+ pt/.exec(told)?.[0] ?? /^colour/.exec(told)?.[0])).toBe(why);
});
