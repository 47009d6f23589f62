import { grouped, inChinese, moved, wide } from "./numeral-words.ts";

/** What a generated cell says, in the terms of the record contract. Only the fields that the cell decides. */
export interface Truth {
  readonly type: "quantity" | "range" | "date" | "compound";
  readonly comparator?: string | null;
  readonly number?: string;
  readonly number_high?: string;
  readonly unit?: string | null;
  readonly low_comparator?: string | null;
  readonly high_comparator?: string | null;
  readonly date?: string;
  readonly date_high?: string;
  readonly parts?: readonly Truth[];
}

export interface Cell {
  readonly text: string;
  readonly truth: Truth;
}

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const whole = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));

/** Where a comparator stands and what it is. */
const comparators: readonly (readonly [before: string, after: string, comparator: string])[] = [
  ...[
    "≥",
    ">=",
    "≧",
    "＞＝",
    "不低于",
    "不少于",
    "不小于",
    "大于等于",
    "大于或等于",
    "大于或者等于",
    "至少",
    "不得低于",
    "不能少于",
    "应不低于",
    "没有低于",
    "不会少于",
  ].map((word) => [word, "", ">="] as const),
  ...[
    "≤",
    "<=",
    "≦",
    "不超过",
    "不高于",
    "不大于",
    "不多于",
    "小于等于",
    "小于或等于",
    "最多",
    "不得超过",
    "不能高于",
    "没有超过",
    "未超过",
    "不会超过",
    "不得再高于",
  ].map((word) => [word, "", "<="] as const),
  ...[">", "＞", "超过", "大于", "高于", "超过了", "超出"].map((word) => [word, "", ">"] as const),
  ...["<", "＜", "低于", "小于", "少于", "不足", "不满"].map((word) => [word, "", "<"] as const),
  ...["=", "＝", "等于"].map((word) => [word, "", "="] as const),
  ...["", "达到", "达", "为", "控制在", "保持在", "共"].map((word) => [word, "", "="] as const),
  ...["以上", "及以上", "（含）以上", "或以上", "以上（含）", "及其以上"].map((word) => ["", word, ">="] as const),
  ...["以下", "及以下", "以内", "之内", "（含）以下", "或以下"].map((word) => ["", word, "<="] as const),
  ["控制在", "以内", "<="],
  ["达到", "以上", ">="],
  ["达到", "及以上", ">="],
  ["", "以外", ">"],
  ["", "以上（不含）", ">"],
  ["", "以下（不含）", "<"],
];

interface UnitPrint {
  readonly text: string;
  readonly unit: string;
  readonly shift: number;
}
const asIs = (names: string): UnitPrint[] => names.split(" ").map((text) => ({ text, unit: text, shift: 0 }));
const units: readonly UnitPrint[] = [
  { text: "%", unit: "%", shift: 0 },
  { text: "％", unit: "%", shift: 0 },
  { text: "百分比", unit: "%", shift: 0 },
  { text: "‰", unit: "%", shift: -1 },
  { text: "元", unit: "元", shift: 0 },
  { text: "万元", unit: "元", shift: 4 },
  { text: "千元", unit: "元", shift: 3 },
  { text: "亿元", unit: "元", shift: 8 },
  { text: "万人次", unit: "人次", shift: 4 },
  { text: "万平方米", unit: "平方米", shift: 4 },
  { text: "个工作日", unit: "工作日", shift: 0 },
  { text: "个百分点", unit: "个百分点", shift: 0 },
  { text: "元/人/月", unit: "元/人·月", shift: 0 },
  { text: "元/人·月", unit: "元/人·月", shift: 0 },
  { text: "万元/公里", unit: "元/公里", shift: 4 },
  ...asIs(
    "人 人次 个 家 户 次 项 件 套 台 辆 场 期 份 篇 公里 平方米 立方米 亩 公顷 吨 千克 天 小时 分钟 工作日 周 岁 倍 分 学位 床日 课次 剂次 标箱",
  ),
  ...asIs("次/月 元/平方米 人次/日 次/季度 元/亩 mg/L μg/m³ 毫克/升 千瓦时 兆瓦 千伏 MHz GB Mbps ℃ dB 分贝 例/10万 件/百万人次"),
];

const subjects =
  "合格率 群众满意度 培训人数 完成改造 项目验收 平均响应时间 服务企业 资金到位 年度任务 新建道路 设备购置 覆盖 发放补贴 办理事项 空气质量".split(
    " ",
  );
const dateTasks = ["", "完成", "完成验收", "完成建设", "竣工", "完成支付"];

interface Numeral {
  readonly text: string;
  readonly value: string;
}

function makeNumeral(random: Random): Numeral {
  const value = pick(random, [
    whole(random, 0, 9),
    whole(random, 1, 100),
    whole(random, 1, 9999),
    whole(random, 1000, 3_000_000),
  ]);
  switch (whole(random, 0, 7)) {
    case 0:
      return { text: grouped(value, ","), value: String(value) };
    case 1:
      return { text: inChinese(value), value: String(value) };
    case 2: {
      const text = `${value % 1000}.${whole(random, 1, 99)}`;
      return { text, value: moved(text, 0) };
    }
    case 3: {
      const text = `${value}.00`;
      return { text, value: String(value) };
    }
    case 4:
      return { text: `${value % 1000}万`, value: moved(String(value % 1000), 4) };
    default:
      return { text: String(value), value: String(value) };
  }
}

/** A unit behind its number: direct, in brackets, behind a space. 万 behind 万 or a Chinese numeral before 千 is not written. */
function fits(numeral: Numeral, unit: UnitPrint): boolean {
  return (
    !(numeral.text.endsWith("万") && /^[万亿千百]/.test(unit.text)) &&
    !(/[一-鿿]$/.test(numeral.text) && /^[万亿千百%％‰A-Za-zμ℃]/.test(unit.text))
  );
}

function makeMeasure(random: Random): { readonly text: string; readonly number: string; readonly unit: UnitPrint } {
  for (;;) {
    const [numeral, unit] = [makeNumeral(random), pick(random, units)];
    if (!fits(numeral, unit)) continue;
    const wrap = whole(random, 0, 9);
    const digits = /^[\d.,]+$/.test(numeral.text);
    const printed =
      wrap === 0 && digits
        ? `（${unit.text}）`
        : wrap === 1 && digits
          ? ` (${unit.text})`
          : wrap === 2 && digits
            ? ` ${unit.text}`
            : unit.text;
    return { text: numeral.text + printed, number: moved(numeral.value, unit.shift), unit };
  }
}

function makeQuantity(random: Random, subject: string): Cell {
  const measure = makeMeasure(random);
  const [before, after, comparator] = pick(random, comparators);
  // 以内 behind a bracketed unit and a word comparator before a bracket are not written
  if ((after !== "" && measure.text.endsWith("）")) || (after !== "" && measure.text.endsWith(")")))
    return makeQuantity(random, subject);
  const gap = before !== "" && random() < 0.1 ? " " : "";
  const colon = subject !== "" && random() < 0.15 ? "：" : "";
  return {
    text: `${subject}${colon}${before}${gap}${measure.text}${after}`,
    truth: { type: "quantity", comparator, number: measure.number, unit: measure.unit.unit },
  };
}

/** Two whole numbers, the smaller first. */
function makePair(random: Random): readonly [number, number] {
  const low = whole(random, 1, 900);
  return [low, low + whole(random, 1, 99)];
}

const bounds: readonly (readonly [(low: string, high: string) => string, low: ">" | null, high: "<" | null])[] = [
  [(a, b) => `≥${a}且≤${b}`, null, null],
  [(a, b) => `不低于${a}且不超过${b}`, null, null],
  [(a, b) => `不少于${a}，不多于${b}`, null, null],
  [(a, b) => `${a}≤x<${b}`, null, "<"],
  [(a, b) => `${a}＜x≤${b}`, ">", null],
  [(a, b) => `${a}以上${b}以下`, null, null],
  [(a, b) => `大于${a}小于${b}`, ">", "<"],
  [(a, b) => `>${a}且<${b}`, ">", "<"],
];
const marks = ["-", "~", "～", "至", "—", "到"];

function makeRange(random: Random, subject: string): Cell {
  const unit = pick(
    random,
    units.filter(({ text }) => !/^[一-鿿]*\/|[(（]|个工作日|个百分点|例|件\/|[A-Zμ]/.test(text)),
  );
  const [low, high] = makePair(random);
  const truth = {
    type: "range" as const,
    unit: unit.unit,
    number: moved(String(low), unit.shift),
    number_high: moved(String(high), unit.shift),
  };
  if (random() < 0.5) {
    const [write, low_comparator, high_comparator] = pick(random, bounds);
    return {
      text: `${subject}${write(low + unit.text, high + unit.text)}`,
      truth: { ...truth, low_comparator, high_comparator },
    };
  }
  const first = random() < 0.5 ? unit.text : "";
  return { text: `${subject}${low}${first}${pick(random, marks)}${high}${unit.text}`, truth };
}

function makeTolerance(random: Random): Cell {
  const [width, middle] = [whole(random, 1, 9), whole(random, 20, 90)];
  const unit = pick(random, ["%", "℃", "mm", "天"]);
  const text = pick(random, [`${middle}${unit}±${width}${unit}`, `${middle}±${width}${unit}`, `(${middle}±${width})${unit}`]);
  return { text, truth: { type: "range", number: String(middle - width), number_high: String(middle + width), unit } };
}

const two = (n: number): string => String(n).padStart(2, "0");
const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && year % 100 !== 0;
const lastDay = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (lastDays[month - 1] ?? 30));

const dateEnds: readonly (readonly [before: string, after: string, comparator: string])[] = [
  ["", "前", "<="],
  ["", "之前", "<="],
  ["", "以前", "<="],
  ["", "及以前", "<="],
  ["", "或之前", "<="],
  ["", "（含）前", "<="],
  ["截至", "", "<="],
  ["不晚于", "", "<="],
  ["", "以后", ">"],
  ["", "之后", ">"],
  ["", "及以后", ">="],
  ["", "（含）以后", ">="],
  ["", "起", ">="],
  ["", "", "="],
];

function makeDate(random: Random): Cell {
  const [year, month] = [whole(random, 2018, 2030), whole(random, 1, 12)];
  const day = whole(random, 1, lastDay(year, month));
  const [before, after, comparator] = pick(random, dateEnds);
  const task = after === "" || after === "起" ? "" : pick(random, dateTasks);
  if (random() < 0.25) {
    const end = `${year}-${two(month)}-${two(lastDay(year, month))}`;
    const word = pick(random, ["前", "之前"]);
    return {
      text: `${year}年${month}月底${word}${pick(random, dateTasks)}`,
      truth: { type: "date", comparator: "<=", date: end },
    };
  }
  const printed = pick(random, [
    `${year}年${month}月${day}日`,
    `${year}年${two(month)}月${two(day)}日`,
    `${year}-${two(month)}-${two(day)}`,
    `${year}.${month}.${day}`,
    `${year}/${month}/${day}`,
    `${year}${two(month)}${two(day)}`,
  ]);
  return {
    text: before + printed + after + task,
    truth: { type: "date", comparator, date: `${year}-${two(month)}-${two(day)}` },
  };
}

function makeSpan(random: Random): Cell {
  const year = whole(random, 2018, 2030);
  const [from, to] = [whole(random, 1, 6), whole(random, 7, 12)];
  const truth = {
    type: "range" as const,
    date: `${year}-${two(from)}-01`,
    date_high: `${year}-${two(to)}-${two(lastDay(year, to))}`,
  };
  const text = pick(random, [
    `${year}年${from}月至${to}月`,
    `${year}年${from}-${to}月`,
    `${year}.${two(from)}-${year}.${two(to)}`,
    `${year}年${from}月1日至${year}年${to}月${lastDay(year, to)}日`,
  ]);
  return { text, truth };
}

function makeCompound(random: Random): Cell {
  const [first, second] = [pick(random, subjects), pick(random, subjects)];
  if (first === second) return makeCompound(random);
  const [a, b] = [makeQuantity(random, first), makeQuantity(random, second)];
  const separator = pick(random, ["，", "；", "、", ",", "\n"]);
  return { text: a.text + separator + b.text, truth: { type: "compound", parts: [a.truth, b.truth] } };
}

function makeCell(random: Random): Cell {
  const kind = random();
  const subject = random() < 0.5 ? "" : pick(random, subjects);
  if (kind < 0.5) return makeQuantity(random, subject);
  if (kind < 0.65) return makeRange(random, subject);
  if (kind < 0.7) return makeTolerance(random);
  if (kind < 0.8) return makeDate(random);
  if (kind < 0.85) return makeSpan(random);
  return makeCompound(random);
}

/** `count` cells of a grammar that knows what it writes. One in twelve is in full width. */
export function* generateCells(random: Random, count: number): Generator<Cell> {
  for (let i = 0; i < count; i++) {
    const cell = makeCell(random);
    yield random() < 1 / 12 ? { ...cell, text: wide(cell.text) } : cell;
  }
}
