import { greatest } from "../../extent.ts";
import { type GreyImage, PAPER, type PixelBox } from "./raster.ts";

/** Pictures of single glyphs are compared at this size, in pixels a side. */
export const GLYPH_SIDE = 20;

/** Darkness of a glyph in GLYPH_SIDE × GLYPH_SIDE fields, row by row: no mean, length 1. */
export type GlyphPicture = Float32Array;

/** What is lighter than this share of the glyph's darkest is no ink: the soft edge of a scan. */
const INK_SHARE = 0.25;

/**
 * A glyph in the form in which glyphs are compared: its ink alone, scaled so that its longer side fills the square, in the
 * middle of it, softened by a field. Size, weight and place on the line are gone; proportions stay, for they tell 日 from 曰.
 * Null where the box holds no ink.
 */
export function glyphPicture(image: GreyImage, box: PixelBox): GlyphPicture | null {
  const dark = darkness(image, box);
  const ink = tightest(dark, greatest(dark.levels) * INK_SHARE);
  return ink === null ? null : unit(softened(scaledToSquare(dark, ink)));
}

/** How alike two glyphs are: 1 for the same, 0 for two that have nothing to do with each other. */
export function likeness(a: GlyphPicture, b: GlyphPicture): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

interface Darkness {
  readonly width: number;
  readonly height: number;
  readonly levels: Uint8Array;
}

function darkness(image: GreyImage, { x0, y0, x1, y1 }: PixelBox): Darkness {
  const [width, height] = [x1 - x0, y1 - y0];
  const levels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) levels[y * width + x] = PAPER - (image.pixels[(y0 + y) * image.width + x0 + x] as number);
  return { width, height, levels };
}

function tightest({ width, height, levels }: Darkness, threshold: number): PixelBox | null {
  let [x0, y0, x1, y1] = [width, height, 0, 0];
  levels.forEach((level, i) => {
    if (level === 0 || level < threshold) return;
    const [x, y] = [i % width, Math.floor(i / width)];
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x + 1), Math.max(y1, y + 1)];
  });
  return x1 <= x0 ? null : { x0, y0, x1, y1 };
}

/** The mean darkness that falls on each field of the square. */
function scaledToSquare({ width, levels }: Darkness, ink: PixelBox): Float32Array {
  const [inkWidth, inkHeight] = [ink.x1 - ink.x0, ink.y1 - ink.y0];
  const step = Math.max(inkWidth, inkHeight) / GLYPH_SIDE;
  const [left, top] = [ink.x0 - (step * GLYPH_SIDE - inkWidth) / 2, ink.y0 - (step * GLYPH_SIDE - inkHeight) / 2];
  const columns = shares(left, step, ink.x0, ink.x1);
  const rows = shares(top, step, ink.y0, ink.y1);
  const square = new Float32Array(GLYPH_SIDE * GLYPH_SIDE);
  for (const { at: y, field: row, share: down } of rows)
    for (const { at: x, field: column, share: across } of columns) {
      const field = row * GLYPH_SIDE + column;
      square[field] = (square[field] as number) + (levels[y * width + x] as number) * down * across;
    }
  return square;
}

interface Share {
  /** A row or column of pixels. */
  readonly at: number;
  /** The row or column of fields that it falls on. */
  readonly field: number;
  /** How much of the field it covers, 0 to 1. */
  readonly share: number;
}

function shares(start: number, step: number, from: number, to: number): readonly Share[] {
  const all: Share[] = [];
  for (let at = from; at < to; at++) {
    const first = Math.max(0, Math.floor((at - start) / step));
    for (let field = first; field < GLYPH_SIDE && start + field * step < at + 1; field++) {
      const overlap = Math.min(at + 1, start + (field + 1) * step) - Math.max(at, start + field * step);
      if (overlap > 0) all.push({ at, field, share: overlap / step });
    }
  }
  return all;
}

/** Each field with a part of its neighbours: strokes of two fonts lie a hair apart. */
function softened(square: Float32Array): Float32Array {
  const pass = (from: Float32Array, step: number, isEdge: (i: number) => readonly [before: boolean, after: boolean]) =>
    from.map((level, i) => {
      const [first, last] = isEdge(i);
      return level / 2 + (first ? 0 : (from[i - step] as number) / 4) + (last ? 0 : (from[i + step] as number) / 4);
    });
  const across = pass(square, 1, (i) => [i % GLYPH_SIDE === 0, i % GLYPH_SIDE === GLYPH_SIDE - 1]);
  return pass(across, GLYPH_SIDE, (i) => [i < GLYPH_SIDE, i >= GLYPH_SIDE * (GLYPH_SIDE - 1)]);
}

/** Levels as a picture is compared: no mean, length 1. */
export function unit(square: Float32Array): GlyphPicture {
  const mean = square.reduce((sum, level) => sum + level, 0) / square.length;
  const centred = square.map((level) => level - mean);
  const length = Math.sqrt(centred.reduce((sum, level) => sum + level * level, 0));
  return length === 0 ? centred : centred.map((level) => level / length);
}
