import type { Comparator } from "./value.ts";

/** What a word beside a number means for its comparator. */
export type Meaning = Comparator | "assumed" | "approximate";

const listed = (meaning: Meaning, words: string): [string, Meaning][] => words.split(" ").map((word) => [word, meaning]);

/**
 * Words and signs before a number. 《民法典》第一千二百五十九条: 超过 and 不满 exclude the number; the negations of the words
 * that exclude (不低于, 不超过) include it.
 */
export const wordsBefore: readonly (readonly [string, Meaning])[] = [
  ...listed(
    ">=",
    "≥ >= => ＞= ≥= >＝ 大于等于 大于或等于 大于、等于 高于等于 高于或等于 不小于 不低于 不少于 不短于 不得低于 不得少于 不得小于",
  ),
  ...listed(
    ">=",
    "不应低于 不应少于 应不低于 应不少于 不能低于 不能少于 不可低于 不可少于 不低 不少 至少 最少 最低 起码 不下于 不亚于 不弱于 届满 满",
  ),
  ...listed(
    "<=",
    "≤ <= =< ≤= 小于等于 小于或等于 小于、等于 低于等于 低于或等于 不大于 不高于 不多于 不长于 不超过 不超出 不得超过 不得超出 不超",
  ),
  ...listed(
    "<=",
    "不得高于 不得大于 不得多于 不得超 不应超过 不应高于 不应大于 应不超过 应不高于 不能超过 不能高于 不可超过 未超过 未超出 未超 不突破",
  ),
  ...listed("<=", "至多 最多 最高 最高不超过 最长不超过 最多不超过 最迟不超过 最长 最大 不晚于 不迟于 最迟 上限为 上限"),
  ...listed(">=", "最低不低于 最少不少于 下限为 下限 不早于 最小"),
  ...listed("<", "< 低于 少于 小于 短于 不足 不满 不到 未满 未达到 未达 不及 早于"),
  ...listed(">", "> 大于 高于 多于 长于 超过 超出 超 突破 逾 超越 晚于"),
  ...listed("=", "= == 等于 ＝ 恰好为"),
  // a sign that explains the word before it: 不少于(≥)5次
  ...listed(">=", "(≥)"),
  ...listed("<=", "(≤)"),
  ...listed(">", "(>)"),
  ...listed("<", "(<)"),
  ...listed("=", "(=)"),
  // printed words that state no comparison: 达到95% is =, not stated
  ...listed(
    "assumed",
    "达到 达到了 达 达成 为 是 约定为 控制在 介于 控制到 保持在 维持在 稳定在 保持 维持 稳定 限于 均达到 均达 均为 均 都 应达到 应达",
  ),
  ...listed(
    "assumed",
    "要达到 须达到 需达到 可达 可达到 能达到 力争达到 争取达到 确保达到 共 共计 总计 合计 累计 计 总共 一共 为: 总数为 总数 预计 计划",
  ),
  ...listed("assumed", "应 须 需 应当 必须 要 将 在 则 : ： 全部 全 不变 不变为 设定为 定为 ¥ $ + 人民币 按 按照"),
  ...listed("approximate", "约 大约 约为 约占 约有 约合 近 接近 将近 大致 大概 ≈ 左右 不少于约 估计 ~"),
];

/** Words and signs after a number and its unit. 以上、以下、以内 include the number, 以外 does not (民法典第1259条). */
export const wordsAfter: readonly (readonly [string, Meaning])[] = [
  ...listed(">=", "以上 及以上 及其以上 或以上 和以上 (含)以上 含以上 以上(含) 以上(含本数) 起 +"),
  ...listed(
    "<=",
    "以下 及以下 及其以下 或以下 和以下 (含)以下 含以下 以下(含) 以下(含本数) 以内 之内 以内(含) 内 封顶 为限 为上限 时间内 时限内",
  ),
  ...listed(">", "以外 之外 以上(不含) 以上(不含本数)"),
  ...listed("<", "以下(不含) 以内(不含) 以下(不含本数)"),
  ...listed("approximate", "左右 上下 余 多 许 之间 不等"),
  ...listed("assumed", "整 (含) (含本数) 正"),
];

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const longestFirst = (words: readonly (readonly [string, Meaning])[]): string =>
  words
    .map(([word]) => word)
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join("|");

const before = new Map(wordsBefore);
const after = new Map(wordsAfter);
const BEFORE = new RegExp(`(?:${longestFirst(wordsBefore)})$`);
const AFTER = new RegExp(`(?:${longestFirst(wordsAfter)})`, "y");
/** 不含本数 in brackets after a number that was just said to be included. */
const EXCLUDED = /\(不含[^()]{0,8}\)/y;
const INCLUDED = /\(含[^()]{0,8}\)/y;

/** What stands before a number: where it begins, the comparator it states, whether it is approximate. */
export interface Stated {
  readonly at: number;
  readonly comparators: readonly Comparator[];
  readonly approximate: boolean;
}

/** Reads backwards from `at` (not before `from`) over comparators, neutral verbs and words of approximation. */
export function readBefore(text: string, from: number, at: number): Stated {
  let start = at;
  let approximate = false;
  const comparators: Comparator[] = [];
  for (;;) {
    const lead = text.slice(from, start);
    const word = BEFORE.exec(lead)?.[0];
    const meaning = word === undefined ? undefined : before.get(word);
    if (word === undefined || meaning === undefined) break;
    if (isPartOfName(lead, word)) break;
    start -= word.length;
    if (meaning === "approximate") approximate = true;
    else if (meaning !== "assumed") comparators.push(meaning);
  }
  const remote = comparators.length === 0 ? REMOTE.exec(text.slice(from, start))?.[1] : undefined;
  const comparator = remote === undefined ? undefined : before.get(remote);
  if (comparator !== undefined && comparator !== "assumed" && comparator !== "approximate") comparators.push(comparator);
  return { at: start, comparators, approximate };
}

/** 至少检查1次: the verb stands between. */
const REMOTE = /(至少|最少|最多|至多|不少于)[\u4e00-\u9fff]{1,6}$/;

/** Words that end in one of `wordsBefore` and are names: 行为 is no 为, 工作计划 no 计划, 人均 no 均. */
const NAMES = (
  "行为 作为 成为 认为 以为 因为 人为 设计 统计 但是 还是 凡是 若是 只是 所需 重要 主要 只要 必要 存在 现在 内在 供应 适应 相应 反应 安全 健全 " +
  "齐全 完全 首都 圆满 饱满 附近 邻近 公共 规则 原则 否则 细则 合约 节约 预约 签约 公约 平均 人均 月均 年均 日均 户均 发达 表达 传达 到达 送达 " +
  "抵达 下达 转达 同比 高超"
).split(" ");
const NAME_ENDINGS = new RegExp(`(?:${NAMES.join("|")})$`);

const isPartOfName = (lead: string, word: string): boolean => word.length === 1 && NAME_ENDINGS.test(lead);

/** Reads forward from `at` over comparators and words of approximation. `inner` tells whether a bare 内 is one. */
export function readAfter(text: string, at: number, inner: boolean): Stated {
  let end = at;
  let approximate = false;
  const comparators: Comparator[] = [];
  for (;;) {
    AFTER.lastIndex = end;
    const word = AFTER.exec(text)?.[0];
    const meaning = word === undefined ? undefined : after.get(word);
    if (word === undefined || meaning === undefined) break;
    if (!inner && word === "内" && !/^(?:$|[，；。、)])/.test(text.slice(end + 1))) break;
    if (word === "起" && !/^(?:$|[，；。、)])/.test(text.slice(end + 1))) break;
    end += word.length;
    if (meaning === "approximate") approximate = true;
    else if (meaning !== "assumed") comparators.push(meaning);
  }
  EXCLUDED.lastIndex = end;
  const excluded = EXCLUDED.exec(text)?.[0];
  if (excluded === undefined) {
    INCLUDED.lastIndex = end;
    return { at: end + (INCLUDED.exec(text)?.[0].length ?? 0), comparators, approximate };
  }
  return {
    at: end + excluded.length,
    comparators: comparators.map((one) => (one === ">=" ? ">" : one === "<=" ? "<" : one)),
    approximate,
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
  // 控制在…, 等于95%以上: a bare = gives way to what says more
  const comparator = first === "=" ? (all.find((one) => one !== "=") ?? first) : first;
  return { comparator, stated: true, conflict: all.some((one) => one !== comparator) };
}
