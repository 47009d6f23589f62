/** A number without an exponent: its digits, and how many of them stand behind the point (negative: zeros that are left out). */
export interface StoredDecimal {
  readonly isNegative: boolean;
  readonly digits: bigint;
  readonly places: number;
}

/** Spreadsheets calculate and show with 15 significant digits, whatever the binary number behind them says (`0.94869999999999999` is 0.9487). */
const SIGNIFICANT_DIGITS = 15;
/** The largest that a binary number of 64 bits can be has 309 digits. */
const MAX_EXPONENT = 400;

/** The number as a spreadsheet takes it, exact; null for what is no number. */
export function storedDecimal(text: string): StoredDecimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  if (whole === "" && fraction === "") return null;
  if (Math.abs(Number(exponent)) > MAX_EXPONENT || whole.length + fraction.length > MAX_EXPONENT) return null;
  const all = `${whole}${fraction}`.replace(/^0+(?=\d)/, "");
  const decimal = { isNegative: sign === "-", digits: BigInt(all), places: fraction.length - Number(exponent) };
  return all.length > SIGNIFICANT_DIGITS ? rounded(decimal, decimal.places - (all.length - SIGNIFICANT_DIGITS)) : decimal;
}

/** Rounded to so many places behind the point, halves away from zero. */
export function rounded({ isNegative, digits, places }: StoredDecimal, wanted: number): StoredDecimal {
  if (places <= wanted) return { isNegative, digits: digits * 10n ** BigInt(wanted - places), places: wanted };
  const unit = 10n ** BigInt(places - wanted);
  const twice = (digits % unit) * 2n;
  return { isNegative, digits: digits / unit + (twice >= unit ? 1n : 0n), places: wanted };
}

/** In plain digits, without zeros at the end of a fraction: `-0.9487`. */
export function plainDigits({ isNegative, digits, places }: StoredDecimal): string {
  const all = (places < 0 ? digits * 10n ** BigInt(-places) : digits).toString().padStart(places + 1, "0");
  const at = places > 0 ? all.length - places : all.length;
  const fraction = all.slice(at).replace(/0+$/, "");
  return `${isNegative && digits !== 0n ? "-" : ""}${all.slice(0, at)}${fraction === "" ? "" : `.${fraction}`}`;
}
