import { cleanText } from "@jixiao/normalize";
import { bareText } from "../../vocabulary/text-key.ts";
import { joined, type RawExtra, type RawText } from "../raw-form.ts";

/** Comparator, number and unit of a row in cells of their own, each with its header. */
export interface ValueCells {
  readonly comparator: RawCell | null;
  readonly value: RawText | null;
  readonly unit: RawCell | null;
}
export interface RawCell {
  readonly header: RawText;
  readonly text: RawText;
}

/** What the cells of a value say together. */
export interface ComposedValue {
  readonly value: RawText | null;
  readonly valueReading?: string;
  readonly extra: readonly RawExtra[];
  readonly contradiction: string | null;
}

/** A comparator in a cell of its own: signs, or words that the normalization knows before a number. */
const COMPARATOR =
  /^(?:[≥≤=＝<>＜＞≧≦⩾⩽]|[<>＜＞][=＝]|[=＝][<>＜＞]|大于(?:或?等于)?|小于(?:或?等于)?|(?:大|高|低|小)于|等于|不(?:低于|少于|小于|高于|超过|大于|多于))$/;
/** An empty cell as forms print it. */
const NOTHING = /^[-—–－/／*＊·.…无]*$/;
const DIGIT = /[\d０-９零一二三四五六七八九十百千万亿]/;
/** A number, or one with its comparator: what a unit column completes. */
const BARE_NUMBER = /[\d０-９][\d０-９.,，．\s]*$/;
const OWN_COMPARATOR = /^(?:[≥≤=＝<>＜＞≧≦⩾⩽]|大于|小于|等于|不低于|不少于|不高于|不超过)/;
const EQUALS = /^[=＝]$|^等于$/;

/**
 * `≥ | 95 | %` → `≥95%`. 定性 and the like are no comparator, and say nothing of the number: they are kept as extra. A unit or
 * comparator beside a value that has another one is a contradiction: then the value's own cell stands.
 */
export function composeValue({ comparator, value, unit }: ValueCells): ComposedValue {
  const extra: RawExtra[] = [];
  const aside = ({ header, text }: RawCell) => extra.push({ label: header, text, known: true });
  const contradictions: string[] = [];
  if (value === null) {
    for (const cell of [comparator, unit]) if (cell !== null && !isNothing(cell.text)) aside(cell);
    return { value: null, extra, contradiction: null };
  }
  const own = cleanText(value.text) ?? "";
  let reading = own;
  const texts: RawText[] = [value];
  if (comparator !== null && !isNothing(comparator.text)) {
    const sign = bareText(comparator.text.text);
    const printed = OWN_COMPARATOR.exec(own)?.[0];
    if (!COMPARATOR.test(sign)) aside(comparator);
    else if (!DIGIT.test(own)) {
      aside(comparator);
      if (!EQUALS.test(sign)) contradictions.push(`${sign} beside ${own}`);
    } else if (printed !== undefined) {
      aside(comparator);
      if (!sameSign(printed, sign)) contradictions.push(`${sign} beside ${own}`);
    } else {
      reading = `${sign}${reading}`;
      texts.unshift(comparator.text);
    }
  }
  if (unit !== null && !isNothing(unit.text)) {
    const word = bareText(unit.text.text).replaceAll(/^[（(]|[)）]$/g, "");
    if (BARE_NUMBER.test(own)) {
      reading = `${reading}${word}`;
      texts.push(unit.text);
    } else {
      aside(unit);
      if (DIGIT.test(own) && !foldUnit(own).endsWith(foldUnit(word))) contradictions.push(`unit ${word} beside ${own}`);
    }
  }
  // A word for nothing is no unit, and still printed.
  for (const cell of [comparator, unit]) if (cell !== null && bareText(cell.text.text) === "无") aside(cell);
  const whole = texts.reduce((a, b) => joined(a, b, " "));
  return {
    value: whole,
    ...(reading === value.text ? {} : { valueReading: reading }),
    extra,
    contradiction: contradictions.length === 0 ? null : contradictions.join("; "),
  };
}

/** Is a cell printed as empty? */
export function isNothing({ text }: RawText): boolean {
  return NOTHING.test(bareText(text));
}

const signs: readonly (readonly string[])[] = [
  ["≥", ">=", "=>", "≧", "⩾", "大于等于", "大于或等于", "不低于", "不少于", "不小于"],
  ["≤", "<=", "=<", "≦", "⩽", "小于等于", "小于或等于", "不高于", "不超过", "不大于", "不多于"],
  [">", "＞", "大于", "高于"],
  ["<", "＜", "小于", "低于"],
  ["=", "＝", "等于"],
];

function sameSign(a: string, b: string): boolean {
  return signs.some((words) => words.includes(a) && words.includes(b));
}

function foldUnit(text: string): string {
  return bareText(text)
    .replaceAll("％", "%")
    .replaceAll(/[（()）]/g, "")
    .replaceAll("百分比", "%")
    .toLowerCase();
}
