import { doubt, quote, type Doubt } from "../doubts.ts";
import type { FlatRow } from "../flat-rows.ts";
import type { Cell } from "../table.ts";
import { isSideLabelPiece } from "../vocabulary/furniture.ts";
import { taskColumn, type TaskColumn } from "../vocabulary/head-labels.ts";
import { labelOf } from "./label-of.ts";
import type { Layout } from "./layout.ts";
import { unitOfLabel } from "./money-units.ts";
import { raw, type RawExtra, type RawTask, type RawText } from "./raw-form.ts";

/** 年度主要任务 of a department's form, and the row behind it. */
export interface TaskBlock {
  readonly tasks: readonly RawTask[];
  /** Cells under headers that no field of a task takes. */
  readonly extra: readonly RawExtra[];
  readonly end: number;
  /** Of rows that could not be told, or of a header below which none could. */
  readonly doubts: readonly Doubt[];
}

interface TaskHead {
  readonly column: TaskColumn | null;
  readonly cell: Cell;
  /** The money unit that it, or the header above it, states. */
  readonly unit: string | null;
}

/** The tasks below a row of their headers (任务名称 | 主要内容 | 预算金额, which may stand over 总额 | 财政拨款 | 其他资金); null where none begins. */
export function tasksAt(rows: readonly FlatRow[], at: number, layout: Layout): TaskBlock | null {
  const header = rows[at];
  if (header === undefined || header.table === null) return null;
  const { heads, size } = headsOf(header, rows[at + 1]);
  const has = (column: TaskColumn) => heads.some((head) => head.column === column);
  // 名称 | 金额 heads lists of costs too.
  const named = heads.some(({ column, cell }) => column === "name" && cell.text.includes("任务"));
  const unread = doubt("field_unreadable", "tasks", `no task could be told below ${texted(header)}`);
  if (!has("name") || !(has("content") || (named && has("total"))))
    return named ? { tasks: [], extra: [], end: at + 1, doubts: [unread] } : null;
  const tasks: RawTask[] = [];
  const doubts: Doubt[] = [];
  const extra: RawExtra[] = [];
  let end = at + size;
  for (const row of rows.slice(at + size)) {
    const task = row.table === header.table ? taskOf(row, heads, layout, extra) : null;
    const isTold = task === null && isOfTasks(row, header, layout);
    if (task === null && row.cells.length > 0 && !isTold) break;
    if (isTold) doubts.push(doubt("field_unreadable", "tasks", `a row among tasks could not be told: ${texted(row)}`));
    if (task !== null) tasks.push(task);
    end++;
  }
  const isLost = tasks.length === 0 && (doubts.length > 0 || holdsOther(rows[end], header, layout));
  return { tasks, extra, end, doubts: isLost ? [unread] : doubts };
}

function texted({ cells }: FlatRow): string {
  return cells.map(({ text }) => quote(text)).join(", ");
}

/** A row of the same table that begins with no label of the head. */
function holdsOther(row: FlatRow | undefined, header: FlatRow, layout: Layout): boolean {
  const first = row?.cells.find(({ text }) => !isSideLabelPiece(text));
  return row?.table === header.table && first !== undefined && labelOf(first.text, layout) === null;
}

/** A row of amounts among tasks, whose name is blank, or whose cells stand under no header. */
function isOfTasks({ table, cells }: FlatRow, header: FlatRow, layout: Layout): boolean {
  const isAmount = ({ text }: Cell) => /^[\d０-９][\d０-９.,，．]*$/.test(text.trim());
  return (
    table === header.table &&
    table?.merges === "kept" &&
    cells.some(isAmount) &&
    cells.every((cell) => labelOf(cell.text, layout) === null)
  );
}

/** The headers from 任务名称 on, and how many rows they take. */
function headsOf(header: FlatRow, below: FlatRow | undefined): { readonly heads: readonly TaskHead[]; readonly size: 1 | 2 } {
  const first = header.cells.findIndex((cell) => taskColumn(cell.text) === "name");
  const cells = first < 0 ? [] : header.cells.slice(first);
  const isSecond = below !== undefined && below.table === header.table && below.cells.length > 1;
  const parts = isSecond && below.cells.every((cell) => isPart(taskColumn(cell.text))) ? below.cells : [];
  const heads = cells.flatMap((cell, i): readonly TaskHead[] => {
    const isLast = i === cells.length - 1;
    const own = header.table?.merges === "kept" ? parts.filter((part) => isOver(cell, part)) : isLast ? parts : [];
    return own.length === 0
      ? [{ column: taskColumn(cell.text), cell, unit: unitOfLabel(cell.text) }]
      : own.map((part) => ({
          column: taskColumn(part.text),
          cell: part,
          unit: unitOfLabel(part.text) ?? unitOfLabel(cell.text),
        }));
  });
  return { heads, size: parts.length > 0 ? 2 : 1 };
}

function isPart(column: TaskColumn | null): boolean {
  return column === "total" || column === "fiscal" || column === "other";
}

function isOver(a: Cell, b: Cell): boolean {
  return a.column < b.column + b.columnSpan && b.column < a.column + a.columnSpan;
}

/** A row with a text under 任务名称 that is no label of the head; the row of sums is none. */
function taskOf(row: FlatRow, heads: readonly TaskHead[], layout: Layout, extra: RawExtra[]): RawTask | null {
  const kept = row.table?.merges === "kept";
  const [first] = heads;
  const cells = row.cells.filter((cell) => !kept || first === undefined || cell.column >= first.cell.column);
  if (cells.length === 0 || row.cells.some((cell) => labelOf(cell.text, layout) !== null)) return null;
  const placed = new Map<TaskHead, Cell>();
  if (kept) {
    for (const cell of cells) {
      const head = heads.find((one) => isOver(one.cell, cell));
      if (head === undefined || placed.has(head)) return null;
      placed.set(head, cell);
    }
  } else if (cells.length === heads.length) heads.forEach((head, i) => placed.set(head, cells[i] as Cell));
  const certain = kept || cells.length === heads.length;
  const named = certain ? placed.get(first as TaskHead) : cells[0];
  if (named === undefined) return null;
  const texts = new Map<TaskColumn, RawText>();
  const units = new Map<TaskColumn, string>();
  for (const [{ column, cell, unit }, text] of placed) {
    if (column === null) extra.push({ label: raw([cell]), text: raw([text]), known: false });
    else texts.set(column, raw([text]));
    if (column !== null && unit !== null) units.set(column, unit);
  }
  return { name: raw([named]), texts, units, places: cells.flatMap(({ places }) => places), certain };
}
