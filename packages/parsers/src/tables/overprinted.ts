import { quote } from "../doubts.ts";
import type { ReaderNote } from "../table.ts";
import type { Glyph, TextLine } from "./glyphs.ts";

/** Characters of one line that lie over each other by more than this (em) belong to two: no type is set so close. */
const OVER_EM = 0.4;

/** What says of a cell's lines that two of them are printed over each other: nobody can tell the order of their characters. */
export function overprinted(lines: readonly TextLine[]): readonly ReaderNote[] {
  const over = lines.find(({ glyphs }) => glyphs.some((glyph, i) => liesOver(glyphs[i - 1], glyph)));
  if (over === undefined) return [];
  return [{ flag: "table_damaged", note: `${quote(over.text)} is read of two lines that are printed over each other` }];
}

function liesOver(before: Glyph | undefined, glyph: Glyph): boolean {
  return before !== undefined && Math.min(before.x1, glyph.x1) - glyph.x0 > OVER_EM * Math.max(before.size, glyph.size);
}
