/** Rows and columns at which an outline is sampled. */
export const ROWS = 14;
export const COLUMNS = 10;
/** Width of the sampled field as a part of the outline's height: figures are narrower. */
export const FIELD_ASPECT = 0.8;
/** Straight pieces that stand for a curve. */
const CURVE_PIECES = 4;

/** Which points of a field around an outline lie inside it, row by row from the top: 1 inside. Null for an empty outline. */
export function rasterOf(path: ArrayLike<number>): Uint8Array | null {
  const pieces = piecesOf(path);
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [ax, ay] of pieces) [x0, y0, x1, y1] = [Math.min(x0, ax), Math.min(y0, ay), Math.max(x1, ax), Math.max(y1, ay)];
  const height = y1 - y0;
  if (!(height > 0)) return null;
  const out = new Uint8Array(ROWS * COLUMNS);
  const left = (x0 + x1) / 2 - (FIELD_ASPECT * height) / 2;
  for (let row = 0; row < ROWS; row++) {
    const crossings = crossingsAt(pieces, y1 - ((row + 0.5) / ROWS) * height);
    for (let column = 0; column < COLUMNS; column++) {
      const x = left + ((column + 0.5) / COLUMNS) * FIELD_ASPECT * height;
      if (isInside(crossings, x)) out[row * COLUMNS + column] = 1;
    }
  }
  return out;
}

type Piece = readonly [ax: number, ay: number, bx: number, by: number];

interface Crossing {
  readonly x: number;
  readonly up: 1 | -1;
}

/** Where an outline crosses a height, and which way. */
function crossingsAt(pieces: readonly Piece[], y: number): readonly Crossing[] {
  const crossings: Crossing[] = [];
  for (const [ax, ay, bx, by] of pieces)
    if (ay <= y !== by <= y) crossings.push({ x: ax + ((y - ay) / (by - ay)) * (bx - ax), up: by > ay ? 1 : -1 });
  return crossings;
}

/** By the nonzero winding rule, as outlines of fonts are filled. */
function isInside(crossings: readonly Crossing[], x: number): boolean {
  let winding = 0;
  for (const crossing of crossings) if (crossing.x > x) winding += crossing.up;
  return winding !== 0;
}

/** The outline's straight pieces. Op codes as pdf.js packs them: 0 moveTo, 1 lineTo, 2 curveTo, 3 quadraticCurveTo, 4 closePath. */
function piecesOf(path: ArrayLike<number>): readonly Piece[] {
  const pieces: Piece[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const at = (i: number) => path[i] ?? 0;
  const lineTo = (toX: number, toY: number) => {
    pieces.push([x, y, toX, toY]);
    [x, y] = [toX, toY];
  };
  for (let i = 0; i < path.length;) {
    const op = at(i++);
    if (op === 0) {
      if (x !== startX || y !== startY) lineTo(startX, startY);
      [x, y] = [startX, startY] = [at(i), at(i + 1)];
      i += 2;
    } else if (op === 1) {
      lineTo(at(i), at(i + 1));
      i += 2;
    } else if (op === 2) {
      const [px, py] = [x, y];
      for (let n = 1; n <= CURVE_PIECES; n++) {
        const t = n / CURVE_PIECES;
        const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
        lineTo(a * px + b * at(i) + c * at(i + 2) + d * at(i + 4), a * py + b * at(i + 1) + c * at(i + 3) + d * at(i + 5));
      }
      i += 6;
    } else if (op === 3) {
      const [px, py] = [x, y];
      for (let n = 1; n <= CURVE_PIECES; n++) {
        const t = n / CURVE_PIECES;
        const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
        lineTo(a * px + b * at(i) + c * at(i + 2), a * py + b * at(i + 1) + c * at(i + 3));
      }
      i += 4;
    } else if (x !== startX || y !== startY) lineTo(startX, startY);
  }
  if (x !== startX || y !== startY) lineTo(startX, startY);
  return pieces;
}

/** A raster as hexadecimal digits, four points each. */
export function packed(raster: Uint8Array): string {
  return Array.from(wordsOf(raster), (word) => word.toString(16).padStart(5, "0")).join("");
}

/** Points in a word of a packed raster: 140 points are seven words. */
const WORD_POINTS = 20;
const WORD_DIGITS = WORD_POINTS / 4;

/** A raster as numbers of 20 points each. */
export function wordsOf(raster: Uint8Array): Uint32Array {
  return Uint32Array.from({ length: raster.length / WORD_POINTS }, (_, i) =>
    raster.subarray(i * WORD_POINTS, (i + 1) * WORD_POINTS).reduce((value, point) => 2 * value + point, 0),
  );
}

export function unpacked(text: string): Uint32Array {
  return Uint32Array.from({ length: text.length / WORD_DIGITS }, (_, i) =>
    Number.parseInt(text.slice(i * WORD_DIGITS, (i + 1) * WORD_DIGITS), 16),
  );
}

/** Number of points in which two rasters differ. */
export function differing(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) count += onesOf((a[i] as number) ^ (b[i] as number));
  return count;
}

/** Ones among 32 bits, summed in parallel: by twos, fours and eights. */
function onesOf(bits: number): number {
  const twos = bits - ((bits >>> 1) & 0x55555555);
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Closed areas of an outline that are not filled, as far as its contours tell: each contour but the first. */
export function holesOf(path: ArrayLike<number>): number {
  let contours = 0;
  const operands = [2, 2, 6, 4, 0];
  for (let i = 0; i < path.length; i += 1 + (operands[path[i] ?? 0] ?? 0)) if (path[i] === 0) contours++;
  return contours - 1;
}
