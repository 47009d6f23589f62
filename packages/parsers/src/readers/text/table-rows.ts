import { isPageFoot } from "../../vocabulary/furniture.ts";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { alignLine, edgesOf, type AlignedLine } from "./aligned.ts";
import type { Atom, AtomLine } from "./atoms.ts";
import { bestRows, type FoundRow, type Rows } from "./best-rows.ts";
import { shapeOf, unitsInside } from "./cell-shape.ts";
import { columnRows } from "./in-columns.ts";
import { narrowWrapping } from "./narrow-wrapping.ts";
import { scanlineRows } from "./in-scanlines.ts";
import type { TextHeader } from "./header.ts";
import { sequenceRows, type Column } from "./in-sequence.ts";
import { cellLines, UNKNOWN_WRAPPING, type Wrapping } from "./joins.ts";
import { findLabels, type LabelKind } from "./labels.ts";
import { labelsOfRows, type Order, type RowLabel } from "./labels-of-rows.ts";
import { orderOfLabels } from "./order-of-labels.ts";
import { reunited } from "./reunited.ts";
import { rowDoubts } from "./row-doubts.ts";
import { underHeaders } from "./under-headers.ts";

/** A row of an indicator table as a search through its text found it. */
export interface TextRow {
  /** Pieces of each leaf column's cell, in the columns' order. */
  readonly cells: readonly (readonly Atom[])[];
  readonly labels: readonly RowLabel[];
  readonly page: number;
  readonly margin: number;
  /** What speaks against it besides other readings; null where nothing does. */
  readonly doubt: string | null;
}

export interface TextRows {
  readonly rows: readonly TextRow[];
  /** Pieces that no row takes. */
  readonly unread: readonly Atom[];
  /** Does the text say on which rows labels stand, or only in which order they come? */
  readonly labels: "placed" | "ordered";
}

/** Where the two orders explain a text almost alike, labels are taken for what stands in order, not in place. */
const NEAR_ORDERS = 2;
/** Text in columns of spaces is read line by line. */
const NOT_IN_SEQUENCE = -40;
/** Labels before so large a share of the rows stand before all of them. */
const EVERY_ROW = 0.85;

/** Columns that are written apart are rarer than the other orders, the more so where several cells share a line. */
const IN_COLUMNS = { lines: -10, shared: -20 };
/** So many pieces a line are several cells. */
const SHARED = 1.3;

/** Rows of which so large a share is in doubt by themselves may be pieces put together in a wrong order. */
const MOST_DOUBTED = 0.4;

/** Does a reading explain a text without a rest, and few rows of it are in doubt? Then no other order is asked. */
function isWhole(read: Read, columns: readonly Column[], isSpaced: boolean): boolean {
  const { rows, skipped } = read;
  if (skipped.length > 0 || !rows.every(({ margin }) => margin > 0)) return false;
  return doubtsOf(read, columns, isSpaced).filter((doubt) => doubt !== null).length <= MOST_DOUBTED * rows.length;
}

/** In lines over all columns without columns of spaces labels stand between the lines of a cell. */
function doubtsOf({ rows, order }: Read, columns: readonly Column[], isSpaced: boolean): readonly (string | null)[] {
  return rowDoubts(
    rows.map(({ cells }) => cells),
    columns,
    widthsOf(rows, columns.length),
    isSpaced || order !== "scanlines",
  );
}

/** So small a share of a text's pieces, and of its rows, may be left over or lack cells where cells follow each other: a page cut a row. */
const LEFT_OVER = 0.06;

function isNearlyWhole({ rows, skipped }: Rows, length: number): boolean {
  const lacking = rows.filter(({ cells }) => cells.some((cell) => cell.length === 0)).length;
  return skipped.length <= LEFT_OVER * length && lacking <= LEFT_OVER * rows.length;
}

interface Read extends Rows {
  readonly order: Order;
}

/** The rows of an indicator table below its header, found by what its columns hold. */
export function findRows(
  lines: readonly AtomLine[],
  fields: readonly ColumnField[],
  headers: readonly TextHeader[] = [],
  columnsOf: readonly number[] = [],
): TextRows {
  const own = lines.filter((line) => !isPageFoot(line.atoms.map(({ text }) => text).join(" ")));
  const all = own.flatMap(({ atoms }) => atoms);
  const labels = findLabels(all);
  const taken = new Set(labels.flatMap(({ atoms }) => atoms));
  const leaves = all.filter((atom) => !taken.has(atom));
  if (leaves.length === 0) return { rows: [], unread: [], labels: "placed" };
  const columns = columnsFor(fields);
  const value = fields.indexOf("value");
  const barriers = new Set(all.filter((atom, i) => !taken.has(atom) && i > 0 && taken.has(all[i - 1] as Atom)));
  const scanlines = inLines(leaves);
  const under = underHeaders(leaves, headers, columnsOf);
  const edges = new Map(headers.map((header) => [header.main.page, header] as const));
  const edgesOn = new Map(
    [...edges].map(
      ([page, header]) =>
        [
          page,
          edgesOf(
            header,
            columnsOf,
            leaves.filter((atom) => atom.page === page),
          ),
        ] as const,
    ),
  );
  const isSpaced = [...edgesOn.values()].some((own) => own !== null);
  const aligned = scanlines.map((line): AlignedLine | null => {
    const own = edgesOn.get((line[0] as Atom).page) ?? null;
    return own === null ? null : alignLine(line, own);
  });
  const run = (order: Order, before: Rows | null): Read => {
    const unknown = order === "columns" ? narrowWrapping(leaves, columns) : UNKNOWN_WRAPPING;
    const wrapping = before === null ? unknown : widthsOf(before.rows, columns.length);
    if (order === "scanlines")
      return { order, ...bestRows(scanlines.length, scanlineRows(scanlines, aligned, columns, wrapping, isSpaced), value) };
    if (order === "columns")
      return { order, ...columnRows({ atoms: leaves, barriers, everyRow: false, under }, columns, wrapping) };
    const at = before?.rows.filter(({ start }) => barriers.has(leaves[start] as Atom)).length ?? 0;
    const everyRow = before !== null && at >= EVERY_ROW * before.rows.length;
    return { order, ...bestRows(leaves.length, sequenceRows({ atoms: leaves, barriers, everyRow }, columns, wrapping), value) };
  };
  const [one, two] = [run("sequence", run("sequence", null)), run("scanlines", run("scanlines", null))];
  const begin = orderOfLabels(labels, all, leaves[0] as Atom);
  const near = [{ ...one, score: one.score + (isSpaced ? NOT_IN_SEQUENCE : begin) }, two];
  const apart = isSpaced || near.some((read) => isWhole(read, columns, isSpaced)) ? [] : [run("columns", run("columns", null))];
  const isRare = leaves.length > SHARED * scanlines.length || isNearlyWhole(one, leaves.length);
  const rarity = isRare ? IN_COLUMNS.shared : IN_COLUMNS.lines;
  const readings = [...near, ...apart.map((read) => ({ ...read, score: read.score + begin + rarity }))];
  const chosen = readings.reduce((a, b) => (b.score > a.score ? b : a));
  const best = { ...chosen, rows: reunited(chosen.rows, columns) };
  const positions = best.order === "scanlines" ? scanlines : leaves.map((atom) => [atom]);
  const at = best.rows.filter(({ start }) => barriers.has(leaves[start] as Atom)).length;
  const [a, b] = readings.map(({ score }) => score);
  const isNear = Math.abs((a ?? 0) - (b ?? 0)) < NEAR_ORDERS;
  const doubts = doubtsOf(best, columns, isSpaced);
  const onRows = labelsOfRows(
    best.rows.map(({ cells }) => cells),
    best.order,
    labels,
    all,
  );
  const rows = best.rows.map(({ cells, margin }, i): TextRow => ({
    cells,
    labels: onRows[i] ?? [],
    page: cells.flat()[0]?.page ?? 0,
    margin,
    doubt: doubts[i] ?? null,
  }));
  const crowdOf = (kind: LabelKind) => rows.some((row) => row.labels.filter(({ meaning }) => meaning === kind).length > 1);
  const isCrowded = crowdOf("level2");
  const isShuffled = best.order === "columns" || (best.order === "sequence" && begin < 0);
  const isLoose =
    (best.order === "columns" && (isCrowded || crowdOf("level1"))) ||
    ((isNear || (best.order === "sequence" && isCrowded) || isShuffled) && at < EVERY_ROW * best.rows.length);
  return {
    rows,
    unread: best.skipped.flatMap((i) => positions[i] ?? []),
    labels: isLoose ? "ordered" : "placed",
  };
}

function columnsFor(fields: readonly ColumnField[]): readonly Column[] {
  const hasUnits = fields.includes("unit") || fields.includes("comparator");
  return fields.map((field): Column => {
    const shape = shapeOf(field);
    return { field, shape: field === "value" && !hasUnits ? unitsInside(shape) : shape };
  });
}

function inLines(atoms: readonly Atom[]): readonly (readonly Atom[])[] {
  const lines: Atom[][] = [];
  for (const atom of atoms) {
    const line = lines.at(-1);
    if (line?.[0]?.row === atom.row) line.push(atom);
    else lines.push([atom]);
  }
  return lines;
}

/** So many of a column's widest lines may be two cells that were taken for one. */
const TOO_WIDE = 0.1;

/** The widest line of each column's cells. */
function widthsOf(rows: readonly FoundRow[], count: number): Wrapping {
  return {
    widest: Array.from({ length: count }, (_, column) => {
      const widths = rows.flatMap(({ cells }) => cellLines(cells[column] ?? []).map(({ width }) => width));
      return widths.toSorted((a, b) => b - a)[Math.floor(TOO_WIDE * widths.length)] ?? null;
    }),
  };
}
