import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { DrawnRun } from "./drawn-text.ts";
import type { Matrix } from "./glyphs.ts";
import { surveyPage, type PageSurvey } from "./page-survey.ts";

export type Op = readonly [number, readonly unknown[]];

/** Upright: y of PDF goes up, ours down. */
export const BASE: Matrix = [1, 0, 0, -1, 0, 800];

export function survey(
  ops: readonly Op[],
  stores: { fonts?: Record<string, object>; pictures?: Record<string, object> } = {},
): Promise<PageSurvey> {
  const store = (entries: Record<string, object> = {}) => ({
    has: (name: string) => name in entries,
    get: (name: string) => entries[name],
  });
  const page = {
    view: [0, 0, 600, 800],
    getOperatorList: () => Promise.resolve({ fnArray: ops.map(([fn]) => fn), argsArray: ops.map(([, args]) => args) }),
    commonObjs: store(stores.fonts),
    objs: store(stores.pictures),
  } as unknown as PDFPageProxy;
  return surveyPage(page, BASE);
}

export const glyphs = (text: string) =>
  Array.from(text, (unicode) => ({ unicode, fontChar: unicode, width: 1000, isSpace: unicode === " " }));

export const at = (x: number, y: number): Op => [OPS.setTextMatrix, [[1, 0, 0, 1, x, y]]];

export const rect = (paint: number, x0: number, y0: number, x1: number, y1: number): Op => [
  OPS.constructPath,
  [paint, [Float32Array.from([0, x0, y0, 1, x1, y0, 1, x1, y1, 1, x0, y1, 4])], Float32Array.from([x0, y0, x1, y1])],
];

export const told = (runs: readonly DrawnRun[]): unknown[] =>
  runs.map(({ text, unseen, box }) => [text, unseen, Math.round(box.x0), Math.round(box.x1), Math.round(box.y1)]);
