import type { ExecutionLine, Flag, Place, SelfEvaluationRecord } from "@jixiao/contract";
import { cleanLabel, cleanText, parseAmount, parseDecimal } from "@jixiao/normalize";
import type { MoneyColumn } from "../vocabulary/head-labels.ts";
import type { RawForm } from "./assemble.ts";
import { isNothing } from "./indicator-table/value-cells.ts";
import type { Notes } from "./notes.ts";
import type { RawExecution, RawText } from "./raw-form.ts";

type Results = Pick<SelfEvaluationRecord, "execution" | "total_score" | "grade">;

/** What only a self-evaluation states: its money lines, its total score and grade. */
export function resultsOf(
  { head, indicators }: RawForm,
  unit: string | null,
  notes: Notes,
  places: Record<string, readonly Place[]>,
): Results {
  const total = head.fields.get("total_score") ?? indicators.total?.score ?? null;
  const grade = head.fields.get("grade") ?? null;
  if (total !== null) places["total_score"] = total.places;
  if (grade !== null) places["grade"] = grade.places;
  const total_score = total === null ? null : figure(total);
  if (total !== null && total_score === null && !isNothing(total))
    notes.add("field_unreadable", "total_score", `${cleanText(total.text) ?? ""} is no number`);
  return {
    execution: head.execution.map((line, i) => executionLine(line, i, unit, notes)),
    total_score,
    grade: grade === null ? null : cleanLabel(grade.text),
  };
}

function executionLine(
  { item, cells, extra, certain }: RawExecution,
  at: number,
  unit: string | null,
  notes: Notes,
): ExecutionLine {
  const flags = new Set<Flag>([...item.flags, ...[...cells.values()].flatMap((cell) => cell.flags)]);
  const read = (column: MoneyColumn, parse: (text: RawText) => string | null): string | null => {
    const cell = cells.get(column);
    if (cell === undefined || isNothing(cell)) return null;
    const value = parse(cell);
    if (value !== null) return value;
    flags.add("field_unreadable");
    notes.add("field_unreadable", "execution", `line ${at + 1}, ${column}: ${cleanText(cell.text) ?? ""} could not be read`);
    return null;
  };
  const amount = (cell: RawText) => (unit === null ? null : parseAmount(cleanText(cell.text) ?? "", unit));
  if (!certain) {
    flags.add("row_incomplete");
    notes.add("row_incomplete", "execution", `line ${at + 1}: which of its cells stands in which column is not told`);
  }
  const unread = extra.filter(({ text, known }) => text !== null && !isNothing(text) && (!known || !certain));
  for (const { label, text } of unread)
    notes.add("column_unknown", "execution", `${cleanText(label.text) ?? ""}: ${cleanText(text?.text ?? "") ?? ""}`);
  return {
    item: cleanLabel(item.text.replace(/[:：]\s*$/, "")),
    initial: read("initial", amount),
    adjusted: read("adjusted", amount),
    spent: read("spent", amount),
    weight: read("weight", figure),
    execution_rate: read("execution_rate", rate),
    score: read("score", figure),
    flags: [...flags],
    places: [item, ...cells.values()].flatMap((text) => text.places),
  };
}

/** `9.75`, `10分`. */
function figure(text: RawText): string | null {
  return parseDecimal((cleanText(text.text) ?? "").replace(/分$/, ""));
}

/** `97.53%`; a rate without its sign is one of per cent only where it cannot be a share of 1. */
function rate(text: RawText): string | null {
  const clean = cleanText(text.text) ?? "";
  const number = parseDecimal(clean.replace(/%$/, ""));
  if (number === null || clean.endsWith("%")) return number;
  return /^(?:0|1)(?:\.\d+)?$/.test(number) ? null : number;
}
