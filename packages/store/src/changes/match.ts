/** Two lists matched entry by entry. */
export interface Matching<T> {
  readonly pairs: readonly (readonly [before: T, after: T])[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/**
 * Matches the entries of two versions of a list: first those equal in everything, then by each key from the strictest to
 * the loosest; entries with the same key in the order in which they stand. What remains was removed or added.
 */
export function matchEntries<T extends { readonly keys: readonly string[] }>(
  before: readonly T[],
  after: readonly T[],
): Matching<T> {
  const pairs: (readonly [T, T])[] = [];
  let [removed, added] = [before, after];
  const keyCount = Math.max(0, ...[...before, ...after].map(({ keys }) => keys.length));
  const levels = [
    (entry: T) => JSON.stringify(entry),
    ...Array.from({ length: keyCount }, (_, level) => (entry: T) => entry.keys[level] ?? ""),
  ];
  for (const keyOf of levels) {
    const waiting = Map.groupBy(added, keyOf);
    const taken = new Set<T>();
    removed = removed.filter((entry) => {
      const partner = waiting.get(keyOf(entry))?.shift();
      if (partner === undefined) return true;
      pairs.push([entry, partner]);
      taken.add(partner);
      return false;
    });
    added = added.filter((entry) => !taken.has(entry));
  }
  return { pairs: inOrderOf(after, pairs), removed, added };
}

function inOrderOf<T>(after: readonly T[], pairs: readonly (readonly [T, T])[]): (readonly [T, T])[] {
  const position = new Map(after.map((entry, index) => [entry, index]));
  return pairs.toSorted(([, left], [, right]) => (position.get(left) ?? 0) - (position.get(right) ?? 0));
}
