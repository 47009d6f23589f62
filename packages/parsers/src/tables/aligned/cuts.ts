/** The cheapest way to cut a sequence into pieces, and how sure each cut is. */
export interface Cuts {
  /** Ends of the pieces, ascending; the last is the length. */
  readonly ends: readonly number[];
  readonly cost: number;
  /** For each position 1 … length - 1: how much more the cheapest way costs that decides otherwise there. */
  readonly margins: readonly number[];
}

/**
 * Cuts 0 … length - 1 into pieces of at most `longest` by the cost of each piece [from, to): forward and backward, so that each
 * cut has its margin: the distance to the best cutting that has no cut there (or has one, where this has none).
 */
export function cheapestCuts(length: number, longest: number, cost: (from: number, to: number) => number): Cuts {
  const piece = pieceCosts(length, longest, cost);
  const forward = sums(length, longest, (from, to) => piece(from, to));
  const backward = sums(length, longest, (from, to) => piece(length - to, length - from)).toReversed();
  const total = forward[length] ?? 0;
  const ends: number[] = [];
  for (let to = length; to > 0;) {
    ends.unshift(to);
    let best = { from: to - 1, cost: Infinity };
    for (let from = Math.max(0, to - longest); from < to; from++) {
      const sum = (forward[from] as number) + piece(from, to);
      if (sum < best.cost) best = { from, cost: sum };
    }
    to = best.from;
  }
  const cut = new Set(ends);
  const margins = Array.from({ length: Math.max(0, length - 1) }, (_, i) => {
    const at = i + 1;
    if (!cut.has(at)) return (forward[at] as number) + (backward[at] as number) - total;
    let over = Infinity;
    for (let from = Math.max(0, at - longest + 1); from < at; from++)
      for (let to = at + 1; to <= Math.min(length, from + longest); to++)
        over = Math.min(over, (forward[from] as number) + piece(from, to) + (backward[to] as number));
    return over - total;
  });
  return { ends, cost: total, margins };
}

function pieceCosts(length: number, longest: number, cost: (from: number, to: number) => number) {
  const known = new Float64Array(length * (longest + 1)).fill(Number.NaN);
  return (from: number, to: number): number => {
    const at = from * (longest + 1) + (to - from);
    if (Number.isNaN(known[at])) known[at] = cost(from, to);
    return known[at] as number;
  };
}

function sums(length: number, longest: number, piece: (from: number, to: number) => number): readonly number[] {
  const best: number[] = [0];
  for (let to = 1; to <= length; to++) {
    let least = Infinity;
    for (let from = Math.max(0, to - longest); from < to; from++)
      least = Math.min(least, (best[from] as number) + piece(from, to));
    best.push(least);
  }
  return best;
}
