import { SHAPE_EM } from "./line-image.ts";
import type { InkMask, PixelBox } from "./raster.ts";

/** A percent sign is as high as digits, and wider than any of them. */
const MIN_WIDTH = 0.42 * SHAPE_EM;
const MAX_WIDTH = 1.05 * SHAPE_EM;
const MIN_HEIGHT = 0.45 * SHAPE_EM;
const MAX_HEIGHT = 0.95 * SHAPE_EM;
/** Smaller gaps in the ink are noise. */
const MIN_HOLE_AREA = 9;

/**
 * Is this block of ink a percent sign? It has a ring at the top left and a ring at the bottom right and no column of paper
 * between them, where `96` has one. Recognition programs read % as 96, 9%, 90, %6.
 */
export function isPercentSign(mask: InkMask, block: PixelBox): boolean {
  const [width, height] = [block.x1 - block.x0, block.y1 - block.y0];
  if (width < MIN_WIDTH || width > MAX_WIDTH || height < MIN_HEIGHT || height > MAX_HEIGHT) return false;
  if (width < 0.7 * height || width > 1.6 * height) return false;
  const holes = holesIn(mask, block);
  if (holes.length < 2 || holes.length > 4) return false;
  const first = holes.reduce((a, b) => (a.x <= b.x ? a : b));
  const last = holes.reduce((a, b) => (a.x > b.x ? a : b));
  const [left, middle] = [block.x0 + width / 2, block.y0 + height / 2];
  return first.x < left && first.y < middle && last.x > left && last.y > middle && last.x - first.x > 0.3 * width;
}

interface Hole {
  readonly x: number;
  readonly y: number;
  readonly area: number;
}

/** Stretches of paper that ink encloses: their centres. */
export function holesIn(mask: InkMask, box: PixelBox): readonly Hole[] {
  const [width, height] = [box.x1 - box.x0 + 2, box.y1 - box.y0 + 2];
  const seen = new Uint8Array(width * height);
  const isPaper = (x: number, y: number) => {
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) return true;
    return mask.ink[(box.y0 + y - 1) * mask.width + box.x0 + x - 1] === 0;
  };
  const holes: Hole[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || !isPaper(start % width, Math.floor(start / width))) continue;
    const { x, y, area } = flood(start, width, height, seen, isPaper);
    if (start > 0 && area >= MIN_HOLE_AREA) holes.push({ x: box.x0 + x - 1, y: box.y0 + y - 1, area });
  }
  return holes;
}

function flood(start: number, width: number, height: number, seen: Uint8Array, isPaper: (x: number, y: number) => boolean): Hole {
  const stack = [start];
  seen[start] = 1;
  let [sumX, sumY, area] = [0, 0, 0];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    sumX += x;
    sumY += y;
    area++;
    for (const [nx, ny] of [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1],
    ] as const) {
      const next = ny * width + nx;
      if (nx < 0 || ny < 0 || nx >= width || ny >= height || seen[next] === 1 || !isPaper(nx, ny)) continue;
      seen[next] = 1;
      stack.push(next);
    }
  }
  return { x: sumX / area, y: sumY / area, area };
}
