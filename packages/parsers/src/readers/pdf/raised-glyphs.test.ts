import { expect, test } from "vitest";
import type { Glyph } from "../../tables/glyphs.ts";
import { withRaised } from "./raised-glyphs.ts";

/** Characters half an em wide, one behind the other; `rise` and `size` in points, of type of 10. */
type Piece = readonly [text: string, size?: number, rise?: number, gap?: number];

function set(...pieces: readonly Piece[]): readonly Glyph[] {
  const glyphs: Glyph[] = [];
  let x = 0;
  for (const [text, size = 10, rise = 0, gap = 0] of pieces) {
    x += gap;
    for (const character of text) {
      glyphs.push({ text: character, x0: x, x1: x + size / 2, baseline: 100 - rise, mark: null, size });
      x += size / 2;
    }
  }
  return glyphs;
}
const shown = (...pieces: readonly Piece[]): string =>
  withRaised(set(...pieces))
    .map(({ text }) => text)
    .join("");

test.each<[string, readonly Piece[], string]>([
  ["the number of a footnote", [["≥9"], ["2", 6, 4]], "≥9²"],
  ["of two figures", [["90%"], ["12", 6, 4]], "90%¹²"],
  ["a unit's exponent, with more behind it", [["≥100m"], ["2", 6, 4], ["以上"]], "≥100m²以上"],
  ["a negative exponent", [["10"], ["-3", 6, 4]], "10⁻³"],
  ["each of two", [["a"], ["2", 6, 4], ["b"], ["3", 6, 4]], "a²b³"],
  ["behind a blank", [["90 "], ["1", 6, 4]], "90 ¹"],
  ["with a blank behind it", [["700"], ["2 ", 6, 4]], "700² "],
  ["words stay what they are", [["居民满意度"], ["注", 6, 4]], "居民满意度注"],
  ["so do figures among words", [["甲"], ["注2", 6, 4]], "甲注2"],
  ["a word raised less behind it", [["甲"], ["2", 6, 4], ["注", 6, 2]], "甲²注"],
  ["a smaller word raised behind it", [["甲"], ["2", 7, 4], ["注", 5, 4]], "甲²注"],
  ["hardly smaller", [["9"], ["2", 8.6, 4]], "92"],
  ["as small as a browser raises it", [["9"], ["2", 8.4, 4]], "9²"],
  ["hardly higher", [["9"], ["2", 6, 1.4]], "92"],
  ["lowered", [["≥9"], ["2", 6, -2]], "≥9₂"],
  ["lowered by a hair, as LibreOffice does", [["≥9"], ["25", 5.8, -0.8], ["%"]], "≥9₂₅%"],
  ["small, and on the line", [["≥9"], ["2", 6, -0.5]], "≥92"],
  ["a line below", [["≥9"], ["2", 6, -5.1]], "≥92"],
  ["lowered, and not close behind", [["≥9"], ["2", 6, -2, 1.6]], "≥92"],
  ["lowered, and not smaller", [["≥9"], ["2", 8.6, -2]], "≥92"],
  ["a lowered word", [["甲"], ["注2", 6, -2]], "甲注2"],
  ["a line above", [["9"], ["2", 6, 8.1]], "92"],
  ["behind the blank that programs put before figures", [["公里"], ["2", 6, 4, 3]], "公里²"],
  ["far behind", [["9"], ["2", 6, 4, 5.1]], "92"],
  ["far before", [["9"], ["2", 6, 4, -10.1]], "92"],
  ["behind nothing", [["2", 6, 4], ["9"]], "29"],
  ["in another place, beside words", [["甲"], ["1", 6, 4], ["注", 6, 4, 60]], "甲¹注"],
])("%s", (_, pieces, expected) => expect(shown(...pieces)).toBe(expected));

test("text of the next cell, set smaller and on two lines, stays where it stands", () => {
  const glyphs = set(["数量"], ["12345", 7, 5, 2], ["67", 7, -4, -17.5]);
  expect(withRaised(glyphs).map(({ text, baseline }) => [text, baseline])).toEqual(
    glyphs.map(({ text, baseline }) => [text, baseline]),
  );
});

test("raised type stands on the line of what it follows", () =>
  expect(withRaised(set(["9"], ["2", 6, 7], ["甲"], ["注", 6, 4])).map(({ baseline }) => baseline)).toEqual([
    100, 100, 100, 100,
  ]));

test("without any, the characters are given back as they are", () => {
  const glyphs = set(["≥90%"]);
  expect(withRaised(glyphs)).toBe(glyphs);
});
