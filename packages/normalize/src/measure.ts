import { positional } from "./chinese-numerals.ts";
import { add, compare, divideExactly, multiply, shift, sum } from "./decimal.ts";
import { brokenNumberEnd, readMultiplier, readNumeral, wrongNumeralEnd, type Numeral } from "./numerals.ts";
import { matchAt } from "./text.ts";
import { readBracketedOrDirect } from "./unit-brackets.ts";
import { readDenominators, readUnit, type UnitReading } from "./unit-reader.ts";
import { conversions } from "./units.ts";
import type { Dimension, ValueFlag } from "./value.ts";

/** A number with its unit, as far as both are printed: `number` is in `unit`, multipliers done. */
export interface Measure {
  readonly end: number;
  readonly number: string;
  readonly unit: string | null;
  readonly dimension: Dimension | null;
  /** Written in Chinese numerals only. */
  readonly chinese: boolean;
  /** Power of ten printed between number and unit, for the other end of a range: 3-6万元. */
  readonly multiplier: number;
  /** The number before its multiplier is applied to it. */
  readonly mantissa: string;
  readonly flags: readonly ValueFlag[];
}

const PER_CENT_WORDS: Readonly<Record<string, number>> = { 百: 0, 千: -1, 万: -2 };
const PER_CENT = /([百千万])分之|(百)分(?=百(?![分姓]))/y;
const HALF = /(?<![上下前后多大过一每])半个?(?=年|月|小时|天|日|学期|学年|季度|周)|(?<=后)半个?(?=小时)/y;
const SOME_MORE = /[余多来](?!媒体|功能|个)|[余多来]个?(?=个|名|人|项|家)/y;
/** 十几人, 20几个: somewhere above, not about. */
const SEVERAL = /(?:\d+|[一二三四五六七八九]?十|[一二三四五六七八九][百千万])几[十百千万]*/y;
/** 1个多月. */
const MEASURE_MORE = /个多(?=月|小时|星期|学期|工作日|季度)/y;
const BRACKETED_MULTIPLIER = /\([百千万亿]+\)/y;
const FRACTION_OF = /分之/y;
const SLASH_FRACTION = /(\d+)\/(\d+)(?![\d/])/y;
const MEASURE_HALF = /个半(?=小时|月|学期|工作日|钟头|百分点|季度|星期)/y;
const HALF_AFTER = /半(?![年月天日价径])/y;
/** Units of which half a one is said behind them: 三年半, 两公里半, 三倍半. */
const HALVED: ReadonlySet<Dimension | null> = new Set<Dimension | null>(["duration", "measure", "multiple"]);
const MINUTES_AFTER_HOURS = /分(?![钟之])/y;
const TENTH_AFTER = /[半一二三四五六七八九](?=$|[，；。、)以左])/y;
const TENTHS_OF_YUAN = /零?([1-9一二三四五六七八九])[角毛]/y;
const HUNDREDTHS_OF_YUAN = /零?([1-9一二三四五六七八九])分(?![钟之])/y;
const SECONDS_AFTER = /[\d一二三四五六七八九十]+秒/y;
const SMALL_STEP = /零|又/y;
const VULGAR: Readonly<Record<string, string>> = { "½": "0.5", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅛": "0.125" };

/** The number and unit at `at`; null where there is none, or one whose decimal is not exact (三分之二). */
export function readMeasure(text: string, at: number): Measure | null {
  const numeral = readNumeral(text, at);
  return readPerCentWords(text, at) ?? readHalf(text, at) ?? readFraction(text, at, numeral) ?? readPlain(text, at, numeral);
}

/** 百分之九十六点五, 千分之六, 万分之三. */
function readPerCentWords(text: string, at: number): Measure | null {
  const match = matchAt(PER_CENT, text, at);
  if (match === null) return null;
  const start = at + match[0].length;
  const numeral = text.charAt(start) === "百" ? { end: start + 1, number: "100", flags: [] } : readNumeral(text, start);
  if (numeral === null) return null;
  const number = shift(numeral.number, PER_CENT_WORDS[match[1] ?? "百"] ?? 0);
  const end = numeral.end + (text.charAt(numeral.end) === "%" ? 1 : 0);
  return { end, number, unit: "%", dimension: "ratio", chinese: false, multiplier: 0, mantissa: number, flags: numeral.flags };
}

/** 半年, 半个月, 半小时. */
function readHalf(text: string, at: number): Measure | null {
  const vulgar = VULGAR[text.charAt(at)];
  const match = matchAt(HALF, text, at);
  if (match === null && vulgar === undefined) return null;
  const end = at + (match?.[0].length ?? 1);
  const unit = readUnit(text, end);
  const number = vulgar ?? "0.5";
  if (unit === null && match !== null) return null;
  return withUnit({ end, number, chinese: vulgar === undefined, multiplier: 0, flags: [] }, unit);
}

/** 四分之三, 3/4: only where the decimal is exact. */
function readFraction(text: string, at: number, below: Numeral | null): Measure | null {
  const slash = matchAt(SLASH_FRACTION, text, at);
  if (slash !== null) {
    const number = divideExactly(slash[1] ?? "", slash[2] ?? "");
    if (number === null) return null;
    const end = at + slash[0].length;
    return withUnit({ end, number, chinese: false, multiplier: 0, flags: [] }, readBracketedOrDirect(text, end));
  }
  const mark = below === null ? null : matchAt(FRACTION_OF, text, below.end);
  const above = mark === null || below === null ? null : readNumeral(text, below.end + mark[0].length);
  if (below === null || above === null) return null;
  const number = divideExactly(above.number, below.number);
  return number === null ? null : withUnit({ ...above, number, multiplier: 0 }, readUnit(text, above.end));
}

/** Whether a fraction that cannot be exact, or digits with separators that group nothing, begin at `at`; their end. `below` is the numeral there. */
export function unreadableEnd(text: string, at: number, below: Numeral | null): number | null {
  const slash = matchAt(SLASH_FRACTION, text, at);
  if (slash !== null) return at + slash[0].length;
  const several = matchAt(SEVERAL, text, at);
  if (several !== null) return at + several[0].length;
  const broken = brokenNumberEnd(text, at) ?? (below === null ? wrongNumeralEnd(text, at) : null);
  if (broken !== null) return broken;
  if (below === null || matchAt(FRACTION_OF, text, below.end) === null) return null;
  return readNumeral(text, below.end + 2)?.end ?? below.end + 2;
}

function readPlain(text: string, at: number, numeral: Numeral | null): Measure | null {
  if (numeral === null || unreadableEnd(text, at, numeral) !== null) return null;
  const bare = readSomeMore(text, readBracketedMultiplier(text, numeral));
  const half = matchAt(MEASURE_HALF, text, bare.end);
  if (half !== null) {
    const whole = { ...bare, end: bare.end + half[0].length, number: add(bare.number, "0.5") };
    return withUnit(whole, readUnit(text, whole.end));
  }
  const unit = readBracketedOrDirect(text, bare.end);
  // 500万(万元): which of the two multiplies?
  const twice = bare.multiplier > 0 && unit !== null && unit.shift > 0 && !/[\u4e00-\u9fff]/.test(text.charAt(bare.end));
  const measure = withUnit(twice ? { ...bare, flags: [...bare.flags, "ambiguous_number"] } : bare, unit);
  if (measure.unit === null) return withoutNumerator(text, measure);
  const isTenths = text.charAt(measure.end - 1) === "成";
  if (isTenths && compare(measure.number, "200") > 0) return { ...measure, flags: [...measure.flags, "ambiguous_number"] }; // 95成: tenths of a whole are not that many
  const tenth = isTenths ? matchAt(TENTH_AFTER, text, measure.end)?.[0] : undefined;
  if (tenth !== undefined)
    return { ...measure, end: measure.end + 1, number: add(measure.number, tenth === "半" ? "5" : positional(tenth)) }; // 八成五, 三成半
  if (measure.unit === "元") return readCoins(text, measure);
  return readSmallerSteps(text, readHalfAfter(text, asMinutes(text, measure)));
}

/** 3元5角2分, 5元5角: in 元. */
function readCoins(text: string, measure: Measure): Measure {
  const tenths = text.charAt(measure.end - 1) === "元" ? matchAt(TENTHS_OF_YUAN, text, measure.end) : null;
  const afterTenths = measure.end + (tenths?.[0].length ?? 0);
  const coined = tenths !== null || /[元角]/.test(text.charAt(measure.end - 1));
  const hundredths = coined ? matchAt(HUNDREDTHS_OF_YUAN, text, afterTenths) : null;
  const end = afterTenths + (hundredths?.[0].length ?? 0);
  const coins = [tenths?.[1], hundredths?.[1]].flatMap((digit, i) =>
    digit === undefined ? [] : [shift(/\d/.test(digit) ? digit : positional(digit), -1 - i)],
  );
  const number = coins.length === 0 ? measure.number : sum(measure.number, ...coins);
  if (coins.length > 0 && measure.mantissa.includes("."))
    return { ...measure, end, flags: [...measure.flags, "ambiguous_number"] }; // 3.5元五角
  return { ...measure, end, number, mantissa: number };
}

/** `500(万)`: a multiplier in the brackets where forms put the unit. */
function readBracketedMultiplier(text: string, numeral: Numeral): Numeral {
  const match = matchAt(BRACKETED_MULTIPLIER, text, numeral.end);
  if (match === null) return numeral;
  const { power } = readMultiplier(text, numeral.end + 1);
  return {
    ...numeral,
    end: numeral.end + match[0].length,
    number: shift(numeral.number, power),
    multiplier: numeral.multiplier + power,
  };
}

/** 20余人, 两万余人, 10多万元: the number is approximate, and a multiplier may still follow. */
function readSomeMore(text: string, numeral: Numeral): Numeral {
  const months = matchAt(MEASURE_MORE, text, numeral.end);
  if (months !== null) return { ...numeral, end: numeral.end + months[0].length, flags: [...numeral.flags, "approximate"] };
  const more = matchAt(SOME_MORE, text, numeral.end);
  if (more === null) return numeral;
  const next = readMultiplier(text, numeral.end + 1);
  const number = shift(numeral.number, next.power);
  return {
    ...numeral,
    end: next.end,
    number,
    multiplier: numeral.multiplier + next.power,
    flags: [...numeral.flags, "approximate"],
  };
}

function withUnit(bare: Numeral, unit: UnitReading | null): Measure {
  const { end, number, chinese, multiplier, flags } = bare;
  const mantissa = shift(number, -multiplier);
  if (unit === null) return { end, number, unit: null, dimension: null, chinese, multiplier, mantissa, flags };
  return {
    end: unit.end,
    number: shift(number, unit.shift),
    unit: unit.unit,
    dimension: unit.dimension,
    chinese,
    multiplier: multiplier + unit.shift,
    mantissa,
    flags: [...flags, ...unit.flags],
  };
}

/** 620万/月: what is counted is missing. */
function withoutNumerator(text: string, measure: Measure): Measure {
  const { end, names } = readDenominators(text, measure.end);
  if (names.length === 0 || text.charAt(measure.end) !== "/") return measure;
  return { ...measure, end, unit: `/${names.join("·")}`, flags: [...measure.flags, "unit_missing"] };
}

/** 一年半, 2小时半. */
function readHalfAfter(text: string, measure: Measure): Measure {
  if (!HALVED.has(measure.dimension) || matchAt(HALF_AFTER, text, measure.end) === null) return measure;
  return { ...measure, end: measure.end + 1, number: add(measure.number, "0.5") };
}

/** 1分30秒: before seconds 分 is no score. */
function asMinutes(text: string, measure: Measure): Measure {
  if (measure.unit !== "分" || matchAt(SECONDS_AFTER, text, measure.end) === null) return measure;
  return { ...measure, unit: "分钟", dimension: "duration" };
}

/** 1小时30分钟 → 90分钟, 一年三个月 → 15月: in the smaller unit, so that nothing is rounded. */
function readSmallerSteps(text: string, measure: Measure): Measure {
  if (measure.dimension !== "duration") return measure;
  const gap = matchAt(SMALL_STEP, text, measure.end);
  const numeral = readNumeral(text, measure.end + (gap?.[0].length ?? 0));
  if (numeral === null) return measure;
  const minutes = measure.unit === "小时" ? matchAt(MINUTES_AFTER_HOURS, text, numeral.end) : null;
  const unit = minutes === null ? readUnit(text, numeral.end) : { end: numeral.end + 1, unit: "分钟" };
  const factor = conversions.find(({ from, to }) => from === measure.unit && to === unit?.unit)?.factor;
  // 7天24小时 is no sum: hours of a day are fewer than a day has
  if (unit === null || factor === undefined || compare(numeral.number, factor) >= 0) return measure;
  const number = add(multiply(measure.number, factor), numeral.number);
  return readSmallerSteps(text, { ...measure, end: unit.end, number, unit: unit.unit, mantissa: number });
}
