import type { Flag } from "@jixiao/contract";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { TextLine } from "./text-line.ts";
import type { Cell, Table } from "../table.ts";

interface LineCell {
  readonly text: string;
  readonly lines: readonly [number, number];
}

/** Cells between two blank lines: a row, or a piece of one where a cell holds blank lines itself. */
type Group = readonly LineCell[];

/**
 * The table of lines that hold one cell each, behind a tab (`\t产出指标`), rows parted by blank lines. A blank cell
 * below a label is what the dump left of a merged cell, so spans count as kept:
 *
 *     \t产出指标          row 1, column 0
 *     \t质量指标          row 1, column 1
 *     (blank line)
 *     \t                  row 2, column 0: merged with the cell above
 */
export function tableFromCellLines(lines: readonly TextLine[], vocabulary: Vocabulary): Table {
  const { rows, damaged } = alignToHeaders(groupsOf(lines), vocabulary);
  const cells = rows.flatMap((row, r) => row.map((cell, column) => cellOf(cell, r, column)));
  const columnCount = rows.reduce((count, row) => Math.max(count, row.length), 0);
  const flags: readonly Flag[] = damaged ? ["table_damaged"] : [];
  return { cells, rowCount: rows.length, columnCount, merges: "kept", chunks: [0], evidence: "cell lines", flags };
}

function groupsOf(lines: readonly TextLine[]): readonly Group[] {
  const groups: LineCell[][] = [[]];
  for (const line of lines) {
    const group = groups.at(-1) as LineCell[];
    if (line.kind === "blank") {
      if (group.length > 0) groups.push([]);
    } else if (line.kind === "cells") group.push({ text: line.text.trim(), lines: [line.number, line.number] });
    else {
      const last = group.pop();
      if (last !== undefined)
        group.push({ text: `${last.text}\n${line.text.trim()}`.trim(), lines: [last.lines[0], line.number] });
    }
  }
  return groups.filter((group) => group.length > 0);
}

/**
 * Below a header of k cells every row has k: groups that a blank line inside a cell cut apart are put together
 * again. Rows that come out with another number of cells mean that a cell was lost: the table is marked damaged.
 */
function alignToHeaders(
  groups: readonly Group[],
  { isFirstHeader, beginsHead }: Vocabulary,
): { rows: readonly Group[]; damaged: boolean } {
  const rows: Group[] = [];
  let width = 0;
  let damaged = false;
  for (let i = 0; i < groups.length; i++) {
    let row = groups[i] as Group;
    if (isFirstHeader(row[0]?.text ?? "")) width = row.length;
    else if (width > 0 && beginsHead(row[0]?.text ?? "")) width = 0; // the next form may follow without a line between
    else if (width > 0) {
      while (row.length < width && i + 1 < groups.length && row.length + (groups[i + 1] as Group).length <= width)
        row = [...row, ...(groups[++i] as Group)];
      damaged ||= row.length !== width;
    }
    rows.push(row);
  }
  return { rows, damaged };
}

function cellOf(cell: LineCell, row: number, column: number): Cell {
  return { row, column, rowSpan: 1, columnSpan: 1, text: cell.text, places: [{ kind: "text", lines: cell.lines }] };
}
