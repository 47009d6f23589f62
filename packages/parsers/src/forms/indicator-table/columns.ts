import type { Horizon } from "@jixiao/contract";
import type { FlatRow } from "../../flat-rows.ts";
import type { Cell } from "../../table.ts";
import { headerMeanings, type ColumnField, type HeaderMeaning } from "../../vocabulary/columns.ts";
import { isSideLabel, isSideLabelPiece } from "../../vocabulary/furniture.ts";
import { labelKey } from "../../vocabulary/text-key.ts";
import type { Layout } from "../layout.ts";
import { raw, type RawText } from "../raw-form.ts";
import { columnEdges, type Edges } from "./column-edges.ts";

/** A column of an indicator table: what stands under its header, and where. */
export interface Column {
  readonly field: ColumnField;
  readonly horizon: Horizon | null;
  readonly header: RawText;
  /** Columns [from, to) of the grid. */
  readonly range: readonly [from: number, to: number];
  /** Edges of the header's grid. */
  readonly edges: Edges;
  /** False for a header that nobody knows, and for a second one of the same kind: `field` is then `extra`. */
  readonly known: boolean;
  /** The field that another column before it holds already. */
  readonly repeats: ColumnField | null;
  /** Of a table with two sets of columns side by side: the set. Null for what both share, and in any other table. */
  readonly set: 0 | 1 | null;
}

/**
 * A header of an indicator table: a column of names beside levels or values, or levels beside values. A table of scores without
 * targets is none.
 */
export function isIndicatorHeader(row: FlatRow, layout: Layout): boolean {
  if (row.cells.length < 2) return false;
  const fields = new Set(headerMeanings(textsOf(row), layout.columns).map((meaning) => meaning?.field ?? null));
  const has = (field: ColumnField) => fields.has(field);
  if (has("project")) return false; // a list over projects: no form
  if (!has("value") && (has("weight") || has("score"))) return false;
  return (
    (has("level3") && (has("level1") || has("level2") || has("value"))) || (has("level1") && (has("level2") || has("value")))
  );
}

/** What a header's cell alone is the header of. */
export function columnFieldOf(text: string, layout: Layout): ColumnField | null {
  return headerMeanings([text], layout.columns)[0]?.field ?? null;
}

const EXTRA: HeaderMeaning = { field: "extra", horizon: null };

/** The columns under a header, whose cells may stand over others in a second row (`指标值` over 实施期 | 年度). */
export function columnsOf(header: FlatRow, layout: Layout, below?: FlatRow): readonly Column[] {
  const heads = header.cells.flatMap((cell) => leavesOf(cell, header, below));
  const meanings = headerMeanings(
    heads.map(({ text }) => text),
    layout.columns,
  );
  const parents = headerMeanings(
    heads.map(({ parent }) => parent ?? ""),
    layout.columns,
  );
  const sets = setsOf(
    meanings.map((meaning) => meaning?.field ?? null),
    header,
    layout,
  );
  const taken = new Set<string>();
  const ignored = new Set(layout.ignored);
  return heads.flatMap(({ cells, text, last }, i): readonly Column[] => {
    const isIgnored = ignored.has(labelKey(text));
    const meaning = meanings[i] ?? parents[i] ?? (isIgnored ? EXTRA : null);
    if (meaning === null && (isSideLabel(text) || isSideLabelPiece(text) || isBesideBody(last, i, header, below))) return [];
    const set = sets?.[i] ?? null;
    const key = `${meaning?.field} ${meaning?.horizon ?? "annual"} ${set}`;
    const repeats = meaning !== null && meaning.field !== "extra" && taken.has(key) ? meaning.field : null;
    if (meaning !== null) taken.add(key);
    return [
      {
        field: meaning === null || repeats !== null ? "extra" : meaning.field,
        horizon: set === null ? (meaning?.horizon ?? null) : (layout.doubled?.[set] ?? null),
        header: raw(cells),
        range: [last.column, last.column + last.columnSpan],
        edges: header.table === null ? null : columnEdges(header.table),
        known: meaning !== null && repeats === null,
        repeats,
        set,
      },
    ];
  });
}

/** A side label that nobody knows, or that lost all but a letter (`绩`): the first cell, which stands beside rows of the body too. */
function isBesideBody({ row, rowSpan }: Cell, i: number, header: FlatRow, below: FlatRow | undefined): boolean {
  return i === 0 && header.table?.merges === "kept" && row + rowSpan > (below ?? header).row + 1;
}

/**
 * Two sets of columns, where the layout knows of them and the header prints level 2 or names, and values, twice: the second begins where
 * the first field of it comes again. What stands left of the first is both sets'.
 */
function setsOf(fields: readonly (ColumnField | null)[], header: FlatRow, layout: Layout): readonly (0 | 1 | null)[] | null {
  const times = (field: ColumnField) => fields.filter((one) => one === field).length;
  if (layout.doubled === undefined || header.table?.merges !== "kept" || times("level3") !== 2 || times("value") !== 2)
    return null;
  const begins = times("level1") === 2 ? "level1" : times("level2") === 2 ? "level2" : "level3";
  const [first, second] = [fields.indexOf(begins), fields.lastIndexOf(begins)];
  return fields.map((_, i) => (i < first ? null : i < second ? 0 : 1));
}

/** The lowest cells of a header, with those above them. */
function leavesOf(cell: Cell, header: FlatRow, below: FlatRow | undefined): readonly HeaderLeaf[] {
  const end = cell.column + cell.columnSpan;
  const under = (below?.cells ?? []).filter(
    (other) => cell.row + cell.rowSpan <= other.row && cell.column <= other.column && other.column < end,
  );
  if (under.length === 0 || header.table?.merges !== "kept")
    return [{ cells: [cell], text: cell.text, parent: null, last: cell }];
  return under.map((leaf) => ({ cells: [cell, leaf], text: leaf.text, parent: cell.text, last: leaf }));
}

interface HeaderLeaf {
  readonly cells: readonly Cell[];
  readonly text: string;
  readonly parent: string | null;
  readonly last: Cell;
}

/** The second row of a header: cells of the first are two rows high, and none of the second's is a row's own text. */
export function secondHeaderRow(header: FlatRow, next: FlatRow | undefined): FlatRow | undefined {
  if (header.table?.merges !== "kept" || next === undefined || next.table !== header.table || next.cells.length === 0)
    return undefined;
  const high = header.cells.filter((cell) => cell.rowSpan === 2);
  const covers = (cell: Cell) =>
    header.cells.some(
      (above) => above.rowSpan === 1 && above.column <= cell.column && cell.column < above.column + above.columnSpan,
    );
  return high.length >= 2 && next.cells.every(covers) ? next : undefined;
}

function textsOf(row: FlatRow): readonly string[] {
  return row.cells.map((cell) => cell.text);
}
