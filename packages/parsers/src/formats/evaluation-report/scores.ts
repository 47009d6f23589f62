import type { Flag, Score } from "@jixiao/contract";
import { cleanLabel, parseDecimal } from "@jixiao/normalize";
import { cellAt, type Cell } from "../../table.ts";
import type { FlatRow } from "../../flat-rows.ts";
import { bare, type ReportTable } from "./tables.ts";

/** `A11 战略目标适应性`, `B1 投入管理（6）`, `1.2.3 预算执行率`: code, name, and the full score in brackets. */
const CODED =
  /^(?<code>[A-Za-z]\d*(?:[.－-]\d+)*|\d+(?:[.-]\d+)+)[\s.、:：]*(?<name>\D.*?)\s*(?:[（(](?<full>[\d.]+)分?[)）])?$/u;
const SUBTOTAL = /小计|合计|总计|总分/;
const GRAND_TOTAL = /^(?:总分|合计|总计|总得分|综合得分)$/;

export interface ScoreTable {
  readonly scores: readonly Score[];
  /** 总分 row: full score and score. */
  readonly total: { readonly full_score: string | null; readonly score: string | null } | null;
  /** Code or label of a subtotal row → its score. */
  readonly subtotals: ReadonlyMap<string, string>;
}

interface Label {
  readonly code: string | null;
  readonly name: string;
  readonly depth: number;
}

/**
 * Reads a score table. Codes say the level themselves (A, A1, A11); a dump that lost merged cells prints the upper
 * levels once, at their first row. Tables without codes are read by their columns.
 */
export function readScores(table: ReportTable): ScoreTable {
  const scores: Score[] = [];
  const subtotals = new Map<string, string>();
  let total: ScoreTable["total"] = null;
  const upper: (Label | undefined)[] = [];
  for (const row of table.rows) {
    const { texts, numbers } = splitRow(row);
    const [full, score] = numbers.length >= 2 ? [numbers.at(-2) as string, numbers.at(-1) as string] : [null, numbers[0] ?? null];
    const last = texts.at(-1);
    if (last === undefined) continue;
    if (GRAND_TOTAL.test(bare(last))) {
      total = { full_score: full, score };
      continue;
    }
    const labels = labelsOf(row, texts, table.header);
    for (const label of labels.slice(0, -1)) setLevel(upper, label);
    const leaf = labels.at(-1) as Label;
    if (SUBTOTAL.test(leaf.name)) {
      for (const label of labels.slice(0, -1)) setLevel(upper, label);
      if (score !== null) subtotals.set(leaf.code ?? leaf.name.replace(SUBTOTAL, ""), score);
      continue;
    }
    if (numbers.length === 0) {
      setLevel(upper, leaf);
      continue;
    }
    scores.push(scoreOf(row, leaf, upper, full, score, levelsNamed(table.header)));
  }
  return { scores, total, subtotals };
}

/** A row's cells: labels to the left, numbers to the right. */
function splitRow(row: FlatRow): { texts: readonly Cell[]; numbers: readonly string[] } {
  const texts: Cell[] = [];
  const numbers: string[] = [];
  for (const cell of row.cells) {
    const number = texts.length === 0 ? null : parseDecimal(cell.text);
    if (number === null) texts.push(cell);
    else numbers.push(number);
  }
  return { texts, numbers };
}

function labelsOf(row: FlatRow, texts: readonly Cell[], header: FlatRow): readonly Label[] {
  return texts.map((cell) => {
    const text = cleanLabel(cell.text) ?? "";
    const match = CODED.exec(text)?.groups;
    if (match?.["code"] !== undefined) return { code: match["code"], name: match["name"] ?? "", depth: depthOf(match["code"]) };
    return { code: null, name: text.replace(/\s*[（(][\d.]+分?[)）]$/, ""), depth: columnDepth(row, cell, header) };
  });
}

/** A → 1, A1 → 2, A11 → 3; 1.2.3 → 3; A1-2 → 3. */
function depthOf(code: string): number {
  if (/[.－-]/.test(code)) return code.split(/[.－-]/).length + (/^[A-Za-z]\d/.test(code) ? 1 : 0);
  return code.length;
}

function columnDepth(row: FlatRow, cell: Cell, header: FlatRow): number {
  const under = header.cells.findIndex((head) => head.column <= cell.column && cell.column < head.column + head.columnSpan);
  return row.table?.merges === "kept" && under >= 0 ? under + 1 : 3;
}

function setLevel(upper: (Label | undefined)[], label: Label): void {
  upper.length = Math.max(0, label.depth - 1);
  upper[label.depth - 1] = label;
}

function scoreOf(
  row: FlatRow,
  leaf: Label,
  upper: readonly (Label | undefined)[],
  full: string | null,
  score: string | null,
  named: readonly string[],
): Score {
  const flags: Flag[] = [];
  const above = (depth: number) =>
    covering(row, depth) ?? (consistent(upper[depth - 1], leaf) ? (upper[depth - 1]?.name ?? null) : null);
  const [level1, level2] = [above(1), above(2)];
  if (level1 === null && named.includes("一级指标")) flags.push("level1_missing");
  if (level2 === null && leaf.depth > 2 && named.includes("二级指标")) flags.push("level2_missing");
  if (full === null || score === null) flags.push("row_incomplete");
  return {
    code: leaf.code,
    level1,
    level2,
    level3: leaf.name,
    full_score: full,
    score,
    flags,
    places: row.cells.flatMap((cell) => cell.places),
  };
}

/** A table that has no column for a level misses nothing where a row has none. */
function levelsNamed(header: FlatRow): readonly string[] {
  return header.cells.map(bare);
}

/** A code belongs below the codes it begins with: A11 below A1 and A, not below B1. */
function consistent(label: Label | undefined, leaf: Label): boolean {
  return label !== undefined && (label.code === null || leaf.code === null || leaf.code.startsWith(label.code));
}

/** In a table with merged cells the label above is the cell that covers the row. */
function covering(row: FlatRow, depth: number): string | null {
  if (row.table?.merges !== "kept") return null;
  const cell = cellAt(row.table, row.row, depth - 1);
  const text = cell === undefined ? null : cleanLabel(cell.text);
  if (text === null) return null;
  return CODED.exec(text)?.groups?.["name"] ?? text.replace(/\s*[（(][\d.]+分?[)）]$/, "");
}
