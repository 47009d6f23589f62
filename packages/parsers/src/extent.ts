/**
 * The least of some numbers; Infinity of none, as `Math.min`. A page has more glyphs than a call may have arguments: with
 * `Math.min(...values)` some 120,000 of them end the stack.
 */
export function least(values: Iterable<number>): number {
  let least = Infinity;
  for (const value of values) least = Math.min(least, value);
  return least;
}

/** The greatest of some numbers; -Infinity of none, as `Math.max`. */
export function greatest(values: Iterable<number>): number {
  let greatest = -Infinity;
  for (const value of values) greatest = Math.max(greatest, value);
  return greatest;
}
