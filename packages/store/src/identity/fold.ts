import { hash } from "node:crypto";
import { jsonText } from "../json-text.ts";

/** Distance of the full-width forms U+FF01–U+FF5E from their ASCII characters. */
const FULL_WIDTH_OFFSET = 0xfee0;

/** What folding takes out or replaces: most texts have none of it. */
const FOLDABLE = /[\s\p{Cc}\p{Cf}\uff01-\uff5e]/u;
/** Texts of these alone have none: most, and told in a fraction of the time. */
const PLAIN = /^[!-~\u3001\u3002\u4e00-\u9fff]*$/;

/**
 * A text as two renderings of one form print it alike: without white space, control and zero-width characters, and with
 * full-width ASCII in half width. No more than that: compatibility forms stay apart, because `10²` is not `102`.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text) || !FOLDABLE.test(text)) return text;
  return text
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, "")
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET));
}

const NUMERIC_START = /^[-\d]/;

/** `98.00` → `98`, `-0.0` → `0`, `007` → `7`; anything that is no exact decimal stays as it is. */
export function foldDecimal(text: string): string {
  if (!NUMERIC_START.test(text)) return text;
  const [, sign = "", whole = "", decimals = ""] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  if (whole === "") return text;
  const number = decimals === "" ? whole : `${whole}.${decimals}`;
  return number === "0" ? "0" : `${sign}${number}`;
}

/** A normalized value or one of its parts, as the contract or a stored row has it. */
export interface SaidValue {
  readonly type: string | null;
  readonly comparator: string | null;
  readonly number: string | null;
  readonly number_high: string | null;
  readonly unit: string | null;
  readonly low_comparator: string | null;
  readonly high_comparator: string | null;
  readonly date: string | null;
  readonly date_high: string | null;
  readonly subject: string | null;
  readonly parts: readonly SaidValue[] | null;
  /** Of a part: as printed. */
  readonly text?: string | null;
}

/**
 * What a value cell says. A value that was read in full is compared as such (`≥98.00(%)` says what `≥98%` says), all else
 * by its text: words, and cells that ask for more than their number.
 */
export function foldValue(value: SaidValue | null, text: string | null, readInFull: boolean): string | null {
  if (text === null) return null;
  return value === null || value.type === "qualitative" || !readInFull ? `text ${foldText(text)}` : `value ${saidBy(value)}`;
}

/** `comparator_stated` is left out: it says how the comparator was found, not which. */
function saidBy(value: SaidValue): string {
  const { type, comparator, number: low, number_high, unit, low_comparator, high_comparator, date, date_high, subject } = value;
  const parts = value.parts?.map((part) => (part.type === "qualitative" ? foldText(part.text ?? "") : saidBy(part))) ?? [];
  const measured = `${jsonText(type)},${jsonText(comparator)},${decimalJson(low)},${decimalJson(number_high)},${wordsJson(unit)},${wordsJson(subject)}`;
  const limits = `${jsonText(low_comparator)},${jsonText(high_comparator)},${jsonText(date)},${jsonText(date_high)}`;
  return `[${measured},${limits},[${parts.map(jsonText).join(",")}]]`;
}

function decimalJson(text: string | null): string {
  return text === null ? "null" : jsonText(foldDecimal(text));
}

function wordsJson(text: string | null): string {
  return text === null ? "null" : jsonText(foldText(text));
}

/** SHA-256 of the parts, as base64url: as many characters (6 bits each) as asked for. */
export function shortHash(parts: readonly unknown[], length: number): string {
  return hash("sha256", JSON.stringify(parts), "base64url").slice(0, length);
}
