import { combine, readAfter, readBefore, type Stated } from "./comparators.ts";
import { shift } from "./decimal.ts";
import type { Item, Position, Skip } from "./item.ts";
import { readMeasure, unreadableEnd, type Measure } from "./measure.ts";
import { readNumeral } from "./numerals.ts";
import { readRate, type Rate } from "./per-unit.ts";
import { readBareTolerance, readRange, type RangeReading } from "./range.ts";
import { matchAt } from "./text.ts";
import { dimensionOf, readDenominators, readUnit } from "./unit-reader.ts";
import { nothing, type Dimension, type ValueFlag } from "./value.ts";

/** Dimensions after which a bare 内 is 以内: 24小时内, 5公里内; but 5个街道内 names a place. */
const INNER_DIMENSIONS: ReadonlySet<Dimension | null> = new Set<Dimension | null>(["duration", "measure", "ratio", "money"]);
/** 一 and its like before a noun describe (形成一份报告); with a time or a percentage they measure. */
const SELF_EVIDENT: ReadonlySet<Dimension | null> = new Set<Dimension | null>(["duration", "ratio", "money", "multiple"]);
const CLAUSE_END = /[，；。、\n)(]|$/y;
/** A dash before digits is a minus after nothing, a sign or a word of change; after other words it separates. */
const MINUS_BEFORE = /(?:^|[≥≤<>=(：~至为]|增长|增幅|增速|变化|变动|同比|环比|增减|气温|温度)-$/;
const NUMERAL_RUN = /[零〇一二两三四五六七八九十百千万亿]+/y;
const UNIT_BEFORE = /\(([^()]{1,8})\)$/;
const UNKNOWN_UNIT = /[\u4e00-\u9fff]{1,4}?(?=$|[，；。、)(/]|以上|以下|以内|左右|及以)/y;
/** >10且<20, 大于10小于20: another bound of the same number. */
const BOUND_FOLLOWS = /[≤≥<>]|[且并而但](?:[≤≥<>=不]|[大小高低]于)|[大小高低]于|不[大小高低多少超]/y;
const COMPARED = /[≥≤<>=于少超足]/;

/** The quantity or range at a position; a skip for a numeral that is none, with the doubt it leaves; null for no numeral. */
export function readQuantityItem({ text, from, at }: Position): Item | Skip | null {
  const measure = readMeasure(text, at);
  if (measure === null) return skipUnreadable(text, at);
  if (text.charAt(at - 1) === "." && !/\d/.test(text.charAt(at - 2))) return readWithoutZero(text, from, at, measure);
  const tolerance = readBareTolerance(text, at, measure);
  if (tolerance !== null) return finishRange(text, from, readBefore(text, from, at - 1), tolerance);
  const minus = MINUS_BEFORE.test(text.slice(from, at));
  const signed = minus && measure.dimension !== "count" ? { ...measure, number: `-${measure.number}` } : measure;
  const before = readBefore(text, from, minus ? at - 1 : at);
  const range = readRange(text, signed);
  if (range !== null) return finishRange(text, from, before, range);
  return readSingle(text, from, before, signed, at);
}

function readSingle(text: string, from: number, before: Stated, measure: Measure, at: number): Item | Skip {
  const labelled = measure.unit === null ? unitBefore(text, from, before, measure) : null;
  if (labelled !== null) return labelled;
  const named = measure.unit === null ? completeUnit(text, measure, text.slice(before.at, at), at === from) : measure;
  const after = readAfter(text, named.end, INNER_DIMENSIONS.has(named.dimension));
  const rate = readRate(text, from, before, named);
  const lead = text.slice(from, before.at);
  const negated = NEGATION.test(lead); // 不为0 says what it is not
  if (negated || !isQuantity(text, named, rate, after, at === from || before.at < at))
    return skip(negated ? { ...named, chinese: false } : named, isClauseEnd(text, after.at));
  const doubtful = isFactor(text, before.at, after.at) || ARROW.test(lead) || saysIncluded(text, named.end, after.at, before);
  return finishQuantity(doubtful ? { ...named, flags: [...named.flags, "ambiguous_number"] } : named, rate, after);
}

const NEGATION = /[不非未]$/;
/** ↓5% tells a direction that a number alone does not. */
const ARROW = /[↑↓▲▼]$/;
const TIMES = /[×*]/;

/** 365天×24小时: a product is neither of its factors. */
function isFactor(text: string, start: number, end: number): boolean {
  return TIMES.test(text.charAt(start - 1)) || TIMES.test(text.charAt(end)) || TIMES.test(text.charAt(end - 1));
}

/** 大于90%(含): the word excludes the number, the brackets include it. */
function saysIncluded(text: string, start: number, end: number, { comparators }: Stated): boolean {
  return /\(含/.test(text.slice(start, end)) && comparators.some((one) => one === ">" || one === "<");
}

/** .5%: a point without its zero, or a stray mark before a five. */
function readWithoutZero(text: string, from: number, at: number, measure: Measure): Item | Skip {
  const places = measure.mantissa.replace(/\..*$/, "").length;
  const doubtful = { ...measure, number: shift(measure.number, -places), flags: [...measure.flags, "ambiguous_number" as const] };
  return readSingle(text, from, readBefore(text, from, at - 1), doubtful, at);
}

const isClauseEnd = (text: string, at: number): boolean => matchAt(CLAUSE_END, text, at) !== null;
const startsComparator = (text: string, at: number): boolean => readAfter(text, at, false).at > at;

function skipUnreadable(text: string, at: number): Skip | null {
  const end = unreadableEnd(text, at) ?? readNumeral(text, at)?.end;
  if (end === undefined) return skipNumeralWord(text, at);
  return { kind: "skip", end, flags: [/\d/.test(text.slice(at, end)) ? "ambiguous_number" : "number_in_words"] };
}

/** 三五天, 七八个: approximations (概数) stay words. 千人 and 百万 are words, too. */
function skipNumeralWord(text: string, at: number): Skip | null {
  const run = matchAt(NUMERAL_RUN, text, at)?.[0];
  if (run === undefined) return null;
  const end = at + run.length;
  const counts = run.length > 1 && readUnit(text, end) !== null;
  return { kind: "skip", end, flags: counts ? ["number_in_words"] : [] };
}

/** A numeral that is no quantity: digits always leave a doubt, Chinese numerals only where they count something or end a clause. */
function skip({ chinese, unit, end }: Measure, atEnd: boolean): Skip {
  if (!chinese) return { kind: "skip", end, flags: ["ambiguous_number"] };
  return { kind: "skip", end, flags: unit === null && !atEnd ? [] : ["number_in_words"] };
}

/** 合格率(%)≥95: the unit stands in brackets behind the name. */
function unitBefore(text: string, from: number, before: Stated, measure: Measure): Item | null {
  const [bracket, name] = UNIT_BEFORE.exec(text.slice(from, before.at)) ?? [];
  const unit = name === undefined ? null : readUnit(name, 0);
  if (bracket === undefined || unit === null || unit.end !== name?.length) return null;
  const after = readAfter(text, measure.end, INNER_DIMENSIONS.has(unit.dimension));
  if (!isClauseEnd(text, after.at)) return null;
  const rate = {
    before: { ...before, at: before.at - bracket.length },
    unit: unit.unit,
    dimension: unit.dimension,
    perEach: false,
  };
  return finishQuantity({ ...measure, number: shift(measure.number, unit.shift) }, rate, after);
}

/**
 * A number without a known unit. ¥ stands where other units do not; after a comparator, a short word up to the end of the
 * clause is the unit, as printed (≥5标段). `opening` is what was read before the number.
 */
function completeUnit(text: string, measure: Measure, opening: string, first: boolean): Measure {
  if (/¥|人民币/.test(opening)) return { ...measure, unit: "元", dimension: "money" };
  if (measure.chinese || !(first || COMPARED.test(opening)) || isClauseEnd(text, measure.end)) return measure;
  const word = startsComparator(text, measure.end) ? undefined : matchAt(UNKNOWN_UNIT, text, measure.end)?.[0];
  if (word === undefined) return measure;
  const { end, names } = readDenominators(text, measure.end + word.length);
  const unit = [word.replace(/^个(?=.)/, ""), names.join("·")].filter((part) => part !== "").join("/");
  return { ...measure, end, unit, dimension: dimensionOf(unit), flags: [...measure.flags, "unit_unknown"] };
}

/** Whether a number with or without its unit says how much, and is not part of a name or a description. */
function isQuantity(text: string, measure: Measure, { before, perEach }: Rate, after: Stated, introduced: boolean): boolean {
  const compared = before.comparators.length > 0 || after.comparators.length > 0;
  const atEnd = isClauseEnd(text, after.at);
  if (measure.unit === null) {
    // 12333咨询员: digits before a word that is no unit; 二期: a numeral in a word
    if (measure.chinese) return atEnd && (compared || introduced);
    return atEnd || (after.at > measure.end && after.comparators.length > 0) || matchAt(BOUND_FOLLOWS, text, after.at) !== null;
  }
  if (!measure.chinese || SELF_EVIDENT.has(measure.dimension)) return true;
  if (measure.dimension === "level") return compared && atEnd; // 三级 is the name of a grade
  return compared || perEach || measure.flags.includes("approximate") || before.approximate || after.approximate || atEnd;
}

/** 约, 左右, 余 without a bound: `=`, not stated (the contract). */
function finishQuantity(measure: Measure, { before, unit, dimension }: Rate, after: Stated): Item {
  const { comparator, stated, conflict } = combine(before.comparators, after.comparators);
  const flags: ValueFlag[] = [...measure.flags];
  if (before.approximate || after.approximate) flags.push("approximate");
  if (conflict) flags.push("ambiguous_number");
  const vague = comparator === "=" && flags.includes("approximate");
  const reading = { ...nothing, comparator, comparator_stated: stated && !vague, number: measure.number, unit, dimension };
  return { kind: "quantity", start: before.at, end: after.at, reading, flags };
}

function finishRange(text: string, from: number, stated: Stated, range: RangeReading): Item {
  const after = readAfter(text, range.end, INNER_DIMENSIONS.has(range.dimension));
  const { before, unit, dimension } = readRate(text, from, stated, range);
  const flags: ValueFlag[] = [...range.flags];
  if (before.approximate) flags.push("approximate");
  // 1-3个工作日内 is the range; ≥3-5次 is neither
  const bounds = after.comparators.some((one) => one !== "<=") || before.comparators.some((one) => one !== "=");
  if (bounds) flags.push("ambiguous_number");
  const reading = { ...nothing, number: range.low, number_high: range.high, unit, dimension };
  return { kind: "range", start: before.at, end: after.at, reading, flags };
}
