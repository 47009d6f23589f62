import type { Atom } from "./atoms.ts";
import type { TextHeader } from "./header.ts";

/** So many pieces at least stand between two headers that are written apart, each over its own column. */
const OWN_CELLS = 2;

/** Of headers that are written apart: which column the pieces directly below each of them belong to, up to the next blank line. */
export function underHeaders(
  leaves: readonly Atom[],
  headers: readonly TextHeader[],
  columnsOf: readonly number[],
): ReadonlyMap<Atom, number> {
  const at = new Map<Atom, number>();
  for (const { columns } of headers) {
    const ends = columnsOf.map((i) => columns[i]?.word.atoms.at(-1));
    const rows = ends.flatMap((atom) => (atom === undefined ? [] : [atom.row])).toSorted((a, b) => a - b);
    const between = (a: number, b: number) => leaves.filter(({ row }) => row > a && row < b).length;
    if (rows.some((row, i) => i > 0 && between(rows[i - 1] as number, row) < OWN_CELLS)) continue;
    ends.forEach((end, column) => {
      if (end === undefined) return;
      let { row } = end;
      for (const leaf of leaves) {
        if (leaf.row <= end.row || leaf.page !== end.page) continue;
        if (leaf.row > row + 1) break;
        at.set(leaf, column);
        ({ row } = leaf);
      }
    });
  }
  return at;
}
