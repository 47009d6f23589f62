import { greatest, least } from "../../extent.ts";
import type { AlignedLine } from "./aligned.ts";
import { textOfAtoms, type Atom } from "./atoms.ts";
import type { Candidate } from "./best-rows.ts";
import { EMPTY, isWholeCell, seamCost, WRAPS } from "./cell-shape.ts";
import type { Column } from "./in-sequence.ts";
import { joinCost, cellLines, partCost, wrapCost, type Wrapping } from "./joins.ts";

/** The leaf pieces of each line of a table, from left to right. */
export type Scanlines = readonly (readonly Atom[])[];

/** A cell of so many lines is the highest that is looked for, and so many lines the longest row. */
const HIGHEST_CELL = 6;
const LONGEST_ROW = 9;
/** Ways to part a line that are tried. */
const MOST_SPLITS = 3;
const MOST_SPLITS_ALONE = 12;
/** Ways to part all lines of a row that are tried. */
const MOST_WAYS = 12;
/** A row of many lines is rarer than rows of one line each. */
const PER_LINE = -0.4;
/** A row that is less likely than this (log-odds) is none. */
const LEAST_ROW = -25;

/** How a row of so many lines is filled: for each line the columns that print on it. */
type Pattern = readonly (readonly number[])[];

/**
 * Rows of a page read line by line over all its columns (pdfplumber): a cell's lines lie around its row's middle, or hang from its
 * top, and between them stand the lines of its neighbours. The heights of a row's cells say which of them print on which line.
 */
export function scanlineRows(
  lines: Scanlines,
  aligned: readonly (AlignedLine | null)[],
  columns: readonly Column[],
  wrapping: Wrapping,
  isSpaced: boolean,
): (start: number) => readonly Candidate[] {
  const patterns = patternsOf(columns);
  const scoreOf = remembered(columns, wrapping, isSpaced);
  return (start) => {
    const out: Candidate[] = [];
    for (let count = 1; count <= Math.min(LONGEST_ROW, lines.length - start); count++) {
      const own = lines.slice(start, start + count);
      let best: Filled = NOTHING;
      const under = aligned.slice(start, start + count).filter((line) => line !== null);
      if (under.length === count) {
        const found = alignedRow(under, columns.length, scoreOf);
        if (found.score > LEAST_ROW) best = found;
      }
      for (const pattern of patterns.get(count) ?? []) {
        const found = fill(own, pattern, columns.length, scoreOf);
        if (found === null) continue;
        const score = found.score + PER_LINE * (count - 1);
        const rival = isSame(found.cells, best.cells) ? -Infinity : Math.min(score, best.score);
        const second = Math.max(found.second + PER_LINE * (count - 1), rival, best.second);
        best = score > best.score ? { score, cells: found.cells, second } : { ...best, second };
      }
      if (best !== NOTHING) out.push({ ...best, end: start + count });
    }
    return out;
  };
}

/** A cell's middle lies beside its row's middle, or its top beside the row's top; per line that it does not (log-odds). */
const OFF_MIDDLE = -0.7;
/** In columns of spaces a cell's line stands below the one before it. */
const ASIDE = -5;
/** Programs set columns of spaces no more exactly than this, in character cells. */
const INEXACT = 1;
/** Two cells touch. */
const CUT_INSIDE = -2;
/** Blank lines part rows. */
const BLANK_INSIDE = -1.2;

/** The row of lines whose pieces stand under their columns. */
function alignedRow(lines: readonly AlignedLine[], width: number, scoreOf: CellScore): Filled {
  const cells = Array.from({ length: width }, (_, column) => lines.flatMap((line) => line[column] ?? []));
  let score = PER_LINE * (lines.length - 1);
  const rows = cells.flat().map(({ row }) => row);
  const [first, last] = [least(rows), greatest(rows)];
  let [offMiddle, offTop] = [0, 0];
  cells.forEach((cell, column) => {
    score += scoreOf(cell, column);
    if (cell.length === 0) return;
    const [top, bottom] = [(cell[0] as Atom).row, (cell.at(-1) as Atom).row];
    offMiddle += Math.abs((top + bottom) / 2 - (first + last) / 2);
    offTop += top - first;
    for (let i = 1; i < cell.length; i++) {
      const [a, b] = [cell[i - 1] as Atom, cell[i] as Atom];
      score += a.row === b.row ? joinCost(a, b) : BLANK_INSIDE * Math.max(0, b.row - a.row - 1);
    }
  });
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]?.at(-1), line[i]?.[0]];
      if (a !== undefined && b !== undefined && a.x1 === b.x0) score += CUT_INSIDE;
    }
  return { score: score + OFF_MIDDLE * Math.min(offMiddle, offTop), cells, second: -Infinity };
}

/** In columns of spaces: a line of a cell that a blank line or a label parts from a whole name or target above. */
const BEHIND_WHOLE = -2;

/** How well a cell explains its pieces. */
type CellScore = (cell: readonly Atom[], column: number) => number;

/** Remembers the cells that were asked for: rows of other heights have the same ones. */
function remembered(columns: readonly Column[], wrapping: Wrapping, isSpaced: boolean): CellScore {
  const known = columns.map(() => new Map<string, number>());
  return (cell, column) => {
    const scores = known[column] as Map<string, number>;
    const key = cell.map((atom) => atom.key).join(" ");
    const before = scores.get(key);
    if (before !== undefined) return before;
    const own = columns[column] as Column;
    const spaced = isSpaced ? ASIDE * linesAside(cell) + BEHIND_WHOLE * linesBehindWhole(cell, own) : 0;
    const score = cellScore(cell, own, wrapping.widest[column]) + spaced;
    scores.set(key, score);
    return score;
  };
}

/** How many lines of a cell do not stand below the line before them. */
function linesAside(cell: readonly Atom[]): number {
  const extents: { row: number; x0: number; x1: number }[] = [];
  for (const { row, x0, x1 } of cell) {
    const last = extents.at(-1);
    if (last?.row === row) last.x1 = x1;
    else extents.push({ row, x0, x1 });
  }
  return extents.filter((line, i) => {
    const above = extents[i - 1];
    return above !== undefined && Math.max(line.x0, above.x0) - Math.min(line.x1, above.x1) > INEXACT;
  }).length;
}

/** How many lines of a cell stand below what may be a whole one, and not directly. */
function linesBehindWhole(cell: readonly Atom[], { field, shape }: Column): number {
  return cell.filter((atom, i) => {
    const before = cell[i - 1];
    return before !== undefined && atom.row - before.row > 1 && isWholeCell(field, shape, textOfAtoms(cell.slice(0, i)));
  }).length;
}

function cellScore(cell: readonly Atom[], { field, shape }: Column, widest: number | null | undefined): number {
  if (cell.length === 0) return EMPTY[field];
  const lines = cellLines(cell);
  let score = shape(textOfAtoms(cell)) + wrapCost(lines, widest) - (lines.length > 1 && !WRAPS.has(field) ? 6 : 0);
  for (let i = 1; i < cell.length; i++) {
    const [before, atom] = [cell[i - 1] as Atom, cell[i] as Atom];
    if (before.row === atom.row) continue;
    const [above, below] = [textOfAtoms(cell.slice(0, i)), textOfAtoms(cell.slice(i))];
    score += joinCost(before, atom) + 0.8 + seamCost(field, above, below);
  }
  return score;
}

interface Filled {
  readonly score: number;
  readonly cells: readonly (readonly Atom[])[];
  readonly second: number;
}

function isSame(a: Filled["cells"], b: Filled["cells"]): boolean {
  return a.length === b.length && a.every((cell, i) => textOfAtoms(cell) === textOfAtoms(b[i] ?? []));
}

const NOTHING: Filled = { score: -Infinity, cells: [], second: -Infinity };

function fill(lines: Scanlines, pattern: Pattern, width: number, scoreOf: CellScore): Filled | null {
  if (pattern.some((own, i) => own.length > (lines[i] as readonly Atom[]).length)) return null;
  const single = lines.length === 1;
  let combos: readonly { readonly cells: readonly (readonly Atom[])[]; readonly cost: number }[] = [
    { cells: Array.from({ length: width }, () => []), cost: 0 },
  ];
  lines.forEach((line, i) => {
    const own = pattern[i] as readonly number[];
    const splits = splitsOf(line, own.length, single ? MOST_SPLITS_ALONE : MOST_SPLITS);
    combos = combos.flatMap(({ cells, cost }) =>
      splits.map((split) => ({
        cells: cells.map((cell, column) =>
          own.includes(column) ? [...cell, ...(split.parts[own.indexOf(column)] as readonly Atom[])] : cell,
        ),
        cost: cost + split.cost,
      })),
    );
    if (combos.length > MOST_WAYS) combos = combos.toSorted((a, b) => b.cost - a.cost).slice(0, MOST_WAYS);
  });
  let best: Filled = NOTHING;
  for (const { cells, cost } of combos) {
    let score = cost;
    cells.forEach((cell, column) => {
      score += scoreOf(cell, column);
    });
    if (score > best.score) best = { score, cells, second: best.score };
    else best = { ...best, second: Math.max(best.second, score) };
  }
  return best.score > LEAST_ROW ? best : null;
}

interface Split {
  readonly parts: readonly (readonly Atom[])[];
  readonly cost: number;
}

/** Ways to part a line's pieces into so many cells, the likeliest first. */
function splitsOf(line: readonly Atom[], count: number, most: number): readonly Split[] {
  let open: readonly { readonly parts: readonly (readonly Atom[])[]; readonly cost: number }[] = [
    { parts: [[line[0] as Atom]], cost: 0 },
  ];
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as Atom, line[i] as Atom];
    open = open.flatMap(({ parts, cost }) => {
      const last = parts.at(-1) as readonly Atom[];
      const joined = { parts: [...parts.slice(0, -1), [...last, b]], cost: cost + joinCost(a, b) };
      return parts.length < count ? [joined, { parts: [...parts, [b]], cost: cost + partCost(a, b) }] : [joined];
    });
    if (open.length > 64) open = open.toSorted((a1, b1) => b1.cost - a1.cost).slice(0, 64);
  }
  return open
    .filter(({ parts }) => parts.length === count)
    .toSorted((a, b) => b.cost - a.cost)
    .slice(0, most);
}

const known = new Map<string, ReadonlyMap<number, readonly Pattern[]>>();

/** All ways in which cells of one to so many lines lie beside each other, by the number of lines that they take together. */
function patternsOf(columns: readonly Column[]): ReadonlyMap<number, readonly Pattern[]> {
  const key = columns.map(({ field }) => (WRAPS.has(field) ? "w" : "s")).join("");
  const before = known.get(key);
  if (before !== undefined) return before;
  const highest = columns.filter(({ field }) => WRAPS.has(field)).length > 3 ? 3 : HIGHEST_CELL;
  let heights: readonly (readonly number[])[] = [[]];
  for (const kind of key) {
    const own = kind === "s" ? [0, 1] : Array.from({ length: highest + 1 }, (_, n) => n);
    heights = heights.flatMap((some) => own.map((n) => [...some, n]));
  }
  const found = new Map<number, Map<string, Pattern>>();
  for (const some of heights) {
    if (some.filter((n) => n > 0).length < Math.min(2, some.length)) continue;
    for (const anchor of [0.5, 0]) {
      const lines = new Map<number, number[]>();
      some.forEach((n, column) => {
        for (let i = 0; i < n; i++) {
          const at = i - anchor * (n - 1);
          lines.set(at, [...(lines.get(at) ?? []), column]);
        }
      });
      const pattern = [...lines].toSorted(([a], [b]) => a - b).map(([, own]) => own);
      const same = found.get(pattern.length) ?? new Map<string, Pattern>();
      same.set(JSON.stringify(pattern), pattern);
      found.set(pattern.length, same);
    }
  }
  const patterns = new Map([...found].map(([count, same]) => [count, [...same.values()]] as const));
  known.set(key, patterns);
  return patterns;
}
