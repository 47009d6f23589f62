import { describe, expect, test } from "vitest";
import { boxOf, linesOf, middleOf, type Glyph } from "./glyphs.ts";
import { connectedRulings, mergeRulings, snap, type Ruling } from "./rulings.ts";
import { slotGrid } from "./slot-grid.ts";

const glyph = (text: string, x0: number, baseline: number, size = 10): Glyph => ({
  text,
  x0,
  x1: x0 + size,
  baseline,
  mark: null,
  size,
});

describe("characters", () => {
  test("belong by their middle, and take their box", () => {
    expect(middleOf(glyph("甲", 10, 100))).toEqual({ x: 15, y: 96.4 });
    expect(boxOf([glyph("甲", 10, 100), glyph("乙", 30, 105, 20)])).toEqual({ x0: 10, y0: 87.8, x1: 50, y1: 107.8 });
  });

  const texts = (...glyphs: readonly Glyph[]): string[] => linesOf(glyphs).map(({ text }) => text);
  test.each<[string, readonly Glyph[], string[]]>([
    ["in order of x, whatever order they came in", [glyph("乙", 20, 100), glyph("甲", 10, 100)], ["甲乙"]],
    ["a baseline less than half an em lower", [glyph("甲", 10, 100), glyph("乙", 20, 104.9)], ["甲乙"]],
    ["half an em lower", [glyph("甲", 10, 100), glyph("乙", 20, 105)], ["甲", "乙"]],
    ["half an em of the larger", [glyph("甲", 10, 100), glyph("乙", 20, 105, 20)], ["甲乙"]],
    ["measured from the line's first", [glyph("甲", 10, 100), glyph("乙", 20, 104), glyph("丙", 30, 108)], ["甲乙", "丙"]],
    ["from top to bottom", [glyph("乙", 10, 120), glyph("甲", 10, 100)], ["甲", "乙"]],
    ["a gap that parts words", [glyph("a", 10, 100), glyph("b", 22.3, 100)], ["a b"]],
    ["a gap that does not", [glyph("a", 10, 100), glyph("b", 22.2, 100)], ["ab"]],
    ["blanks are none", [glyph(" ", 10, 100), glyph("甲", 20, 100)], ["甲"]],
  ])("%s", (_, glyphs, expected) => expect(texts(...glyphs)).toEqual(expected));
});

const h = (at: number, from: number, to: number): Ruling => ({ axis: "horizontal", at, from, to });
const v = (at: number, from: number, to: number): Ruling => ({ axis: "vertical", at, from, to });
/** A frame with verticals at `xs` and horizontals at `ys`. */
const frame = (xs: readonly number[], ys: readonly number[]): Ruling[] => {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  return [...xs.map((x) => v(x, top, bottom)), ...ys.map((y) => h(y, left, right))];
};

describe("drawn lines", () => {
  test.each([
    [[10, 12, 13], [35 / 3]],
    [
      [10, 13, 13.1],
      [11.5, 13.1],
    ],
    [
      [20, 10],
      [10, 20],
    ],
    [[], []],
  ])("%j are one within three points of the first", (positions, expected) => expect(snap(positions)).toEqual(expected));

  test("pieces that touch or overlap are one", () => {
    expect(mergeRulings([h(10, 0, 50), h(10, 53, 90)])).toEqual([h(10, 0, 90)]);
    expect(mergeRulings([h(10, 0, 50), h(10, 53.1, 90)])).toEqual([h(10, 0, 50), h(10, 53.1, 90)]);
    expect(mergeRulings([h(10, 0, 90), h(12, 20, 50)])).toEqual([h(11, 0, 90)]);
    expect(mergeRulings([h(10, 60, 90), h(10, 0, 62)])).toEqual([h(10, 0, 90)]);
    expect(mergeRulings([v(10, 0, 5), h(10, 0, 5)])).toEqual([h(10, 0, 5), v(10, 0, 5)]);
    expect(mergeRulings([h(10, 0, 5), h(20, 0, 5)])).toEqual([h(10, 0, 5), h(20, 0, 5)]);
    expect(mergeRulings([h(10, 0, 5), h(16, 0, 5)], 6)).toEqual([h(13, 0, 5)]);
  });

  /** By the rule's words: of each snapped position all pieces within the tolerance, joined where they touch. */
  const byTheRule = (rulings: readonly Ruling[], tolerance: number): Ruling[] =>
    (["horizontal", "vertical"] as const).flatMap((axis) => {
      const own = rulings.filter((one) => one.axis === axis);
      const positions = snap(
        own.map(({ at }) => at),
        tolerance,
      );
      return positions.flatMap((at) => {
        const joined: { axis: Ruling["axis"]; at: number; from: number; to: number }[] = [];
        for (const { from, to } of own.filter((one) => Math.abs(one.at - at) <= tolerance).toSorted((a, b) => a.from - b.from)) {
          const last = joined.at(-1);
          if (last !== undefined && from - last.to <= tolerance) last.to = Math.max(last.to, to);
          else joined.push({ axis, at, from, to });
        }
        return joined;
      });
    });

  test("any rulings, also those just at the tolerance", () => {
    let state = 7;
    const random = (below: number) => (state = (state * 48271) % 2147483647) % below;
    for (let round = 0; round < 300; round++) {
      const step = [0.1, 0.3, 1, 1.5][round % 4] ?? 1;
      const rulings = Array.from({ length: 1 + random(30) }, (): Ruling => {
        const from = random(40) * step;
        return {
          axis: random(2) === 0 ? "horizontal" : "vertical",
          at: random(60) * step + 0.1,
          from,
          to: from + random(20) * step,
        };
      });
      const tolerance = [3, 1, 0.3][round % 3] ?? 3;
      expect(mergeRulings(rulings, tolerance)).toEqual(byTheRule(rulings, tolerance));
    }
  });

  const sizes = (...rulings: readonly Ruling[]): number[] => connectedRulings(rulings).map((group) => group.length);
  test.each<[string, readonly Ruling[], number[]]>([
    ["lines that cross", [h(10, 0, 50), v(20, 0, 30)], [2]],
    ["that end within three points", [h(10, 0, 50), v(53, 13, 30)], [2]],
    ["further away", [h(10, 0, 50), v(53.1, 0, 30)], [1, 1]],
    ["above", [h(10, 0, 50), v(20, 13.1, 30)], [1, 1]],
    ["below", [h(40, 0, 50), v(20, 13, 36.9)], [1, 1]],
    ["left", [h(10, 10, 50), v(6.9, 0, 30)], [1, 1]],
    ["one behind the other", [h(10, 0, 50), h(12, 52, 90)], [2]],
    ["one under the other", [h(10, 0, 50), h(13.1, 0, 50)], [1, 1]],
    ["uprights of the same heights", [v(0, 0, 90), v(200, 2, 88)], [2]],
    ["uprights of other heights", [v(0, 0, 90), v(200, 4, 90)], [1, 1]],
    ["uprights that end elsewhere", [v(0, 0, 90), v(200, 0, 94)], [1, 1]],
    ["a chain", [v(0, 0, 50), h(50, 0, 90), v(90, 50, 99), h(300, 0, 9)], [3, 1]],
  ])("%s", (_, rulings, expected) => expect(sizes(...rulings).toSorted((a, b) => b - a)).toEqual(expected));
});

describe("cells from lines", () => {
  const cells = (rulings: readonly Ruling[]): string[] | undefined =>
    slotGrid(rulings)?.cells.map(({ row, column, rowSpan, columnSpan }) => `${row},${column} ${rowSpan}×${columnSpan}`);

  test("every slot with walls all around is one", () =>
    expect(cells(frame([0, 50, 100], [0, 20, 40]))).toEqual(["0,0 1×1", "0,1 1×1", "1,0 1×1", "1,1 1×1"]));

  test("slots without a wall between are one", () => {
    expect(cells([...frame([0, 100], [0, 20, 40]), v(50, 20, 40)])).toEqual(["0,0 1×2", "1,0 1×1", "1,1 1×1"]);
    expect(cells([...frame([0, 50, 100], [0, 40]), h(20, 50, 100)])).toEqual(["0,0 2×1", "0,1 1×1", "1,1 1×1"]);
  });

  test("what is no rectangle says so", () => {
    const missing = [...frame([0, 100], [0, 40]), v(50, 20, 40), h(20, 50, 100)];
    expect(slotGrid(missing)).toMatchObject({ ragged: true });
    expect(slotGrid(frame([0, 50, 100], [0, 20, 40]))).toMatchObject({ ragged: false, openTop: false, openBottom: false });
  });

  test("uprights that run past the last line leave the table open there", () => {
    const open = (top: number, bottom: number) => {
      const grid = slotGrid([v(0, top, bottom), v(100, top, bottom), h(20, 0, 100), h(40, 0, 100)]);
      return [grid?.openTop, grid?.openBottom, grid?.ys];
    };
    expect(open(14, 46)).toEqual([false, false, [20, 40]]);
    expect(open(13.9, 46)).toEqual([true, false, [13.9, 20, 40]]);
    expect(open(14, 46.1)).toEqual([false, true, [20, 40, 46.1]]);
  });

  test("lines that run past the outer uprights leave it open at its sides", () => {
    const xs = (from: number, to: number) => slotGrid([v(50, 0, 40), v(100, 0, 40), h(0, from, to), h(40, from, to)])?.xs;
    expect(xs(44, 106)).toEqual([50, 100]);
    expect(xs(43.9, 106)).toEqual([43.9, 50, 100]);
    expect(xs(44, 106.1)).toEqual([50, 100, 106.1]);
  });

  test("no grid without lines both ways, nor of one position", () => {
    expect(slotGrid([h(0, 0, 9), h(9, 0, 9)])).toBeNull();
    expect(slotGrid([v(0, 0, 9), v(9, 0, 9)])).toBeNull();
    expect(slotGrid([v(0, 0, 3), h(0, 0, 3)])).toBeNull();
  });
});
