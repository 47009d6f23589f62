import { readDenominator } from "./unit-reader.ts";
import { timeUnits } from "./units.ts";
import type { Dimension } from "./value.ts";

/** What the words before a number say it is per, and how far back they begin. */
export interface Per {
  readonly start: number;
  readonly name: string;
}

/** 末, 初, 前 make a point in time of it, and 内 a deadline: 每学期末15个工作日内 is no rate. */
const NOT_A_RATE = /^[末初底前后内间次]/;
const MAX_WORDS_BETWEEN = 8;
const RATE_DIMENSIONS: ReadonlySet<Dimension | null> = new Set<Dimension | null>(["count", "money", "measure", "duration", null]);

/**
 * `每月2次`, `每人每年500元`, `每季度至少检查1次`: the denominators before a number. `at` is where the number's own words
 * (comparators) begin; the words between them and 每… are the subject. Null where the number is no rate.
 */
export function readPerBefore(
  text: string,
  from: number,
  at: number,
  dimension: Dimension | null,
  unit: string | null,
): readonly Per[] {
  if (!RATE_DIMENSIONS.has(dimension) || unit === null || unit.includes("/")) return [];
  const found: Per[] = [];
  let limit = at;
  for (;;) {
    const mark = text.lastIndexOf("每", limit - 1);
    if (mark < from) break;
    const denominator = readDenominator(text, mark + 1);
    if (denominator === null || denominator.end > limit) break;
    const between = text.slice(denominator.end, limit);
    if (between.length > MAX_WORDS_BETWEEN || /[，；。、)(]/.test(between) || NOT_A_RATE.test(between)) break;
    if (found.length > 0 && between !== "") break;
    if (dimension === "duration" && !timeUnits.has(denominator.name)) break;
    found.unshift({ start: mark, name: denominator.name });
    limit = mark;
  }
  return found;
}
