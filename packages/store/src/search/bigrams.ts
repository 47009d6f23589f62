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
  scan(text, (token, start, end) => found.push({ text: token, start, end }));
  return found;
}

/** The tokens of a text, separated by spaces, as they stand in the index: `保险费` → `保险 险费 费`. */
export function bigrams(text: string): string {
  let joined = "";
  scan(text, (token) => {
    joined += joined === "" ? token : ` ${token}`;
  });
  return joined;
}

/** True where the token is one Chinese character. */
export function isSingleHan(token: Token): boolean {
  const code = token.text.codePointAt(0) ?? 0;
  return isHan(code) && token.text.length === lengthOf(code);
}

/** Hands the tokens to `emit` in order; walks code points without making a string of each, for speed. */
function scan(text: string, emit: (token: string, start: number, end: number) => void): void {
  let word = "";
  let wordStart = 0;
  let hanStart = -1;
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const end = at + lengthOf(code);
    const folded = isHan(code) ? "" : fold(code);
    if (folded === "" && word !== "") {
      emit(word, wordStart, at);
      word = "";
    }
    if (isHan(code)) {
      if (hanStart >= 0) emit(text.slice(hanStart, end), hanStart, end);
      hanStart = at;
    } else {
      if (hanStart >= 0) emit(text.slice(hanStart, at), hanStart, at);
      hanStart = -1;
      if (folded !== "" && word === "") wordStart = at;
      word += folded;
    }
    at = end;
  }
  if (word !== "") emit(word, wordStart, text.length);
  if (hanStart >= 0) emit(text.slice(hanStart), hanStart, text.length);
}

function lengthOf(code: number): 1 | 2 {
  return code > 0xffff ? 2 : 1;
}

/** Unified ideographs with their extensions, compatibility ideographs, 々 and 〇. */
function isHan(code: number): boolean {
  if (code < 0x3005) return false;
  if (code <= 0x9fff) return code >= 0x4e00 || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3005 || code === 0x3007;
  return (code >= 0xf900 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3ffff);
}

/** Lower case and half width; empty for what is neither letter nor digit (`㎡` → `m2`, `％` → nothing). */
function fold(code: number): string {
  const known = folded.get(code);
  if (known !== undefined) return known;
  const text = String.fromCodePoint(code)
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
  folded.set(code, text);
  return text;
}

/** Kept, because texts repeat the same few letters, digits and marks; Chinese characters never come here. */
const folded = new Map<number, string>();
