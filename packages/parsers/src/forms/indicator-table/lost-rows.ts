import { doubt, quote, type Doubt } from "../../doubts.ts";
import type { FlatRow } from "../../flat-rows.ts";
import type { Cell } from "../../table.ts";
import { isSideLabelPiece } from "../../vocabulary/furniture.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import { canonicalLabel, isLevel1, isLevel2, isOfProcess, taxonomy } from "../../vocabulary/taxonomy.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import { raw, type RawIndicator, type RawText } from "../raw-form.ts";
import type { ColumnField } from "../../vocabulary/columns.ts";
import type { Column } from "./columns.ts";
import { leafRow } from "./leaf-row.ts";
import { isLabelTail, joinCutRows, joinSplitLabels } from "./cut-rows.ts";

/** A row of a dump, its cells told apart by what they say, not by their column, which a dump shifts. */
export interface SplitRow {
  readonly labels: readonly Cell[];
  /** Name, description, value: what stands behind the labels. */
  readonly leaves: readonly Cell[];
  readonly chunkStart: boolean;
}

/**
 * Splits the rows of a table whose merged cells are lost into level labels and leaves:
 *
 *     \t产出指标\t数量指标\t道路条数\t=11(条)      two labels, two leaves
 *     居民满意度\t\t≥90(%)                          no label, two leaves, shifted to the left
 */
export function splitLostRows(body: readonly FlatRow[], columns: readonly Column[]): readonly RawIndicator[] {
  const leaves = columns.filter(({ field }) => field !== "level1" && field !== "level2");
  const rows = carryLonelyLabels(joinSplitLabels(body).map((row) => split(row, leaves.length)));
  const level: LoneLevel = { ofCost: levelOfCost(rows), gap: gapOf(columns) };
  const onlyValues =
    leaves.every(({ field }) => SIMPLE.has(field)) && leaves.filter(({ field }) => field === "value").length === 1;
  if (!onlyValues) return rows.flatMap((row) => leafRow(row, leaves, (at) => levelOf(at, row, level)));
  const described = leaves.some(({ field }) => field === "description");
  const valueColumn = leaves.find(({ field }) => field === "value")?.range[0] ?? Infinity;
  return joinCutRows(rows.map((row) => assembleRow(row, described, valueColumn, level)));
}

/** A table of these columns alone is read from its rows' ends, whatever was shifted. */
const SIMPLE: ReadonlySet<ColumnField> = new Set(["level3", "description", "value"]);

function split(row: FlatRow, leafCount: number): SplitRow {
  const cells = row.cells.filter((cell, i) => !(isSideLabelPiece(cell.text) && i < row.cells.length - 1) && !isLabelTail(cell));
  let labels = 0;
  while (labels < Math.min(2, cells.length) && isLabel(cells, labels, leafCount)) labels++;
  const leaves = cells.slice(labels).filter((cell) => !isSideLabelPiece(cell.text));
  return { labels: cells.slice(0, labels), leaves, chunkStart: row.chunkStart };
}

/**
 * Is this cell a label? A word of the taxonomy; or `…指标` with a name and a value still behind it. Words of the other systems (财务管理)
 * are names too: they are labels where as many cells stand behind them as the table has columns for.
 */
function isLabel(cells: readonly Cell[], at: number, leafCount: number): boolean {
  const text = bareText((cells[at] as Cell).text);
  const behind = cells.length - at - 1;
  const label = canonicalLabel(text);
  if (!text.endsWith("指标")) return label !== null && behind >= (isOfProcess(label) ? Math.max(2, leafCount) : 2);
  return label !== null || (behind >= 2 && text.length <= 16);
}

/** A line that holds labels only names the group of the row below it. */
function carryLonelyLabels(rows: readonly SplitRow[]): readonly SplitRow[] {
  const out: SplitRow[] = [];
  let waiting = null as SplitRow | null; // a type that is only said would be narrowed to null
  for (const row of rows) {
    if (row.leaves.length === 0) {
      waiting = {
        labels: [...(waiting?.labels ?? []), ...row.labels],
        leaves: [],
        chunkStart: row.chunkStart || (waiting?.chunkStart ?? false),
      };
    } else {
      out.push(
        waiting === null
          ? row
          : {
              labels: [...waiting.labels, ...row.labels].slice(0, 2),
              leaves: row.leaves,
              chunkStart: row.chunkStart || waiting.chunkStart,
            },
      );
      waiting = null;
    }
  }
  return out;
}

/**
 * 成本指标 is a level 1 label in forms that divide it (经济成本指标 …), else a level 2 label below 产出指标.
 */
function levelOfCost(rows: readonly SplitRow[]): 1 | 2 {
  const parts = taxonomy.find((entry) => entry.label === "成本指标")?.level2 ?? [];
  return rows.some((row) => row.labels.some((cell) => parts.includes(canonicalLabel(cell.text) ?? ""))) ? 1 : 2;
}

/** What places a label that stands alone on its row where the taxonomy knows it at both levels. */
interface LoneLevel {
  readonly ofCost: 1 | 2;
  /** By how many columns of the dump the header sets names behind labels of level 2: a sheet's column may be several wide. */
  readonly gap: number;
}

function gapOf(columns: readonly Column[]): number {
  const [level2, name] = (["level2", "level3"] as const).map((field) => columns.find((column) => column.field === field));
  return level2 === undefined || name === undefined ? 1 : Math.max(1, name.range[0] - level2.range[0]);
}

/**
 * Two labels stand in the order of their columns. One alone is placed by what the taxonomy knows it as; where that
 * leaves both levels open, an empty column between it and the name is level 2's: a whole row may shift, a gap does not.
 */
function levelOf(at: number, { labels, leaves }: SplitRow, { ofCost, gap }: LoneLevel): 1 | 2 {
  if (labels.length > 1) return at === 0 ? 1 : 2;
  const cell = labels[at] as Cell;
  const label = canonicalLabel(cell.text);
  if (label !== null && isLevel1(label) !== isLevel2(label)) return isLevel1(label) ? 1 : 2;
  if ((leaves[0]?.column ?? 0) - cell.column > gap) return 1;
  return label === null ? 2 : ofCost;
}

function assembleRow(row: SplitRow, described: boolean, valueColumn: number, level: LoneLevel): RawIndicator {
  const labels: [RawText | null, RawText | null] = [null, null];
  row.labels.forEach((cell, i) => {
    labels[levelOf(i, row, level) - 1] = raw([cell]);
  });
  const [level1, level2] = labels;
  return { level1, level2, ...leavesOf(row.leaves, described, valueColumn), chunkStart: row.chunkStart, extra: [] };
}

function leavesOf(
  leaves: readonly Cell[],
  described: boolean,
  valueColumn: number,
): Pick<RawIndicator, "level3" | "description" | "value" | "doubts"> {
  const wanted = described ? 3 : 2;
  const first = leaves[0] as Cell;
  const last = leaves.at(-1) as Cell;
  const doubts: Doubt[] = [];
  if (leaves.length === 1) {
    const isValue = SIGNED.test(first.text) || first.column >= valueColumn;
    return { level3: isValue ? null : raw([first]), description: null, value: isValue ? raw([first]) : null, doubts };
  }
  if (leaves.length !== wanted)
    doubts.push(doubt("row_incomplete", null, `${leaves.length} cells, not ${wanted}, behind the labels: ${listed(leaves)}`));
  if (!described) return { level3: raw(leaves.slice(0, -1)), description: null, value: raw([last]), doubts };
  const middle = leaves.slice(1, -1);
  return { level3: raw([first]), description: middle.length === 0 ? null : raw(middle), value: raw([last]), doubts };
}

function listed(cells: readonly Cell[]): string {
  return cells.map(({ text }) => quote(text)).join(", ");
}
