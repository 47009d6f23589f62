import { quote } from "../../doubts.ts";
import type { ReaderNote } from "../../table.ts";
import { isFull, type AlignedRow, type CellLine, type RowSetting } from "./rows.ts";

/** A row, and what is said of it where a page break cuts it. */
export interface JoinedRow {
  readonly row: AlignedRow;
  readonly cutNotes: readonly ReaderNote[];
}

/**
 * Rows that a page break cuts: the last of a page and the first of the next are one only where a cell is missing on one side, or
 * runs on in a full line. Joined cell by cell, and always said.
 */
export function joinCutRows(
  rows: readonly AlignedRow[],
  setting: Pick<RowSetting, "name" | "value" | "widths" | "room">,
): readonly JoinedRow[] {
  const out: JoinedRow[] = [];
  for (const row of rows) {
    const above = out.at(-1);
    if (above === undefined || above.row.page === row.page) {
      out.push({ row, cutNotes: [] });
      continue;
    }
    const reading = readBreak(above.row, row, setting);
    if (reading === "apart") out.push({ row, cutNotes: [] });
    else if (reading === "doubtful") out.push({ row, cutNotes: [breakNote(above.row, row, "could be")] });
    else
      out[out.length - 1] = {
        row: { ...above.row, lines: [...above.row.lines, ...row.lines], margin: Math.min(above.row.margin, row.margin) },
        cutNotes: [...above.cutNotes, breakNote(above.row, row, "was taken for")],
      };
  }
  return out;
}

function readBreak(
  above: AlignedRow,
  below: AlignedRow,
  { name, value, widths, room }: Pick<RowSetting, "name" | "value" | "widths" | "room">,
): "one" | "apart" | "doubtful" {
  const cell = (row: AlignedRow, column: number | null) => row.lines.filter((line) => line.column === column);
  const [nameAbove, nameBelow, valueAbove, valueBelow] = [
    cell(above, name),
    cell(below, name),
    cell(above, value),
    cell(below, value),
  ];
  const goesOn = (top: readonly CellLine[], rest: readonly CellLine[]) => {
    const [last, next] = [top.at(-1), rest[0]];
    return last !== undefined && next !== undefined && isFull(last, next, { widths, room });
  };
  const [hasName, hasValue] = [nameAbove.length > 0, valueAbove.length > 0];
  const [nameNext, valueNext] = [nameBelow.length > 0, valueBelow.length > 0];
  if (name === null || value === null) return "apart";
  if (hasName !== nameNext && hasValue !== valueNext && hasName !== hasValue) return "one";
  if (hasName && hasValue && nameNext && !valueNext) return goesOn(nameAbove, nameBelow) ? "one" : "apart";
  if (hasName && hasValue && !nameNext && valueNext) return goesOn(valueAbove, valueBelow) ? "one" : "doubtful";
  if (hasName && !hasValue && nameNext && valueNext) return goesOn(nameAbove, nameBelow) ? "one" : "apart";
  if (!hasName && hasValue && nameNext && valueNext) return goesOn(valueAbove, valueBelow) ? "one" : "doubtful";
  if (!hasName && !hasValue) return "one";
  if (!nameNext && !valueNext) return "one";
  return goesOn(nameAbove, nameBelow) && goesOn(valueAbove, valueBelow) ? "doubtful" : "apart";
}

function breakNote(above: AlignedRow, below: AlignedRow, how: string): ReaderNote {
  const text = (row: AlignedRow) => quote(row.lines.map((line) => line.text).join(" "));
  return { flag: "joined_over_pages", note: `${text(below)} at the top of page ${below.page} ${how} the rest of ${text(above)}` };
}
