import { parseDecimal } from "@jixiao/normalize";
import { doubt } from "../../doubts.ts";
import type { Cell } from "../../table.ts";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import { joined, raw, type RawExtra, type RawIndicator, type RawText } from "../raw-form.ts";
import { assembleRow } from "./assemble-row.ts";
import type { Column } from "./columns.ts";
import type { SplitRow } from "./lost-rows.ts";

/**
 * A dump's row of a table with more than names and values: cells stand in the header's order where there are as many of them, or
 * in the header's columns where the whole row is shifted by as many as its name is. Else nobody knows which cell is the
 * value, and none is: the cells are kept as they stand.
 */
export function leafRow(row: SplitRow, leaves: readonly Column[], levelOf: (at: number) => 1 | 2): readonly RawIndicator[] {
  const labels: [RawText | null, RawText | null] = [null, null];
  row.labels.forEach((cell, i) => {
    labels[levelOf(i) - 1] = raw([cell]);
  });
  const [level1, level2] = labels;
  const placed = inOrder(row.leaves, leaves) ?? inColumns(row.leaves, leaves);
  if (placed === null || !isPlausible(placed) || standsElsewhere(row.leaves, leaves, placed))
    return [withheld(row, leaves, level1, level2)];
  const cells = { found: placed, shared: [], beyond: [], chunkStart: row.chunkStart, doubts: [], begins: () => true };
  return assembleRow(cells, leaves).map((indicator) => ({ ...indicator, level1, level2 }));
}

type Placed = ReadonlyMap<Column, RawText>;

function inOrder(cells: readonly Cell[], leaves: readonly Column[]): Placed | null {
  if (cells.length !== leaves.length) return null;
  return new Map(leaves.map((column, i) => [column, raw([cells[i] as Cell])]));
}

function inColumns(cells: readonly Cell[], leaves: readonly Column[]): Placed | null {
  const name = leaves.find(({ field }) => field === "level3") ?? leaves[0];
  const first = cells[0];
  if (name === undefined || first === undefined) return null;
  const shift = name.range[0] - first.column;
  const placed = new Map<Column, RawText>();
  for (const cell of cells) {
    const column = leaves.find(({ range }) => range[0] === cell.column + shift);
    if (column === undefined || placed.has(column)) return null;
    placed.set(column, raw([cell]));
  }
  return placed;
}

/** Does a value with its sign stand right below the header of values, while the cells' order makes another one the value? A label that nobody knows shifts them. */
function standsElsewhere(cells: readonly Cell[], leaves: readonly Column[], placed: Placed): boolean {
  return leaves.some((column) => {
    const own = cells.find((cell) => cell.column === column.range[0]);
    if (column.field !== "value" || own === undefined || !SIGNED.test(own.text)) return false;
    return bareText(placed.get(column)?.text ?? "") !== bareText(own.text);
  });
}

/** What cells of a column look like; columns without an entry hold any text. */
const FITS: Readonly<Partial<Record<ColumnField, (bare: string) => boolean>>> = {
  level3: (bare) => !SIGNED.test(bare) && parseDecimal(bare) === null,
  weight: isPoints,
  score: isPoints,
  comparator: (bare) => bare.length <= 6 && !/\d/.test(bare),
  unit: (bare) => !/\d/.test(bare) || bare.includes("/"),
};

function isPoints(bare: string): boolean {
  return /^(?:\d+(?:\.\d+)?分?|[-—–/*]*)$/.test(bare);
}

/** Do the cells fit their columns? A name is no value, points are numbers, a comparator is short. */
function isPlausible(placed: Placed): boolean {
  return [...placed].every(([{ field }, text]) => FITS[field]?.(bareText(text.text)) ?? true);
}

function withheld(row: SplitRow, leaves: readonly Column[], level1: RawText | null, level2: RawText | null): RawIndicator {
  const [first, ...rest] = row.leaves;
  const isName = first !== undefined && !SIGNED.test(bareText(first.text));
  const cells = isName ? rest : row.leaves;
  const headers = leaves.slice(isName ? 1 : 0).map(({ header }) => header);
  const header = headers.length === 0 ? null : headers.reduce((a, b) => joined(a, b, " | "));
  const extra = cells.flatMap((cell): readonly RawExtra[] =>
    header === null ? [] : [{ label: header, text: raw([cell]), known: true }],
  );
  const note = `${row.leaves.length} cells for ${leaves.length} columns: which is which is not told`;
  return {
    level1,
    level2,
    level3: isName ? raw([first]) : null,
    description: null,
    value: null,
    chunkStart: row.chunkStart,
    doubts: [doubt("row_incomplete", "value_raw", note)],
    extra,
  };
}
