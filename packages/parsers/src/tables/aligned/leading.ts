import { isAbove, type Run, type RunLine } from "./runs.ts";

/** Lines of running text are at least so long (em), and begin at one x but for the indent of a paragraph. */
const LONG_EM = 12;
const SAME_X_EM = 0.3;
const INDENT_EM = 2.2;
/** And stand so far apart (em). */
const LEAST_EM = 0.95;
const MOST_EM = 2.2;
/** Lines of a cell are taken to stand no further apart than this (em). */
const USUAL_EM = 1.6;

/** The distance of the lines of one cell in points: that of the form's running texts, or of the closest lines below each other. */
export function leadingOf(lines: readonly RunLine[]): number {
  const running: number[] = [];
  const all: number[] = [];
  lines.forEach((line, i) => {
    for (const run of line.runs) {
      const below = lines
        .slice(i + 1, i + 6)
        .filter(({ page }) => page === line.page)
        .flatMap((next) => next.runs)
        .find((next) => isAbove(run, next) && next.y - run.y > LEAST_EM * run.size);
      if (below === undefined || below.y - run.y > MOST_EM * run.size) continue;
      all.push(below.y - run.y);
      if (runsOn(run, below)) running.push(below.y - run.y);
    }
  });
  const size = lines[0]?.runs[0]?.size ?? 0;
  const closest = all.length === 0 ? Infinity : quantile(all, 0.1);
  return Math.min(running.length === 0 ? Infinity : quantile(running, 0.25), closest, USUAL_EM * size);
}

function runsOn(above: Run, below: Run): boolean {
  const indent = above.x0 - below.x0;
  const isAligned = Math.abs(indent) < SAME_X_EM * above.size || (indent > 0 && indent < INDENT_EM * above.size);
  return isAligned && above.x1 - above.x0 > LONG_EM * above.size && above.x1 > below.x1 - above.size;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
