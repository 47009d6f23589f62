import { compare } from "./decimal.ts";
import { isLower, isStrict, isUpper, type Item } from "./item.ts";
import { nothing, type Comparator, type Reading } from "./value.ts";

const SIGNS: Readonly<Record<string, Comparator>> = { "≤": "<=", "<=": "<=", "<": "<", "≥": ">=", ">=": ">=", ">": ">" };
const MIRRORED: Readonly<Record<Comparator, Comparator>> = { "<=": ">=", "<": ">", ">=": "<=", ">": "<", "=": "=" };
/** The sign and the variable between the two numbers of `90%≤x<100%`. */
const CHAIN = /^\s?(≤|<=|<|≥|>=|>)([^，；。、\d≤≥<>=]{1,12})$/;
const VARIABLE = /^[a-zA-Zα-ω值数]?$/;
/** Between two bounds of one thing: 不少于5天且不超过10天, 5天以上、10天以下. */
const JOINT = /^[，、；\s]?(?:且|并|并且|但|而|同时|而且)?$/;

/**
 * Joins two neighbouring bounds of one quantity into a range (`90%≤x<100%`; 不少于5天且不超过10天). An excluded end keeps
 * its comparator. `text` is the cell as read; a word between the two signs becomes the subject.
 */
export function joinBounds(text: string, items: readonly Item[]): readonly Item[] {
  const joined: Item[] = [];
  for (const item of items) {
    const previous = joined.at(-1);
    const both =
      previous === undefined
        ? null
        : (chain(text, previous, item) ?? bothBounds(text, previous, item) ?? onceIn(text, previous, item));
    if (both === null) joined.push(item);
    else joined[joined.length - 1] = both;
  }
  return joined;
}

function chain(text: string, first: Item, second: Item): Item | null {
  const match = CHAIN.exec(text.slice(first.end, second.start));
  const sign = SIGNS[match?.[1] ?? ""];
  if (match === null || sign === undefined || first.kind !== "quantity" || second.kind !== "quantity") return null;
  const lowSide = { ...first, reading: { ...first.reading, comparator: MIRRORED[sign] } };
  const word = match[2] ?? "";
  const subject = VARIABLE.test(word) ? null : word;
  const range = rangeOf(lowSide, second);
  return range === null ? null : { ...range, reading: { ...range.reading, subject } };
}

function bothBounds(text: string, first: Item, second: Item): Item | null {
  if (first.kind !== "quantity" || second.kind !== "quantity" || !JOINT.test(text.slice(first.end, second.start))) return null;
  return rangeOf(first, second);
}

/** 一年两次 → 2次/年, 三年一次 → 1次/3年. */
function onceIn(text: string, first: Item, second: Item): Item | null {
  const { reading: period } = first;
  const { reading: count } = second;
  if (first.kind !== "quantity" || second.kind !== "quantity" || text.slice(first.end, second.start) !== "") return null;
  if (period.dimension !== "duration" || period.comparator_stated !== false || count.unit === null || !/^次|次$/.test(count.unit))
    return null;
  const per = period.number === "0.5" && period.unit === "年" ? "半" : period.number === "1" ? "" : period.number;
  const unit = `${count.unit}/${per}${period.unit}`;
  return {
    ...second,
    start: first.start,
    reading: { ...count, unit, dimension: "frequency" },
  };
}

function rangeOf(first: Item, second: Item): Item | null {
  const [low, high] = isLower(first.reading.comparator) ? [first, second] : [second, first];
  if (!isLower(low.reading.comparator) || !isUpper(high.reading.comparator)) return null;
  const unit = high.reading.unit ?? low.reading.unit;
  const { number, number_high } = ends(low.reading, high.reading);
  if ((low.reading.unit ?? unit) !== (high.reading.unit ?? unit) || number === null || number_high === null) return null;
  if (compare(number, number_high) > 0) return null;
  const reading: Reading = {
    ...nothing,
    number,
    number_high,
    unit,
    dimension: high.reading.dimension ?? low.reading.dimension,
    low_comparator: isStrict(low.reading.comparator) ? ">" : null,
    high_comparator: isStrict(high.reading.comparator) ? "<" : null,
  };
  return { ...second, kind: "range", start: first.start, reading };
}

const ends = (low: Reading, high: Reading): { number: string | null; number_high: string | null } => ({
  number: low.number,
  number_high: high.number,
});
