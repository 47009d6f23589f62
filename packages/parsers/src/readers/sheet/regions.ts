import { isProjectLabel } from "../../vocabulary/form-marks.ts";
import { tableTitle } from "../../vocabulary/titles.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { SeenCell } from "./seen-cells.ts";

/** What stands on a sheet from top to bottom: lines of text, and tables. */
export type Region =
  | { readonly kind: "line"; readonly cell: SeenCell }
  | { readonly kind: "table"; readonly rows: readonly (readonly SeenCell[])[] };

interface SheetRow {
  readonly cells: readonly SeenCell[];
  /** Cells of it that hold text. */
  readonly texts: readonly SeenCell[];
  /** A cell that began above reaches into it. */
  readonly isUnderMerge: boolean;
}

/**
 * A sheet holds one grid from its first row to its last: forms below each other, or side by side, are parted by their titles; lines over and
 * under a table (a title, `单位：万元`, a note) are none of it.
 */
export function regionsOf(cells: readonly SeenCell[], vocabulary: Vocabulary): readonly Region[] {
  const isTitle = ({ text }: SeenCell): boolean => vocabulary.isTitle(text) || tableTitle(text) !== null;
  const regions: Region[] = [];
  let open: SheetRow[] = [];
  const close = () => {
    for (const region of tableWithLines(open)) regions.push(region);
    open = [];
  };
  const rows = rowsOf(cells);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (row === undefined) continue;
    const beside = row.isUnderMerge ? [] : row.texts.filter(isTitle);
    if (beside.length > 1 && beside.length === row.texts.length) {
      close();
      const end = nextTitles(rows, i + 1, isTitle);
      const below = rows.slice(i, end).flatMap((one) => one.cells);
      for (const region of sideBySide(below, beside).flatMap((part) => regionsOf(part, vocabulary))) regions.push(region);
      i = end - 1;
    } else if (beside.length === 1 && row.texts.length === 1) {
      close();
      for (const cell of row.cells) regions.push({ kind: "line", cell });
    } else open.push(row);
  }
  close();
  return regions;
}

function rowsOf(cells: readonly SeenCell[]): readonly SheetRow[] {
  let reach = -1;
  return [...Map.groupBy(cells, ({ row }) => row)].map(([row, own]) => {
    const isUnderMerge = row <= reach;
    reach = own.reduce((most, { lastRow }) => Math.max(most, lastRow), reach);
    return { cells: own, texts: own.filter(({ text }) => text !== ""), isUnderMerge };
  });
}

/** The next row of titles only. */
function nextTitles(rows: readonly SheetRow[], from: number, isTitle: (cell: SeenCell) => boolean): number {
  const index = rows.findIndex(
    ({ texts, isUnderMerge }, i) => i >= from && !isUnderMerge && texts.length > 0 && texts.every(isTitle),
  );
  return index < 0 ? rows.length : index;
}

/** Forms side by side, each from its title's column to the next title's. */
function sideBySide(cells: readonly SeenCell[], titles: readonly SeenCell[]): readonly (readonly SeenCell[])[] {
  const starts = titles.map(({ column }) => column);
  return starts.map((start, i) => {
    const [from, to] = [i === 0 ? -1 : start, starts[i + 1] ?? Infinity];
    return cells.filter(({ column }) => from <= column && column < to);
  });
}

/** Rows of one cell before and behind the others are lines; where no row has two, all are. */
function tableWithLines(rows: readonly SheetRow[]): readonly Region[] {
  const first = rows.findIndex((row) => !isLineAbove(row));
  if (first < 0) return lines(rows);
  const left = rows.slice(first).reduce((least, { cells }) => Math.min(least, cells[0]?.column ?? least), Infinity);
  const last = rows.findLastIndex((row, i) => i === first || !isLineBelow(row, left));
  return [
    ...lines(rows.slice(0, first)),
    { kind: "table", rows: rows.slice(first, last + 1).map(({ cells }) => cells) },
    ...lines(rows.slice(last + 1)),
  ];
}

function isLineAbove({ texts, isUnderMerge }: SheetRow): boolean {
  const [only] = texts;
  return (
    texts.length === 0 ||
    (texts.length === 1 && !isUnderMerge && only !== undefined && !isProjectLabel(only.text) && only.lastRow === only.row)
  );
}

/** An indicator's row may hold its name alone; a line below the table begins at its left edge. */
function isLineBelow({ texts, isUnderMerge }: SheetRow, left: number): boolean {
  return (
    texts.length === 0 || (texts.length === 1 && !isUnderMerge && texts[0]?.column === left && texts[0].lastRow === texts[0].row)
  );
}

function lines(rows: readonly SheetRow[]): readonly Region[] {
  return rows.flatMap(({ cells }) => cells.map((cell): Region => ({ kind: "line", cell })));
}
