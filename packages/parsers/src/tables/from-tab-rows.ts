import type { Flag } from "@jixiao/contract";
import { quote } from "../doubts.ts";
import { labelMeaning } from "../vocabulary/head-labels.ts";
import type { TextLine } from "./text-line.ts";
import { rowsOfLines } from "./torn-rows.ts";
import type { Cell, Table } from "../table.ts";

/** `--`, `:---`, `=====`: the ruling of a Markdown or plain-text table, not a cell. */
const RULING = /^[\s\-=_:+|—]*$/;

/**
 * The table of lines that hold one row each, cells between tabs. Nothing is known of merged cells, and cells may
 * stand in a wrong column. A blank line begins a new chunk: dumps leave one at a page break.
 */
export function tableFromTabRows(lines: readonly TextLine[]): Table {
  const rows: Cell[][] = [];
  const chunks: number[] = [0];
  let broken = false;
  for (const found of rowsOfLines(lines)) {
    if (found.kind === "blank") broken = rows.length > 0;
    else if (found.kind === "plain") continueCell(rows, found.line);
    else if (!found.lines.every(isRuling)) {
      const row = cellsOf(found.lines, rows.length);
      if (row.length === 0) continue;
      if (broken) chunks.push(rows.length);
      broken = false;
      rows.push(row);
    }
  }
  const columnCount = rows.flat().reduce((count, { column }) => Math.max(count, column + 1), 0);
  return { cells: rows.flat(), rowCount: rows.length, columnCount, merges: "lost", chunks, evidence: "text rows", flags: [] };
}

function isRuling({ text }: TextLine): boolean {
  return RULING.test(text) && text.trim() !== "";
}

/** Cells of a row; where its lines are several, each goes on in the cell in which the line before broke off. */
function cellsOf(lines: readonly TextLine[], row: number): Cell[] {
  const slots: { text: string; first: number; last: number }[] = [];
  for (const { text, number } of lines)
    for (const [i, part] of text.split("\t").entries()) {
      const open = i === 0 ? slots.at(-1) : undefined;
      if (open === undefined) slots.push({ text: part.trim(), first: number, last: number });
      else if (part.trim() !== "") {
        if (open.text === "") open.first = number;
        open.text = open.text === "" ? part.trim() : `${open.text}\n${part.trim()}`;
        open.last = number;
      }
    }
  return slots
    .map(({ text, first, last }, column): Cell => ({
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      text,
      places: [{ kind: "text", lines: [first, last] }],
    }))
    .filter((cell) => cell.text !== "");
}

/** A line without tabs directly below a row is the rest of the row's last cell; one that is a label says something of its own. */
function continueCell(rows: Cell[][], line: TextLine): void {
  const row = rows.at(-1);
  const last = row?.pop();
  if (row === undefined || last === undefined) return;
  const text = line.text.trim();
  if (isGoalLabel(last.text) && !isLabel(text)) {
    // It stands below its label, and is no part of it.
    row.push(last);
    rows.push([{ ...last, row: rows.length, text, places: [{ kind: "text", lines: [line.number, line.number] }] }]);
    return;
  }
  row.push({
    ...last,
    text: `${last.text}\n${text}`,
    places: [{ kind: "text", lines: [firstLine(last), line.number] }],
    ...(isLabel(text) ? swallowed(last, text) : {}),
  });
}

/** A label that may head a column of goals. */
function isGoalLabel(text: string): boolean {
  const meaning = labelMeaning(text);
  return typeof meaning === "string" && /goal/.test(meaning);
}

const UNIT_LINE = /^[（(]?(?:金额|货币|计量)?单位[:：]/;

function isLabel(text: string): boolean {
  return labelMeaning(text) !== null || UNIT_LINE.test(text);
}

function swallowed({ flags = [], notes = [] }: Cell, text: string): Pick<Cell, "flags" | "notes"> {
  const note = `${quote(text)} is a label below its row: it may be no part of this cell`;
  return { flags: [...new Set<Flag>([...flags, "field_unreadable"])], notes: [...notes, { flag: "field_unreadable", note }] };
}

function firstLine(cell: Cell): number {
  const place = cell.places[0];
  return place?.kind === "text" ? place.lines[0] : 1;
}
