import type { TextLine } from "../../tables/text-line.ts";

/** What stands before a piece of text: the line's beginning, room as between columns, or one space. */
export type Gap = "line" | "wide" | "space";

/** A piece of a line without white space: the least that a cell is made of. */
export interface Atom {
  readonly text: string;
  /** 1-based number of its line in the source. */
  readonly line: number;
  /** Its line's index among those read. */
  readonly row: number;
  readonly gap: Gap;
  /** First and last column in character cells; a Chinese character takes two. */
  readonly x0: number;
  readonly x1: number;
  /** Which page it stands on, counted from the first line read. */
  readonly page: number;
}

/** A line as its pieces; blank ones have none. */
export interface AtomLine {
  readonly number: number;
  readonly row: number;
  readonly page: number;
  readonly atoms: readonly Atom[];
}

/** The pieces of lines. A form feed, which ends a page, stands alone in its line. */
export function atomLines(lines: readonly TextLine[]): readonly AtomLine[] {
  let page = 0;
  return lines.map(({ number, text, startsPage }, row): AtomLine => {
    if (startsPage === true) page++;
    const atoms: Atom[] = [];
    let at = 0;
    let width = 0;
    for (const match of text.matchAll(/\S+/g)) {
      const before = text.slice(at, match.index);
      const x0 = width + widthOf(before);
      const x1 = x0 + widthOf(match[0]);
      const gap: Gap = atoms.length === 0 ? "line" : widthOf(before) > 1 ? "wide" : "space";
      atoms.push({ text: match[0], line: number, row, gap, x0, x1, page });
      [at, width] = [match.index + match[0].length, x1];
    }
    return { number, row, page, atoms };
  });
}

/** In character cells: Chinese characters take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1;
  return width;
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’]/;

/** Pieces put together: between Chinese and other characters programs put spaces of their own. */
export function textOfAtoms(atoms: readonly Atom[]): string {
  return atoms.reduce((text, atom, i) => {
    const before = atoms[i - 1];
    if (before === undefined) return atom.text;
    if (before.row === atom.row) return isHan(before.text.at(-1)) === isHan(atom.text[0]) ? `${text} ${atom.text}` : text + atom.text;
    const parted = !WIDE.test(before.text.slice(-1)) && !WIDE.test(atom.text.slice(0, 1));
    return `${text}${parted ? " " : ""}${atom.text}`;
  }, "");
}

export function isHan(character: string | undefined): boolean {
  return character !== undefined && WIDE.test(character);
}
