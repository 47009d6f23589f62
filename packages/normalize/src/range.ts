import { add, compare, multiply, shift, subtract } from "./decimal.ts";
import { readMeasure, type Measure } from "./measure.ts";
import { matchAt } from "./text.ts";
import { conversions } from "./units.ts";
import type { Dimension, ValueFlag } from "./value.ts";

/** Two numbers of one unit, both included; the smaller first, else in doubt. */
export interface RangeReading {
  readonly end: number;
  readonly low: string;
  readonly high: string;
  readonly unit: string | null;
  readonly dimension: Dimension | null;
  readonly flags: readonly ValueFlag[];
}

const RANGE_MARK = /\s?(?:-|~|—{1,2}|至|到|和(?=[\d一二三四五六七八九十.]+[^，；。]{0,4}之间))\s?/y;
const SIGN = /-|负|零下|零上/y;
/** ￥500至￥1000: the sign stands before both. */
const YUAN = /(?:¥|人民币|RMB|CNY)\s?/y;
const TOLERANCE_MARK = /\s?(?:±|\+\/-|\+-)\s?/y;

/** What follows the first number where a range (`5-8天`, `3-6万元`, `90%~95%`) or a tolerance (`98%±2%`) begins; else null. */
export function readRange(text: string, first: Measure): RangeReading | null {
  const tolerance = matchAt(TOLERANCE_MARK, text, first.end);
  if (tolerance !== null) return readTolerance(text, first, first.end + tolerance[0].length);
  const mark = matchAt(RANGE_MARK, text, first.end);
  if (mark === null) return null;
  const marked = first.end + mark[0].length;
  const start = marked + (matchAt(YUAN, text, marked)?.[0].length ?? 0);
  const sign = matchAt(SIGN, text, start)?.[0] ?? "";
  const negative = sign !== "" && sign !== "零上";
  const printed = readMeasure(text, start + sign.length);
  if (printed === null) return null;
  const measure = start > marked && printed.unit === null ? { ...printed, unit: "元", dimension: "money" as const } : printed;
  const second = negative ? { ...measure, number: `-${measure.number}`, mantissa: `-${measure.mantissa}` } : measure;
  const pair = sameUnit(first, second);
  if (pair === null) return null;
  // ￥500至￥1000万: with the sign before each, 万 need not belong to both
  const apart = start > marked && first.multiplier === 0 && second.multiplier > 0;
  return ordered(text, pair, second.end, [...first.flags, ...second.flags, ...(apart ? (["ambiguous_number"] as const) : [])]);
}

interface Pair {
  readonly low: string;
  readonly high: string;
  readonly unit: string | null;
  readonly dimension: Dimension | null;
  readonly doubtful?: boolean;
}

/** Both numbers in one unit: a unit printed once belongs to both, with its multiplier (3-6万元). */
function sameUnit(first: Measure, second: Measure): Pair | null {
  const { unit, dimension } = second.unit === null ? first : second;
  if (first.unit !== null && second.unit !== null && first.unit !== second.unit) return converted(first, second);
  if (first.unit !== null && second.unit === null)
    return { low: first.number, high: second.number, unit, dimension, doubtful: first.multiplier > 0 };
  if (first.unit !== null || first.multiplier > 0) return { low: first.number, high: second.number, unit, dimension };
  // 3-6万元: the multiplier belongs to both; where it cannot (3000-1万元), the range runs backwards
  return { low: shift(first.mantissa, second.multiplier), high: second.number, unit, dimension };
}

/** 30分钟-1小时: in the smaller of the two units. */
function converted(first: Measure, second: Measure): Pair | null {
  const up = conversions.find(({ from, to }) => from === second.unit && to === first.unit);
  if (up !== undefined)
    return { low: first.number, high: multiply(second.number, up.factor), unit: first.unit, dimension: first.dimension };
  const down = conversions.find(({ from, to }) => from === first.unit && to === second.unit);
  if (down === undefined) return null;
  return { low: multiply(first.number, down.factor), high: second.number, unit: second.unit, dimension: second.dimension };
}

function ordered(text: string, pair: Pair, end: number, flags: readonly ValueFlag[]): RangeReading {
  const { low, high, unit, dimension } = pair;
  const chained = matchAt(RANGE_MARK, text, end) !== null && /\d/.test(text.slice(end, end + 2));
  const doubtful = compare(low, high) > 0 || chained || pair.doubtful === true;
  return { end, low, high, unit, dimension, flags: doubtful ? [...flags, "ambiguous_number"] : flags };
}

/** ±5% with nothing before it: from -5 to 5. */
export function readBareTolerance(text: string, at: number, measure: Measure): RangeReading | null {
  if (text.charAt(at - 1) !== "±") return null;
  return { ...measure, low: `-${measure.number}`, high: measure.number };
}

function readTolerance(text: string, middle: Measure, at: number): RangeReading | null {
  const width = readMeasure(text, at);
  if (width === null) return null;
  const pair = sameUnit(middle, width);
  const flags = [...middle.flags, ...width.flags];
  // 98%±2个百分点: two units that nobody has made one
  if (pair === null)
    return { ...middle, end: width.end, low: middle.number, high: middle.number, flags: [...flags, "ambiguous_number"] };
  const [low, high] = [subtract(pair.low, pair.high), add(pair.low, pair.high)];
  return { end: width.end, low, high, unit: pair.unit, dimension: pair.dimension, flags };
}
