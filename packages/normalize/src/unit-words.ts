import type { Measure } from "./measure.ts";
import { startsComparator } from "./number-doubts.ts";
import { matchAt } from "./text.ts";
import { dimensionOf, readDenominators, readUnit } from "./unit-reader.ts";
import type { Dimension } from "./value.ts";

const CLAUSE_END = /[，,；。、\n)(]|$/y;
/** Whether a clause ends at `at`. */
export const isClauseEnd = (text: string, at: number): boolean => matchAt(CLAUSE_END, text, at) !== null;

const UNIT_BEFORE = /\(([^()]{1,8})\)$/;
const UNKNOWN_UNIT = /(?![前后底末初内])[\u4e00-\u9fff]{1,4}?(?=$|[，；。、)(/]|以上|以下|以内|左右|及以)/y;
const UNKNOWN_LATIN_UNIT = /(?![xXoO])[A-Za-zμµΩ°]{1,6}[²³]?(?=$|[，；。、)(/]|以[上下内]|左右|及以)/y;
const COMPARED = /[≥≤<>=于少超足]/;

/** 万元50, %≥95: the unit stands before the number, with nothing before the unit. */
const LEADING_CLASSIFIER = /^[个项次件人家台套名户份篇场期]$/;
const LABEL_DIMENSIONS: ReadonlySet<Dimension | null> = new Set<Dimension | null>([
  "money",
  "ratio",
  "measure",
  "power",
  "electric",
  "data",
  "speed",
  "concentration",
  "unit_price",
] as const);

/** What may be a unit before a number, with its brackets and without. */
export function printedBefore(text: string, from: number, at: number): readonly [string, string] | null {
  const [bracket, name] = UNIT_BEFORE.exec(text.slice(Math.max(from, at - 12), at)) ?? [];
  return bracket === undefined || name === undefined ? bareUnitBefore(text, from, at) : [bracket, name];
}

function bareUnitBefore(text: string, from: number, at: number): readonly [string, string] | null {
  if (at - from > 12 || (from > 0 && !/[，；。、\s)]/.test(text.charAt(from - 1)))) return null;
  const lead = text.slice(from, at);
  const name = lead.replace(/^[，；。、\s]+|[：\s]+$/g, "");
  const unit = readUnit(name, 0);
  if (unit === null || unit.end !== name.length || !(LABEL_DIMENSIONS.has(unit.dimension) || LEADING_CLASSIFIER.test(name)))
    return null;
  return [lead, name];
}

/**
 * A number without a known unit. ¥ stands where other units do not; after a comparator, a short word up to the end of the
 * clause is the unit, as printed (≥5标段). `opening` is what was read before the number.
 */
export function completeUnit(text: string, measure: Measure, opening: string, first: boolean): Measure {
  if (saysYuan(opening)) return inYuan(text, measure);
  if (measure.chinese || !(first || COMPARED.test(opening)) || isClauseEnd(text, measure.end)) return measure;
  const word = startsComparator(text, measure.end) ? undefined : unknownUnit(text, measure.end);
  if (word === undefined) return measure;
  const { end, names } = readDenominators(text, measure.end + word.length);
  const unit = [word.replace(/^个(?=.)/, ""), names.join("·")].filter((part) => part !== "").join("/");
  return { ...measure, end, unit, dimension: dimensionOf(unit), flags: [...measure.flags, "unit_unknown"] };
}

/** ￥500, ￥500每人. */
function inYuan(text: string, measure: Measure): Measure {
  const { end, names, flags } = readDenominators(text, measure.end);
  if (names.length === 0) return { ...measure, unit: "元", dimension: "money" };
  const unit = `元/${names.join("·")}`;
  return { ...measure, end, unit, dimension: dimensionOf(unit), flags: [...measure.flags, ...flags] };
}

/** Whether the words before a number say that it is money of the country. */
export const saysYuan = (opening: string): boolean => /¥|人民币|RMB|CNY/.test(opening);

/** ￥500人, 人民币500美元: a unit that is no yuan behind a sign that says so. */
export const contradictsYuan = (unit: string | null): boolean => unit !== null && unit !== "元" && !unit.startsWith("元/");

const unknownUnit = (text: string, at: number): string | undefined =>
  (matchAt(UNKNOWN_UNIT, text, at) ?? matchAt(UNKNOWN_LATIN_UNIT, text, at))?.[0];
