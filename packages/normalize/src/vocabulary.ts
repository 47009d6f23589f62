import { units, wordsLikeUnits, type Unit } from "./units.ts";

/** What is known by name: units, words that only begin like one, and names that hold numerals. */
export interface Vocabulary {
  readonly units: ReadonlyMap<string, Unit | null>;
  /** Length of the longest unit that begins with a character. */
  readonly longest: ReadonlyMap<string, number>;
  /** Names of the user's own, which are no numbers whatever they hold; longest first. */
  readonly names: readonly string[];
}

export function buildVocabulary(own: readonly Unit[], names: readonly string[]): Vocabulary {
  const table = new Map<string, Unit | null>([
    ...wordsLikeUnits.map((word) => [word, null] as const),
    ...[...units, ...own].flatMap((unit) => unit.names.map((name) => [name, unit] as const)),
  ]);
  const longest = new Map<string, number>();
  for (const name of table.keys()) {
    const first = name.charAt(0);
    longest.set(first, Math.max(longest.get(first) ?? 0, name.length));
  }
  return { units: table, longest, names: names.toSorted((a, b) => b.length - a.length) };
}

const standard = buildVocabulary([], []);
let current = standard;

/** The words in use: those of the package, or inside `withVocabulary` the caller's. */
export const vocabulary = (): Vocabulary => current;

/**
 * Runs `read` with other words. Reading is synchronous and never leaves this call, so that the words in use are those of the
 * innermost caller, and the readers between need not hand them on.
 */
export function withVocabulary<T>(words: Vocabulary, read: () => T): T {
  const before = current;
  current = words;
  try {
    return read();
  } finally {
    current = before;
  }
}
