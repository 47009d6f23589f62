import { quote } from "../doubts.ts";
import type { ReaderNote } from "../table.ts";
import { boxOf, linesOf, type Glyph } from "./glyphs.ts";
import type { GridCell, SlotGrid } from "./slot-grid.ts";

/** Texts stand alike in their cells where the distances differ by no more than this (em). */
const ALIKE_EM = 0.25;
/** A text fits its cell wherever it stands, where the cell is higher than it by less than this (em). */
const ROOM_EM = 1;
/** Of the texts of a table as large a part must stand alike for it to be how the table is set. */
const MOST = 0.75;

/** A cell's text and how high it and its cell reach. */
interface Standing {
  readonly cell: GridCell;
  readonly text: string;
  readonly em: number;
  readonly from: number;
  readonly to: number;
}

/** How far a text stands from where texts stand that are set so (points). A table is set in the first way that most of its texts follow. */
type Rule = (text: Standing, top: number, bottom: number) => number;
const inMiddle: Rule = ({ from, to }, top, bottom) => (from + to) / 2 - (top + bottom) / 2;
const atTop: Rule = ({ from }, top) => from - top;
/** No table is set so that its texts stand further from there (em). */
const WAYS: readonly (readonly [rule: Rule, withinEm: number])[] = [
  [inMiddle, 0.5],
  [atTop, 1.2],
];

/**
 * What says of cells over several rows that they may be two, one of them blank (what goes on from the page before, or on the next, has no label here):
 * the text does not stand in its cell as those of the table do, and would between lines that the rows beside it have. A cell that a page cuts may have its text in
 * the middle of all of it: above the middle of its lower part, or below that of its upper one.
 */
export function offStanding(cells: ReadonlyMap<GridCell, readonly Glyph[]>, grid: SlotGrid): ReadonlyMap<GridCell, ReaderNote> {
  const standings = [...cells].flatMap(([cell, glyphs]) => (cell.rowSpan === 1 ? [] : standingOf(cell, glyphs)));
  const isOff = (one: Standing): boolean => {
    const others = standings.filter((other) => other !== one);
    for (const [rule, within] of WAYS) {
      const usual = usualBy(rule, others, grid);
      if (usual !== null && Math.abs(usual) <= within * one.em) return isOffBy(rule, usual, one, grid);
    }
    return false;
  };
  return new Map(standings.filter(isOff).map(({ cell, text }) => [cell, { flag: "table_damaged", note: noteOf(text) }]));
}

function noteOf(text: string): string {
  return `${quote(text)} does not stand where the texts of other cells do: a line that parts it from a blank may be missing`;
}

function standingOf(cell: GridCell, glyphs: readonly Glyph[]): readonly Standing[] {
  const lines = linesOf(glyphs);
  const [first] = lines[0]?.glyphs ?? [];
  if (first === undefined) return [];
  const { y0, y1 } = boxOf(lines.flatMap(({ glyphs: own }) => own));
  return [{ cell, text: lines.map(({ text }) => text).join(""), em: first.size, from: y0, to: y1 }];
}

function isOffBy(rule: Rule, usual: number, one: Standing, grid: SlotGrid): boolean {
  const [top, bottom] = edgesOf(one.cell, grid);
  const tolerance = ALIKE_EM * one.em;
  const distance = rule(one, top, bottom) - usual;
  if (Math.abs(distance) <= tolerance) return false;
  const isBelow = distance > 0;
  // the other part may stand on the page before, or on the next
  if (isBelow ? one.cell.row + one.cell.rowSpan === grid.ys.length - 1 : isFirst(one.cell, grid)) return false;
  const inner = grid.ys.slice(one.cell.row + 1, one.cell.row + one.cell.rowSpan);
  return inner.some((at) => Math.abs((isBelow ? rule(one, at, bottom) : rule(one, top, at)) - usual) <= tolerance);
}

/** The first cell over several rows in its columns: what stands above it is a header. */
function isFirst(cell: GridCell, { cells }: SlotGrid): boolean {
  return !cells.some((other) => other.rowSpan > 1 && other.row + other.rowSpan === cell.row && other.column === cell.column);
}

/** The distance at which most texts of other cells stand; null where there are none, or they stand in several ways. A page cuts the cells at its edges. */
function usualBy(rule: Rule, others: readonly Standing[], grid: SlotGrid): number | null {
  const whole = others.filter(({ cell, from, to, em }) => {
    const [top, bottom] = edgesOf(cell, grid);
    return cell.row > 0 && cell.row + cell.rowSpan < grid.ys.length - 1 && bottom - top - (to - from) >= ROOM_EM * em;
  });
  const distances = whole.map((one) => rule(one, ...edgesOf(one.cell, grid))).toSorted((a, b) => a - b);
  const usual = distances[Math.floor(distances.length / 2)];
  const em = whole[0]?.em ?? 0;
  if (usual === undefined) return null;
  return distances.filter((one) => Math.abs(one - usual) <= ALIKE_EM * em).length >= MOST * distances.length ? usual : null;
}

function edgesOf({ row, rowSpan }: GridCell, { ys }: SlotGrid): readonly [top: number, bottom: number] {
  return [ys[row] as number, ys[row + rowSpan] as number]; // a grid has the edges of its cells
}
