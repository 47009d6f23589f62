import { cores, fillers, negations, wordsAfter, wordsBefore } from "./comparator-words.ts";
import { matchAt } from "./text.ts";
import type { Comparator } from "./value.ts";

export { wordsAfter, wordsBefore, type Meaning } from "./comparator-words.ts";

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const longestFirst = (words: readonly string[]): string =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map(escape)
    .join("|");

const before = new Map(wordsBefore);
const after = new Map(wordsAfter);
const core = new Map(cores);
const LONGEST = Math.max(...wordsBefore.map(([word]) => word.length));
/** What a comparator can end with: most texts before a number end otherwise. */
const LAST_CHARACTERS: ReadonlySet<string> = new Set(
  [...wordsBefore, ...cores].map(([word]) => word.slice(-1)).concat("了", "过", "于"),
);
const PHRASE_END = /[于过出越破了]$/;
const AFTER = new RegExp(`(?:${longestFirst(wordsAfter.map(([word]) => word))})`, "y");
/** What they begin with: behind most numbers nothing does. */
const AFTER_FIRST: ReadonlySet<string> = new Set(wordsAfter.map(([word]) => word.charAt(0)));
const PHRASE_TEXT = `(${longestFirst(negations.split(" "))})?(?:${longestFirst(fillers.split(" "))})*(${longestFirst([...core.keys()])})(?:了|过|于)?`;
/** A comparator with what negates it: 不低于, 没有超过, 不得再高于, 超过了. */
const PHRASE = new RegExp(`${PHRASE_TEXT}$`);
/** Longer than any comparator with its words; no further is looked back. */
const WINDOW = 20;
/** 不含本数 in brackets after a number that was just said to be included. */
const EXCLUDED = /\((?:不含|不包括|不包含)(?!税|增值税|[\u4e00-\u9fff]*费)[^()]{0,8}\)|，?不含(?:本数|[\d.]+%?(?=$|[，；。]))/y;
const INCLUDED = /\((?:含|包括|包含)[^()]{0,8}\)|，?含(?:本数|[\d.]+%?(?=$|[，；。]))/y;

/** What stands before a number: where it begins, the comparator it states, whether it is approximate. */
export interface Stated {
  readonly at: number;
  readonly comparators: readonly Comparator[];
  readonly approximate: boolean;
  /** A comparison is said that the contract has no comparator for (≠), or that is negated twice. */
  readonly refused: boolean;
}

interface Word {
  readonly start: number;
  readonly meaning: Comparator | "assumed" | "approximate" | "refused";
}

const FLIPPED = { "<": ">=", ">": "<=" } as const;
const NEGATED_AGAIN = /[不没未非无莫勿别]$|没有$|并非$|难以$|无法$/;

/** The longest listed word that a text ends with. */
function listedBefore(lead: string): string | undefined {
  for (let length = Math.min(LONGEST, lead.length); length > 0; length--) {
    const word = lead.slice(-length);
    if (before.has(word)) return word;
  }
  return undefined;
}

/** The comparator word that ends at `at`. */
function wordBefore(text: string, from: number, at: number): Word | null {
  if (at <= from || !LAST_CHARACTERS.has(text.charAt(at - 1))) return null;
  const lead = text.slice(Math.max(from, at - WINDOW), at);
  const listed = listedBefore(lead);
  const phrase = PHRASE_END.test(lead) ? PHRASE.exec(lead) : null;
  if (phrase !== null && phrase[0].length >= (listed?.length ?? 0)) {
    const meaning = core.get(phrase[2] ?? "");
    if (meaning !== undefined && !isAchievement(lead, phrase[0])) {
      const doubled = NEGATED_AGAIN.test(lead.slice(0, phrase.index)) && !/^(?:不|没|未)/.test(text.slice(at, at + 1));
      return {
        start: at - phrase[0].length,
        meaning: doubled ? "refused" : phrase[1] === undefined ? meaning : FLIPPED[meaning],
      };
    }
  }
  const meaning = listed === undefined ? undefined : before.get(listed);
  if (listed === undefined || meaning === undefined || isPartOfName(lead, listed)) return null;
  return { start: at - listed.length, meaning };
}

/** 技术突破3项 is an achievement, not more than three. */
const isAchievement = (lead: string, word: string): boolean =>
  word === "突破" && /(?:技术|重大|关键|创新|重要|取得|实现|有所|攻关|性)突破$/.test(lead);

/** Reads backwards from `at` (not before `from`) over comparators, neutral verbs and words of approximation. */
export function readBefore(text: string, from: number, at: number): Stated {
  let start = at;
  let approximate = false;
  let refused = false;
  const comparators: Comparator[] = [];
  for (let word = wordBefore(text, from, start); word !== null; word = wordBefore(text, from, start)) {
    start = word.start;
    if (word.meaning === "approximate") approximate = true;
    else if (word.meaning === "refused") refused = true;
    else if (word.meaning !== "assumed") comparators.push(word.meaning);
  }
  if (NEGATED_AGAIN.test(text.slice(Math.max(from, start - 2), start)) && comparators.length > 0) refused = true;
  return { at: start, comparators, approximate, refused };
}

/** A comparator that other words separate from its number, and where it stands. */
export interface Remote {
  readonly comparator: Comparator;
  readonly start: number;
  readonly end: number;
}

/** 至少检查1次: the verb stands between. */
const AT_LEAST = /(至少|最少|最多|至多|不少于)[\u4e00-\u9fff]{1,6}$/;
const REMOTE = new RegExp(`${PHRASE_TEXT}([\\u4e00-\\u9fff]{1,12})$`);
const DISTANT = /[于过出越破]|[至最]/;
/** 不超过年度预算500万元: the amount says again what the word names. */
const LIMIT =
  /(?:预算|预算数|总额|限额|额度|标准|控制数|控制价|上限|金额|资金|经费|费用|投资|概算|价格|成本|总价|投资额|批复)(?:的|为)?$/;

/** The comparator before the words that stand before `at`; null where none, or one that compares with those words (高于上年3%). */
export function readRemote(text: string, from: number, at: number, unit: string | null): Remote | null {
  const offset = Math.max(from, at - 2 * WINDOW);
  const lead = text.slice(offset, at);
  if (!DISTANT.test(lead)) return null;
  const least = AT_LEAST.exec(lead);
  const meaning = least === null ? undefined : (before.get(least[1] ?? "") ?? ">=");
  if (least !== null && (meaning === ">=" || meaning === "<="))
    return { comparator: meaning, start: offset + least.index, end: offset + least.index + (least[1]?.length ?? 0) };
  const match = REMOTE.exec(lead);
  const base = core.get(match?.[2] ?? "");
  if (match === null || match[1] === undefined || base === undefined) return null;
  const between = match[3] ?? "";
  const restated = ((unit === "%" || unit === "倍") && between.endsWith("的")) || (unit === "元" && LIMIT.test(between));
  if (!restated || NEGATED_AGAIN.test(lead.slice(0, match.index))) return null;
  return { comparator: FLIPPED[base], start: offset + match.index, end: at - between.length };
}

/** Words that end in one of `wordsBefore` and are names: 行为 is no 为, 工作计划 no 计划, 人均 no 均. */
const NAMES = (
  "行为 作为 成为 认为 以为 因为 人为 设计 统计 但是 还是 凡是 若是 只是 所需 重要 主要 只要 必要 存在 现在 内在 响应 对应 效应 感应 供应 适应 相应 反应 安全 健全 " +
  "齐全 完全 首都 圆满 饱满 附近 邻近 公共 规则 原则 否则 细则 合约 节约 预约 签约 公约 平均 人均 月均 年均 日均 户均 发达 表达 传达 到达 送达 " +
  "抵达 下达 转达 同比 高超 除非 是非 为了 会计 合计划 估计 会议计"
).split(" ");
const NAME_ENDINGS = new RegExp(`(?:${NAMES.join("|")})$`);

const isPartOfName = (lead: string, word: string): boolean => word.length === 1 && NAME_ENDINGS.test(lead);

/** Words that begin others too (起草, 不到位, 5次内容更新): comparators at the end of a clause only. */
const ONLY_LAST: ReadonlySet<string> = new Set(["起", "不到", "+"]);
/** Of what is counted 内 says no limit as such: 5人内. */
const ONLY_LAST_OF_COUNTS: ReadonlySet<string> = new Set([...ONLY_LAST, "内"]);
const ENDS_CLAUSE = /^$|[，；。、)]/;
/** What follows 内 in 3年内容更新, 5公里内部道路; not in 3年内容纳, 5天内部署, 3天内控制. */
const INNER_WORD = /^(?:容(?![纳许易忍错量])|部(?!署)|控(?!制)|涵(?!盖))/;

/** Reads forward from `at` over comparators and words of approximation. `inner` tells whether a bare 内 is one. */
export function readAfter(text: string, at: number, inner: boolean): Stated {
  let end = at;
  let approximate = false;
  const comparators: Comparator[] = [];
  for (;;) {
    const word = AFTER_FIRST.has(text.charAt(end)) ? matchAt(AFTER, text, end)?.[0] : undefined;
    const meaning = word === undefined ? undefined : after.get(word);
    if (word === undefined || meaning === undefined || meaning === "refused") break;
    const next = end + word.length;
    if (!ENDS_CLAUSE.test(text.charAt(next)) && (inner ? ONLY_LAST : ONLY_LAST_OF_COUNTS).has(word)) break;
    if (word === "内" && INNER_WORD.test(text.slice(next, next + 2))) break;
    end = next;
    if (meaning === "approximate") approximate = true;
    else if (meaning !== "assumed") comparators.push(meaning);
  }
  const excluded = matchAt(EXCLUDED, text, end)?.[0];
  if (excluded === undefined) {
    const included = matchAt(INCLUDED, text, end)?.[0].length ?? 0;
    return { at: end + included, comparators, approximate, refused: false };
  }
  return {
    at: end + excluded.length,
    comparators: comparators.map((one) => (one === ">=" ? ">" : one === "<=" ? "<" : one)),
    approximate,
    refused: comparators.length === 0, // 不低于90%(不含) takes back what was said before the number
  };
}

/** The comparator of what stands before and after a number, and whether the two contradict each other. */
export function combine(
  stated: readonly Comparator[],
  following: readonly Comparator[],
): { comparator: Comparator; stated: boolean; conflict: boolean } {
  const all = [...stated.toReversed(), ...following];
  const [first] = all;
  if (first === undefined) return { comparator: "=", stated: false, conflict: false };
  return { comparator: first, stated: true, conflict: all.some((one) => one !== first) };
}
