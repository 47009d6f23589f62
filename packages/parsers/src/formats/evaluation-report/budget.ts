import type { BudgetLine, Evidence, HistoryLine, ReportBudget } from "@jixiao/contract";
import { compareDecimals } from "@jixiao/normalize";
import { marked } from "../../doubts.ts";
import { amountUnder, cellUnder, figurePrintings, figureRows, percentUnder, type FigureRow } from "./figures.ts";
import { executionRate, proseAmounts, type Prose, type ProseAmount } from "./prose.ts";
import { ratesAgree } from "./rates.ts";
import type { Explained } from "./row-evidence.ts";
import { tablesOf, type ReportTable } from "./tables.ts";

const INITIAL = /预算|批复/;
const ADJUSTED = /调整后|调整预算/;
/** 全年预算数 beside 年初预算数 is the budget after adjustment (the table of 财预〔2020〕10号's self-evaluation). */
const WHOLE_YEAR = /全年预算/;
const SPENT = /支出|执行数|执行金额|决算|使用|实际/;
const RATE = /率/;
const NOT_INITIAL = /调整|率|执行|支出|决算|使用|结余|差/;
const NOT_SPENT = /率|预算(?!执行|支出)|计划/;

/** The lines of the budget table, and where the report prints one of them again with other figures. */
export function budgetLines(
  tables: readonly ReportTable[],
  inferred: string | null,
): { readonly lines: readonly Explained<BudgetLine>[]; readonly evidence: readonly Evidence[] } {
  const lines: Explained<BudgetLine>[] = [];
  const evidence: Evidence[] = [];
  for (const printing of figurePrintings(tablesOf(tables, "budget_lines"))) {
    const closed = lines.some(({ is_total }) => is_total);
    for (const line of printing.flatMap(figureRows).map((row) => budgetLine(row, row.unit ?? inferred))) {
      const at = lines.findIndex(({ item }) => item === line.item);
      if (at >= 0) evidence.push(...difference(lines[at] as BudgetLine, line, `budget_lines[${at}]`));
      else if (!closed) lines.push(line);
      else
        evidence.push(
          differ("budget_lines", `${line.item ?? "a row"} stands only in a later table, not in the one with the total`),
        );
    }
  }
  return { lines, evidence };
}

function budgetLine(row: FigureRow, unit: string | null): Explained<BudgetLine> {
  return {
    item: row.item,
    initial: amountUnder(row, unit, /年初/, NOT_INITIAL) ?? amountUnder(row, unit, INITIAL, NOT_INITIAL),
    adjusted:
      amountUnder(row, unit, ADJUSTED, RATE) ?? (cellUnder(row, /年初/) === null ? null : amountUnder(row, unit, WHOLE_YEAR)),
    spent: amountUnder(row, unit, SPENT, NOT_SPENT),
    execution_rate: percentUnder(row, RATE, /调整率|到位率|结余率/),
    is_total: row.isTotal,
    ...marked(row.doubts),
    places: row.places,
  };
}

const FIGURES = ["initial", "adjusted", "spent", "execution_rate"] as const;

function difference(first: BudgetLine, again: BudgetLine, field: string): readonly Evidence[] {
  const notes = FIGURES.flatMap((name) => {
    const [a, b] = [first[name], again[name]];
    return a === null || b === null || compareDecimals(a, b) === 0 ? [] : [`${name} ${a}, printed again as ${b}`];
  });
  return notes.length === 0 ? [] : [differ(field, `${first.item}: ${notes.join("; ")}`)];
}

function differ(field: string, note: string): Evidence {
  return { flag: "tables_differ", field, note };
}

/** The total row of the budget table; without one, what the text states of the whole project. */
export function totalBudget(
  lines: readonly BudgetLine[],
  prose: Prose,
  fiscalYear: number | null,
): { readonly budget: ReportBudget; readonly evidence: readonly Evidence[] } {
  const stated = proseAmounts(prose).filter(({ year }) => year === null || fiscalYear === null || year === fiscalYear);
  const of = (role: ProseAmount["role"]) => stated.filter((amount) => amount.role === role).map(({ amount }) => amount);
  const total = lines.find(({ is_total }) => is_total);
  if (total !== undefined) {
    const { initial, adjusted, spent, execution_rate } = total;
    return { budget: { initial, adjusted, spent, execution_rate }, evidence: [] };
  }
  const budget: ReportBudget = {
    initial: of("initial")[0] ?? null,
    adjusted: of("adjusted")[0] ?? null,
    spent: of("spent")[0] ?? null,
    execution_rate: executionRate(prose),
  };
  const agrees =
    budget.spent !== null && ratesAgree(budget.execution_rate, budget.spent, [budget.adjusted, budget.initial]) === true;
  const evidence = (["initial", "adjusted", "spent"] as const).flatMap((role): readonly Evidence[] => {
    const others = [...new Set(of(role))].slice(1);
    return agrees || others.length === 0
      ? []
      : [
          {
            flag: "ambiguous_number",
            field: `budget.${role}`,
            note: `the text gives ${of(role)[0]}, elsewhere ${others.join(", ")}`,
          },
        ];
  });
  return { budget, evidence };
}

const YEAR = /(?:19|20)\d{2}/;

/** The multi-year table: one line per item and year, whether the years stand in the header or in a column of their own. */
export function historyLines(tables: readonly ReportTable[], inferred: string | null): readonly Explained<HistoryLine>[] {
  const [first] = figurePrintings(tablesOf(tables, "history"));
  return (first ?? []).flatMap((table) => {
    const years = [...new Set(table.columns.flatMap(({ name }) => YEAR.exec(name)?.[0] ?? []))];
    return figureRows(table).flatMap((row) => {
      const own = YEAR.exec(cellUnder(row, /^(?:年度|年份)$/) ?? "")?.[0];
      if (own !== undefined) return [historyLine(row, row.unit ?? inferred, own, "")];
      return years.map((year) => historyLine(row, row.unit ?? inferred, year, year));
    });
  });
}

function historyLine(row: FigureRow, unit: string | null, year: string, prefix: string): Explained<HistoryLine> {
  const under = (what: RegExp) => new RegExp(`${prefix}.*(?:${what.source})`);
  return {
    item: row.item,
    year: Number.parseInt(year, 10),
    budget: amountUnder(row, unit, under(/预算/), /率|执行|支出|决算/),
    spent: amountUnder(row, unit, under(SPENT), NOT_SPENT),
    execution_rate: percentUnder(row, under(RATE)),
    is_total: row.isTotal,
    ...marked(row.doubts),
    places: row.places,
  };
}
