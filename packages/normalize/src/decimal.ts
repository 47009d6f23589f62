/** An exact decimal: `digits` × 10^-`scale`. */
interface Parts {
  readonly digits: bigint;
  readonly scale: number;
}

function split(decimal: string): Parts {
  const [whole = "", fraction = ""] = decimal.split(".");
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

function join({ digits, scale }: Parts): string {
  const sign = digits < 0n ? "-" : "";
  const plain = (digits < 0n ? -digits : digits).toString();
  if (scale <= 0) return digits === 0n ? "0" : sign + plain + "0".repeat(-scale);
  const padded = plain.padStart(scale + 1, "0");
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/** Both numbers over the finer of their two scales. */
function align(a: string, b: string): readonly [bigint, bigint, number] {
  const [x, y] = [split(a), split(b)];
  const scale = Math.max(x.scale, y.scale);
  return [x.digits * 10n ** BigInt(scale - x.scale), y.digits * 10n ** BigInt(scale - y.scale), scale];
}

/** A decimal as this file writes one: nearly every number is printed so, and needs no work. */
const PLAIN = /^(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Moves the decimal point `places` to the right (left where negative): what 万 and ‰ do. Printed precision stays. */
export function shift(decimal: string, places: number): string {
  if (places === 0 && PLAIN.test(decimal)) return decimal;
  const { digits, scale } = split(decimal);
  return join({ digits, scale: scale - places });
}

export function add(a: string, b: string): string {
  const [x, y, scale] = align(a, b);
  return join({ digits: x + y, scale });
}

/** The sum of any number of decimals, "0" of none. */
export function sum(...decimals: readonly string[]): string {
  return decimals.reduce(add, "0");
}

export function subtract(a: string, b: string): string {
  const [x, y, scale] = align(a, b);
  return join({ digits: x - y, scale });
}

export function multiply(a: string, b: string): string {
  const [x, y] = [split(a), split(b)];
  return join({ digits: x.digits * y.digits, scale: x.scale + y.scale });
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compare(a: string, b: string): number {
  const [x, y] = align(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** a ÷ b where the quotient has a finite decimal (3/4 → 0.75), else null (2/3). Neither may be negative. */
export function divideExactly(a: string, b: string): string | null {
  const [x, y] = align(a, b);
  if (y === 0n) return null;
  let denominator = y / gcd(x, y);
  const numerator = x / gcd(x, y);
  let scale = 0;
  let factor = 1n;
  while (denominator % 10n === 0n) [denominator, scale] = [denominator / 10n, scale + 1];
  while (denominator % 2n === 0n) [denominator, scale, factor] = [denominator / 2n, scale + 1, factor * 5n];
  while (denominator % 5n === 0n) [denominator, scale, factor] = [denominator / 5n, scale + 1, factor * 2n];
  return denominator === 1n ? join({ digits: numerator * factor, scale }) : null;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Digits as printed, as a contract decimal: no separators, no leading zeros; trailing zeros (precision) stay. */
export function plainDecimal(printed: string): string {
  return PLAIN.test(printed) ? printed : printed.replace(/[,， ]/g, "").replace(/^(-?)0+(?=\d)/, "$1");
}
