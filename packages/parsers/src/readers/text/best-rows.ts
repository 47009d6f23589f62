import { greatest } from "../../extent.ts";
import type { Atom } from "./atoms.ts";

/** A row that may stand between two positions of a text: its cells by column, and how well they explain what is printed. */
export interface Candidate {
  readonly end: number;
  readonly score: number;
  /** Pieces of each column's cell; none where it is empty. */
  readonly cells: readonly (readonly Atom[])[];
  /** Score of the next best reading of the same span. */
  readonly second: number;
}

/** Rows found in a text, from best to worst the same as a whole. */
export interface FoundRow {
  readonly start: number;
  readonly end: number;
  readonly cells: readonly (readonly Atom[])[];
  /** How far behind the best reading that has another row here lies (log-odds). */
  readonly margin: number;
}

export interface Rows {
  readonly score: number;
  readonly rows: readonly FoundRow[];
  /** Positions that no row explains. */
  readonly skipped: readonly number[];
}

/** Fewer rows are likelier than more of them. */
const ROW = -1;
/** A position that belongs to no row: a running head, a note. */
const SKIP = -7;
/** What follows the table's last row, whatever it is. */
const TAIL = -9;
const TAIL_EACH = -0.5;

/**
 * The rows that explain a text best (`value`: the column whose cell every row has): a path through its positions, found by dynamic programming forwards and backwards, so
 * that for each position the best path through it is known. The distance to it is the confidence of the rows around it.
 */
export function bestRows(length: number, candidatesFrom: (start: number) => readonly Candidate[], value: number): Rows {
  const needed = ({ cells }: FoundRow) => cells[value]?.length ?? 0;
  const from = Array.from({ length }, (_, start) =>
    candidatesFrom(start).map((one) => ({ ...one, score: one.score + ROW, second: one.second + ROW })),
  );
  const rest = new Float64Array(length + 1).fill(-Infinity);
  const choice: (Candidate | "skip" | "end")[] = Array.from({ length: length + 1 }, () => "end");
  rest[length] = 0;
  for (let i = length - 1; i >= 0; i--) {
    const options: readonly (readonly [Candidate | "skip" | "end", number])[] = [
      ["end", TAIL + TAIL_EACH * (length - i)],
      ["skip", SKIP + (rest[i + 1] as number)],
      ...(from[i] as readonly Candidate[]).map((one) => [one, one.score + (rest[one.end] as number)] as const),
    ];
    for (const [option, score] of options)
      if (score > (rest[i] as number)) {
        rest[i] = score;
        choice[i] = option;
      }
  }
  const before = new Float64Array(length + 1).fill(-Infinity);
  before[0] = 0;
  for (let i = 0; i < length; i++) {
    const here = before[i] as number;
    before[i + 1] = Math.max(before[i + 1] as number, here + SKIP);
    for (const { end, score } of from[i] as readonly Candidate[]) before[end] = Math.max(before[end] as number, here + score);
  }
  const score = rest[0] as number;
  const through = (i: number) => (before[i] as number) + (rest[i] as number);
  const longest = greatest(from.flatMap((list, start) => list.map(({ end }) => end - start)));
  /** The best path with one row over all of these positions and more: the row may be a part of its neighbour. */
  const across = (start: number, end: number): number => {
    let best = -Infinity;
    for (let a = Math.max(0, end - longest); a <= start; a++)
      for (const one of from[a] as readonly Candidate[])
        if (one.end >= end && (a < start || one.end > end))
          best = Math.max(best, (before[a] as number) + one.score + (rest[one.end] as number));
    return best;
  };
  const rows: FoundRow[] = [];
  const skipped: number[] = [];
  const dropped = new Set<number>();
  for (let i = 0; i < length;) {
    const next = choice[i];
    if (next === "end" || next === undefined) {
      for (; i < length; i++) skipped.push(i);
    } else if (next === "skip") {
      skipped.push(i++);
      dropped.add(i - 1);
    } else {
      let rival = score - next.score + next.second;
      for (let k = i + 1; k < next.end; k++) rival = Math.max(rival, through(k));
      rival = Math.max(rival, across(i, next.end));
      rows.push({ start: i, end: next.end, cells: next.cells, margin: score - rival });
      i = next.end;
    }
  }
  // what was dropped beside a row may have been a line of it, and so may a row without its name or its value
  const cutOff = (row: FoundRow | undefined) => row !== undefined && (row.cells[0]?.length === 0 || needed(row) === 0);
  const beside = (row: FoundRow, i: number) =>
    dropped.has(row.start - 1) || dropped.has(row.end) || [i - 1, i, i + 1].some((at) => cutOff(rows[at]));
  return { score, rows: rows.map((row, i) => (beside(row, i) ? { ...row, margin: 0 } : row)), skipped };
}
