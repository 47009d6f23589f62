/** A grey picture, one byte a pixel, row by row from the top: 0 is black, 255 white. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** The pixels as if red ink were paper, where there is any: of seals, of red headings. What is printed below it stays dark. */
  readonly pale?: Uint8Array;
}

/** Which pixels are ink: 1 for ink, 0 for paper, row by row from the top. */
export interface InkMask {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** A rectangle of pixels: `x1` and `y1` lie outside. */
export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export const PAPER = 255;

/** Red ink: so much redder than green and blue, and not dark. */
const [MIN_RED_LEAD, MIN_RED] = [28, 90];

/** Luminance (ITU-R BT.601) of RGBA pixels; what is transparent is paper. */
export function greyFromRgba(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): GreyImage {
  const pixels = new Uint8Array(width * height);
  const reds: number[] = [];
  for (let i = 0, at = 0; i < pixels.length; i++, at += 4) {
    const red = rgba[at] as number;
    const green = rgba[at + 1] as number;
    const blue = rgba[at + 2] as number;
    const alpha = rgba[at + 3] as number;
    const luminance = (red * 77 + green * 150 + blue * 29) >> 8;
    pixels[i] = alpha === 255 ? luminance : (luminance * alpha + PAPER * (255 - alpha)) / 255;
    if (red - green >= MIN_RED_LEAD && red - blue >= MIN_RED_LEAD && red >= MIN_RED) reds.push(i);
  }
  if (reds.length === 0) return { width, height, pixels };
  const pale = Uint8Array.from(pixels);
  for (const i of reds) {
    const red = rgba[4 * i] as number;
    pale[i] = Math.min(PAPER, red + (red - Math.max(rgba[4 * i + 1] as number, rgba[4 * i + 2] as number)) / 2);
  }
  return { width, height, pixels, pale };
}

/** Short side of a page of A4 at 300 dpi, in pixels: recognition gains nothing from more. */
const READING_WIDTH = 2480;

/** By which whole number a picture of a page is made smaller before it is read: 2 at 600 dpi, 1 at 300 and 400. */
export function reduction({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.max(1, Math.floor(Math.min(width, height) / (0.95 * READING_WIDTH)));
}

/** A picture made smaller by a whole number: the mean of so many pixels a side. */
export function reduced(image: GreyImage, factor: number): GreyImage {
  if (factor === 1) return image;
  const [width, height] = [Math.floor(image.width / factor), Math.floor(image.height / factor)];
  const mean = (pixels: Uint8Array) => {
    const out = new Uint8Array(width * height);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let dy = 0; dy < factor; dy++)
          for (let dx = 0; dx < factor; dx++) sum += pixels[(y * factor + dy) * image.width + x * factor + dx] as number;
        out[y * width + x] = Math.round(sum / factor ** 2);
      }
    return out;
  };
  return { width, height, pixels: mean(image.pixels), ...(image.pale === undefined ? {} : { pale: mean(image.pale) }) };
}

export function emptyMask(width: number, height: number): InkMask {
  return { width, height, ink: new Uint8Array(width * height) };
}

/** The ink of `mask` that `other` does not cover. */
export function without(mask: InkMask, other: InkMask): InkMask {
  const ink = Uint8Array.from(mask.ink);
  for (let at = other.ink.indexOf(1); at >= 0 && at < ink.length; at++) if (other.ink[at] === 1) ink[at] = 0;
  return { ...mask, ink };
}

/** What is ink in one mask or the other, of one size. */
export function union(mask: InkMask, other: InkMask): InkMask {
  const ink = new Uint8Array(mask.ink.length);
  for (let at = 0; at < ink.length; at++) ink[at] = mask.ink[at] === 1 || other.ink[at] === 1 ? 1 : 0;
  return { ...mask, ink };
}

/** Number of ink pixels in a box. */
export function inkIn(mask: InkMask, box: PixelBox): number {
  const { width, ink } = mask;
  let sum = 0;
  for (let y = box.y0; y < box.y1; y++) {
    const row = y * width;
    for (let x = box.x0; x < box.x1; x++) sum += ink[row + x] as number;
  }
  return sum;
}

/** Ink in each row of a box, from its top. */
export function rowProfile(mask: InkMask, box: PixelBox): Uint32Array {
  const profile = new Uint32Array(Math.max(0, box.y1 - box.y0));
  for (let y = box.y0; y < box.y1; y++) profile[y - box.y0] = inkIn(mask, { ...box, y0: y, y1: y + 1 });
  return profile;
}

/** Ink in each column of a box, from its left. */
export function columnProfile(mask: InkMask, box: PixelBox): Uint32Array {
  const { x0, x1 } = box;
  const { width, ink } = mask;
  const profile = new Uint32Array(Math.max(0, x1 - x0));
  for (let y = box.y0; y < box.y1; y++) {
    const row = y * width;
    for (let x = x0; x < x1; x++) profile[x - x0] = (profile[x - x0] as number) + (ink[row + x] as number);
  }
  return profile;
}

export function intersect(box: PixelBox, width: number, height: number): PixelBox {
  return { x0: Math.max(0, box.x0), y0: Math.max(0, box.y0), x1: Math.min(width, box.x1), y1: Math.min(height, box.y1) };
}

export function isEmpty(box: PixelBox): boolean {
  return box.x1 <= box.x0 || box.y1 <= box.y0;
}
