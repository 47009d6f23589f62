import type { NormalizedValue, Reading, ValuePart } from "./value.ts";

/**
 * A value on one line, for tables of tests: `>= 95 % ratio`, `(=) 3 天 duration` (= assumed), `90..<100 %`, `<= 2025-12-31`,
 * subjects as 「…」, parts between ` | `, flags as ` !code`. `words` is qualitative, `null` is an empty or blank cell.
 */
export function summarize(value: NormalizedValue): string {
  const body = value.parts === null ? one(value) : value.parts.map(one).join(" | ");
  return [body, ...value.flags.map((flag) => `!${flag}`)].join(" ");
}

function one(value: NormalizedValue | ValuePart): string {
  if (value.type === null) return "null";
  if (value.type === "qualitative") return "words";
  const numbers = value.date === null ? ends(value) : [value.date, value.date_high].filter((end) => end !== null).join("..");
  const subject = value.subject === null ? null : `「${value.subject}」`;
  return [comparatorOf(value), numbers, value.unit, value.dimension, subject].filter((word) => word !== null).join(" ");
}

function comparatorOf({ comparator, comparator_stated }: Reading): string | null {
  return comparator_stated === false ? `(${comparator})` : comparator;
}

function ends({ number, number_high, low_comparator, high_comparator }: Reading): string {
  return number_high === null ? `${number}` : `${low_comparator ?? ""}${number}..${high_comparator ?? ""}${number_high}`;
}
