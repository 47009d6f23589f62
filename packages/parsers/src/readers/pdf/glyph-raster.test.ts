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
