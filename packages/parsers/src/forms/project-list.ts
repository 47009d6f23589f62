import type { FlatRow } from "../flat-rows.ts";
import type { Cell, Table } from "../table.ts";
import { headerMeanings } from "../vocabulary/columns.ts";
import { labelKey } from "../vocabulary/text-key.ts";
import { cellsOver } from "./indicator-table/column-edges.ts";
import { isIndicatorHeader } from "./indicator-table/columns.ts";
import { labelOf } from "./label-of.ts";
import type { Layout } from "./layout.ts";

/** One project of a list, set out as a form of its own: labels with its texts, and its rows below the list's header. */
export interface ListedProject {
  readonly head: readonly FlatRow[];
  readonly rows: readonly FlatRow[];
  /** Rows [start, end) of the list's region: those of the first project begin with the title. */
  readonly start: number;
  readonly end: number;
}

/** A header that names projects beside indicators: its table is a list over projects. */
export function isListHeader(row: FlatRow, layout: Layout): boolean {
  if (row.table === null) return false;
  const isProject = (cell: Cell) => labelOf(cell.text, layout) === "project_name";
  return row.cells.some(isProject) && isIndicatorHeader({ ...row, cells: indicatorCells(row, layout) }, layout);
}

/** A header's cells from that of the first level or name on; what stands left of it says whose indicators they are. */
function indicatorCells(row: FlatRow, layout: Layout): readonly Cell[] {
  const meanings = headerMeanings(
    row.cells.map(({ text }) => text),
    layout.columns,
  );
  const first = meanings.findIndex((meaning) => meaning !== null && meaning.field.startsWith("level"));
  return first < 0 ? [] : row.cells.slice(first);
}

/**
 * The projects of the list that a region holds; null where it holds none, or its rows do not say to which project they belong: a dump
 * without merged cells, an indicator above the first project's name.
 */
export function projectsOf(region: readonly FlatRow[], layout: Layout): readonly ListedProject[] | null {
  const at = region.findIndex((row) => isListHeader(row, layout));
  const header = region[at];
  if (header === undefined || header.table?.merges !== "kept") return null;
  const name = header.cells.find((cell) => labelOf(cell.text, layout) === "project_name") as Cell; // `isListHeader` saw it
  const columns = indicatorCells(header, layout);
  const labels = header.cells.filter((cell) => !columns.includes(cell));
  const body = bodyOf(region, at, header).filter(({ row }) => !isNumbering(row));
  const behindName = labels.filter(({ column }) => column > name.column);
  const starts = startsOf(body, name, (row) => hasIndicator(row, columns) && beginsNameless(row, name, behindName));
  const early = body.slice(0, starts[0]?.i ?? body.length);
  if (starts.length === 0 || early.some(({ row }) => hasIndicator(row, columns))) return null;
  const above = region.slice(1, at);
  return starts.map(({ i, cells }, n) => {
    const own = body.slice(i, starts[n + 1]?.i);
    const rows = own.map(({ row }) => row);
    return {
      head: [
        ...above,
        ...labels.map((label) => labelled(header, label, cells)),
        ...unlabelled(header, [...labels, ...columns], cells),
      ],
      rows: [{ ...header, cells: columns }, ...rows],
      start: n === 0 ? 0 : (own[0]?.at ?? at),
      end: (own.at(-1)?.at ?? at) + 1,
    };
  });
}

export interface ListRow {
  readonly row: FlatRow;
  /** Its index in the region. */
  readonly at: number;
}

/** The rows below the header in its table, and in tables that go on with it; one that prints the header again is left out. */
export function bodyOf(region: readonly FlatRow[], at: number, header: FlatRow): readonly ListRow[] {
  const printed = textOf(header);
  const below = region.slice(at + 1);
  const end = below.findIndex(({ table }) => table !== null && !goesOn(table, header.table as Table));
  return below
    .slice(0, end < 0 ? undefined : end)
    .flatMap((row, i) => (row.table !== null && textOf(row) !== printed ? [{ row, at: at + 1 + i }] : []));
}

/** The same table, or one with as many columns behind it: a blank line or a note parts it in two. */
function goesOn(table: Table, first: Table): boolean {
  return table === first || (table.merges === "kept" && table.columnCount === first.columnCount);
}

function textOf({ cells }: FlatRow): string {
  return cells.map(({ text }) => labelKey(text)).join("|");
}

/**
 * Where projects begin: at each cell with text under the name's header, but for the same name of the same unit on the next row; and where the
 * name is blank beside what the list says of a project anew (its amount, its goal).
 */
export function startsOf(
  body: readonly ListRow[],
  name: Cell,
  isNameless: (row: FlatRow) => boolean = () => false,
): readonly { readonly i: number; readonly cells: readonly Cell[] }[] {
  let before = "";
  return body.flatMap(({ row }, i) => {
    const own = under(name, row.cells);
    if (own === undefined && !isNameless(row)) return [];
    const cells = cellsOver(row.table as Table, row.row); // its header stands in a table, and so do the rows below
    const left = cells.filter((cell) => cell.column <= name.column).map(({ text }) => labelKey(text));
    const key = left.join("|");
    const isSame = key === before;
    before = key;
    return isSame ? [] : [{ i, cells }];
  });
}

/** A cell of its own for the name, which is blank, and one that says something else of a project. */
function beginsNameless({ table, row, cells }: FlatRow, name: Cell, others: readonly Cell[]): boolean {
  const own = cellsOver(table as Table, row).find(({ column }) => column === name.column);
  return own?.row === row && own.text.trim() === "" && others.some((head) => under(head, cells) !== undefined);
}

/** `1 | 2 | 3 …`: the numbers of the columns. */
export function isNumbering({ cells }: FlatRow): boolean {
  return cells.length > 2 && cells.every(({ text }, i) => text.trim() === String(i + 1));
}

function hasIndicator({ cells }: FlatRow, columns: readonly Cell[]): boolean {
  return columns.some((column) => under(column, cells) !== undefined);
}

export function under(head: Cell, cells: readonly Cell[]): Cell | undefined {
  return cells.find(
    (cell) =>
      cell.text.trim() !== "" && cell.column < head.column + head.columnSpan && head.column < cell.column + cell.columnSpan,
  );
}

/** Texts left of the indicators that stand under no header. */
export function unlabelled(header: FlatRow, heads: readonly Cell[], cells: readonly Cell[]): readonly FlatRow[] {
  const last = Math.max(...heads.map((head) => head.column));
  return cells.flatMap((cell) => {
    const isOwn = cell.text.trim() === "" || cell.column > last || heads.some((head) => under(head, [cell]) !== undefined);
    return isOwn ? [] : [{ ...header, cells: [{ ...cell, text: "无表头", places: [] }, cell] }];
  });
}

/** A label with a project's text beside it, as forms print it. */
export function labelled(header: FlatRow, label: Cell, cells: readonly Cell[]): FlatRow {
  const text = under(label, cells);
  return { ...header, cells: text === undefined ? [label] : [label, text] };
}
