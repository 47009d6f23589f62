import { type GreyImage, type InkMask, PAPER, type PixelBox } from "./raster.ts";
import { greatest, least } from "../../extent.ts";

/** A page lies on the glass within this many degrees. */
const MAX_SKEW_DEGREES = 5;
const COARSE_STEP_DEGREES = 0.1;
const FINE_STEP_DEGREES = 0.01;
/** Every n-th column is looked at: the skew shows in any of them. */
const COLUMN_STEP = 3;

/**
 * A turned page: `upright` positions are those of the page set straight, `scanned` those of the picture.
 * The page is turned about the picture's centre and keeps the picture's size.
 */
export interface Turn {
  /** Clockwise skew of the picture in radians. */
  readonly angle: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Finds the skew at which rulings and lines of text fall into the sharpest rows: the sum of squares of the projection
 * of all upper edges of ink (Postl's criterion).
 */
export function findTurn(mask: InkMask): Turn {
  const edges = upperEdges(mask);
  const size = { width: mask.width, height: mask.height };
  if (edges.length === 0) return { angle: 0, ...size };
  const coarse = sharpest(edges, mask, 0, MAX_SKEW_DEGREES, COARSE_STEP_DEGREES);
  const fine = sharpest(edges, mask, coarse, COARSE_STEP_DEGREES, FINE_STEP_DEGREES);
  return { angle: radians(fine), ...size };
}

/** Positions (x, y, x, y …) of ink that has paper above it. */
function upperEdges(mask: InkMask): Int32Array {
  const { width, height, ink } = mask;
  const edges: number[] = [];
  for (let y = 1; y < height; y++) {
    for (let x = 0; x < width; x += COLUMN_STEP) {
      if (ink[y * width + x] === 1 && ink[(y - 1) * width + x] === 0) edges.push(x, y);
    }
  }
  return Int32Array.from(edges);
}

function sharpest(edges: Int32Array, mask: InkMask, centre: number, reach: number, step: number): number {
  const margin = Math.ceil(mask.width * Math.tan(radians(MAX_SKEW_DEGREES + 1)));
  const counts = new Uint32Array(mask.height + 2 * margin);
  let [best, bestScore] = [centre, -1];
  for (let i = -Math.round(reach / step); i <= Math.round(reach / step); i++) {
    const degrees = centre + i * step;
    const slope = Math.tan(radians(degrees));
    counts.fill(0);
    for (let e = 0; e < edges.length; e += 2) {
      const row = Math.round((edges[e + 1] as number) - slope * (edges[e] as number)) + margin;
      counts[row] = (counts[row] as number) + 1;
    }
    let score = 0;
    for (let row = 0; row < counts.length; row++) {
      const count = counts[row] as number;
      score += count * count;
    }
    if (score > bestScore) [best, bestScore] = [degrees, score];
  }
  return best;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** The position in the scanned picture of a position on the upright page. */
export function scannedPosition(turn: Turn, x: number, y: number): readonly [x: number, y: number] {
  const [sin, cos] = [Math.sin(turn.angle), Math.cos(turn.angle)];
  const [dx, dy] = [x - turn.width / 2, y - turn.height / 2];
  return [turn.width / 2 + dx * cos - dy * sin, turn.height / 2 + dx * sin + dy * cos];
}

/** The box in the scanned picture around a box of the upright page. */
export function scannedBox(turn: Turn, box: PixelBox): PixelBox {
  const corners = [
    scannedPosition(turn, box.x0, box.y0),
    scannedPosition(turn, box.x1, box.y0),
    scannedPosition(turn, box.x0, box.y1),
    scannedPosition(turn, box.x1, box.y1),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { x0: least(xs), y0: least(ys), x1: greatest(xs), y1: greatest(ys) };
}

/** The ink of the upright page: each pixel is that of the nearest pixel of the picture. */
export function uprightInk(mask: InkMask, turn: Turn): InkMask {
  if (turn.angle === 0) return mask;
  const { width, height, ink } = mask;
  const upright = new Uint8Array(ink.length);
  const [sin, cos] = [Math.sin(turn.angle), Math.cos(turn.angle)];
  for (let y = 0, at = 0; y < height; y++) {
    let [fromX, fromY] = scannedPosition(turn, 0, y);
    for (let x = 0; x < width; x++, at++, fromX += cos, fromY += sin) {
      const column = Math.round(fromX);
      const row = Math.round(fromY);
      if (column < 0 || column >= width || row < 0 || row >= height) continue;
      upright[at] = ink[row * width + column] as number;
    }
  }
  return { width, height, ink: upright };
}

/** The scanned picture with paper where the upright page has ink of `mask`. */
export function erase(image: GreyImage, mask: InkMask, turn: Turn): GreyImage {
  const pixels = Uint8Array.from(image.pixels);
  for (let i = mask.ink.indexOf(1); i >= 0; i = mask.ink.indexOf(1, i + 1)) {
    const [x, y] = scannedPosition(turn, i % mask.width, Math.floor(i / mask.width));
    const [column, row] = [Math.round(x), Math.round(y)];
    if (column < 0 || row < 0 || column + 1 >= image.width || row + 1 >= image.height) continue;
    // the nearest pixels of neighbours need not be neighbours: two by two leave no holes
    for (const at of [0, 1, image.width, image.width + 1]) pixels[row * image.width + column + at] = PAPER;
  }
  return { ...image, pixels };
}

/**
 * A part of the upright page at another scale, taken from the scanned picture in one interpolation (bilinear), so that
 * turning and enlarging blur only once.
 */
export function uprightPart(image: GreyImage, turn: Turn, box: PixelBox, scale: number): GreyImage {
  const width = Math.max(1, Math.round((box.x1 - box.x0) * scale));
  const height = Math.max(1, Math.round((box.y1 - box.y0) * scale));
  const pixels = new Uint8Array(width * height);
  const [stepX, stepY] = [Math.cos(turn.angle) / scale, Math.sin(turn.angle) / scale];
  for (let y = 0; y < height; y++) {
    let [fromX, fromY] = scannedPosition(turn, box.x0 + 0.5 / scale - 0.5, box.y0 + (y + 0.5) / scale - 0.5);
    for (let x = 0; x < width; x++, fromX += stepX, fromY += stepY) pixels[y * width + x] = interpolate(image, fromX, fromY);
  }
  return { width, height, pixels };
}

function interpolate({ width, height, pixels }: GreyImage, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return PAPER;
  const at = top * width + left;
  const [a, b] = [pixels[at] as number, pixels[at + 1] as number];
  const [c, d] = [pixels[at + width] as number, pixels[at + width + 1] as number];
  const across = x - left;
  const down = y - top;
  const upper = a * (1 - across) + b * across;
  const lower = c * (1 - across) + d * across;
  return upper * (1 - down) + lower * down;
}
