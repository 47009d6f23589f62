import { type FormatToken, sectionsOf } from "./format-tokens.ts";
import { rounded, type StoredDecimal } from "./stored-decimal.ts";

/** How a number is shown. */
export interface ShownNumber {
  readonly text: string;
  /** Does the text say another number than is stored (scaled by thousands, digits or a point in the format's own text, text between its digits)? */
  readonly isOther: boolean;
}

/** A section of a format, taken apart once for all cells that have it. */
interface Section {
  /** Text alone: no place for a digit. */
  readonly isText: boolean;
  readonly whole: readonly FormatToken[];
  /** From the point on. */
  readonly fraction: readonly FormatToken[];
  /** Digits by which the number's point is moved: two for a percent sign, less three for each thousand. */
  readonly shift: number;
  readonly isGrouped: boolean;
  /** For each place behind the point whether a zero is shown there. */
  readonly decimals: readonly boolean[];
  readonly changesNumber: boolean;
}

const compiled = new Map<string, readonly Section[] | null>();
/** Files bring formats of their own; a process that reads many keeps no more than this. */
const MAX_COMPILED = 1_000;

/**
 * A number by a format of digits, percent signs and own text, exact to the last digit; null for a format that does more (dates,
 * fractions, exponents, conditions): that is not for this function.
 */
export function formatNumber(number: StoredDecimal, format: string): ShownNumber | null {
  const sections = sectionsFor(format);
  if (sections === null) return null;
  const isZero = number.digits === 0n;
  const [positive, negative, zero] = sections;
  if (number.isNegative && !isZero && negative !== undefined) return bySection({ ...number, isNegative: false }, negative);
  const section = isZero && zero !== undefined ? zero : positive;
  return section === undefined ? null : bySection(number, section);
}

function sectionsFor(format: string): readonly Section[] | null {
  const known = compiled.get(format);
  if (known !== undefined) return known;
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  const sections = sectionsOf(format).slice(0, 3).map(sectionFrom);
  const all = sections.flatMap((section) => (section === null ? [] : [section]));
  const isForUs =
    all.length === sections.length && !sectionsOf(format).some((section) => section.some(({ kind }) => kind === "other"));
  compiled.set(format, isForUs ? all : null);
  return isForUs ? all : null;
}

const isDigit = ({ kind }: FormatToken) => kind === "digit";

function sectionFrom(tokens: readonly FormatToken[]): Section | null {
  const points = tokens.flatMap(({ kind }, i) => (kind === "point" ? [i] : []));
  if (points.length > 1 || tokens.some(({ kind }) => kind === "text")) return null;
  const point = points[0] ?? tokens.length;
  const firstDigit = tokens.findIndex(isDigit);
  const lastWhole = tokens.findLastIndex((token, i) => isDigit(token) && i < point);
  const last = tokens.findLastIndex(isDigit);
  const thousands = commasBehind(tokens, lastWhole) + (last > point ? commasBehind(tokens, last) : 0);
  const percents = tokens.filter(({ kind }) => kind === "percent").length;
  const ownTexts = tokens.map((token) => (token.kind === "literal" ? token.text : "")).join("");
  return {
    isText: firstDigit < 0,
    whole: tokens.slice(0, point),
    fraction: tokens.slice(point),
    shift: 2 * percents - 3 * thousands,
    isGrouped: tokens.some(({ kind }, i) => kind === "comma" && i > firstDigit && i < lastWhole),
    decimals: tokens.flatMap((token, i) => (token.kind === "digit" && i > point ? [token.isRequired] : [])),
    changesNumber:
      thousands > 0 || /[\d.]/.test(ownTexts) || tokens.slice(firstDigit, last).some(({ kind }) => kind === "literal"),
  };
}

/** Commas directly behind the last digit of the whole or of the fraction: each divides by a thousand. */
function commasBehind(section: readonly FormatToken[], at: number): number {
  if (at < 0) return 0;
  const end = section.findIndex(({ kind }, i) => i > at && kind !== "comma");
  return (end < 0 ? section.length : end) - at - 1;
}

function bySection(number: StoredDecimal, section: Section): ShownNumber {
  const { whole, fraction, decimals } = section;
  if (section.isText) {
    const text = [...whole, ...fraction].map(ownText).join("").trim();
    const isSilent = number.digits === 0n && !/\d/.test(text);
    return { text, isOther: !isSilent };
  }
  const { digits } = rounded({ ...number, places: number.places - section.shift }, decimals.length);
  const all = digits.toString().padStart(decimals.length + 1, "0");
  const at = all.length - decimals.length;
  // A negative number that rounds to nothing is shown without its sign
  const sign = number.isNegative && digits !== 0n ? "-" : "";
  const text = `${sign}${wholePart(whole, all.slice(0, at), section.isGrouped)}${fractionPart(fraction, all.slice(at), decimals)}`;
  return { text: text.trim(), isOther: section.changesNumber };
}

/** Digits go into their places from the right; the leftmost place takes what is left. */
function wholePart(tokens: readonly FormatToken[], whole: string, grouped: boolean): string {
  let left = whole === "0" ? 0 : whole.length;
  const first = tokens.findIndex(isDigit);
  let written = 0;
  let text = "";
  const put = (digit: string) => {
    text = `${digit}${grouped && written > 0 && written % 3 === 0 ? "," : ""}${text}`;
    written++;
  };
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (token.kind !== "digit") {
      text = `${ownText(token)}${text}`;
      continue;
    }
    if (left > 0) put(whole[--left] ?? "");
    else if (token.isRequired) put("0");
    if (i === first) for (; left > 0;) put(whole[--left] ?? "");
  }
  return text;
}

function fractionPart(tokens: readonly FormatToken[], fraction: string, decimals: readonly boolean[]): string {
  let kept = fraction.length;
  while (kept > 0 && fraction[kept - 1] === "0" && decimals[kept - 1] === false) kept--;
  let at = 0;
  let text = "";
  for (const token of tokens) {
    if (token.kind === "point") text += ".";
    else if (token.kind !== "digit") text += ownText(token);
    else {
      if (at < kept) text += fraction[at] ?? "";
      at++;
    }
  }
  return text;
}

function ownText(token: FormatToken): string {
  return token.kind === "literal" ? token.text : token.kind === "percent" ? "%" : "";
}
