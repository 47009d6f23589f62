import type { Indicator, SelfEvaluationIndicator } from "@jixiao/contract";
import type { Doubt } from "./doubt.ts";

/** Rows that say all that a row above says: a page stands twice in the file, or a row twice in the form. Whoever counts or sums counts them twice. */
export function repeatedRows(indicators: readonly (Indicator | SelfEvaluationIndicator)[]): readonly Doubt[] {
  const first = new Map<string, number>();
  return indicators.flatMap((row): readonly Doubt[] => {
    const { seq, level1_source: _1, level2_source: _2, flags: _3, evidence: _4, places: _5, ...said } = row;
    const key = JSON.stringify(said);
    const above = first.get(key);
    if (above === undefined) first.set(key, seq);
    return above === undefined
      ? []
      : [{ row: seq, evidence: { flag: "row_repeated", field: null, note: `says what row ${above} says` } }];
  });
}
