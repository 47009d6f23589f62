/** A token of a text with its place in it: `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The tokens of a text for the full-text index, all in lower case and half width:
 * - a run of Chinese characters gives its overlapping pairs and, alone, its last character:
 *   `社会保险` → `社会 会保 保险 险`. A pair is found as a token, a longer word as a phrase of pairs, a single
 *   character as a prefix (`险*`), each exactly. SQLite's own trigram index finds nothing below three characters;
 * - a run of other letters and digits is one token: `V3.0系统` → `v3 0 系统 统`.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let word: { text: string; start: number } | null = null;
  let han: { text: string; start: number } | null = null;
  let at = 0;
  const endWord = (): void => {
    if (word !== null) found.push({ ...word, end: at });
    word = null;
  };
  const endHan = (): void => {
    if (han !== null) found.push({ ...han, end: at });
    han = null;
  };
  for (const character of text) {
    if (isHan(character)) {
      endWord();
      if (han !== null) found.push({ text: han.text + character, start: han.start, end: at + character.length });
      han = { text: character, start: at };
    } else {
      endHan();
      const folded = fold(character);
      if (folded === "") endWord();
      else if (word === null) word = { text: folded, start: at };
      else word.text += folded;
    }
    at += character.length;
  }
  endWord();
  endHan();
  return found;
}

/** The tokens of a text, separated by spaces, as they stand in the index: `保险费` → `保险 险费 费`. */
export function bigrams(text: string): string {
  return tokens(text)
    .map((token) => token.text)
    .join(" ");
}

/** True where the token is one Chinese character. */
export function isSingleHan(token: Token): boolean {
  return isHan(token.text) && token.text.length === String.fromCodePoint(token.text.codePointAt(0) ?? 0).length;
}

/** Unified ideographs with their extensions, compatibility ideographs, 々 and 〇. */
function isHan(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x3005) return false;
  if (code <= 0x9fff) return code >= 0x4e00 || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3005 || code === 0x3007;
  return (code >= 0xf900 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3ffff);
}

/** Lower case and half width; empty for what is neither letter nor digit (`㎡` → `m2`, `％` → nothing). */
function fold(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return /[0-9A-Za-z]/.test(character) ? character.toLowerCase() : "";
  return character
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}
