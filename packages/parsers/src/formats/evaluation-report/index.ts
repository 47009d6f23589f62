import type { Evidence, Flag, OutputLine, Place, ReportRecord, ScheduleLine, SurveyLine } from "@jixiao/contract";
import type { Document, Source } from "../../document.ts";
import { flatten, onlyText, type FlatRow } from "../../flat-rows.ts";
import { regionIn } from "../../regions.ts";
import { PARSER_VERSION } from "../../version.ts";
import { checkReport } from "./checks.ts";
import { cellUnder, decimalUnder, figureRows, percentUnder, type FigureRow } from "./figures.ts";
import { findHeader, type HeaderField } from "./header.ts";
import { budgetLines, history, moneyUnit, totalBudget } from "./money.ts";
import { gradeInProse, totalInProse } from "./prose.ts";
import { readScores } from "./scores.ts";
import { reportTables, tablesOf } from "./tables.ts";
import { readWorksheets } from "./worksheets.ts";

/** The report in a document: one record, or none where no cover of a report is found. */
export function extractReports(document: Document, source: Source, formatId: string): readonly ReportRecord[] {
  const rows = flatten(document);
  const header = findHeader(rows);
  if (header === null) return [];
  const body = rows.slice(header.start);
  const tables = reportTables(body);
  const money = moneyUnit(body, tables);
  const inferred =
    !money.printed && money.unit !== null && tables.some(({ kind }) => kind === "budget_lines" || kind === "history");
  const flags = new Set<Flag>(inferred ? ["unit_inferred"] : []);
  const evidence: Evidence[] = inferred
    ? [{ flag: "unit_inferred", field: "budget", note: `no table prints its money unit; the text speaks of ${money.unit}` }]
    : [];
  const scoreTables = tablesOf(tables, "scores").map(readScores);
  const scores = scoreTables[0] ?? { scores: [], total: null, subtotals: new Map() };
  const budget_lines = budgetLines(tables, money.unit);
  const worksheets = readWorksheets(body);
  const field = (name: HeaderField) => header.fields.get(name)?.text ?? null;
  const project_name = projectName(field("project_name"));
  const prose = rows.map((row) => onlyText(row) ?? "");
  const record = {
    kind: "performance_evaluation_report" as const,
    source_file: source.name,
    pages: pagesOf(rows),
    region:
      [field("department"), field("implementing_unit"), field("commissioned_by"), ...prose.slice(0, 30)]
        .map((text) => (text === null ? null : regionIn(text)))
        .find((region) => region !== null) ?? null,
    project_name,
    fiscal_year: yearOf(project_name ?? "") ?? yearOf(prose.slice(0, header.start).join("")),
    implementing_unit: field("implementing_unit"),
    department: field("department"),
    commissioned_by: field("commissioned_by"),
    evaluator: field("evaluator"),
    report_number: field("report_number"),
    report_date: header.date?.text ?? null,
    total_score: scores.total?.score ?? totalInProse(prose),
    grade: gradeInProse(prose),
    budget: totalBudget(budget_lines, prose),
    budget_lines,
    scores: scores.scores,
    worksheets,
    history: history(tables, money.unit),
    outputs: tablesOf(tables, "outputs").slice(0, 1).flatMap(figureRows).map(outputLine),
    schedule: tablesOf(tables, "schedule").slice(0, 1).flatMap(figureRows).map(scheduleLine),
    survey: tablesOf(tables, "survey").slice(0, 1).flatMap(figureRows).map(surveyLine),
  };
  const doubts = checkReport(record, scoreTables, prose);
  for (const doubt of doubts) {
    flags.add(doubt.flag);
    evidence.push(doubt);
  }
  const places: Record<string, readonly Place[]> = Object.fromEntries(
    [...header.fields].map(([name, { places }]) => [name, places]),
  );
  if (header.date !== null) places["report_date"] = header.date.places;
  return [
    {
      ...record,
      flags: [...flags],
      evidence,
      provenance: {
        sha256: source.sha256,
        format: formatId,
        parser_version: PARSER_VERSION,
        table_evidence: [...new Set(tables.map(({ header: h }) => h.table?.evidence ?? "text rows"))],
        places,
      },
    },
  ];
}

/** 《…》 and the words of the title are no part of a project's name; a leading year is. */
function projectName(text: string | null): string | null {
  return text === null
    ? null
    : text.replace(/^[《“"]|[》”"]$/g, "").replace(/[》”"]?(?:项目)?(?:财政资金|财政支出)?绩效评价(?:报告)?$/, "") || null;
}

function yearOf(text: string): number | null {
  const year = /(20\d{2})\s*年/.exec(text)?.[1];
  return year === undefined ? null : Number.parseInt(year, 10);
}

function outputLine(row: FigureRow): OutputLine {
  return {
    item: row.item,
    planned: decimalUnder(row, /计划|目标/),
    actual: decimalUnder(row, /实际|完成/),
    flags: row.flags,
    places: row.places,
  };
}

function scheduleLine(row: FigureRow): ScheduleLine {
  return {
    item: row.item,
    planned: cellUnder(row, /计划/),
    actual: cellUnder(row, /实际/),
    flags: row.flags,
    places: row.places,
  };
}

function surveyLine(row: FigureRow): SurveyLine {
  return {
    item: row.item,
    full_score: decimalUnder(row, /^(?:分值|满分|权重)/),
    satisfaction: percentUnder(row, /满意度(?!评价)/),
    score: decimalUnder(row, /得分/),
    is_total: row.isTotal,
    flags: row.flags,
    places: row.places,
  };
}

function pagesOf(rows: readonly FlatRow[]): readonly [number, number] | null {
  const pages = rows.flatMap((row) =>
    row.cells.flatMap((cell) => cell.places.flatMap((place) => (place.kind === "page" ? [place.page] : []))),
  );
  return pages.length === 0 ? null : [Math.min(...pages), Math.max(...pages)];
}
