import { type GreyImage, PAPER } from "./raster.ts";

/** Side of a block in inches, and how far the brightest paper is looked for around one. */
const BLOCK_INCH = 0.08;
const AROUND_INCH = 1.6;
/** A desk, or a copier's open lid, is darker than this share of the paper beside it. */
const DARK_SHARE = 0.6;
/** A sheet that is worth the reading fills more of its picture than what lies around it; more dark than this is what is on the page. */
const MOST_DESK = 0.4;
/** Every n-th pixel of a block tells its brightness. */
const STEP = 4;

/**
 * The picture with paper instead of what is dark all the way from the picture's edge: the desk around a photographed sheet, the black
 * border of a copy. A strip of one block is taken from the sheet's own edge. The same picture where nothing is.
 */
export function withoutDesk(image: GreyImage, dpi: number): GreyImage {
  const side = Math.max(8, Math.round(BLOCK_INCH * dpi));
  const blocks = brightnessOf(image, side);
  if (!bordersOf(blocks).some((at) => (blocks.levels[at] as number) < DARK_SHARE * PAPER)) return image; // nearly all pages
  const paper = brightest(blocks, Math.round(AROUND_INCH / BLOCK_INCH));
  const dark = reached(blocks, paper);
  const share = dark.reduce((sum, one) => sum + one, 0) / dark.length;
  if (share === 0 || share > MOST_DESK) return image;
  return painted(image, side, blocks, paper, grown(dark, blocks));
}

interface Blocks {
  readonly columns: number;
  readonly rows: number;
  readonly levels: Uint8Array;
}

function brightnessOf({ width, height, pixels }: GreyImage, side: number): Blocks {
  const [columns, rows] = [Math.ceil(width / side), Math.ceil(height / side)];
  const levels = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let [sum, count] = [0, 0];
      for (let y = row * side; y < Math.min(height, (row + 1) * side); y += STEP)
        for (let x = column * side; x < Math.min(width, (column + 1) * side); x += STEP, count++)
          sum += pixels[y * width + x] as number;
      levels[row * columns + column] = Math.round(sum / count);
    }
  return { columns, rows, levels };
}

function bordersOf({ columns, rows }: Blocks): readonly number[] {
  return Array.from({ length: columns * rows }, (_, at) => at).filter((at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    return column === 0 || row === 0 || column === columns - 1 || row === rows - 1;
  });
}

/** The brightest block within some blocks of each. */
function brightest({ columns, rows, levels }: Blocks, reach: number): Uint8Array {
  const across = new Uint8Array(levels.length);
  const both = new Uint8Array(levels.length);
  for (let at = 0; at < levels.length; at++) {
    const [column, row] = [at % columns, at - (at % columns)];
    for (let c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++)
      across[at] = Math.max(across[at] as number, levels[row + c] as number);
  }
  for (let at = 0; at < levels.length; at++) {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++)
      both[at] = Math.max(both[at] as number, across[r * columns + column] as number);
  }
  return both;
}

/** The dark blocks that hang together with the picture's edge. */
function reached(blocks: Blocks, paper: Uint8Array): Uint8Array {
  const { columns, rows, levels } = blocks;
  const isDark = (at: number) => (levels[at] as number) < DARK_SHARE * (paper[at] as number);
  const dark = new Uint8Array(levels.length);
  const waiting = bordersOf(blocks).filter(isDark);
  for (const at of waiting) dark[at] = 1;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const column = at % columns;
    const near = [at - columns, at + columns, ...(column > 0 ? [at - 1] : []), ...(column + 1 < columns ? [at + 1] : [])];
    for (const next of near) {
      if (next < 0 || next >= columns * rows || dark[next] === 1 || !isDark(next)) continue;
      dark[next] = 1;
      waiting.push(next);
    }
  }
  return dark;
}

function grown(dark: Uint8Array, { columns, rows }: Blocks): Uint8Array {
  return dark.map((_, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++)
        if (dark[r * columns + c] === 1) return 1;
    return 0;
  });
}

function painted(image: GreyImage, side: number, { columns }: Blocks, paper: Uint8Array, dark: Uint8Array): GreyImage {
  const { width, height } = image;
  const pixels = Uint8Array.from(image.pixels);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / side) * columns;
    for (let column = 0, x = 0; x < width; column++, x += side)
      if (dark[row + column] === 1)
        pixels.fill(paper[row + column] as number, y * width + x, y * width + Math.min(width, x + side));
  }
  return { width, height, pixels };
}
