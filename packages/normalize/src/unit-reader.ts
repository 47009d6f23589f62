import { readMultiplier, readNumeral } from "./numerals.ts";
import type { Kind } from "./physical-units.ts";
import { matchAt } from "./text.ts";
import { readName, unitNamed } from "./unit-names.ts";
import { timeUnits, type Unit } from "./units.ts";
import type { Dimension, ValueFlag } from "./value.ts";

/** A unit as it stands in a text; a number before it is moved by `shift` places. */
export interface UnitReading {
  readonly end: number;
  readonly unit: string;
  readonly dimension: Dimension | null;
  readonly shift: number;
  readonly flags: readonly ValueFlag[];
}

/** The dimension of a unit in the table, of a rate (次/月) or a unit price (元/人·月); null for others. */
export function dimensionOf(unit: string): Dimension | null {
  const slash = unit.indexOf("/");
  const whole = unitNamed(unit);
  if (whole !== null) return whole.dimension;
  if (slash < 0) return null;
  const numerator = unitNamed(unit.slice(0, slash));
  return numerator === null ? null : dimensionOfRate(numerator, unit.slice(slash + 1));
}

const CONCENTRATED: ReadonlySet<Kind | null | undefined> = new Set<Kind | null | undefined>(["mass", "amount"]);

/** 元/人 is a unit price, 次/月 a frequency, 公里/小时 a speed, mg/m³ a concentration. */
function dimensionOfRate({ dimension, kind }: Unit, denominator: string): Dimension | null {
  if (dimension === "money") return "unit_price";
  const names = denominator.split("·").map((name) => name.replace(/^[\d.]+/, ""));
  const perTime = names.some((name) => timeUnits.has(name));
  if (perTime && names.length === 1 && (kind === "length" || kind === "data")) return "speed";
  if (dimension === "count" && perTime) return "frequency";
  const below = names.length === 1 ? unitNamed(names[0] ?? "")?.kind : null;
  return CONCENTRATED.has(kind) && (below === "volume" || below === "mass") ? "concentration" : null;
}

const MEASURE_WORD = "个";
/** What may follow a noun that is the unit; otherwise the noun only names what is counted (10个学校食堂). */
const AFTER_NOUN = /[^\u4e00-\u9fffA-Za-z]|以上|以下|以内|之内|左右|及以|内|$/y;
/** 台(套): a second name of the unit in brackets, kept as printed. */
const OTHER_NAME = /\((?:套|台|件|次|个|处|人|户|批|册|座|部|组|只|所|家|场|期|项|间|块|辆|本|份|名|位)\)/y;
const UNKNOWN_DENOMINATOR = /[\u4e00-\u9fffA-Za-zμµ²³]{1,6}?(?=[)/·，；。、\s]|以上|以下|以内|左右|$)/y;

/**
 * The unit at `at`, with its multiplier (万张), measure word (个工作日), and what it is per (元/人·月, 元每平方米,
 * 件/百万人次). Null where no known unit stands there.
 */
export function readUnit(text: string, at: number): UnitReading | null {
  const start = text.charAt(at) === " " ? at + 1 : at;
  const plain = readNumerator(text, start);
  if (plain !== null) return withDenominators(text, plain);
  const multiplier = readMultiplier(text, start);
  if (multiplier.power === 0) return null;
  const scaled = readNumerator(text, multiplier.end);
  return scaled === null ? null : withDenominators(text, { ...scaled, shift: scaled.shift + multiplier.power });
}

/** What a text that is a unit and nothing else says (`万元`: 元, four places); null for any other text. */
export function unitOf(text: string): Pick<UnitReading, "unit" | "dimension" | "shift"> | null {
  const unit = readUnit(text, 0);
  return unit === null || unit.end !== text.length || unit.flags.length > 0 ? null : unit;
}

interface Numerator extends UnitReading {
  /** The entry of the table; null for a unit that is not in it. */
  readonly entry: Unit | null;
}

function readNumerator(text: string, at: number): Numerator | null {
  const name = readName(text, at);
  if (name === null) return null;
  const noun = text.charAt(at) === MEASURE_WORD && name.end === at + 1 ? readName(text, name.end) : null;
  const isNoun = noun !== null && isTheUnit(text, noun.end, noun.unit);
  const { end, unit } = isNoun ? noun : name;
  const whole = unknownWhole(text, isNoun ? name.end : at, end, unit);
  if (whole !== null) return whole;
  const other = unit.dimension === "count" ? (matchAt(OTHER_NAME, text, end)?.[0] ?? "") : "";
  const printed = unit.unit + other;
  return { end: end + other.length, unit: printed, dimension: unit.dimension, shift: unit.shift, flags: [], entry: unit };
}

function isTheUnit(text: string, end: number, noun: Unit): boolean {
  if (noun.dimension === "duration") return true;
  AFTER_NOUN.lastIndex = end;
  return AFTER_NOUN.test(text);
}

/** Units that other units begin with: 分 in 分米, 兆 in 兆欧. Before such a character they are another unit. */
const STEMS: ReadonlySet<string> = new Set("分 立方 平方 方 兆 度 里 米 克 瓦 安 伏 升 斤 转 倍 点 牛 巴 G M T".split(" "));
const UNIT_CHARACTER = /[米克瓦伏安欧帕赫焦卡升吨秒贝流坎摩牛特韦亨拉弧勒顷两尺寸磅盎姆法乏]/;
const NO_UNIT_AFTER = /^(?:安全|安装|安置|安防|特困|特色|特殊|里程|法律|法规|法院)/;
/** 件次, 学生人次: nouns that count; what follows them directly is part of another word. */
const COUNTING_END = /[次套件份]$/;
const NOUN_MAY_END = /^(?:[^\u4e00-\u9fffA-Za-z]|$|以[上下内外]|之内|左右|及以|或以|内|[且并和及与或的等均都每起])/;

/** 12分米, 5标准件: what only begins like a unit of the table is another one, kept whole; null where the table's unit ends here. */
function unknownWhole(text: string, at: number, end: number, unit: Unit): Numerator | null {
  const next = text.slice(end, end + 2);
  const name = text.slice(at, end);
  const stem = STEMS.has(name) && (UNIT_CHARACTER.test(next.charAt(0)) || name === "兆") && !NO_UNIT_AFTER.test(next);
  const noun = unit.dimension === "count" && name.length > 1 && !COUNTING_END.test(name);
  if (!(stem || noun) || NOUN_MAY_END.test(next)) return null;
  const word = matchAt(UNKNOWN_UNIT, text, at)?.[0];
  if (word === undefined || word.length <= name.length) return null;
  return { end: at + word.length, unit: word, dimension: null, shift: 0, flags: ["unit_unknown"], entry: null };
}

/** A word up to the end of its clause or to a comparator, taken as a unit as printed. */
export const UNKNOWN_UNIT = /[\u4e00-\u9fffA-Za-zμµΩ°²³]{1,6}?(?=$|[，；。、)(/\s]|以[上下内外]|左右|及以|或以)/y;

function withDenominators(text: string, numerator: Numerator): UnitReading {
  const { end, names, flags: found } = readDenominators(text, numerator.end);
  if (names.length === 0) return numerator;
  const flags = [...found];
  const denominator = names.join("·");
  const dimension = numerator.entry === null ? null : dimensionOfRate(numerator.entry, denominator);
  // 4.5分/5分 is so many of so many
  const ofAll = /^\d/.test(denominator) && denominator.replace(/^[\d.]+/, "") === numerator.unit;
  // 380V/50Hz: two numbers of one machine
  if (ofAll || (/^\d/.test(denominator) && numerator.dimension === "electric")) flags.push("ambiguous_number");
  return { ...numerator, end, unit: `${numerator.unit}/${denominator}`, dimension, flags: [...numerator.flags, ...flags] };
}

/** What stands before a denominator. 元/生.年: a point between two names is the dot that joins them. */
const PER = /\/每?|[每·]|\.(?=[\u4e00-\u9fff])/y;

interface Denominators {
  readonly end: number;
  readonly names: readonly string[];
  readonly flags: readonly ValueFlag[];
}

/** `/人·月`, `/人/月`, `/百万人次`, `每平方米`, `/每月` from `at` on. */
export function readDenominators(text: string, at: number): Denominators {
  const names: string[] = [];
  const flags: ValueFlag[] = [];
  let end = at;
  for (;;) {
    const mark = matchAt(PER, text, end)?.[0];
    if (mark === undefined || (/[·.]/.test(mark) && names.length === 0)) break;
    const one = readDenominator(text, end + mark.length);
    const plain = one ?? (mark.startsWith("/") ? bareDenominator(text, end + mark.length) : null);
    const next = plain ?? (mark === "每" ? null : unknownDenominator(text, end + mark.length));
    if (next === null || (mark === "每" && readNumeral(text, next.end) !== null)) break; // 3次每次2小时: the next one's
    if (plain === null) flags.push("unit_unknown");
    names.push(next.name);
    end = next.end;
  }
  return { end, names, flags };
}

/** One denominator: 月, 百万人次, 100平方米, 两周. The number stays part of the unit. */
export function readDenominator(text: string, at: number): { readonly end: number; readonly name: string } | null {
  if (text.startsWith("半年", at)) return { end: at + 2, name: "半年" };
  const direct = denominatorName(text, at, "");
  if (direct !== null) return direct;
  const multiplier = readMultiplier(text, at);
  if (multiplier.power > 0) return denominatorName(text, multiplier.end, text.slice(at, multiplier.end));
  const numeral = readNumeral(text, at);
  if (numeral === null) return null;
  const printed = numeral.chinese ? numeral.number : text.slice(at, numeral.end);
  return denominatorName(text, numeral.end, printed === "1" ? "" : printed);
}

function denominatorName(text: string, at: number, prefix: string): { end: number; name: string } | null {
  const start = text.charAt(at) === MEASURE_WORD ? at + 1 : at;
  const inner = readName(text, start);
  if (inner === null && prefix === "" && /^时(?![段间刻期])/.test(text.slice(at, at + 2))) return { end: at + 1, name: "时" }; // no 时段
  const name = inner === null ? startAt(readName(text, at), at) : startAt(inner, start);
  if (name === null || (prefix !== "" && unitNamed(text.slice(name.start, name.end))?.dimension === "ratio")) return null; // 95%/90%
  const other = matchAt(OTHER_NAME, text, name.end)?.[0] ?? "";
  return { end: name.end + other.length, name: prefix + text.slice(name.start, name.end) + other };
}

/** 15例/10万: how many the rate is per, without a name. */
const BARE_DENOMINATOR =
  /(?:\d+[百千万亿]*|[百千万亿]+)(?=$|[，,；。、()\s]|(?:及其?|或者?|和)?以[上下内外]|之[上下内外]|左右|起)/y;

function bareDenominator(text: string, at: number): { readonly end: number; readonly name: string } | null {
  const match = matchAt(BARE_DENOMINATOR, text, at);
  return match === null ? null : { end: at + match[0].length, name: match[0] };
}

const startAt = (name: { readonly end: number } | null, start: number): { readonly start: number; readonly end: number } | null =>
  name === null ? null : { start, end: name.end };

function unknownDenominator(text: string, at: number): { end: number; name: string } | null {
  UNKNOWN_DENOMINATOR.lastIndex = at;
  const match = UNKNOWN_DENOMINATOR.exec(text);
  return match === null ? null : { end: at + match[0].length, name: match[0] };
}
