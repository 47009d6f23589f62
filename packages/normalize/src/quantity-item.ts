import { combine, readAfter, readBefore, type Stated } from "./comparators.ts";
import type { Item, Position, Skip } from "./item.ts";
import { readMeasure, unreadableEnd, type Measure } from "./measure.ts";
import { MASK } from "./names.ts";
import { readNumeral } from "./numerals.ts";
import { readPerBefore } from "./per-unit.ts";
import { readRange } from "./range.ts";
import { matchAt } from "./text.ts";
import { dimensionOf, readDenominators } from "./unit-reader.ts";
import { nothing, type Comparator, type Dimension, type ValueFlag } from "./value.ts";

/** Dimensions after which a bare 内 is 以内: 24小时内, 5公里内; but 5个街道内 names a place. */
const INNER_DIMENSIONS: ReadonlySet<Dimension | null> = new Set<Dimension | null>(["duration", "measure", "ratio", "money"]);
const CLAUSE_END = /[，；。、\n)(]|$/y;
const MINUS_BEFORE = /(?:^|[≥≤<>=(:：~至为])-$/;
const UNKNOWN_UNIT = /[\u4e00-\u9fff]{1,4}?(?=$|[，；。、)(/]|以上|以下|以内|左右|及以)/y;
/** 一 and its like before a noun describe (形成一份报告); with a time or a percentage they measure. */
const SELF_EVIDENT: ReadonlySet<Dimension | null> = new Set<Dimension | null>(["duration", "ratio", "money", "multiple"]);

/** The quantity or range at a position; a skip for a numeral that is none, with the doubt it leaves; null for no numeral. */
export function readQuantityItem(position: Position): Item | Skip | null {
  const { text, from } = position;
  const at = position.at;
  const measure = readMeasure(text, at);
  if (measure === null) return skipUnreadable(text, at);
  const minus = MINUS_BEFORE.test(text.slice(from, at));
  const signed = minus && measure.dimension !== "count" ? { ...measure, number: `-${measure.number}` } : measure;
  const before = readBefore(text, from, minus ? at - 1 : at);
  const range = readRange(text, signed);
  if (range !== null) return finishRange(text, from, before, range);
  const named =
    signed.unit === null ? nameUnknownUnit(text, signed, before, at === from || before.comparators.length > 0) : signed;
  const after = readAfter(text, named.end, INNER_DIMENSIONS.has(named.dimension));
  if (!isQuantity(text, from, named, before, after)) return skip(text, named);
  return finishQuantity(text, from, named, before, after);
}

function skipUnreadable(text: string, at: number): Skip | null {
  const end = unreadableEnd(text, at) ?? readNumeral(text, at)?.end;
  if (end === undefined) return null;
  return { kind: "skip", end, flags: [/\d/.test(text.slice(at, end)) ? "ambiguous_number" : "number_in_words"] };
}

/** ≥5标段: a short word up to the end of the clause is the unit, as printed. */
function nameUnknownUnit(text: string, measure: Measure, before: Stated, plausible: boolean): Measure {
  if (!plausible || measure.chinese || isClauseEnd(text, measure.end) || startsComparator(text, measure.end)) return measure;
  const word = matchAt(UNKNOWN_UNIT, text, measure.end)?.[0];
  if (word === undefined || before.at < 0) return measure;
  const { end, names } = readDenominators(text, measure.end + word.length);
  const unit = [word.replace(/^个(?=.)/, ""), names.join("·")].filter((part) => part !== "").join("/");
  return { ...measure, end, unit, dimension: dimensionOf(unit), flags: [...measure.flags, "unit_unknown"] };
}

const isClauseEnd = (text: string, at: number): boolean => matchAt(CLAUSE_END, text, at) !== null;
const startsComparator = (text: string, at: number): boolean => readAfter(text, at, false).at > at;

/** Whether a number with or without its unit says how much, and is not part of a name or a description. */
function isQuantity(text: string, from: number, measure: Measure, before: Stated, after: Stated): boolean {
  const compared = before.comparators.length > 0 || after.comparators.length > 0;
  const atEnd = isClauseEnd(text, after.at);
  if (measure.unit === null) {
    // 12333咨询员: digits before a word that is no unit; 二期: a numeral in a word
    if (measure.chinese) return atEnd && (compared || before.at === from);
    return atEnd || (after.at > measure.end && after.comparators.length > 0);
  }
  if (!measure.chinese || SELF_EVIDENT.has(measure.dimension)) return true;
  if (measure.dimension === "level") return compared && atEnd; // 三级 is the name of a grade
  const perEach = readPerBefore(text, from, before.at, measure.dimension, measure.unit).length > 0;
  return compared || perEach || measure.flags.includes("approximate") || before.approximate || after.approximate || atEnd;
}

function skip(text: string, measure: Measure): Skip {
  const masked = text.charAt(measure.end) === MASK;
  if (measure.chinese) return { kind: "skip", end: measure.end, flags: measure.unit === null ? [] : ["number_in_words"] };
  return { kind: "skip", end: measure.end, flags: masked ? [] : ["ambiguous_number"] };
}

function finishQuantity(text: string, from: number, measure: Measure, before: Stated, after: Stated): Item {
  const { comparator, stated, conflict } = combine(before.comparators, after.comparators);
  const flags: ValueFlag[] = [...measure.flags];
  if (before.approximate || after.approximate) flags.push("approximate");
  if (conflict) flags.push("ambiguous_number");
  const reading = {
    ...nothing,
    ...compared(comparator, stated, flags),
    number: measure.number,
    ...rateOf(text, from, before.at, measure),
  };
  const { start, ...values } = reading;
  return { kind: "quantity", start, end: after.at, reading: values, flags };
}

/** 约, 左右, 余: `=`, not stated (the contract); a stated bound beside them stands. */
function compared(
  comparator: Comparator,
  stated: boolean,
  flags: readonly ValueFlag[],
): { comparator: Comparator; comparator_stated: boolean } {
  const vague = flags.includes("approximate") && comparator === "=";
  return { comparator, comparator_stated: vague ? false : stated };
}

function rateOf(
  text: string,
  from: number,
  at: number,
  measure: Measure,
): { start: number; unit: string | null; dimension: Dimension | null } {
  const per = readPerBefore(text, from, at, measure.dimension, measure.unit);
  const [first] = per;
  if (first === undefined || isDeadline(text, measure)) return { start: at, unit: measure.unit, dimension: measure.dimension };
  const unit = `${measure.unit}/${per.map(({ name }) => name).join("·")}`;
  const between = text.slice(per.at(-1) === undefined ? at : endOfPer(text, per), at);
  return { start: between === "" ? first.start : at, unit, dimension: dimensionOf(unit) };
}

const endOfPer = (text: string, per: readonly { start: number; name: string }[]): number => {
  const last = per.at(-1);
  return last === undefined ? 0 : text.indexOf(last.name.replace(/^\d+/, ""), last.start) + last.name.replace(/^\d+/, "").length;
};

/** 每次24小时内: a time allowed, no time per time. */
const isDeadline = (text: string, measure: Measure): boolean =>
  measure.dimension === "duration" && /^(?:以|之)?内/.test(text.slice(measure.end));

function finishRange(text: string, from: number, before: Stated, range: NonNullable<ReturnType<typeof readRange>>): Item {
  const after = readAfter(text, range.end, INNER_DIMENSIONS.has(range.dimension));
  const flags: ValueFlag[] = [...range.flags];
  if (before.approximate) flags.push("approximate");
  // 1-3个工作日内 is the range; ≥3-5次 is neither
  const bounds = [...before.comparators, ...after.comparators].filter((one) => one !== "=" && one !== "<=");
  if (bounds.length > 0 || before.comparators.includes("<=")) flags.push("ambiguous_number");
  const { start, unit, dimension } = rateOf(text, from, before.at, {
    ...range,
    number: range.low,
    chinese: false,
    multiplier: 0,
    mantissa: range.low,
  });
  const reading = { ...nothing, number: range.low, number_high: range.high, unit, dimension };
  return { kind: "range", start, end: after.at, reading, flags };
}
