import { readMultiplier, readNumeral } from "./numerals.ts";
import { matchAt } from "./text.ts";
import { timeUnits, units, wordsLikeUnits, type Unit } from "./units.ts";
import type { Dimension, ValueFlag } from "./value.ts";

/** A unit as it stands in a text; a number before it is moved by `shift` places. */
export interface UnitReading {
  readonly end: number;
  readonly unit: string;
  readonly dimension: Dimension | null;
  readonly shift: number;
  readonly flags: readonly ValueFlag[];
}

const byName = new Map<string, Unit | null>([
  ...wordsLikeUnits.map((word) => [word, null] as const),
  ...units.flatMap((unit) => unit.names.map((name) => [name, unit] as const)),
]);
const longestByFirst = new Map<string, number>();
for (const name of byName.keys()) {
  const first = name.charAt(0);
  longestByFirst.set(first, Math.max(longestByFirst.get(first) ?? 0, name.length));
}

/** The longest name of the table at `at`; null where none stands there, or a longer word that only begins like one. */
export function readName(text: string, at: number): { readonly end: number; readonly unit: Unit } | null {
  const longest = longestByFirst.get(text.charAt(at)) ?? 0;
  for (let length = longest; length > 0; length--) {
    const name = text.slice(at, at + length);
    const unit = name.length === length ? byName.get(name) : undefined;
    if (unit === undefined || splitsLatinWord(name, text.charAt(at + length))) continue;
    return unit === null ? null : { end: at + length, unit };
  }
  return null;
}

function splitsLatinWord(name: string, next: string): boolean {
  return /[A-Za-z]$/.test(name) && /[A-Za-z0-9]/.test(next);
}

/** The dimension of a unit in the table, of a rate (次/月) or a unit price (元/人·月); null for others. */
export function dimensionOf(unit: string): Dimension | null {
  const slash = unit.indexOf("/");
  const whole = byName.get(unit);
  if (whole) return whole.dimension;
  if (slash < 0) return null;
  return dimensionOfRate(byName.get(unit.slice(0, slash))?.dimension ?? null, unit.slice(slash + 1));
}

function dimensionOfRate(numerator: Dimension | null, denominator: string): Dimension | null {
  if (numerator === "money") return "unit_price";
  const perTime = denominator.split("·").some((name) => timeUnits.has(name.replace(/^[\d.]+/, "")));
  return numerator === "count" && perTime ? "frequency" : null;
}

const MEASURE_WORD = "个";
/** What may follow a noun that is the unit; otherwise the noun only names what is counted (10个学校食堂). */
const AFTER_NOUN = /[^\u4e00-\u9fffA-Za-z]|以上|以下|以内|之内|左右|及以|内|$/y;
/** 台(套): a second name of the unit in brackets, kept as printed. */
const OTHER_NAME = /\((?:套|台|件|次|个|处|人|户|批|册|座|部|组|只|所|家|场|期|项|间|块|辆|本|份|名|位)\)/y;
const UNKNOWN_DENOMINATOR = /[\u4e00-\u9fffA-Za-z²³]{1,6}?(?=[)/·，；。、\s]|以上|以下|以内|左右|$)/y;

/**
 * The unit at `at`, with its multiplier (万张), measure word (个工作日), and what it is per (元/人·月, 元每平方米,
 * 件/百万人次). Null where no known unit stands there.
 */
export function readUnit(text: string, at: number): UnitReading | null {
  const start = text.charAt(at) === " " ? at + 1 : at;
  const plain = readNumerator(text, start);
  if (plain !== null) return withDenominators(text, plain);
  const multiplier = readMultiplier(text, start);
  if (multiplier.power === 0) return null;
  const scaled = readNumerator(text, multiplier.end);
  return scaled === null ? null : withDenominators(text, { ...scaled, shift: scaled.shift + multiplier.power });
}

function readNumerator(text: string, at: number): UnitReading | null {
  const name = readName(text, at);
  if (name === null) return null;
  const noun = text.charAt(at) === MEASURE_WORD && name.end === at + 1 ? readName(text, name.end) : null;
  const { end, unit } = noun !== null && isTheUnit(text, noun.end, noun.unit) ? noun : name;
  const other = unit.dimension === "count" ? (matchAt(OTHER_NAME, text, end)?.[0] ?? "") : "";
  return { end: end + other.length, unit: unit.unit + other, dimension: unit.dimension, shift: unit.shift, flags: [] };
}

function isTheUnit(text: string, end: number, noun: Unit): boolean {
  if (noun.dimension === "duration") return true;
  AFTER_NOUN.lastIndex = end;
  return AFTER_NOUN.test(text);
}

function withDenominators(text: string, numerator: UnitReading): UnitReading {
  const { end, names, flags } = readDenominators(text, numerator.end);
  if (names.length === 0) return numerator;
  const denominator = names.join("·");
  const dimension = dimensionOfRate(numerator.dimension, denominator);
  return { ...numerator, end, unit: `${numerator.unit}/${denominator}`, dimension, flags: [...numerator.flags, ...flags] };
}

interface Denominators {
  readonly end: number;
  readonly names: readonly string[];
  readonly flags: readonly ValueFlag[];
}

/** `/人·月`, `/人/月`, `/百万人次`, `每平方米`, `/每月` from `at` on. */
export function readDenominators(text: string, at: number): Denominators {
  const names: string[] = [];
  const flags: ValueFlag[] = [];
  let end = at;
  for (;;) {
    const mark = /^(?:\/每?|每|\(每|·)/.exec(text.slice(end, end + 2))?.[0];
    if (mark === undefined || (mark === "·" && names.length === 0) || mark === "(每") break;
    const one = readDenominator(text, end + mark.length);
    const next = one ?? (mark === "每" ? null : unknownDenominator(text, end + mark.length));
    if (next === null) break;
    if (one === null) flags.push("unit_unknown");
    names.push(next.name);
    end = next.end;
  }
  return { end, names, flags };
}

/** One denominator: 月, 百万人次, 100平方米, 两周. The number stays part of the unit. */
export function readDenominator(text: string, at: number): { readonly end: number; readonly name: string } | null {
  if (text.startsWith("半年", at)) return { end: at + 2, name: "半年" };
  const direct = denominatorName(text, at, "");
  if (direct !== null) return direct;
  const multiplier = readMultiplier(text, at);
  if (multiplier.power > 0) return denominatorName(text, multiplier.end, text.slice(at, multiplier.end));
  const numeral = readNumeral(text, at);
  if (numeral === null) return null;
  const printed = numeral.chinese ? numeral.number : text.slice(at, numeral.end);
  return denominatorName(text, numeral.end, printed === "1" ? "" : printed);
}

function denominatorName(text: string, at: number, prefix: string): { end: number; name: string } | null {
  const start = text.charAt(at) === MEASURE_WORD ? at + 1 : at;
  const inner = readName(text, start);
  const name = inner === null ? startAt(readName(text, at), at) : startAt(inner, start);
  if (name === null) return null;
  const other = matchAt(OTHER_NAME, text, name.end)?.[0] ?? "";
  return { end: name.end + other.length, name: prefix + text.slice(name.start, name.end) + other };
}

const startAt = (name: { readonly end: number } | null, start: number): { readonly start: number; readonly end: number } | null =>
  name === null ? null : { start, end: name.end };

function unknownDenominator(text: string, at: number): { end: number; name: string } | null {
  UNKNOWN_DENOMINATOR.lastIndex = at;
  const match = UNKNOWN_DENOMINATOR.exec(text);
  return match === null ? null : { end: at + match[0].length, name: match[0] };
}
