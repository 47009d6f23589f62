import type { Box } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { textAt } from "../../tables/aligned/layout.test-helper.ts";
import type { Glyph } from "../../tables/glyphs.ts";
import type { Ruling } from "../../tables/rulings.ts";
import type { DrawnGlyph } from "./drawn-text.ts";
import { ruling } from "./page-content.test-helper.ts";
import { withoutStruck } from "./struck-text.ts";

/** Type of 10 points whose middle stands at 100: its baseline is 103.6. */
const BASELINE = 103.6;
const line = (text: string, x: number, y = 100): readonly Glyph[] => textAt(text, x, y);
const drawn = (glyphs: readonly Glyph[], shift = 0): readonly DrawnGlyph[] =>
  glyphs.map(({ text, x0, x1, baseline, size }, order) => {
    return { text, x: x0 + shift, y: baseline, width: x1 - x0, size, order, unseen: null, luminance: 0 };
  });
const across = (above: number, from: number, to: number): Ruling => ruling("horizontal", BASELINE - above, from, to);
const read = (glyphs: readonly Glyph[], lines: readonly Ruling[], marks: readonly Box[] = [], shift = 0) => {
  const { glyphs: kept, rulings, leftOut } = withoutStruck(glyphs, drawn(glyphs, shift), lines, marks);
  return [kept.map(({ text }) => text).join(""), rulings.length, leftOut.map(({ text }) => text)];
};

describe("a line across text", () => {
  const text = line("≥80%≥95%", 100);
  test.each<[string, Ruling, readonly unknown[]]>([
    ["through a part of it", across(3, 100, 140), ["≥95%", 0, ["≥80%"]]],
    ["through all of it", across(3, 100, 180), ["", 0, ["≥80%≥95%"]]],
    ["through its end", across(3, 140, 180), ["≥80%", 0, ["≥95%"]]],
    ["a little longer", across(3, 96.1, 143.9), ["≥95%", 0, ["≥80%"]]],
    ["longer", across(3, 95.9, 140), ["≥80%≥95%", 1, []]],
    ["longer behind it", across(3, 100, 184.1), ["≥80%≥95%", 1, []]],
    ["low in it", across(1.3, 100, 140), ["≥95%", 0, ["≥80%"]]],
    ["below it, as an underline", across(1.1, 100, 140), ["≥80%≥95%", 1, []]],
    ["high in it", across(5.9, 100, 140), ["≥95%", 0, ["≥80%"]]],
    ["above it, as a border", across(6.1, 100, 140), ["≥80%≥95%", 1, []]],
    ["upright", ruling("vertical", 120, 90, 110), ["≥80%≥95%", 1, []]],
    ["elsewhere", across(3, 300, 340), ["≥80%≥95%", 1, []]],
  ])("%s", (_, one, expected) => expect(read(text, [one])).toEqual(expected));

  test("under which text stands here and there is a table's", () =>
    expect(read([...line("甲", 100), ...line("乙", 190)], [across(3, 100, 200)])).toEqual(["甲乙", 1, []]));
  test("two of them are two texts", () =>
    expect(read(text, [across(3, 100, 120), across(3, 140, 160), across(30, 0, 500)])).toEqual(["0%5%", 1, ["≥8", "≥9"]]));
  test("the text layer's places are not exact: the nearest alike is meant", () =>
    expect(read(text, [across(3, 105, 145)], [], 5)).toEqual(["≥95%", 0, ["≥80%"]]));
  test("text that is not drawn there is not struck out", () => {
    const { glyphs, rulings } = withoutStruck(line("12", 500), drawn(text), [across(3, 100, 140)], []);
    expect([glyphs.length, rulings.length]).toEqual([2, 1]);
  });
  test("type as large as a watermark's is not struck out", () => {
    const large = (size: number) =>
      read(textAt("密", 100, 103.6 - 0.3 * size + 0.36 * size - 3.6, size), [across(0, 100, 100 + size)]);
    expect([large(40), large(41)].map(([, rulings]) => rulings)).toEqual([0, 1]);
  });
});

describe("a line whose ends are at walls", () => {
  const text = line("≥80%≥95%", 100);
  const wall = (x: number) => ruling("vertical", x, 50, 150);
  test("is a border that the text runs over", () =>
    expect(read(text, [across(3, 100, 180), wall(99), wall(181)])).toEqual(["≥80%≥95%", 3, []]));
  test("at one end only it is none", () =>
    expect(read(text, [across(3, 100, 180), wall(99), wall(182)])).toEqual(["", 2, ["≥80%≥95%"]]));
  test("so it is beside walls of other rows", () =>
    expect(read(text, [across(3, 100, 180), ruling("vertical", 100, 0, 90), wall(180)])).toEqual(["", 2, ["≥80%≥95%"]]));
});

describe("a reader's mark", () => {
  const text = line("≥80%≥95%", 100);
  const mark = (x0: number, x1: number, y0 = 92, y1 = 108): Box => ({ x0, x1, y0, y1 });
  test("need not begin with the text, nor be as high", () => {
    expect(read(text, [across(30, 0, 500)], [mark(90, 142)])).toEqual(["≥95%", 1, ["≥80%"]]);
    expect(read(text, [], [mark(90, 142, 80, 101)])).toEqual(["≥95%", 0, ["≥80%"]]);
  });
  test("may be on one character", () => expect(read(text, [], [mark(100, 111)])).toEqual(["80%≥95%", 0, ["≥"]]));
  test("on no text is nothing", () => {
    expect(read(text, [], [mark(300, 342)])).toEqual(["≥80%≥95%", 0, []]);
    expect(read(text, [], [mark(90, 142, 110, 120)])).toEqual(["≥80%≥95%", 0, []]);
  });
});

test("without lines the characters are given back as they are", () => {
  const glyphs = line("≥80%", 100);
  expect(withoutStruck(glyphs, drawn(glyphs), [], []).glyphs).toBe(glyphs);
});
