import { greatest, least } from "../../extent.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import type { Ruling } from "../rulings.ts";
import { cheapestCuts } from "./cuts.ts";
import type { Run } from "./runs.ts";

/** A line of one column's cell. */
export interface CellLine {
  readonly column: number;
  readonly runs: readonly Run[];
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
}

/** A row of one page: the lines of its cells, and how sure it is that they are one row, and no more than one. */
export interface AlignedRow {
  readonly page: number;
  readonly lines: readonly CellLine[];
  readonly top: number;
  readonly bottom: number;
  /** Distance to the next reading, in the units of the costs. */
  readonly margin: number;
}

export interface RowSetting {
  /** Columns without which a row is unusual: its name and its value. */
  readonly name: number | null;
  readonly value: number | null;
  /** Distance of the lines of one cell, in points. */
  readonly leading: number;
  /** Rows are further apart than this (points), where the page tells; else null. */
  readonly between: number | null;
  /** Width of the texts of each column. */
  readonly widths: ReadonlyMap<number, readonly [x0: number, x1: number]>;
  /** How many lines of each column are about as wide as its widest. */
  readonly wide: ReadonlyMap<number, number>;
  /** Room of each column between its neighbours, where it has some on both sides. */
  readonly room: ReadonlyMap<number, number>;
  /** Lines drawn across the page. */
  readonly horizontals: readonly Ruling[];
  /** Are there so many that a row without one below it is unusual? */
  readonly ruled: boolean;
  /** The cells of a row stand on one middle line, or begin at one height. */
  readonly anchor: "middle" | "top";
}

/** Costs in log-odds: how surprising such a row is. */
const ROW = 0.5;
const NO_NAME = 3;
const NO_VALUE = 2;
const OFF_LINE = 6;
const LINES_APART = 4;
const NOT_FULL = 2.5;
/** The only line of a column that is so wide fills it by definition. */
const ALONE_FULL = 1.25;
const TWO_VALUES = 5;
const NEAR_ROWS = 3;
const RULED_THROUGH = 12;
const NOT_RULED = 4;
/** More lines have no cell of an indicator. */
const MOST_LINES = 24;

/** The rows of one page: its lines, by height, cut where names, values, distances and drawn lines are explained best. */
export function rowsOfPage(
  lines: readonly CellLine[],
  setting: RowSetting,
): { readonly rows: readonly AlignedRow[]; readonly cost: number } {
  const sorted = lines.toSorted((a, b) => a.y - b.y || a.x0 - b.x0);
  const { ends, cost, margins } = cheapestCuts(sorted.length, MOST_LINES, (from, to) => costOf(sorted, from, to, setting));
  const rows = ends.map((end, i): AlignedRow => {
    const from = ends[i - 1] ?? 0;
    const own = sorted.slice(from, end);
    const inside = margins.slice(Math.max(0, from - 1), end);
    return { page: own[0]?.runs[0]?.page ?? 0, lines: own, ...extentOf(own), margin: Math.min(Infinity, ...inside) };
  });
  return { rows, cost };
}

function extentOf(lines: readonly CellLine[]): { readonly top: number; readonly bottom: number } {
  return {
    top: least(lines.map(({ y, size }) => y - size / 2)),
    bottom: greatest(lines.map(({ y, size }) => y + size / 2)),
  };
}

function costOf(sorted: readonly CellLine[], from: number, to: number, setting: RowSetting): number {
  const lines = sorted.slice(from, to);
  const cells = byColumn(lines);
  const { name, value } = setting;
  let cost = ROW;
  if (name !== null && !cells.has(name)) cost += NO_NAME;
  if (value !== null && !cells.has(value)) cost += NO_VALUE;
  for (const [column, own] of cells) cost += withinCell(own, column, setting);
  return cost + offLine(cells, setting) + ruledThrough(lines, setting) + toNext(sorted, from, to, setting);
}

function byColumn(lines: readonly CellLine[]): ReadonlyMap<number, readonly CellLine[]> {
  const cells = new Map<number, CellLine[]>();
  for (const line of lines) {
    const own = cells.get(line.column);
    if (own === undefined) cells.set(line.column, [line]);
    else own.push(line);
  }
  return cells;
}

/** Lines of a cell stand one leading apart, and each but the last fills its column. */
function withinCell(own: readonly CellLine[], column: number, setting: RowSetting): number {
  const { leading, between, value } = setting;
  let cost = 0;
  for (let i = 1; i < own.length; i++) {
    const [above, below] = [own[i - 1] as CellLine, own[i] as CellLine];
    const gap = below.y - above.y;
    if (between !== null && gap > between) cost += LINES_APART;
    cost += Math.min(LINES_APART, LINES_APART * Math.max(0, gap / leading - 1.15));
    if (gap < 0.6 * leading) cost += LINES_APART; // two texts of one column beside each other are no lines of a cell
    if (!isFull(above, below, setting)) cost += NOT_FULL;
    else if ((setting.wide.get(column) ?? 0) < 2) cost += ALONE_FULL;
    if (column === value && SIGNED.test(bareText(above.text)) && SIGNED.test(bareText(below.text))) cost += TWO_VALUES;
  }
  return cost;
}

/** A line that ends so far (em) before the next one's end had room for more. */
const LONGER_EM = 1.2;
/** A line that goes on below it fills at least this part of the room between its neighbours. */
const LEAST_FULL = 0.55;

/** Does a line fill its column, so that the text had to go on below it? */
export function isFull(above: CellLine, below: CellLine, { widths, room }: Pick<RowSetting, "widths" | "room">): boolean {
  const own = above.x1 - above.x0;
  if (own + LONGER_EM * above.size < below.x1 - below.x0) return false;
  if (own < LEAST_FULL * (room.get(above.column) ?? 0)) return false;
  const [x0, x1] = widths.get(above.column) ?? [0, 0];
  return x1 - x0 - own <= firstPiece(below);
}

/** The width of what could not be broken at a line's beginning: a word or number, or two characters (the second a mark). */
function firstPiece(line: CellLine): number {
  const glyphs = line.runs.flatMap((run) => run.glyphs);
  const word = /^[\dA-Za-z.,%]+/.exec(glyphs.map(({ text }) => text).join(""))?.[0].length ?? 0;
  const last = glyphs[Math.min(glyphs.length, Math.max(2, word + 1)) - 1];
  return (last?.x1 ?? line.x0) - line.x0 + 0.5 * line.size;
}

/** Cells of a row stand on one middle line, or begin at one height. */
function offLine(cells: ReadonlyMap<number, readonly CellLine[]>, { anchor, leading, name, value }: RowSetting): number {
  const at = (own: readonly CellLine[]) => {
    const [first, last] = [own[0] as CellLine, own.at(-1) as CellLine];
    return anchor === "top" ? first.y : (first.y + last.y) / 2;
  };
  const base = (name === null ? undefined : cells.get(name)) ?? (value === null ? undefined : cells.get(value));
  if (base === undefined) return 0;
  let cost = 0;
  for (const own of cells.values())
    if (own !== base) cost += OFF_LINE * Math.min(1, ((at(own) - at(base)) / (0.5 * leading)) ** 2);
  return cost;
}

function ruledThrough(lines: readonly CellLine[], { horizontals }: RowSetting): number {
  const [first, last] = [lines[0] as CellLine, lines.at(-1) as CellLine];
  const crosses = horizontals.some(({ at }) => at > first.y && at < last.y);
  return crosses ? RULED_THROUGH : 0;
}

/** Rows that stand no further apart than the lines of a cell, and rows between which no line is drawn where others have one. */
function toNext(sorted: readonly CellLine[], from: number, to: number, setting: RowSetting): number {
  const next = sorted[to];
  if (next === undefined) return 0;
  const last = sorted[to - 1] as CellLine;
  let cost = 0;
  if (setting.ruled && !setting.horizontals.some(({ at }) => at > last.y && at < next.y)) cost += NOT_RULED;
  if (setting.between === null) return cost;
  const columns = byColumn(sorted.slice(from, to));
  for (let i = to; i < Math.min(sorted.length, to + MOST_LINES); i++) {
    const line = sorted[i] as CellLine;
    const above = columns.get(line.column)?.at(-1);
    if (above === undefined) continue;
    if (line.y - above.y < setting.between) cost += NEAR_ROWS;
    break;
  }
  return cost;
}
