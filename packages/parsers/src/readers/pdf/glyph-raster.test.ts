import { describe, expect, test } from "vitest";
import { COLUMNS, differing, FIELD_ASPECT, holesOf, packed, rasterOf, ROWS, unpacked, wordsOf } from "./glyph-raster.ts";

describe("outlines as rasters", () => {
  const square = (x0: number, y0: number, x1: number, y1: number): number[] => [0, x0, y0, 1, x1, y0, 1, x1, y1, 1, x0, y1, 4];
  const rowsOf = (path: readonly number[]): string[] => {
    const raster = rasterOf(path) ?? new Uint8Array();
    return Array.from({ length: ROWS }, (_, row) => [...raster.subarray(row * COLUMNS, (row + 1) * COLUMNS)].join(""));
  };
  test("a full field, its upper half, a bar in the middle", () => {
    expect(rowsOf(square(0, 0, FIELD_ASPECT * 140, 140))).toEqual(Array.from({ length: ROWS }, () => "1".repeat(COLUMNS)));
    const bar = rowsOf(square(0, 0, 14, 140));
    expect(new Set(bar)).toEqual(new Set(["0000110000"]));
    const stairs = rowsOf([...square(0, 0, 14, 140), ...square(14, 70, 112, 140)]);
    expect([stairs[0], stairs[6], stairs[7], stairs[13]]).toEqual(["1111111111", "1111111111", "1000000000", "1000000000"]);
  });
  test("a contour the other way round is a hole, the same way is none", () => {
    const outer = square(0, 0, 112, 140);
    const hole = [0, 42, 50, 1, 42, 90, 1, 70, 90, 1, 70, 50, 4];
    const filled = rowsOf([...outer, ...square(42, 50, 70, 90)]).join("");
    expect(rowsOf([...outer, ...hole]).join("")).not.toBe(filled);
    expect(filled).not.toContain("0");
    expect([holesOf(outer), holesOf([...outer, ...hole])]).toEqual([0, 1]);
  });
  test("curves are followed", () => {
    const round = rowsOf([0, 0, 70, 2, 0, 147, 112, 147, 112, 70, 2, 112, -7, 0, -7, 0, 70]);
    expect([round[0], round[6]]).toEqual([expect.stringMatching(/^00\d+00$/), expect.stringMatching(/^1+$/)]);
    const quadratic = rowsOf([0, 0, 0, 3, 56, 280, 112, 0, 4]);
    expect([quadratic[0], quadratic[13]]).toEqual([expect.stringMatching(/^0+1*0+$/), expect.stringMatching(/^1+$|^01+0$/)]);
    expect([holesOf([0, 0, 0, 3, 1, 1, 2, 2, 2, 1, 1, 2, 2, 3, 3, 4]), holesOf([])]).toEqual([0, -1]);
  });
  const flat = (path: readonly number[]): string => rowsOf(path).join("");
  const moved = (path: readonly (readonly number[])[], by: number, times = 1): number[] =>
    path.flatMap(([op = 0, ...at]) => [op, ...at.map((value) => value * times + by)]);
  const house = [
    [0, 0, 0],
    [1, 80, 0],
    [1, 80, 60],
    [1, 40, 140],
    [1, 0, 60],
  ];
  const plain = flat([...moved(house, 0), 4]);

  test("wherever an outline stands, and however small it is, it is the same", () => {
    expect(plain).toContain("0000110000");
    expect([flat([...moved(house, 300), 4]), flat([...moved(house, -500), 4])]).toEqual([plain, plain]);
    expect(flat([...moved(house, 0, 1 / 256), 4])).toBe(plain);
  });

  test.each<[string, number[]]>([
    ["at its end", moved(house, 0)],
    ["where another begins", [...moved(house, 0), 0, 300, 300]],
    ["by itself", [...moved(house, 0), 4]],
    ["twice", [...moved(house, 0), 4, 4]],
  ])("a contour is closed %s", (_, path) => expect(flat(path)).toBe(plain));

  test("a place that nothing is drawn from is no part of the outline", () => {
    for (const nothing of [
      [0, 300, 300],
      [0, 300, 300, 4],
    ]) {
      expect(flat([...nothing, ...moved(house, 0), 4])).toBe(plain);
      expect(flat([...moved(house, 0), 4, ...nothing])).toBe(plain);
    }
  });

  test("what is closed goes on from where it began", () => {
    const triangle = [0, 0, 0, 1, 56, 0, 1, 56, 140, 4];
    expect(flat([...triangle, 1, 112, 0, 1, 56, 140, 4])).toBe(flat([...triangle, 0, 0, 0, 1, 112, 0, 1, 56, 140, 4]));
  });

  test("a corner at the height of a row of points is crossed once", () =>
    expect(flat([0, 0, 0, 1, 112, 0, 1, 112, 75, 1, 112, 140, 1, 0, 140, 1, 0, 75, 4])).toBe("1".repeat(ROWS * COLUMNS)));

  test("what reaches over the field is cut off, in its own row", () => {
    const rows = rowsOf([0, 50, 0, 1, 62, 0, 1, 62, 120, 1, 200, 120, 1, 200, 140, 1, -88, 140, 1, -88, 120, 1, 50, 120, 4]);
    expect(rows.slice(0, 4)).toEqual(["1111111111", "1111111111", "0000110000", "0000110000"]);
  });

  /** The point of a curve by halves of halves: an own way to what the code reckons. */
  const between = (points: readonly (readonly [number, number])[], t: number): readonly [number, number] => {
    const [first = [0, 0], ...rest] = points;
    if (rest.length === 0) return first;
    return between(
      rest.map(([x, y], i) => [x * t + (points[i]?.[0] ?? 0) * (1 - t), y * t + (points[i]?.[1] ?? 0) * (1 - t)]),
      t,
    );
  };
  const quarters = (...points: readonly (readonly [number, number])[]): number[] =>
    [1, 2, 3, 4].flatMap((n) => [1, ...between(points, n / 4)]);
  test.each<[string, number[], number[]]>([
    ["a cubic one", [2, 150, 20, 30, 130, 100, 140], quarters([5, 7], [150, 20], [30, 130], [100, 140])],
    ["another", [2, -60, 90, 170, 11, 9, 133], quarters([5, 7], [-60, 90], [170, 11], [9, 133])],
    ["a quadratic one", [3, 170, 40, 30, 140], quarters([5, 7], [170, 40], [30, 140])],
    ["another", [3, -50, 110, 90, 120], quarters([5, 7], [-50, 110], [90, 120])],
    [
      "one behind the other",
      [2, 150, 20, 30, 130, 100, 100, 3, 60, 200, 20, 90],
      [...quarters([5, 7], [150, 20], [30, 130], [100, 100]), ...quarters([100, 100], [60, 200], [20, 90])],
    ],
  ])("a curve is four straight pieces: %s", (_, curve, pieces) =>
    expect(flat([0, 5, 7, ...curve, 1, 13, 66, 4])).toBe(flat([0, 5, 7, ...pieces, 1, 13, 66, 4])),
  );

  test("contours are told from the numbers behind other pieces", () =>
    expect(holesOf([0, 5, 5, 2, 0, 2, 0, 4, 0, 6, 0, 7, 7, 3, 1, 0, 3, 0, 4, 0, 8, 8, 1, 0, 9, 4, 0, 3, 3, 4])).toBe(3));

  test("an outline without height is none", () => {
    expect(rasterOf([])).toBeNull();
    expect(rasterOf([0, 0, 0, 1, 9, 0])).toBeNull();
  });
  test("words are packed and taken apart again, and differ by points", () => {
    const raster = Uint8Array.from({ length: 140 }, (_, i) => ((i * 7) % 3 === 0 ? 1 : 0));
    expect([...unpacked(packed(raster))]).toEqual([...wordsOf(raster)]);
    expect([...wordsOf(Uint8Array.from({ length: 20 }, (_, i) => (i === 0 || i === 19 ? 1 : 0)))]).toEqual([2 ** 19 + 1]);
    const other = Uint8Array.from(raster, (point, i) => (i % 10 === 0 ? 1 - point : point));
    expect(differing(wordsOf(raster), wordsOf(other))).toBe(14);
    expect(differing(Uint32Array.of(0xfffff), Uint32Array.of(0))).toBe(20);
  });
});
