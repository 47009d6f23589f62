import type { Place } from "@jixiao/contract";
import { cleanLabel, cleanText, parseAmount, parseDecimal } from "@jixiao/normalize";
import { doubt, type Doubt } from "../../doubts.ts";
import { alignRow, isDash, printed, readerDoubts, type CellKind, type Column } from "./columns.ts";
import type { ReportTable } from "./tables.ts";

/** A row below a header: the cell under each of its columns. */
export interface FigureRow {
  readonly item: string | null;
  readonly isTotal: boolean;
  /** Column name → cell text. */
  readonly cells: ReadonlyMap<string, string>;
  readonly doubts: readonly Doubt[];
  readonly places: readonly Place[];
  /** The unit that its table prints. */
  readonly unit: string | null;
}

/** A list as the report prints it once: a table, or the pieces that page breaks left of one. */
export type Printing = readonly ReportTable[];

const TOTAL = /^(?:合计|总计|共计|总分|平均|综合|项目合计|合计数)$/;
const SERIAL = /^(?:序号|编号|No\.?)$/i;
const FIGURES = /率$|满意[度率](?!.*(?:内容|题目$|评价))|预算|支出|执行数|决算|金额|数$|数[（(]|量$|分值|满分|权重|得分/;
const RATE = /率|满意[度率]/;
const SHARE = /[%％]\s*$/;
/** Columns that a row may leave blank. Any other blank cell of a dump may be one that got lost. */
const OPTIONAL = /^(?:序号|编号|No\.?|备注|说明|注)$/i;
/** `(1)`, `A`, `栏次`: numbers of columns below a header. */
const COLUMN_NUMBERS = /^(?:栏次|[（(]?(?:\d{1,2}|[A-Z])(?:=[^）)]*)?[)）]?)$/;

/** Rows as column → cell; rows of fewer than two cells and rows of column numbers are none. */
export function figureRows(table: ReportTable): readonly FigureRow[] {
  const item = itemColumn(table.columns);
  const kinds = table.columns.map((column, i): CellKind => kindOf(table, column, i === item));
  const rows = table.rows
    .filter(({ cells }, i) => cells.length >= 2 && !(i === 0 && cells.every(({ text }) => COLUMN_NUMBERS.test(text.trim()))))
    .map((row) => ({ row, ...alignRow(row, table.columns, kinds) }));
  // where most rows miss their header it is the header that is broken, and the others fit by accident
  const broken = 2 * rows.filter(({ fit }) => fit === "unclear").length > rows.length;
  return rows.map(({ row, cells, fit }) => {
    const total = [...cells.values()].find(({ text }) => TOTAL.test(cleanLabel(text) ?? ""));
    const blank = table.columns.some(({ name }, at) => !OPTIONAL.test(name) && !cells.has(at));
    const incomplete = broken || fit === "unclear" || (blank && table.table.merges === "lost");
    return {
      item: cleanLabel(total?.text ?? cells.get(item)?.text ?? ""),
      isTotal: total !== undefined,
      cells: new Map([...cells].map(([column, cell]) => [table.columns[column]?.name ?? "", cell.text])),
      doubts: [
        ...(fit === "shifted" ? [doubt("columns_shifted", null, `moved under the headers that fit: ${printed(row)}`)] : []),
        ...(incomplete ? [doubt("row_incomplete", null, `the cells do not fill the headers: ${printed(row)}`)] : []),
        ...readerDoubts(row),
      ],
      places: row.cells.flatMap(({ places }) => places),
      unit: table.unit,
    };
  });
}

/** The column that names the row: the first that is neither a serial number, a year nor a figure. */
function itemColumn(columns: readonly Column[]): number {
  return columns.findIndex(({ name }) => !SERIAL.test(name) && !/^(?:年度|年份)$/.test(name) && !FIGURES.test(name));
}

function kindOf(table: ReportTable, { name }: Column, isItem: boolean): CellKind {
  if (isItem) return "label";
  if (table.kind === "outputs" && /计划|目标|实际|完成/.test(name)) return "quantity";
  if (table.kind === "schedule" || !FIGURES.test(name)) return "any";
  if (!table.rows.some(({ cells }) => cells.some(({ text }) => SHARE.test(text)))) return "figure";
  return RATE.test(name) ? "share" : "amount";
}

/**
 * The printings of a kind of table. A table goes on with the one before where it has the same columns, that one has shown
 * no total yet and none of its items comes again.
 */
export function printings(
  tables: readonly ReportTable[],
  itemsOf: (table: ReportTable) => readonly string[],
  isComplete: (table: ReportTable) => boolean,
): readonly Printing[] {
  const printed: ReportTable[][] = [];
  for (const table of tables) {
    const current = printed.at(-1);
    const seen = new Set(current?.flatMap(itemsOf));
    const columns = (piece: ReportTable | undefined) => piece?.columns.map(({ name }) => name).join("|");
    const goesOn =
      current !== undefined &&
      columns(current[0]) === columns(table) &&
      !current.some(isComplete) &&
      !itemsOf(table).some((item) => seen.has(item));
    if (goesOn) current.push(table);
    else printed.push([table]);
  }
  return printed;
}

export function figurePrintings(tables: readonly ReportTable[]): readonly Printing[] {
  return printings(
    tables,
    (table) => figureRows(table).map((row) => `${row.item ?? ""}${row.cells.get("年度") ?? row.cells.get("年份") ?? ""}`),
    (table) => figureRows(table).some(({ isTotal }) => isTotal),
  );
}

/** The text under the first column that fits; null where the row has none, or a dash for it. */
export function cellUnder(row: FigureRow, head: RegExp, not?: RegExp): string | null {
  for (const [name, text] of row.cells)
    if (head.test(name) && not?.test(name) !== true) return isDash(text) ? null : cleanText(text);
  return null;
}

/** Money in 元; null without a unit, unless the cell prints its own. */
export function amountUnder(row: FigureRow, unit: string | null, head: RegExp, not?: RegExp): string | null {
  const text = cellUnder(row, head, not);
  if (text === null) return null;
  return unit === null && parseDecimal(text) !== null ? null : parseAmount(text, unit ?? "元");
}

export function percentUnder(row: FigureRow, head: RegExp, not?: RegExp): string | null {
  return percent(cellUnder(row, head, not));
}

export function decimalUnder(row: FigureRow, head: RegExp, not?: RegExp): string | null {
  const text = cellUnder(row, head, not);
  return text === null ? null : parseDecimal(text.replace(/分$/, ""));
}

export function percent(text: string | null): string | null {
  return text === null ? null : parseDecimal(text.replace(/%$/, ""));
}
