import { combine, readAfter, readBefore, readRemote, type Remote, type Stated } from "./comparators.ts";
import { shift } from "./decimal.ts";
import type { Item, Position, Skip } from "./item.ts";
import { readMeasure, unreadableEnd, type Measure } from "./measure.ts";
import { readNumeral, wrongNumeralEnd } from "./numerals.ts";
import { readRate, type Rate } from "./per-unit.ts";
import { readBareTolerance, readRange, type RangeReading } from "./range.ts";
import { matchAt } from "./text.ts";
import { dimensionOf, readDenominators, readUnit } from "./unit-reader.ts";
import { nothing, type Comparator, type Dimension, type ValueFlag } from "./value.ts";

/** Dimensions after which a bare 内 is 以内: 24小时内, 5公里内; but 5个街道内 names a place. */
const INNER_DIMENSIONS: ReadonlySet<Dimension | null> = new Set<Dimension | null>(["duration", "measure", "ratio", "money"]);
/** 一 and its like before a noun describe (形成一份报告); with a time or a percentage they measure. */
const SELF_EVIDENT: ReadonlySet<Dimension | null> = new Set<Dimension | null>(["duration", "ratio", "money", "multiple"]);
/** Verbs whose object is counted: behind them a Chinese numeral with its unit says how many, whatever noun follows. */
const ACQUIRES =
  /(?:购置|购买|采购|新建|建设|建成|完成|开展|举办|组织|新增|增加|改造|维修|更新|发放|培育|配备|引进|扶持|打造|修建|安装|制定|出台|发表|编制|改建|扩建|招聘|培训|培养|拍摄|创作|出版|申请|获得|整治|治理|检测|抽检|检查|巡查|走访|慰问|救助|资助|补助|接待|办理|受理|处理|解决|减少)$/;
const CLAUSE_END = /[，；。、\n)(]|$/y;
/** A dash before digits is a minus after nothing, a sign or a word of change; after other words it separates. */
const MINUS_BEFORE = /(?:^|[≥≤<>=(：~至为于过]|增长率?|增幅|增速|变化率?|变动率?|同比|环比|增减|气温|温度)[-—]$/;
const NUMERAL_RUN = /[零〇一二两三四五六七八九十百千万亿]+/y;
const UNIT_BEFORE = /\(([^()]{1,8})\)$/;
const UNKNOWN_UNIT = /(?![前后底末初内])[\u4e00-\u9fff]{1,4}?(?=$|[，；。、)(/]|以上|以下|以内|左右|及以)/y;
const UNKNOWN_LATIN_UNIT = /(?![xXoO])[A-Za-zμµΩ°]{1,6}[²³]?(?=$|[，；。、)(/]|以[上下内]|左右|及以)/y;
/** >10且<20, 大于10小于20: another bound of the same number. */
const BOUND_FOLLOWS = /[≤≥<>]|[且并而但](?:[≤≥<>=不]|[大小高低]于)|[大小高低]于|不[大小高低多少超]/y;
const COMPARED = /[≥≤<>=于少超足]/;

/** The quantity or range at a position; a skip for a numeral that is none, with the doubt it leaves; null for no numeral. */
export function readQuantityItem({ text, from, at }: Position): Item | Skip | null {
  const measure = readMeasure(text, at);
  if (measure === null) return skipUnreadable(text, at);
  if (text.charAt(at - 1) === "." && !/\d/.test(text.charAt(at - 2)))
    return { kind: "skip", end: measure.end, flags: ["ambiguous_number"] };
  const tolerance = readBareTolerance(text, at, measure);
  if (tolerance !== null) return finishRange(text, from, readBefore(text, from, at - 1), tolerance);
  const sign = readSign(text, from, at, measure);
  if (sign === "doubtful")
    return { kind: "skip", end: readRange(text, measure)?.end ?? measure.end, flags: ["ambiguous_number"] };
  const signed = sign.negative ? negated(measure) : measure;
  const before = readBefore(text, from, sign.start);
  if (before.refused || CURRENCY.test(text.slice(from, before.at)))
    return { kind: "skip", end: measure.end, flags: ["ambiguous_number"] };
  const range = readRange(text, signed);
  if (range !== null) return finishRange(text, from, before, range);
  return readSingle(text, from, before, signed, at);
}

const negated = (measure: Measure): Measure => ({ ...measure, number: `-${measure.number}`, mantissa: `-${measure.mantissa}` });
/** An amount in another currency, or in what stands for one: `$100`. */
const CURRENCY = /(?:[$€£]|USD|EUR|HKD|JPY|GBP)\s?$/;
const MINUS_WORD = /(?:零下|(?<![担抱欺胜自肩辜承])负)$/;
const DASH = /[-—]$/;
/** A dash behind such a name separates, since no rate of a whole is below nothing: 合格率-95%. */
const NEVER_NEGATIVE = /(?:率|度|比例|比重|占比|得分|指数|数量|人数|次数|个数)[-—]$/;
const LIST_DASH = /(?:^|[，；。、\n])\s?[-—]$/;

interface Sign {
  readonly negative: boolean;
  /** Where the number with its sign begins. */
  readonly start: number;
}

/** The sign before a number: a minus, 负, 零下. Doubtful where a dash could be a minus and could separate. */
function readSign(text: string, from: number, at: number, measure: Measure): Sign | "doubtful" {
  const lead = text.slice(Math.max(from, at - 8), at);
  const word = MINUS_WORD.exec(lead)?.[0];
  if (word !== undefined) return { negative: true, start: at - word.length };
  if (lead.endsWith("零上")) return { negative: false, start: at - 2 };
  if (!DASH.test(lead)) return { negative: false, start: at };
  const start = at - 1;
  if (NEVER_NEGATIVE.test(lead) && !isNegativeName(lead)) return { negative: false, start };
  if (measure.dimension === "count" && LIST_DASH.test(lead)) return "doubtful"; // -5人: a list's dash?
  return MINUS_BEFORE.test(lead) ? { negative: true, start } : "doubtful";
}

/** 增长率-5% is a minus. */
const isNegativeName = (lead: string): boolean =>
  MINUS_BEFORE.test(lead) || /(?:增长|增减|变化|变动|利润|收益|回报|下降|温|湿)[率度][-—]$/.test(lead);

function readSingle(text: string, from: number, before: Stated, measure: Measure, at: number): Item | Skip {
  const labelled = measure.unit === null ? unitBefore(text, from, before, measure) : null;
  if (labelled !== null) return labelled;
  const named = measure.unit === null ? completeUnit(text, measure, text.slice(before.at, at), at === from) : measure;
  const after = readAfter(text, named.end, INNER_DIMENSIONS.has(named.dimension));
  const rate = readRate(text, from, before, named);
  const lead = text.slice(Math.max(from, before.at - 20), before.at);
  const denied = NEGATION.test(lead); // 不为0 says what it is not
  if (denied || !isQuantity(text, named, rate, after, at === from || before.at < at, lead))
    return skip(denied ? { ...named, chinese: false } : named, isClauseEnd(text, after.at));
  const turned = rate.before.comparators.length === 0 && after.comparators.length === 0 ? readMirrored(text, after.at) : null;
  if (turned !== null) return finishMirrored(named, rate, turned);
  const doubtful =
    after.refused ||
    rate.before.refused ||
    isFactor(text, before.at, after.at) ||
    ARROW.test(lead) ||
    saysIncluded(text, named.end, after.at, before) ||
    STRAY_SIGN.test(text.slice(after.at, after.at + 3)) ||
    isCut(text, after.at) ||
    (named.unit === null && ENUMERATED.test(text.slice(after.at, after.at + 2))); // 7、8月
  const whole = doubtful ? { ...named, flags: [...named.flags, "ambiguous_number" as const] } : named;
  const compared = rate.before.comparators.length > 0 || after.comparators.length > 0;
  const remote = compared ? null : readRemote(text, from, rate.before.at, named.unit);
  return finishQuantity(whole, rate, after, remote);
}

/** 95%≤合格率: the sign stands between the number and what it bounds. */
const MIRROR = /\s?(≤|<=|≦|<|≥|>=|>|=)([\u4e00-\u9fff]{2,20})(?=$|[，；。、)])/y;
const MIRRORED: Readonly<Record<string, Comparator>> = {
  "≤": ">=",
  "<=": ">=",
  "≦": ">=",
  "<": ">",
  "≥": "<=",
  ">=": "<=",
  ">": "<",
  "=": "=",
};
/** A sign behind a number with nothing behind the sign. */
const STRAY_SIGN = /^\s?[≤≥<>≠=]{1,2}(?:$|[，；。、)])/;

interface Mirrored {
  readonly comparator: Comparator;
  readonly end: number;
}

function readMirrored(text: string, at: number): Mirrored | null {
  const match = matchAt(MIRROR, text, at);
  const comparator = MIRRORED[match?.[1] ?? ""];
  if (match === null || comparator === undefined) return null;
  return { comparator, end: at + match[0].length - (match[2]?.length ?? 0) };
}

function finishMirrored(measure: Measure, { before, unit, dimension }: Rate, { comparator, end }: Mirrored): Item {
  const flags: readonly ValueFlag[] = before.approximate ? [...measure.flags, "approximate"] : measure.flags;
  const reading = { ...nothing, comparator, comparator_stated: true, number: measure.number, unit, dimension };
  return { kind: "quantity", start: before.at, end, reading, flags };
}

/** A number is never cut: digits, a point or a half directly behind it belong to it, and 5%o was a ‰. */
const CUT = /^(?:几|[.点][\d零一二三四五六七八九]|半(?![年月天日价径以之成])|[·'’]\d)/;
/** What stands behind a bracket that closes nothing more belongs to the number too: ≥95)%, (95%)以上. */
const isCut = (text: string, at: number): boolean =>
  CUT.test(text.slice(at, at + 2)) ||
  /^[%‰][A-Za-z°%‰0]/.test(text.slice(Math.max(0, at - 1), at + 1)) ||
  (text.charAt(at) === ")" && (readUnit(text, at + 1) !== null || startsComparator(text, at + 1)));

const ENUMERATED = /^、[\d一二三四五六七八九十]/;
const NEGATION = /(?:[不非未无没莫勿]|没有|并非|杜绝|避免|防止|严禁|禁止|拒绝|消除|难以)(?:能|曾|会|得|有)?$/;
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

const isClauseEnd = (text: string, at: number): boolean => matchAt(CLAUSE_END, text, at) !== null;
const startsComparator = (text: string, at: number): boolean => readAfter(text, at, false).at > at;

function skipUnreadable(text: string, at: number): Skip | null {
  const end = unreadableEnd(text, at) ?? readNumeral(text, at)?.end;
  if (end === undefined) return skipNumeralWord(text, at);
  const wrong = wrongNumeralEnd(text, at) !== null || /\d/.test(text.slice(at, end));
  return { kind: "skip", end, flags: [wrong ? "ambiguous_number" : "number_in_words"] };
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
  const lead = text.slice(Math.max(from, before.at - 12), before.at);
  const [bracket, name] = UNIT_BEFORE.exec(lead) ?? bareUnitBefore(text, from, before.at) ?? [];
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

/** 万元50, %≥95: the unit stands before the number, with nothing before the unit. */
const LEADING_CLASSIFIER = /^[个项次件人家台套名户份篇场期]$/;
const LABEL_DIMENSIONS: ReadonlySet<Dimension | null> = new Set<Dimension | null>(
  ["money", "ratio", "measure", "power", "electric", "data", "speed", "concentration", "unit_price"] as const,
);

function bareUnitBefore(text: string, from: number, at: number): readonly [string, string] | null {
  if (at - from > 12 || (from > 0 && !/[，；。、\s)]/.test(text.charAt(from - 1)))) return null;
  const lead = text.slice(from, at);
  const name = lead.replace(/^[，；。、\s]+|[：\s]+$/g, "");
  const unit = name === "" ? null : readUnit(name, 0);
  if (unit === null || unit.end !== name.length || !(LABEL_DIMENSIONS.has(unit.dimension) || LEADING_CLASSIFIER.test(name)))
    return null;
  return [lead, name];
}

/**
 * A number without a known unit. ¥ stands where other units do not; after a comparator, a short word up to the end of the
 * clause is the unit, as printed (≥5标段). `opening` is what was read before the number.
 */
function completeUnit(text: string, measure: Measure, opening: string, first: boolean): Measure {
  if (/¥|人民币|RMB|CNY/.test(opening)) return { ...measure, unit: "元", dimension: "money" };
  if (measure.chinese || !(first || COMPARED.test(opening)) || isClauseEnd(text, measure.end)) return measure;
  const word = startsComparator(text, measure.end) ? undefined : unknownUnit(text, measure.end);
  if (word === undefined) return measure;
  const { end, names } = readDenominators(text, measure.end + word.length);
  const unit = [word.replace(/^个(?=.)/, ""), names.join("·")].filter((part) => part !== "").join("/");
  return { ...measure, end, unit, dimension: dimensionOf(unit), flags: [...measure.flags, "unit_unknown"] };
}

const unknownUnit = (text: string, at: number): string | undefined =>
  (matchAt(UNKNOWN_UNIT, text, at) ?? matchAt(UNKNOWN_LATIN_UNIT, text, at))?.[0];

/** 零事故, 零投诉: a demand in words. 零 before a unit of one character counts (零起). */
const isZeroOf = ({ chinese, number, unit, dimension, end }: Measure, text: string): boolean =>
  chinese &&
  number === "0" &&
  dimension === "count" &&
  (unit ?? "").length > 1 &&
  text.slice(end - (unit ?? "").length - 1, end) === `零${unit}`;

/** Whether a number with or without its unit says how much, and is not part of a name or a description. */
function isQuantity(
  text: string,
  measure: Measure,
  { before, perEach }: Rate,
  after: Stated,
  introduced: boolean,
  lead: string,
): boolean {
  const compared = before.comparators.length > 0 || after.comparators.length > 0;
  const atEnd = isClauseEnd(text, after.at);
  if (isZeroOf(measure, text) && !compared) return false;
  if (measure.unit === null) {
    // 12333咨询员: digits before a word that is no unit; 二期: a numeral in a word
    if (measure.chinese) return atEnd && (compared || introduced);
    return atEnd || (after.at > measure.end && after.comparators.length > 0) || matchAt(BOUND_FOLLOWS, text, after.at) !== null;
  }
  if (!measure.chinese || SELF_EVIDENT.has(measure.dimension)) return true;
  if (measure.dimension === "level") return compared && atEnd; // 三级 is the name of a grade
  if (ACQUIRES.test(lead) && measure.number !== "1") return true; // 购置五台服务器
  return compared || perEach || measure.flags.includes("approximate") || before.approximate || after.approximate || atEnd;
}

const MONTH_DAY = /^(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01])$/;

/** 约, 左右, 余 without a bound: `=`, not stated (the contract). */
function finishQuantity(measure: Measure, { before, unit, dimension }: Rate, after: Stated, remote: Remote | null = null): Item {
  const distant = remote === null ? before.comparators : [remote.comparator, ...before.comparators];
  const { comparator, stated, conflict } = combine(distant, after.comparators);
  const flags: ValueFlag[] = [...measure.flags];
  if (before.approximate || after.approximate) flags.push("approximate");
  if (conflict) flags.push("ambiguous_number");
  const vague = comparator === "=" && flags.includes("approximate");
  const reading = { ...nothing, comparator, comparator_stated: stated && !vague, number: measure.number, unit, dimension };
  const item = { kind: "quantity" as const, start: before.at, end: after.at, reading, flags };
  return remote === null ? item : { ...item, remote };
}

function finishRange(text: string, from: number, stated: Stated, range: RangeReading): Item {
  const after = readAfter(text, range.end, INNER_DIMENSIONS.has(range.dimension));
  const { before, unit, dimension } = readRate(text, from, stated, range);
  const flags: ValueFlag[] = [...range.flags];
  if (before.approximate) flags.push("approximate");
  // 1-3个工作日内 is the range; ≥3-5次 is neither
  const bounds = after.comparators.some((one) => one !== "<=") || before.comparators.some((one) => one !== "=");
  const denied = NEGATION.test(text.slice(Math.max(from, before.at - 8), before.at)) || stated.refused;
  const years = range.unit === null && [range.low, range.high].every((end) => /^(?:19|20)\d\d$/.test(end));
  const days = range.unit === null && [range.low, range.high].every((end) => MONTH_DAY.test(end)); // 5.1-10.1
  if (years || days || bounds || denied || isCut(text, after.at)) flags.push("ambiguous_number");
  const reading = { ...nothing, number: range.low, number_high: range.high, unit, dimension };
  return { kind: "range", start: before.at, end: after.at, reading, flags };
}
