import { componentsIn } from "./components.ts";
import { emptyMask, type GreyImage, type InkMask, intersect, PAPER, type PixelBox } from "./raster.ts";

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

/** The page without the red seals stamped on it, each a ring; red text stays. */
export function withoutSeals(image: GreyImage, dpi: number): GreyImage {
  const { width, height, pale } = image;
  if (pale === undefined) return image;
  const isRed = (at: number) => (pale[at] as number) - (image.pixels[at] as number) >= RED_STEP;
  const seals = redParts(image, isRed, dpi).filter((box) => isSealSized(box, dpi) && isRing(box, width, isRed));
  if (seals.length === 0) return image;
  const pixels = Uint8Array.from(image.pixels);
  const margin = Math.round(GAP_INCH * dpi);
  for (const { x0, y0, x1, y1 } of seals) {
    const box = intersect({ x0: x0 - margin, y0: y0 - margin, x1: x1 + margin, y1: y1 + margin }, width, height);
    const inks = inkAround(box, width, image.pixels, (at) => (pale[at] as number) - (image.pixels[at] as number));
    for (let y = box.y0, i = 0; y < box.y1; y++)
      for (let x = box.x0; x < box.x1; x++, i++) {
        const at = y * width + x;
        const ink = inks[i] as number;
        pixels[at] = ink === 0 ? (pale[at] as number) : overInk(image.pixels[at] as number, ink);
      }
  }
  return { width, height, pixels };
}

/**
 * JPEG keeps colour at half of a picture's resolution: what is printed over a seal looks red, and the edges of its strokes look grey. So colour only tells that
 * a seal's ink is there, or beside it, and where it stands alone: how dark it is by itself, the reddest pixels a little further off say.
 */
const [EDGE_REACH, COLOUR_REACH] = [1, 2];
/** What is as red as this share of the reddest is its ink without print. */
const AS_RED = 0.85;
/** Pixels of one ink differ so much; none is darker by itself than this. */
const [INK_NOISE, DARKEST_INK] = [0.85, 40];

/** The level that a pixel would have without the seal: print lets as much light through the ink as through the air. */
function overInk(level: number, ink: number): number {
  return Math.min(PAPER, (level * PAPER) / Math.max(DARKEST_INK, INK_NOISE * ink));
}

/** How light a seal's ink is by itself at each pixel of a box, row by row; 0 where there is none. */
function inkAround(box: PixelBox, width: number, levels: Uint8Array, rednessOf: (at: number) => number): Uint8Array {
  const [wide, high] = [box.x1 - box.x0, box.y1 - box.y0];
  const red = new Int16Array(wide * high);
  for (let i = 0; i < red.length; i++) red[i] = rednessOf((box.y0 + Math.floor(i / wide)) * width + box.x0 + (i % wide));
  const inks = new Uint8Array(red.length);
  for (let i = 0; i < red.length; i++) {
    if (!around(i, wide, high, EDGE_REACH).some((one) => (red[one] as number) >= RED_STEP)) continue;
    const near = around(i, wide, high, COLOUR_REACH);
    const most = near.reduce((max, one) => Math.max(max, red[one] as number), 0);
    const levelOf = (one: number) => levels[(box.y0 + Math.floor(one / wide)) * width + box.x0 + (one % wide)] as number;
    inks[i] = near.reduce((light, one) => ((red[one] as number) < AS_RED * most ? light : Math.max(light, levelOf(one))), 1);
  }
  return inks;
}

/** The pixels no further off from one, of so many a row, than `reach`, itself among them. */
function around(at: number, wide: number, high: number, reach: number): readonly number[] {
  const [column, row] = [at % wide, Math.floor(at / wide)];
  const near: number[] = [];
  for (let y = Math.max(0, row - reach); y <= Math.min(high - 1, row + reach); y++)
    for (let x = Math.max(0, column - reach); x <= Math.min(wide - 1, column + reach); x++) near.push(y * wide + x);
  return near;
}

/** What is as light as this and went may have been grey, not red. */
const TINGED = 155;

/**
 * What went with the edges of seals and could be a point of print: pixels, in squares of two at least, that were dark and are paper. Null where
 * nothing did.
 */
export function takenWithSeals({ pale }: GreyImage, { width, height, pixels }: GreyImage): InkMask | null {
  if (pale === undefined) return null;
  const isTaken = (at: number) => pixels[at] === PAPER && (pale[at] ?? PAPER) <= TINGED;
  let taken: InkMask | null = null;
  for (let at = 0; at + width + 1 < pixels.length; at++) {
    if (!isTaken(at) || (at + 1) % width === 0) continue;
    const square = [at, at + 1, at + width, at + width + 1];
    if (!square.every(isTaken)) continue;
    taken ??= emptyMask(width, height);
    for (const one of square) taken.ink[one] = 1;
  }
  return taken;
}

/** Boxes, tight around red pixels, of what stands no further apart than parts of one seal do. */
function redParts({ width, height, pixels }: GreyImage, isRed: (at: number) => boolean, dpi: number): readonly PixelBox[] {
  const [columns, rows] = [Math.ceil(width / BLOCK), Math.ceil(height / BLOCK)];
  const ink = new Uint8Array(columns * rows);
  const reach = Math.ceil((GAP_INCH * dpi) / (2 * BLOCK));
  for (let at = 0; at < pixels.length; at++) {
    if (!isRed(at)) continue;
    const [column, row] = [Math.floor((at % width) / BLOCK), Math.floor(Math.floor(at / width) / BLOCK)];
    for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++)
      ink.fill(1, r * columns + Math.max(0, column - reach), r * columns + Math.min(columns, column + reach + 1));
  }
  return componentsIn({ width: columns, height: rows, ink }, { x0: 0, y0: 0, x1: columns, y1: rows }).map(({ box }) => ({
    x0: (box.x0 + reach) * BLOCK,
    y0: (box.y0 + reach) * BLOCK,
    x1: Math.min(width, (box.x1 - reach) * BLOCK),
    y1: Math.min(height, (box.y1 - reach) * BLOCK),
  }));
}

function isSealSized({ x0, y0, x1, y1 }: PixelBox, dpi: number): boolean {
  const [short, long] = [Math.min(x1 - x0, y1 - y0) / dpi, Math.max(x1 - x0, y1 - y0) / dpi];
  return short >= MIN_SIDE_INCH && long <= MAX_SIDE_INCH && short >= MIN_SIDE_SHARE * long;
}

/** Directions from the middle in which a ring is looked for, how far out (1: the box's ellipse), and in how many it must be. */
const [DIRECTIONS, RING_FROM, RING_TO, MIN_RING_SHARE] = [72, 0.82, 1.06, 0.75];
/** Of a ring's ink hardly any lies in the corners of its box; lines of text fill them. */
const MAX_CORNER_SHARE = 0.03;

function isRing({ x0, y0, x1, y1 }: PixelBox, width: number, isRed: (at: number) => boolean): boolean {
  const seen = new Set<number>();
  let [all, inCorners] = [0, 0];
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      if (!isRed(y * width + x)) continue;
      const [dx, dy] = [(2 * x - x0 - x1) / (x1 - x0), (2 * y - y0 - y1) / (y1 - y0)];
      const distance = Math.hypot(dx, dy);
      all++;
      if (distance > RING_TO) inCorners++;
      else if (distance >= RING_FROM) seen.add(Math.floor(((Math.atan2(dy, dx) + Math.PI) * DIRECTIONS) / (2 * Math.PI)));
    }
  return seen.size >= MIN_RING_SHARE * DIRECTIONS && inCorners <= MAX_CORNER_SHARE * all;
}
