import type { Indicator, SelfEvaluationIndicator } from "@jixiao/contract";
import type { Doubt } from "./doubt.ts";

/** Rows that say all that a row above says: a page stands twice in the file, or a row twice in the form. Whoever counts or sums counts them twice. */
export function repeatedRows(indicators: readonly Row[]): readonly Doubt[] {
  const alike = new Map<string, Row[]>(); // few rows have a name and a value in common: only those are compared in whole
  return indicators.flatMap((row): readonly Doubt[] => {
    const key = `${row.level3}\n${row.value_raw}`;
    const before = alike.get(key);
    if (before === undefined) {
      alike.set(key, [row]);
      return [];
    }
    const above = before.find((other) => saidBy(other) === saidBy(row));
    if (above === undefined) before.push(row);
    return above === undefined
      ? []
      : [{ row: row.seq, evidence: { flag: "row_repeated", field: null, note: `says what row ${above.seq} says` } }];
  });
}

type Row = Indicator | SelfEvaluationIndicator;

function saidBy({ seq: _0, level1_source: _1, level2_source: _2, flags: _3, evidence: _4, places: _5, ...said }: Row): string {
  return JSON.stringify(said);
}
