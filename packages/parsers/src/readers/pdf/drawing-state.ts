import type { Box } from "@jixiao/contract";
import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { multiply, type Matrix } from "./glyphs.ts";

/** What the operators of a page have set (ISO 32000-1, 8.4 and 9.3), as far as places, type and what is seen depend on it. */
export interface DrawingState {
  matrix: Matrix;
  text: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  font: string;
  fontSize: number;
  unit: number;
  vertical: boolean;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
  luminance: number;
  alpha: number;
  clip: Box | null;
}

export const START: DrawingState = {
  matrix: [1, 0, 0, 1, 0, 0],
  text: [1, 0, 0, 1, 0, 0],
  x: 0,
  y: 0,
  lineX: 0,
  lineY: 0,
  font: "",
  fontSize: 0,
  unit: 0.001,
  vertical: false,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
  luminance: 0,
  alpha: 1,
  clip: null,
};

/** Does what an operator says of the state; others leave it as it is. */
export function setState(page: PDFPageProxy, state: DrawingState, fn: number, args: readonly unknown[]): void {
  const number = args?.[0] as number;
  switch (fn) {
    case OPS.transform:
      state.matrix = multiply(state.matrix, args as unknown as Matrix);
      break;
    case OPS.beginText:
      state.text = START.text;
      state.x = state.y = state.lineX = state.lineY = 0;
      break;
    case OPS.setTextMatrix:
      state.text = args[0] as Matrix;
      state.x = state.y = state.lineX = state.lineY = 0;
      break;
    case OPS.setLeadingMoveText:
      state.leading = args[1] as number;
      moveText(state, number, args[1] as number);
      break;
    case OPS.moveText:
      moveText(state, number, args[1] as number);
      break;
    case OPS.nextLine:
      moveText(state, 0, state.leading);
      break;
    case OPS.setLeading:
      state.leading = -number;
      break;
    case OPS.setFont:
      setFont(page, state, args[0] as string, args[1] as number);
      break;
    case OPS.setCharSpacing:
      state.charSpacing = number;
      break;
    case OPS.setWordSpacing:
      state.wordSpacing = number;
      break;
    case OPS.setHScale:
      state.scale = number / 100;
      break;
    case OPS.setTextRise:
      state.rise = number;
      break;
    case OPS.setTextRenderingMode:
      state.mode = number;
      break;
    case OPS.setFillRGBColor:
      state.luminance = luminanceOf(args[0]);
      break;
    case OPS.setFillColorN:
      state.luminance = 0.5; // a pattern: neither white nor black
      break;
    case OPS.setGState:
      for (const [key, value] of args[0] as readonly (readonly [string, unknown])[]) {
        if (key === "ca") state.alpha = value as number;
        else if (key === "Font") setFont(page, state, ...(value as readonly [string, number]));
      }
      break;
    default:
  }
}

function moveText(state: DrawingState, x: number, y: number): void {
  state.x = state.lineX += x;
  state.y = state.lineY += y;
}

interface FontFacts {
  readonly fontMatrix?: readonly number[];
  readonly vertical?: boolean;
}

function setFont(page: PDFPageProxy, state: DrawingState, name: string, size: number): void {
  const font = (page.commonObjs.has(name) ? page.commonObjs.get(name) : null) as FontFacts | null;
  state.font = name;
  state.fontSize = size;
  state.unit = font?.fontMatrix?.[0] ?? START.unit;
  state.vertical = font?.vertical === true;
}

/** Luminance (ITU-R BT.601) of `#rrggbb`, 0 to 1; 0 of what is no colour. */
function luminanceOf(colour: unknown): number {
  const value = typeof colour === "string" ? Number.parseInt(colour.slice(1), 16) : 0; // what is no number has no bits either
  return (0.299 * (value >> 16) + 0.587 * ((value >> 8) & 255) + 0.114 * (value & 255)) / 255;
}

/** A form XObject begins: its own matrix, and nothing is drawn outside its box. */
export function enterForm(state: DrawingState, [matrix, box]: readonly unknown[]): void {
  if (matrix !== null && matrix !== undefined) state.matrix = multiply(state.matrix, matrix as Matrix);
  clipTo(state, box);
}

/** Nothing is drawn outside `minMax` ([x0, y0, x1, y1] before the matrix) from here on. */
export function clipTo(state: DrawingState, minMax: unknown): void {
  if (minMax === null || minMax === undefined) return;
  const [x0, y0, x1, y1] = minMax as readonly [number, number, number, number];
  if (![x0, y0, x1, y1].every(Number.isFinite)) return;
  const box = boxUnder(state.matrix, [x0, y0, x1, y1]);
  state.clip = within(box, state.clip);
}

/** The part of a box that a clip leaves. */
export function within(box: Box, clip: Box | null): Box {
  if (clip === null) return box;
  return {
    x0: Math.max(clip.x0, box.x0),
    y0: Math.max(clip.y0, box.y0),
    x1: Math.min(clip.x1, box.x1),
    y1: Math.min(clip.y1, box.y1),
  };
}

/** The box around a box that a matrix turns. */
export function boxUnder(m: Matrix, [x0, y0, x1, y1]: readonly [number, number, number, number]): Box {
  // of each sum the least and the greatest: this is asked of every path of a page
  return {
    x0: Math.min(m[0] * x0, m[0] * x1) + Math.min(m[2] * y0, m[2] * y1) + m[4],
    y0: Math.min(m[1] * x0, m[1] * x1) + Math.min(m[3] * y0, m[3] * y1) + m[5],
    x1: Math.max(m[0] * x0, m[0] * x1) + Math.max(m[2] * y0, m[2] * y1) + m[4],
    y1: Math.max(m[1] * x0, m[1] * x1) + Math.max(m[3] * y0, m[3] * y1) + m[5],
  };
}
