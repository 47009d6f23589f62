import type { ExecutionLine, Place, SelfEvaluationRecord } from "@jixiao/contract";
import { cleanLabel, cleanText, parseDecimal } from "@jixiao/normalize";
import { doubt, flagsOf, type Doubt } from "../doubts.ts";
import { textDoubts } from "../reader-doubts.ts";
import type { MoneyColumn } from "../vocabulary/head-labels.ts";
import type { RawForm } from "./assemble.ts";
import { isNothing } from "./indicator-table/value-cells.ts";
import { amountIn, type MoneyUnits } from "./money-units.ts";
import type { RawExecution } from "./raw-form.ts";

type Results = Pick<SelfEvaluationRecord, "execution" | "total_score" | "grade">;

/** What only a self-evaluation states: its money lines, its total score and grade. */
export function resultsOf({ head, indicators }: RawForm, notes: Doubt[], places: Record<string, readonly Place[]>): Results {
  const total = head.fields.get("total_score") ?? indicators.total?.score ?? null;
  const grade = head.fields.get("grade") ?? null;
  for (const [field, text] of [["total_score", total] as const, ["grade", grade] as const]) {
    if (text === null) continue;
    places[field] = text.places;
    notes.push(...textDoubts(text, field));
  }
  const total_score = total === null ? null : figure(cleanText(total.text) ?? "");
  if (total !== null && total_score === null && !isNothing(total))
    notes.push(doubt("field_unreadable", "total_score", `${cleanText(total.text) ?? ""} is no number`));
  if (total === null && indicators.total !== null && !indicators.fields.has("score"))
    notes.push(doubt("field_unreadable", "total_score", "the row of sums is printed, and the table has no column of scores"));
  const lines = head.execution.map((line, i) => executionLine(line, `execution[${i}]`, head.money));
  notes.push(...lines.flatMap(({ doubts }) => doubts));
  return {
    execution: lines.map(({ line }) => line),
    total_score,
    grade: grade === null ? null : cleanLabel(grade.text),
  };
}

/** A money line with its doubts, which the record's evidence keeps under the line's path. */
function executionLine(
  { item, cells, units, extra, certain }: RawExecution,
  path: string,
  money: MoneyUnits,
): { readonly line: ExecutionLine; readonly doubts: readonly Doubt[] } {
  const doubts = [
    ...textDoubts(item, `${path}.item`),
    ...[...cells].flatMap(([column, cell]) => textDoubts(cell, column === "extra" ? path : `${path}.${column}`)),
  ];
  const read = (column: MoneyColumn, parse: (text: string) => ReturnType<typeof amountIn>): string | null => {
    const cell = cells.get(column);
    if (cell === undefined || isNothing(cell)) return null;
    const printed = cleanText(cell.text) ?? "";
    const { value, why } = parse(printed);
    if (value === null) doubts.push(doubt("field_unreadable", `${path}.${column}`, `${printed}${why}`));
    return value;
  };
  const number = (parse: (text: string) => string | null) => (text: string) => ({
    value: parse(text),
    why: " could not be read",
  });
  const amount = (column: MoneyColumn) => read(column, (text) => amountIn(text, units.get(column) ?? null, money));
  if (!certain) doubts.push(doubt("row_incomplete", path, "which of its cells stands in which column is not told"));
  const unread = extra.filter(({ text, known }) => text !== null && !isNothing(text) && (!known || !certain));
  for (const { label, text } of unread)
    doubts.push(doubt("column_unknown", path, `${cleanText(label.text) ?? ""}: ${cleanText(text?.text ?? "") ?? ""}`));
  const line = {
    item: cleanLabel(item.text.replace(/[:：]\s*$/, "")),
    initial: amount("initial"),
    adjusted: amount("adjusted"),
    spent: amount("spent"),
    weight: read("weight", number(figure)),
    execution_rate: read("execution_rate", number(rate)),
    score: read("score", number(figure)),
  };
  const places = [item, ...cells.values()].flatMap((text) => text.places);
  return { line: { ...line, flags: flagsOf(doubts), places }, doubts };
}

/** `9.75`, `10分`. */
function figure(text: string): string | null {
  return parseDecimal(text.replace(/分$/, ""));
}

/** `97.53%`; a rate without its sign is one of per cent only where it cannot be a share of 1. */
function rate(clean: string): string | null {
  const number = parseDecimal(clean.replace(/%$/, ""));
  if (number === null || clean.endsWith("%")) return number;
  return /^(?:0|1)(?:\.\d+)?$/.test(number) ? null : number;
}
