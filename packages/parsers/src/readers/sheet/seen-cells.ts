import { DocumentError } from "@jixiao/contract";
import type { Cell, ReaderNote } from "../../table.ts";
import { lowered, raised } from "../raised.ts";
import { leaveOut, notesOf, nothingSeen } from "../seen-text.ts";
import { rangeName } from "./cell-name.ts";
import { type LibraryFormatter, shownNumber, shownText } from "./display.ts";
import type { CellRange, Content, Sheet, StoredCell } from "./workbook.ts";

/** A cell, or what is merged into one, as it is seen. Rows and columns are the sheet's own. */
export interface SeenCell extends CellRange {
  /** Empty where all of it is left out, or a formula has no result. */
  readonly text: string;
  readonly notes: readonly ReaderNote[];
  readonly stored: string | null;
}

export interface Showing {
  readonly file: string;
  readonly date1904: boolean;
  readonly library: LibraryFormatter;
}

/** Rows of merged ranges that are looked at; a form has some hundreds. */
const MAX_MERGED_ROWS = 2_000_000;

/** The cells of a sheet as they are seen, in reading order: those that another covers are a note of that one. */
export function seenCells(sheet: Sheet, showing: Showing): readonly SeenCell[] {
  const over = rangesOver(sheet, showing.file);
  const seen = new Map<CellRange, { -readonly [K in keyof SeenCell]: SeenCell[K] }>();
  const covered: { readonly range: CellRange; readonly cell: StoredCell }[] = [];
  const cells: SeenCell[] = [];
  for (const cell of sheet.cells) {
    const range = over(cell.row, cell.column);
    if (range !== null && (range.row !== cell.row || range.column !== cell.column)) {
      covered.push({ range, cell });
      continue;
    }
    const place = range ?? { row: cell.row, column: cell.column, lastRow: cell.row, lastColumn: cell.column };
    const { text, stored, notes } = contentSeen(cell, showing);
    const one = { ...place, text, stored, notes: [...hiddenNotes(sheet, cell), ...notes] };
    cells.push(one);
    if (range !== null) seen.set(range, one);
  }
  for (const { range, cell } of covered) {
    const { text } = contentSeen(cell, showing);
    const under = seen.get(range) ?? { ...range, text: "", notes: [], stored: null };
    if (!seen.has(range)) cells.push(under);
    const left = nothingSeen();
    leaveOut(left, "text_unseen", `covered by the merged cell ${rangeName(range)} (合并单元格)`, text);
    under.notes = [...under.notes, ...notesOf(left)];
    seen.set(range, under);
  }
  return cells.toSorted((a, b) => a.row - b.row || a.column - b.column);
}

function contentSeen(cell: StoredCell, showing: Showing): Pick<SeenCell, "text" | "notes" | "stored"> {
  const { content, formula } = cell;
  const notes: ReaderNote[] = [];
  if (formula !== "none" && (content.kind === "nothing" || content.kind === "error"))
    notes.push({
      flag: "formula_unread",
      note: `a formula ${content.kind === "error" ? `whose result is ${content.text}` : "without a stored result"} (公式无结果)`,
    });
  else if (content.kind === "error")
    notes.push({ flag: "formula_unread", note: `${content.text} stands in place of a value (错误值)` });
  if (formula === "linked")
    notes.push({ flag: "formula_linked", note: "a formula that reads another workbook: its last stored result (外部链接)" });
  const { text, stored, more } = textSeen(content, cell, showing);
  if (!cell.isStruck) return { text, stored, notes: [...notes, ...more] };
  const left = nothingSeen();
  leaveOut(left, "text_struck", "struck out (删除线)", text);
  return { text: "", stored: null, notes: [...notes, ...more, ...notesOf(left)] };
}

interface SeenContent {
  readonly text: string;
  readonly stored: string | null;
  readonly more: readonly ReaderNote[];
}

function textSeen(content: Content, { format }: StoredCell, { date1904, library }: Showing): SeenContent {
  switch (content.kind) {
    case "nothing":
      return { text: "", stored: null, more: [] };
    case "error":
      return { text: content.text, stored: null, more: [] };
    case "boolean":
      return { text: content.value ? "TRUE" : "FALSE", stored: null, more: [] };
    case "number": {
      const { text, stored, doubt } = shownNumber(content.number, format, date1904, library);
      return { text, stored, more: doubt === null ? [] : [doubt] };
    }
    case "text": {
      const left = nothingSeen();
      let text = "";
      for (const run of content.runs) {
        if (run.isStruck) leaveOut(left, "text_struck", "struck out (删除线)", run.text);
        else text += run.isRaised ? raised(run.text) : run.isLowered === true ? lowered(run.text) : run.text;
      }
      return { text: shownText(linesOf(text), format), stored: null, more: notesOf(left) };
    }
  }
}

function linesOf(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

function hiddenNotes(sheet: Sheet, { row, column }: StoredCell): readonly ReaderNote[] {
  const hidden = sheet.isHidden
    ? `the sheet ${sheet.name} is hidden (隐藏工作表)`
    : sheet.hiddenRows.has(row)
      ? `row ${row + 1} of the sheet ${sheet.name} is hidden (隐藏行)`
      : sheet.hiddenColumns.has(column)
        ? `a hidden column of the sheet ${sheet.name} (隐藏列)`
        : null;
  return hidden === null ? [] : [{ flag: "cell_hidden", note: hidden }];
}

/** The merged range over a cell. Ranges are looked up by the rows in which something stands: one may reach over a million. */
function rangesOver({ cells, merges }: Sheet, file: string): (row: number, column: number) => CellRange | null {
  const rows = [...new Set(cells.map(({ row }) => row))];
  const byRow = new Map<number, CellRange[]>();
  let left = MAX_MERGED_ROWS;
  for (const range of merges) {
    for (let i = firstFrom(rows, range.row); i < rows.length && (rows[i] ?? 0) <= range.lastRow; i++) {
      left--;
      if (left < 0) throw new DocumentError({ code: "too_large", file, reason: "its merged ranges reach over too many rows" });
      const row = rows[i] ?? 0;
      const list = byRow.get(row);
      if (list === undefined) byRow.set(row, [range]);
      else list.push(range);
    }
  }
  return (row, column) => byRow.get(row)?.find((range) => range.column <= column && column <= range.lastColumn) ?? null;
}

/** Index of the first of ascending numbers that is not less. */
export function firstFrom(ascending: readonly number[], least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A seen cell as a cell of a table, or as a paragraph. */
export function cellOf(seen: SeenCell, sheet: string, at: Pick<Cell, "row" | "column" | "rowSpan" | "columnSpan">): Cell {
  const { text, notes, stored } = seen;
  return {
    ...at,
    text,
    places: [{ kind: "sheet", sheet, cell: rangeName(seen) }],
    ...(notes.length === 0 ? {} : { flags: [...new Set(notes.map(({ flag }) => flag))], notes }),
    ...(stored === null ? {} : { stored }),
  };
}
