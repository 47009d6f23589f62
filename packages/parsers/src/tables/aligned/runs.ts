import { greatest } from "../../extent.ts";
import { boxOf, middleOf, type Glyph } from "../glyphs.ts";

/** Characters that follow each other on one line of a page. Points, origin top left, y down. */
export interface Run {
  readonly page: number;
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  readonly x0: number;
  readonly x1: number;
  readonly baseline: number;
  /** The height at which its characters have their middles. */
  readonly y: number;
  readonly size: number;
}

/** Runs whose middles stand at one height, from left to right. */
export interface RunLine {
  readonly page: number;
  readonly y: number;
  readonly runs: readonly Run[];
}

/** A gap wider than this parts two runs: narrower than what stands between two cells, wider than justified print leaves in a cell. */
export const RUN_GAP_EM = 0.3;
/** A character that begins this far before the end of the one before it belongs to another text, printed over the first. */
const OVERPRINT_EM = 0.35;
/** Characters of one run stand on one baseline but for this. */
const SAME_BASELINE_EM = 0.2;
/** Lines whose middles are nearer than this are one. */
const SAME_LINE_EM = 0.3;

/**
 * The runs of a page's characters, given in the order of its text layer: by that order texts that are printed over each other stay
 * apart (a goal that runs over its cell's edge into the header). Pieces of one run that were drawn apart are put together.
 */
export function runsOf(glyphs: readonly Glyph[], page: number): readonly Run[] {
  const chains: Glyph[][] = [];
  for (const glyph of glyphs) {
    if (glyph.text.trim() === "") continue;
    const chain = chains.at(-1);
    const last = chain?.at(-1);
    if (chain !== undefined && last !== undefined && follows(last, glyph)) chain.push(glyph);
    else chains.push([glyph]);
  }
  const runs: Run[] = [];
  const sorted = chains.map((chain) => runOf(chain, page)).toSorted((a, b) => a.x0 - b.x0);
  for (const run of sorted.toSorted((a, b) => a.baseline - b.baseline || a.x0 - b.x0)) {
    const at = runs.findLastIndex(
      (before) =>
        run.baseline - before.baseline <= SAME_BASELINE_EM * run.size &&
        follows(before.glyphs.at(-1) as Glyph, run.glyphs[0] as Glyph),
    );
    const before = runs[at];
    if (before === undefined) runs.push(run);
    else runs[at] = runOf([...before.glyphs, ...run.glyphs], page);
  }
  return runs;
}

function follows(a: Glyph, b: Glyph): boolean {
  const size = Math.max(a.size, b.size);
  const gap = b.x0 - a.x1;
  return Math.abs(a.baseline - b.baseline) <= SAME_BASELINE_EM * size && gap <= RUN_GAP_EM * size && gap >= -OVERPRINT_EM * size;
}

/** Characters as one run, in their order. */
export function runOf(glyphs: readonly Glyph[], page: number): Run {
  const { x0, x1 } = boxOf(glyphs);
  const first = glyphs[0] as Glyph;
  const size = greatest(glyphs.map((glyph) => glyph.size));
  const { y } = middleOf({ ...first, size });
  return { page, text: glyphs.map(({ text }) => text).join(""), glyphs, x0, x1, baseline: first.baseline, y, size };
}

/** Runs as lines, from top to bottom. */
export function linesOfRuns(runs: readonly Run[]): readonly RunLine[] {
  const lines: Run[][] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && run.y - first.y <= SAME_LINE_EM * Math.min(run.size, first.size))
      line.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => {
    const runs = line.toSorted((a, b) => a.x0 - b.x0);
    const first = runs[0] as Run;
    return { page: first.page, y: first.y, runs };
  });
}

/** Do two runs stand one below the other, by at least half of the narrower one? */
export function isAbove(a: Pick<Run, "x0" | "x1">, b: Pick<Run, "x0" | "x1">): boolean {
  return Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0) > 0.5 * Math.min(a.x1 - a.x0, b.x1 - b.x0);
}
