import type { Flag } from "@jixiao/contract";
import type { RecognizedLine, RecognizedPage } from "./recognize-page.ts";
import { componentsIn } from "./components.ts";
import { emptyMask, type GreyImage, type InkMask, inkIn, intersect, PAPER } from "./raster.ts";
import type { PagePicture } from "./render.ts";

/** Below this resolution a decimal point is a pixel, and strokes of characters run together: faxes, pictures made for screens. */
export const COARSE_DPI = 130;
/** Such pictures are enlarged to about this. */
const ENLARGED_DPI = 300;
const MAX_FACTOR = 4;
/** And to no more pixels than a page is drawn with: a page size may be wrong by far. */
const MAX_PIXELS = 40_000_000;
/** Standard deviation of the smoothing, in pixels of the coarse picture: more and characters run together, less and they keep their steps. */
const SMOOTHING = 0.6;
/** Half the side of the square in which a speck is alone (inches): a decimal point has figures beside it. */
const ALONE_INCH = 0.04;
/** Dirt of the line is a pixel or two; so is a decimal point. */
const SPECK_PX = 2;
/** No stroke of a character is as long (inches) as what is drawn. */
const LONG_INCH = 0.3;
const DARK = 128;

export function isCoarse({ dpi }: Pick<PagePicture, "dpi">): boolean {
  return dpi < COARSE_DPI;
}

/** A coarse picture at a resolution at which lines are found and read, its steps smoothed and its specks gone, in no more than `most` pixels. */
export function enlarged(picture: PagePicture, most = MAX_PIXELS): PagePicture {
  const { image, dpi } = picture;
  const fitting = Math.floor(Math.sqrt(most / (image.width * image.height)));
  const factor = Math.min(MAX_FACTOR, fitting, Math.round(ENLARGED_DPI / dpi));
  if (factor <= 1) return picture;
  const clean = { ...image, pixels: withoutLoneSpecks(image, dpi) };
  const pixels = smoothed(clean.pixels, image, factor);
  const size = { width: image.width * factor, height: image.height * factor };
  const pale = image.pale === undefined ? {} : { pale: smoothed(image.pale, image, factor) };
  return { image: { ...size, pixels, ...pale }, dpi: dpi * factor };
}

/** The picture without dirt: what is no larger than a decimal point, and has no letter or figure beside it. A drawn line beside it is none. */
function withoutLoneSpecks({ width, height, pixels }: GreyImage, dpi: number): Uint8Array {
  const dark: InkMask = { width, height, ink: pixels.map((level) => (level < DARK ? 1 : 0)) };
  const all = componentsIn(dark, { x0: 0, y0: 0, x1: width, y1: height });
  const letters = emptyMask(width, height);
  for (const { runs } of all.filter(({ area }) => area > SPECK_PX))
    for (const { y, from, to } of runs) letters.ink.fill(1, y * width + from, y * width + to);
  eraseLongRuns(letters, Math.round(LONG_INCH * dpi));
  const reach = Math.max(2, Math.round(ALONE_INCH * dpi));
  const out = Uint8Array.from(pixels);
  for (const { area, box, runs } of all) {
    if (area > SPECK_PX) continue;
    const around = { x0: box.x0 - reach, x1: box.x1 + reach, y0: box.y0 - reach, y1: box.y1 + reach };
    if (inkIn(letters, intersect(around, width, height)) > 0) continue;
    for (const { y, from, to } of runs) out.fill(PAPER, y * width + from, y * width + to);
  }
  return out;
}

/** Takes drawn lines out: what is dark over such a length from left to right, or from top to bottom. */
function eraseLongRuns({ width, height, ink }: InkMask, length: number): void {
  const before = Uint8Array.from(ink);
  const erase = (count: number, along: number, start: (line: number) => number, size: number) => {
    for (let line = 0; line < count; line++) {
      let from = 0;
      for (let i = 0; i <= size; i++) {
        if (i < size && before[start(line) + i * along] === 1) continue;
        if (i - from >= length) for (let k = from; k < i; k++) ink[start(line) + k * along] = 0;
        from = i + 1;
      }
    }
  };
  erase(height, 1, (y) => y * width, width);
  erase(width, width, (x) => x, height);
}

/**
 * Enlarged by a whole number, each pixel the weighted mean of those around it (Gauss), first along the rows, then down the columns: a
 * page has 8 million of them.
 */
function smoothed(pixels: Uint8Array, { width, height }: GreyImage, factor: number): Uint8Array {
  const wide = width * factor;
  const { near: across, weights: acrossWeights } = nearPixels(wide, factor, width);
  const rows = new Float32Array(wide * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < wide; x++) {
      let level = 0;
      for (let k = x * NEAR; k < (x + 1) * NEAR; k++)
        level += (pixels[y * width + (across[k] as number)] as number) * (acrossWeights[k] as number);
      rows[y * wide + x] = level;
    }
  const high = height * factor;
  const { near: down, weights: downWeights } = nearPixels(high, factor, height);
  const out = new Uint8Array(wide * high);
  const sums = new Float64Array(wide);
  for (let y = 0; y < high; y++) {
    sums.fill(0);
    for (let k = y * NEAR; k < (y + 1) * NEAR; k++) {
      const [from, weight] = [(down[k] as number) * wide, downWeights[k] as number];
      for (let x = 0; x < wide; x++) sums[x] = (sums[x] as number) + (rows[from + x] as number) * weight;
    }
    for (let x = 0; x < wide; x++) out[y * wide + x] = Math.round(sums[x] as number);
  }
  return out;
}

/** So many pixels count for one of those between them: all that lie within three standard deviations. */
const NEAR = 2 * Math.ceil(3 * SMOOTHING) + 2;

/** Which pixels of a line count for each of the enlarged line, and how much: `NEAR` for each, one after the other. */
function nearPixels(
  count: number,
  factor: number,
  length: number,
): { readonly near: Int32Array; readonly weights: Float64Array } {
  const [near, weights] = [new Int32Array(count * NEAR), new Float64Array(count * NEAR)];
  for (let at = 0; at < count; at++) {
    const middle = (at + 0.5) / factor - 0.5;
    const first = Math.floor(middle) - Math.ceil(3 * SMOOTHING);
    const own = Array.from({ length: NEAR }, (_, n) => Math.exp(-((first + n - middle) ** 2) / (2 * SMOOTHING ** 2)));
    const sum = own.reduce((a, b) => a + b, 0);
    own.forEach((weight, n) => {
      near[at * NEAR + n] = Math.max(0, Math.min(length - 1, first + n));
      weights[at * NEAR + n] = weight / sum;
    });
  }
  return { near, weights };
}

/**
 * A coarse page as read: all is in doubt but the labels of forms. Where points are pixels both models read 148 for 1.48, and nothing tells.
 * @param isLabel is a text one that the vocabulary knows?
 */
export function doubted(page: RecognizedPage, isLabel: (text: string) => boolean): RecognizedPage {
  const line = (one: RecognizedLine): RecognizedLine => ({ ...one, flags: inDoubt(one.flags) });
  return {
    ...page,
    lines: page.lines.map(line),
    ...(page.inTables === undefined ? {} : { inTables: page.inTables.map(line) }),
    tables: page.tables.map((table) => ({
      ...table,
      cells: table.cells.map((cell) => (cell.text === "" || isLabel(cell.text) ? cell : { ...cell, flags: inDoubt(cell.flags) })),
    })),
  };
}

function inDoubt(flags: readonly Flag[]): readonly Flag[] {
  return [...new Set<Flag>([...flags, "ocr_uncertain"])];
}
