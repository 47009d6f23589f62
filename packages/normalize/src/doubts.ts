import { compare } from "./decimal.ts";
import { dateNames, moneyNames, ratesOfAWhole, ratesThatMayExceed } from "./indicator-names.ts";
import { units } from "./units.ts";
import type { NormalizeContext, Reading, ValueFlag } from "./value.ts";

const WHOLE = "100";
/** Day numbers of 2000-01-01 and 2050-12-31 in spreadsheets (1900 date system). */
const SPREADSHEET_DAYS: readonly [string, string] = ["36526", "55153"];
/** Numbers in words that stay words. */
const WORD_NUMBERS = new RegExp(
  [
    "零(?!星|售|散|距|部件|基|门|工|食|用|钱|花|碎|件|容忍|碳|信任|时差|跑|接触|点|下|余额|排放)[\\u4e00-\\u9fff]{2}", // 零投诉
    "[半过多大]数以?上?|[一大过]半|减半|对半", // 半数以上
    "[数几][十百千万亿]|[上近成逾][百千万]|[十百千万亿]+[余多]", // 数十家, 上百人
    "[一二两三五六七八][二三四五六七八九](?=[个天年月日次人名家项])", // 三五天
    "翻[一两二三]?[番倍]",
  ].join("|"),
);

/** Doubts that the reading raises together with the indicator's name. `subject` of the value counts as its name. */
export function doubtsOf(reading: Reading, context: NormalizeContext): readonly ValueFlag[] {
  const flags: ValueFlag[] = [];
  if (exceedsWhole(reading, `${context.name ?? ""} ${reading.subject ?? ""}`)) flags.push("implausible");
  if (isRank(reading)) flags.push("ambiguous_number");
  if (isMonthOrNumber(reading)) flags.push("ambiguous_number");
  if (isShortYear(reading, context)) flags.push("ambiguous_number");
  if (isSpreadsheetDay(reading, context)) flags.push("spreadsheet_date");
  if (isBare(reading) && (isMoney(context) || isBehindItsUnit(reading))) flags.push("unit_missing");
  return flags;
}

/** Measures of two letters and more, with which no name ends otherwise. */
const measures: readonly string[] = units.flatMap(({ names, dimension }) =>
  dimension === "measure" ? names.filter((name) => /^[\u4e00-\u9fff]{2,}$/.test(name)) : [],
);

/** 建筑面积平方米500: what stands before the number may be its unit, and is read as the end of a name. */
const isBehindItsUnit = ({ subject }: Reading): boolean => subject !== null && measures.some((name) => subject.endsWith(name));

const isBare = ({ number, unit }: Reading): boolean => number !== null && unit === null;

const isMoney = ({ name }: NormalizeContext): boolean => name !== undefined && moneyNames.test(name);

function exceedsWhole(reading: Reading, name: string): boolean {
  const number = reading.number_high ?? reading.number;
  if (number === null || reading.unit !== "%" || !ratesOfAWhole.test(name) || ratesThatMayExceed.test(name)) return false;
  const difference = compare(number, WHOLE);
  return difference > 0 || (difference === 0 && reading.comparator === ">");
}

/** 进入前3名: a rank, not an amount. */
const isRank = ({ unit, subject }: Reading): boolean =>
  (unit === null || unit === "名" || unit === "位" || unit === "%") && subject !== null && /(?:^|[^之以提])前$/.test(subject);

/** 2025.3 under a comparator, 202503, 202503月: a month rather than an amount. */
const isMonthOrNumber = ({ unit, number, comparator_stated }: Reading): boolean =>
  number !== null &&
  ((unit === null && /^20[0-4]\d\.(?:0?[1-9]|1[0-2])$/.test(number)) ||
    (unit === null && comparator_stated === false && /^20[0-4]\d(?:0[1-9]|1[0-2])$/.test(number)) ||
    ((unit === "月" || unit === "季度") && /^\d{4,}/.test(number)));

/** A task behind 25年 that is done in a year rather than in so many. */
const YEARLY_TASK = /^(?:内|度)?(?:全部|全面|基本|正式)?(?:完成|建成|竣工|完工|交付|验收|启动|开工|投入使用|投产|上线|到位|结束)/;
const LENGTH_NAME = /年限|寿命|使用|期|龄|满|服务|历时|持续|共|累计|连续/;
/** How far from the fiscal year 24年 is still a year of the plan. */
const YEARS_AROUND = 2;

/** 25年, 25年内完成: a year without its century, or a length of time. */
function isShortYear({ unit, number, comparator, comparator_stated, subject }: Reading, context: NormalizeContext): boolean {
  if (unit !== "年" || number === null || !/^[1-4]\d$/.test(number)) return false;
  if (comparator !== "<=" && comparator_stated !== false) return false;
  const words = subject ?? "";
  if (LENGTH_NAME.test(words + (context.name ?? ""))) return false;
  if (YEARLY_TASK.test(words)) return true;
  return (
    comparator_stated === false &&
    context.fiscalYear !== undefined &&
    Math.abs(context.fiscalYear - 2000 - Number(number)) <= YEARS_AROUND
  );
}

function isSpreadsheetDay(reading: Reading, context: NormalizeContext): boolean {
  const { number } = reading;
  if (number === null || !/^\d{5}$/.test(number) || reading.unit !== null || reading.comparator_stated !== false) return false;
  if (context.name !== undefined && !dateNames.test(context.name)) return false;
  return compare(number, SPREADSHEET_DAYS[0]) >= 0 && compare(number, SPREADSHEET_DAYS[1]) <= 0;
}

/** Whether a text without a number names one in words. */
export function hasNumberInWords(text: string): boolean {
  return WORD_NUMBERS.test(text);
}
