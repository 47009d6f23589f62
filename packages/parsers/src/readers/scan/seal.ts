import { componentsIn } from "./components.ts";
import type { GreyImage, PixelBox } from "./raster.ts";

/** Seals of offices (公章) are 38 to 58 mm wide, oval and square ones less: in inches. */
const [MIN_SIDE_INCH, MAX_SIDE_INCH] = [0.9, 2.6];
/** What is longer than this share of its other side is a line of red text. */
const MIN_SIDE_SHARE = 0.6;
/** Parts of one seal stand no further apart (inches): its ring, its star, its letters. */
const GAP_INCH = 0.12;
/** Blocks of so many pixels a side are looked at as one. */
const BLOCK = 8;
/** A pixel is red ink where it is so much lighter without red. */
const RED_STEP = 40;

/** The page without the red seals stamped on it; red text stays. */
export function withoutSeals(image: GreyImage, dpi: number): GreyImage {
  const { width, height, pale } = image;
  if (pale === undefined) return image;
  const [columns, rows] = [Math.ceil(width / BLOCK), Math.ceil(height / BLOCK)];
  const ink = new Uint8Array(columns * rows);
  const reach = Math.ceil((GAP_INCH * dpi) / (2 * BLOCK));
  for (let i = 0; i < image.pixels.length; i++) {
    if ((pale[i] as number) - (image.pixels[i] as number) < RED_STEP) continue;
    const [column, row] = [Math.floor((i % width) / BLOCK), Math.floor(Math.floor(i / width) / BLOCK)];
    for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++)
      ink.fill(1, r * columns + Math.max(0, column - reach), r * columns + Math.min(columns, column + reach + 1));
  }
  const seals = componentsIn({ width: columns, height: rows, ink }, { x0: 0, y0: 0, x1: columns, y1: rows })
    .map(({ box }) => ({ x0: box.x0 * BLOCK, y0: box.y0 * BLOCK, x1: Math.min(width, box.x1 * BLOCK), y1: Math.min(height, box.y1 * BLOCK) }))
    .filter((box) => isSeal(box, dpi));
  if (seals.length === 0) return image;
  const pixels = Uint8Array.from(image.pixels);
  for (const { x0, y0, x1, y1 } of seals)
    for (let y = y0; y < y1; y++) pixels.set(pale.subarray(y * width + x0, y * width + x1), y * width + x0);
  return { width, height, pixels };
}

function isSeal({ x0, y0, x1, y1 }: PixelBox, dpi: number): boolean {
  const [short, long] = [Math.min(x1 - x0, y1 - y0) / dpi, Math.max(x1 - x0, y1 - y0) / dpi];
  return short >= MIN_SIDE_INCH && long <= MAX_SIDE_INCH && short >= MIN_SIDE_SHARE * long;
}
