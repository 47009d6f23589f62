import type {
  BudgetLine,
  Evidence,
  Flag,
  HistoryLine,
  OutputLine,
  Place,
  ReportBudget,
  ReportRecord,
  ScheduleLine,
  SurveyLine,
} from "@jixiao/contract";
import { parseAmount } from "@jixiao/normalize";
import type { Document, Source } from "../../document.ts";
import { regionIn } from "../../regions.ts";
import { PARSER_VERSION } from "../../version.ts";
import { flatten, onlyText, type FlatRow } from "../../flat-rows.ts";
import { amountUnder, cellUnder, decimalUnder, figureRows, percent, percentUnder, type FigureRow } from "./figures.ts";
import { findHeader, type HeaderField } from "./header.ts";
import { readScores } from "./scores.ts";
import { reportTables, type ReportTable, type TableKind } from "./tables.ts";
import { readWorksheets } from "./worksheets.ts";
import { checkReport } from "./checks.ts";

/** The money unit of the tables, and whether a table prints it. */
interface MoneyUnit {
  readonly unit: string | null;
  readonly printed: boolean;
}

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

function tablesOf(tables: readonly ReportTable[], kind: TableKind): readonly ReportTable[] {
  return tables.filter((table) => table.kind === kind);
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

const UNIT_LINE = /单位[:：]\s*((?:[百千万亿])*元)/;
const UNIT_IN_HEADER = /[（(]\s*((?:[百千万亿])*元)\s*[)）]/;
const AMOUNT_IN_PROSE = /[\d.,]+\s*((?:[百千万亿])*元)/g;

/** The unit that the tables print; else the one that most amounts in the prose carry. */
function moneyUnit(rows: readonly FlatRow[], tables: readonly ReportTable[]): MoneyUnit {
  const headers = tables.flatMap(({ header }) => header.cells.map((cell) => UNIT_IN_HEADER.exec(cell.text)?.[1]));
  const printed =
    headers.find((unit) => unit !== undefined) ??
    rows.map((row) => UNIT_LINE.exec(onlyText(row) ?? "")?.[1]).find((unit) => unit !== undefined);
  if (printed !== undefined) return { unit: printed, printed: true };
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const [, unit] of (onlyText(row) ?? "").matchAll(AMOUNT_IN_PROSE))
      counts.set(unit as string, (counts.get(unit as string) ?? 0) + 1);
  return { unit: [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null, printed: false };
}

const INITIAL = /^(?!调整)(?!.*调整后).*(?:预算|批复)/;
const ADJUSTED = /调整后/;
const SPENT = /支出|执行数|决算|使用数|实际/;
const RATE = /率/;

/** A line that the report prints again in a table of its own is one line; the first reading stands. */
function budgetLines(tables: readonly ReportTable[], unit: string | null): readonly BudgetLine[] {
  const lines: BudgetLine[] = [];
  for (const row of tablesOf(tables, "budget_lines").flatMap(figureRows)) {
    if (lines.some((line) => line.item === row.item)) continue;
    lines.push({
      item: row.item,
      initial: amountUnder(row, unit, INITIAL, /率|执行|支出/),
      adjusted: amountUnder(row, unit, ADJUSTED, RATE),
      spent: amountUnder(row, unit, SPENT, RATE),
      execution_rate: percentUnder(row, RATE),
      is_total: row.isTotal,
      flags: row.flags,
      places: row.places,
    });
  }
  return lines;
}

/** The total row of the budget table; without one, what the prose states. */
function totalBudget(lines: readonly BudgetLine[], prose: readonly string[]): ReportBudget {
  const total = lines.find((line) => line.is_total);
  if (total !== undefined)
    return { initial: total.initial, adjusted: total.adjusted, spent: total.spent, execution_rate: total.execution_rate };
  const text = prose.join("").replaceAll(/\s+/g, "");
  const amount = (pattern: RegExp) => {
    const match = pattern.exec(text);
    return match === null ? null : parseAmount(match[1] ?? "", match[2] ?? "元");
  };
  return {
    initial: amount(/(?<!调整后)预算(?:总)?(?:资金|金额|数)(?:为|共计)?([\d.,]+)((?:[百千万亿])*元)/),
    adjusted: amount(/调整后预算(?:总)?(?:资金|金额|数)?(?:为)?([\d.,]+)((?:[百千万亿])*元)/),
    spent: amount(/实际(?:支出|执行|使用)(?:金额|资金|数)?(?:为)?([\d.,]+)((?:[百千万亿])*元)/),
    execution_rate: percent(/预算执行率(?:为)?([\d.]+)%/.exec(text)?.[1] ?? null),
  };
}

function history(tables: readonly ReportTable[], unit: string | null): readonly HistoryLine[] {
  return tablesOf(tables, "history")
    .slice(0, 1)
    .flatMap((table) => {
      const years = [...new Set(table.header.cells.flatMap((cell) => /(20\d{2})年?/.exec(cell.text)?.[1] ?? []))];
      return figureRows(table).flatMap((row) =>
        years.map((year): HistoryLine => {
          const under = (what: string) => new RegExp(`^${year}.*(?:${what})`);
          return {
            item: row.item,
            year: Number.parseInt(year, 10),
            budget: amountUnder(row, unit, under("预算"), RATE),
            spent: amountUnder(row, unit, under("执行数|支出|决算|使用"), RATE),
            execution_rate: percentUnder(row, under("率")),
            is_total: row.isTotal,
            flags: row.flags,
            places: row.places,
          };
        }),
      );
    });
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

function totalInProse(prose: readonly string[]): string | null {
  return (
    /(?:总得分|综合得分|总分|评分结果|得分)(?:为|是)?\**([\d.]+)\**分/.exec(prose.join("").replaceAll(/\s+/g, ""))?.[1] ?? null
  );
}

/** 评价结果为优; 绩效等级为“良”. */
function gradeInProse(prose: readonly string[]): string | null {
  return (
    /(?:评价结果|评价等级|绩效等级|绩效评级|评价级别|等级)(?:为|是|属于|评定为)[“"]?([优良中差])/.exec(
      prose.join("").replaceAll(/[\s*]+/g, ""),
    )?.[1] ?? null
  );
}

function pagesOf(rows: readonly FlatRow[]): readonly [number, number] | null {
  const pages = rows.flatMap((row) =>
    row.cells.flatMap((cell) => cell.places.flatMap((place) => (place.kind === "page" ? [place.page] : []))),
  );
  return pages.length === 0 ? null : [Math.min(...pages), Math.max(...pages)];
}
