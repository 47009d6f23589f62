import { add, plainDecimal, shift } from "./decimal.ts";
import type { ValueFlag } from "./value.ts";

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

const digitValues: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const powers: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** Words in which 百, 千 or 万 is no multiplier: units with a prefix (GB 3100), and the ways to say per cent. */
const NOT_MULTIPLIER = /千(?:克|米|瓦|伏|卡|帕|赫|焦|字|安)|百分[之比率点]|千分[之比率]|万分之|百帕|百姓|万能/y;
/** Digits, with thousands separators or the thin gaps of GB/T 15835, and a fraction. */
const DIGITS = /\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d{1,3}(?: \d{3})+(?! ?\d)(?:\.\d+)?|\d+(?:\.\d+)?/y;
const WIDE_SEPARATORS = /\d{1,3}(?:，\d{3})+(?![\d，])(?:\.\d+)?/y;
/** Digits that a layout pulled apart: 1 0 0, 95.0 0. */
const SPACED_DIGITS = /\d+(?:\.\d+)?(?: \d+)+(?!\.)|\d+(?: \d+)+\.\d+/y;
const BROKEN_SEPARATORS = /\d+(?:[,，]\d+)+(?:\.\d+)?/y;
const CHINESE = /[零〇一二两三四五六七八九十百千万亿]+/y;
const CHINESE_FRACTION = /点([零〇一二三四五六七八九]+)/y;
const MULTIPLIERS = /[百千万亿]+/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The number that begins at `at`, digits or Chinese numerals or a mixture (1.5万, 3万5千, 三万五千六百); null for none. */
export function readNumeral(text: string, at: number): Numeral | null {
  return readDigits(text, at) ?? readChinese(text, at);
}

function readDigits(text: string, at: number): Numeral | null {
  const first = digitsAt(text, at);
  if (first === null) return null;
  let { end } = first;
  let multiplier = readMultiplier(text, end);
  let total = shift(first.number, multiplier.power);
  end = multiplier.end;
  // 1亿2000万, 3万5千: each further segment is smaller than the multiplier before it
  while (multiplier.power > 0) {
    const next = digitsAt(text, end);
    if (next === null || next.flags.length > 0 || next.number.includes(".")) break;
    const step = readMultiplier(text, next.end);
    if (step.power >= multiplier.power || next.number.length + step.power > multiplier.power) break;
    total = add(total, shift(next.number, step.power));
    end = step.end;
    multiplier = step;
  }
  return { end, number: total, chinese: false, multiplier: multiplier.power, flags: first.flags };
}

function digitsAt(text: string, at: number): { end: number; number: string; flags: readonly ValueFlag[] } | null {
  const wide = matchAt(WIDE_SEPARATORS, text, at);
  if (wide !== null) return { end: at + wide[0].length, number: plainDecimal(wide[0]), flags: ["ambiguous_number"] };
  const plain = matchAt(DIGITS, text, at);
  if (plain === null) return null;
  const spaced = matchAt(SPACED_DIGITS, text, at);
  if (spaced !== null && spaced[0].length > plain[0].length) {
    return { end: at + spaced[0].length, number: plainDecimal(spaced[0]), flags: ["ambiguous_number"] };
  }
  return { end: at + plain[0].length, number: plainDecimal(plain[0]), flags: [] };
}

/** Where `12,34` or `1,2345` begins: digits with separators that group nothing. The end of it, or null. */
export function brokenNumberEnd(text: string, at: number): number | null {
  const broken = matchAt(BROKEN_SEPARATORS, text, at);
  if (broken === null) return null;
  const plain = digitsAt(text, at);
  return plain !== null && plain.end >= at + broken[0].length ? null : at + broken[0].length;
}

/** The multiplier at `at` (万, 百万, 亿) as a power of ten; power 0 where the characters belong to a unit or a word. */
export function readMultiplier(text: string, at: number): { readonly end: number; readonly power: number } {
  const match = matchAt(MULTIPLIERS, text, at);
  if (match === null) return { end: at, power: 0 };
  let power = 0;
  let end = at;
  for (const char of match[0]) {
    if (matchAt(NOT_MULTIPLIER, text, end) !== null) break;
    power += powers[char] ?? 0;
    end += 1;
  }
  return { end, power };
}

function readChinese(text: string, at: number): Numeral | null {
  const match = matchAt(CHINESE, text, at);
  if (match === null) return null;
  let run = match[0];
  // 五千克: the last character may begin the unit
  for (let i = 1; i < run.length; i++) {
    if (matchAt(NOT_MULTIPLIER, text, at + i) !== null) run = run.slice(0, i);
  }
  const whole = parseChinese(run);
  if (whole === null) return null;
  const end = at + run.length;
  const last = powers[run.at(-1) ?? ""] ?? 0;
  const multiplier = last >= 2 ? last : 0;
  const fraction = matchAt(CHINESE_FRACTION, text, end);
  if (fraction === null) return { end, number: whole, chinese: true, multiplier, flags: [] };
  const scaled = readMultiplier(text, end + fraction[0].length);
  const number = shift(`${whole}.${positional(fraction[1] ?? "")}`, scaled.power);
  return { end: scaled.end, number, chinese: true, multiplier: scaled.power, flags: [] };
}

function positional(run: string): string {
  return run.replace(/./g, (char) => String(digitValues[char] ?? ""));
}

/**
 * The value of a run of Chinese numerals; null for what is no number by itself: a multiplier without a digit (千人计划) and
 * digits side by side (三五天, 七八个), which are approximations (概数, GB/T 15835).
 */
export function parseChinese(run: string): string | null {
  if (/^[零〇一二三四五六七八九]{4}$/.test(run)) return positional(run); // 二〇二四
  let total = 0n;
  let section = 0n; // below the last 万 or 亿
  let digit: bigint | null = null;
  let lastPower = 0;
  let largest = 0;
  for (const char of run) {
    const value = digitValues[char];
    const power = powers[char];
    if (value !== undefined) {
      if (digit !== null && digit !== 0n) return null;
      digit = BigInt(value);
    } else if (power !== undefined && power < 4) {
      if (digit === null && !(power === 1 && section === 0n)) return null;
      section += (digit ?? 1n) * 10n ** BigInt(power);
      [digit, lastPower] = [null, power];
    } else if (power !== undefined) {
      const below = section + (digit ?? 0n);
      if (below === 0n && total === 0n) return null;
      // 一亿二千万 adds, 三万五千亿 multiplies
      total = power < largest ? total + below * 10n ** BigInt(power) : (total + below) * 10n ** BigInt(power);
      largest = power;
      [section, digit, lastPower] = [0n, null, power];
    }
  }
  // 三千五 is 3500, but 三千零五 is 3005
  const colloquial = lastPower > 1 && digit !== null && !/[零〇].$/.test(run);
  const rest = colloquial ? (digit ?? 0n) * 10n ** BigInt(lastPower - 1) : (digit ?? 0n);
  return (total + section + rest).toString();
}
