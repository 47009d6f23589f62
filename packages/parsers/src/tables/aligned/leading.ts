import { greatest } from "../../extent.ts";
import { isAbove, type RunLine } from "./runs.ts";

/** Lines of running text are at least so long (em). */
const LONG_EM = 12;
/** And stand so far apart (em). */
const LEAST_EM = 0.95;
const MOST_EM = 2.2;
/** Where no text runs on, lines of a cell are taken to stand this far apart (em). */
const USUAL_EM = 1.35;

/** The distance of the lines of one cell in points: that of the form's running texts, else of the closest lines below each other. */
export function leadingOf(lines: readonly RunLine[]): number {
  const long: number[] = [];
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
      if (run.x1 - run.x0 > LONG_EM * run.size) long.push(below.y - run.y);
    }
  });
  const size = greatest(lines.flatMap((line) => line.runs.map((run) => run.size)).slice(0, 1));
  if (long.length > 0) return quantile(long, 0.25);
  return Math.min(quantile(all, 0.1), USUAL_EM * (size === -Infinity ? 10 : size) * 1.2) || USUAL_EM * size;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
