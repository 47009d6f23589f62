import type { Box } from "@jixiao/contract";

/** One character with its place: PDF points, origin top left of the page as shown, y down. */
export interface Glyph {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly baseline: number;
  /** Id of the marked content it belongs to (tagged PDF), or null. */
  readonly mark: string | null;
  /** Font size; the middle of a character stands 0.36 em above its baseline, whatever the font claims of itself. */
  readonly size: number;
  /** Read from a picture without certainty. */
  readonly doubtful?: boolean;
}

const MIDDLE_EM = 0.36;

/** The middle of a character, by which it belongs to a cell. */
export function middleOf(glyph: Glyph): { x: number; y: number } {
  return { x: (glyph.x0 + glyph.x1) / 2, y: glyph.baseline - MIDDLE_EM * glyph.size };
}

/** Around the characters as they are drawn; infinite and inside out for none. Of every cell and line: one walk, and no lists. */
export function boxOf(glyphs: readonly Glyph[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const glyph of glyphs) {
    x0 = Math.min(x0, glyph.x0);
    y0 = Math.min(y0, glyph.baseline - 0.86 * glyph.size);
    x1 = Math.max(x1, glyph.x1);
    y1 = Math.max(y1, glyph.baseline + 0.14 * glyph.size);
  }
  return { x0, y0, x1, y1 };
}

/** A line of text: characters of one baseline from left to right. */
export interface TextLine {
  readonly text: string;
  readonly glyphs: readonly Glyph[];
}

/** Characters as lines, from top to bottom: baselines within half an em are one line. */
export function linesOf(glyphs: readonly Glyph[]): readonly TextLine[] {
  const sorted = glyphs.filter((glyph) => glyph.text.trim() !== "").toSorted((a, b) => a.baseline - b.baseline);
  const lines: Glyph[][] = [];
  for (const glyph of sorted) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && glyph.baseline - first.baseline < 0.5 * Math.max(glyph.size, first.size))
      line.push(glyph);
    else lines.push([glyph]);
  }
  return lines.map((line) => {
    line.sort((a, b) => a.x0 - b.x0);
    return { text: joinGlyphs(line), glyphs: line };
  });
}

/** A gap wider than this parts two words. */
const WORD_GAP_EM = 0.22;

export function joinGlyphs(line: readonly Glyph[]): string {
  let text = "";
  line.forEach((glyph, i) => {
    const before = line[i - 1];
    if (before !== undefined && glyph.x0 - before.x1 > WORD_GAP_EM * glyph.size) text += " ";
    text += glyph.text;
  });
  return text;
}
