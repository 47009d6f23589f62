import type { Flag } from "@jixiao/contract";
import { COLUMN_HEAD } from "../vocabulary/columns.ts";
import { isSideLabel } from "../vocabulary/furniture.ts";
import { canonicalLabel, isLevelLabel } from "../vocabulary/taxonomy.ts";
import { bareText } from "../vocabulary/text-key.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { quote } from "../doubts.ts";
import type { Cell, ReaderNote, Table } from "../table.ts";
import { joinLines, type PageCell, type PageTable } from "./page-table.ts";
import { snap } from "./rulings.ts";

/** Outer edges of a table and its continuation differ by no more than this (points). */
const EDGE_TOLERANCE_PT = 8;
const COLUMN_TOLERANCE_PT = 4;

/** A table on its way over pages: cells on the union of the pages' columns. */
interface Joined {
  readonly first: PageTable;
  readonly last: PageTable;
  readonly xs: readonly number[];
  readonly rowCount: number;
  readonly cells: readonly PageCell[];
  readonly flags: readonly Flag[];
}

/** May `next` continue `table`? Only if its edges are the same and it does not begin a form of its own. */
export function continuesTable(table: PageTable, next: PageTable, { beginsWithProject }: Vocabulary): boolean {
  const near = (a: number | undefined, b: number | undefined) => Math.abs((a ?? 0) - (b ?? 0)) <= EDGE_TOLERANCE_PT;
  if (next.page !== table.page + 1) return false;
  if (!near(table.xs[0], next.xs[0]) || !near(table.xs.at(-1), next.xs.at(-1))) return false;
  return !next.cells.some((cell) => cell.row === 0 && beginsWithProject(bareText(cell.text)));
}

/** One table of its pieces on consecutive pages. */
export function joinPages(pieces: readonly PageTable[], vocabulary: Vocabulary): Table {
  const [first, ...rest] = pieces as readonly [PageTable, ...PageTable[]];
  let joined: Joined = {
    first,
    last: first,
    xs: first.xs,
    rowCount: first.ys.length - 1,
    cells: first.cells,
    flags: first.flags,
  };
  for (const piece of rest) joined = append(joined, piece, vocabulary);
  return {
    cells: joined.cells
      .map(({ text, ...cell }): Cell => ({ ...cell, text }))
      .toSorted((a, b) => a.row - b.row || a.column - b.column),
    rowCount: joined.rowCount,
    columnCount: joined.xs.length - 1,
    merges: "kept",
    chunks: [0],
    evidence: first.evidence,
    flags: [...new Set(joined.flags)],
  };
}

function append(above: Joined, piece: PageTable, vocabulary: Vocabulary): Joined {
  const xs = snap([...above.xs, ...piece.xs], COLUMN_TOLERANCE_PT);
  const upper = onColumns(above.cells, above.xs, xs);
  const repeated = repeatedHeaderRows(upper, piece, vocabulary);
  const lower = onColumns(piece.cells, piece.xs, xs).flatMap((cell) => withoutRows(cell, repeated));
  return { ...joinAtBreak(upper, above, lower, piece, repeated), first: above.first, last: piece, xs };
}

/** A cell's columns counted on the union of both pages' borders. */
function onColumns(cells: readonly PageCell[], own: readonly number[], xs: readonly number[]): readonly PageCell[] {
  const at = (x: number) =>
    xs.reduce((best, candidate, i) => (Math.abs(candidate - x) < Math.abs((xs[best] as number) - x) ? i : best), 0);
  return cells.map((cell) => {
    const column = at(own[cell.column] as number);
    return { ...cell, column, columnSpan: Math.max(1, at(own[cell.column + cell.columnSpan] as number) - column) };
  });
}

/** How many rows at the top of the piece repeat a header row that stands above. */
function repeatedHeaderRows(upper: readonly PageCell[], piece: PageTable, { isHeaderLine }: Vocabulary): number {
  const rowText = (cells: readonly PageCell[], row: number) =>
    cells
      .filter((cell) => cell.row === row && cell.rowSpan === 1 && cell.text !== "")
      .map((cell) => bareText(cell.text))
      .join("|");
  const headers = new Set(
    upper
      .map((cell) => cell.row)
      .map((row) => rowText(upper, row))
      .filter(isHeaderLine),
  );
  let rows = 0;
  while (headers.has(rowText(piece.cells, rows))) rows++;
  return rows;
}

function withoutRows(cell: PageCell, rows: number): readonly PageCell[] {
  if (cell.row >= rows) return [{ ...cell, row: cell.row - rows }];
  const left = cell.row + cell.rowSpan - rows;
  return left > 0 ? [{ ...cell, row: 0, rowSpan: left }] : [];
}

function joinAtBreak(
  upper: readonly PageCell[],
  above: Joined,
  lower: readonly PageCell[],
  piece: PageTable,
  repeated: number,
): Pick<Joined, "cells" | "rowCount" | "flags"> {
  const bottom = upper.filter((cell) => cell.row + cell.rowSpan === above.rowCount);
  const top = lower.filter((cell) => cell.row === 0);
  const pairs = bottom.flatMap((a) =>
    top.filter((b) => a.column === b.column && a.columnSpan === b.columnSpan).map((b) => [a, b] as const),
  );
  const open = above.last.openBottom && piece.openTop && repeated === 0;
  const cut = open || isCutRow(pairs);
  const isNear = cut && !open && mayBeTwoRows(pairs);
  const merged = new Map<PageCell, PageCell>();
  const taken = new Set<PageCell>();
  for (const [a, b] of pairs) {
    const leaf = a.rowSpan === 1 && b.rowSpan === 1;
    if (!(cut && leaf) && !isOneLabel(a, b, leaf, open)) continue;
    const rows = b.rowSpan + a.rowSpan - (cut ? 1 : 0);
    const both = a.text !== "" && b.text !== "";
    const flags: readonly Flag[] = both || (cut && leaf) ? ["joined_over_pages"] : [];
    merged.set(a, {
      ...a,
      rowSpan: rows,
      text: joinLines(a.text, b.text),
      places: [...a.places, ...b.places],
      flags: [...new Set([...a.flags, ...b.flags, ...flags])],
      ...notesOf([...(a.notes ?? []), ...(b.notes ?? []), ...(isNear && both && leaf ? [twoReadings(a, b)] : [])]),
      ...joinReadings(a, b),
    });
    taken.add(b);
  }
  const shift = above.rowCount - (cut ? 1 : 0);
  const cells = [
    ...upper.map((cell) => merged.get(cell) ?? cell),
    ...lower.filter((cell) => !taken.has(cell)).map((cell) => ({ ...cell, row: cell.row + shift })),
  ];
  return { cells, rowCount: shift + piece.ys.length - 1 - repeated, flags: [...above.flags, ...piece.flags] };
}

function notesOf(notes: readonly ReaderNote[]): Pick<PageCell, "notes"> {
  return notes.length === 0 ? {} : { notes };
}

function twoReadings(a: PageCell, b: PageCell): ReaderNote {
  const note = `${quote(a.text)} above the page break and ${quote(b.text)} below it were joined; the first may be a row without a value`;
  return { flag: "joined_over_pages", note };
}

/** What a recognizer read of both halves. */
function joinReadings(a: PageCell, b: PageCell): Pick<PageCell, "rawText" | "confidence"> {
  if (a.rawText === undefined || b.rawText === undefined) return {};
  return { rawText: a.rawText + b.rawText, confidence: Math.min(a.confidence ?? 1, b.confidence ?? 1) };
}

/**
 * A row that the break cut has its name or its value on one side only, or a label whose halves are a word of the taxonomy
 * together. A blank cell between them (a description) says nothing: many rows have none.
 */
function isCutRow(pairs: readonly (readonly [PageCell, PageCell])[]): boolean {
  const leaves = pairs.filter(([a, b]) => a.rowSpan === 1 && b.rowSpan === 1).toSorted(([a], [b]) => a.column - b.column);
  const values = leaves.filter(([a, b]) => !isLevelLabel(a.text) && !isLevelLabel(b.text));
  const outer = [values.at(values.length > 2 ? -3 : 0), values.at(-1)].filter((pair) => pair !== undefined);
  if (values.length < 2 || leaves.some(([a]) => COLUMN_HEAD.test(bareText(a.text)))) return false;
  const above = values.some(([a]) => a.text !== "");
  const below = values.some(([, b]) => b.text !== "");
  if (values.some(areTwoTexts)) return leaves.some(([a, b]) => isCutLabel(a, b));
  return (
    above && below && (outer.some(([a, b]) => (a.text === "") !== (b.text === "")) || leaves.some(([a, b]) => isCutLabel(a, b)))
  );
}

/** A number with its sign and unit, whole. */
const WHOLE_VALUE = /^(?:[≥≤=<>＝＞＜]|[<>]=)?\d[\d.,]*(?:[%‰％]|\p{Script=Han}{0,4})$/u;

/**
 * Texts above and below the break that are no halves of one: a whole value each, or the same text twice (a unit, a kind). What stands in
 * another column on one side only (why a target was missed) is then its row's alone.
 */
function areTwoTexts([a, b]: readonly [PageCell, PageCell]): boolean {
  const [upper, lower] = [bareText(a.text), bareText(b.text)];
  return upper !== "" && (upper === lower || (WHOLE_VALUE.test(upper) && WHOLE_VALUE.test(lower)));
}

/** Names on both sides and a value below alone: a row that the break cut, or one without a value above a whole one. */
function mayBeTwoRows(pairs: readonly (readonly [PageCell, PageCell])[]): boolean {
  const values = pairs.filter(([a, b]) => a.rowSpan === 1 && b.rowSpan === 1 && !isLevelLabel(a.text) && !isLevelLabel(b.text));
  const above = values.map(([a]) => a.text);
  return above.at(-1) === "" && above[0] !== "" && values.every(([, b]) => b.text !== "");
}

/** `可持续影响` above the break and `指标` below it. */
function isCutLabel(a: PageCell, b: PageCell): boolean {
  const both = bareText(`${a.text}${b.text}`);
  return a.text !== "" && b.text !== "" && !bareText(a.text).endsWith("指标") && (isLevelLabel(both) || isSideLabel(both));
}

/** One label cell over both pages: one side is blank, or both together are a word of the taxonomy. */
function isOneLabel(a: PageCell, b: PageCell, leaf: boolean, open: boolean): boolean {
  if (a.text !== "" && b.text !== "") return isCutLabel(a, b);
  return !leaf || open || canonicalLabel(a.text === "" ? b.text : a.text) !== null;
}
