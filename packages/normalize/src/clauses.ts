import type { Item } from "./item.ts";

/** The words around an item: its clause, and in the clause what stands before and after the item. */
export interface Clause {
  readonly lead: string;
  readonly tail: string;
  readonly text: string;
  /** Lead and tail with every name masked, to look for what should not be left in them. */
  readonly masked: { readonly lead: string; readonly tail: string };
}

const STRONG = /[，,；;。\n]/;
const BRACKETS = /[()【】]/;
/** 3次、会议( and 3次和会议(: what opens the brackets of the next stands behind a mark of its own. */
const OPENS_NEXT = /^[^()【】]*[、/和及与并][^()【】]*[(【]$/;

/** 培训：3次宣传(2场): behind a label with its number the words before the bracket are the next one's. */
const OPENS_BRACKET = /^(?![和及与并])[\u4e00-\u9fff]{1,8}\($/;

/**
 * Cuts a cell at the punctuation between its items, so that each has its own clause. ；，。 always separate; 、 only between
 * two items (亲民、美观 stays whole). Where nothing separates two items, the words between belong to the first if it has
 * none of its own (2小时内响应24小时内解决), else to the second (一般路段12小时重要路段6小时). `masked` is the text with its names
 * masked, character for character.
 */
export function cutClauses(text: string, masked: string, items: readonly Item[]): readonly Clause[] {
  const cuts = items.slice(1).map((item, i) => cutBetween(text, items, i, item));
  return items.map((item, i) => {
    const start = i === 0 ? startOfClause(text, item.start) : (cuts[i - 1]?.[1] ?? item.start);
    const end = i === items.length - 1 ? endOfClause(text, item.end) : (cuts[i]?.[0] ?? item.end);
    const hidden = { lead: leadOf(masked, start, item), tail: masked.slice(item.end, end) };
    return { lead: leadOf(text, start, item), tail: text.slice(item.end, end), text: text.slice(start, end), masked: hidden };
  });
}

/** What stands before an item, without a comparator that other words separate from it (不超过年度预算500万元). */
function leadOf(text: string, start: number, { start: end, remote }: Item): string {
  if (remote === undefined || remote.start < start) return text.slice(start, end);
  return text.slice(start, remote.start) + text.slice(remote.end, end);
}

/** Where the clause of item `i` ends and the clause of the next begins. */
function cutBetween(text: string, items: readonly Item[], i: number, next: Item): readonly [number, number] {
  const previous = items[i];
  const from = previous?.end ?? 0;
  const gap = text.slice(from, next.start);
  if (OPENS_BRACKET.test(gap) && previous !== undefined && /：/.test(text.slice(previous.start - 1, previous.start + 1)))
    return [from, from];
  for (const separator of [STRONG, ...(OPENS_NEXT.test(gap) ? [] : [BRACKETS]), gap === "/" ? /、/ : /[、/]/, /[且并和及与]/]) {
    const first = gap.search(separator);
    if (first < 0) continue;
    let last = gap.length;
    while (!separator.test(gap.charAt(last - 1))) last -= 1;
    return [from + first, from + (separator === BRACKETS ? endOfBrackets(gap, last) : last)];
  }
  if (gap.startsWith("每")) return [from, from]; // 3次每次2小时
  const hasLead = i > 0 || startOfClause(text, previous?.start ?? 0) < (previous?.start ?? 0);
  return hasLead ? [from, from] : [next.start, next.start];
}

/** 培训(3次)、会议(2次): the words between the brackets name what the second pair counts. */
function endOfBrackets(gap: string, last: number): number {
  const closed = Math.max(gap.lastIndexOf(")"), gap.lastIndexOf("】")) + 1;
  const words = gap.slice(closed).replace(/^(?:[\s、/]|和(?![谐平])|及(?![时格])|与(?!会))+/, "");
  return closed === 0 ? last : gap.length - words.length;
}

function startOfClause(text: string, at: number): number {
  for (let i = at - 1; i >= 0; i--) if (STRONG.test(text.charAt(i))) return i + 1;
  return 0;
}

function endOfClause(text: string, at: number): number {
  for (let i = at; i < text.length; i++) if (STRONG.test(text.charAt(i))) return i;
  return text.length;
}

const AROUND =
  /^(?:\((?![^()]*\))|[\s，,、；;：:。.·)\]】}\-—~“”"'的得于]|在(?![校岗编线册建职园院库用役途读]))+|[\s，,、；;：:。.·([【{\-—~“"'在于]+$/g;
const OPENING =
  /^(?:努力|尽量|基本(?=$)|原则上|确保|保证|力争|争取|实现|要求|其中|并且|同时|以及|平均每|[(（]?\d{1,2}[.、)）]|[(（][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}、|[①-⑳])/;
/** Words before a number that only introduce it; a character that is the end of another word (功能, 响应, 主要) is none. */
const CLOSING = new RegExp(
  `(?:${[
    "(?<![人户月年平日])均",
    "(?<![首成京])都",
    "(?<![响供反相对适效感顺答回])应",
    "(?<!必)须",
    "(?<![必急所内刚供特军])需",
    "(?<![主重需必只紧摘概纪首提想])要",
    "(?<![合兼吞归])并",
    "且",
    "(?<![发抵到传表送下直雷转通])达",
    "(?<!目)的",
    "应当|必须|要求|(?<!项目|绩效|工作|年度)目标|目标值|能够|不得|达到|全部",
    "(?<![功性节技智机职产可动热电储赋效核氢潜势官])能",
  ].join("|")})$`,
);
/** Comparators that a verb separates from their number: 至少检查1次. */
const REMOTE_COMPARATOR = /至少|最少|最多|至多/;
const UNBALANCED_CLOSE = /^([^(]*)\)/;

/** The words around a value as its subject: without punctuation and without verbs that only introduce it. Null for none. */
export function subjectOf(clause: Clause, unit: string | null, ownTail: boolean): string | null {
  const lead = stripWords(stripPer(clause.lead, unit), true);
  const tail = ownTail ? stripWords(clause.tail.replace(UNBALANCED_CLOSE, "$1"), false) : "";
  const subject = lead + tail;
  return subject === "" ? null : subject;
}

function stripWords(words: string, closing: boolean): string {
  if (!LETTER.test(words)) return "";
  let text = words.replace(/^\(([^()]*)\)$/, "$1");
  for (let before = ""; before !== text;) {
    before = text;
    text = text.replace(OPENING, "").replace(AROUND, "").replace(REMOTE_COMPARATOR, "");
    if (closing) text = text.replace(CLOSING, "");
  }
  return LETTER.test(text) ? text : "";
}

const LETTER = /[\u4e00-\u9fffA-Za-z]/;

/** 每季度至少检查1次 is 1次/季度, so 每季度 is no longer part of what is measured. */
function stripPer(lead: string, unit: string | null): string {
  if (unit === null || !unit.includes("/")) return lead;
  const names = unit.slice(unit.indexOf("/") + 1).split("·");
  return names.reduce(
    (rest, name) => rest.replace(new RegExp(`每[个\\d两二三四五六]*${name.replace(/^[\d.]+/, "").replace(/[()²³/]/g, "")}`), ""),
    lead,
  );
}

/** 以2020年为基数 asks for nothing. */
const COMPARISON_BASE = /^(?:以.*(?:为基[数期准]|为准)|较.*|比.*|与.*相比)$/;

/** Whether punctuation that ends a clause stands between two places; a comma between digits may be part of a number. */
export function isOtherClause(text: string, from: number, to: number): boolean {
  const [start, end] = [Math.min(from, to), Math.max(from, to)];
  return /(?<!\d)[，,；;。\n]|[，,；;。\n](?!\d)/.test(text.slice(Math.max(0, start - 1), end + 1));
}

/** Whether clauses without an item ask for something too (…增长率>=20%，提升政策知晓度). */
export function hasOtherDemands(text: string, items: readonly Item[]): boolean {
  if (items.length > 0 && !STRONG.test(text)) return false; // one clause, that of the items
  let at = 0;
  for (const clause of text.split(STRONG)) {
    const end = at + clause.length;
    const empty = !items.some((item) => item.start < end && item.end > at);
    if (empty && !COMPARISON_BASE.test(clause) && /[\u4e00-\u9fff]{2}/.test(clause.replace(/\([^()]*\)/g, ""))) return true;
    at = end + 1;
  }
  return false;
}
