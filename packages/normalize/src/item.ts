import type { Remote } from "./comparators.ts";
import type { Comparator, Reading, ValueFlag } from "./value.ts";

/** One quantity, range or date found in a text, from its first comparator to its last. It has no subject yet. */
export interface Item {
  readonly kind: "quantity" | "range" | "date";
  readonly start: number;
  readonly end: number;
  readonly reading: Reading;
  readonly flags: readonly ValueFlag[];
  /** Where its comparator stands before words that separate it from the number: no part of the subject. */
  readonly remote?: Remote;
}

/** What begins like a number and is none: to be passed over, with the doubt it leaves. */
export interface Skip {
  readonly kind: "skip";
  readonly end: number;
  readonly flags: readonly ValueFlag[];
}

/** A numeral that was passed over, where it stands. */
export interface Unread {
  readonly start: number;
  readonly end: number;
  readonly flags: readonly ValueFlag[];
}

/** Where a text is read from: `at` a numeral begins, `from` the item before it ends. */
export interface Position {
  readonly text: string;
  readonly from: number;
  readonly at: number;
}

export const isStrict = (comparator: Comparator | null): boolean => comparator === "<" || comparator === ">";
export const isUpper = (comparator: Comparator | null): boolean => comparator === "<" || comparator === "<=";
export const isLower = (comparator: Comparator | null): boolean => comparator === ">" || comparator === ">=";
