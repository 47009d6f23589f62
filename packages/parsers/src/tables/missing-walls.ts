import type { Box } from "@jixiao/contract";
import { quote } from "../doubts.ts";
import { greatest } from "../extent.ts";
import type { ReaderNote } from "../table.ts";
import { boxOf, linesOf, middleOf, type Glyph, type TextLine } from "./glyphs.ts";
import type { GridCell, SlotGrid } from "./slot-grid.ts";

/** Texts that stand so far (em) from the middle of where they would stand are in no cell of their own; side by side, where blanks end lines, so far. */
const [OFF_MIDDLE_EM, OFF_MIDDLE_BESIDE_EM] = [0.25, 0.6];
/** Texts that begin below the top, or behind the left edge, of where they would stand by distances that differ by no more. */
const SAME_DISTANCE_EM = 0.2;
/** Further from the left edge no text begins that is set to the left. */
const INDENT_EM = 1.2;
/** Lines that are further apart than those of one text, by this factor. */
const APART = 1.1;
/** Lines of one text are no closer than this (em), where the table has no text of several lines. */
const USUAL_LEADING_EM = 1.3;
/** A blank cell is no narrower than this (em). */
const WIDE_EM = 2;
/** Less between texts side by side is a blank between words. */
const BESIDE_EM = 0.5;

/**
 * What says that a cell may be several, between which no line is drawn: its text stands in parts, each as it would in a cell of its own between lines
 * that the rows or columns beside it have. None where it does not.
 */
export function missingWalls(
  cell: GridCell,
  glyphs: readonly Glyph[],
  grid: SlotGrid,
  leading: () => number | null,
): readonly ReaderNote[] {
  if (cell.rowSpan === 1 && cell.columnSpan === 1) return [];
  const printed = glyphs.filter(({ text }) => text.trim() !== "");
  const lines = cell.rowSpan === 1 ? [] : linesOf(printed);
  const below = inner(grid.ys, cell.row, cell.rowSpan).flatMap((at) =>
    partedByRow(lines, edges(grid.ys, cell.row, cell.rowSpan), at, leading),
  );
  const beside = inner(grid.xs, cell.column, cell.columnSpan).flatMap((at) =>
    partedByColumn(printed, edges(grid.xs, cell.column, cell.columnSpan), at),
  );
  return [...below, ...beside].slice(0, 1).map(([one, other]) => ({ flag: "table_damaged", note: noteOf(one, other) }));
}

function noteOf(one: string, other: string): string {
  return one === ""
    ? `no line parts ${quote(other)} from a blank, beside which it stands as in a cell of its own`
    : `no line parts ${quote(one)} from ${quote(other)}, which stand as in two cells`;
}

/** What stands before the wall that may be missing, and behind it. */
type Texts = readonly [string, string];
type Range = readonly [number, number];

function inner(positions: readonly number[], first: number, span: number): readonly number[] {
  return positions.slice(first + 1, first + span);
}

function edges(positions: readonly number[], first: number, span: number): Range {
  return [positions[first] as number, positions[first + span] as number]; // a grid has the edges of its cells
}

function partedByRow(
  lines: readonly TextLine[],
  [top, bottom]: Range,
  at: number,
  leading: () => number | null,
): readonly Texts[] {
  const isAbove = ({ glyphs }: TextLine) => glyphs[0] !== undefined && middleOf(glyphs[0]).y < at;
  const [upper, lower] = [lines.filter(isAbove), lines.filter((line) => !isAbove(line))];
  if (upper.length === 0 || lower.length === 0) return [];
  const em = lines[0]?.glyphs[0]?.size ?? 0;
  const own = greatest([0, ...leadings(upper), ...leadings(lower)]);
  const usual = own > 0 ? own : (leading() ?? USUAL_LEADING_EM * em);
  const [gap] = leadings([upper.at(-1) as TextLine, lower[0] as TextLine]);
  if (gap === undefined || gap < APART * usual) return [];
  const [a, b] = [boxOf(upper.flatMap(({ glyphs }) => glyphs)), boxOf(lower.flatMap(({ glyphs }) => glyphs))];
  const isMiddle = off([a.y0, a.y1], [top, at]) <= OFF_MIDDLE_EM * em && off([b.y0, b.y1], [at, bottom]) <= OFF_MIDDLE_EM * em;
  const isTop = Math.abs(a.y0 - top - (b.y0 - at)) <= SAME_DISTANCE_EM * em;
  return isMiddle || isTop ? [[textOf(upper), textOf(lower)]] : [];
}

function partedByColumn(glyphs: readonly Glyph[], [from, to]: Range, at: number): readonly Texts[] {
  const right = glyphs.filter((glyph) => middleOf(glyph).x >= at);
  if (right.length === 0) return [];
  const left = glyphs.filter((glyph) => middleOf(glyph).x < at);
  const em = greatest(glyphs.map(({ size }) => size));
  const b = boxOf(right);
  if (left.length === 0) {
    const lines = linesOf(right);
    return isBesideNothing(b, [from, to], at, em, lines.length > 1) ? [["", textOf(lines)]] : [];
  }
  const a = boxOf(left);
  if (b.x0 - a.x1 < BESIDE_EM * em) return [];
  const isMiddle =
    off([a.x0, a.x1], [from, at]) <= OFF_MIDDLE_BESIDE_EM * em && off([b.x0, b.x1], [at, to]) <= OFF_MIDDLE_BESIDE_EM * em;
  const isLeft = a.x0 - from <= INDENT_EM * em && Math.abs(a.x0 - from - (b.x0 - at)) <= SAME_DISTANCE_EM * em;
  return isMiddle || isLeft ? [[textOf(linesOf(left)), textOf(linesOf(right))]] : [];
}

/** Does a text stand as in a cell of its own, the one to its left being blank? */
function isBesideNothing({ x0, x1 }: Box, [from, to]: Range, at: number, em: number, isWrapped: boolean): boolean {
  if (at - from < WIDE_EM * em) return false;
  if (!isWrapped && to - x1 <= INDENT_EM * em) return false; // set to the right of all of it
  const isLeft = x0 - at <= INDENT_EM * em;
  const isMiddle = off([x0, x1], [at, to]) <= OFF_MIDDLE_BESIDE_EM * em;
  return (isLeft || isMiddle) && off([x0, x1], [from, to]) > WIDE_EM * em;
}

/** How far the middle of what is printed lies from the middle of where it may be. */
function off([from, to]: Range, [start, end]: Range): number {
  return Math.abs((from + to) / 2 - (start + end) / 2);
}

function leadings(lines: readonly TextLine[]): readonly number[] {
  return lines.slice(1).map(({ glyphs }, i) => (glyphs[0]?.baseline ?? 0) - (lines[i]?.glyphs[0]?.baseline ?? 0));
}

/** The usual distance between lines of a text, by the cells of one row; null where none has two lines. */
export function leadingOf(cells: Iterable<readonly [GridCell, readonly Glyph[]]>): number | null {
  const all = [...cells].flatMap(([{ rowSpan }, glyphs]) => (rowSpan === 1 ? leadings(linesOf(glyphs)) : []));
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? null;
}

const textOf = (lines: readonly TextLine[]): string => lines.map(({ text }) => text).join("");
