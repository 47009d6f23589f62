import type { ReaderNote } from "../../table.ts";
import { quote } from "../../doubts.ts";
import { least } from "../../extent.ts";
import { cellLines, type AlignedBody } from "./body.ts";
import { standsInOne, type AlignedColumn } from "./columns.ts";
import { joinCutRows } from "./cut-rows.ts";
import { drawnBeside, type PageLines } from "./drawn-groups.ts";
import { groupRows, type Grouping, type RowExtent } from "./groups.ts";
import { edgesBetween } from "./head.ts";
import { labelsOfColumn, type AlignedLabel } from "./labels.ts";
import { closest, mismatches, withLower } from "./level-rivals.ts";
import { acrossRows, isRuled, rowDistance, wideLines, widthsOf } from "./measures.ts";
import { rowsOfPage, type AlignedRow, type CellLine } from "./rows.ts";
import type { Run } from "./runs.ts";

/** An indicator's row: the runs of its cells by column. */
export interface AlignedIndicator {
  readonly cells: ReadonlyMap<number, readonly Run[]>;
  /** Doubts of single cells, and of all of them. */
  readonly cellNotes: ReadonlyMap<number, readonly ReaderNote[]>;
  readonly notes: readonly ReaderNote[];
  readonly margin: number;
}

/** Rows [start, end) beside a label of a column, and for each of them the next reading. */
export interface AlignedGroup {
  readonly column: number;
  readonly label: AlignedLabel | null;
  readonly start: number;
  readonly end: number;
  readonly rivals: Grouping["rivals"];
}

export interface AlignedIndicators {
  readonly rows: readonly AlignedIndicator[];
  readonly groups: readonly AlignedGroup[];
}

/** The rows below a header over all pages, and the labels beside them. */
export function readAlignedRows(body: AlignedBody, pages: readonly PageLines[], leading: number): AlignedIndicators {
  const { columns } = body;
  const lines = cellLines(body);
  const isLevel = (column: number) => ["level1", "level2", "side"].includes(columns[column]?.field ?? "");
  const leaves = lines.filter(({ column }) => !isLevel(column));
  const widths = widthsOf(leaves);
  const wide = wideLines(leaves);
  const room = new Map(columns.flatMap(({ x0, x1 }, i) => (Number.isFinite(x1 - x0) ? [[i, x1 - x0] as const] : [])));
  const [name, value] = [columnWith(columns, "level3"), columnWith(columns, "value")];
  const between = rowDistance(leaves, [name, value], leading);
  const found = (["middle", "top"] as const).map((anchor) => {
    const byPage = pages.map(({ page, rulings, areRulingsBroken }) => {
      const own = leaves.filter((line) => line.runs[0]?.page === page);
      const horizontals = acrossRows(rulings, columns, widths);
      const ruled = areRulingsBroken !== true && isRuled(horizontals, own, value ?? name);
      return rowsOfPage(own, { name, value, leading, between, widths, wide, room, horizontals, ruled, anchor });
    });
    const cost = byPage.reduce((sum, page) => sum + page.cost, anchor === "top" ? TOP : 0);
    return { rows: byPage.flatMap(({ rows }) => rows), cost };
  });
  const best = withOtherReading(found);
  const joined = joinCutRows(best, { name, value, widths, room });
  const extents = edgesBetween(joined.map(({ row }) => extentOf(row)));
  const rows = joined.map(({ row, cutNotes }) => indicatorOf(row, columns, cutNotes));
  return { rows, groups: levelGroups(lines, columns, extents, pages) };
}

/** Cells seldom begin at one height: most programs set them in the middle of their rows. */
const TOP = 2;

interface Reading {
  readonly rows: readonly AlignedRow[];
  readonly cost: number;
}

/** The rows of the cheaper reading; where the other has other rows, the distance to it is their margin too. */
function withOtherReading(readings: readonly Reading[]): readonly AlignedRow[] {
  const best = readings.reduce((a, b) => (b.cost < a.cost ? b : a));
  const key = (row: AlignedRow) => row.lines.map(({ text, y }) => `${text} ${y}`).join("|");
  return readings.reduce((rows, other) => {
    const same = new Set(other.rows.map(key));
    return rows.map((row) => (same.has(key(row)) ? row : { ...row, margin: Math.min(row.margin, other.cost - best.cost) }));
  }, best.rows);
}

function columnWith(columns: readonly AlignedColumn[], field: AlignedColumn["field"]): number | null {
  const at = columns.findIndex((column) => column.field === field);
  return at < 0 ? null : at;
}

function extentOf(row: AlignedRow): RowExtent {
  return { page: row.page, top: row.top, bottom: row.bottom, firstLine: least(row.lines.map(({ y }) => y)) };
}

function indicatorOf(row: AlignedRow, columns: readonly AlignedColumn[], cutNotes: readonly ReaderNote[]): AlignedIndicator {
  const cells = new Map<number, Run[]>();
  const cellNotes = new Map<number, ReaderNote[]>();
  for (const { column, runs } of row.lines) {
    cells.set(column, [...(cells.get(column) ?? []), ...runs]);
    for (const run of runs) {
      const note = overEdge(run, columns) ?? underNoWord(run, columns[column]);
      if (note !== null) cellNotes.set(column, [...(cellNotes.get(column) ?? []), { flag: "columns_shifted", note }]);
    }
  }
  return { cells, cellNotes, notes: cutNotes, margin: row.margin };
}

function overEdge(run: Run, columns: readonly AlignedColumn[]): string | null {
  return standsInOne(run, columns) ? null : `${quote(run.text)} reaches over the edge of its column`;
}

function underNoWord(run: Run, column: AlignedColumn | undefined): string | null {
  const isUnsure = column?.unsure.some(([from, to]) => from <= run.x0 && run.x1 <= to) === true;
  return isUnsure ? `${quote(run.text)} stands between two headers, and below neither` : null;
}

/** What a group of level 2 over an edge of level 1 costs (log-odds). */
const OVER_EDGE = 8;

function levelGroups(
  lines: readonly CellLine[],
  columns: readonly AlignedColumn[],
  rows: readonly RowExtent[],
  pages: readonly PageLines[],
): readonly AlignedGroup[] {
  if (rows.length === 0) return [];
  const groups: AlignedGroup[] = [];
  const add = (column: number, found: Pick<Grouping, "groups" | "rivals">) => {
    for (const { label, start, end } of found.groups)
      groups.push({ column, label, start, end, rivals: found.rivals.slice(start, end) });
  };
  const side = columnWith(columns, "side");
  if (side !== null) {
    const label = labelsOfColumn(lines.filter(({ column }) => column === side));
    const whole = label.flatMap((one) => one.lines);
    const [first] = label;
    if (first !== undefined)
      groups.push({ column: side, label: { ...first, lines: whole, margin: Infinity }, start: 0, end: rows.length, rivals: [] });
  }
  const [one, two] = [columnWith(columns, "level1"), columnWith(columns, "level2")];
  const input = (column: number) => {
    const own = lines.filter((line) => line.column === column);
    return { labels: labelsOfColumn(own), drawn: drawnBeside(own, rows, pages) };
  };
  const [ones, twos] = [one === null ? null : input(one), two === null ? null : input(two)];
  const free =
    twos === null ? null : groupRows({ rows, labels: twos.labels, extra: twos.drawn.through, begin: twos.drawn.begin });
  const upper =
    ones === null
      ? null
      : groupRows({
          rows,
          labels: ones.labels,
          extra: (label, start, end) => ones.drawn.through(label, start, end) + mismatches(label, free?.groups ?? [], start, end),
          begin: (row) => ones.drawn.begin(row) + (row === 0 ? 0 : Math.min(OVER_EDGE, free?.beginCosts[row] ?? 0)),
        });
  if (one !== null && upper !== null) add(one, { groups: upper.groups, rivals: withLower(upper, free) });
  if (two === null || twos === null) return groups;
  const edges = (upper?.groups ?? []).map(({ start }) => start).filter((start) => start > 0);
  const lower = groupRows({
    rows,
    labels: twos.labels,
    extra: (label, start, end) =>
      twos.drawn.through(label, start, end) + OVER_EDGE * edges.filter((edge) => start < edge && edge < end).length,
    begin: twos.drawn.begin,
  });
  add(two, { groups: lower.groups, rivals: closest(lower, free) });
  return groups;
}
