import { textOfAtoms, type Atom } from "./atoms.ts";
import { pairFit } from "./cell-pairs.ts";
import type { Column } from "./in-sequence.ts";

/** What speaks against a cell of a column beside the others of a row (log-odds). */
export type PairScore = (column: number, cell: readonly Atom[], row: readonly (readonly Atom[] | undefined)[]) => number;

/** Remembers what it was asked: a search asks for the same cells in many states. */
export function pairScores(columns: readonly Column[]): PairScore {
  const texts = new WeakMap<readonly Atom[], string>();
  const textOf = (cell: readonly Atom[]): string => {
    const before = texts.get(cell);
    if (before !== undefined) return before;
    const text = textOfAtoms(cell);
    texts.set(cell, text);
    return text;
  };
  const known = new WeakMap<readonly Atom[], WeakMap<readonly Atom[], number>[]>();
  return (column, cell, row) => {
    let own = known.get(cell);
    if (own === undefined) known.set(cell, (own = Array.from({ length: columns.length ** 2 }, () => new WeakMap())));
    let sum = 0;
    for (let other = 0; other < row.length; other++) {
      const partner = row[other];
      if (other === column || partner === undefined || partner.length === 0) continue;
      const scores = own[column * columns.length + other] as WeakMap<readonly Atom[], number>;
      let score = scores.get(partner);
      if (score === undefined) scores.set(partner, (score = pairFit(columns, other, textOf(partner), column, textOf(cell))));
      sum += score;
    }
    return sum;
  };
}
