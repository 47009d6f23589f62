import type { Atom } from "./atoms.ts";

/** A word of the vocabulary as a text prints it: whole, or cut into pieces that stand apart. */
export interface FoundWord<T> {
  readonly word: string;
  readonly meaning: T;
  readonly atoms: readonly Atom[];
}

/** A word to look for. `least`: how short its first piece may be where a narrow cell cuts it. */
export interface Entry<T> {
  readonly word: string;
  readonly meaning: T;
  readonly least: number;
}

/** Words to look for, by how they are written without white space, brackets' kinds and colons. */
export interface Dictionary<T> {
  readonly whole: ReadonlyMap<string, T>;
  /** What a cut word may begin with. */
  readonly beginnings: ReadonlySet<string>;
  /** What a word's first piece and more may be. */
  readonly longer: ReadonlySet<string>;
}

export function dictionaryOf<T>(entries: Iterable<Entry<T>>): Dictionary<T> {
  const whole = new Map<string, T>();
  const beginnings = new Set<string>();
  const longer = new Set<string>();
  for (const { word, meaning, least } of entries) {
    const key = keyOf(word);
    if (key === "" || whole.has(key)) continue;
    whole.set(key, meaning);
    for (let end = 1; end < key.length; end++) (end < least ? longer : beginnings).add(key.slice(0, end));
  }
  return { whole, beginnings, longer };
}

export function keyOf(text: string): string {
  return text
    .replaceAll(/[\s:：*＊]+/g, "")
    .replaceAll("（", "(")
    .replaceAll("）", ")");
}

/** A cut word's pieces stand within so many lines and pieces. */
const REACH_LINES = 7;
const REACH_ATOMS = 24;
const MOST_PIECES = 6;

interface Pending {
  readonly key: string;
  readonly atoms: readonly Atom[];
  /** Index of the last piece. */
  readonly at: number;
  readonly first: number;
  /** Index among those found, where the pieces so far are a word of their own. */
  readonly found: number | null;
}

/**
 * Finds words in pieces of text, those that a cell's width cut too: a piece that begins a word waits for the pieces that end
 * it, which stand on later lines or directly behind it. Words in the order of their first piece; a piece belongs to one word.
 */
export function findWords<T>(atoms: readonly Atom[], dictionary: Dictionary<T>): readonly FoundWord<T>[] {
  const { whole, beginnings, longer } = dictionary;
  const begins = (key: string) => beginnings.has(key) || longer.has(key);
  const found: (FoundWord<T> & { readonly first: number })[] = [];
  let pending: Pending[] = [];
  atoms.forEach((atom, at) => {
    const key = keyOf(atom.text);
    if (key === "") return;
    pending = pending.filter((one) => at - one.at <= REACH_ATOMS && atom.row - lastOf(one).row <= REACH_LINES);
    const meaning = whole.get(key);
    const fitting = pending.filter(
      (one) => goesOn(one, atom, at, meaning !== undefined) && (whole.has(one.key + key) || begins(one.key + key)),
    );
    const rest = nearest(fitting, atom);
    if (rest !== undefined && (meaning === undefined || whole.has(rest.key + key))) {
      const joined = { key: rest.key + key, atoms: [...rest.atoms, atom], at, first: rest.first };
      pending = pending.filter((one) => one !== rest);
      const word = whole.get(joined.key);
      let place = rest.found;
      if (word !== undefined) {
        place ??= found.length;
        found[place] = { word: joined.key, meaning: word, atoms: joined.atoms, first: joined.first };
      }
      if (begins(joined.key) && joined.atoms.length < MOST_PIECES) pending.push({ ...joined, found: place });
    } else {
      if (meaning !== undefined) found.push({ word: key, meaning, atoms: [atom], first: at });
      if (beginnings.has(key))
        pending.push({ key, atoms: [atom], at, first: at, found: meaning === undefined ? null : found.length - 1 });
    }
  });
  return found.toSorted((a, b) => a.first - b.first);
}

/** So many pieces further the rest of a cut word may stand where columns are written apart. */
const FAR = 160;

/**
 * Words whose end stands far behind their beginning, other columns between: `beginnings` says what a beginning of no other word lacks. The rest
 * stands alone at its line's begin. None of the pieces in `taken`.
 */
export function cutFar<T>(
  atoms: readonly Atom[],
  taken: ReadonlySet<Atom>,
  beginnings: ReadonlyMap<string, { readonly word: string; readonly rest: string; readonly meaning: T }>,
): readonly FoundWord<T>[] {
  const own = new Set(taken);
  return atoms.flatMap((atom, i) => {
    const cut = own.has(atom) ? undefined : beginnings.get(keyOf(atom.text));
    if (cut === undefined) return [];
    const rest = atoms
      .slice(i + 1, i + FAR)
      .find((other) => other.gap === "line" && keyOf(other.text) === cut.rest && !own.has(other));
    if (rest === undefined) return [];
    own.add(rest);
    return [{ word: cut.word, meaning: cut.meaning, atoms: [atom, rest] }];
  });
}

/** Below the piece before or right behind it; two words of their own are two (`指标值`, `单位`). */
function goesOn(one: Pending, atom: Atom, at: number, isWord: boolean): boolean {
  const last = lastOf(one);
  return !(isWord && one.found !== null) && (last.row < atom.row || (at === one.at + 1 && atom.gap === "space"));
}

/** The one that stands above the piece; where columns say nothing, the one that waits longest. */
function nearest(fitting: readonly Pending[], atom: Atom): Pending | undefined {
  const distance = (one: Pending) => Math.abs(middle(lastOf(one)) - middle(atom));
  return fitting.reduce<Pending | undefined>(
    (best, one) => (best === undefined || distance(one) < distance(best) ? one : best),
    undefined,
  );
}

function middle({ x0, x1 }: Atom): number {
  return (x0 + x1) / 2;
}

function lastOf({ atoms }: Pending): Atom {
  return atoms.at(-1) as Atom;
}
