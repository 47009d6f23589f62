import { doubt, quote, type Doubt } from "../doubts.ts";
import type { FlatRow } from "../flat-rows.ts";
import type { Cell } from "../table.ts";
import { isSideLabel, isSideLabelPiece } from "../vocabulary/furniture.ts";
import { isMoneySideLabel, labelMeaning, moneyColumn, type MoneyColumn } from "../vocabulary/head-labels.ts";
import { bareText } from "../vocabulary/text-key.ts";
import { unitOfLabel } from "./money-units.ts";
import { raw, type RawExecution, type RawExtra, type RawText } from "./raw-form.ts";

/** The money table of a self-evaluation, and the row behind it. */
export interface ExecutionBlock {
  readonly lines: readonly RawExecution[];
  readonly end: number;
  /** Of a table of which no line could be told. */
  readonly doubts: readonly Doubt[];
}

interface MoneyHead {
  readonly field: MoneyColumn;
  readonly cell: Cell;
  readonly known: boolean;
}

/** An item of money, whatever it is called: what stands left of the amounts. */
const ITEM = /资金|拨款|预算|收入|补助|支出|总额|金额|合计|债券/;

/**
 * The table that begins at a row with its headers (年初预算数 | 全年预算数 | 全年执行数 …): one line an item, until a row that
 * is none. Null where no such table begins.
 */
export function executionAt(rows: readonly FlatRow[], at: number): ExecutionBlock | null {
  const header = rows[at];
  if (header === undefined || header.table === null) return null;
  const heads = headsOf(header);
  const states = (field: MoneyColumn) => heads.some((head) => head.field === field);
  if (!(states("initial") || states("adjusted")) || !states("spent"))
    return AMOUNTS.filter(states).length > 1 ? { lines: [], end: at + 1, doubts: [unread(heads)] } : null;
  const lines: RawExecution[] = [];
  const doubts: Doubt[] = [];
  let end = at + 1;
  for (const row of rows.slice(at + 1)) {
    const line = row.table?.merges === header.table.merges ? lineOf(row, heads) : null;
    if (line === null && row.cells.length > 0 && !holdsFigures(row)) break;
    if (line !== null) lines.push(line);
    else if (row.cells.length > 0) doubts.push(withoutItem(row));
    end++;
  }
  return { lines, end, doubts: lines.length > 0 ? doubts : [unread(heads)] };
}

/** Headers of which two make a money table, whatever else heads it. */
const AMOUNTS = ["initial", "adjusted", "spent", "execution_rate"] as const;

/** A line whose item is blank, or stands in no cell of it. */
function holdsFigures({ cells, table }: FlatRow): boolean {
  const own = cells.filter((cell) => !isSide(cell));
  return (
    table?.merges === "kept" && own.length > 1 && own.every(({ text }) => /^[\d０-９.．,，%％\-—–/*]+$/.test(bareText(text)))
  );
}

function withoutItem({ cells }: FlatRow): Doubt {
  return doubt(
    "field_unreadable",
    "execution",
    `a line of money names no item: ${cells.map(({ text }) => quote(text)).join(", ")}`,
  );
}

function unread(heads: readonly MoneyHead[]): Doubt {
  const printed = heads.map(({ cell }) => quote(cell.text)).join(", ");
  return doubt("field_unreadable", "execution", `no line of money could be told below ${printed}`);
}

/** Headers from the first that names an amount; what stands left of it is a side label. */
function headsOf(header: FlatRow): readonly MoneyHead[] {
  const first = header.cells.findIndex((cell) => moneyColumn(cell.text) !== null);
  if (first < 0) return [];
  return header.cells.slice(first).map((cell) => {
    const field = moneyColumn(cell.text);
    return { field: field ?? "extra", cell, known: field !== null };
  });
}

function lineOf(row: FlatRow, heads: readonly MoneyHead[]): RawExecution | null {
  const firstColumn = heads[0]?.cell.column ?? 0;
  const isKept = row.table?.merges === "kept";
  const labels = row.cells.filter((cell, i) => (isKept ? cell.column < firstColumn : i < itemIndex(row)));
  const item = isKept ? labels.findLast((cell) => !isSide(cell)) : row.cells[itemIndex(row) - 1];
  if (item === undefined || !isItem(item.text)) return null;
  const amounts = row.cells.filter((cell) => !labels.includes(cell));
  const placed = place(amounts, heads, isKept, heads.length);
  if (placed === null)
    return { item: raw([item]), cells: new Map(), units: new Map(), extra: whole(amounts, heads), certain: false };
  const cells = new Map<MoneyColumn, RawText>();
  const units = new Map<MoneyColumn, string>();
  const extra: RawExtra[] = [];
  for (const [head, cell] of placed) {
    if (head.field === "extra" || cells.has(head.field))
      extra.push({ label: raw([head.cell]), text: raw([cell]), known: head.known });
    else {
      cells.set(head.field, raw([cell]));
      const unit = unitOfLabel(head.cell.text) ?? unitOfLabel(item.text);
      if (unit !== null) units.set(head.field, unit);
    }
  }
  return { item: raw([item]), cells, units, extra, certain: true };
}

/** Of a dump: cells before the amounts. */
function itemIndex(row: FlatRow): number {
  return row.cells.findIndex((cell) => isItem(cell.text) && !isSide(cell)) + 1;
}

function isSide(cell: Cell): boolean {
  return isSideLabelPiece(cell.text) || isMoneySideLabel(cell.text);
}

function isItem(text: string): boolean {
  const bare = bareText(text);
  return (
    bare.length <= 24 &&
    !isSideLabel(text) &&
    (ITEM.test(bare) || labelMeaning(text)?.startsWith("budget.") === true) &&
    !/^\d/.test(bare)
  );
}

/** Amounts under their headers: by the grid where merges are kept, else one for each header in order. */
function place(
  amounts: readonly Cell[],
  heads: readonly MoneyHead[],
  kept: boolean,
  count: number,
): readonly (readonly [MoneyHead, Cell])[] | null {
  if (!kept && amounts.length === count) return heads.map((head, i) => [head, amounts[i] as Cell]);
  const placed: (readonly [MoneyHead, Cell])[] = [];
  for (const cell of amounts) {
    const middle = cell.column + cell.columnSpan / 2;
    const head = heads.find((one) =>
      kept ? one.cell.column <= middle && middle <= one.cell.column + one.cell.columnSpan : one.cell.column === cell.column,
    );
    if (head === undefined || placed.some(([other]) => other === head)) return null;
    placed.push([head, cell]);
  }
  return placed;
}

function whole(amounts: readonly Cell[], heads: readonly MoneyHead[]): readonly RawExtra[] {
  const label = raw(heads.map(({ cell }) => cell));
  return amounts.map((cell) => ({ label, text: raw([cell]), known: false }));
}
