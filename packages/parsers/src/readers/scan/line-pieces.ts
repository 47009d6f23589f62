import { type LineImage, SHAPE_EM } from "./line-image.ts";
import { isPercentSign } from "./percent-shape.ts";
import type { PixelBox } from "./raster.ts";
import { leadingSign } from "./sign-shape.ts";
import { greatest, least } from "../../extent.ts";

/** A part of a line: a glyph known by its shape, or text to be read. Boxes are those of the line image. */
export type Piece = { readonly kind: "shape"; readonly text: string } | TextPiece;

export interface TextPiece {
  readonly kind: "text";
  readonly box: PixelBox;
  readonly number: NumberShape | null;
  /** For each percent sign within the text that the outlines show: how many figures and points stand before it. */
  readonly percents: readonly number[];
}

/** The figures that a text begins with, as far as their outlines tell. */
export interface NumberShape {
  /** `d` for each digit, `.` and `,` for points and commas, `?` for a point that may be either, `*` where figures touch. */
  readonly pattern: string;
  readonly box: PixelBox;
}

/** Figures are lower than Chinese characters and narrower than a percent sign. */
const DIGIT_MIN_HEIGHT = 0.45 * SHAPE_EM;
const DIGIT_MAX_HEIGHT = 0.85 * SHAPE_EM;
const DIGIT_MAX_WIDTH = 0.66 * SHAPE_EM;
/** Figures of one number stand on one line and are equally high. */
const UNEVEN = 0.1 * SHAPE_EM;
const POINT_SIZE = 0.28 * SHAPE_EM;
/** A decimal point sits on the foot of the figures, a comma hangs below it and is higher than wide. */
const POINT_MAX_HEIGHT = 0.18 * SHAPE_EM;
const POINT_MAX_DROP = 0.05 * SHAPE_EM;
const COMMA_MIN_HEIGHT = 0.19 * SHAPE_EM;
const COMMA_MIN_DROP = 0.06 * SHAPE_EM;
/** Figures that touch: a block as high as a figure and up to four wide. */
const TOUCHING_MAX_WIDTH = 4 * DIGIT_MAX_WIDTH;
/** Brackets are higher than figures, and narrow. */
const BRACKET_MAX_WIDTH = 0.42 * SHAPE_EM;

/**
 * Cuts a line at the glyphs that recognition programs misread and that their shape gives away: a comparator at its
 * beginning, and a percent sign at its end, with the brackets around it. Percent signs within a text are counted only:
 * a few characters alone are read worse than a whole line.
 *
 *     ≥ 98.00 (%)          达到95%以上
 *     └ └──── └──          └──────────  1 percent sign
 */
export function piecesOf(line: LineImage): readonly Piece[] {
  const sign = leadingSign(line);
  const blocks = sign === null ? line.blocks : line.blocks.filter((block) => block.x0 >= sign.box.x1);
  const percents = blocks.flatMap((_, at) => percentAt(line, blocks, at) ?? []);
  const last = percents.at(-1);
  const ends = last !== undefined && last.to === blocks.length;
  const inner = (ends ? percents.slice(0, -1) : percents).map(({ from }) => figuresBefore(blocks, from));
  const rest = textPiece(ends ? blocks.slice(0, last.from) : blocks, inner);
  return [
    ...(sign === null ? [] : [{ kind: "shape", text: sign.sign } as const]),
    ...rest,
    ...(ends ? [{ kind: "shape", text: last.text } as const] : []),
  ];
}

/** A percent sign behind figures, with its brackets: the blocks [from, to). */
interface Percent {
  readonly from: number;
  readonly to: number;
  readonly text: "%" | "(%)";
}

function percentAt(line: LineImage, blocks: readonly PixelBox[], at: number): Percent | null {
  const block = blocks[at] as PixelBox;
  const bracketed = isBracket(blocks[at - 1], block) && isBracket(blocks[at + 1], block);
  const figure = blocks[bracketed ? at - 2 : at - 1];
  if (figure === undefined || !isFigure(figure) || !isEven(figure, block) || !isPercentSign(line.ink, block)) return null;
  return bracketed ? { from: at - 1, to: at + 2, text: "(%)" } : { from: at, to: at + 1, text: "%" };
}

function textPiece(blocks: readonly PixelBox[], percents: readonly number[]): readonly TextPiece[] {
  if (blocks.length === 0) return [];
  return [{ kind: "text", box: around(blocks), number: leadingNumber(blocks), percents }];
}

/** The figures that the blocks begin with. */
export function leadingNumber(blocks: readonly PixelBox[]): NumberShape | null {
  const [first] = blocks;
  if (first === undefined || !isFigure(first)) return null;
  const glyphs = blocks.map((block) => glyphOf(block, first));
  const end = glyphs.indexOf(null);
  const own = end < 0 ? blocks : blocks.slice(0, end);
  return { pattern: glyphs.slice(0, own.length).join(""), box: around(own) };
}

function glyphOf(block: PixelBox, figure: PixelBox): string | null {
  if (isEven(block, figure)) {
    if (isFigure(block)) return "d";
    return block.x1 - block.x0 <= TOUCHING_MAX_WIDTH && block !== figure ? "*" : null;
  }
  return isPoint(block, figure) ? pointOf(block, figure) : null;
}

/** How many figures and points stand directly before a block. */
function figuresBefore(blocks: readonly PixelBox[], end: number): number {
  const figure = blocks[end - 1];
  if (figure === undefined) return 0;
  let from = end;
  while (from > 0 && /^[d.,?]$/.test(glyphOf(blocks[from - 1] as PixelBox, figure) ?? "")) from--;
  return end - from;
}

function isFigure({ x0, x1, y0, y1 }: PixelBox): boolean {
  const [width, height] = [x1 - x0, y1 - y0];
  return height >= DIGIT_MIN_HEIGHT && height <= DIGIT_MAX_HEIGHT && width <= DIGIT_MAX_WIDTH;
}

function isEven(a: PixelBox, b: PixelBox): boolean {
  return Math.abs(a.y0 - b.y0) <= UNEVEN && Math.abs(a.y1 - b.y1) <= UNEVEN;
}

/** A decimal point or comma at the foot of the figures. */
function isPoint(block: PixelBox, figure: PixelBox): boolean {
  const low = block.y0 >= figure.y1 - POINT_SIZE && block.y1 >= figure.y1 - UNEVEN;
  return low && block.x1 - block.x0 <= POINT_SIZE && block.y1 - block.y0 <= 1.3 * POINT_SIZE;
}

function pointOf(block: PixelBox, figure: PixelBox): string {
  const [height, drop] = [block.y1 - block.y0, block.y1 - figure.y1];
  if (height <= POINT_MAX_HEIGHT && drop <= POINT_MAX_DROP) return ".";
  return height >= COMMA_MIN_HEIGHT && drop >= COMMA_MIN_DROP ? "," : "?";
}

const DASH_MAX_HEIGHT = 0.2 * SHAPE_EM;
const DASH_MIN_WIDTH = 0.3 * SHAPE_EM;

/** Does the line begin and end with a dash, as `— 1 —` does? */
export function isBetweenDashes({ blocks }: LineImage): boolean {
  const isDash = (block: PixelBox | undefined) =>
    block !== undefined && block.y1 - block.y0 <= DASH_MAX_HEIGHT && block.x1 - block.x0 >= DASH_MIN_WIDTH;
  return blocks.length > 2 && isDash(blocks[0]) && isDash(blocks.at(-1));
}

function isBracket(block: PixelBox | undefined, percent: PixelBox): boolean {
  if (block === undefined) return false;
  const height = percent.y1 - percent.y0;
  return block.x1 - block.x0 <= BRACKET_MAX_WIDTH && block.y1 - block.y0 >= 1.1 * height;
}

function around(blocks: readonly PixelBox[]): PixelBox {
  return {
    x0: least(blocks.map((block) => block.x0)),
    y0: least(blocks.map((block) => block.y0)),
    x1: greatest(blocks.map((block) => block.x1)),
    y1: greatest(blocks.map((block) => block.y1)),
  };
}
