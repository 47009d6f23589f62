import { describe, expect, test } from "vitest";
import { doubted, enlarged, isCoarse } from "./coarse.ts";
import type { RecognizedPage } from "./recognize-page.ts";
import type { GreyImage } from "./raster.ts";
import { takeApart } from "./scanned-page.ts";

const [WIDTH, HEIGHT] = [40, 30];

function picture(...dark: readonly (readonly [x: number, y: number])[]): GreyImage {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (const [x, y] of dark) pixels[y * WIDTH + x] = 0;
  return { width: WIDTH, height: HEIGHT, pixels };
}

const darkest = ({ pixels }: GreyImage) => pixels.reduce((least, level) => Math.min(least, level), 255);

test.each([
  [100, true],
  [129, true],
  [130, false],
  [200, false],
])("%i pixels an inch are coarse: %s", (dpi, expected) => expect(isCoarse({ dpi })).toBe(expected));

test("what is drawn finely of a coarse scan shows no more than the scan", () => {
  const drawn = { image: picture(), dpi: 150 };
  expect([drawn, { ...drawn, isOfCoarseScan: true }].map((page) => takeApart(page).wasCoarse)).toEqual([false, true]);
});

describe("a coarse picture is enlarged", () => {
  test.each([
    [100, 3],
    [72, 4],
    [120, 3],
  ])("of %i pixels an inch: %i times", (dpi, factor) => {
    const { image, dpi: out } = enlarged({ image: picture(), dpi });
    expect([image.width, image.height, out]).toEqual([WIDTH * factor, HEIGHT * factor, dpi * factor]);
    expect(image.pixels.length).toBe(image.width * image.height);
    expect(darkest(image)).toBe(255);
  });

  test("not beyond what a page is drawn with: its size may be wrong by far", () => {
    const blank = (width: number, height: number): GreyImage => ({
      width,
      height,
      pixels: new Uint8Array(width * height).fill(255),
    });
    const poster = { image: blank(4000, 3000), dpi: 64 };
    expect(enlarged(poster)).toBe(poster);
    expect(enlarged({ image: blank(20, 30), dpi: 72 }, 5_399)).toMatchObject({ dpi: 144, image: { width: 40, height: 60 } });
    expect(enlarged({ image: blank(20, 30), dpi: 72 }, 5_400)).toMatchObject({ dpi: 216, image: { width: 60, height: 90 } });
  });

  describe("dirt goes, what stands beside figures stays", () => {
    const line = (x: number, y: number, length: number, isUpright = false) =>
      Array.from({ length }, (_, i) => (isUpright ? ([x, y + i] as const) : ([x + i, y] as const)));
    test.each<[string, readonly (readonly [number, number])[], boolean]>([
      ["a speck alone", [], false],
      ["specks beside each other", [[23, 14], [23, 13]], false], // prettier-ignore
      ["a speck beside a drawn line", line(4, 18, 34), false],
      ["a speck beside an upright line", line(22, 0, 30, true), false],
      ["a point beside a figure", line(23, 10, 6, true), true],
      ["a point between a figure and a drawn line", [...line(4, 18, 34), ...line(23, 9, 6, true)], true],
    ])("%s", (_, beside, isKept) => {
      const { image } = enlarged({ image: picture([20, 15], ...beside), dpi: 100 });
      const level = image.pixels[(15 * 3 + 1) * image.width + 20 * 3 + 1] as number;
      expect(level < 160).toBe(isKept);
    });
  });

  test("its steps are smooth, and it is where it was", () => {
    const block = Array.from({ length: 64 }, (_, i) => [16 + (i % 8), 8 + Math.floor(i / 8)] as const);
    const { image } = enlarged({ image: picture(...block), dpi: 100 });
    const row = image.pixels.subarray(12 * 3 * image.width, (12 * 3 + 1) * image.width);
    expect(row[16 * 3 + 12]).toBe(0);
    expect([row[0], row.at(-1)]).toEqual([255, 255]);
    expect(new Set(row).size).toBeGreaterThan(4);
    expect(Math.abs(row.findIndex((level) => level < 128) - 16 * 3)).toBeLessThanOrEqual(1);
  });

  test("each of its pixels is the mean of those around it, weighed by how near they are", () => {
    const level = (x: number, y: number) => ((x * 37 + y * 91 + x * y * 13) % 256) | 128; // no speck is darker than what counts as ink
    const pixels = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => level(i % WIDTH, Math.floor(i / WIDTH)));
    const { image } = enlarged({ image: { width: WIDTH, height: HEIGHT, pixels }, dpi: 72 });
    const meanAt = (x: number, y: number) => {
      const [left, top] = [(x + 0.5) / 4 - 0.5, (y + 0.5) / 4 - 0.5];
      let [sum, weights] = [0, 0];
      for (let dy = -3; dy <= 3; dy++)
        for (let dx = -3; dx <= 3; dx++) {
          const [px, py] = [Math.round(left) + dx, Math.round(top) + dy];
          const weight = Math.exp(-((px - left) ** 2 + (py - top) ** 2) / 0.72);
          sum += weight * level(Math.min(WIDTH - 1, Math.max(0, px)), Math.min(HEIGHT - 1, Math.max(0, py)));
          weights += weight;
        }
      return sum / weights;
    };
    for (const [x, y] of [
      [0, 0],
      [1, 2],
      [61, 58],
      [62, 59],
      [63, 60],
      [159, 119],
    ] as const)
      // prettier-ignore
      expect(Math.abs((image.pixels[y * image.width + x] as number) - meanAt(x, y))).toBeLessThan(1);
  });
});

test("all of a coarse page is in doubt but blanks and labels", () => {
  const cell = (text: string, column: number) => ({ row: 0, column, rowSpan: 1, columnSpan: 1, text, places: [], flags: [] });
  const box = { x0: 0, y0: 0, x1: 9, y1: 9 };
  const page: RecognizedPage = {
    page: 1,
    tables: [
      {
        page: 1,
        xs: [0, 1, 2, 3],
        ys: [0, 1],
        cells: [cell("数量指标", 0), cell("≥148万人", 1), cell("", 2)],
        openTop: false,
        openBottom: false,
        evidence: "pixel rulings",
        flags: ["ocr"],
      },
    ],
    lines: [{ text: "绩效目标表", box, flags: [] }],
    inTables: [{ text: "≥148万人", box, flags: ["ocr_repaired"] }],
    toShown: (shown) => shown,
  };
  const { tables, lines, inTables } = doubted(page, (text) => text === "数量指标");
  expect(tables[0]?.cells.map(({ flags }) => flags)).toEqual([[], ["ocr_uncertain"], []]);
  expect(lines.map(({ flags }) => flags)).toEqual([["ocr_uncertain"]]);
  expect(inTables?.map(({ flags }) => flags)).toEqual([["ocr_repaired", "ocr_uncertain"]]);
});
