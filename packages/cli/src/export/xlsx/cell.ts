/** Cells of a sheet as SpreadsheetML (ECMA-376, part 1, 18.3.1.4), from their attributes on: `<c r="A1"` is put before them where they stand. */

/** Styles of styles.xml, by their order there. */
export const STYLE = { plain: 0, header: 1, text: 2, money: 3, link: 4 } as const;

/** Excel's limit; a file with a longer text does not open. */
export const MAX_TEXT = 32_767;
const CUT = " …〔未完，见 jsonl 或 csv / cut, whole in jsonl and csv〕";
/** Digits that survive a spreadsheet, whose numbers are binary. */
const MAX_DIGITS = 15;

/** `A`, `AB`; from 0. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** A text that stays text whatever it looks like: `=100(%)`, `1-2`, `007`. `onCut` hears of one that is too long. */
export function textCell(text: string, style: number, onCut: () => void): string {
  const fits = text.length <= MAX_TEXT;
  if (!fits) onCut();
  const shown = fits ? text : withoutHalf(text.slice(0, MAX_TEXT - CUT.length)) + CUT;
  return ` t="inlineStr" s="${style}"><is><t xml:space="preserve">${xmlText(shown)}</t></is></c>`;
}

/** A number with the very digits of the text; a text where a spreadsheet would round it. */
export function numberCell(number: string, style: number, onCut: () => void): string {
  const digits = number.replace(/[-.]/g, "").replace(/^0+/, "");
  return /^-?\d+(?:\.\d+)?$/.test(number) && digits.length <= MAX_DIGITS
    ? ` s="${style}"><v>${number}</v></c>`
    : textCell(number, STYLE.text, onCut);
}

/** Escaped for XML; what XML cannot hold, and what looks like its escape, as `_xHHHH_` (22.9.2.19). */
export function xmlText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll(UNHOLDABLE, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

// oxlint-disable-next-line no-control-regex -- what XML 1.0 has no place for
const UNHOLDABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
// oxlint-disable-next-line no-control-regex -- the same and what has a meaning in XML
const SPECIAL = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff&<>"]|_x/;

/** Not the first half of a character alone. */
function withoutHalf(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, "");
}
