import { greatest, least } from "../../extent.ts";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { headerMeanings } from "../../vocabulary/columns.ts";
import { isSideLabel, isSideLabelPiece } from "../../vocabulary/furniture.ts";
import type { AlignedHeader, HeaderCell } from "./header.ts";
import type { Run } from "./runs.ts";
import type { Ruling } from "../rulings.ts";

/** A column of a table without lines: what stands between two dividers all the way down. */
export interface AlignedColumn {
  readonly field: ColumnField | "side" | null;
  readonly header: HeaderCell | null;
  readonly x0: number;
  readonly x1: number;
  /** Where texts stand in it that are below no header's word, nor in line with any that is. */
  readonly unsure: readonly (readonly [from: number, to: number])[];
}

/**
 * The columns of a header over everything that stands below it, on whichever page: a divider stands between two header words where
 * the fewest runs are cut, and of such places in the middle of the widest.
 */
export function columnsUnder(
  header: AlignedHeader,
  body: readonly Run[],
  verticals: readonly Ruling[],
): readonly AlignedColumn[] {
  const cells = header.cells;
  const meanings = headerMeanings(cells.map(({ text }) => text));
  const first = Math.max(
    0,
    cells.findIndex(({ text }, i) => meanings[i] !== null && !isSideLabel(text)),
  );
  const [sides, real, fields] = [cells.slice(0, first), cells.slice(first), meanings.slice(first)];
  const dividers = real.slice(1).map((cell, i) => divider((real[i] as HeaderCell).x1, cell.x0, body, verticals));
  const left = leftDivider(real[0] as HeaderCell, sides, body);
  const columns = real.map((cell, i): AlignedColumn => {
    const before = i === 0 ? left : dividers[i - 1];
    const after = dividers[i];
    return {
      field: fields[i]?.field ?? null,
      header: cell,
      x0: before ?? -Infinity,
      x1: after ?? Infinity,
      unsure: [],
    };
  });
  const all: readonly AlignedColumn[] =
    left === null ? columns : [{ field: "side", header: sides[0] ?? null, x0: -Infinity, x1: left, unsure: [] }, ...columns];
  return all.map((column, i) => ({
    ...column,
    unsure: unsureIn(
      column,
      body.filter((run) => columnOf(run, all) === i),
    ),
  }));
}

/** Pieces of a column's width that texts cover without a gap, and that do not reach below its header. */
function unsureIn({ header, field }: AlignedColumn, runs: readonly Run[]): AlignedColumn["unsure"] {
  if (header === null || field === "side") return [];
  const pieces: (readonly [number, number])[] = [];
  for (const { x0, x1 } of runs.toSorted((a, b) => a.x0 - b.x0)) {
    const last = pieces.at(-1);
    if (last !== undefined && x0 <= last[1]) pieces[pieces.length - 1] = [last[0], Math.max(last[1], x1)];
    else pieces.push([x0, x1]);
  }
  return pieces.filter(([from, to]) => to <= header.x0 || from >= header.x1);
}

/** Where the fewest runs are cut between two x; a drawn line there decides. */
function divider(from: number, to: number, runs: readonly Run[], verticals: readonly Ruling[]): number {
  if (to <= from) return (from + to) / 2;
  const drawn = verticals.find(({ at }) => at > from && at < to);
  if (drawn !== undefined) return drawn.at;
  const near = runs.filter(({ x0, x1 }) => x1 > from && x0 < to);
  const stops = [...new Set([from, to, ...near.flatMap(({ x0, x1 }) => [x0, x1])])]
    .filter((x) => x >= from && x <= to)
    .toSorted((a, b) => a - b);
  let best = { at: (from + to) / 2, cuts: Infinity, width: 0 };
  for (let i = 0; i + 1 < stops.length; i++) {
    const [a, b] = [stops[i] as number, stops[i + 1] as number];
    const middle = (a + b) / 2;
    const cuts = near.filter(({ x0, x1 }) => x0 < middle && middle < x1).length;
    if (cuts < best.cuts || (cuts === best.cuts && b - a > best.width)) best = { at: middle, cuts, width: b - a };
  }
  return best.at;
}

/** The divider between a side label (绩效指标, often upright) and the first column; null where no side label stands there. */
function leftDivider(first: HeaderCell, sides: readonly HeaderCell[], body: readonly Run[]): number | null {
  const edge = first.x0 + 1;
  const labels = body.filter(({ x1, text }) => x1 <= edge && (isSideLabelPiece(text) || Array.from(text).length === 1));
  const right = greatest([...sides.map(({ x1 }) => x1), ...labels.map(({ x1 }) => x1)]);
  if (right === -Infinity) return null;
  const others = body.filter((run) => !labels.includes(run) && run.x1 > right && run.x0 < first.x1);
  const to = least([first.x0, ...others.map(({ x0 }) => x0)]);
  return (right + (to > right ? to : first.x0)) / 2;
}

/** A run belongs to the column that its middle stands in. */
export function columnOf(run: Pick<Run, "x0" | "x1">, columns: readonly AlignedColumn[]): number {
  const middle = (run.x0 + run.x1) / 2;
  return Math.max(
    0,
    columns.findLastIndex(({ x0 }) => x0 <= middle),
  );
}

/** A run may reach over a divider by this (em). */
const OVER_EM = 0.6;

/** Does a run stand in one column? */
export function standsInOne(run: Run, columns: readonly AlignedColumn[]): boolean {
  const column = columns[columnOf(run, columns)];
  return column === undefined || (run.x0 >= column.x0 - OVER_EM * run.size && run.x1 <= column.x1 + OVER_EM * run.size);
}
