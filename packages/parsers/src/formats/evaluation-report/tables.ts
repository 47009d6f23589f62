import { onlyText, type FlatRow } from "../../flat-rows.ts";
import type { Table } from "../../table.ts";
import { bare, type Column } from "./columns.ts";
import { columnsOf, headerHeight } from "./header-rows.ts";
import { isFurniture } from "./prose.ts";

/** The tables of an evaluation report, told apart by their headers. */
export type TableKind = "budget_lines" | "scores" | "history" | "outputs" | "schedule" | "survey";

/** A table's columns and the rows below them, to the next header or the table's end. */
export interface ReportTable {
  readonly kind: TableKind;
  readonly columns: readonly Column[];
  readonly rows: readonly FlatRow[];
  readonly table: Table;
  /** The money unit that its header or the line above it prints; null where neither does. */
  readonly unit: string | null;
  /** True where nothing but page furniture stands between it and the table before. */
  readonly adjacent: boolean;
}

type Names = readonly string[];
const has = (names: Names, pattern: RegExp) => names.some((name) => pattern.test(name));
const yearsIn = (names: Names) => new Set(names.flatMap((name) => /(?:19|20)\d{2}(?=年|$|预|执|支|决)/.exec(name)?.[0] ?? []));

const SPENDING = /支出|执行数|执行金额|决算|使用数|使用金额|实际/;

/** What a header must name, most telling first; the first that fits counts. */
const signatures: readonly (readonly [kind: TableKind, test: (names: Names) => boolean])[] = [
  // a column 年度 makes a history of a table that has one row a year
  [
    "history",
    (names) => has(names, /预算/) && has(names, SPENDING) && (yearsIn(names).size >= 2 || has(names, /^(?:年度|年份)$/)),
  ],
  [
    "scores",
    (names) =>
      has(names, /得分(?!率|依据|说明)|评价分|^评分$/) && has(names, /[一二三四]级指标|评价指标|考核指标|^指标(?:名称|体系)?$/),
  ],
  ["schedule", (names) => has(names, /计划.*(?:时间|进度|日期)/) && has(names, /实际.*(?:时间|进度|日期)|完成(?:时间|日期)/)],
  ["survey", (names) => has(names, /满意[度率]/) && has(names, /得分/)],
  [
    "outputs",
    (names) =>
      !has(names, /指标|得分|预算/) &&
      has(names, /计划(?!.*(?:时间|进度|日期))|目标[值数]/) &&
      has(names, /实际(?!.*(?:时间|进度|日期))|完成[值数]/),
  ],
  ["budget_lines", (names) => has(names, /预算/) && has(names, SPENDING) && !has(names, /指标|得分/)],
];

/** Longest text that still reads as a column's name. */
const LONGEST_NAME = 30;
const UNIT_LINE = /单位[:：]?[（(]?\s*((?:[十百千万亿])*元)/;
const UNIT_IN_HEADER = /[（(](?:单位[:：])?((?:[十百千万亿])*元)[)）]/;
/** `近三年投入情况（万元）`: a caption, not a sentence that speaks of money. */
const LONGEST_CAPTION = 40;
/** A table's unit stands in the lines directly above it. */
const UNIT_LINE_REACH = 3;

/** All tables of the report in order. Rows of a table before any known header belong to none. */
export function reportTables(rows: readonly FlatRow[]): readonly ReportTable[] {
  const tables: (ReportTable & { rows: FlatRow[] })[] = [];
  let state: "open" | "closed" | "interrupted" = "closed";
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as FlatRow;
    if (row.table === null) {
      if (!isFurniture(row.cells.map(bare).join(""))) state = "interrupted";
      continue;
    }
    const found = headerAt(rows, i);
    const current = tables.at(-1);
    if (found !== null) {
      tables.push({ ...found, rows: [], adjacent: state === "open", unit: unitAbove(rows, i, found.columns) });
      state = "open";
      i += found.height - 1;
    } else if (state === "open" && current !== undefined && belongs(row, current)) current.rows.push(row);
    else if (state === "open") state = "closed";
  }
  return tables;
}

function headerAt(
  rows: readonly FlatRow[],
  i: number,
): { kind: TableKind; columns: readonly Column[]; table: Table; height: number } | null {
  const row = rows[i] as FlatRow;
  if (row.table === null || row.cells.length < 2) return null;
  if (row.cells.map(bare).some((text) => text.length > LONGEST_NAME || /^[\d.,%]+$/.test(text.replace(/^(?:19|20)\d{2}$/, ""))))
    return null;
  const height = headerHeight(rows, i);
  const columns = columnsOf(rows.slice(i, i + height), row.table);
  const names = columns.map(({ name }) => name.replaceAll(/[（(][^（）()]*[)）]/g, ""));
  const kind = signatures.find(([, test]) => test(names))?.[0];
  return kind === undefined ? null : { kind, columns, table: row.table, height };
}

/** A row of another table that a dump ran into this one, or a table of another shape, ends it. */
function belongs(row: FlatRow, { columns, table, rows }: ReportTable): boolean {
  if (row.table !== table && row.table?.columnCount !== table.columnCount) return false;
  const foreignHeader =
    row.chunkStart && rows.length > 0 && row.cells.length >= 3 && row.cells.length !== columns.length
      ? row.cells.every((cell) => !/\d/.test(cell.text) && bare(cell).length <= LONGEST_NAME)
      : row.chunkStart && rows.length > 0 && row.cells.every((cell) => HEADER_WORD.test(bare(cell)));
  return !foreignHeader;
}

/** Cells that only a header holds. */
const HEADER_WORD =
  /^(?:序号|编号|项目|内容|名称|类别|年度|单位|数量|金额|单价|备注|说明|.{0,8}(?:名称|类型|时间|情况|人数|比例|占比|次数|金额|数量))$/;

function unitAbove(rows: readonly FlatRow[], at: number, columns: readonly Column[]): string | null {
  const inHeader = columns.flatMap(({ name }) => UNIT_IN_HEADER.exec(name)?.[1] ?? UNIT_LINE.exec(name)?.[1] ?? [])[0];
  if (inHeader !== undefined) return inHeader;
  for (const row of rows.slice(Math.max(0, at - UNIT_LINE_REACH), at).toReversed()) {
    const text = onlyText(row);
    if (text === null) return null;
    const line = text.replaceAll(/[\s\u3000*]+/g, "");
    const unit = UNIT_LINE.exec(line)?.[1] ?? (line.length <= LONGEST_CAPTION ? UNIT_IN_HEADER.exec(line)?.[1] : undefined);
    if (unit !== undefined) return unit;
  }
  return null;
}

/** The tables of one kind, in order. */
export function tablesOf(tables: readonly ReportTable[], kind: TableKind): readonly ReportTable[] {
  return tables.filter((table) => table.kind === kind);
}
