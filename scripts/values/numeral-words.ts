/** Numbers as texts write them, with their value: written here from the value, never read, so that no reader's error is in them. */

const DIGITS = "零一二三四五六七八九";

/** A whole number below 10^12 in Chinese numerals, as schools teach it: 20015 is 二万零一十五. */
export function inChinese(value: number): string {
  if (value === 0) return "零";
  const groups: readonly (readonly [number, string])[] = [
    [Math.floor(value / 1e8), "亿"],
    [Math.floor((value % 1e8) / 1e4), "万"],
    [value % 1e4, ""],
  ];
  let words = "";
  for (const [group, name] of groups) {
    if (group === 0) continue;
    const gap = words !== "" && group < 1000;
    words += (gap ? "零" : "") + section(group) + name;
  }
  return words.replace(/^一十/, "十");
}

function section(value: number): string {
  let words = "";
  let gap = false;
  for (const [power, name] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / power) % 10;
    if (digit === 0) gap = words !== "";
    else {
      words += (gap ? "零" : "") + DIGITS.charAt(digit) + name;
      gap = false;
    }
  }
  return words;
}

/** 3 → three digits grouped, full width, behind a gap. */
export const grouped = (value: number, separator: string): string => String(value).replace(/\B(?=(\d{3})+$)/g, separator);
export const wide = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0));

/** Moves the decimal point of a plain decimal, digit by digit. */
export function moved(decimal: string, places: number): string {
  const [whole = "0", fraction = ""] = decimal.replace("-", "").split(".");
  const digits = whole + fraction.padEnd(Math.max(places, 0), "0");
  const at = whole.length + places;
  const padded = at <= 0 ? "0".repeat(1 - at) + digits : digits;
  const point = Math.max(at, 1);
  const head = padded.slice(0, point).replace(/^0+(?=\d)/, "");
  const tail = padded.slice(point).replace(/0+$/, "");
  return (decimal.startsWith("-") ? "-" : "") + head + (tail === "" ? "" : `.${tail}`);
}

/** The same decimal without zeros that only print precision. */
export const plain = (decimal: string | null): string | null => (decimal === null ? null : moved(decimal, 0));
