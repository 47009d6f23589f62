import { codePoint } from "dingbat-to-unicode";
import type { Fonts } from "./styles.ts";

/** Fonts whose characters are not what their codes say in Unicode. */
const SYMBOL_FONT = /^(?:symbol|webdings|wingdings(?: [23])?)$/i;

/** Signs for which the table of codes has a rare code point that no other source writes. */
const USUAL: Readonly<Record<string, string>> = {
  "\u{1F5F8}": "✓", // Wingdings FC
  "\u{1F5F4}": "✗",
  "\u{1F5F5}": "☒",
  "\u{1F5F6}": "✗",
  "\u{1F5F7}": "☒",
  "\u{1F5F9}": "☑", // Wingdings FE
  "\u2A7E": "≥",
  "\u2A7D": "≤",
};

/** The character that a symbol font shows for a code, in the private use area (F020–F0FF) or not; null: not known. */
export function symbolOf(font: string, code: number): string | null {
  const plain = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (plain === 0x20 || plain === 0xa0) return " ";
  const found = SYMBOL_FONT.test(font) ? codePoint(font, plain)?.string : undefined;
  if (found === undefined) return code >= 0x20 && code < 0xe000 && !SYMBOL_FONT.test(font) ? String.fromCodePoint(code) : null;
  return USUAL[found] ?? found;
}

/** Stands where a symbol is shown that is not known. */
export const UNKNOWN_SYMBOL = "\uFFFD";

/** A run's text as its fonts show it; `unknown`: the codes of symbols that are not known. */
export function inFonts(text: string, fonts: Fonts): { readonly text: string; readonly unknown: readonly string[] } {
  const { ascii } = fonts;
  const symbolic = [fonts.ascii, fonts.eastAsia].find((font) => font !== null && SYMBOL_FONT.test(font)) ?? null;
  if (symbolic === null) return { text, unknown: [] };
  const unknown: string[] = [];
  const shown = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const isPrivate = code >= 0xf020 && code <= 0xf0ff;
    if (!isPrivate && (ascii !== symbolic || code < 0x20 || code > 0xff)) return character;
    const symbol = symbolOf(symbolic, code);
    if (symbol === null) unknown.push(`${code.toString(16).toUpperCase()} of ${symbolic}`);
    return symbol ?? UNKNOWN_SYMBOL;
  });
  return { text: shown.join(""), unknown };
}
