import { type GreyImage, type InkMask, PAPER } from "./raster.ts";

/** Side of a tile whose paper is measured on its own, in inches: lamps and book folds shade a page slowly. */
const TILE_INCH = 0.25;
/** The paper is brighter than this share of a tile's pixels: text covers less than half of any tile of a form. */
const PAPER_QUANTILE = 0.75;
/** Ink is darker than this share of its paper. Thin printed lines at 150 dpi come out at 0.6 to 0.8 of it. */
const INK_SHARE = 0.8;

/**
 * The picture with its paper made white: each pixel over the brightness of the paper around it, so that shading, yellow
 * paper and grey backgrounds of copies disappear and one threshold holds for the whole page.
 */
export function whitenPaper(image: GreyImage, dpi: number): GreyImage {
  const tile = Math.max(8, Math.round(dpi * TILE_INCH));
  const columns = Math.ceil(image.width / tile);
  const rows = Math.ceil(image.height / tile);
  const paper = spreadOverInk(measurePaper(image, tile, columns, rows), columns, rows);
  const pixels = new Uint8Array(image.pixels.length);
  const across = betweenTiles(image.width, tile, columns); // the same for every row
  const down = betweenTiles(image.height, tile, rows);
  const line = new Float64Array(columns);
  const { width, height, pixels: taken } = image;
  const [white, last] = [PAPER, columns - 1]; // an import's name is looked up each time
  for (let y = 0, at = 0; y < height; y++) {
    mixRows(line, paper, down.before[y] as number, down.share[y] as number);
    for (let x = 0; x < width; x++, at++) {
      const before = across.before[x] as number;
      const mean = mix(line[before] as number, line[before === last ? last : before + 1] as number, across.share[x] as number);
      const level = mean > 1 ? mean : 1;
      const own = taken[at] as number;
      pixels[at] = own >= level ? white : (own * white) / level;
    }
  }
  return { width: image.width, height: image.height, pixels };
}

/** Ink of a picture whose paper is white. */
export function inkOf(whitened: GreyImage): InkMask {
  const { width, height, pixels } = whitened;
  const ink = new Uint8Array(pixels.length);
  const threshold = PAPER * INK_SHARE;
  for (let i = 0; i < pixels.length; i++) ink[i] = (pixels[i] as number) < threshold ? 1 : 0;
  return { width, height, ink };
}

function measurePaper(image: GreyImage, tile: number, columns: number, rows: number): Float32Array {
  const paper = new Float32Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      histogram.fill(0);
      const count = fillHistogram(histogram, image, column * tile, row * tile, tile);
      paper[row * columns + column] = quantile(histogram, count, PAPER_QUANTILE);
    }
  }
  return paper;
}

function fillHistogram(histogram: Uint32Array, image: GreyImage, left: number, top: number, tile: number): number {
  let count = 0;
  for (let y = top; y < Math.min(image.height, top + tile); y += 2) {
    for (let x = left; x < Math.min(image.width, left + tile); x += 2) {
      const level = image.pixels[y * image.width + x] as number;
      histogram[level] = (histogram[level] as number) + 1;
      count++;
    }
  }
  return count;
}

function quantile(histogram: Uint32Array, count: number, share: number): number {
  let seen = 0;
  for (let level = 0; level < 256; level++) {
    seen += histogram[level] as number;
    if (seen >= count * share) return level;
  }
  return PAPER;
}

/** A tile that is all ink (a stamp, a black border, a photograph) takes the brightest paper beside it. */
function spreadOverInk(paper: Float32Array, columns: number, rows: number): Float32Array {
  const spread = new Float32Array(paper.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let best = 1;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const [r, c] = [row + dy, column + dx];
          if (r >= 0 && r < rows && c >= 0 && c < columns) best = Math.max(best, paper[r * columns + c] as number);
        }
      }
      const own = paper[row * columns + column] as number;
      spread[row * columns + column] = own > best * INK_SHARE ? own : best;
    }
  }
  return spread;
}

/** The paper's brightness at the tiles' columns, between two rows of tiles. */
function mixRows(line: Float64Array, paper: Float32Array, row: number, share: number): void {
  const above = row * line.length;
  const below = Math.min(paper.length - line.length, above + line.length);
  for (let i = 0; i < line.length; i++) line[i] = mix(paper[above + i] as number, paper[below + i] as number, share);
}

/** Of each pixel of a side: the tile whose centre lies before it, and how far it is from there to the next one's. */
function betweenTiles(
  length: number,
  tile: number,
  count: number,
): { readonly before: Int32Array; readonly share: Float64Array } {
  const [before, share] = [new Int32Array(length), new Float64Array(length)];
  for (let i = 0; i < length; i++) {
    const at = (i + 0.5) / tile - 0.5;
    before[i] = Math.min(count - 1, Math.max(0, Math.floor(at)));
    share[i] = Math.min(1, Math.max(0, at - (before[i] as number)));
  }
  return { before, share };
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
