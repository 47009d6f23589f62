import type { Evidence } from "@jixiao/contract";
import { compareDecimals, parseDecimal } from "@jixiao/normalize";
import type { Prose } from "./prose.ts";
import type { ReportTable } from "./tables.ts";

/** The unit for tables that print none, and the doubt that goes with it. */
export interface InferredUnit {
  readonly unit: string | null;
  readonly evidence: readonly Evidence[];
}

const AMOUNT = /(\d[\d,]*(?:\.\d+)?)([十百千万亿]*元)/g;

/**
 * The money unit of tables that print none: the one that the running text gives to the tables' own figures
 * (`2,058.31` in a cell, 2,058.31万元 in a sentence); without such a figure, the one that the report's other tables print,
 * or that most amounts in the text carry.
 */
export function inferUnit(tables: readonly ReportTable[], prose: Prose): InferredUnit {
  const open = tables.filter(({ kind, unit }) => (kind === "budget_lines" || kind === "history") && unit === null);
  if (open.length === 0) return { unit: null, evidence: [] };
  const figures = open.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap(({ text }) => parseDecimal(text) ?? [])));
  const amounts = [...prose.text.matchAll(AMOUNT)].map(([, number = "", unit = ""]) => ({ number: parseDecimal(number), unit }));
  const same = amounts.filter(({ number }) => number !== null && figures.some((figure) => compareDecimals(figure, number) === 0));
  const elsewhere = new Set(tables.flatMap(({ unit }) => unit ?? []));
  const shared = elsewhere.size === 1 ? ([...elsewhere][0] ?? null) : null;
  const [unit, why] =
    same.length > 0
      ? [mostFrequent(same.map(({ unit }) => unit)), `the text gives ${same[0]?.number} of the table with it`]
      : shared !== null
        ? [shared, "the report's other tables print it"]
        : [mostFrequent(amounts.map(({ unit }) => unit)), "most amounts in the text carry it"];
  if (unit === null)
    return {
      unit,
      evidence: [{ flag: "field_unreadable", field: "budget", note: "neither table nor text tells the money unit" }],
    };
  return {
    unit,
    evidence: [{ flag: "unit_inferred", field: "budget", note: `a table prints no money unit; ${unit}, because ${why}` }],
  };
}

/** Null where two are equally frequent. */
function mostFrequent(words: readonly string[]): string | null {
  const counts = [...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length] as const);
  const [first, second] = counts.toSorted(([, a], [, b]) => b - a);
  return first === undefined || first[1] === second?.[1] ? null : first[0];
}
