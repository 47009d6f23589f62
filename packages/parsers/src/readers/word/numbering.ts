import { chainOf, numberedOf, type Styles } from "./styles.ts";
import { child, childVal, elementsOf, onOff, type XmlElement } from "./xml.ts";

interface Level {
  readonly start: number;
  /** Absent: decimal. */
  readonly format: string | undefined;
  /** `%1.%2`: numbers of levels among other text. */
  readonly text: string;
  readonly legal: boolean;
  readonly restart: number | null;
}

interface List {
  /** Lists made from one definition go on counting each other's items. */
  readonly counter: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startsAnew: ReadonlyMap<number, number>;
}

export interface Numbering {
  readonly lists: ReadonlyMap<string, List>;
}

/** Numbers given so far; one for a document. */
export interface Counters {
  readonly counts: Map<string, number[]>;
  readonly begun: Set<string>;
}

export function newCounters(): Counters {
  return { counts: new Map(), begun: new Set() };
}

export function readNumbering(root: XmlElement | null, styles: Styles): Numbering {
  const parts = elementsOf(root ?? undefined);
  const idOf = (element: XmlElement, name: string) => element.attributes[name] ?? "";
  const abstracts = new Map(
    parts.filter(({ name }) => name === "w:abstractNum").map((one) => [idOf(one, "w:abstractNumId"), one]),
  );
  const nums = new Map(parts.filter(({ name }) => name === "w:num").map((one) => [idOf(one, "w:numId"), one]));
  const lists = new Map<string, List>();
  for (const [id, num] of nums) {
    let abstractId = childVal(num, "w:abstractNumId") ?? "";
    const link = styles.byId.get(childVal(abstracts.get(abstractId), "w:numStyleLink") ?? "");
    abstractId = childVal(nums.get(link?.numbered.numId ?? ""), "w:abstractNumId") ?? abstractId;
    const overrides = elementsOf(num).filter(({ name }) => name === "w:lvlOverride");
    const levels = new Map(levelsOf(abstracts.get(abstractId)));
    for (const override of overrides) for (const [n, level] of levelsOf(override)) levels.set(n, level);
    const startsAnew = overrides.flatMap((override): readonly (readonly [number, number])[] => {
      const start = numberOf(childVal(override, "w:startOverride"));
      const level = numberOf(override.attributes["w:ilvl"]);
      return start === null || level === null ? [] : [[level, start]];
    });
    lists.set(id, { counter: abstractId, levels, startsAnew: new Map(startsAnew) });
  }
  return { lists };
}

function levelsOf(parent: XmlElement | undefined): readonly (readonly [number, Level])[] {
  return elementsOf(parent).flatMap((lvl): readonly (readonly [number, Level])[] => {
    const n = numberOf(lvl.attributes["w:ilvl"]);
    if (lvl.name !== "w:lvl" || n === null) return [];
    const hidden = onOff(child(lvl, "w:rPr"), "w:vanish") === true;
    const level: Level = {
      start: numberOf(childVal(lvl, "w:start")) ?? 0,
      format: childVal(lvl, "w:numFmt"),
      text: hidden ? "" : (childVal(lvl, "w:lvlText") ?? ""),
      legal: onOff(lvl, "w:isLgl") ?? false,
      restart: numberOf(childVal(lvl, "w:lvlRestart")),
    };
    return [[n, level]];
  });
}

function numberOf(text: string | undefined): number | null {
  const number = Number.parseInt(text ?? "", 10);
  return Number.isFinite(number) ? number : null;
}

/** Word's lists have nine levels. */
const MAX_LEVEL = 8;

/**
 * The number that Word prints before a paragraph, and counts it; null: none. Bullets are none: they say nothing, and a dash before a
 * number would be its sign. `unknown`: a way of counting that is not known here.
 */
export function listLabel(
  { lists }: Numbering,
  counters: Counters,
  styles: Styles,
  pPr: XmlElement | undefined,
  style: string | null,
): { readonly text: string; readonly unknown: string | null } | null {
  const direct = numberedOf(pPr);
  const inherited = chainOf(styles, style).map(({ numbered }) => numbered);
  const numId = direct.numId ?? inherited.find((one) => one.numId !== null)?.numId ?? null;
  const at = Math.min(MAX_LEVEL, Math.max(0, direct.level ?? inherited.find((one) => one.level !== null)?.level ?? 0));
  const list = numId === null || numId === "0" ? undefined : lists.get(numId);
  const level = list?.levels.get(at);
  if (numId === null || list === undefined || level === undefined) return null;
  const counts = count(list, counters, numId, at, level.start);
  if (level.format === "bullet" || level.format === "none") return null;
  let unknown: string | null = null;
  const text = level.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
    const n = Number(digit) - 1;
    const format = level.legal ? "decimal" : (list.levels.get(n)?.format ?? "decimal");
    const number = inFormat(counts[n] ?? list.levels.get(n)?.start ?? 0, format);
    if (number === null) unknown = format;
    return number ?? "";
  });
  return { text: text.trim(), unknown };
}

function count(list: List, counters: Counters, numId: string, at: number, start: number): readonly number[] {
  const counts = counters.counts.get(list.counter) ?? [];
  counters.counts.set(list.counter, counts);
  const first = list.startsAnew.get(at);
  const anew = first !== undefined && !counters.begun.has(`${numId}/${at}`);
  counters.begun.add(`${numId}/${at}`);
  const before = counts[at];
  counts[at] = anew ? first : before === undefined ? start : before + 1;
  for (let n = 0; n < at; n++) counts[n] ??= list.levels.get(n)?.start ?? 0;
  for (let n = at + 1; n <= MAX_LEVEL; n++) {
    const restart = list.levels.get(n)?.restart ?? n; // ECMA-376 17.9.10: 0 never, k after level k
    if (restart !== 0 && at < restart) Reflect.deleteProperty(counts, n);
  }
  return counts;
}

const HAN = "〇一二三四五六七八九";
const LEGAL = "零壹贰叁肆伍陆柒捌玖";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

/** Ways of counting (ECMA-376 17.18.59), each up to the number to which it is plain. */
const FORMATS: Readonly<Record<string, (n: number) => string | null | undefined>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (n) => String(n).padStart(2, "0"),
  decimalFullWidth: (n) => String(n).replaceAll(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d))),
  decimalFullWidth2: (n) => String(n).replaceAll(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d))),
  decimalEnclosedCircle: (n) => (n >= 1 && n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : null),
  decimalEnclosedCircleChinese: (n) => (n >= 1 && n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : null),
  decimalEnclosedParen: (n) => (n >= 1 && n <= 20 ? String.fromCodePoint(0x2474 + n - 1) : null),
  decimalEnclosedFullstop: (n) => (n >= 1 && n <= 20 ? String.fromCodePoint(0x2488 + n - 1) : null),
  numberInDash: (n) => `- ${n} -`,
  chineseCounting: (n) => hanNumber(n, HAN, "十"),
  chineseCountingThousand: (n) => hanNumber(n, HAN, "十"),
  japaneseCounting: (n) => hanNumber(n, HAN, "十"),
  taiwaneseCounting: (n) => hanNumber(n, HAN, "十"),
  taiwaneseCountingThousand: (n) => hanNumber(n, HAN, "十"),
  chineseLegalSimplified: (n) => hanNumber(n, LEGAL, "拾"),
  ideographDigital: (n) => String(n).replaceAll(/\d/g, (d) => HAN[Number(d)] ?? ""),
  japaneseDigitalTenThousand: (n) => String(n).replaceAll(/\d/g, (d) => HAN[Number(d)] ?? ""),
  ideographTraditional: (n) => STEMS[n - 1],
  ideographZodiac: (n) => BRANCHES[n - 1],
  upperLetter: (n) => letters(n, 0x41),
  lowerLetter: (n) => letters(n, 0x61),
  upperRoman: (n) => roman(n),
  lowerRoman: (n) => roman(n)?.toLowerCase(),
  none: () => "",
};

function inFormat(n: number, format: string): string | null {
  return FORMATS[format]?.(n) ?? null;
}

/** Up to 99, beyond which the ways of counting part. */
function hanNumber(n: number, digits: string, ten: string): string | null | undefined {
  if (n < 0 || n > 99) return null;
  if (n < 10) return digits[n];
  const tens = Math.floor(n / 10);
  return `${tens === 1 && ten === "十" ? "" : (digits[tens] ?? "")}${ten}${n % 10 === 0 ? "" : (digits[n % 10] ?? "")}`;
}

/** a … z, aa, bb (ECMA-376 17.18.59). */
function letters(n: number, first: number): string | null {
  if (n < 1 || n > 26 * 10) return null;
  return String.fromCodePoint(first + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

function roman(n: number): string | null {
  if (n < 1 || n > 99) return null;
  const ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
  const tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"];
  return `${tens[Math.floor(n / 10)] ?? ""}${ones[n % 10] ?? ""}`;
}
