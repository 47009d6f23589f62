import { describe, expect, test } from "vitest";
import { hanEnds, textOfAtoms, widthOf } from "./atoms.ts";
import { linesOf, piecesOf } from "./pieces.test-helper.ts";

const shown = (...lines: readonly string[]): readonly string[] =>
  piecesOf(...lines).map(({ text, gap, x0, x1, row }) => `${row} ${text} ${gap} ${x0}-${x1}`);

describe("pieces of a line", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["none", ["", "   "], []],
    ["one space between", ["造林 50亩"], ["0 造林 line 0-2", "0 50亩 space 3-6"]],
    ["two", ["造林  50亩"], ["0 造林 line 0-2", "0 50亩 wide 4-7"]],
    ["one as wide as a character", ["造林　50亩"], ["0 造林 line 0-2", "0 50亩 wide 3-6"]],
    ["at a line's beginning", ["  造林"], ["0 造林 line 2-4"]],
    ["on two lines", ["造林", "面积"], ["0 造林 line 0-2", "1 面积 line 0-2"]],
  ])("%s", (_, lines, expected) => expect(shown(...lines)).toEqual(expected));

  test("each has its own key, its line and its width", () => {
    const pieces = piecesOf("造林 50亩", "造林");
    expect(new Set(pieces.map(({ key }) => key)).size).toBe(3);
    expect(pieces.map(({ line, width }) => [line, width])).toEqual([
      [1, 4],
      [1, 4],
      [2, 4],
    ]);
  });

  test("a page begins with a line before which a form feed stands", () => {
    const lines = linesOf("甲", "\f乙", "丙", "\f丁");
    expect(lines.map(({ page, number, row }) => [page, number, row])).toEqual([
      [0, 1, 0],
      [1, 2, 1],
      [1, 3, 2],
      [2, 4, 3],
    ]);
    expect(lines.flatMap(({ atoms }) => atoms.map(({ page }) => page))).toEqual([0, 1, 1, 2]);
  });
});

describe("a Chinese character is one cell wide, or two where texts stand below each other so", () => {
  const second = (...lines: readonly string[]): readonly (number | undefined)[] =>
    linesOf(...lines).map(({ atoms }) => atoms.at(-1)?.x0);
  test.each<[string, readonly string[], readonly number[]]>([
    ["nothing tells", ["项目名称  道路"], [6]],
    ["by cells", ["项目名称    道路", "ab          道路"], [12, 12]],
    ["by characters", ["项目名称    道路", "ab      道路"], [8, 8]],
    ["a text a little to the left", ["项目名称    道路", "ab          abc"], [12, 12]],
    ["a text a little to the right", ["项目名称    道路", "ab          abcde"], [12, 12]],
    ["too far to the right", ["项目名称    道路", "ab          abcdef"], [8, 12]],
    ["a line of one text between", ["项目名称    道路", "说明", "ab          道路"], [12, 0, 12]],
    ["a line of columns elsewhere between", ["项目名称    道路", "a  b", "ab          道路"], [8, 3, 12]],
    ["texts with one space before them say nothing", ["项目名称  甲 道路", "ab     乙乙a 道路"], [8, 11]],
    ["a text behind a margin", ["        项目", "项目    道路"], [8, 8]],
  ])("%s", (_, lines, expected) => expect(second(...lines)).toEqual(expected));
});

test.each<[string, number]>([
  ["", 0],
  ["ab", 2],
  ["造林", 4],
  ["\u2e7f", 1],
  ["\u2e80", 2],
  ["≥5亩", 4],
])("%j takes %d cells", (text, width) => expect(widthOf(text)).toBe(width));

test.each<[string, readonly [boolean, boolean]]>([
  ["造林", [true, true]],
  ["50亩", [false, true]],
  ["亩50", [true, false]],
  ["a", [false, false]],
  ["“a", [true, false]],
  ["a％", [false, true]],
])("%s begins and ends as Chinese text: %j", (text, expected) => expect(hanEnds(text)).toEqual(expected));

test.each<[readonly string[], string]>([
  [[], ""],
  [["造林 面积"], "造林 面积"],
  [["a b"], "a b"],
  [["50亩 80亩"], "50亩80亩"],
  [["亩50 亩80"], "亩50亩80"],
  [["造林", "面积"], "造林面积"],
  [["50亩", "80亩"], "50亩80亩"],
  [["亩50", "亩80"], "亩50亩80"],
  [["road", "造林"], "road造林"],
  [["造林", "road"], "造林road"],
  [["road", "length"], "road length"],
  [["a b", "c"], "a b c"],
])("pieces %j together", (lines, expected) => expect(textOfAtoms(piecesOf(...lines))).toBe(expected));
