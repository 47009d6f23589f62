import { cores } from "./comparator-words.ts";
import type { Clause } from "./clauses.ts";
import type { Item } from "./item.ts";
import type { Reading } from "./value.ts";
import { MASK } from "./mask.ts";
import { readUnit } from "./unit-reader.ts";

/**
 * What must never be left in the words beside a number, whatever was foreseen: a comparator that nobody read, a sign, a numeral
 * that touches the number, an event that is denied. Names are masked before, so that 12333咨询员 or “不超过”专班 say nothing.
 */
const NUMERAL = "[\\d零〇一二两三四五六七八九十百千万亿]";
const SIGN = /[≥≤<>≠≈≡≢≮≯=±]/;
const ACHIEVED = "(?<!技术|重大|关键|创新|重要|取得|实现|有所|攻关|性|新)";
const COMPARING = new RegExp(
  [
    ...cores.map(([word]) => (word === "突破" ? ACHIEVED + word : word)),
    "至少",
    "至多",
    "最少",
    "最多",
    "不得少",
    "不得超",
    "不超(?![前市声龄标期员编])",
    `${NUMERAL}[^，；。]{0,4}(?:以[上下内外]|之内)`,
  ].join("|"),
);
/** 一期, 二级, 一季度: a single numeral that orders. */
const BEGINS_WITH_NUMERAL = new RegExp(
  `^(?:负(?![责担荷债压])|零下|\\d|(?![百千万亿]+[\\u4e00-\\u9fff])${NUMERAL}{2}|(?![百千万亿])${NUMERAL}(?![期级季类等档批号线审般区系部层段年月日体流次星]))`,
);
const ENDS_WITH_NUMERAL = new RegExp(`(?:负|零下|(?<![第其之唯统任同单万每某])${NUMERAL})$`);
const DENIED =
  /(?:不|未|没有?|无|杜绝|避免|防止|防范|严禁|禁止)(?:再|得|能|会|许|可|允许|有)?(?:发生|出现|产生|存在|造成|导致|引发|形成|超|低|少|多|高|大|小)|不[得能可许]有|不允许有/;
const COUNTS_DENIED = /(?:率|天数|次数|数量|人数|比例|占比|个数|件数|起数|天|日|时间|年限)$/;
/** What would have moved the date before it: 2025年6月中下旬, 6月30日3. */
const UNREAD_OF_DATE = new RegExp(
  `以[前后]|之[前后]|^(?:[及或\\d]|[底末](?!层)|[上中下]{1,2}旬|[上下]半月|当月|${MASK}+周|左右$|前后$|(?:[-~]|—{1,2}|[至到](?![位达期账岗场今此少多]))[\\d一二三四五六七八九十上中下年月底末])`,
);
const AROUND = new RegExp(`^[\\s，,、；;：。·“”"'的]+|[\\s，,、；;：。·“”"'的]+$`, "g");

/** Whether the words around an item hold what should have been read with its number. */
export function leavesDoubt({ reading, kind }: Item, clause: Clause): boolean {
  const { masked } = clause;
  const words = [masked.lead, masked.tail].map((part) => (part === "" ? part : part.replace(AROUND, "")));
  const [lead = "", tail = ""] = words;
  const subject = lead + tail;
  // 例/10万 read as 10万 behind 例/: part of a unit or a formula is left over
  if (RANGE_WITHOUT_END.test(masked.tail)) return true;
  if (/[/×÷+^]$/.test(masked.lead) || /^[/·×÷+^²³]/.test(masked.tail) || masked.lead.endsWith("第")) return true;
  if (reading.dimension === "duration" && isPointInTime(reading, lead, tail, clause)) return true;
  if (isMonthInPoints(reading, clause.text)) return true;
  if (subject === "") return false;
  if (kind === "date") return UNREAD_OF_DATE.test(tail) || /^[上下]半月/.test(clause.tail) || isOfAnotherYear(reading, lead);
  if (SIGN.test(subject) || COMPARING.test(subject)) return true;
  if (words.some((part) => part !== "" && (BEGINS_WITH_NUMERAL.test(part) || ENDS_WITH_NUMERAL.test(part)))) return true;
  if (MODEL.test(masked.lead) && /\d/.test(clause.text.charAt(masked.lead.length))) return true; // but pH≥7, N=30人
  if (/(?:最后|倒数|最末)$/.test(lead) || /[%‰]/.test(tail)) return true; // 每月最后1个工作日; 600万元、%
  if (SECOND_UNIT.test(masked.tail)) return true;
  if (reading.comparator_stated === false && (isGrade(reading, masked.tail) || SECOND_PHASE.test(clause.text))) return true;
  if (/[百千万亿]元$/.test(lead) && reading.unit === null) return true; // 成本万元50
  if (reading.unit === null && (isUnitAlone(lead) || isUnitAlone(UNIT_IN_BRACKETS.exec(lead)?.[1] ?? ""))) return true;
  const zero = reading.number !== null && /^0(?:\.0+)?$/.test(reading.number);
  return !zero && DENIED.test(subject) && !COUNTS_DENIED.test(subject.replaceAll(MASK, ""));
}

/** 90%~: the other end was cut off. */
const RANGE_WITHOUT_END = /^\s?(?:[-~]|—{1,2})\s*$/;

/** 成本(万元)≥500且≤600: the unit of both, which nobody read with them. */
const UNIT_IN_BRACKETS = /\(([^()]{1,8})\)(?:[≥≤<>=]|[一-鿿]{0,3})$/;

/** What makes a point in time of a number of years or months. */
const ENDS_OF_TIME =
  /^(?:[以之]?前|[底末]|初(?!赛)|[上中下]{1,2}旬|中(?:[前后起末]|$)|年[中终初]|[春夏秋冬]季|[暑寒][期假]|[ⅠⅡⅢⅣ]季)/;
/** 25年前, 14年初, 14年第二至四季度, 本年3月内, 1-3季度: a point or a span of the calendar, not so many years or months. */
function isPointInTime({ unit, number_high }: Reading, lead: string, tail: string, clause: Clause): boolean {
  if (ENDS_OF_TIME.test(tail) || tail.startsWith("以来") || (unit === "年" && /^[第全]/.test(clause.tail))) return true;
  if (unit === "季度" && number_high !== null && /^[1-4]$/.test(number_high) && !clause.text.includes("个季度")) return true;
  return /[本次今明当去翌]年度?$/.test(lead);
}
/** 35.6W元, 15万元万元, 1.5方元: a unit directly behind the unit. */
const SECOND_UNIT = /^[十百千万亿]{0,2}元(?![旦素件月宵])/;
const MONTH_IN_POINTS = /(?<![\d.≥≤<>=于过])(?:1[5-9]|[23]\d|4[0-5])\.(?:0?[1-9]|1[0-2])(?:[内前起底末后止]|[之以][前后])/;
/** 25.12内, 25.3起: December of 25, or a number. */
const isMonthInPoints = ({ unit, number }: Reading, text: string): boolean =>
  (unit === null || unit === "起") && number?.includes(".") === true && MONTH_IN_POINTS.test(text);
/** A3系统, C30标准: digits behind one or two letters name a model, or count. */
const MODEL = /(?:(?<![A-Za-z])[A-Za-z]{1,2}|[φΦ])$/;

/** 完成3级建设, 建设3期工程: the third, or three. */
const isGrade = ({ dimension, unit }: Reading, tail: string): boolean =>
  (dimension === "level" && /^[\u4e00-\u9fff]/.test(tail)) || (unit === "期" && /^(?:工程|项目|建设|改造|厂)/.test(tail));

/** 采购一期, 启动二期: the name of a phase. */
const SECOND_PHASE = /(?:建设|采购|完成|启动|实施|购置|改造|项目|工程)[一二三四五六七八九十]期$/;

/** 2026年度第二至四季度底: the year that is printed is not the one that was assumed. */
function isOfAnotherYear({ date }: Reading, lead: string): boolean {
  const year = /((?:19|20)\d\d)年/.exec(lead)?.[1];
  return year !== undefined && date !== null && !date.startsWith(year);
}

/** 天5: whether 天 is its unit, nobody can say. */
function isUnitAlone(lead: string): boolean {
  const unit = lead === "" ? null : readUnit(lead, 0);
  return (
    unit !== null &&
    unit.end === lead.length &&
    (lead.length === 1 || unit.dimension === "duration" || unit.dimension === "money" || unit.unit.includes("/")) &&
    !lead.endsWith("数")
  );
}

/** 12月15, 2025年6月30日3. */
const isBareNumber = (text: string, { kind, start, reading }: Item): boolean =>
  kind === "quantity" && reading.unit === null && /\d/.test(text.charAt(start));

/** 80%(含)至95%, 80，95: what stands between two numbers makes one thing of them, which nobody read. */
const JOINS = /^\s?(?:至|到|-|~|—{1,2}|或者?)\s?$/;
const WHOSE_RATE = /^的?[\u4e00-\u9fff]{2,16}(?:率|度|比例|比重|占比)/;
/** 100万元以上项目评审率100%: which projects are meant, or how much is asked for? */
const isScopeOrDemand = (text: string, first: Item, second: Item, gap: string): boolean =>
  second.reading.unit === "%" && (gap.startsWith("的") || first.start === 0 || /[，；。、\n]/.test(text.charAt(first.start - 1)));
/** 半年支付一次: once in half a year, or for half a year and once? */
const isPeriodOf = (text: string, first: Item, second: Item, gap: string): boolean =>
  first.reading.dimension === "duration" &&
  first.reading.comparator_stated === false &&
  second.reading.unit === "次" &&
  /^[\u4e00-\u9fff]{1,4}$/.test(gap) &&
  (first.start === 0 || /[，；。、\n]/.test(text.charAt(first.start - 1)));
function belongTogether(text: string, first: Item, second: Item): boolean {
  const gap = text.slice(first.end, second.start);
  if (first.kind === "date" || second.kind === "date") return false;
  if (JOINS.test(gap)) return true;
  if (/^[,，]$/.test(gap) && first.reading.unit === null && isBareNumber(text, second)) return true;
  if (gap === "(" && text.charAt(second.start) === "±") return true; // 95%(±2%)
  if (/以[上下]$/.test(text.slice(first.start, first.end)) && WHOSE_RATE.test(gap))
    return isScopeOrDemand(text, first, second, gap);
  if (isPeriodOf(text, first, second, gap)) return true;
  // 60%>80%: the sign compares the two
  return gap === "" && first.reading.comparator_stated === false && /[≥≤<>]/.test(text.charAt(second.start));
}

/** ≥90公里1, ≥90%(1), ≥90%注1: a bare figure behind a target is the number of a note, or more of the target. */
const OPENS_NOTE = /^\s?(?:注|\()?\s?$/;
const mayBeNote = (text: string, first: Item, second: Item): boolean =>
  first.reading.unit !== null &&
  isBareNumber(text, second) &&
  OPENS_NOTE.test(text.slice(first.end, second.start)) &&
  /^(?:\)|$|[，；。、])/.test(text.slice(second.end));

/** 7天24小时, 5公里3: two numbers side by side with nothing that says how they belong together. */
export function touch(text: string, first: Item, second: Item): boolean {
  if (first.end === second.start && first.kind === "date" && isBareNumber(text, second)) return true;
  if (belongTogether(text, first, second) || mayBeNote(text, first, second)) return true;
  if (
    first.end !== second.start ||
    first.kind === "date" ||
    second.kind === "date" ||
    !/[\d零一二两三四五六七八九十百千万]/.test(text.charAt(second.start))
  )
    return false;
  const counts = first.reading.dimension === "count" && second.reading.dimension === "count";
  const lists = counts && first.reading.unit !== second.reading.unit;
  return !lists && first.reading.comparator_stated !== true;
}
