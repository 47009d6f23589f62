import { combine, readAfter, readBefore, readRemote, type Remote, type Stated } from "./comparators.ts";
import { shift } from "./decimal.ts";
import type { Item, Position, Skip } from "./item.ts";
import { readMeasure, unreadableEnd, type Measure } from "./measure.ts";
import { finishMirrored, readMirrored } from "./mirrored.ts";
import { isCut, isDenied, isDoubtful } from "./number-doubts.ts";
import { readNumeral, wrongNumeralEnd } from "./numerals.ts";
import { readRate, type Rate } from "./per-unit.ts";
import { readBareTolerance, readRange, type RangeReading } from "./range.ts";
import { readSign } from "./sign.ts";
import { matchAt } from "./text.ts";
import { readUnit, type UnitReading } from "./unit-reader.ts";
import { completeUnit, contradictsYuan, isClauseEnd, printedBefore, saysYuan } from "./unit-words.ts";
import { nothing, type Dimension, type ValueFlag } from "./value.ts";

/** Dimensions after which a bare 内 is 以内: 24小时内, 5公里内; but 5个街道内 names a place. */
const INNER_DIMENSIONS: ReadonlySet<Dimension | null> = new Set<Dimension | null>(["duration", "measure", "ratio", "money"]);
/** 一 and its like before a noun describe (形成一份报告); with a time or a percentage they measure. */
const SELF_EVIDENT: ReadonlySet<Dimension | null> = new Set<Dimension | null>(["duration", "ratio", "money", "multiple"]);
/** Verbs whose object is counted: behind them a Chinese numeral with its unit says how many, whatever noun follows. */
const ACQUIRES =
  /(?:购置|购买|采购|新建|建设|建成|完成|开展|举办|组织|新增|增加|改造|维修|更新|发放|培育|配备|引进|扶持|打造|修建|安装|制定|出台|发表|编制|改建|扩建|招聘|培训|培养|拍摄|创作|出版|申请|获得|整治|治理|检测|抽检|检查|巡查|走访|慰问|救助|资助|补助|接待|办理|受理|处理|解决|减少)$/;
const NUMERAL_RUN = /[零〇一二两三四五六七八九十百千万亿]+/y;
/** >10且<20, 大于10小于20: another bound of the same number. */
const BOUND_FOLLOWS = /[≤≥<>]|[且并而但](?:[≤≥<>=不]|[大小高低]于)|[大小高低]于|不[大小高低多少超]/y;
/** The quantity or range at a position; a skip for a numeral that is none, with the doubt it leaves; null for no numeral. */
export function readQuantityItem({ text, from, at }: Position): Item | Skip | null {
  const measure = readMeasure(text, at);
  if (measure === null) return skipUnreadable(text, at);
  if (text.charAt(at - 1) === "." && !/\d/.test(text.charAt(at - 2))) return inDoubt(measure.end);
  const tolerance = readBareTolerance(text, at, measure);
  if (tolerance !== null) return finishRange(text, from, readBefore(text, from, at - 1), tolerance);
  const sign = readSign(text, from, at, measure);
  if (sign === "doubtful") return inDoubt(readRange(text, measure)?.end ?? measure.end);
  const signed = sign.negative ? negated(measure) : measure;
  const before = readBefore(text, from, sign.start);
  if (before.refused || CURRENCY.test(text.slice(from, before.at)) || isSignBeforeYuan(text, before.at, at))
    return inDoubt(measure.end);
  const range = readRange(text, signed);
  if (range !== null) {
    const own = inYuan(range, text.slice(before.at, at));
    return (own.unit === null ? rangeBehindUnit(text, from, before, own) : null) ?? finishRange(text, from, before, own);
  }
  return readSingle(text, from, before, signed, at);
}

/** Digits that are read, and no number that can be given. */
const inDoubt = (end: number): Skip => ({ kind: "skip", end, flags: ["ambiguous_number"] });
const negated = (measure: Measure): Measure => ({ ...measure, number: `-${measure.number}`, mantissa: `-${measure.mantissa}` });
/** An amount in another currency, or in what stands for one: `$100`. */
const CURRENCY = /(?:[$€£￡₤₩₽₹]|USD|EUR|HKD|JPY|GBP|美金)\s?$/;
/** -￥500: a minus, or the dash of a list. */
const isSignBeforeYuan = (text: string, start: number, at: number): boolean =>
  /[-—负]/.test(text.charAt(start - 1)) && saysYuan(text.slice(start, at));

function readSingle(text: string, from: number, before: Stated, measure: Measure, at: number): Item | Skip {
  const labelled = measure.unit === null ? unitBefore(text, from, before, measure) : null;
  if (labelled !== null) return labelled;
  const named = measure.unit === null ? completeUnit(text, measure, text.slice(before.at, at), at === from) : measure;
  if (saysYuan(text.slice(before.at, at)) && contradictsYuan(named.unit)) return inDoubt(named.end);
  const after = readAfter(text, named.end, INNER_DIMENSIONS.has(named.dimension));
  const rate = readRate(text, from, before, named);
  const lead = text.slice(Math.max(from, before.at - 20), before.at);
  if (isDenied(lead)) return inDoubt(named.end); // 不为0 says what it is not
  if (!isQuantity(text, named, rate, after, at === from || before.at < at, lead)) return skip(named, isClauseEnd(text, after.at));
  const turned = rate.before.comparators.length === 0 && after.comparators.length === 0 ? readMirrored(text, after.at) : null;
  if (turned !== null) return finishMirrored(named, rate, turned);
  const around = {
    lead,
    before: { ...rate.before, comparators: before.comparators, at: before.at },
    after,
    end: named.end,
    bare: named.unit === null,
  };
  const doubtful = isDoubtful(text, around);
  const whole = doubtful ? { ...named, flags: [...named.flags, "ambiguous_number" as const] } : named;
  const compared = rate.before.comparators.length > 0 || after.comparators.length > 0;
  const remote = compared ? null : readRemote(text, from, rate.before.at, named.unit);
  return finishQuantity(whole, rate, after, { remote, within: /内/.test(text.slice(named.end, after.at)) });
}

function skipUnreadable(text: string, at: number): Skip | null {
  const numeral = readNumeral(text, at);
  const end = unreadableEnd(text, at, numeral) ?? numeral?.end;
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
  if (!chinese) return inDoubt(end);
  return { kind: "skip", end, flags: unit === null && !atEnd ? [] : ["number_in_words"] };
}

/** The unit that stands before a number, in brackets or alone, and how many characters it takes with them. */
function leadingUnit(text: string, from: number, at: number): (UnitReading & { readonly length: number }) | null {
  const [bracket, name] = printedBefore(text, from, at) ?? [];
  const unit = name === undefined ? null : readUnit(name, 0);
  return bracket === undefined || unit === null || unit.end !== name?.length ? null : { ...unit, length: bracket.length };
}

/** 成本(万元)500-600: the unit before a range belongs to both of its ends. */
function rangeBehindUnit(text: string, from: number, before: Stated, range: RangeReading): Item | null {
  const unit = leadingUnit(text, from, before.at);
  if (unit === null || !isClauseEnd(text, readAfter(text, range.end, false).at)) return null;
  const [low, high] = [shift(range.low, unit.shift), shift(range.high, unit.shift)];
  const whole = { ...range, low, high, unit: unit.unit, dimension: unit.dimension };
  return finishRange(text, from, { ...before, at: before.at - unit.length }, whole);
}

/** 合格率(%)≥95: the unit stands in brackets behind the name. */
function unitBefore(text: string, from: number, before: Stated, measure: Measure): Item | null {
  const unit = leadingUnit(text, from, before.at);
  if (unit === null) return null;
  const after = readAfter(text, measure.end, INNER_DIMENSIONS.has(unit.dimension));
  if (!isClauseEnd(text, after.at)) return null;
  const rate = {
    before: { ...before, at: before.at - unit.length },
    unit: unit.unit,
    dimension: unit.dimension,
    perEach: false,
  };
  return finishQuantity({ ...measure, number: shift(measure.number, unit.shift) }, rate, after);
}

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

/** A month and a day on which spans begin; 6.5-8.5 are numbers. */
const MONTH_DAY = /^(?:[1-9]|1[0-2])\.(?:0?1|10|15|16|20)$/;
const LAST_DAY = /^(?:[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01])$/;

/** 约, 左右, 余 without a bound: `=`, not stated (the contract). */
function finishQuantity(
  measure: Measure,
  { before, unit, dimension }: Rate,
  after: Stated,
  { remote = null, within = false }: { readonly remote?: Remote | null; readonly within?: boolean } = {},
): Item {
  const distant = remote === null ? before.comparators : [remote.comparator, ...before.comparators];
  const { comparator, stated, conflict } = combine(distant, after.comparators);
  const flags: ValueFlag[] = [...measure.flags];
  if (before.approximate || after.approximate) flags.push("approximate");
  if (conflict) flags.push("ambiguous_number");
  // -5%以内: at most that much less, or between minus five and five?
  if (measure.number.startsWith("-") && within && before.comparators.length === 0) flags.push("ambiguous_number");
  const vague = comparator === "=" && flags.includes("approximate");
  const reading = { ...nothing, comparator, comparator_stated: stated && !vague, number: measure.number, unit, dimension };
  const item = { kind: "quantity" as const, start: before.at, end: after.at, reading, flags };
  return remote === null ? item : { ...item, remote };
}

/** ￥500万至1000万: the sign stands for the unit of both ends. */
function inYuan(range: RangeReading, opening: string): RangeReading {
  if (!saysYuan(opening)) return range;
  if (range.unit === null) return { ...range, unit: "元", dimension: "money" };
  return contradictsYuan(range.unit) ? { ...range, flags: [...range.flags, "ambiguous_number"] } : range;
}

/** 提高5%至95%: by five or from five? */
const RISE = /(?:提高|提升|增长|增加|上升|下降|降低|减少|缩短|压缩|压减)了?$/;
const isRiseTo = (lead: string, printed: string): boolean => RISE.test(lead) && /\d[%\u4e00-\u9fff]{1,4}[至到]/.test(printed);

function finishRange(text: string, from: number, stated: Stated, range: RangeReading): Item {
  const after = readAfter(text, range.end, INNER_DIMENSIONS.has(range.dimension));
  const { before, unit, dimension } = readRate(text, from, stated, range);
  const flags: ValueFlag[] = [...range.flags];
  const between = text.slice(range.end, after.at) === "之间";
  if (before.approximate || (after.approximate && !between)) flags.push("approximate");
  // 1-3个工作日内 is the range; ≥3-5次 is neither
  const bounds = after.comparators.some((one) => one !== "<=") || before.comparators.some((one) => one !== "=");
  const lead = text.slice(Math.max(from, before.at - 8), before.at);
  const denied = isDenied(lead) || stated.refused || isRiseTo(lead, text.slice(before.at, range.end));
  const years = range.unit === null && [range.low, range.high].every((end) => /^(?:19|20)\d\d$/.test(end));
  const days = range.unit === null && MONTH_DAY.test(range.low) && LAST_DAY.test(range.high); // 5.1-10.1
  if (years || days || bounds || denied || isCut(text, after.at)) flags.push("ambiguous_number");
  const reading = { ...nothing, number: range.low, number_high: range.high, unit, dimension };
  return { kind: "range", start: before.at, end: after.at, reading, flags };
}
