/** What the steps from one text to another cost; 1 each where nothing else is said. */
export interface EditCosts {
  readonly replaced: (read: string, letter: string) => number;
  /** A letter that the word does not have, before its letter `at`; behind its last one at `length`. */
  readonly added: (at: number, length: number) => number;
}

const PLAIN: EditCosts = { replaced: (read, letter) => (read === letter ? 0 : 1), added: () => 1 };

/** How many letters of a word are misread, left out or added in a text (Levenshtein's distance). */
export function editDistance(text: string, word: string, { replaced, added }: EditCosts = PLAIN): number {
  let row = Array.from({ length: word.length + 1 }, (_, j) => j);
  for (let i = 1; i <= text.length; i++) {
    const above = row;
    row = [(above[0] ?? 0) + added(0, word.length)];
    for (let j = 1; j <= word.length; j++) {
      const other = replaced(text[i - 1] ?? "", word[j - 1] ?? "");
      const add = (above[j] ?? 0) + added(j, word.length);
      row.push(Math.min((above[j - 1] ?? 0) + other, add, (row[j - 1] ?? 0) + 1));
    }
  }
  return row[word.length] ?? 0;
}
