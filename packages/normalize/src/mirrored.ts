import type { Item } from "./item.ts";
import type { Measure } from "./measure.ts";
import type { Rate } from "./per-unit.ts";
import { matchAt } from "./text.ts";
import { nothing, type Comparator, type ValueFlag } from "./value.ts";

/** 95%≤合格率: the sign stands between the number and what it bounds. */
const MIRROR = /\s?(≤|<=|≦|<|≥|>=|>|=)([\u4e00-\u9fff]{2,20})(?=$|[，；。、)])/y;
const MIRRORED: Readonly<Record<string, Comparator>> = {
  "≤": ">=",
  "<=": ">=",
  "≦": ">=",
  "<": ">",
  "≥": "<=",
  ">=": "<=",
  ">": "<",
  "=": "=",
};
export interface Mirrored {
  readonly comparator: Comparator;
  readonly end: number;
}

/** The comparator of what follows a number that stands first; null where no sign or no words follow. */
export function readMirrored(text: string, at: number): Mirrored | null {
  const match = matchAt(MIRROR, text, at);
  const comparator = MIRRORED[match?.[1] ?? ""];
  if (match === null || comparator === undefined) return null;
  return { comparator, end: at + match[0].length - (match[2]?.length ?? 0) };
}

export function finishMirrored(measure: Measure, { before, unit, dimension }: Rate, { comparator, end }: Mirrored): Item {
  const flags: readonly ValueFlag[] = before.approximate ? [...measure.flags, "approximate"] : measure.flags;
  const reading = { ...nothing, comparator, comparator_stated: true, number: measure.number, unit, dimension };
  return { kind: "quantity", start: before.at, end, reading, flags };
}
