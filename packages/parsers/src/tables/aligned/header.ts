import { greatest, least } from "../../extent.ts";
import { columnMeaning } from "../../vocabulary/columns.ts";
import { isTargetHeader } from "../../vocabulary/form-marks.ts";
import { isSideLabel } from "../../vocabulary/furniture.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import { isAbove, type Run, type RunLine } from "./runs.ts";

/** A cell of a header: the runs of its one or more lines. */
export interface HeaderCell {
  readonly text: string;
  readonly runs: readonly Run[];
  readonly x0: number;
  readonly x1: number;
}

/** The header of an indicator table that is shown by nothing but its words, in lines [from, to) of those given. */
export interface AlignedHeader {
  readonly cells: readonly HeaderCell[];
  readonly from: number;
  readonly to: number;
  /** Runs on its lines that belong to none of its cells: the end of a goal that ran over its cell. */
  readonly strays: readonly Run[];
}

/** A header's cell has no more lines than this. */
const MAX_LINES = 3;
/** Lines of one header are not further apart than this (em). */
const LINE_PITCH_EM = 1.7;
/** Words further apart than this are two cells, where they are not one header together (一 级 指 标). */
const CELL_GAP_EM = 0.9;
/** A header's word has no more pieces than this. */
const MAX_PIECES = 9;

/** The first header of an indicator table among lines, from the one at `start` on; null where none stands there. */
export function findHeader(lines: readonly RunLine[], start = 0): AlignedHeader | null {
  for (let from = start; from < lines.length; from++) {
    const found = scoredAt(lines, from);
    if (found === null) continue;
    const later = [from + 1, from + 2].flatMap((next) => (next < found.header.to ? (scoredAt(lines, next) ?? []) : []));
    return later.reduce((a, b) => (b.score > a.score ? b : a), found).header;
  }
  return null;
}

/** The header that begins at a line: of one line, or of as many as explain the most words. */
export function headerAt(lines: readonly RunLine[], from: number): AlignedHeader | null {
  return scoredAt(lines, from)?.header ?? null;
}

interface Scored {
  readonly header: AlignedHeader;
  /** Runs that it explains, less those that it does not. */
  readonly score: number;
}

function scoredAt(lines: readonly RunLine[], from: number): Scored | null {
  const near = lines.slice(from, from + MAX_LINES);
  if (!near.some(({ runs }) => runs.some(({ text }) => /[一二三指]/.test(text)))) return null; // most lines: no need to look closer
  let best: Scored | null = null;
  for (let to = from + 1; to <= Math.min(lines.length, from + MAX_LINES); to++) {
    const window = lines.slice(from, to);
    if (!areClose(window)) break;
    const runs = window.flatMap((line) => line.runs);
    const { cells, strays } = cellsOf(window);
    if (!isTargetHeader(cells.map(({ text }) => text))) continue;
    const known = cells.filter(({ text }) => isKnown(text));
    const score =
      known.reduce((sum, cell) => sum + cell.runs.length, 0) - (runs.length - known.flatMap((cell) => cell.runs).length);
    if (best === null || score > best.score) best = { header: { cells, from, to, strays }, score };
  }
  return best;
}

function areClose(window: readonly RunLine[]): boolean {
  return window.every((line, i) => {
    const before = window[i - 1];
    return before === undefined || (before.page === line.page && line.y - before.y <= LINE_PITCH_EM * sizeOf(line));
  });
}

function sizeOf(line: RunLine): number {
  return greatest(line.runs.map(({ size }) => size));
}

function isKnown(text: string): boolean {
  return columnMeaning(text) !== null || isSideLabel(text);
}

/** Cells of one to three lines: words on a line put together, and what stands below each other. */
function cellsOf(window: readonly RunLine[]): Pick<AlignedHeader, "cells" | "strays"> {
  const pieces = window.flatMap((line) => words(line.runs));
  const cells: HeaderCell[] = [];
  const strays: Run[] = [];
  const groups: HeaderCell[][] = [];
  for (const piece of pieces) {
    const group = groups.find((own) => own.some((other) => isAbove(other, piece)));
    if (group === undefined) groups.push([piece]);
    else group.push(piece);
  }
  for (const group of groups) {
    const whole = cellOf(group.flatMap(({ runs }) => runs));
    const known = group.filter(({ text }) => isKnown(text));
    if (group.length === 1 || isKnown(whole.text) || known.length === 0) cells.push(whole);
    else {
      for (const one of known) cells.push(one);
      for (const other of group) if (!known.includes(other)) for (const one of other.runs) strays.push(one);
    }
  }
  return { cells: cells.toSorted((a, b) => a.x0 - b.x0), strays };
}

/** The words of a line: the longest header that begins with a run, else runs as near as those of one cell. */
function words(runs: readonly Run[]): readonly HeaderCell[] {
  const cells: HeaderCell[] = [];
  for (let i = 0; i < runs.length;) {
    let end = i + 1;
    for (let j = Math.min(runs.length, i + MAX_PIECES); j > i; j--) {
      const part = runs.slice(i, j);
      if (!isKnown(part.map(({ text }) => text).join(""))) continue;
      end = j;
      break;
    }
    const whole = runs.slice(i, end);
    if (!isKnown(whole.map(({ text }) => text).join(""))) while (end < runs.length && !beginsWord(runs, end)) end++;
    cells.push(cellOf(runs.slice(i, end)));
    i = end;
  }
  return cells;
}

function beginsWord(runs: readonly Run[], at: number): boolean {
  const [before, run] = [runs[at - 1] as Run, runs[at] as Run];
  return run.x0 - before.x1 > CELL_GAP_EM * run.size || run.x0 < before.x0 || isKnown(run.text);
}

function cellOf(runs: readonly Run[]): HeaderCell {
  return {
    text: bareText(runs.map(({ text }) => text).join("")),
    runs,
    x0: least(runs.map(({ x0 }) => x0)),
    x1: greatest(runs.map(({ x1 }) => x1)),
  };
}
