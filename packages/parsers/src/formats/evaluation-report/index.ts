import type { Evidence, Flag, Place, ReportRecord } from "@jixiao/contract";
import type { Source } from "../../document.ts";
import type { FlatRow } from "../../flat-rows.ts";
import type { FoundReport } from "../../forms/format.ts";
import { regionIn } from "../../vocabulary/regions.ts";
import { PARSER_VERSION } from "../../version.ts";
import { annexesAgree, outputLines, scheduleLines, surveyLines } from "./annexes.ts";
import { budgetLines, historyLines, totalBudget } from "./budget.ts";
import { checkReport, type Checked } from "./check-report.ts";
import { checkScores } from "./check-scores.ts";
import { flagsOf, marked, type Doubt } from "../../doubts.ts";
import { tableDoubts } from "../../reader-doubts.ts";
import { readerDoubts } from "./columns.ts";
import { findHeaders, signatureDate, type HeaderField, type Printed, type ReportHeader } from "./header.ts";
import { inferUnit } from "./money.ts";
import { nameInTitle, projectName, yearOf } from "./project-name.ts";
import { grades, proseOf, totalScores } from "./prose.ts";
import { withoutEvidence } from "./row-evidence.ts";
import { scoreTables, standing } from "./scores.ts";
import { reportTables } from "./tables.ts";
import { readWorksheets } from "./worksheets.ts";

/** The reports in a document: one a cover, none where no cover of a report is found. */
export function findReports(rows: readonly FlatRow[], formatId: string): readonly FoundReport[] {
  return findHeaders(rows).map((header) => ({
    first: header.first,
    end: header.end,
    read: ({ rows, source, options }) =>
      assemble(header, rows.slice(header.first, header.end), source, formatId, options.region ?? null),
  }));
}

function assemble(
  header: ReportHeader,
  rows: readonly FlatRow[],
  source: Source,
  formatId: string,
  supplied: string | null,
): ReportRecord {
  const body = rows.slice(header.start - header.first);
  const prose = proseOf(rows);
  const tables = reportTables(body);
  const region = regionOf(header, prose.lines);
  const text = (name: HeaderField) => header.fields.get(name)?.text ?? null;
  const project_name = projectName(text("project_name")) ?? nameInTitle(header.title);
  const fiscal_year = yearOf(project_name ?? "") ?? yearOf(header.title);
  const date = header.fields.get("report_date") ?? signatureDate(body, text("evaluator"));
  const { unit, evidence: unitDoubts } = inferUnit(tables, prose);
  const { lines: budget_lines, evidence: budgetDoubts } = budgetLines(tables, unit);
  const { budget, evidence: totalDoubts } = totalBudget(budget_lines, prose, fiscal_year);
  const allScores = scoreTables(tables);
  const score = standing(allScores);
  const [sums, marks, sheets, history, outputs, schedule, survey] = [
    withoutEvidence("budget_lines", budget_lines),
    withoutEvidence("scores", score?.scores ?? []),
    withoutEvidence("worksheets", readWorksheets(body)),
    withoutEvidence("history", historyLines(tables, unit)),
    withoutEvidence("outputs", outputLines(tables)),
    withoutEvidence("schedule", scheduleLines(tables)),
    withoutEvidence("survey", surveyLines(tables)),
  ];
  const total_score = totalScores(prose)[0] ?? score?.total?.score ?? null;
  const record: Checked = {
    kind: "performance_evaluation_report",
    source_file: source.name,
    pages: pagesOf(rows),
    region: region ?? supplied,
    region_source: region !== null ? "text" : supplied !== null ? "supplied" : null,
    project_name,
    fiscal_year,
    implementing_unit: text("implementing_unit"),
    department: text("department"),
    commissioned_by: text("commissioned_by"),
    evaluator: text("evaluator"),
    report_number: text("report_number"),
    report_date: date?.text ?? null,
    total_score,
    grade: grades(prose)[0] ?? null,
    budget,
    budget_lines: sums.rows,
    scores: marks.rows,
    worksheets: sheets.rows,
    history: history.rows,
    outputs: outputs.rows,
    schedule: schedule.rows,
    survey: survey.rows,
  };
  const evidence: readonly Evidence[] = [
    ...(project_name === null
      ? [{ flag: "project_name_missing" as const, field: "project_name", note: "neither cover nor title names it" }]
      : []),
    ...unitDoubts,
    ...budgetDoubts,
    ...totalDoubts,
    ...(score === null ? [] : checkScores(score, allScores, total_score, prose)),
    ...(score?.tooDeep === true
      ? [
          {
            flag: "row_incomplete" as const,
            field: "scores",
            note: "four levels are printed; the third has no place in a record",
          },
        ]
      : []),
    ...annexesAgree(tables),
    ...checkReport(record, prose),
  ];
  const readers = [
    ...tables.flatMap(({ table, kind }) => tableDoubts(table, kind)),
    ...firstOfEach(rows.filter(({ table }) => table === null).flatMap(readerDoubts)),
  ];
  const ofRows = [sums, marks, sheets, history, outputs, schedule, survey].flatMap((list) => list.evidence);
  return {
    ...flagRows(record, evidence),
    flags: flagsOf([...evidence, ...readers]),
    evidence: marked([...evidence, ...readers, ...ofRows]).evidence,
    provenance: {
      sha256: source.sha256,
      format: formatId,
      parser_version: PARSER_VERSION,
      table_evidence: [...new Set(tables.map(({ table }) => table.evidence))],
      places: placesOf(header, date),
    },
  };
}

/** One doubt a flag: what a reader marks in running text it marks in many lines. */
function firstOfEach(doubts: readonly Doubt[]): readonly Doubt[] {
  return [...Map.groupBy(doubts, ({ flag }) => flag).values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? [];
    return { ...first, note: `${first.note}; and ${others.length} lines more` };
  });
}

const ROW = /^(?<list>\w+)\[(?<row>\d+)\](?:\.\w+)?$/;

/** A doubt about one row (`scores[3]`, `scores[3].score`) becomes a flag of that row too; the record keeps its evidence. */
function flagRows(record: Checked, evidence: readonly Evidence[]): Checked {
  const lists: Record<string, readonly { readonly flags: readonly Flag[] }[]> = {};
  for (const { flag, field } of evidence) {
    const { list = "", row } = ROW.exec(field ?? "")?.groups ?? {};
    if (row === undefined) continue;
    // Evidence with a row's number is made of the rows of that list.
    const rows = lists[list] ?? (record[list as keyof Checked] as readonly { readonly flags: readonly Flag[] }[]);
    lists[list] = rows.map((line, i) =>
      i === Number.parseInt(row, 10) ? { ...line, flags: [...new Set([...line.flags, flag])] } : line,
    );
  }
  return { ...record, ...lists };
}

/** Lines of the text, from its beginning, that are searched for a region where the cover names none. */
const REGION_LINES = 30;

function regionOf(header: ReportHeader, lines: readonly string[]): string | null {
  const cover = (["department", "implementing_unit", "commissioned_by"] as const).map((name) => header.fields.get(name)?.text);
  const evaluator = header.fields.get("evaluator")?.text ?? ""; // may come from another region
  const texts = [
    ...cover,
    header.title,
    ...lines.slice(0, REGION_LINES).filter((line) => evaluator === "" || !line.includes(evaluator)),
  ];
  return texts.map((text) => (text === undefined ? null : regionIn(text))).find((region) => region !== null) ?? null;
}

function placesOf(header: ReportHeader, date: Printed | null): Record<string, readonly Place[]> {
  const fields = [...header.fields, ...(date === null ? [] : [["report_date", date] as const])];
  return { title: header.titlePlaces, ...Object.fromEntries(fields.map(([name, { places }]) => [name, places])) };
}

function pagesOf(rows: readonly FlatRow[]): readonly [number, number] | null {
  const pages = rows.flatMap(({ cells }) =>
    cells.flatMap(({ places }) => places.flatMap((place) => (place.kind === "page" ? [place.page] : []))),
  );
  return pages.length === 0 ? null : [Math.min(...pages), Math.max(...pages)];
}
