import { isSideLabel, isSideLabelPiece } from "../vocabulary/furniture.ts";
import { isGoalSideLabel, isMoneySideLabel, labelMeaning } from "../vocabulary/head-labels.ts";
import { canonicalLabel } from "../vocabulary/taxonomy.ts";
import type { TextLine } from "./text-line.ts";

/** A row as a dump's lines hold it: one line, or several where line breaks inside its cells tore it; a text below a row; nothing. */
export type RowLines =
  | { readonly kind: "row"; readonly lines: readonly TextLine[] }
  | { readonly kind: "plain"; readonly line: TextLine }
  | { readonly kind: "blank" };

/**
 * The rows of lines with tabs, each with the lines over which line breaks inside its cells tore it:
 *
 *     实施单位→→→国家海冰中心          two lines that have as many tabs together as every other row has
 *     观测台→→→
 *     绩                              lines of the upright label that the next row begins with
 *     效指标→一级指标→→二级指标→→…
 */
export function rowsOfLines(lines: readonly TextLine[]): readonly RowLines[] {
  return evenRows(lines) ?? rowsFrom(lines, (i) => endOfUpright(lines, i));
}

function rowsFrom(lines: readonly TextLine[], endOf: (start: number) => number | null): readonly RowLines[] {
  const rows: RowLines[] = [];
  for (let i = 0; i < lines.length;) {
    const end = endOf(i) ?? i + 1;
    const line = lines[i] as TextLine;
    if (line.kind === "blank") rows.push({ kind: "blank" });
    else if (line.kind === "plain" && end === i + 1) rows.push({ kind: "plain", line });
    else rows.push({ kind: "row", lines: lines.slice(i, end) });
    i = end;
  }
  return rows;
}

/** Rows that all have the same number of tabs, torn ones together; null where one does not come out even: then rows differ in length. */
function evenRows(lines: readonly TextLine[]): readonly RowLines[] | null {
  const full = tabsOfRow(lines);
  if (full === null || piecesOf(lines).some((piece) => isNarrower(piece, full))) return null;
  const rows = rowsFrom(lines, (i) => endOfTorn(lines, i, full));
  const isEven = (row: RowLines) => row.kind !== "row" || row.lines.reduce((sum, line) => sum + tabsIn(line), 0) === full;
  return rows.every(isEven) ? rows : null;
}

/** The lines between blank ones. */
function piecesOf(lines: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const pieces: TextLine[][] = [[]];
  for (const line of lines) {
    if (line.kind === "blank") pieces.push([]);
    else pieces.at(-1)?.push(line);
  }
  return pieces;
}

/** A table of its own beside the one of so many columns: whole rows, each with the same fewer tabs. */
function isNarrower(piece: readonly TextLine[], full: number): boolean {
  const counts = new Set(piece.map(tabsIn));
  const [count = full] = counts;
  return piece.length > 1 && counts.size === 1 && count > 0 && count < full;
}

function tabsIn({ text }: TextLine): number {
  return text.split("\t").length - 1;
}

/** So large a share of the lines must have as many tabs as no line has more: those are whole rows, with their blank cells. */
const WHOLE_ROWS = 0.5;

/** How many tabs each row has, where a dump writes blank cells too; null where rows differ. */
function tabsOfRow(lines: readonly TextLine[]): number | null {
  const counts = lines.filter(({ kind }) => kind === "cells").map(tabsIn);
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const whole = lines.filter((line) => line.kind === "cells" && tabsIn(line) === most);
  return most > 1 && whole.length >= WHOLE_ROWS * counts.length && whole.some(isOfHead) ? most : null;
}

/** A row of a label and its text: where it has as many cells as the indicators', the dump writes blank ones. */
function isOfHead({ text }: TextLine): boolean {
  const first = text.split("\t").find((cell) => cell.trim() !== "");
  return first !== undefined && labelMeaning(first) !== null;
}

/** Is the last of the lines a whole row, where a dump writes blank cells too? */
export function isWholeRow(lines: readonly TextLine[]): boolean {
  const [last, full] = [lines.at(-1), tabsOfRow(lines)];
  return last !== undefined && full !== null && tabsIn(last) === full;
}

/** Behind the last line of a torn row; null where what begins here is whole, or does not come out even. */
function endOfTorn(lines: readonly TextLine[], start: number, full: number): number | null {
  let tabs = 0;
  for (let i = start; i < lines.length; i++) {
    const line = lines[i] as TextLine;
    if (line.kind === "blank" || (i > start && tabs > 0 && tabsIn(line) > 0 && !mayGoOn(line))) return null;
    tabs += tabsIn(line);
    if (tabs >= full) return tabs === full && i > start ? i + 1 : null;
  }
  return null;
}

/** Does a line begin with the rest of a cell, and not with a label of its own? */
function mayGoOn({ text }: TextLine): boolean {
  const first = text.split("\t")[0]?.trim() ?? "";
  return first !== "" && labelMeaning(first) === null && canonicalLabel(first) === null && !isEdgeLabel(first);
}

/** An upright label has hardly more lines than characters. */
const MOST_LINES = 8;

/** Behind the row whose first cell is a side label that begins here, spelled over lines; null where there is none. */
function endOfUpright(lines: readonly TextLine[], start: number): number | null {
  let text = "";
  for (let i = start; i < Math.min(lines.length, start + MOST_LINES); i++) {
    const line = lines[i] as TextLine;
    if (line.kind === "blank") return null;
    const [first = ""] = line.text.split("\t");
    text += first.trim();
    if (line.kind === "cells") return i > start && first.trim() !== "" && isEdgeLabel(text) ? i + 1 : null;
  }
  return null;
}

/** A label that stands at a table's edge, beside several rows. */
function isEdgeLabel(text: string): boolean {
  return isSideLabel(text) || isSideLabelPiece(text) || isMoneySideLabel(text) || isGoalSideLabel(text);
}
