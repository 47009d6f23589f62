import type { FlatRow } from "../flat-rows.ts";
import type { Cell } from "../table.ts";
import { isGoalSideLabel } from "../vocabulary/head-labels.ts";
import { labelKey } from "../vocabulary/text-key.ts";
import { labelOf } from "./label-of.ts";
import type { Layout } from "./layout.ts";

/**
 * Rows without the side label of a block of goals where a file prints it again on each of its rows, its merged cell undone:
 *
 *     总体目标 | 年度目标          a label beside a label, and below the same label again:
 *     总体目标 | 建成茶园道路。    the text is the year's goal, and none of 总体目标
 */
export function withoutRepeatedSides(rows: readonly FlatRow[], layout: Layout): readonly FlatRow[] {
  let side: Cell | null = null;
  return rows.map((row, n) => {
    const [first, ...rest] = row.cells;
    const isAgain = first !== undefined && side !== null && isSame(first, side);
    if (first === undefined || (!isAgain && !(isOverLabels(row, layout) && isSame(first, rows[n + 1]?.cells[0])))) {
      side = null;
      return row;
    }
    side = first;
    return { ...row, cells: rest };
  });
}

function isOverLabels({ cells: [first, ...rest] }: FlatRow, layout: Layout): boolean {
  const isLabel = ({ text }: Cell) => labelOf(text, layout) !== null;
  return first !== undefined && isGoalSideLabel(first.text) && rest.length > 0 && rest.every(isLabel);
}

function isSame(a: Cell, b: Cell | undefined): boolean {
  return b !== undefined && a.column === b.column && labelKey(a.text) === labelKey(b.text);
}
