/** The text that `JSON.stringify` makes of a text, a number or null, in a fraction of the time where nothing is escaped. */
export function jsonText(value: string | number | null): string {
  if (value === null) return "null";
  if (typeof value === "number") return String(value);
  return ESCAPED.test(value) ? JSON.stringify(value) : `"${value}"`;
}

/** What JSON does not hold as it is; halves of characters too, because one alone is escaped. */
// oxlint-disable-next-line no-control-regex -- JSON escapes them
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;
