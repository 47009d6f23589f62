import type { Ruling } from "../rulings.ts";
import type { RowExtent } from "./groups.ts";
import type { AlignedLabel } from "./labels.ts";
import type { CellLine } from "./rows.ts";

/** The lines drawn on a page. */
export interface PageLines {
  readonly page: number;
  readonly rulings: readonly Ruling[];
  readonly areRulingsBroken?: boolean;
}

/** Costs (log-odds) of lines drawn through a group, and of none where a group begins though rows are ruled. */
const DRAWN_THROUGH = 12;
const NOT_DRAWN = 4;

/** What lines drawn beside a level's labels say of their groups: none goes through one, and where rows are ruled one begins each. */
export function drawnBeside(labels: readonly CellLine[], rows: readonly RowExtent[], pages: readonly PageLines[]) {
  const x = middleOf(labels);
  const isDrawn = rows.map((row, i) => {
    const before = rows[i - 1];
    if (before === undefined || before.page !== row.page || x === null) return null;
    const own = pages.find(({ page }) => page === row.page);
    const between = (own?.rulings ?? []).filter(
      ({ axis, at }) => axis === "horizontal" && at > before.firstLine && at < row.firstLine,
    );
    if (between.length === 0) return null;
    return between.some(({ from, to }) => from <= x && x <= to) || (own?.areRulingsBroken === true ? null : false);
  });
  const sums = [0];
  for (const drawn of isDrawn) sums.push((sums.at(-1) as number) + (drawn === true ? 1 : 0));
  return {
    through: (_: AlignedLabel, start: number, end: number): number =>
      DRAWN_THROUGH * Math.min(3, (sums[end] as number) - (sums[start + 1] as number)),
    begin: (row: number): number => (isDrawn[row] === false ? NOT_DRAWN : 0),
  };
}

function middleOf(lines: readonly CellLine[]): number | null {
  const middles = lines.map(({ x0, x1 }) => (x0 + x1) / 2).toSorted((a, b) => a - b);
  return middles[Math.floor(middles.length / 2)] ?? null;
}
