import { type LineImage, lineImage, SHAPE_EM } from "./line-image.ts";
import { uprightPart } from "./deskew.ts";
import { type Piece, piecesOf } from "./line-pieces.ts";
import { outlinesOf } from "./outlines.ts";
import { type FigureGlyph, figuresIn } from "./page-figures.ts";
import type { GreyImage, PixelBox } from "./raster.ts";
import { PAPER } from "./raster.ts";
import type { Model, Reading, Recognizers } from "./recognizers.ts";
import type { ScannedPage } from "./scanned-page.ts";
import { settle } from "./settle.ts";

/** A line as read: by both models, and what was settled between them. */
export interface ReadLine {
  readonly box: PixelBox;
  readonly text: string;
  /** False where the models disagree, or the ink contradicts what they read. */
  readonly certain: boolean;
  /** The vocabulary put right what no model, or only one, read so. */
  readonly repaired: boolean;
  /** Lowest confidence of the readings, 0 to 1. */
  readonly confidence: number;
  readonly first: string;
  readonly second: string;
  /** Its figures, to be compared with the page's others. */
  readonly figures: readonly FigureGlyph[];
}

/** Height of the usual type in the pictures that are recognized, in pixels: the networks scale a line to 48. */
const READING_EM = 40;
/** Paper around a line: each model reads best with its own, and reads otherwise with another, which makes a second look. */
const MARGINS_EM = [0.3, 0.25] as const;
const OTHER_MARGINS_EM = [0.15, 0.15] as const;
const DIGITS_MARGIN_EM = 0.25;
/** Type larger than this is scaled by its own height: titles. */
const LARGE_TYPE_EM = 1.25;

/** Reads a line of text: signs by their shape, the rest by both models, a third time where they differ. */
export async function readLine(page: ScannedPage, box: PixelBox, recognizers: Recognizers): Promise<ReadLine> {
  const height = box.y1 - box.y0;
  const em = height > LARGE_TYPE_EM * page.em ? height : page.em;
  const image = lineImage(page.picture, page.turn, box, em);
  const parts = await Promise.all(piecesOf(image).map((piece) => readPiece(page, image, piece, recognizers)));
  const join = (of: (part: ReadPart) => string) => parts.map(of).join("");
  return {
    box,
    text: join(({ text }) => text),
    certain: parts.every(({ certain }) => certain),
    repaired: parts.some(({ repaired }) => repaired),
    confidence: Math.min(1, ...parts.map(({ confidence }) => confidence)),
    first: join(({ first }) => first),
    second: join(({ second }) => second),
    figures: parts.flatMap(({ figures }) => figures),
  };
}

type ReadPart = Omit<ReadLine, "box">;

async function readPiece(page: ScannedPage, line: LineImage, piece: Piece, recognizers: Recognizers): Promise<ReadPart> {
  if (piece.kind === "shape")
    return {
      text: piece.text,
      certain: true,
      repaired: false,
      confidence: 1,
      first: piece.text,
      second: piece.text,
      figures: [],
    };
  const look = (model: Model, box: PixelBox, marginEm: number): Promise<Reading> =>
    recognizers.read(model, pictureOf(page, line, box, marginEm));
  const both = ([one, other]: readonly [number, number]) =>
    Promise.all([look("first", piece.box, one), look("second", piece.box, other)]);
  const [first, second] = await both(MARGINS_EM);
  const settled = await settle({
    first,
    second,
    again: () => both(OTHER_MARGINS_EM),
    digits: (number) => look("digits", number.box, DIGITS_MARGIN_EM),
    number: piece.number,
    percents: piece.percents,
    outlines: outlinesOf(line, piece.box),
  });
  return { ...settled, first: first.text, second: second.text, figures: figuresIn(line, piece.box, settled.text) };
}

/** A part of a line at the size for recognition, with paper around it and nothing of its neighbours. */
function pictureOf(page: ScannedPage, line: LineImage, part: PixelBox, marginEm: number): GreyImage {
  const toPage = (position: number) => position / line.scale;
  const box = {
    x0: line.origin.x + toPage(part.x0 - EDGE),
    x1: line.origin.x + toPage(part.x1 + EDGE),
    y0: line.origin.y,
    y1: line.origin.y + toPage(line.image.height),
  };
  const scale = (READING_EM / SHAPE_EM) * line.scale;
  return onPaper(
    uprightPart(page.picture, page.turn, box, scale),
    Math.round((marginEm - LINE_MARGIN_EM) * READING_EM),
    Math.round(marginEm * READING_EM),
  );
}

/** Soft edge of ink in a line image, in its pixels. */
const EDGE = 3;
/** The line image has this much of the page above and below the line. */
const LINE_MARGIN_EM = 0.1;

function onPaper(part: GreyImage, above: number, beside: number): GreyImage {
  const [width, height] = [part.width + 2 * beside, part.height + 2 * above];
  const pixels = new Uint8Array(width * height).fill(PAPER);
  for (let y = 0; y < part.height; y++) {
    pixels.set(part.pixels.subarray(y * part.width, (y + 1) * part.width), (y + above) * width + beside);
  }
  return { width, height, pixels };
}
