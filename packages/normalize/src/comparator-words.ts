import type { Comparator } from "./value.ts";

/** What a word beside a number means for its comparator. `refused` is said, and is no comparator of the contract (≠). */
export type Meaning = Comparator | "assumed" | "approximate" | "refused";

const listed = (meaning: Meaning, words: string): [string, Meaning][] => words.split(" ").map((word) => [word, meaning]);

/** Words that compare, without any negation. 《民法典》第一千二百五十九条: 超过 and 不满 exclude the number. */
export const cores: readonly (readonly [string, "<" | ">"])[] = [
  ..."低于 少于 小于 短于 弱于 下于 亚于 低过 少过 小过 早于 先于".split(" ").map((word) => [word, "<"] as const),
  ..."高于 多于 大于 长于 高过 多过 大过 长过 超过 超出 超越 突破 逾越 迟于 晚于".split(" ").map((word) => [word, ">"] as const),
];

/** Words that turn what they stand before: 不低于 and 没有超过 include the number. */
export const negations =
  "不 未 没 没有 无 不得 不能 不会 不应 不应该 不应当 不该 不宜 不可 不可以 不要 不准 不许 不允许 不再 不予 未曾 不曾 从未 尚未 绝不 决不 均不 均未 都不 " +
  "应不 须不 需不 要不 勿 切勿 严禁 禁止 不容许";
export const fillers = "再 能 会 得 可 应 应该 该 大 明显 显著 允许 以 宜 要 准 许 曾 有";

/** Words and signs before a number that are read as they stand. */
export const wordsBefore: readonly (readonly [string, Meaning])[] = [
  ...listed(
    ">=",
    "≥ >= => ＞= ≥= >＝ 大于等于 大于或等于 大于或者等于 大于及等于 大于、等于 高于等于 高于或等于 高于或者等于 多于等于 多于或等于 不低 不少",
  ),
  ...listed(
    ">=",
    "超过或等于 超过等于 超过或者等于 大等于 至少 最少 最低 起码 至少要 至少为 最少为 最低为 届满 满 下限为 下限 最小",
  ),
  ...listed(
    "<=",
    "≤ <= =< ≤= 小于等于 小于或等于 小于或者等于 小于及等于 小于、等于 低于等于 低于或等于 低于或者等于 少于等于 少于或等于 短于等于 短于或等于",
  ),
  ...listed(
    "<=",
    "小等于 不超 未超 不得超 不能超 不可超 没超 至多 最多 最高 最长 最大 最迟 最晚 上限为 上限 顶多 最多为 最高为 最长为 不多 不高",
  ),
  ...listed("<", "< 不足 不满 不到 未满 未达到 未达 不及 未到 达不到 没有达到 没达到 未能达到 不能达到 不达"),
  ...listed(">", "> 超 逾 不止 不只"),
  ...listed("=", "= == 等于 ＝ 恰好为 恰好 正好 正好为 恰为"),
  ...listed("refused", "≠ != <> =/= 不等于 不为 不是 不等 非 不在 并非"),
  // a sign that explains the word before it: 不少于(≥)5次
  ...listed(">=", "(≥) (>=)"),
  ...listed("<=", "(≤) (<=)"),
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
    "要达到 须达到 需达到 可达 可达到 能达到 力争达到 争取达到 确保达到 共 共计 总计 合计 累计 计 总共 一共 为: 总数为 总数 预计 计划 各达到 分别达到 分别为 各为",
  ),
  ...listed("assumed", "应 须 需 应当 必须 要 将 在 则 : ： 全部 全 不变 不变为 设定为 定为 ¥ + 人民币 RMB CNY 按 按照"),
  ...listed("approximate", "约 大约 约为 约占 约有 约合 近 接近 将近 大致 大概 ≈ 左右 估计 ~"),
];

const includes = [
  "",
  "及",
  "及其",
  "及其它",
  "或",
  "或者",
  "和",
  "以及",
  "含",
  "(含)",
  "(含本数)",
  "(及)",
  "(包含)",
  "(包括)",
  "及(含)",
  "包含",
  "(含)及",
  "(含本级)",
];
const composed = (meaning: Meaning, bases: string): [string, Meaning][] =>
  bases.split(" ").flatMap((base) => includes.map((prefix): [string, Meaning] => [prefix + base, meaning]));

/** Words and signs after a number and its unit. 以上、以下、以内 include the number, 以外 does not (民法典第1259条). */
export const wordsAfter: readonly (readonly [string, Meaning])[] = [
  ...composed(">=", "以上 之上 以上(含) 以上(含本数)"),
  ...composed("<=", "以下 之下 以内 之内 以下(含) 以下(含本数) 以内(含)"),
  ...listed(">=", "起 起步 + 往上 为下限 打底"),
  ...listed("<=", "内 封顶 为限 为上限 时间内 时限内 往下 (含)内"),
  ...listed(">", "以外 之外 开外 以上(不含) 以上(不含本数) 以上不含本数"),
  ...listed("<", "以下(不含) 以内(不含) 以下(不含本数) 以下不含本数 不到"),
  ...listed("approximate", "左右 上下 余 多 许 之间 不等 有余 出头"),
  ...listed("assumed", "整 (含) (含本数) 正"),
];
