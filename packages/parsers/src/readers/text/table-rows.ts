import { greatest, least } from "../../extent.ts";
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
import { reunited } from "./reunited.ts";
import { rowDoubts } from "./row-doubts.ts";
import type { FoundWord } from "./words.ts";

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

/** A label on or before a row; `isBeside`: it stands alone right before the row's name, behind a cell of another row. */
export interface RowLabel extends FoundWord<LabelKind> {
  readonly isBeside: boolean;
}

export interface TextRows {
  readonly rows: readonly TextRow[];
  /** Pieces that no row takes. */
  readonly unread: readonly Atom[];
  /** Does the text say on which rows labels stand, or only in which order they come? */
  readonly labels: "placed" | "ordered";
}

/** How much the first row's labels say (log-odds). */
const FIRST_ROW = 6;
const FIRST_LINE = 2.5;
const CUT_LABEL = 1.5;
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

/** How the cells of a text follow each other. */
type Order = "sequence" | "scanlines" | "columns";

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
  const rows = withLabels(best, labels, all).map((row, i) => ({ ...row, doubt: doubts[i] ?? null }));
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

/** So many pieces at least stand between two headers that are written apart, each over its own column. */
const OWN_CELLS = 2;

/** Of headers that are written apart: which column the pieces directly below each of them belong to, up to the next blank line. */
function underHeaders(
  leaves: readonly Atom[],
  headers: readonly TextHeader[],
  columnsOf: readonly number[],
): ReadonlyMap<Atom, number> {
  const at = new Map<Atom, number>();
  for (const { columns } of headers) {
    const ends = columnsOf.map((i) => columns[i]?.word.atoms.at(-1));
    const rows = ends.flatMap((atom) => (atom === undefined ? [] : [atom.row])).toSorted((a, b) => a - b);
    const between = (a: number, b: number) => leaves.filter(({ row }) => row > a && row < b).length;
    if (rows.some((row, i) => i > 0 && between(rows[i - 1] as number, row) < OWN_CELLS)) continue;
    ends.forEach((end, column) => {
      if (end === undefined) return;
      let { row } = end;
      for (const leaf of leaves) {
        if (leaf.row <= end.row || leaf.page !== end.page) continue;
        if (leaf.row > row + 1) break;
        at.set(leaf, column);
        ({ row } = leaf);
      }
    });
  }
  return at;
}

/**
 * What labels say for a sequence and against lines over all columns (log-odds). In a sequence a table begins with both labels of its
 * first row, and the pieces of a cut label follow each other; in lines labels stand beside the middle of their rows, and their
 * pieces above and below what else stands there.
 */
function orderOfLabels(labels: readonly FoundWord<LabelKind>[], all: readonly Atom[], first: Atom): number {
  const at = new Map(all.map((atom, i) => [atom, i] as const));
  const start = at.get(first) as number;
  const before = labels.filter(({ atoms }) => atoms.every((atom) => (at.get(atom) as number) < start));
  const has = (kind: LabelKind) => before.some(({ meaning }) => meaning === kind);
  const isApart = before.some(({ atoms }) => atoms.some(({ row }) => row !== first.row));
  const top = has("level1") && has("level2") ? (isApart ? FIRST_ROW : FIRST_LINE) : -FIRST_ROW;
  const cut = labels.filter(({ atoms, meaning }) => meaning !== "side" && atoms.length > 1);
  const whole = cut.filter(({ atoms }) =>
    atoms.every((atom, i) => i === 0 || at.get(atom) === (at.get(atoms[i - 1] as Atom) as number) + 1),
  );
  return top + CUT_LABEL * (whole.length - 2 * (cut.length - whole.length));
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

/** Labels on the rows that they stand beside: in lines their middle tells, in a sequence they stand before their first row. */
function withLabels(
  read: Read,
  labels: readonly FoundWord<LabelKind>[],
  all: readonly Atom[],
): readonly Omit<TextRow, "doubt">[] {
  const order = new Map(all.map((atom, i) => [atom, i] as const));
  const inLines = read.order === "scanlines";
  const place = (atom: Atom) => (inLines ? atom.row : (order.get(atom) as number));
  const spans = read.rows.map(({ cells }) => {
    const own = read.order === "columns" ? (cells.find((cell) => cell.length > 0) ?? []) : cells.flat();
    const places = own.map(place);
    return [least(places), greatest(places)] as const;
  });
  const own: RowLabel[][] = read.rows.map(() => []);
  const isLabel = new Set(labels.flatMap(({ atoms }) => atoms));
  const names = new Map(read.rows.flatMap(({ cells }, i) => (cells[0]?.[0] === undefined ? [] : [[cells[0][0], i] as const])));
  for (const label of labels) {
    if (label.meaning === "side" || spans.length === 0) continue;
    const places = label.atoms.map(place);
    const at = inLines ? (least(places) + greatest(places)) / 2 : (places[0] as number);
    const [before, behind] = neighbours(label, all, order);
    const row = behind === undefined ? undefined : names.get(behind);
    const isBeside = row !== undefined && before !== undefined && !isLabel.has(before) && before.page === behind?.page;
    own[inLines ? rowBeside(spans, at) : ((isBeside ? row : undefined) ?? rowBehind(spans, at))]?.push({ ...label, isBeside });
  }
  return read.rows.map(({ cells, margin }, i) => ({
    cells,
    labels: own[i] ?? [],
    page: cells.flat()[0]?.page ?? 0,
    margin,
  }));
}

/** The pieces before and behind a label's own. */
function neighbours(
  { atoms }: FoundWord<LabelKind>,
  all: readonly Atom[],
  order: ReadonlyMap<Atom, number>,
): readonly [Atom | undefined, Atom | undefined] {
  const places = atoms.map((atom) => order.get(atom) as number);
  return [all[least(places) - 1], all[greatest(places) + 1]];
}

function rowBehind(spans: readonly (readonly [number, number])[], at: number): number {
  const behind = spans.findIndex(([, last]) => last > at);
  return behind < 0 ? spans.length - 1 : behind;
}

/** The row whose lines a label's middle is nearest to; of a label between two rows, which is both's, the upper one. */
function rowBeside(spans: readonly (readonly [number, number])[], at: number): number {
  const distance = ([first, last]: readonly [number, number]) => (at < first ? first - at : at > last ? at - last : 0);
  const nearest = spans.reduce(
    (best, span, i) => (distance(span) < distance(spans[best] as readonly [number, number]) ? i : best),
    0,
  );
  const [first] = spans[nearest] as readonly [number, number];
  const above = spans[nearest - 1];
  const isBetween = at < first - HALF_LINE && above !== undefined && above[1] < at && first - above[1] <= NEAR_ROWS;
  return isBetween ? nearest - 1 : nearest;
}

/** A label's second line may share its row's line. */
const HALF_LINE = 0.5;
/** Rows of one page stand so near each other, in lines. */
const NEAR_ROWS = 6;
