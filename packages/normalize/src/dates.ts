import { firstDay, isoDate, lastDay } from "./calendar.ts";
import { parseChinese } from "./numerals.ts";
import { doubtfulYearsEnd, readShortYear } from "./short-years.ts";
import { matchAt } from "./text.ts";

/** A date or a span of dates as printed, before any word that compares it. */
export interface DateReading {
  readonly end: number;
  /** ISO 8601, as precise as printed; for 底 and 末 the last day, for a span its first day. */
  readonly iso: string;
  /** Last day of a span (a quarter, a half-year, 上旬, 3月至5月); null for a point. */
  readonly last: string | null;
  readonly yearStated: boolean;
  /** Only a year is printed: too little to be a date in a longer sentence. */
  readonly yearOnly: boolean;
}

/** Why a date cannot be given: it has no year and the context has none, or there is no such day. */
export type DateFailure = { readonly end: number; readonly failure: "year_missing" | "no_such_day" };

const YEAR = "(?:19|20)\\d\\d|[一二][零〇一二三四五六七八九]{3}";
const MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]";
const DAY = "3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]";
const FULL = new RegExp(`(${YEAR})年度?(?:的?(${MONTH})月份?(?:(${DAY})[日号])?)?`, "y");
const SHORT_FULL = new RegExp(`(\\d\\d)年(?:(${MONTH})月份?(?:(${DAY})[日号])?)?`, "y");
const YEARLESS = new RegExp(`(${MONTH})月(?:份?(${DAY})[日号]|份)?`, "y");
const YEAR_SPAN = new RegExp(`(${YEAR})年?(?:-|~|—{1,2}|至|到)(${YEAR})年`, "y");
const NUMERIC = /((?:19|20)\d\d)([-/.])(1[0-2]|0?[1-9])(?:\2(3[01]|[12]\d|0?[1-9]))?(?![\d/.%]|-(?!(?:19|20)\d\d[-/.])|\.\d)/y;
const COMPACT =
  /((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=$|[，；。、)(前后内底至到起止及或~—-]|左右|[之以][前后内]|完成|完工|竣工|验收|开工)/y;
/** 2022.09-2023.06: months, not a range of numbers. */
const DOTTED_SPAN = /((?:19|20)\d\d)\.(1[0-2]|0?[1-9])(?:-|~|—{1,2}|至|到)((?:19|20)\d\d)\.(1[0-2]|0?[1-9])(?![\d.%])/y;
const DOTTED_MONTH_FOLLOWS = /^(?:之?前|以[前后内]|[底末初内起后]|之[后内]|[上中下]旬|份|期间|完成|至|-|~|\((?:预|含|暂))/;
/** 5月1-5日: behind the month, with the day's word printed once. */
const DAY_SPAN = new RegExp(`(${DAY})(?:-|~|—{1,2}|至|到)(${DAY})[日号]`, "y");
const YEAR_QUARTER = /((?:19|20)\d\d)[ -]?Q([1-4])(?![\dA-Za-z])/y;
const MONTH_SPAN = new RegExp(`(${MONTH})月?(?:份)?(?:-|~|—{1,2}|至|到)(${MONTH})月份?(?![\\d内])`, "y");
const QUARTER = /(?:第(?=[一二三四1-4]个?季))?([一二三四1-4])(?:季度|(?<=第.)个季度)|Q([1-4])/y;
const HALF = /([上下])半年/y;
const YEAR_END = /年?(?:底|末)/y;
const YEARLESS_END = /年(?:底|末)/y;
const MONTH_PART = /(上旬|中旬|下旬|底|末)/y;
/** Directly behind a month: 6月32日 is no June. */
const NO_DAY = /\d+[日号]/y;
/** First and last day of the parts of a month, to be added to `2025-06`; an empty end is the month's last day. */
const TEN_DAYS: Readonly<Record<string, readonly [string, string]>> = {
  上旬: ["-01", "-10"],
  中旬: ["-11", "-20"],
  下旬: ["-21", ""],
};
const SPAN_MARK = /(?:-|~|—{1,2}|至|到)/y;

const numberOf = (text: string): number => Number(/\d/.test(text) ? text : parseChinese(text));

/** The date at `at`; a failure where it is one that cannot be given; null where no date stands there. */
export function readDateAt(text: string, at: number, year: number | null): DateReading | DateFailure | null {
  return readNumeric(text, at) ?? readFull(text, at) ?? readMonthSpan(text, at, year, false) ?? readYearless(text, at, year);
}

function point(end: number, iso: string | null, yearStated: boolean, yearOnly = false): DateReading | DateFailure {
  return iso === null ? { end, failure: "no_such_day" } : { end, iso, last: null, yearStated, yearOnly };
}

function span(end: number, from: string, to: string, yearStated: boolean): DateReading {
  return { end, iso: firstDay(from), last: lastDay(to), yearStated, yearOnly: false };
}

function readNumeric(text: string, at: number): DateReading | DateFailure | null {
  const quarter = matchAt(YEAR_QUARTER, text, at);
  if (quarter !== null) return quarterOf(text, at + quarter[0].length, Number(quarter[1]), Number(quarter[2]), 3, true);
  const months = matchAt(DOTTED_SPAN, text, at);
  if (months !== null) {
    const [from, to] = [isoDate(Number(months[1]), Number(months[2])), isoDate(Number(months[3]), Number(months[4]))];
    if (from === null || to === null || from > to) return { end: at + months[0].length, failure: "no_such_day" };
    return span(at + months[0].length, from, to, true);
  }
  const match = matchAt(NUMERIC, text, at) ?? matchAt(COMPACT, text, at);
  if (match === null) return null;
  const compact = match.length === 4 && /^\d{8}$/.test(match[0]);
  const [year, month, day] = compact ? [match[1], match[2], match[3]] : [match[1], match[3], match[4]];
  const end = at + match[0].length;
  if (day !== undefined) return point(end, isoDate(Number(year), Number(month), Number(day)), true);
  // 2025.5 may be a number, 2025.12.31 is none
  if (match[2] === "." && !DOTTED_MONTH_FOLLOWS.test(text.slice(end, end + 3))) return null;
  return readMonthPart(text, end, Number(year), Number(month), true);
}

function readFull(text: string, at: number): DateReading | DateFailure | null {
  const years = matchAt(YEAR_SPAN, text, at);
  if (years !== null) return readYearSpan(text, at + years[0].length, numberOf(years[1] ?? ""), numberOf(years[2] ?? ""));
  const match = matchAt(FULL, text, at) ?? (readShortYear(text, at) === null ? null : matchAt(SHORT_FULL, text, at));
  if (match === null) {
    const end = doubtfulYearsEnd(text, at);
    return end === null ? null : { end, failure: "no_such_day" };
  }
  const printed = numberOf(match[1] ?? "");
  const year = printed < 100 ? 2000 + printed : printed;
  const stated = year === printed;
  const end = at + match[0].length;
  if (match[3] !== undefined) return point(end, isoDate(year, numberOf(match[2] ?? ""), numberOf(match[3])), stated);
  if (match[2] !== undefined)
    return readMonthSpan(text, monthStart(text, at), year, true) ?? readMonthPart(text, end, year, numberOf(match[2]), stated);
  const part = readPartOfYear(text, end, year, stated);
  if (part !== null) return part;
  const months = readMonthSpan(text, end, year, true);
  if (months !== null) return months;
  const last = matchAt(YEAR_END, text, end);
  return last === null ? point(end, isoDate(year), stated, true) : point(end + last[0].length, isoDate(year, 12, 31), stated);
}

/** 2021-2025年; 2024-2026年6月 may end in the month or name it for each year, and a span that runs backwards is none. */
function readYearSpan(text: string, end: number, from: number, to: number): DateReading | DateFailure {
  const month = matchAt(YEARLESS, text, end);
  if (month !== null || from > to) return { end: end + (month?.[0].length ?? 0), failure: "no_such_day" };
  return span(end, String(from), String(to), true);
}

const monthStart = (text: string, at: number): number =>
  text.indexOf("年", at) + (text.startsWith("年度", text.indexOf("年", at)) ? 2 : 1);

function readMonthPart(text: string, at: number, year: number, month: number, stated: boolean): DateReading | DateFailure {
  const iso = isoDate(year, month);
  const days = matchAt(DAY_SPAN, text, at);
  if (days !== null)
    return readDaySpan(at + days[0].length, [year, month], [numberOf(days[1] ?? ""), numberOf(days[2] ?? "")], stated);
  const part = matchAt(MONTH_PART, text, at)?.[1];
  const wrongDay = matchAt(NO_DAY, text, at);
  if (iso === null || wrongDay !== null) return { end: at + (wrongDay?.[0].length ?? 0), failure: "no_such_day" };
  if (part === "底" || part === "末") return point(at + 1, lastDay(iso), stated);
  const tenDays = part === undefined ? undefined : TEN_DAYS[part];
  return tenDays === undefined ? point(at, iso, stated) : span(at + 2, iso + tenDays[0], iso + tenDays[1], stated);
}

function readDaySpan(
  end: number,
  [year, month]: readonly [number, number],
  [first, last]: readonly [number, number],
  stated: boolean,
): DateReading | DateFailure {
  const [from, to] = [isoDate(year, month, first), isoDate(year, month, last)];
  return from === null || to === null || from > to ? { end, failure: "no_such_day" } : span(end, from, to, stated);
}

/** A quarter or half-year at `at`. */
function readPartOfYear(text: string, at: number, year: number, stated: boolean): DateReading | DateFailure | null {
  const quarter = matchAt(QUARTER, text, at);
  const half = matchAt(HALF, text, at);
  const match = quarter ?? half;
  if (match === null) return null;
  const size = quarter === null ? 6 : 3;
  const ordinal = quarter === null ? (half?.[1] === "上" ? 1 : 2) : numberOf(quarter[1] ?? quarter[2] ?? "");
  return quarterOf(text, at + match[0].length, year, ordinal, size, stated);
}

/** The `ordinal`th part of a year with `size` months a part, up to `end`; behind it 底 and 末 are its last day. */
function quarterOf(
  text: string,
  end: number,
  year: number,
  ordinal: number,
  size: number,
  stated: boolean,
): DateReading | DateFailure {
  const to = isoDate(year, ordinal * size) ?? "";
  if (/[底末]/.test(text.charAt(end))) return point(end + 1, lastDay(to), stated);
  return span(end, isoDate(year, ordinal * size - size + 1) ?? "", to, stated);
}

/** 3月至5月, 3-5月. */
function readMonthSpan(text: string, at: number, year: number | null, stated: boolean): DateReading | DateFailure | null {
  const match = matchAt(MONTH_SPAN, text, at);
  if (match === null) return null;
  const end = at + match[0].length;
  if (/^\d{1,2}[日号]/.test(text.slice(end, end + 3))) return null;
  if (year === null) return { end, failure: "year_missing" };
  const [from, to] = [numberOf(match[1] ?? ""), numberOf(match[2] ?? "")];
  const last = to < from ? isoDate(year + 1, to) : isoDate(year, to);
  return span(end, isoDate(year, from) ?? "", last ?? "", stated);
}

function readYearless(text: string, at: number, year: number | null): DateReading | DateFailure | null {
  const yearEnd = matchAt(YEARLESS_END, text, at);
  if (yearEnd !== null) {
    if (/[学财会度每\d一二三四五六七八九十]$/.test(text.slice(0, at))) return null;
    const end = at + yearEnd[0].length;
    return year === null ? { end, failure: "year_missing" } : point(end, isoDate(year, 12, 31), false);
  }
  const part = readPartOfYear(text, at, year ?? 2000, false);
  if (part !== null) return year === null ? { end: part.end, failure: "year_missing" } : part;
  const match = matchAt(YEARLESS, text, at);
  if (match === null) return null;
  const end = at + match[0].length;
  const month = numberOf(match[1] ?? "");
  if (year === null) return { end: readMonthPart(text, end, 2000, month, false).end, failure: "year_missing" };
  if (match[2] === undefined) return readMonthPart(text, end, year, month, false);
  return point(end, isoDate(year, month, numberOf(match[2])), false);
}

/**
 * The far end of a span (`至2025年12月31日`, `-10日`), read with the year and month of its beginning; a failure where it is before
 * the beginning, null where no date stands there.
 */
export function readSpanEnd(text: string, begin: DateReading): DateReading | DateFailure | null {
  const mark = matchAt(SPAN_MARK, text, begin.end);
  if (mark === null || begin.last !== null) return null;
  const at = begin.end + mark[0].length;
  const year = Number(begin.iso.slice(0, 4));
  const day = /^(3[01]|[12]\d|0?[1-9])[日号]/.exec(text.slice(at, at + 3));
  if (day !== null && begin.iso.length === 10) {
    const iso = isoDate(year, Number(begin.iso.slice(5, 7)), Number(day[1]));
    return upTo(at + day[0].length, begin, iso);
  }
  const far = readDateAt(text, at, year);
  if (far === null || "failure" in far) return null;
  return upTo(far.end, begin, far.last ?? lastDay(far.iso));
}

function upTo(end: number, { iso, yearStated }: DateReading, last: string | null): DateReading | DateFailure {
  return last === null || last < firstDay(iso) ? { end, failure: "no_such_day" } : span(end, iso, last, yearStated);
}
