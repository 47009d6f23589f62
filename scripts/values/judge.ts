import { normalizeValue, type NormalizedValue, type ValuePart } from "@jixiao/normalize";
import { generateCells, type Truth } from "./grammar.ts";
import { plain } from "./numeral-words.ts";
import { seeded } from "./random.ts";

export interface GrammarTally {
  readonly cells: number;
  readonly read: number;
  /** Not read as printed, and a flag says so. */
  readonly flagged: readonly string[];
  /** Not read as printed, and nothing says so. */
  readonly silent: readonly string[];
}

const NUMBERS = ["number", "number_high"] as const;
const OTHERS = ["type", "comparator", "unit", "low_comparator", "high_comparator", "date", "date_high"] as const;

/** Whether a reading says what the cell says, in every field that the cell decides. */
export function says(got: NormalizedValue | ValuePart, truth: Truth): boolean {
  if (NUMBERS.some((field) => truth[field] !== undefined && plain(got[field]) !== truth[field])) return false;
  if (OTHERS.some((field) => truth[field] !== undefined && got[field] !== truth[field])) return false;
  const parts = truth.parts ?? [];
  return parts.length === 0 || (got.parts?.length === parts.length && parts.every((part, i) => saysPart(got.parts?.[i], part)));
}

const saysPart = (got: ValuePart | undefined, truth: Truth): boolean => got !== undefined && says(got, truth);

export function tallyGrammar(seed: number, count: number): GrammarTally {
  let [cells, read] = [0, 0];
  const flagged: string[] = [];
  const silent: string[] = [];
  for (const { text, truth } of generateCells(seeded(seed), count)) {
    cells += 1;
    const got = normalizeValue(text);
    if (says(got, truth)) read += 1;
    else
      (got.flags.length > 0 ? flagged : silent).push(`${JSON.stringify(text)} is ${JSON.stringify(truth)}, got ${briefly(got)}`);
  }
  return { cells, read, flagged, silent };
}

function briefly(value: NormalizedValue): string {
  const known = Object.entries(value).filter(([, field]) => field !== null && field !== "");
  return JSON.stringify(Object.fromEntries(known));
}
