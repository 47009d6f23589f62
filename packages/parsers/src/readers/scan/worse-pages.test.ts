import { describe, expect, test } from "vitest";
import { projectedBox } from "./projection.ts";
import { greyFromRgba, type PixelBox } from "./raster.ts";
import { takeApart } from "./scanned-page.ts";
import { takenWithSeals, withoutSeals } from "./seal.ts";
import { straightened } from "./straighten.ts";
import { type Harm, TABLE_DPI, tablePicture } from "./testing/table-picture.ts";

const apart = (harm: Harm) => takeApart({ image: tablePicture(harm), dpi: TABLE_DPI });

describe("a table on a page that is worse than scans of an office are: its cells are found", () => {
  test.each<[string, Harm]>([
    ["turned far to the right", { degrees: 8.5 }],
    ["on a dark desk", { desk: 70, leaning: 12 }],
    ["dashed lines", { dashes: [6, 6] }],
    ["lines hardly darker than the paper", { lines: 222 }],
    ["each line broken once", { gap: [0.5, 0.56] }],
    ["a red seal over it", { seal: 130 }],
  ])("%s", (_, harm) => {
    const { tables } = apart(harm);
    expect(tables.map(({ grid }) => [grid.xs.length - 1, grid.ys.length - 1, grid.cells.length])).toEqual([[4, 5, 17]]);
    expect(tables[0]?.lines.map((lines) => lines.length).filter((count) => count === 1)).toHaveLength(15);
  });
});

test("what nobody drew as a table is lines of text: a cell's each its own", () => {
  const { tables, lines } = apart({ lines: 255 });
  expect([tables.length, lines.length]).toEqual([0, 15]);
});

test("a table of which a line is missing is weak, and its texts are apart all the same", () => {
  const { tables } = apart({ missing: 2 });
  expect(tables.map(({ isWeak, grid }) => [isWeak, grid.xs.length - 1])).toEqual([[true, 3]]);
  expect(tables[0]?.lines.flat()).toHaveLength(15);
});

test("a table of which nothing is missing is not", () => {
  for (const harm of [{}, { degrees: 3 }, { dashes: [6, 6] as const }])
    expect(apart(harm).tables.map(({ isWeak }) => isWeak)).toEqual([false]);
});

test("the edges of a seal's strokes, which JPEG leaves dark and hardly red, go with it; what is printed beside them stays", () => {
  const [width, height, radius] = [400, 400, 130];
  const rgba = new Uint8Array(4 * width * height).fill(255);
  const paint = (x: number, y: number, colour: readonly [number, number, number]) => rgba.set(colour, 4 * (y * width + x));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const out = Math.abs(Math.hypot(x - 200, y - 200) - radius);
      if (out < 4) paint(x, y, [214, 48, 44]);
      else if (out < 5) paint(x, y, [128, 112, 110]);
      if (x >= 190 && x < 210 && y > 60 && y < 85 && x % 6 < 3) paint(x, y, [20, 20, 20]);
    }
  const { pixels } = withoutSeals(greyFromRgba(rgba, width, height), 150);
  const dark = pixels.reduce(
    (sum, level, at) => {
      const isPrinted = rgba[4 * at] === 20;
      return [sum[0] + (level < 204 && !isPrinted ? 1 : 0), sum[1] + (level < 100 && isPrinted ? 1 : 0)] as const;
    },
    [0, 0] as readonly [number, number],
  );
  expect(dark[0]).toBeLessThan(60); // those that touch what is printed
  expect(dark[1]).toBe(rgba.filter((level, at) => at % 4 === 0 && level === 20).length);
});

test("a grey point on a seal's stroke goes with its edges, and where it was is known; without one nothing is", () => {
  const [width, height, radius] = [400, 400, 130];
  const sealed = (point: readonly [number, number] | null) => {
    const rgba = new Uint8Array(4 * width * height).fill(255);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const isPoint = point !== null && (x === point[0] || x === point[0] + 1) && (y === point[1] || y === point[1] + 1);
        if (isPoint) rgba.set([100, 96, 94], 4 * (y * width + x));
        else if (Math.abs(Math.hypot(x - 200, y - 200) - radius) < 4) rgba.set([214, 48, 44], 4 * (y * width + x));
      }
    const image = greyFromRgba(rgba, width, height);
    return { image, pixels: withoutSeals(image, 150) };
  };
  const { image, pixels } = sealed([330, 200]);
  expect(pixels.pixels[200 * width + 330]).toBe(255);
  const taken = takenWithSeals(image, pixels);
  expect(taken?.ink[200 * width + 330]).toBe(1);
  expect(taken?.ink.filter((one) => one === 1)).toHaveLength(4);
  const clean = sealed(null);
  expect(takenWithSeals(clean.image, clean.pixels)).toBeNull();
});

test("soft strokes of print on a seal are as dark as beside it, and of the seal nothing is left", () => {
  const [width, height, radius] = [400, 400, 130];
  const fromRing = (x: number, y: number) => Math.abs(Math.hypot(x - 200, y - 200) - radius);
  const isPrint = (x: number, y: number) => y >= 190 && y < 210 && x >= 20 && x < 380 && x % 8 >= 3 && x % 8 < 5;
  const colourAt = (x: number, y: number) => {
    const share = isPrint(x, y) ? 0.4 : 1;
    return (fromRing(x, y) < 16 ? [214, 48, 44] : [255, 255, 255]).map((part) => share * part);
  };
  const lightOf = ([red = 0, green = 0, blue = 0]: readonly number[]) => 0.299 * red + 0.587 * green + 0.114 * blue;
  const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      // as JPEG keeps it: the light of each pixel, the colour of four
      const [even, odd] = [x - (x % 2), y - (y % 2)];
      const four = [colourAt(even, odd), colourAt(even + 1, odd), colourAt(even, odd + 1), colourAt(even + 1, odd + 1)];
      const mean = [0, 1, 2].map((part) => four.reduce((sum, one) => sum + (one[part] ?? 0) / 4, 0));
      const lighter = lightOf(colourAt(x, y)) - lightOf(mean);
      for (const part of [0, 1, 2]) rgba[4 * (y * width + x) + part] = (mean[part] ?? 0) + lighter;
    }
  const { pixels } = withoutSeals(greyFromRgba(rgba, width, height), 150);
  const levels = (is: (x: number, y: number) => boolean) => pixels.filter((_, at) => is(at % width, Math.floor(at / width)));
  const onSeal = levels((x, y) => isPrint(x, y) && fromRing(x, y) < 11);
  expect(onSeal.length).toBeGreaterThan(100);
  expect(onSeal.filter((level) => level > 160)).toEqual(new Uint8Array());
  expect(levels((x, y) => !isPrint(x, y)).filter((level) => level < 230)).toEqual(new Uint8Array());
});

test("a page set straight tells where its cells stood in the photograph", () => {
  const { tables, taken, turn } = apart({ leaning: 35 });
  const cell = tables[0]?.cells.find((box) => box.x1 - box.x0 < 300 && box.y0 > 200);
  if (cell === undefined || taken === null) throw new Error("the page was not set straight");
  expect(Math.abs(turn.angle)).toBeLessThan(0.01);
  const corner: PixelBox = { x0: cell.x0, y0: cell.y0, x1: cell.x0, y1: cell.y0 };
  const { x0, y0 } = projectedBox(taken, corner);
  const narrower = 1 - (70 * (1 - 250 / 900)) / 1240;
  const columns = [220, 380, 560, 800].map((x) => 620 + (x - 620) * narrower);
  expect(Math.min(...columns.map((x) => Math.abs(x - x0)))).toBeLessThan(4);
  expect(Math.min(...[250, 350, 450, 550].map((y) => Math.abs(y - y0)))).toBeLessThan(4);
});

test("red text stays, whatever block its lines make", () => {
  const [width, height] = [600, 400];
  const isRed = (x: number, y: number) => x > 150 && x < 390 && y > 100 && y < 300 && y % 24 < 14 && x % 18 < 13;
  const rgba = Uint8Array.from({ length: 4 * width * height }, (_, i) => {
    const [x, y] = [Math.floor(i / 4) % width, Math.floor(i / 4 / width)];
    return isRed(x, y) ? ([200, 30, 30, 255][i % 4] ?? 0) : 255;
  });
  const image = greyFromRgba(rgba, width, height);
  expect(image.pale).toBeDefined();
  expect(withoutSeals(image, 150)).toBe(image);
});

test.each<[string, (x: number, y: number) => boolean]>([
  ["no ink", () => false],
  [
    "three lines of text",
    (x, y) => y % 300 < 20 && y > 200 && x > 200 && x < 700 && x % 12 < 9 && ((x - (x % 12)) * 31 + y * 17) % 7 < 4,
  ],
])("%s: nothing that would have to be set straight", (_, isInk) => {
  const [width, height] = [900, 1200];
  const pixels = Uint8Array.from({ length: width * height }, (_none, at) =>
    isInk(at % width, Math.floor(at / width)) ? 30 : 255,
  );
  expect(straightened({ width, height, pixels })?.taken ?? null).toBeNull();
});
