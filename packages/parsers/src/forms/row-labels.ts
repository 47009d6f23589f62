import type { FlatRow } from "../flat-rows.ts";
import type { Cell } from "../table.ts";
import { isSideLabel, isSideLabelPiece } from "../vocabulary/furniture.ts";
import { isGoalSideLabel, isKindBeside, isMoneySideLabel, type FieldPath } from "../vocabulary/head-labels.ts";
import { bareText, labelKey } from "../vocabulary/text-key.ts";
import { cellsOver } from "./indicator-table/column-edges.ts";
import { isBorrowed, labelOf } from "./label-of.ts";
import type { Layout } from "./layout.ts";
import { moneyUnitOf } from "./money-units.ts";
import { raw, type RawExtra, type RawText } from "./raw-form.ts";
import { isStatement } from "./statement-lines.ts";
import { partField, totalOfLabel, type StatedTotal } from "./totals.ts";

/** Fields of several paragraphs. */
export const PROSE: ReadonlySet<string> = new Set(["purpose", "overall_goal", "annual_goal", "goal_actual"]);

/** A label of a row, with its text. */
export interface Labelled {
  /** Null for a label that is known and has no field. */
  readonly field: FieldPath | null;
  readonly cell: Cell;
  readonly value: RawText | null;
  /** Known, and rightly without a field; false for a part of a total that is not stated. */
  readonly known: boolean;
}

interface HeadRow {
  readonly row: FlatRow;
  /** Its index in the head. */
  readonly n: number;
  /** Do rows above it head columns of goals whose texts are still to come? */
  readonly isUnderHeads: boolean;
  /** Did a row above it state an amount beside a label that nobody knows? It may be a total. */
  readonly isUnderUnknown: boolean;
}

/** Does a row print a part once? */
function isAlone(labels: readonly ReturnType<typeof labelOf>[], part: string): boolean {
  return labels.filter((meaning) => meaning === part).length === 1;
}

/**
 * Is what follows a label another label's: behind its own blank cell a label that nobody knows (`主管部门 | | 承办机构 | 林业站`), or behind
 * two blank cells a text whose label is blank? Dumps do not tell.
 */
function isBehindBlank(row: FlatRow, at: number, labels: readonly ReturnType<typeof labelOf>[]): boolean {
  const { cells, table } = row;
  const [cell, next, behind] = [cells[at], cells[at + 1], cells[at + 2]];
  if (table?.merges !== "kept" || cell === undefined || next === undefined) return false;
  const end = cell.column + cell.columnSpan;
  if (next.column === end) return false;
  const blanks = cellsOver(table, row.row).filter(({ column }) => end <= column && column < next.column).length;
  if (blanks > 1) return true;
  const isLabel = LABEL.test(labelKey(next.text)) && (labels[at + 2] ?? null) === null;
  return isLabel && behind !== undefined && behind.column === next.column + next.columnSpan;
}

/** The labels of a row with the text to their right: the first cell with text before the next label. */
export function labelled(
  { row, n, isUnderHeads, isUnderUnknown }: HeadRow,
  layout: Layout,
  totals: StatedTotal[],
): readonly Labelled[] {
  const labels = labelsOf(row, layout, isUnderHeads);
  const seen = new Map<string, number>();
  return row.cells.flatMap((cell, i): Labelled[] => {
    const meaning = labels[i] ?? null;
    if (meaning === null) return [];
    const next = row.cells[i + 1];
    const isText =
      next !== undefined && (labels[i + 1] ?? null) === null && !isBlockLabel(next) && !isBehindBlank(row, i, labels);
    const value = isText ? raw([next]) : null;
    if (typeof meaning !== "string") {
      const key = labelKey(cell.text);
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      return [{ field: pairOf(meaning, nth, key, row), cell, value, known: false }];
    }
    const total = totalOfLabel(meaning, cell, n);
    if (total !== null) totals.push(total);
    if (meaning === "extra") return [{ field: null, cell, value, known: true }];
    if (meaning === "part.fiscal" || meaning === "part.other")
      return [
        { field: partField(meaning, cell, n, totals, isAlone(labels, meaning) && !isUnderUnknown), cell, value, known: false },
      ];
    return [{ field: meaning, cell, value, known: false }];
  });
}

/** What the cells of a row are labels of. What only the lexicon knows is one in tables, and where it is no side label. */
function labelsOf(row: FlatRow, layout: Layout, isUnderHeads: boolean): readonly ReturnType<typeof labelOf>[] {
  const all = row.cells.map((cell) => labelOf(cell.text, layout));
  return all.map((meaning, i) => {
    const cell = row.cells[i] as Cell;
    if (meaning === null || Object.hasOwn(layout.labels, labelKey(cell.text))) return meaning;
    if (row.table === null) return null;
    const behind = all.slice(i + 1).filter((other) => typeof other === "string" && PROSE.has(other));
    const hasTexts = isUnderHeads && row.cells.length > 2; // more texts than one are not this label's
    const hasGoals = behind.length > 0 || hasTexts;
    // Beside results alone it is the goal that they are measured by.
    const isOver = behind.some((other) => other !== "goal_actual") || hasTexts;
    const isSide = isGoalSideLabel(cell.text) && (row.table.merges === "lost" ? isOver : hasGoals && cell.rowSpan > 1);
    const isLast = i === row.cells.length - 1 || all[i + 1] !== null;
    if (isLast && i > 0 && isKindBeside((row.cells[i - 1] as Cell).text, cell.text)) return null;
    return isSide || (isBorrowed(cell.text, layout) && isLast) ? null : meaning;
  });
}

/**
 * Texts that stand beside a label behind its first: kept under the same label. Beside a label with a field nobody knows which of them
 * is meant.
 */
export function secondTexts(
  row: FlatRow,
  found: readonly Labelled[],
  taken: readonly Cell[],
): readonly (RawExtra & Pick<Labelled, "field">)[] {
  if (row.table === null) return [];
  const labels = new Set(found.map(({ cell }) => cell));
  return found.flatMap(({ field, cell, value, known }) => {
    const behind = row.cells.slice(row.cells.indexOf(cell) + 1);
    const next = behind.findIndex((other) => labels.has(other) || isBlockLabel(other));
    const texts = value === null ? [] : behind.slice(1, next < 0 ? undefined : next);
    const isKept = row.table?.merges === "kept";
    const mayHoldLabel = texts.slice(0, -1).some((other) => LABEL.test(labelKey(other.text)));
    return texts
      .filter(
        (other) => !taken.includes(other) && !isSideLabelPiece(other.text) && moneyUnitOf(bareText(other.text)) === undefined,
      )
      .map((other) => {
        // Behind a blank cell it may be the text of a label that is blank.
        const before = behind[behind.indexOf(other) - 1] as Cell;
        const isApart = isKept && other.column > before.column + before.columnSpan;
        return { field, label: raw([cell]), text: raw([other]), known: known && !isApart && !mayHoldLabel };
      });
  });
}

/** The label of another block in the row (`1,418.60 | 执行率分值（10分）| 10` has none; `项目资金（万元）` is one). */
function isBlockLabel(cell: Cell): boolean {
  return isMoneySideLabel(cell.text) && /[（(]/.test(cell.text);
}

/** A label is short, and holds no sentence and no figures but a year's. */
const LABEL = /^(?:20\d{2}年)?[^\d。；;，,]{2,16}$/;

/**
 * Labels of a row that the layout does not know, with the text to their right. A cell is taken for one where it and the
 * next stand between what is known: neither is a label of the layout, nor the text of one.
 */
export function unknownLabels(row: FlatRow, layout: Layout, torn: Cell | null): readonly (readonly [label: Cell, text: Cell])[] {
  if (row.table === null) return [];
  const isKnown = (cell: Cell) => labelOf(cell.text, layout) !== null;
  const pairs: (readonly [Cell, Cell])[] = [];
  for (let i = 0; i < row.cells.length - 1; i++) {
    const [cell, next] = [row.cells[i] as Cell, row.cells[i + 1] as Cell];
    if (isKnown(cell)) {
      if (!isKnown(next)) i++; // its text
    } else if (cell !== torn && !isKnown(next) && isLabelLike(cell, next, layout)) {
      pairs.push([cell, next]);
      i++;
    }
  }
  return pairs;
}

function isLabelLike({ text }: Cell, next: Cell, layout: Layout): boolean {
  const key = labelKey(text);
  if (isMoneySideLabel(text)) return /^\d/.test(bareText(next.text)); // beside a block of money it is no label of its own
  return (
    LABEL.test(key) &&
    layout.ignored?.includes(key) !== true &&
    !isSideLabel(text) &&
    !isSideLabelPiece(text) &&
    !isStatement(text, layout)
  );
}

/** A label of two fields: where it stands once in its row, its side of the table tells. */
function pairOf([left, right]: readonly [FieldPath, FieldPath], nth: number, key: string, row: FlatRow): FieldPath {
  if (nth > 0) return right;
  const same = row.cells.filter((cell) => labelKey(cell.text) === key);
  if (same.length > 1) return left;
  const column = same[0]?.column ?? 0;
  return column > 2 ? right : left;
}
