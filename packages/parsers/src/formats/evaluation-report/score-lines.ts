import { cleanLabel, parseDecimal } from "@jixiao/normalize";
import { doubt, type Doubt } from "../../doubts.ts";
import type { FlatRow } from "../../flat-rows.ts";
import type { Cell } from "../../table.ts";
import { alignRow, bare, isDash, isFigure, printed, type AlignedRow } from "./columns.ts";
import { codesAbove, isCoded, labelOf, type ScoreLabel } from "./score-codes.ts";
import { layoutOf, type ScoreLayout } from "./score-layout.ts";
import type { ReportTable } from "./tables.ts";

/** A row of a score table. */
export interface ScoreLine {
  readonly row: FlatRow;
  /**
   * `leaf`: a lowest-level indicator; `group`: a subtotal, or a group's own row; `total`: the report's total score;
   * `heading`: labels without figures.
   */
  readonly kind: "leaf" | "group" | "total" | "heading";
  /** Level → label, as far as the row has them. A leaf's own label stands at `level`. */
  readonly labels: ReadonlyMap<number, ScoreLabel>;
  /** Level of the label that the figures belong to. */
  readonly level: number;
  readonly full: string | null;
  readonly score: string | null;
  readonly doubts: readonly Doubt[];
}

const SUBTOTAL = /(?:小计|合计)$/;
const GRAND_TOTAL = /^(?:总分|合计|总计|总得分|综合得分|总分合计|合计得分|最终得分|合计[（(]?总分[)）]?)$/;

/** The rows of one printing of a score table (its pieces in order), with their layout. */
export function scoreLines(pieces: readonly ReportTable[]): {
  readonly lines: readonly ScoreLine[];
  readonly layout: ScoreLayout | null;
} {
  const layout = pieces[0] === undefined ? null : layoutOf(pieces[0]);
  if (layout === null) return { lines: [], layout };
  const aligned = pieces.flatMap((piece) => {
    const own = layoutOf(piece) ?? layout;
    return piece.rows.map((row) => ({ row, own, ...alignRow(row, own.columns, own.kinds) }));
  });
  const indicators = aligned.flatMap(
    ({ row }) => row.cells.findLast((cell, i) => !isFigure(cell.text) && isFigure(row.cells[i + 1]?.text ?? ""))?.text ?? [],
  );
  const coded = isCoded(indicators);
  const lines = aligned.flatMap(({ row, own, ...alignment }) => readLine(row, alignment, own, coded) ?? []);
  return { lines: markGroups(lines, layout), layout };
}

function readLine(row: FlatRow, alignment: AlignedRow, layout: ScoreLayout, coded: boolean): ScoreLine | null {
  const cells = alignment.fit === "unclear" ? byOrder(row, layout) : alignment.cells;
  const figure = (column: number | null) => figureIn(column === null ? undefined : cells.get(column));
  const texts = [...layout.levels].flatMap(([level, column]) => {
    const cell = cells.get(column);
    return cell === undefined ? [] : [{ level, cell }];
  });
  const [full, score] = [figure(layout.full), figure(layout.score)];
  const total = row.cells.some((cell) => GRAND_TOTAL.test(bare(cell)));
  const labels = labelsIn(texts, layout, coded, cells);
  const nameless = labels.size === 0 && full !== null && score !== null;
  const level = nameless ? layout.leafLevel : Math.max(0, ...labels.keys());
  const own = labels.get(level);
  if (own === undefined && !nameless && !total) return null;
  const kind = total ? "total" : kindOf(own, level, full !== null || score !== null, layout);
  return {
    row,
    kind,
    labels,
    level,
    full,
    score,
    doubts: kind === "leaf" ? doubtsOf(row, alignment, own, full, score, layout) : [],
  };
}

/** An indicator stays one where its figures cannot be read; a label left of the indicators' column then heads a group. */
function kindOf(own: ScoreLabel | undefined, level: number, hasFigures: boolean, layout: ScoreLayout): ScoreLine["kind"] {
  if (SUBTOTAL.test(own?.name ?? "")) return hasFigures ? "group" : "heading";
  return hasFigures || (level === layout.leafLevel && layout.levels.size > 1) ? "leaf" : "heading";
}

/**
 * A row that fits nowhere: the labels in order before the first figure, the last of them the indicator; figures in order
 * where none is missing, otherwise where they stand.
 */
function byOrder(row: FlatRow, layout: ScoreLayout): ReadonlyMap<number, Cell> {
  const split = row.cells.findIndex((cell) => isFigure(cell.text));
  const labels = row.cells.slice(0, split < 0 ? undefined : split);
  const figures = split < 0 ? [] : row.cells.slice(split).filter((cell) => isFigure(cell.text));
  const levelColumns = [...layout.levels.values()];
  const figureColumns = layout.kinds.flatMap((kind, i) => (kind === "figure" && i > (levelColumns.at(-1) ?? 0) ? [i] : []));
  return new Map([
    ...labels
      .slice(-levelColumns.length)
      .map((cell, i, all) => [levelColumns[levelColumns.length - all.length + i] ?? 0, cell] as const),
    ...figures.flatMap((cell, i) => {
      const under = layout.columns.findIndex(({ first, last }) => first <= cell.column && cell.column <= last);
      const column = figures.length === figureColumns.length ? (figureColumns[i] ?? 0) : under;
      return figureColumns.includes(column) ? [[column, cell] as const] : [];
    }),
  ]);
}

function labelsIn(
  texts: readonly { readonly level: number; readonly cell: Cell }[],
  layout: ScoreLayout,
  coded: boolean,
  cells: ReadonlyMap<number, Cell>,
): ReadonlyMap<number, ScoreLabel> {
  const labels = new Map<number, ScoreLabel>();
  const merged = new Set<Cell>();
  for (const { level, cell } of texts) {
    if (merged.has(cell)) continue; // one cell over several level columns is one label
    merged.add(cell);
    const label = labelOf(cell.text, coded);
    const depth = label.code === null ? level : codesAbove(label.code, layout.leafLevel).length + 1;
    const stated = label.stated ?? figureIn(cells.get(layout.groupFull.get(level) ?? -1));
    labels.set(depth <= layout.leafLevel ? depth : level, { ...label, stated });
  }
  const code = layout.code === null ? null : (cleanLabel(cells.get(layout.code)?.text ?? "") ?? null);
  const leaf = labels.get(layout.leafLevel);
  if (leaf !== undefined && code !== null) labels.set(layout.leafLevel, { ...leaf, code });
  return new Map([...labels].toSorted(([a], [b]) => a - b));
}

function doubtsOf(
  row: FlatRow,
  { fit }: AlignedRow,
  own: ScoreLabel | undefined,
  full: string | null,
  score: string | null,
  layout: ScoreLayout,
): readonly Doubt[] {
  const incomplete = score === null || (layout.full !== null && full === null);
  // a code says which indicator it is wherever it stands
  const shifted = fit === "unclear" || (fit === "shifted" && own?.code == null);
  const missing = score === null ? "no score" : "no full score";
  return [
    ...(shifted ? [doubt("columns_shifted", null, `moved under the headers that fit: ${printed(row)}`)] : []),
    ...(incomplete ? [doubt("row_incomplete", null, `${missing} could be read: ${printed(row)}`)] : []),
  ];
}

/** Rows that sum up what stands below or above them: a code with codes below it, or a label left of the indicators' column. */
function markGroups(lines: readonly ScoreLine[], layout: ScoreLayout): readonly ScoreLine[] {
  const parents = new Set(
    lines.flatMap(({ kind, labels, level }) =>
      kind === "leaf" ? codesAbove(labels.get(level)?.code ?? "", layout.leafLevel) : [],
    ),
  );
  return lines.map((line, i): ScoreLine => {
    const own = line.labels.get(line.level);
    if (line.kind !== "leaf" || own === undefined) return line;
    const isGroup = own.code === null ? line.level < layout.leafLevel && hasRowsBelow(lines, i) : parents.has(own.code);
    return isGroup ? { ...line, kind: "group", doubts: [] } : line;
  });
}

/** Whether the next row goes deeper without a label of this level or above. */
function hasRowsBelow(lines: readonly ScoreLine[], at: number): boolean {
  const [line, next] = [lines[at] as ScoreLine, lines[at + 1]];
  if (next === undefined || next.level <= line.level || next.kind === "total") return false;
  const own = line.labels.get(line.level)?.name;
  return [...next.labels].every(([level, { name }]) => level > line.level || name === own || level < line.level);
}

function figureIn(cell: Cell | undefined): string | null {
  return cell === undefined || isDash(cell.text) ? null : parseDecimal((cleanLabel(cell.text) ?? "").replace(/[分%]$/, ""));
}
