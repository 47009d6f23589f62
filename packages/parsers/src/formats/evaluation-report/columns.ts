import { cleanLabel, parseAmount, parseDecimal } from "@jixiao/normalize";
import { quote, type Doubt } from "../../doubts.ts";
import type { FlatRow } from "../../flat-rows.ts";
import { readingsOf, textDoubts } from "../../reader-doubts.ts";
import { cellAt, type Cell, type Table } from "../../table.ts";

/** A column of a report's table: its name without spaces, upper header first, and the grid columns below it. */
export interface Column {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

/**
 * What a column's cells must look like. `figure`: a number of any kind; `share`: one with %, `amount`: one without;
 * `quantity`: a number with comparator and unit (`≥6个`); `any`: free text, which
 * may be a bare number too.
 */
export type CellKind = "figure" | "share" | "amount" | "quantity" | "label" | "any";

export interface AlignedRow {
  /** Index of the column → its cell. */
  readonly cells: ReadonlyMap<number, Cell>;
  /** How the cells came under their columns; only `in place` leaves no doubt. */
  readonly fit: "in place" | "shifted" | "unclear";
}

/** How far a dump moves the cells of a row: one column to the left most often, seldom more. */
const SHIFTS = [0, -1, 1, -2, 2, -3, 3];
const DASH = /^[-—–/]+$/;

/** A cell's text without markup, bold signs and white space. */
export function bare(cell: Cell): string {
  return cell.text.replaceAll(/<[^<>]*>|[\s\u3000*]+/g, "");
}

/** The reader's doubts about a row's cells, such as `ocr_uncertain`; which field of the row a cell becomes is not known. */
export function readerDoubts(row: FlatRow): readonly Doubt[] {
  return row.cells.flatMap((cell) =>
    textDoubts({ flags: [], readings: readingsOf(cell), notes: cell.notes ?? [], ...cell }, null),
  );
}

/** The row as it is printed, for notes. */
export function printed(row: FlatRow): string {
  return quote(row.cells.map(({ text }) => text).join(" | "));
}

/** A number, an amount with its unit, a share, a score with 分, or the dash that stands for none. */
export function isFigure(text: string): boolean {
  const clean = (cleanLabel(text) ?? "").replace(/[%分]$/, "");
  return DASH.test(clean) || parseDecimal(clean) !== null || parseAmount(clean, "元") !== null;
}

export function isDash(text: string): boolean {
  return DASH.test(cleanLabel(text) ?? "");
}

/**
 * Puts a row's cells under their columns. Merged cells say where they belong. In a dump a row may have slipped
 * sideways: the shift that puts figures under columns of figures and labels under columns of labels is taken.
 */
export function alignRow(row: FlatRow, columns: readonly Column[], kinds: readonly CellKind[]): AlignedRow {
  if (row.table?.merges === "kept") return { cells: spanning(row, row.table, columns), fit: "in place" };
  const width = Math.max(...columns.map(({ last }) => last)) + 1;
  for (const shift of SHIFTS) {
    const cells = shifted(row, shift, columns, width);
    if (cells === null || [...cells].some(([column, cell]) => !fits(cell, kinds[column]))) continue;
    return { cells, fit: shift === 0 ? "in place" : "shifted" };
  }
  const inOrder = new Map(row.cells.map((cell, i) => [i, cell] as const));
  if (row.cells.length === columns.length && [...inOrder].every(([column, cell]) => fits(cell, kinds[column])))
    return { cells: inOrder, fit: "shifted" };
  const sure = [...(shifted(row, 0, columns, Infinity) ?? [])].filter(([column, cell]) => fits(cell, kinds[column]));
  return { cells: new Map(sure), fit: "unclear" };
}

function spanning(row: FlatRow, table: Table, columns: readonly Column[]): ReadonlyMap<number, Cell> {
  const cells = new Map<number, Cell>();
  for (const [i, { first, last }] of columns.entries()) {
    const covering = cellAt(table, row.row, first) ?? row.cells.find((cell) => first <= cell.column && cell.column <= last);
    if (covering !== undefined && bare(covering) !== "") cells.set(i, covering);
  }
  return cells;
}

/** The cells moved by `shift`; null where one leaves the table, or meets no column or another's. */
function shifted(row: FlatRow, shift: number, columns: readonly Column[], width: number): Map<number, Cell> | null {
  const cells = new Map<number, Cell>();
  for (const cell of row.cells) {
    const at = cell.column + shift;
    const column = columns.findIndex(({ first, last }) => first <= at && at <= last);
    if (column >= 0 && !cells.has(column)) cells.set(column, cell);
    else if (width !== Infinity) return null;
  }
  return cells;
}

const SHARE = /[%％]\s*$/;
const QUANTITY = /^(?:[≥≤<>=约近]|不少于|不低于)?\s*\d/;

function fits({ text }: Cell, kind: CellKind | undefined): boolean {
  switch (kind) {
    case undefined:
    case "any":
      return true;
    case "label":
      return !isFigure(text);
    case "figure":
      return isFigure(text);
    case "share":
      return isFigure(text) && (SHARE.test(text) || isDash(text));
    case "amount":
      return isFigure(text) && !SHARE.test(text);
    case "quantity":
      return isFigure(text) || QUANTITY.test(text);
  }
}
