import { addDecimals, compareDecimals, multiplyDecimals } from "@jixiao/normalize";

/**
 * Whether a printed rate (in %) is part ÷ whole for one of the wholes, rounded or cut off at its last decimal. Null
 * where a figure is missing.
 */
export function ratesAgree(rate: string | null, part: string | null, wholes: readonly (string | null)[]): boolean | null {
  const known = wholes.filter((whole) => whole !== null).filter((whole) => compareDecimals(whole, "0") > 0);
  if (rate === null || part === null || known.length === 0) return null;
  const decimals = rate.split(".")[1]?.length ?? 0;
  const lastPlace = decimals === 0 ? "1" : `0.${"0".repeat(decimals - 1)}1`;
  return known.some((whole) => {
    const off = addDecimals(multiplyDecimals(rate, whole), multiplyDecimals(part, "-100"));
    return compareDecimals(off.replace("-", ""), multiplyDecimals(lastPlace, whole)) < 0;
  });
}
