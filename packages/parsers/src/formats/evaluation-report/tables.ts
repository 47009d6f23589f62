import type { Cell, Table } from "../../table.ts";
import type { FlatRow } from "../../flat-rows.ts";

/** The tables of an evaluation report, told apart by their headers. */
export type TableKind = "budget_lines" | "scores" | "history" | "outputs" | "schedule" | "survey";

/** A table's header and the rows below it, to the next header or the table's end. */
export interface ReportTable {
  readonly kind: TableKind;
  readonly header: FlatRow;
  readonly rows: readonly FlatRow[];
}

const has = (cells: readonly string[], pattern: RegExp) => cells.some((cell) => pattern.test(cell));

/** What a header must name; the first that fits counts. */
const signatures: readonly (readonly [kind: TableKind, test: (cells: readonly string[]) => boolean])[] = [
  ["history", (cells) => cells.filter((cell) => /^\d{4}年?.*(?:预算|执行|支出|决算)/.test(cell)).length >= 2],
  ["schedule", (cells) => has(cells, /计划.*(?:时间|进度)/) && has(cells, /实际.*(?:时间|进度)/)],
  ["outputs", (cells) => has(cells, /计划.*(?:数|量)|目标值/) && has(cells, /实际.*(?:数|量)|完成值/)],
  ["survey", (cells) => has(cells, /满意度/) && has(cells, /得分/)],
  ["scores", (cells) => has(cells, /^得分|实际得分|评价得分|自评得分/) && has(cells, /[二三四]级指标|评价指标|指标名称/)],
  ["budget_lines", (cells) => has(cells, /预算/) && has(cells, /支出|执行数|决算|使用数/) && !has(cells, /指标/)],
];

export function headerKind(row: FlatRow): TableKind | null {
  if (row.table === null || row.cells.length < 2) return null;
  const cells = row.cells.map((cell) => bare(cell));
  if (cells.some((cell) => cell.length > 24 || /^[\d.,%]+$/.test(cell))) return null;
  return signatures.find(([, test]) => test(cells))?.[0] ?? null;
}

/** All tables of the report in order. Rows of a table before any known header belong to none. */
export function reportTables(rows: readonly FlatRow[]): readonly ReportTable[] {
  const tables: { kind: TableKind; header: FlatRow; rows: FlatRow[]; table: Table | null }[] = [];
  let open = false;
  for (const row of rows) {
    const kind = headerKind(row);
    const current = tables.at(-1);
    if (kind !== null) {
      tables.push({ kind, header: row, rows: [], table: row.table });
      open = true;
    } else if (row.table === null) {
      open &&= isPageFoot(row);
    } else if (open && current !== undefined) current.rows.push(row);
  }
  return tables;
}

function isPageFoot(row: FlatRow): boolean {
  return /^[\s—\-–第页共/\d]+$/.test(row.cells[0]?.text ?? "");
}

export function bare(cell: Cell): string {
  return cell.text.replaceAll(/<[^<>]*>|[\s\u3000*]+/g, "");
}

/** The tables of one kind, in order. */
export function tablesOf(tables: readonly ReportTable[], kind: TableKind): readonly ReportTable[] {
  return tables.filter((table) => table.kind === kind);
}
