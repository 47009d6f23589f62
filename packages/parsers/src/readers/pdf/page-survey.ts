import type { Box } from "@jixiao/contract";
import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type Cover, type DrawnGlyph, type DrawnRun, runsOf, type Unseen, withOverlays } from "./drawn-text.ts";
import { type DrawnLine, type DrawnShape, drawnLines } from "./drawn-lines.ts";
import { boxUnder, clipTo, type DrawingState, enterForm, setState, START, within } from "./drawing-state.ts";
import { multiply, type Matrix } from "./glyphs.ts";
import { hiddenOperators, type Layers } from "./layers.ts";
import { type DrawnPicture, isPrintedIn } from "./printed-picture.ts";
import { withoutRadicals } from "./radicals.ts";

/** What a page's operators draw, beside what its text layer says. */
export interface PageSurvey {
  /** Its text as it is drawn, in the order of drawing. */
  readonly runs: readonly DrawnRun[];
  /** The same, character by character. */
  readonly characters: readonly DrawnGlyph[];
  /** Pictures of any size. */
  readonly pictures: number;
  /** Is the text that is seen printed in a picture of all the page too? */
  readonly isPrintedInPicture: () => boolean;
  /** Curved and slanted pieces of painted paths: letters drawn as shapes have a dozen each. */
  readonly crooked: number;
  /** Lines of text's size that are drawn where no text is. */
  readonly drawnLines: readonly DrawnLine[];
  /** True where anything at all is drawn. */
  readonly marked: boolean;
  /** Glyphs that are coded as figures, by font: the glyph's own character in pdf.js's font or its drawing's name, and its figure. Several may be coded alike. */
  readonly figures: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Text rendering modes that put no ink on the page (ISO 32000-1, table 106): neither filled nor stroked. */
const INVISIBLE_MODES: ReadonlySet<number> = new Set([3, 7]);
const FILLS: ReadonlySet<number> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const PICTURES: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintSolidColorImageMask,
]);

/** Below this the paint lets what is under it through; text so pale is a watermark. */
const OPAQUE = 0.95;
const MAX_WATERMARK_ALPHA = 0.5;
const MIN_VISIBLE_ALPHA = 0.02;
/** Type smaller than this (points) is there to be searched, not to be read. */
const MIN_SEEN_PT = 1.5;
/** Areas thinner than this are lines and cover no character. */
const MIN_COVER_PT = 3;
/** A character is cut off where its middle lies this far (em) outside what is drawn. */
const CUT_EM = 0.3;

interface Survey {
  readonly page: PDFPageProxy;
  readonly view: Box;
  readonly glyphs: DrawnGlyph[];
  readonly covers: Cover[];
  readonly figures: Map<string, Map<string, string>>;
  readonly shapes: DrawnShape[];
  readonly pictureBoxes: Box[];
  /** Pictures that stand upright, by pdf.js's names of them. */
  readonly upright: { readonly id: string; readonly box: Box }[];
  pictures: number;
  crooked: number;
  marked: boolean;
}

/** Follows a page's operators. `base` sets the page upright, in points. */
export async function surveyPage(page: PDFPageProxy, base: Matrix, layers: Layers | null = null): Promise<PageSurvey> {
  const operators = await page.getOperatorList();
  const { fnArray, argsArray } = operators;
  const isHidden = hiddenOperators(operators, layers);
  const corners = boxUnder(base, page.view as [number, number, number, number]);
  const survey: Survey = {
    page,
    view: corners,
    glyphs: [],
    covers: [],
    figures: new Map(),
    shapes: [],
    pictureBoxes: [],
    upright: [],
    pictures: 0,
    crooked: 0,
    marked: false,
  };
  const stack: DrawingState[] = [];
  let state: DrawingState = { ...START, matrix: base };
  let clipping = false;
  fnArray.forEach((fn, order) => {
    const args = argsArray[order] as readonly unknown[];
    if (fn === OPS.save) stack.push({ ...state });
    else if (fn === OPS.restore || fn === OPS.paintFormXObjectEnd) state = stack.pop() ?? state;
    else if (fn === OPS.paintFormXObjectBegin) {
      stack.push({ ...state });
      enterForm(state, args);
    } else if (fn === OPS.clip || fn === OPS.eoClip) clipping = true;
    else if (fn === OPS.constructPath) {
      if (!isHidden(order)) paintPath(survey, state, args, order);
      if (clipping) clipTo(state, args[2]);
      clipping = false;
    } else if (PICTURES.has(fn)) {
      if (!isHidden(order)) paintPicture(survey, state, fn, args, order);
    } else if (fn === OPS.shadingFill) survey.marked = true;
    else if (fn === OPS.showText)
      showText(survey, state, args[0] as readonly (number | ShownGlyph)[], { order, isHidden: isHidden(order) });
    else setState(page, state, fn, args);
  });
  const { glyphs, covers, figures, pictures, crooked, marked } = survey;
  const runs = withOverlays(runsOf(glyphs, covers));
  const lines = drawnLines(survey.shapes, survey.pictureBoxes, runs);
  const isPrintedInPicture = () => isPrintedIn(drawnPictures(survey), glyphs, survey.view);
  const isMarked = marked || glyphs.length > 0;
  return { runs, characters: glyphs, pictures, isPrintedInPicture, crooked, drawnLines: lines, marked: isMarked, figures };
}

function drawnPictures({ page, upright }: Survey): readonly DrawnPicture[] {
  return upright.flatMap(({ id, box }) => {
    const picture = decoded(page, id);
    const { kind, data, width, height } = picture ?? {};
    return kind === undefined || data === undefined || width === undefined || height === undefined
      ? []
      : [{ box, kind, data, width, height }];
  });
}

function cover(survey: Survey, state: DrawingState, box: Box, order: number, luminance: number | null): void {
  const seen = within(box, state.clip);
  if (seen.x1 - seen.x0 > MIN_COVER_PT && seen.y1 - seen.y0 > MIN_COVER_PT) survey.covers.push({ box: seen, order, luminance });
}

/** Numbers of a rectangle's path as pdf.js packs it: moveTo, three lineTo, maybe another, closePath. */
const RECTANGLE_NUMBERS: ReadonlySet<number> = new Set([12, 13, 15, 16]);

function paintPath(survey: Survey, state: DrawingState, args: readonly unknown[], order: number): void {
  const [paint, data, minMax] = args as readonly [number, readonly (Float32Array | null)[], Float32Array | null];
  const path = data?.[0];
  if (paint === OPS.endPath || path === null || path === undefined || minMax === null || state.alpha < MIN_VISIBLE_ALPHA) return;
  const isWhite = FILLS.has(paint) && state.luminance > 1 - SAME_AS_PAPER;
  if (!isWhite) survey.marked = true;
  const straight = isStraight(path);
  if (straight < 0) {
    if (!isWhite) noteShape(survey, state, minMax, -straight);
    return;
  }
  if (FILLS.has(paint) && state.alpha >= OPAQUE && RECTANGLE_NUMBERS.has(path.length))
    cover(
      survey,
      state,
      boxUnder(state.matrix, [minMax[0] as number, minMax[1] as number, minMax[2] as number, minMax[3] as number]),
      order,
      state.luminance,
    );
}

/** A page of maps or ornaments has tens of thousands; those of a line of text are among the first. */
const MAX_SHAPES = 4000;

function noteShape(survey: Survey, state: DrawingState, minMax: Float32Array, pieces: number): void {
  survey.crooked += pieces;
  if (survey.shapes.length >= MAX_SHAPES) return;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = minMax;
  survey.shapes.push({ box: boxUnder(state.matrix, [x0, y0, x1, y1]), pieces });
}

const SAME_AS_PAPER = 0.01;
/** Numbers after each op code of a path as pdf.js packs it: 0 moveTo, 1 lineTo, 2 curveTo, 3 quadraticCurveTo, 4 closePath. */
const OPERANDS = [2, 2, 6, 4, 0] as const;

/** Minus the number of curved and slanted pieces; 0 where all run along the axes. */
function isStraight(path: Float32Array): number {
  let [crooked, x, y] = [0, 0, 0];
  for (let i = 0; i < path.length;) {
    const op = path[i] as 0 | 1 | 2 | 3 | 4;
    const count = OPERANDS[op] ?? 0;
    i += 1 + count;
    if (count === 0) continue; // closePath
    const toX = path[i - 2] as number;
    const toY = path[i - 1] as number;
    if (op === 2 || op === 3 || (op === 1 && toX !== x && toY !== y)) crooked++;
    x = toX;
    y = toY;
  }
  return -crooked;
}

function paintPicture(survey: Survey, state: DrawingState, fn: number, args: readonly unknown[], order: number): void {
  survey.pictures++;
  survey.marked = true;
  if (state.alpha >= MIN_VISIBLE_ALPHA) survey.pictureBoxes.push(boxUnder(state.matrix, [0, 0, 1, 1]));
  if (fn !== OPS.paintImageXObject || state.alpha < OPAQUE) return;
  const [id] = args;
  const [a, b, c, d] = state.matrix;
  if (typeof id === "string" && a > 0 && d < 0 && Math.abs(b) + Math.abs(c) < SLANT * (a - d))
    survey.upright.push({ id, box: boxUnder(state.matrix, [0, 0, 1, 1]) });
  if (!isOpaque(survey.page, id)) return;
  cover(survey, state, boxUnder(state.matrix, [0, 0, 1, 1]), order, null);
}

/** A picture that is turned by less than this part of its size stands upright. */
const SLANT = 0.01;
/** pdf.js's kinds of decoded pictures: 1 bit of grey, RGB, RGBA. */
const RGBA = 3;

/** What pdf.js makes of a picture. */
interface DecodedPicture {
  readonly kind?: number;
  readonly width?: number;
  readonly height?: number;
  readonly data?: Uint8Array | Uint8ClampedArray;
}

/** A picture that several pages show lies with what they share, from the second of them on. */
function decoded({ objs, commonObjs }: PDFPageProxy, id: unknown): DecodedPicture | null {
  const store = typeof id === "string" && objs.has(id) ? objs : commonObjs;
  return typeof id === "string" && store.has(id) ? (store.get(id) as DecodedPicture | null) : null;
}

function isOpaque(page: PDFPageProxy, id: unknown): boolean {
  const kind = decoded(page, id)?.kind;
  return kind !== undefined && kind !== RGBA;
}

interface ShownGlyph {
  readonly unicode: string;
  readonly fontChar: string;
  /** Of a Type 3 font, whose glyphs are drawings: the name of the drawing. */
  readonly operatorListId?: string | null;
  readonly width: number;
  readonly isSpace: boolean;
}

const FIGURES: ReadonlySet<string> = new Set("0123456789");

interface Shown {
  readonly order: number;
  /** On a layer that is not shown: it moves what follows all the same. */
  readonly isHidden: boolean;
}

function showText(
  survey: Survey,
  state: DrawingState,
  shown: readonly (number | ShownGlyph)[],
  { order, isHidden }: Shown,
): void {
  const { fontSize, unit, matrix, text, scale } = state;
  const m = multiply(matrix, text);
  const size = Math.hypot(m[2], m[3]) * Math.abs(fontSize);
  const across = Math.hypot(m[0], m[1]) * scale;
  for (const item of shown) {
    if (typeof item === "number") {
      state.x -= (item * fontSize * scale) / 1000;
      continue;
    }
    const width = item.width * fontSize * unit;
    const x = m[0] * state.x + m[2] * (state.y + state.rise) + m[4];
    const y = m[1] * state.x + m[3] * (state.y + state.rise) + m[5];
    if (!item.isSpace && size > 0) {
      const drawnWidth = width * across;
      const unseen = isHidden ? "on a hidden layer" : unseenOf(survey.view, state, x + drawnWidth / 2, y - 0.36 * size, size);
      survey.glyphs.push({
        text: withoutRadicals(item.unicode),
        x,
        y,
        width: drawnWidth,
        size,
        order,
        luminance: state.luminance,
        unseen,
      });
      if (FIGURES.has(item.unicode)) noteFigure(survey, state.font, item);
    }
    state.x += (width + state.charSpacing + (item.isSpace ? state.wordSpacing : 0)) * scale;
  }
}

function noteFigure({ figures }: Survey, font: string, { unicode, fontChar, operatorListId }: ShownGlyph): void {
  const glyph = operatorListId ?? fontChar;
  const own = figures.get(font);
  if (own === undefined) figures.set(font, new Map([[glyph, unicode]]));
  else if (!own.has(glyph)) own.set(glyph, unicode);
}

/** Why nobody sees a glyph of this size whose middle stands here. */
function unseenOf(view: Box, { mode, alpha, clip, vertical }: DrawingState, x: number, y: number, size: number): Unseen | null {
  if (INVISIBLE_MODES.has(mode) || alpha < MIN_VISIBLE_ALPHA) return "invisible";
  if (size < MIN_SEEN_PT) return "too small to be seen";
  if (vertical) return null; // its places are reckoned otherwise
  if (isOutside(view, x, y, 0)) return "off the page";
  if (clip !== null && isOutside(clip, x, y, CUT_EM * size)) return "cut off";
  return alpha <= MAX_WATERMARK_ALPHA ? "watermark" : null;
}

function isOutside(box: Box, x: number, y: number, margin: number): boolean {
  return x < box.x0 - margin || x > box.x1 + margin || y < box.y0 - margin || y > box.y1 + margin;
}
