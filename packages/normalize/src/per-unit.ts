import { readBefore, type Stated } from "./comparators.ts";
import { dimensionOf, readDenominator } from "./unit-reader.ts";
import { timeUnits } from "./units.ts";
import type { Dimension } from "./value.ts";

/** A unit with what the words before its number say it is per; `before` then reaches back over those words. */
export interface Rate {
  readonly before: Stated;
  readonly unit: string | null;
  readonly dimension: Dimension | null;
  readonly perEach: boolean;
}

/** 末, 初, 前 make a point in time of it, and 内 a deadline: 每学期末15个工作日内 is no rate. */
const NOT_A_RATE = /^[末初底前后内间次]/;
const MAX_WORDS_BETWEEN = 8;
const RATE_DIMENSIONS: ReadonlySet<Dimension | null> = new Set<Dimension | null>([
  ...(["count", "money", "measure", "duration", "unit_price", "frequency"] as const),
  null,
]);
/** 每次24小时内: a time allowed, no time per time. */
const DEADLINE = /^(?:以|之)?内/;

/**
 * `每月2次`, `每人每年500元`, `每季度至少检查1次`: the unit with its denominators. Words between 每… and the number stay for
 * the subject; a comparator before 每… (不低于每月800元) counts.
 */
export function readRate(
  text: string,
  from: number,
  before: Stated,
  measure: { readonly unit: string | null; readonly dimension: Dimension | null; readonly end: number },
): Rate {
  const { unit, dimension, end } = measure;
  const plain = { before, unit, dimension, perEach: false };
  if (!RATE_DIMENSIONS.has(dimension) || unit === null) return plain;
  if (dimension === "duration" && DEADLINE.test(text.slice(end))) return plain;
  const per = readPer(text, from, before.at, dimension === "duration");
  if (per === null) return plain;
  // 每人100元/天 is 元/人·天
  const [counted = unit, ...own] = unit.split("/");
  const rate = `${counted}/${[...per.names, ...own].join("·")}`;
  return {
    before: per.adjacent ? reachBack(text, from, before, per.start) : before,
    unit: rate,
    dimension: dimensionOf(rate),
    perEach: true,
  };
}

function reachBack(text: string, from: number, before: Stated, start: number): Stated {
  const outer = readBefore(text, from, start);
  const comparators = before.comparators.length > 0 ? before.comparators : outer.comparators;
  return { at: outer.at, comparators, approximate: before.approximate || outer.approximate, refused: outer.refused };
}

interface Per {
  readonly start: number;
  readonly names: readonly string[];
  /** Nothing stands between 每… and the number's own words. */
  readonly adjacent: boolean;
}

function readPer(text: string, from: number, at: number, timeOnly: boolean): Per | null {
  const names: string[] = [];
  let adjacent = true;
  let limit = at;
  for (;;) {
    const mark = text.lastIndexOf("每", limit - 1);
    const denominator = mark < from ? null : readDenominator(text, mark + 1);
    if (denominator === null || denominator.end > limit) break;
    const between = text.slice(denominator.end, limit);
    if (between.length > MAX_WORDS_BETWEEN || /[，；。、)(]/.test(between) || NOT_A_RATE.test(between)) break;
    if ((names.length > 0 && between !== "") || (timeOnly && names.length === 0 && !timeUnits.has(denominator.name))) break;
    if (names.length === 0) adjacent = between === "";
    names.unshift(denominator.name);
    limit = mark;
  }
  return names.length === 0 ? null : { start: limit, names, adjacent };
}
