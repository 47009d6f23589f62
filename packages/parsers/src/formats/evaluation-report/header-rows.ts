import type { FlatRow } from "../../flat-rows.ts";
import { cellAt, type Table } from "../../table.ts";
import { bare, type Column } from "./columns.ts";

/** What the second row of a header says below a year or a group: 预算数, 年初, 执行率. */
const LOWER_NAME =
  /^(?=.)(?:(?:19|20)\d{2}年?)?(?:年初|调整后?|批复|财政|实际|计划)?(?:预算|执行|支出|决算|完成|使用|金额|到位)?(?:数|额|率|金额|资金|情况)?(?:[（(].*[)）])?$/;

/** Rows that the header beginning at row `i` takes: its tallest merged cell's, or in a dump one or two. */
export function headerHeight(rows: readonly FlatRow[], i: number): number {
  const row = rows[i] as FlatRow;
  if (row.table?.merges === "kept") return Math.max(...row.cells.map(({ rowSpan }) => rowSpan));
  const next = rows[i + 1];
  const second = next?.table === row.table && next.cells.length >= 2 && next.cells.every((cell) => LOWER_NAME.test(bare(cell)));
  return second ? 2 : 1;
}

export function columnsOf(header: readonly FlatRow[], table: Table): readonly Column[] {
  if (table.merges === "kept") return mergedColumns(header, table);
  const [upper, lower] = header;
  const columns = (upper?.cells ?? []).map((cell): Column => ({ name: bare(cell), first: cell.column, last: cell.column }));
  return lower === undefined ? columns : belowGroups(columns, lower);
}

/** One column for each run of grid columns that the same header cells cover. */
function mergedColumns(header: readonly FlatRow[], table: Table): readonly Column[] {
  const columns: (Column & { cells: readonly unknown[] })[] = [];
  for (let at = 0; at < table.columnCount; at++) {
    const cells = [...new Set(header.map(({ row }) => cellAt(table, row, at)))].filter((cell) => cell !== undefined);
    const before = columns.at(-1);
    if (before !== undefined && cells.length > 0 && cells.every((cell, i) => cell === before.cells[i]))
      columns[columns.length - 1] = { ...before, last: at };
    else if (cells.some((cell) => bare(cell) !== ""))
      columns.push({ name: cells.map(bare).join(""), first: at, last: at, cells });
  }
  return columns.map(({ name, first, last }) => ({ name, first, last }));
}

/**
 * A dump's two header rows. Groups may have lost their width, so names that repeat say how wide each is:
 *
 *     项目  2021年  2022年
 *           预算数  执行数  预算数  执行数
 */
function belowGroups(upper: readonly Column[], lower: FlatRow): readonly Column[] {
  const names = lower.cells.map(bare);
  const firstBelow = lower.cells[0]?.column ?? 0;
  const alone = upper.filter(({ first }) => first < firstBelow);
  const groups = upper.filter(({ first }) => first >= firstBelow);
  const width = names.indexOf(names[0] ?? "", 1);
  const even = width > 0 && names.length === width * groups.length && names.every((name, i) => name === names[i % width]);
  const below = lower.cells.map((cell, i): Column => {
    const group = even ? groups[Math.floor(i / width)] : groups.findLast(({ first }) => first <= cell.column);
    return { name: `${group?.name ?? ""}${names[i] ?? ""}`, first: cell.column, last: cell.column };
  });
  const childless = even
    ? []
    : groups.filter(({ first }, i) => {
        const end = groups[i + 1]?.first ?? Infinity;
        return !lower.cells.some(({ column }) => first <= column && column < end);
      });
  return [...alone, ...childless, ...below].toSorted((a, b) => a.first - b.first);
}
