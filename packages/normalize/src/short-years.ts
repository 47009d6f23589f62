import { matchAt } from "./text.ts";

/** What makes the number before it a year and no count of years: 14年6月, 14年一季度; 三年六个月 and 3年2个季度 are lengths. */
const PART_OF_YEAR =
  "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月|(?:第?[一二三四1-4]|第[一二三四1-4]个)季度|[上下]半年|Q[1-4]|年?[底末]";
const SHORT_YEAR = new RegExp(`(\\d\\d)年(?=${PART_OF_YEAR})`, "y");
const ANY_YEARS = new RegExp(
  `(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百]+)年(?:${PART_OF_YEAR})(?:[底末]|[上中下]旬|\\d{1,2}[日号])?`,
  "y",
);
/** Two digits between these are years of this century; others may be years of any, or lengths of time. */
const SHORT_YEARS: readonly [first: number, last: number] = [15, 45];

/** The year at `at` that two digits before a month, a quarter, a half or 底 name (25年6月), as `[whole, digits]`; null for none. */
export function readShortYear(text: string, at: number): RegExpExecArray | null {
  const match = matchAt(SHORT_YEAR, text, at);
  const year = Number(match?.[1]);
  return match !== null && year >= SHORT_YEARS[0] && year <= SHORT_YEARS[1] ? match : null;
}

/** Where 14年6月 ends, which is a month or fourteen years and a half; null where nothing of the kind stands at `at`. */
export function doubtfulYearsEnd(text: string, at: number): number | null {
  const match = matchAt(ANY_YEARS, text, at);
  return match === null ? null : at + match[0].length;
}
