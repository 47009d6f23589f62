import { fits } from "./plausible.ts";
import { LEADING_FIGURES } from "./printed-marks.ts";
import type { Reading } from "./recognizers.ts";
import { byOutline } from "./seen.ts";
import type { Readings } from "./settle.ts";
import { isUnit } from "./vocabulary.ts";

export interface Agreement {
  /** What both models read alike, at the first look or at another; null where they do not. */
  readonly agreed: string | null;
  /** What the first model read at its last look. */
  readonly again: string;
}

/**
 * What both models read alike. Where they differ in look-alikes alone the outline tells which of them read what is printed;
 * else both look again.
 */
export async function agreedText(
  first: string,
  second: string,
  { outlines, again }: Readings,
  clean: (reading: Reading) => string,
): Promise<Agreement> {
  const agreed = first === second ? first : byOutline(first, second, outlines);
  if (agreed !== null) return { agreed, again: first };
  const [one, other] = await again();
  const [firstAgain, secondAgain] = [clean(one), clean(other)];
  if (firstAgain === second || firstAgain === secondAgain) return { agreed: firstAgain, again: firstAgain };
  return { agreed: first === secondAgain ? first : null, again: firstAgain };
}

const QUANTITY = /^([\d.,]+)\(?([^\d()%]+)\)?$/;

/** Two readings of one quantity that differ in their units only: the one that is a unit. */
export function byUnit(first: string, second: string): string | null {
  const [, number, unit = ""] = QUANTITY.exec(first) ?? [];
  const [, other, otherUnit = ""] = QUANTITY.exec(second) ?? [];
  if (number === undefined || number !== other || isUnit(unit) === isUnit(otherUnit)) return null;
  return isUnit(unit) ? first : second;
}

/** Readings that differ in their leading figures: those that the model for digits and the ink confirm. */
export async function byFigures(first: string, second: string, { number, digits }: Readings): Promise<string | null> {
  if (number === null) return null;
  const [one, other] = [first, second].map((text) => LEADING_FIGURES.exec(text)?.[0] ?? "") as [string, string];
  if (one === other) return null;
  const read = (await digits(number)).text;
  if (!fits(read, number.pattern)) return null;
  if (read === other) return second;
  return read === one ? first : null;
}

/** Letter by letter the reading of two of three, where they are equally long; else the first. */
export function vote(first: string, second: string, again: string): string {
  if (first.length !== second.length || first.length !== again.length) return again.length === second.length ? again : first;
  return Array.from(first)
    .map((char, i) => (second[i] === again[i] ? (again[i] as string) : char))
    .join("");
}
