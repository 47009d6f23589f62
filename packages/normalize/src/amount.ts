import { cleanText } from "./clean.ts";
import { readDateAt } from "./dates.ts";
import { plainDecimal, shift } from "./decimal.ts";
import { foldForReading } from "./fold.ts";
import { readUnit } from "./unit-reader.ts";

const DECIMAL = /^-?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?$/;
const DECIMAL_BEFORE_UNIT = /^(-?[\d, ]+(?:\.\d+)?)([^\d.,\s].*)$/;
const TIME_OF_DAY = /[T\s]?\d{1,2}：\d{2}(?:：\d{2}(?:\.\d+)?)?Z?$/;

/** A printed number as an exact decimal string (`1,286.00` → `1286.00`); null for anything else. */
export function parseDecimal(text: string): string | null {
  const clean = cleanText(text);
  const plain = clean === null ? "" : foldForReading(clean).replace("¥", "");
  return DECIMAL.test(plain) ? plainDecimal(plain) : null;
}

/**
 * An amount of money in 元, exactly: the decimal point is moved, nothing is multiplied. `unit` is the form's money unit
 * (元, 千元, 万元, 亿元 …); a unit printed in the cell stands before it. Null where the text is no amount or the unit no money.
 */
export function parseAmount(text: string, unit: string): string | null {
  const clean = cleanText(text);
  if (clean === null) return null;
  const plain = foldForReading(clean).replace(/^(?:人民币|¥)/, "");
  const own = DECIMAL_BEFORE_UNIT.exec(plain);
  const decimal = parseDecimal(own === null ? plain : (own[1] ?? ""));
  const printed = own === null ? cleanText(unit) : own[2]?.replace(/^\((.*)\)$/, "$1");
  const money = printed === null || printed === undefined ? null : readUnit(printed, 0);
  if (decimal === null || money === null || money.end !== printed?.length || money.unit !== "元") return null;
  return shift(decimal, money.shift);
}

/** A printed date in ISO 8601 (GB/T 7408), as precise as printed (`2024年3月` → `2024-03`); null for no or no real date. */
export function parseDate(text: string): string | null {
  const clean = cleanText(text);
  if (clean === null) return null;
  const plain = foldForReading(clean).replace(TIME_OF_DAY, "");
  // 2024.3 alone may be a number, but not where a date is asked for: 前 says so, and is no part of any date
  const date = readDateAt(`${plain}前`, 0, null);
  return date === null || "failure" in date || date.last !== null || date.end !== plain.length ? null : date.iso;
}
