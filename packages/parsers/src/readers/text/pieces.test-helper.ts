import type { TextLine } from "../../tables/text-line.ts";
import { atomLines, textOfAtoms, type Atom, type AtomLine } from "./atoms.ts";

/** The lines of a text as its pieces; a form feed before a line begins a page. */
export function linesOf(...lines: readonly string[]): readonly AtomLine[] {
  return atomLines(
    lines.map((text, i): TextLine => {
      const startsPage = text.startsWith("\f");
      return { number: i + 1, text: text.replace("\f", ""), kind: "plain", ...(startsPage ? { startsPage } : {}) };
    }),
  );
}

export function piecesOf(...lines: readonly string[]): readonly Atom[] {
  return linesOf(...lines).flatMap(({ atoms }) => atoms);
}

/** Cells of a row: their texts. */
export function shownCells(cells: readonly (readonly Atom[])[]): string {
  return cells.map(textOfAtoms).join("|");
}

export const round = (value: number): number => Number(value.toFixed(3));
