import { lastDay } from "./calendar.ts";
import { afterDate, aroundDate, beforeDate, comparison, tasks } from "./date-words.ts";
import { readDateAt, readSpanEnd, type DateReading } from "./dates.ts";
import type { Item, Position, Skip } from "./item.ts";
import { MASK } from "./mask.ts";
import { nothing, type Comparator, type ValueFlag } from "./value.ts";

const before = new Map(beforeDate);
const after = new Map(afterDate);
const longestFirst = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join("|");
const BEFORE = new RegExp(`(?:${longestFirst(before.keys())})$`);
/** 及以前, 或之前, (含)以后, 之前(不含当日): what is added says whether the day itself belongs. */
const AFTER = new RegExp(
  `^(\\(含[^()]{0,4}\\)|(?:含|及其?|或者?|和|当[日天月年]及?)+)?(${longestFirst(after.keys())})(?![期部容续勤草步三提言后])(\\((?:不含|含|包括|不包括)[^()]{0,6}\\)|，?(?:不含|不包括)当?[日天月年])?`,
);
const NEXT_YEAR = /(?:次年|明年|翌年|下一年度?|下年度?)$/;
const OTHER_YEAR = /(?:上年度?|上一年度?|去年|前年|往年)$/;
/** A comparator that a number of months follows: ≤6月 is no June. */
const COUNTS_MONTHS =
  /(?:[≤≥<>=(]|不超过|不少于|超过|不低于|低于|少于|大于|小于|至少|工期|周期|期限|为期|历时|持续|控制在|达到|共|共计|约)$/;
const PERIOD_FOLLOWS = /^(?:之内|以内|内|以上|以下|左右|\))/;
/** 每月10日前, 次月5日前, 30日前: a day without its month. */
const DAYS = "(?:3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])";
const RELATIVE = new RegExp(`^(?:${DAYS}[日号]?(?:至|-|~|到))?${DAYS}[日号](之前|以前|前)?`);
const TIME_OF_DAY = /^\d{1,2}[点时]半?(?:之前|以前|前)/;
const RECURRING = /(?:每|次|当|下|翌|本|上|隔)(?:一|个)?(?:年|月|季度?|学期|周|旬)[^，；。\d]{0,4}$/;
const WHOLE_CELL_REST = /^(?:内|期间|之内|以内|前|之前|以前)?[^，；。、\d]{0,10}$/;

/** What every date and every time has one of: most cells have none. */
const DATE_HINT = /[年月日号季半Q]|(?:19|20)\d\d|\d[点时]/;

/** The date at a position; a skip for what looks like one and has none to give; null where no date stands there. */
export function readDateItem({ text, from, at }: Position, fiscalYear: number | null): Item | Skip | null {
  if (!DATE_HINT.test(text)) return null;
  const relative = readRelative(text, from, at);
  if (relative !== null) return relative;
  const lead = readLead(text, from, at);
  const year = fiscalYear === null ? null : fiscalYear + lead.yearOffset;
  const begin = readDateAt(text, at, year);
  if (begin === null) return null;
  if ("failure" in begin) return failed(text, at, begin, lead);
  const whole = readSpanEnd(text, begin) ?? begin;
  if ("failure" in whole) return failed(text, at, whole, lead);
  const exact = passTime(text, whole);
  if (countsMonths(text, at, exact)) return null;
  const around = aroundDate.exec(text.slice(exact.end, exact.end + 4))?.[0] ?? "";
  const date = { ...exact, end: exact.end + around.length };
  if (!isDate(text, at, date, lead)) {
    // a year belongs to the name or the comparison it stands in; a printed month should have been more
    const printed = text.slice(at, date.end);
    const doubtful = (!date.yearOnly && /\d/.test(printed) && !isPartOfYear(printed)) || PART_FOLLOWS.test(text.slice(date.end));
    return { kind: "skip", end: date.end, flags: doubtful ? ["ambiguous_number"] : [] };
  }
  const item = assemble(text, date, lead);
  return around === "" ? item : inexact(item);
}

/** 3月初: the month as printed, and a flag; 3月初前 says no day at all. */
function inexact(item: Item): Item {
  const doubt: readonly ValueFlag[] = item.reading.comparator_stated === true ? ["ambiguous_number"] : [];
  return { ...item, flags: [...item.flags, "approximate", ...doubt] };
}

/** 31日24时前: the day is what is recorded. */
const TIME_OR_REMARK =
  /^(?:[上下]午|中午|早上?|晚上?)?(?:[01]?\d|2[0-4])(?:[时点](?:整|半|[0-5]\d分)?|：[0-5]\d)(?=之?前|以前|止|为止|$|以?后|之后|起)/;
const passTime = (text: string, date: DateReading): DateReading => ({
  ...date,
  end: date.end + (TIME_OR_REMARK.exec(text.slice(date.end, date.end + 12))?.[0].length ?? 0),
});

interface Lead {
  readonly start: number;
  readonly comparators: readonly Comparator[];
  readonly yearOffset: number;
  readonly rest: string;
}

function readLead(text: string, from: number, at: number): Lead {
  // 今年底, 本年末: the digits of the year are all that is missing
  let start = text.charAt(at) === "年" && at > from && /[今本当]/.test(text.charAt(at - 1)) ? at - 1 : at;
  let yearOffset = 0;
  const comparators: Comparator[] = [];
  for (;;) {
    const lead = text.slice(from, start);
    const next = NEXT_YEAR.exec(lead)?.[0];
    const word = next ?? BEFORE.exec(lead)?.[0];
    if (word === undefined) return { start, comparators, yearOffset, rest: lead };
    if (next !== undefined) yearOffset = 1;
    const comparator = before.get(word);
    if (comparator) comparators.push(comparator);
    start -= word.length;
  }
}

function readRelative(text: string, from: number, at: number): Skip | null {
  const hour = TIME_OF_DAY.exec(text.slice(at, at + 6));
  if (hour !== null) return { kind: "skip", end: at + hour[0].length, flags: ["relative_deadline"] };
  const day = RELATIVE.exec(text.slice(at, at + 10));
  if (day === null || (day[1] === undefined && !RECURRING.test(text.slice(from, at)))) return null;
  return { kind: "skip", end: at + day[0].length, flags: ["relative_deadline"] };
}

function failed(
  text: string,
  at: number,
  failure: { end: number; failure: "year_missing" | "no_such_day" },
  lead: Lead,
): Skip | null {
  if (failure.failure === "no_such_day") return { kind: "skip", end: failure.end, flags: ["ambiguous_number"] };
  const printed = text.slice(at, failure.end);
  if (isMonthOnly(printed) && (COUNTS_MONTHS.test(text.slice(0, at)) || PERIOD_FOLLOWS.test(text.slice(failure.end))))
    return null;
  const counted = COUNTED_QUARTERS.test(printed) && /^(?:$|[，；。、])/.test(text.slice(failure.end, failure.end + 1));
  const doubt = isPartOfYear(printed) && !counted && !isWholeCell(text, failure.end, lead) ? [] : (["year_missing"] as const);
  return { kind: "skip", end: failure.end, flags: doubt };
}

const isMonthOnly = (printed: string): boolean => /^(?:[^年日号季]{1,2}月|[一二三四1-4]个?季度)$/.test(printed);
/** 2025年前三季度完成, 2025年第一、二季度: a time that is printed and not read. */
const PART_FOLLOWS = new RegExp(
  `^的?(?:年[中终]|[中终]|前[一二三1-3]个?季度|[第${MASK}]*[一二三四1-4]?(?:[、至到和-]第?[一二三四1-4])?个?季度|[ⅠⅡⅢⅣ]季度|[上下]半年|[春夏秋冬]季|[暑寒][期假])(?:$|[，；。、)前内底末初起]|完成|结束|左右|[以之][前内后])|^(?:春节|中秋|国庆|元旦|端午|清明|汛期|入冬|入汛|开学)节?(?:$|[，；。前后]|期间|之前|以前)|^全年内?(?:$|[，；。])|^[\\u4e00-\\u9fff]{1,6}(?:[之以]?前)(?:$|[，；。、)]|完成)`,
);
/** 持续三季度: a length of time or a part of a year. */
const COUNTED_QUARTERS = /^[一二三四1-4]个?季度$/;
const isPartOfYear = (printed: string): boolean => /季度|半年|Q|年[底末]/.test(printed);
const isWholeCell = (text: string, end: number, lead: Lead): boolean => lead.rest === "" && WHOLE_CELL_REST.test(text.slice(end));

function countsMonths(text: string, at: number, date: DateReading): boolean {
  if (date.yearStated || !isMonthOnly(text.slice(at, date.end))) return false;
  return COUNTS_MONTHS.test(text.slice(0, at)) || PERIOD_FOLLOWS.test(text.slice(date.end));
}

/** Whether the date is what the cell asks for, and not the base of a comparison or part of a name. */
function isDate(text: string, at: number, date: DateReading, lead: Lead): boolean {
  if (comparison.test(lead.rest) || OTHER_YEAR.test(lead.rest)) return false;
  const rest = text.slice(date.end);
  if (/^(?:相比|同期|基数|水平|同比|末?数|价|以来)/.test(rest)) return false;
  if (AFTER.test(rest)) return date.yearStated || date.last === null || isWholeCell(text, date.end, lead);
  if (!date.yearStated && (date.last !== null || /年[底末]/.test(text.slice(at, date.end))))
    return isWholeCell(text, date.end, lead) && !/^(?:的|余额|存量|库存)/.test(rest);
  if (!date.yearOnly) return true;
  return /^(?:[，；。、)]|$)/.test(rest) ? !/[\u4e00-\u9fff]$/.test(lead.rest) : tasks.test(rest);
}

/** 及以后 includes the day, 之前(不含当日) leaves it out. */
function included(comparator: Comparator | null, before: string | undefined, behind: string | undefined): Comparator | null {
  if (behind !== undefined && /^[(，]?不/.test(behind)) return comparator === "<=" ? "<" : comparator === ">=" ? ">" : comparator;
  return comparator === ">" && (before !== undefined || behind !== undefined) ? ">=" : comparator;
}

function assemble(text: string, date: DateReading, lead: Lead): Item {
  const flags: ValueFlag[] = date.yearStated ? [] : ["year_assumed"];
  const match = AFTER.exec(text.slice(date.end, date.end + 24));
  const word = match?.[2];
  const following = word === undefined ? null : included(after.get(word) ?? null, match?.[1], match?.[3]);
  const end = date.end + (match?.[0].length ?? 0);
  const within = word?.endsWith("内") === true;
  if (date.yearOnly && word === undefined && lead.rest === "" && end === text.length) flags.push("bare_year");
  const isSpan = date.last !== null && (following === null || within);
  if (isSpan) {
    return { kind: "date", start: lead.start, end, flags, reading: { ...nothing, date: date.iso, date_high: date.last } };
  }
  // before a span: its beginning or its end?
  if (date.last !== null) flags.push("ambiguous_number");
  const [stated] = lead.comparators.toReversed();
  const comparator = following ?? stated ?? null;
  if (following !== null && stated !== undefined && stated !== following && !(stated === "<=" && following === "<="))
    flags.push("ambiguous_number");
  const iso = within ? lastDay(date.iso) : (date.last ?? date.iso);
  const reading = { ...nothing, comparator: comparator ?? ("=" as const), comparator_stated: comparator !== null, date: iso };
  return { kind: "date", start: lead.start, end, flags, reading };
}
