import { flagCodes, flagMeanings } from "@jixiao/contract";
import type { FlatColumn, FlatTable } from "@jixiao/store";
import { type Headers, headerOf } from "../headers.ts";
import { STYLE, numberCell, textCell } from "./cell.ts";
import { linkCells } from "./link.ts";
import type { Sheet, SheetRow } from "./sheet.ts";

/** Widths in characters; columns that are not named have that of their type. */
const WIDTHS: Readonly<Record<string, number>> = {
  project_name: 32,
  department: 20,
  implementing_unit: 24,
  level3: 28,
  value_text: 20,
  value_raw: 20,
  annual_goal: 48,
  overall_goal: 48,
  purpose: 48,
  scoring_rule: 40,
  flags: 24,
};
const WIDTH_OF = { text: 14, integer: 8, decimal: 16 } as const;
const LINK: Pick<FlatColumn, "name" | "label"> = { name: "link", label: "原文链接" };
const LINK_WIDTH = 9;

/** The sheet of a table: a link to each row's place, then its columns. `onCut` hears of every text that had to be cut. */
export function sheetOf(table: FlatTable, headers: Headers, onCut: () => void): Sheet {
  const widths = table.columns.map(({ name, type }) => WIDTHS[name] ?? WIDTH_OF[type]);
  return { name: table.label, widths: [LINK_WIDTH, ...widths], rows: rowsOf(table, headers, onCut) };
}

/** The header cells of a table's sheet: amounts of money say their unit. */
export function headerCells({ columns }: Pick<FlatTable, "columns">, headers: Headers): string[] {
  return [
    headerOf(LINK, headers),
    ...columns.map((column) => headerOf(column, headers) + (column.unit === "元" ? "（元）" : "")),
  ];
}

function* rowsOf(table: FlatTable, headers: Headers, onCut: () => void): Generator<SheetRow, void> {
  const writers = table.columns.map((column) => cellWriter(column, onCut));
  const link = linkCells(table, 1);
  yield headerRow(headerCells(table, headers));
  for (const cells of table.rows) {
    const row = [link(cells)];
    for (const [index, write] of writers.entries()) row.push(write(cells[index] ?? null));
    yield row;
  }
}

function cellWriter({ type, unit }: FlatColumn, onCut: () => void): (cell: string | number | null) => string {
  const style = unit === null ? STYLE.plain : STYLE.money;
  if (type === "text") return (cell) => (cell === null || cell === "" ? "" : textCell(String(cell), STYLE.text, onCut));
  return (cell) => (cell === null ? "" : numberCell(String(cell), style, onCut));
}

function headerRow(cells: readonly string[]): SheetRow {
  return cells.map((cell) => textCell(cell, STYLE.header, () => undefined));
}

/** What the columns of all sheets mean, and the codes of flags. */
export function dictionarySheet(tables: readonly FlatTable[], headers: Headers): Sheet {
  const columns = tables.flatMap((table) =>
    table.columns.map((column) => [
      table.label,
      headerOf(column, headers),
      column.name,
      column.type,
      column.unit ?? "",
      column.zh,
      column.en,
    ]),
  );
  const flags = flagCodes.map((code) => ["存疑标记", code, code, "", "", flagMeanings[code].zh, flagMeanings[code].en]);
  const rows = [["工作表 sheet", "列 column", "字段 field", "类型 type", "单位 unit", "含义", "meaning"], ...columns, ...flags];
  const [header = [], ...others] = rows;
  const written: SheetRow[] = [
    headerRow(header),
    ...others.map((cells) => cells.map((cell) => (cell === "" ? "" : textCell(cell, STYLE.text, () => undefined)))),
  ];
  return { name: "数据字典", widths: [12, 28, 24, 10, 8, 60, 60], rows: written.values() };
}
