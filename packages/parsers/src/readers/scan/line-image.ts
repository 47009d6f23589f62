import { type Turn, uprightPart } from "./deskew.ts";
import { columnProfile, type GreyImage, type InkMask, PAPER, type PixelBox } from "./raster.ts";

/** Shapes are judged at this size: an em has this many pixels, whatever the scan's resolution. */
export const SHAPE_EM = 64;

/** A line of text at the size at which shapes are judged. */
export interface LineImage {
  readonly image: GreyImage;
  /** Ink at the middle between the line's own dark and its paper. */
  readonly ink: InkMask;
  /** Blocks of ink from left to right, parted by columns of paper: a digit, a sign, a character or a part of one. */
  readonly blocks: readonly PixelBox[];
  /** Pixels of the line image for one pixel of the upright page. */
  readonly scale: number;
  /** Where the line image's corner lies on the upright page. */
  readonly origin: { readonly x: number; readonly y: number };
}

/** Paper around a line, as a part of an em. */
const MARGIN_EM = 0.1;
/** The darkest pixels of a line: what its ink is like. */
const DARK_QUANTILE = 0.05;

/** @param em height of the page's usual type in pixels */
export function lineImage(scan: GreyImage, turn: Turn, line: PixelBox, em: number): LineImage {
  const margin = MARGIN_EM * em;
  const box = { x0: line.x0 - margin, y0: line.y0 - margin, x1: line.x1 + margin, y1: line.y1 + margin };
  const scale = SHAPE_EM / em;
  const image = uprightPart(scan, turn, box, scale);
  const ink = inkAt(image, 0.5);
  return { image, ink, blocks: blocksOf(ink), scale, origin: { x: box.x0, y: box.y0 } };
}

/**
 * Ink of a line: what is darker than its paper by `share` of the way to its own darkest. In the middle, neighbouring
 * digits stay apart even where a scan is soft; below, thin strokes stay whole; above, strokes that run together part.
 */
export function inkAt({ width, height, pixels }: GreyImage, share: number): InkMask {
  const sample = new Uint8Array(Math.ceil(pixels.length / 7));
  for (let i = 0; i < sample.length; i++) sample[i] = pixels[7 * i] as number;
  sample.sort();
  const dark = sample[Math.floor(sample.length * DARK_QUANTILE)] ?? 0;
  const threshold = PAPER - share * (PAPER - dark);
  const ink = new Uint8Array(pixels.length);
  for (let i = 0; i < ink.length; i++) ink[i] = (pixels[i] as number) < threshold ? 1 : 0;
  return { width, height, ink };
}

function blocksOf(ink: InkMask): readonly PixelBox[] {
  const blocks: PixelBox[] = [];
  const profile = columnProfile(ink, { x0: 0, y0: 0, x1: ink.width, y1: ink.height });
  let from = -1;
  for (let x = 0; x <= ink.width; x++) {
    const isInk = (profile[x] ?? 0) > 0;
    if (isInk && from < 0) from = x;
    if (!isInk && from >= 0) {
      blocks.push(heightOf(ink, from, x));
      from = -1;
    }
  }
  return blocks.filter((block) => (block.x1 - block.x0) * (block.y1 - block.y0) >= MIN_BLOCK_AREA);
}

/** What covers less is dirt: a decimal point of an em of 64 pixels covers 5 × 5 and more. */
const MIN_BLOCK_AREA = 14;

function heightOf(ink: InkMask, x0: number, x1: number): PixelBox {
  let [y0, y1] = [ink.height, 0];
  for (let y = 0; y < ink.height; y++) {
    const row = ink.ink.subarray(y * ink.width + x0, y * ink.width + x1);
    if (row.includes(1)) [y0, y1] = [Math.min(y0, y), y + 1];
  }
  return { x0, x1, y0, y1 };
}
