import type { Atom } from "./atoms.ts";
import { FULL } from "./column-cells.ts";
import type { Column } from "./in-sequence.ts";
import { cellLines, type Wrapping } from "./joins.ts";
import { SIGNED } from "../../vocabulary/signs.ts";

/** Share of the lines without a comparator that are as wide as the widest where cells of names wrap. */
const WRAPPED = 0.2;

/** How wide cells of names are, in character cells, where so many lines are of one width that they must be full; else not known. */
export function narrowWrapping(atoms: readonly Atom[], columns: readonly Column[]): Wrapping {
  const widths = cellLines(atoms.filter(({ text }) => !SIGNED.test(text)))
    .map(({ width }) => width)
    .toSorted((a, b) => b - a);
  const widest = widths[Math.floor(widths.length / 20)] ?? 0;
  const isNarrow = widths.filter((width) => width <= widest && width > widest - FULL).length >= WRAPPED * widths.length;
  const width = isNarrow && widest > 0 ? widest : null;
  return { widest: columns.map(({ field }) => (field === "level3" || field === "description" ? width : null)) };
}
