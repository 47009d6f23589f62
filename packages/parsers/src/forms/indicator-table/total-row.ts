import type { FlatRow } from "../../flat-rows.ts";
import type { Cell } from "../../table.ts";
import { isSideLabel, isSideLabelPiece } from "../../vocabulary/furniture.ts";
import { labelKey } from "../../vocabulary/text-key.ts";
import { raw, type RawIndicators } from "../raw-form.ts";
import { cellsOver, columnEdges } from "./column-edges.ts";
import type { Column } from "./columns.ts";
import { matchCells } from "./match-cells.ts";

const TOTAL = /^(?:总分|合计|总计|自评总分|总得分|合计得分)$/;
const FIGURE = /^[\d０-９]+(?:[.．][\d０-９]+)?分?$/;

/** The row below the indicators that sums points up: `总分 | 100 | 97.84`. */
export function isTotalRow(row: FlatRow): boolean {
  const first = row.cells.find((cell) => !isSide(cell));
  if (first === undefined || !TOTAL.test(labelKey(first.text))) return false;
  return row.cells.every((cell) => cell === first || isSide(cell) || isFigure(cell));
}

/** Files that undo merged cells print a table's side label on each of its rows. */
function isSide({ text }: Cell): boolean {
  return isSideLabelPiece(text) || isSideLabel(text);
}

function isFigure({ text }: Cell): boolean {
  return FIGURE.test(text.replaceAll(/\s/g, "")) || /^[-—/\s]*$/.test(text);
}

/** Does the row state more sums than were told apart? */
export function hasOtherSums(row: FlatRow, { weight, score }: NonNullable<RawIndicators["total"]>): boolean {
  const figures = row.cells.filter(({ text }) => FIGURE.test(text.replaceAll(/\s/g, "")));
  return figures.length > [weight, score].filter((sum) => sum !== null).length;
}

/** Its cells under the points and the scores. In a dump two figures are points and score, in the header's order. */
export function totalOf(row: FlatRow, columns: readonly Column[]): RawIndicators["total"] {
  const [weight, score] = [columns.find(({ field }) => field === "weight"), columns.find(({ field }) => field === "score")];
  if (row.table?.merges === "kept") {
    const over = cellsOver(row.table, row.row);
    const label = row.cells.find((cell) => TOTAL.test(labelKey(cell.text)));
    const { cells } = matchCells(
      over.filter((cell) => cell !== label && !isSide(cell)),
      columns,
      columnEdges(row.table),
    );
    const textIn = (column: Column | undefined) => {
      const own = column === undefined ? [] : (cells.get(column) ?? []).filter((cell) => cell.text.trim() !== "");
      return own.length === 0 ? null : raw(own);
    };
    return { weight: textIn(weight), score: textIn(score) };
  }
  const figures = row.cells.filter((cell) => FIGURE.test(cell.text.replaceAll(/\s/g, "")));
  const only = figures.length === 1 && (weight === undefined) !== (score === undefined) ? raw([figures[0] as Cell]) : null;
  if (only !== null) return weight === undefined ? { weight: null, score: only } : { weight: only, score: null };
  if (weight === undefined || score === undefined || figures.length !== 2) return { weight: null, score: null };
  const [first, second] = figures.map((cell) => raw([cell]));
  const inOrder = weight.range[0] < score.range[0];
  return { weight: (inOrder ? first : second) ?? null, score: (inOrder ? second : first) ?? null };
}
