import type { Glyph } from "../glyphs.ts";
import type { CellLine } from "./rows.ts";
import { linesOfRuns, runOf, runsOf, type Run, type RunLine } from "./runs.ts";

/** Characters are ten points wide and high where a test says nothing else. */
export const SIZE = 10;

/** Baseline of characters whose middle stands at a height. */
const baselineAt = (y: number, size: number): number => y + 0.36 * size;

/** A text whose characters stand beside each other from x on, with their middle at y. */
export function textAt(text: string, x: number, y: number, size = SIZE): readonly Glyph[] {
  return Array.from(text).map((char, i) => {
    return { text: char, x0: x + i * size, x1: x + (i + 1) * size, baseline: baselineAt(y, size), mark: null, size };
  });
}

export function runAt(text: string, x: number, y: number, page = 1): Run {
  return runOf(textAt(text, x, y), page);
}

/** A line of one column's cell. */
export function cellLineAt(column: number, text: string, x: number, y: number, page = 1): CellLine {
  const run = runAt(text, x, y, page);
  return { column, runs: [run], text, x0: run.x0, x1: run.x1, y, size: SIZE };
}

/** A page of texts as its lines. */
export function pageLines(page: number, ...texts: readonly (readonly Glyph[])[]): readonly RunLine[] {
  return linesOfRuns(runsOf(texts.flat(), page));
}
