import type { FlatRow } from "../flat-rows.ts";
import type { Cell, Table } from "../table.ts";
import { headerMeanings } from "../vocabulary/columns.ts";
import { canonicalLabel, isLevel1 } from "../vocabulary/taxonomy.ts";
import { cellsOver } from "./indicator-table/column-edges.ts";
import { labelOf } from "./label-of.ts";
import type { Layout } from "./layout.ts";
import { bodyOf, isNumbering, labelled, startsOf, under, unlabelled, type ListedProject } from "./project-list.ts";

/** A level over the columns of its indicators' names and values (河南: 产出指标 over 三级指标 | 指标值, 效益指标 over …). */
interface Group {
  readonly level1: Cell;
  readonly name: Cell;
  readonly value: Cell;
}

/** A header of a list over projects that prints the levels as groups of columns, and the row below it. */
export interface WideHeader {
  readonly at: number;
  readonly project: Cell;
  readonly labels: readonly Cell[];
  readonly groups: readonly Group[];
}

/**
 * Such a header at a row, whose next row names what stands under the levels; null for any other. Without groups: a level has not one name
 * and one value under it.
 */
export function wideHeader(region: readonly FlatRow[], at: number, layout: Layout): WideHeader | null {
  const [row, below] = [region[at], region[at + 1]];
  if (row === undefined || row.table === null || below?.table !== row.table) return null;
  const project = row.cells.find(({ text }) => labelOf(text, layout) === "project_name");
  const levels = project === undefined ? [] : row.cells.filter(({ text }) => isLevel1Label(text));
  if (project === undefined || levels.length < 2) return null;
  const groups = levels.map((level) => groupOf(level, below));
  const labels = row.cells.filter((cell) => !levels.includes(cell));
  return { at, project, labels, groups: groups.includes(null) ? [] : groups.filter((group) => group !== null) };
}

function isLevel1Label(text: string): boolean {
  const label = canonicalLabel(text);
  return label !== null && isLevel1(label);
}

/** Names and values, one of each, under a level. */
function groupOf(level1: Cell, below: FlatRow): Group | null {
  const own = below.cells.filter((cell) => level1.column <= cell.column && cell.column < level1.column + level1.columnSpan);
  const [name, value] = own;
  const fields = headerMeanings(own.map(({ text }) => text)).map((meaning) => meaning?.field);
  return own.length === 2 && name !== undefined && value !== undefined && fields[0] === "level3" && fields[1] === "value"
    ? { level1, name, value }
    : null;
}

/** The projects of such a list, each with its indicators one below the other; null where its rows do not say whose they are. */
export function wideProjects(
  region: readonly FlatRow[],
  { at, project, labels, groups }: WideHeader,
): readonly ListedProject[] | null {
  const header = region[at];
  if (header?.table?.merges !== "kept" || groups.length === 0) return null;
  const body = bodyOf(region, at + 1, header).filter(({ row }) => !isNumbering(row));
  const starts = startsOf(body, project);
  const early = body.slice(0, starts[0]?.i ?? body.length);
  if (starts.length === 0 || early.some(({ row }) => row.cells.some((cell) => cell.column >= project.column))) return null;
  const above = region.slice(1, at);
  const heads = [...labels, ...groups.flatMap(({ name, value }) => [name, value])];
  return starts.map(({ i, cells }, n) => {
    const own = body.slice(i, starts[n + 1]?.i);
    return {
      head: [...above, ...labels.map((label) => labelled(header, label, cells)), ...unlabelled(header, heads, cells)],
      rows: stacked(
        own.map(({ row }) => row),
        groups,
        header.table as Table,
      ),
      start: n === 0 ? 0 : (own[0]?.at ?? at),
      end: (own.at(-1)?.at ?? at) + 1,
    };
  });
}

/** A value over more rows than its name is said to be of several. */
function ownTo(value: Cell, name: Cell | undefined): Cell {
  return value.rowSpan <= (name?.rowSpan ?? 1) ? value : { ...value, flags: [...(value.flags ?? []), "cell_shared"] };
}

const HEADERS = ["一级指标", "三级指标", "指标值"];

/** The groups of a project's rows below each other, as a table that prints the level in a column. */
function stacked(rows: readonly FlatRow[], groups: readonly Group[], { evidence, flags }: Table): readonly FlatRow[] {
  const cells: Cell[] = HEADERS.map((text, column) => ({ row: 0, column, rowSpan: 1, columnSpan: 1, text, places: [] }));
  let at = 1;
  for (const { level1, name, value } of groups) {
    const first = at;
    for (const { table, row } of rows) {
      const over = table === null ? [] : cellsOver(table, row).filter((cell) => cell.row === row);
      const [named, stated] = [under(name, over), under(value, over)];
      if (named === undefined && stated === undefined) continue;
      if (named !== undefined) cells.push({ ...named, row: at, column: 1, rowSpan: 1, columnSpan: 1 });
      if (stated !== undefined) cells.push({ ...ownTo(stated, named), row: at, column: 2, rowSpan: 1, columnSpan: 1 });
      at++;
    }
    if (at > first) cells.push({ ...level1, row: first, column: 0, rowSpan: at - first, columnSpan: 1 });
  }
  const table: Table = {
    cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column),
    rowCount: at,
    columnCount: HEADERS.length,
    merges: "kept",
    chunks: [0],
    evidence,
    flags,
  };
  return Array.from({ length: at }, (_, row) => ({
    cells: table.cells.filter((cell) => cell.row === row),
    table,
    row,
    chunkStart: row === 0,
  }));
}
