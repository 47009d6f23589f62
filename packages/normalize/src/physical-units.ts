import type { Dimension } from "./value.ts";

/** What a unit measures, finer than a dimension: length by time is a speed, mass by volume a concentration. */
export type Kind = "length" | "area" | "volume" | "mass" | "amount" | "data";

/** A base unit of GB 3100–3102 with the prefixes under which forms print it. */
interface Base {
  readonly name: string;
  readonly prefixes: string;
  readonly dimension: Dimension | null;
  readonly kind?: Kind;
}

/** Chinese names: 毫 + 米. A space in `prefixes` separates; `-` is the unit without a prefix. */
const chinese: readonly Base[] = [
  { name: "米", prefixes: "- 千 分 厘 毫 微 纳", dimension: "measure", kind: "length" },
  { name: "克", prefixes: "- 千 毫 微 纳", dimension: "measure", kind: "mass" },
  { name: "升", prefixes: "- 千 毫 微 分 厘", dimension: "measure", kind: "volume" },
  { name: "瓦", prefixes: "- 千 兆 吉 毫 微", dimension: "power" },
  { name: "瓦特", prefixes: "- 千 兆 毫", dimension: "power" },
  { name: "伏安", prefixes: "- 千 兆", dimension: "power" },
  { name: "乏", prefixes: "千 兆", dimension: "power" },
  { name: "伏", prefixes: "- 千 兆 毫 微", dimension: "electric" },
  { name: "伏特", prefixes: "- 千 毫", dimension: "electric" },
  { name: "安", prefixes: "- 千 毫 微", dimension: "electric" },
  { name: "安培", prefixes: "- 千 毫", dimension: "electric" },
  { name: "安时", prefixes: "- 千 毫", dimension: "electric" },
  { name: "欧", prefixes: "- 千 兆 毫 微", dimension: "electric" },
  { name: "欧姆", prefixes: "- 千 兆 毫", dimension: "electric" },
  { name: "法拉", prefixes: "- 毫 微 纳 皮", dimension: "electric" },
  { name: "法", prefixes: "毫 微 纳 皮", dimension: "electric" },
  { name: "亨利", prefixes: "- 毫 微", dimension: "electric" },
  { name: "亨", prefixes: "毫 微", dimension: "electric" },
  { name: "库仑", prefixes: "- 毫 微", dimension: "electric" },
  { name: "西门子", prefixes: "- 毫 微", dimension: "electric" },
  { name: "瓦时", prefixes: "- 千 兆 吉 太", dimension: "measure" },
  { name: "瓦小时", prefixes: "千 兆", dimension: "measure" },
  { name: "焦", prefixes: "- 千 兆 吉", dimension: "measure" },
  { name: "焦耳", prefixes: "- 千 兆 吉", dimension: "measure" },
  { name: "卡路里", prefixes: "- 千", dimension: "measure" },
  { name: "卡", prefixes: "千 大", dimension: "measure" },
  { name: "摩尔", prefixes: "- 千 毫 微 纳", dimension: null, kind: "amount" },
  { name: "帕", prefixes: "- 百 千 兆 吉 毫", dimension: null },
  { name: "帕斯卡", prefixes: "- 百 千 兆", dimension: null },
  { name: "牛顿", prefixes: "- 千", dimension: null },
  { name: "牛", prefixes: "千 兆 毫", dimension: null },
  { name: "赫", prefixes: "- 千 兆 吉", dimension: null },
  { name: "赫兹", prefixes: "- 千 兆 吉", dimension: null },
  { name: "特斯拉", prefixes: "- 毫 微 纳", dimension: null },
  { name: "贝可", prefixes: "- 千 兆", dimension: null },
  { name: "贝克勒尔", prefixes: "-", dimension: null },
  { name: "戈瑞", prefixes: "- 毫 微", dimension: null },
  { name: "希沃特", prefixes: "- 毫 微", dimension: null },
  { name: "西弗", prefixes: "- 毫 微", dimension: null },
  { name: "巴", prefixes: "毫", dimension: null },
  { name: "比特", prefixes: "- 千 兆 吉", dimension: "data", kind: "data" },
  { name: "字节", prefixes: "- 千 兆 吉 太", dimension: "data", kind: "data" },
];

/** Letters: `μ` is also written `µ` and `u`. */
const letters: readonly Base[] = [
  { name: "m", prefixes: "- k d c m μ n", dimension: "measure", kind: "length" },
  { name: "g", prefixes: "- k m μ n p", dimension: "measure", kind: "mass" },
  { name: "L", prefixes: "- k m μ d", dimension: "measure", kind: "volume" },
  { name: "l", prefixes: "m", dimension: "measure", kind: "volume" },
  { name: "W", prefixes: "- k M G m", dimension: "power" },
  { name: "VA", prefixes: "- k M", dimension: "power" },
  { name: "var", prefixes: "k M", dimension: "power" },
  { name: "V", prefixes: "- k m μ", dimension: "electric" },
  { name: "A", prefixes: "k m μ", dimension: "electric" },
  { name: "Ah", prefixes: "- m k", dimension: "electric" },
  { name: "Ω", prefixes: "- k M m", dimension: "electric" },
  { name: "F", prefixes: "μ n p", dimension: "electric" },
  { name: "S/m", prefixes: "- m μ", dimension: "electric" },
  { name: "Wh", prefixes: "- k M G T", dimension: "measure" },
  { name: "J", prefixes: "- k M G", dimension: "measure" },
  { name: "cal", prefixes: "- k", dimension: "measure" },
  { name: "mol", prefixes: "- m μ n", dimension: null, kind: "amount" },
  { name: "Pa", prefixes: "- h k M G", dimension: null },
  { name: "N", prefixes: "- k M", dimension: null },
  { name: "Hz", prefixes: "- k M G", dimension: null },
  { name: "Bq", prefixes: "- k M", dimension: null },
  { name: "Gy", prefixes: "- m μ", dimension: null },
  { name: "Sv", prefixes: "- m μ n", dimension: null },
  { name: "lm", prefixes: "-", dimension: null },
  { name: "lx", prefixes: "-", dimension: null },
  { name: "cd", prefixes: "-", dimension: null },
  { name: "B", prefixes: "- K M G T P", dimension: "data", kind: "data" },
  { name: "bit", prefixes: "- k M G", dimension: "data", kind: "data" },
  { name: "bps", prefixes: "- k K M G T", dimension: "speed" },
];

/** Powers of lengths: 平方厘米, 立方分米, cm². */
const CHINESE_LENGTHS = "米 厘米 毫米 分米 千米 公里 英尺 英寸 尺 码";
const LETTER_LENGTHS = "m cm mm dm km hm";

export interface PhysicalUnit {
  readonly name: string;
  readonly dimension: Dimension | null;
  readonly kind: Kind | null;
}

const prefixed = ({ name, prefixes, dimension, kind }: Base): PhysicalUnit[] =>
  prefixes.split(" ").map((prefix) => ({ name: (prefix === "-" ? "" : prefix) + name, dimension, kind: kind ?? null }));

/** `μg` as three keyboards write it: Greek mu, micro sign, u. */
const spellings = (unit: PhysicalUnit): PhysicalUnit[] =>
  unit.name.includes("μ") ? ["μ", "µ", "u"].map((mu) => ({ ...unit, name: unit.name.replace("μ", mu) })) : [unit];

const powers = (lengths: string, write: (length: string, power: 2 | 3) => readonly string[]): PhysicalUnit[] =>
  lengths.split(" ").flatMap((length) =>
    ([2, 3] as const).flatMap((power) =>
      write(length, power).map((name) => ({
        name,
        dimension: "measure" as const,
        kind: power === 2 ? ("area" as const) : ("volume" as const),
      })),
    ),
  );

/** The units of GB 3100–3102 that indicators print, each as printed; the same name stands once. */
export const physicalUnits: readonly PhysicalUnit[] = [
  ...chinese.flatMap(prefixed),
  ...letters.flatMap(prefixed).flatMap(spellings),
  ...powers(CHINESE_LENGTHS, (length, power) => [(power === 2 ? "平方" : "立方") + length]),
  ...powers(LETTER_LENGTHS, (length, power) => [`${length}${power === 2 ? "²" : "³"}`, `${length}${power}`]),
];
