import type { TextLine } from "../../tables/text-line.ts";

/** What stands before a piece of text: the line's beginning, room as between columns, or one space. */
export type Gap = "line" | "wide" | "space";

/** A piece of a line without white space: the least that a cell is made of. */
export interface Atom {
  readonly text: string;
  /** Tells it from every other. */
  readonly key: string;
  /** 1-based number of its line in the source. */
  readonly line: number;
  /** Its line's index among those read. */
  readonly row: number;
  readonly gap: Gap;
  /** First column and that behind the last, in character cells as the text is set. */
  readonly x0: number;
  readonly x1: number;
  /** How wide it is printed, in cells: a Chinese character takes two. */
  readonly width: number;
  /** Do its first and its last character belong to Chinese text? */
  readonly han: readonly [first: boolean, last: boolean];
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
  const cells = cellsOfHan(lines);
  let page = 0;
  return lines.map(({ number, text, startsPage }, row): AtomLine => {
    if (startsPage === true) page++;
    const atoms: Atom[] = [];
    for (const { text: own, x0, x1, before } of runsOf(text, cells)) {
      const gap: Gap = atoms.length === 0 ? "line" : before > 1 ? "wide" : "space";
      atoms.push({
        text: own,
        key: `${row}.${x0}`,
        line: number,
        row,
        gap,
        x0,
        x1,
        width: widthOf(own),
        han: hanEnds(own),
        page,
      });
    }
    return { number, row, page, atoms };
  });
}

interface Run {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly before: number;
}

/** What of a line stands between white space, and where: a Chinese character takes so many cells. */
function runsOf(line: string, cells: number): readonly Run[] {
  const columns = (text: string) => (cells === 1 ? Array.from(text).length : widthOf(text));
  const runs: Run[] = [];
  let [at, x] = [0, 0];
  for (const match of line.matchAll(/\S+/g)) {
    const before = line.slice(at, match.index).length;
    const x0 = x + before;
    const x1 = x0 + columns(match[0]);
    runs.push({
      text: match[0],
      x0,
      x1,
      before: before > 0 && line.slice(at, match.index).includes("\u3000") ? before + 1 : before,
    });
    [at, x] = [match.index + match[0].length, x1];
  }
  return runs;
}

/**
 * Cells that a Chinese character takes in text set in columns: one (`pdftotext -layout` counts characters) or two (as terminals show
 * it). The count by which more pieces stand below each other is taken.
 */
function cellsOfHan(lines: readonly TextLine[]): 1 | 2 {
  const aligned = (cells: number): number => {
    let count = 0;
    let above: ReadonlySet<number> = new Set();
    for (const { text } of lines) {
      if (!/(?:^|\S)\s{2,}\S/.test(text)) continue;
      const middles = runsOf(text, cells).flatMap((run) => (run.before > 1 ? [run.x0 + run.x1] : []));
      count += middles.filter((x) => above.has(x) || above.has(x - 1) || above.has(x + 1)).length;
      above = new Set(middles);
    }
    return count;
  };
  return aligned(2) > aligned(1) ? 2 : 1;
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
    if (before.row === atom.row) return before.han[1] === atom.han[0] ? `${text} ${atom.text}` : text + atom.text;
    const parted = !before.han[1] && !atom.han[0];
    return `${text}${parted ? " " : ""}${atom.text}`;
  }, "");
}

export function hanEnds(text: string): Atom["han"] {
  return [WIDE.test(text.slice(0, 1)), WIDE.test(text.slice(-1))];
}
