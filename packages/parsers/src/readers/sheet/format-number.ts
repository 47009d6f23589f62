import { type FormatToken, sectionsOf } from "./format-tokens.ts";
import { rounded, type StoredDecimal } from "./stored-decimal.ts";

/** How a number is shown. */
export interface ShownNumber {
  readonly text: string;
  /** Does the text say another number than is stored (scaled by thousands, digits or a point in the format's own text)? */
  readonly isOther: boolean;
}

/**
 * A number by a format of digits, percent signs and own text, exact to the last digit; null for a format that does more (dates,
 * fractions, exponents, conditions): that is not for this function.
 */
export function formatNumber(number: StoredDecimal, format: string): ShownNumber | null {
  const sections = sectionsOf(format);
  if (sections.some((section) => section.some(({ kind }) => kind === "other"))) return null;
  const isZero = number.digits === 0n;
  const [positive = [], negative, zero] = sections;
  const shown =
    number.isNegative && !isZero && negative !== undefined
      ? bySection({ ...number, isNegative: false }, negative)
      : isZero && zero !== undefined
        ? bySection(number, zero)
        : bySection(number, positive);
  // A negative number that rounds to nothing is shown without its sign
  return shown === null ? null : { text: shown.text.trim(), isOther: shown.isOther };
}

function bySection(number: StoredDecimal, section: readonly FormatToken[]): ShownNumber | null {
  if (section.some(({ kind }) => kind === "text")) return null;
  const isDigit = ({ kind }: FormatToken) => kind === "digit";
  const points = section.flatMap(({ kind }, i) => (kind === "point" ? [i] : []));
  const point = points[0] ?? section.length;
  if (points.length > 1) return null;
  const literal = section.map((token) => (token.kind === "literal" ? token.text : "")).join("");
  if (!section.some(isDigit)) {
    const text = section.map(ownText).join("");
    const isSilent = number.digits === 0n && !/\d/.test(text);
    return { text, isOther: !isSilent };
  }
  const firstDigit = section.findIndex(isDigit);
  const lastWhole = section.findLastIndex((token, i) => isDigit(token) && i < point);
  const last = section.findLastIndex(isDigit);
  const scale = commasBehind(section, lastWhole) + (last > point ? commasBehind(section, last) : 0);
  const percents = section.filter(({ kind }) => kind === "percent").length;
  const grouped = section.some(({ kind }, i) => kind === "comma" && i > firstDigit && i < lastWhole);
  const decimals = section.filter((token, i) => isDigit(token) && i > point).length;
  const shifted = { ...number, places: number.places - 2 * percents + 3 * scale };
  const { digits } = rounded(shifted, decimals);
  const all = digits.toString().padStart(decimals + 1, "0");
  const whole = all.slice(0, all.length - decimals);
  const fraction = all.slice(all.length - decimals);
  const before = wholePart(section.slice(0, point), whole, grouped);
  const after = fractionPart(section.slice(point), fraction);
  const sign = number.isNegative && digits !== 0n ? "-" : "";
  return { text: `${sign}${before}${after}`, isOther: scale > 0 || /[\d.]/.test(literal) };
}

/** Commas directly behind the last digit of the whole or of the fraction: each divides by a thousand. */
function commasBehind(section: readonly FormatToken[], at: number): number {
  let count = 0;
  while (at >= 0 && section[at + 1 + count]?.kind === "comma") count++;
  return count;
}

/** Digits go into their places from the right; the leftmost place takes what is left. */
function wholePart(tokens: readonly FormatToken[], whole: string, grouped: boolean): string {
  const digits = Array.from(whole === "0" ? "" : whole);
  const first = tokens.findIndex(({ kind }) => kind === "digit");
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
    const digit = digits.pop() ?? (token.isRequired ? "0" : null);
    if (digit !== null) put(digit);
    while (i === first && digits.length > 0) put(digits.pop() ?? "");
  }
  return text;
}

function fractionPart(tokens: readonly FormatToken[], fraction: string): string {
  const places = tokens.flatMap((token) => (token.kind === "digit" ? [token] : []));
  let kept = fraction.length;
  while (kept > 0 && fraction[kept - 1] === "0" && places[kept - 1]?.isRequired === false) kept--;
  let at = 0;
  return tokens
    .map((token) => {
      if (token.kind === "point") return ".";
      if (token.kind !== "digit") return ownText(token);
      const digit = at < kept ? fraction[at] : "";
      at++;
      return digit ?? "";
    })
    .join("");
}

function ownText(token: FormatToken): string {
  return token.kind === "literal" ? token.text : token.kind === "percent" ? "%" : "";
}
