import type { Evidence, OutputLine, ScheduleLine, SurveyLine } from "@jixiao/contract";
import { normalizeValue, parseDecimal } from "@jixiao/normalize";
import { doubt, marked, quote } from "../../doubts.ts";
import { cellUnder, decimalUnder, figurePrintings, figureRows, percentUnder, type FigureRow } from "./figures.ts";
import type { Explained } from "./row-evidence.ts";
import { tablesOf, type ReportTable, type TableKind } from "./tables.ts";

type AnnexKind = Extract<TableKind, "outputs" | "schedule" | "survey" | "history">;
export function outputLines(tables: readonly ReportTable[]): readonly Explained<OutputLine>[] {
  return firstPrinting(tables, "outputs").map((row) => {
    const [planned, actual] = [quantityUnder(row, /计划|目标/), quantityUnder(row, /实际|完成[值数]/)];
    const lost = Object.entries({ planned, actual }).flatMap(([field, number]) => (number === "unreadable" ? [field] : []));
    return {
      item: row.item,
      planned: planned === "unreadable" ? null : planned,
      actual: actual === "unreadable" ? null : actual,
      ...marked([...row.doubts, ...lost.map((field) => doubt("field_unreadable", field, `no plain number: ${printedIn(row)}`))]),
      places: row.places,
    };
  });
}

export function scheduleLines(tables: readonly ReportTable[]): readonly Explained<ScheduleLine>[] {
  return firstPrinting(tables, "schedule").map((row) => ({
    item: row.item,
    planned: cellUnder(row, /计划/),
    actual: cellUnder(row, /实际|(?<!计划)完成/, /计划/),
    ...marked(row.doubts),
    places: row.places,
  }));
}

export function surveyLines(tables: readonly ReportTable[]): readonly Explained<SurveyLine>[] {
  return firstPrinting(tables, "survey").map((row) => ({
    item: row.item,
    full_score: decimalUnder(row, /^(?:分值|满分|权重|标准分)/),
    satisfaction: percentUnder(row, /满意[度率](?:[（(].*[)）])?$/),
    score: decimalUnder(row, /得分/),
    is_total: row.isTotal,
    ...marked(row.doubts),
    places: row.places,
  }));
}

/** Where an annex prints a table again, with other cells. */
export function annexesAgree(tables: readonly ReportTable[]): readonly Evidence[] {
  return (["history", "outputs", "schedule", "survey"] as const).flatMap((kind) => {
    const [first, ...others] = figurePrintings(tablesOf(tables, kind)).map((printing) => printing.flatMap(figureRows));
    return others.flat().flatMap((again): readonly Evidence[] => {
      const row = first?.find(({ item }) => item === again.item);
      const notes = [...again.cells].flatMap(([name, text]) => {
        const before = row?.cells.get(name);
        return before === undefined || before === text ? [] : [`${name} ${before}, printed again as ${text}`];
      });
      if (row !== undefined && notes.length === 0) return [];
      const what = row === undefined ? "stands only in a later table" : notes.join("; ");
      return [{ flag: "tables_differ", field: kind, note: `${again.item ?? "a row"}: ${what}` }];
    });
  });
}

function firstPrinting(tables: readonly ReportTable[], kind: AnnexKind): readonly FigureRow[] {
  return (figurePrintings(tablesOf(tables, kind))[0] ?? []).flatMap(figureRows);
}

function printedIn({ cells }: FigureRow): string {
  return quote([...cells.values()].join(" | "));
}

/** `35` and `35台` are 35; what is no plain number (`约300`, `≥35`) is unreadable. */
function quantityUnder(row: FigureRow, head: RegExp): string | null {
  const text = cellUnder(row, head, /率|时间|进度|日期/);
  if (text === null) return null;
  const { type, comparator, comparator_stated, number, flags } = normalizeValue(text);
  const plain = type === "quantity" && comparator === "=" && comparator_stated === false && flags.length === 0;
  return parseDecimal(text) ?? (plain ? number : "unreadable");
}
