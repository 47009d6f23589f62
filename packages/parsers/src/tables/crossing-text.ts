import { quote } from "../doubts.ts";
import type { ReaderNote } from "../table.ts";
import { joinGlyphs, type Glyph } from "./glyphs.ts";
import type { GridCell, SlotGrid } from "./slot-grid.ts";

/** Characters that are no further apart than this (em), and lie over each other by no more than that, go on with each other. */
const [GOES_ON_EM, OVER_EM] = [0.1, 0.3];
/** They lie on one line where their baselines differ by no more (em). */
const SAME_LINE_EM = 0.1;
/** A line runs through a character that reaches over it by so much on both sides (em); less is a mark's blank half. */
const THROUGH_EM = 0.15;

/** The cells that characters stand in, null outside the table, and of cells why their texts are in doubt. */
export interface SettledTexts {
  readonly cells: readonly (GridCell | null)[];
  readonly notes: ReadonlyMap<GridCell, ReaderNote>;
}

/**
 * Texts that go on over the line between two cells, told by the order in which the page draws them: one that is too long for its cell runs on in the next. Where the
 * line runs through a character, all of it belongs to the cell in which most of it stands; either way both cells are in doubt. A line may run
 * between the characters of a text, and two texts may fill their cells to the line.
 * @param standing the cell of each character's middle
 */
export function settleCrossing(glyphs: readonly Glyph[], standing: readonly (GridCell | null)[], grid: SlotGrid): SettledTexts {
  const cells = [...standing];
  const notes = new Map<GridCell, ReaderNote>();
  for (let i = 1; i < glyphs.length; i++) {
    if (standing[i] === standing[i - 1] || !goesOn(glyphs[i - 1], glyphs[i])) continue;
    const [from, to] = [beginOf(glyphs, i), endOf(glyphs, i)];
    const own = standing.slice(from, to);
    const text = joinGlyphs(glyphs.slice(from, to));
    for (const cell of own) if (cell !== null) notes.set(cell, noteOn(text));
    const most = cellOfMost(own);
    if (most !== null && isCutThrough(glyphs.slice(from, to), own, grid)) cells.fill(most, from, to);
    i = to - 1;
  }
  return { cells, notes };
}

function noteOn(text: string): ReaderNote {
  return { flag: "table_damaged", note: `${quote(text)} goes on over the line between two cells` };
}

function beginOf(glyphs: readonly Glyph[], at: number): number {
  let from = at;
  while (goesOn(glyphs[from - 1], glyphs[from])) from--;
  return from;
}

function endOf(glyphs: readonly Glyph[], at: number): number {
  let to = at + 1;
  while (goesOn(glyphs[to - 1], glyphs[to])) to++;
  return to;
}

function goesOn(before: Glyph | undefined, glyph: Glyph | undefined): boolean {
  if (before === undefined || glyph === undefined || before.text.trim() === "" || glyph.text.trim() === "") return false;
  const [em, gap] = [glyph.size, glyph.x0 - before.x1];
  return gap <= GOES_ON_EM * em && gap >= -OVER_EM * em && Math.abs(glyph.baseline - before.baseline) <= SAME_LINE_EM * em;
}

/** The first of those in which most of the characters stand; null where that is outside the table. */
function cellOfMost(cells: readonly (GridCell | null)[]): GridCell | null {
  const groups = [...Map.groupBy(cells, (cell) => cell)];
  return groups.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null;
}

function isCutThrough(glyphs: readonly Glyph[], cells: readonly (GridCell | null)[], { xs }: SlotGrid): boolean {
  const edges = [...new Set(cells)].flatMap((cell) =>
    cell === null ? [] : [xs[cell.column], xs[cell.column + cell.columnSpan]],
  );
  return glyphs.some(({ x0, x1, size }) =>
    edges.some((x) => x !== undefined && x0 + THROUGH_EM * size < x && x < x1 - THROUGH_EM * size),
  );
}
