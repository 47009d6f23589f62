import type { ReaderNote } from "../../table.ts";
import { quote } from "../../doubts.ts";
import { canonicalLabel, isLevel1, isLevel2, parentOf } from "../../vocabulary/taxonomy.ts";
import { greatest, least } from "../../extent.ts";
import { cellLines, type AlignedBody } from "./body.ts";
import { standsInOne, type AlignedColumn } from "./columns.ts";
import { joinCutRows } from "./cut-rows.ts";
import { groupRows, type Grouping, type RowExtent } from "./groups.ts";
import { edgesBetween } from "./head.ts";
import { labelsOfColumn, type AlignedLabel } from "./labels.ts";
import type { Ruling } from "../rulings.ts";
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

interface PageLines {
  readonly page: number;
  readonly rulings: readonly Ruling[];
  readonly areRulingsBroken?: boolean;
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

function isRuled(horizontals: readonly Ruling[], own: readonly CellLine[], column: number | null): boolean {
  const heights = own.map(({ y }) => y);
  const [top, bottom] = [least(heights), greatest(heights)];
  const inside = horizontals.filter(({ at }) => at > top && at < bottom).length;
  const values = own.filter((line) => line.column === column).length;
  return inside >= LEAST_RULED && inside >= RULED_SHARE * (values - 1);
}

/** A page has lines between its rows where it has at least so many, and as this part of what stands between values. */
const LEAST_RULED = 2;
const RULED_SHARE = 0.75;

function columnWith(columns: readonly AlignedColumn[], field: AlignedColumn["field"]): number | null {
  const at = columns.findIndex((column) => column.field === field);
  return at < 0 ? null : at;
}

function widthsOf(lines: readonly CellLine[]): ReadonlyMap<number, readonly [number, number]> {
  const widths = new Map<number, readonly [number, number]>();
  for (const { column, x0, x1 } of lines) {
    const [from, to] = widths.get(column) ?? [x0, x1];
    widths.set(column, [Math.min(from, x0), Math.max(to, x1)]);
  }
  return widths;
}

/** Lines that differ in width by less than this (em) are about as wide. */
const AS_WIDE_EM = 1.6;

function wideLines(lines: readonly CellLine[]): ReadonlyMap<number, number> {
  const most = new Map<number, number>();
  for (const { column, x0, x1 } of lines) most.set(column, Math.max(most.get(column) ?? 0, x1 - x0));
  const counts = new Map<number, number>();
  for (const { column, x0, x1, size } of lines)
    if ((most.get(column) ?? 0) - (x1 - x0) < AS_WIDE_EM * size) counts.set(column, (counts.get(column) ?? 0) + 1);
  return counts;
}

/** More than this part of a cell's distance of lines lies between rows that are told apart by it. */
const APART = 1.25;

/** How far below each other texts of one column are rows: between the distance of a cell's lines and that of rows; null where both are one. */
function rowDistance(lines: readonly CellLine[], own: readonly (number | null)[], leading: number): number | null {
  const gaps: number[] = [];
  for (const column of own) {
    const cells = lines.filter((line) => line.column === column);
    cells.forEach((line, i) => {
      const next = cells[i + 1];
      if (next !== undefined && next.runs[0]?.page === line.runs[0]?.page && next.y > line.y) gaps.push(next.y - line.y);
    });
  }
  const wide = gaps.filter((gap) => gap > APART * leading).toSorted((a, b) => a - b);
  if (wide.length < 2 || 2 * wide.length < gaps.length) return null;
  const usual = wide[Math.floor(wide.length / 4)] as number;
  return Math.min(1.5 * leading, (leading + usual) / 2);
}

/** Lines drawn across names and values. */
function acrossRows(
  rulings: readonly Ruling[],
  columns: readonly AlignedColumn[],
  widths: ReadonlyMap<number, readonly [number, number]>,
): readonly Ruling[] {
  const ends = [...widths].flatMap(([column, [x0, x1]]) => (columns[column]?.field === "side" ? [] : [(x0 + x1) / 2]));
  return rulings.filter(({ axis, from, to }) => axis === "horizontal" && ends.every((x) => from <= x && x <= to));
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

/** Costs in log-odds of labels that do not go together, of groups over another level's edge, and of lines drawn through a group. */
const MISMATCH = 1.5;
const OVER_EDGE = 8;
const DRAWN_THROUGH = 12;
const NOT_DRAWN = 4;

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

/** Rivals of level 2: with level 1 as it was read, and without regard to it. */
function closest(lower: Grouping, free: Grouping | null): Grouping["rivals"] {
  return lower.rivals.map((rival, i) => {
    const [own, other] = [textAt(lower, i), free === null ? null : textAt(free, i)];
    const alone = free?.rivals[i];
    if (alone === undefined) return rival;
    if (own !== other) return { margin: 0, text: other };
    return alone.margin < rival.margin ? alone : rival;
  });
}

function textAt({ groups }: Grouping, row: number): string | null {
  return groups.find(({ start, end }) => start <= row && row < end)?.label?.text ?? null;
}

/** A row that could stand beside a label of level 2 below another level 1 could stand below that one too. */
function withLower(upper: Grouping, free: Grouping | null): Grouping["rivals"] {
  return upper.rivals.map((rival, i) => {
    const other = free?.rivals[i];
    const own = canonicalLabel(textAt(upper, i) ?? "");
    const label = other === undefined || other.text === null ? null : canonicalLabel(other.text);
    if (other === undefined || label === null || own === null || other.margin >= rival.margin) return rival;
    const parent = parentOf(label);
    return parent === null || parent === own || !isLevel2(label) ? rival : { margin: other.margin, text: parent };
  });
}

/** Labels of level 2 that belong below another label of level 1. */
function mismatches(label: AlignedLabel, lower: Grouping["groups"], start: number, end: number): number {
  const own = canonicalLabel(label.text);
  if (own === null || !isLevel1(own)) return 0;
  let cost = 0;
  for (const group of lower) {
    const text = group.label === null ? null : canonicalLabel(group.label.text);
    const middle = (group.start + group.end - 1) / 2;
    if (text === null || !isLevel2(text) || middle < start || middle >= end) continue;
    const parent = parentOf(text);
    const fits = parent === own || (text === "成本指标" && own === "产出指标");
    if (!fits) cost += MISMATCH;
  }
  return cost;
}

/** What lines drawn beside a level's labels say of their groups: none goes through one, and where rows are ruled one begins each. */
function drawnBeside(labels: readonly CellLine[], rows: readonly RowExtent[], pages: readonly PageLines[]) {
  const x = middleOf(labels);
  const isDrawn = rows.map((row, i) => {
    const before = rows[i - 1];
    if (before === undefined || before.page !== row.page || x === null) return null;
    const own = pages.find(({ page }) => page === row.page);
    const between = (own?.rulings ?? []).filter(
      ({ axis, at }) => axis === "horizontal" && at > before.firstLine && at < row.firstLine,
    );
    if (between.length === 0) return null;
    return between.some(({ from, to }) => from <= x && x <= to) || (own?.areRulingsBroken === true ? null : false);
  });
  const sums = [0];
  for (const drawn of isDrawn) sums.push((sums.at(-1) as number) + (drawn === true ? 1 : 0));
  return {
    through: (_: AlignedLabel, start: number, end: number): number =>
      DRAWN_THROUGH * Math.min(3, (sums[end] as number) - (sums[start + 1] as number)),
    begin: (row: number): number => (isDrawn[row] === false ? NOT_DRAWN : 0),
  };
}

function middleOf(lines: readonly CellLine[]): number | null {
  const middles = lines.map(({ x0, x1 }) => (x0 + x1) / 2).toSorted((a, b) => a - b);
  return middles[Math.floor(middles.length / 2)] ?? null;
}
