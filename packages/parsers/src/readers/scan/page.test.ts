import { createCanvas } from "@napi-rs/canvas";
import { assert, double, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { inkOf, whitenPaper } from "./binarize.ts";
import { findTurn } from "./deskew.ts";
import { picturesOf } from "./pictures.ts";
import { type GreyImage, greyFromRgba } from "./raster.ts";
import { takeApart } from "./scanned-page.ts";

const DPI = 150;
const [WIDTH, HEIGHT] = [1240, 900];

interface Paper {
  readonly degrees?: number;
  /** Grey of the paper at the right edge; the left one is white. */
  readonly shade?: number;
  /** Parts of the rulings that are worn away, of a thousand pixels. */
  readonly worn?: number;
}

/** A table of 4 columns and 5 rows, whose first column is one cell over all rows below the first. */
function tablePicture({ degrees = 0, shade = 255, worn = 0 }: Paper): GreyImage {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext("2d");
  const paper = context.createLinearGradient(0, 0, WIDTH, 0);
  paper.addColorStop(0, "white");
  paper.addColorStop(1, `rgb(${shade} ${shade} ${shade})`);
  context.fillStyle = paper;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.translate(WIDTH / 2, HEIGHT / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.translate(-WIDTH / 2, -HEIGHT / 2);
  context.fillStyle = "#222";
  const [xs, ys] = [
    [120, 320, 560, 860, 1120],
    [150, 250, 350, 450, 550, 650],
  ];
  ys.forEach((y, i) => {
    const from = i === 0 || i === 1 || i === 5 ? 120 : 320;
    context.fillRect(from, y, 1120 - from + 2, 2);
  });
  for (const x of xs) context.fillRect(x, 150, 2, 502);
  ys.slice(0, 5).forEach((y) => xs.slice(1, 4).forEach((x) => context.fillRect(x + 30, y + 40, 90, 18)));
  const image = greyFromRgba(context.getImageData(0, 0, WIDTH, HEIGHT).data, WIDTH, HEIGHT);
  const pixels = image.pixels.map((level, i) => ((i * 7919) % 1000 < worn ? 255 : level));
  return { ...image, pixels };
}

describe("a scanned table", () => {
  test.each<[string, Paper]>([
    ["straight", {}],
    ["askew to the left", { degrees: -2 }],
    ["askew to the right", { degrees: 1.3 }],
    ["in the shade", { shade: 150 }],
    ["worn", { worn: 60 }],
    ["all of it", { degrees: 0.8, shade: 170, worn: 40 }],
  ])("%s: 4 columns, 5 rows, the merged cell whole", (_, paper) => {
    const { tables } = takeApart({ image: tablePicture(paper), dpi: DPI });
    expect(tables.map(({ grid }) => [grid.xs.length - 1, grid.ys.length - 1])).toEqual([[4, 5]]);
    const spans = tables[0]!.grid.cells.map(({ rowSpan, columnSpan }) => [rowSpan, columnSpan].join("x"));
    expect(spans.filter((span) => span === "4x1")).toHaveLength(1);
    expect(spans.filter((span) => span === "1x1")).toHaveLength(16);
  });

  test("a page without ink has no table", () => {
    const blank = { width: WIDTH, height: HEIGHT, pixels: new Uint8Array(WIDTH * HEIGHT).fill(240) };
    expect(takeApart({ image: blank, dpi: DPI })).toMatchObject({ tables: [], lines: [] });
  });
});

test("the skew is found to a twentieth of a degree", () => {
  assert(
    property(double({ min: -3, max: 3, noNaN: true }), (degrees) => {
      const { angle } = findTurn(inkOf(whitenPaper(tablePicture({ degrees }), DPI)));
      expect(Math.abs((angle * 180) / Math.PI - degrees)).toBeLessThan(0.05);
    }),
    { numRuns: 8 },
  );
});

describe("image files", () => {
  const source = (bytes: Uint8Array) => ({ name: "scan", bytes, sha256: "0".repeat(64) });

  test.each(["image/png", "image/jpeg"] as const)("%s", async (type) => {
    const canvas = createCanvas(30, 20);
    canvas.getContext("2d").fillRect(0, 0, 30, 20);
    const bytes = type === "image/png" ? canvas.toBuffer(type) : canvas.toBuffer(type, 90);
    const [picture] = await picturesOf(source(bytes));
    const image = await picture!.decode();
    expect([image.width, image.height, Math.max(...image.pixels)]).toEqual([30, 20, 0]);
  });

  test("a picture of more pixels than a page has is told before it is decoded", async () => {
    const png = Buffer.from(createCanvas(8, 8).toBuffer("image/png"));
    png.writeUInt32BE(60_000, 16);
    png.writeUInt32BE(60_000, 20);
    await expect(picturesOf(source(png))).rejects.toMatchObject({ failure: { code: "too_large" } });
  });

  test("damaged ones are typed errors", async () => {
    const png = createCanvas(80, 80).toBuffer("image/png").subarray(0, 60);
    const [cut] = await picturesOf(source(png));
    await expect(cut!.decode()).rejects.toMatchObject({ failure: { code: "damaged" } });
    for (const bytes of ["II*\0", "II*\0\xff\xff\xff\xff", "MM\0*garbage"])
      await expect(picturesOf(source(Buffer.from(bytes, "latin1")))).rejects.toMatchObject({ failure: { code: "damaged" } });
  });
});
