import type { BudgetLine, HistoryLine, ReportBudget } from "@jixiao/contract";
import { parseAmount } from "@jixiao/normalize";
import { onlyText, type FlatRow } from "../../flat-rows.ts";
import { amountUnder, figureRows, percent, percentUnder } from "./figures.ts";
import { tablesOf, type ReportTable } from "./tables.ts";

/** The money unit of the tables, and whether a table prints it. */
export interface MoneyUnit {
  readonly unit: string | null;
  readonly printed: boolean;
}

const UNIT_LINE = /单位[:：]\s*((?:[百千万亿])*元)/;
const UNIT_IN_HEADER = /[（(]\s*((?:[百千万亿])*元)\s*[)）]/;
const AMOUNT_IN_PROSE = /[\d.,]+\s*((?:[百千万亿])*元)/g;

/** The unit that the tables print; else the one that most amounts in the prose carry. */
export function moneyUnit(rows: readonly FlatRow[], tables: readonly ReportTable[]): MoneyUnit {
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
export function budgetLines(tables: readonly ReportTable[], unit: string | null): readonly BudgetLine[] {
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
export function totalBudget(lines: readonly BudgetLine[], prose: readonly string[]): ReportBudget {
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

/** One line per item and year of the first multi-year table. */
export function history(tables: readonly ReportTable[], unit: string | null): readonly HistoryLine[] {
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
