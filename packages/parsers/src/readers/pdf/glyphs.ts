import type { Box } from "@jixiao/contract";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { TextItem, TextMarkedContent } from "pdfjs-dist/types/src/display/api.js";
import type { Glyph } from "../../tables/glyphs.ts";
import { withoutRadicals } from "./radicals.ts";

/** Text drawn twice for a bold look is shifted by less than this. */
const DOUBLE_SHIFT_PT = 1.6;
/** Whole points by which the baselines of two may differ, each rounded. */
const DOUBLE_LINES = 2;
/** A watermark stands askew; a line of a form does not. */
const MAX_SKEW_RADIANS = 0.09;

/** A transform as PDF writes it: [a b c d e f]. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The page turned so that its text stands upright, and the way back to the page as shown. */
export interface UprightViewport {
  readonly matrix: Matrix;
  readonly toShown: (box: Box) => Box;
}

/** A page's text. */
export interface PageText {
  /** All of it, in the order of the text layer, as far as it can be decoded. */
  readonly text: string;
  /** Characters that could not be decoded, as a share of all. */
  readonly undecodable: number;
  /** Its characters with their places. Costs as much again as the text, so only pages that need it ask. */
  readonly layOut: () => LaidOutText;
}

export interface LaidOutText {
  /** In the order of the text layer; nothing set askew, nothing drawn twice. */
  readonly glyphs: readonly Glyph[];
  readonly viewport: UprightViewport;
}

export async function readPageText(page: PDFPageProxy): Promise<PageText> {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  let laidOut: LaidOutText | null = null;
  const text = withoutRadicals(items.map((item) => ("str" in item ? item.str : "")).join(""));
  return { text, undecodable: undecodableShare(text), layOut: () => (laidOut ??= layOut(page, items)) };
}

function layOut(page: PDFPageProxy, items: readonly (TextItem | TextMarkedContent)[]): LaidOutText {
  const viewport = uprightViewport(page, items);
  const glyphs: Glyph[] = [];
  const marks: (string | null)[] = [];
  for (const item of items) {
    if (!("str" in item)) {
      if (item.type === "endMarkedContent") marks.pop();
      else marks.push("id" in item && typeof item.id === "string" ? item.id : (marks.at(-1) ?? null));
      continue;
    }
    if (item.str === "") continue;
    const matrix = multiply(viewport.matrix, item.transform as unknown as Matrix);
    if (Math.abs(Math.atan2(matrix[1], matrix[0])) <= MAX_SKEW_RADIANS)
      for (const glyph of glyphsOf(withoutRadicals(item.str), item.width, matrix, marks.at(-1) ?? null)) glyphs.push(glyph);
  }
  return { glyphs: withoutDoubles(glyphs), viewport };
}

/** Codes that stand for no character: replacement, private use, control. */
const NO_CHARACTER = /[\uFFFD\uE000-\uF8FF\u0000-\u0008\u000E-\u001F]/g; // oxlint-disable-line no-control-regex
/** Where glyph numbers are taken for characters, text is full of these, and has hardly a Chinese character. */
const ODD = /[!"#$&'*+;<=>?@[\\\]^_`{|}~]/g;
const MIN_HAN_SHARE = 0.2;
const MIN_ODD_SHARE = 0.15;

/** Share of a page's characters that are nonsense: a font without a map to characters gives it. */
function undecodableShare(text: string): number {
  const length = text.replaceAll(/\s/g, "").length;
  if (length === 0) return 0;
  const share = (pattern: RegExp) => (text.match(pattern)?.length ?? 0) / length;
  const none = share(NO_CHARACTER);
  return share(ODD) + none > MIN_ODD_SHARE && share(/\p{Script=Han}/gu) < MIN_HAN_SHARE ? 1 : none;
}

/**
 * A form set sideways on its page is read upright: the turn that most characters need is taken. Boxes go back to the
 * page as shown.
 */
function uprightViewport(page: PDFPageProxy, items: readonly (TextItem | TextMarkedContent)[]): UprightViewport {
  const shown = page.getViewport({ scale: 1 });
  const turns = [0, 0, 0, 0];
  for (const item of items) {
    if (!("str" in item)) continue;
    const matrix = multiply(shown.transform as unknown as Matrix, item.transform as unknown as Matrix);
    const quarter = Math.round(Math.atan2(matrix[1], matrix[0]) / (Math.PI / 2));
    const skew = Math.abs(Math.atan2(matrix[1], matrix[0]) - (quarter * Math.PI) / 2);
    if (skew <= MAX_SKEW_RADIANS) turns[(quarter + 4) % 4] = (turns[(quarter + 4) % 4] ?? 0) + item.str.length;
  }
  const turn = turns.indexOf(Math.max(...turns));
  if (turn === 0) return { matrix: shown.transform as unknown as Matrix, toShown: (box) => box };
  const upright = page.getViewport({ scale: 1, rotation: (page.rotate - 90 * turn + 360) % 360 });
  const point = (x: number, y: number) =>
    shown.convertToViewportPoint(...(upright.convertToPdfPoint(x, y) as [number, number])) as [number, number];
  return {
    matrix: upright.transform as unknown as Matrix,
    toShown: (box) => {
      const [[x0, y0], [x1, y1]] = [point(box.x0, box.y0), point(box.x1, box.y1)];
      return { x0: Math.min(x0, x1), y0: Math.min(y0, y1), x1: Math.max(x0, x1), y1: Math.max(y0, y1) };
    },
  };
}

/** Spreads a run's width over its characters: a Chinese character takes an em, others half of it or so. */
function glyphsOf(text: string, width: number, matrix: Matrix, mark: string | null): readonly Glyph[] {
  const characters = Array.from(text);
  const weights = characters.map((character) => ((character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1));
  const scale = width / weights.reduce((a, b) => a + b, 0);
  const size = Math.hypot(matrix[2], matrix[3]);
  let x = matrix[4];
  return characters.map((character, i) => {
    const x0 = x;
    x += scale * (weights[i] ?? 1);
    return { text: character, x0, x1: x, baseline: matrix[5], mark, size };
  });
}

type Line = Map<string, Glyph[]>;

function withoutDoubles(glyphs: readonly Glyph[]): readonly Glyph[] {
  const lines = new Map<number, Line>();
  let at = NaN;
  let near: readonly Line[] = [];
  return glyphs.filter((glyph) => {
    if (Math.round(glyph.baseline) !== at) {
      at = Math.round(glyph.baseline);
      near = linesNear(lines, at);
    }
    for (const line of near) if (isDoubleIn(line, glyph)) return false;
    const same = near[0]?.get(glyph.text);
    if (same === undefined) near[0]?.set(glyph.text, [glyph]);
    else same.push(glyph);
    return true;
  });
}

/** The line at a height, which is made where there was none, and those on which its doubles may stand. */
function linesNear(lines: Map<number, Line>, at: number): readonly Line[] {
  const own = lines.get(at) ?? new Map<string, Glyph[]>();
  lines.set(at, own);
  const near = [own];
  for (let by = 1; by <= DOUBLE_LINES; by++)
    for (const line of [lines.get(at - by), lines.get(at + by)]) if (line !== undefined) near.push(line);
  return near;
}

function isDoubleIn(line: Line, glyph: Glyph): boolean {
  const same = line.get(glyph.text);
  return same !== undefined && glyph.text.trim() !== "" && same.some((other) => isDouble(other, glyph));
}

function isDouble(one: Glyph, other: Glyph): boolean {
  return (
    Math.abs(one.x0 - other.x0) < Math.min(DOUBLE_SHIFT_PT, other.size / 4) &&
    Math.abs(one.baseline - other.baseline) < DOUBLE_SHIFT_PT
  );
}

export function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}
