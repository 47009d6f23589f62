import { parseChinese, positional, powers, readChineseNumber } from "./chinese-numerals.ts";
import { add, plainDecimal, shift } from "./decimal.ts";
import { matchAt } from "./text.ts";
import { readName } from "./unit-names.ts";
import type { ValueFlag } from "./value.ts";

export { parseChinese };

/** A number as it stands in a text, before any unit. */
export interface Numeral {
  readonly end: number;
  readonly number: string;
  /** Written in Chinese numerals only: 三个, 两万. Such a word needs better reasons to be a number than digits do. */
  readonly chinese: boolean;
  /** Power of ten of the multiplier printed last (4 for 3万), 0 for none: a range gives its multiplier to both ends. */
  readonly multiplier: number;
  readonly flags: readonly ValueFlag[];
}

/** Words in which 百, 千 or 万 is no multiplier: the ways to say per cent, and words. */
const NOT_MULTIPLIER = /百分[之比率点]|千分[之比率]|万分之(?![内外])|百姓|万能|亿元级/y;
/** Digits, with thousands separators or the thin gaps of GB/T 15835, and a fraction. */
const DIGITS = /\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d{1,3}(?: \d{3})+(?! ?\d)(?:\.\d+)?|\d+(?:\.\d+)?/y;
const WIDE_SEPARATORS = /\d{1,3}(?:，\d{3})+(?![\d，])(?:\.\d+)?/y;
/** Digits that a layout pulled apart: 1 0 0, 95.0 0. */
const SPACED_DIGITS = /\d+(?:\.\d+)?(?: \d+)+(?!\.)|\d+(?: \d+)+\.\d+/y;
const BROKEN_SEPARATORS = /\d+(?:\.\d+)?(?:[,，]\d+)+(?:\.\d+)?/y;
const CHINESE = /[零〇一二两三四五六七八九十百千万亿]+/y;
const CHINESE_FRACTION = /点([零〇一二三四五六七八九]+)/y;
const MULTIPLIERS = /[百千万亿]+/y;
/** 5百, 3千5百: before 百, and before 千 with more behind it, stands one digit, as in Chinese numerals. 50百 is none, 12千 is printed. */
const ONE_DIGIT = /^[1-9]$/;
/** What a number is multiplied by: 万, 百万, 千亿, 万亿; not 万万 and not 百千. */
const MULTIPLIER_WORD = /^[十百千]?(?:万亿|万|亿)?$/;
/** More digits than any amount has: a bar code, or damage. */
const MOST_DIGITS = 30;

/** The number that begins at `at`, digits or Chinese numerals or a mixture (1.5万, 3万5千, 三万五千六百); null for none. */
export function readNumeral(text: string, at: number): Numeral | null {
  return readDigits(text, at, false) ?? readChinese(text, at, false);
}

/** `inner` behind a multiplier: in 3万5千米 the 千 belongs to the number. */
function readDigits(text: string, at: number, inner: boolean): Numeral | null {
  const first = digitsAt(text, at);
  if (first === null) return null;
  const multiplier = readMultiplier(text, first.end, inner);
  const word = text.slice(first.end, multiplier.end);
  // 5十 is how nobody writes 50
  if (!MULTIPLIER_WORD.test(word) || text.charAt(multiplier.end) === "十") return null;
  if (word === "百" && !ONE_DIGIT.test(text.slice(at, first.end))) return null;
  const number = shift(first.number, multiplier.power);
  const one = { end: multiplier.end, number, chinese: false, multiplier: multiplier.power, flags: first.flags };
  if (multiplier.power === 0 || !continues(text, multiplier.end)) return one;
  const rest = readRest(text, multiplier.end, multiplier.power, word.length > 1);
  if (rest === null || first.number.includes(".") || (word === "千" && !ONE_DIGIT.test(text.slice(at, first.end)))) return null;
  return { ...one, end: rest.end, number: add(number, rest.number), multiplier: rest.multiplier };
}

const continues = (text: string, at: number): boolean =>
  /^[\d零〇一二三四五六七八九]/.test(text.charAt(at)) || (text.charAt(at) === "两" && /^[千百]/.test(text.charAt(at + 1)));

/** Behind 3万: 5千, 2000, 零500, 五千; smaller than the multiplier. A lone digit counts the next place: 1万5 is 15000. */
function readRest(
  text: string,
  at: number,
  power: number,
  compound: boolean,
): { end: number; number: string; multiplier: number } | null {
  const zero = /^[零〇]/.test(text.charAt(at)) ? 1 : 0;
  const start = at + zero;
  const numeral = readDigits(text, start, true) ?? readChinese(text, start, true);
  if (numeral === null || numeral.flags.length > 0 || numeral.number.includes(".")) return null;
  const { end, multiplier } = numeral;
  // 零 stands for the places left empty: no 5百零二十
  if (numeral.number.length > power - zero) return null;
  const whole = { end, number: numeral.number, multiplier };
  if (zero === 1) return whole;
  const length = end - start;
  if (length === 1) return compound ? null : { ...whole, number: shift(numeral.number, power - 1) }; // not 12千万5
  // 3万50 can be 30050 and 350000's beginning: only full groups are read, behind 万 and less three digits too
  const isGroup = length >= (power > 4 ? power : Math.min(power, 3));
  return isGroup || !/^\d+$/.test(text.slice(start, end)) ? whole : null;
}

function digitsAt(text: string, at: number): { end: number; number: string; flags: readonly ValueFlag[] } | null {
  const plain = matchAt(DIGITS, text, at);
  if (plain === null) return null;
  const end = at + plain[0].length;
  const next = text.charAt(end);
  const wide = next === "，" ? matchAt(WIDE_SEPARATORS, text, at) : null;
  if (wide !== null) return doubtful(at + wide[0].length, wide[0]);
  const spaced = next === " " || plain[0].includes(" ") ? matchAt(SPACED_DIGITS, text, at) : null;
  if (spaced !== null && spaced[0].length > plain[0].length) return doubtful(at + spaced[0].length, spaced[0]);
  return plain[0].length > MOST_DIGITS ? doubtful(end, "0") : { end, number: plainDecimal(plain[0]), flags: [] };
}

const doubtful = (end: number, printed: string): { end: number; number: string; flags: readonly ValueFlag[] } => ({
  end,
  number: plainDecimal(printed),
  flags: ["ambiguous_number"],
});

/** Where `12,34` or `1,2345` begins: digits with separators that group nothing. The end of it, or null. */
export function brokenNumberEnd(text: string, at: number): number | null {
  const broken = matchAt(BROKEN_SEPARATORS, text, at);
  if (broken === null) return null;
  const plain = digitsAt(text, at);
  return plain !== null && plain.end >= at + broken[0].length ? null : at + broken[0].length;
}

/** The multiplier at `at` (万, 百万, 亿) as a power of ten; power 0 where the characters belong to a unit or a word. */
export function readMultiplier(text: string, at: number, inner = false): { readonly end: number; readonly power: number } {
  const match = matchAt(MULTIPLIERS, text, at);
  if (match === null) return { end: at, power: 0 };
  let power = 0;
  let end = at;
  for (const char of match[0]) {
    if (!(inner && end === at) && beginsUnit(text, end)) break;
    power += powers[char] ?? 0;
    end += 1;
  }
  return { end, power };
}

/** 千 in 千克 and 百 in 百分比 are no multipliers. */
function beginsUnit(text: string, at: number): boolean {
  if (matchAt(NOT_MULTIPLIER, text, at) !== null) return true;
  const name = readName(text, at);
  // 5千欧元: the longer name wins
  return name !== null && name.end > at + 1 && (readName(text, at + 1)?.end ?? 0) <= name.end;
}

function readChinese(text: string, at: number, inner: boolean): Numeral | null {
  const run = chineseRun(text, at, inner);
  const whole = run === "" ? null : readChineseNumber(run);
  if (whole === null || /\d/.test(text.charAt(at + run.length))) return null;
  const end = at + run.length;
  const last = powers[run.at(-1) ?? ""] ?? 0;
  const multiplier = last >= 2 ? last : 0;
  const fraction = matchAt(CHINESE_FRACTION, text, end);
  if (fraction === null) return { end, number: whole.value.toString(), chinese: true, multiplier, flags: [] };
  const scaled = readMultiplier(text, end + fraction[0].length);
  if (whole.colloquial || !MULTIPLIER_WORD.test(text.slice(end + fraction[0].length, scaled.end))) return null;
  const number = shift(`${whole.value}.${positional(fraction[1] ?? "")}`, scaled.power);
  return { end: scaled.end, number, chinese: true, multiplier: scaled.power, flags: [] };
}

/**
 * The run of Chinese numerals at `at`, up to a unit that its last character may begin: 五千克, 三万千瓦. In 三万五千米 the 千 stands
 * behind a digit and a larger multiplier and belongs to the number.
 */
function chineseRun(text: string, at: number, inner: boolean): string {
  const run = matchAt(CHINESE, text, at)?.[0] ?? "";
  let multiplied = inner;
  for (let i = 1; i < run.length; i++) {
    const before = run.charAt(i - 1);
    if (before in powers) multiplied = true;
    if (!(multiplied && !(before in powers)) && beginsUnit(text, at + i)) return run.slice(0, i);
  }
  return run;
}

/** Digits side by side are an approximation (三五天, 十七八个, 二三百), a multiplier alone a word (千人). */
const APPROXIMATION =
  /^(?:[一二三四五六七八九]?十)?[一二两三四五六七八九]{2}[十百千万亿]*$|^[十百千万亿]+$|^[零〇一二三四五六七八九]{3,}$/;

/** Where numerals at `at` end that are no number by the grammar (三百二十五千, 3万50), nor an approximation; null where not so. */
export function wrongNumeralEnd(text: string, at: number): number | null {
  if (readNumeral(text, at) !== null) return null;
  let end = at;
  for (;;) {
    const digits = digitsAt(text, end);
    const run = digits === null ? chineseRun(text, end, false) : "";
    if (digits === null && run === "") break;
    end = digits?.end ?? end + run.length;
  }
  if (end === at) return null;
  return APPROXIMATION.test(text.slice(at, end)) ? null : end;
}
