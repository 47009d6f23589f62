import { readAfter, type Stated } from "./comparators.ts";
import { readUnit } from "./unit-reader.ts";

/** A sign behind a number with nothing behind the sign. */
const STRAY_SIGN = /^\s?[≤≥<>≠=]{1,2}(?:$|[，；。、)])/;

/** A number is never cut: digits, a point, a half or lowered figures directly behind it or its unit belong to it, and 5%o was a ‰. */
const CUT = /^(?:几|[kKwWmM](?![A-Za-z])|\s?[$€£￡₤₩₽₹¥]|[.点][\d零一二三四五六七八九]|半(?![年月天日价径以之成])|[·'’]\d|[₀-₉])/;
/** What stands behind a bracket that closes nothing more belongs to the number too: ≥95)%, (95%)以上. */
export const isCut = (text: string, at: number): boolean =>
  CUT.test(text.slice(at)) ||
  /[%‰][A-Za-z°%‰0]/.test(text.slice(at - 1, at + 1)) ||
  (text.charAt(at) === ")" && (readUnit(text, at + 1) !== null || startsComparator(text, at + 1)));

const ENUMERATED = /^、[\d一二三四五六七八九十]/;
const NEGATION = /(?:[不非未无没莫勿]|没有|并非|杜绝|避免|防止|严禁|禁止|拒绝|消除|难以|无法)(?:能|曾|会|得|有)?$/;
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

/** Where a comparator begins behind a number. */
export const startsComparator = (text: string, at: number): boolean => readAfter(text, at, false).at > at;

/** A single number with what stands around it: its comparators, and where it and they begin and end. */
export interface Surrounded {
  readonly lead: string;
  readonly before: Stated;
  readonly after: Stated;
  /** End of the unit. */
  readonly end: number;
  readonly bare: boolean;
}

/** Whether what stands beside a number may change it: a comparison that is no comparator, a factor, an arrow, more digits. */
export function isDoubtful(text: string, { lead, before, after, end, bare }: Surrounded): boolean {
  return (
    after.refused ||
    before.refused ||
    isFactor(text, before.at, after.at) ||
    ARROW.test(lead) ||
    saysIncluded(text, end, after.at, before) ||
    STRAY_SIGN.test(text.slice(after.at)) ||
    isCut(text, after.at) ||
    (bare && ENUMERATED.test(text.slice(after.at))) // 7、8月
  );
}

/** Whether words before a number deny it: 不为0, 杜绝5起. */
export const isDenied = (lead: string): boolean => NEGATION.test(lead);
