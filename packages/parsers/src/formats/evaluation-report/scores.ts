import type { Score } from "@jixiao/contract";
import { marked } from "../../doubts.ts";
import { readerDoubts } from "./columns.ts";
import { printings } from "./figures.ts";
import type { Explained } from "./row-evidence.ts";
import { codesAbove } from "./score-codes.ts";
import type { ScoreLayout } from "./score-layout.ts";
import { levelsAbove } from "./score-levels.ts";
import { scoreLines, type ScoreLine } from "./score-lines.ts";
import { tablesOf, type ReportTable } from "./tables.ts";

/** One printing of the score table. */
export interface ScoreTable {
  readonly scores: readonly Explained<Score>[];
  /** The row 总分: full score and score. */
  readonly total: { readonly full_score: string | null; readonly score: string | null } | null;
  /** Subtotals, and what labels state of their groups, with the indicators that they should sum. */
  readonly groups: readonly ScoreGroup[];
  readonly depth: number;
  /** Columns for more levels than a record has. */
  readonly tooDeep: boolean;
}

export interface ScoreGroup {
  readonly name: string;
  readonly full: string | null;
  readonly score: string | null;
  /** Indexes into `scores`. */
  readonly members: readonly number[];
}

/** All printings of the score table, in order. */
export function scoreTables(tables: readonly ReportTable[]): readonly ScoreTable[] {
  const found = tablesOf(tables, "scores");
  const lines = new Map(found.map((table) => [table, scoreLines([table]).lines] as const));
  const leafNames = (table: ReportTable) =>
    (lines.get(table) ?? []).flatMap((line) =>
      line.kind === "leaf" ? [[...line.labels.values()].map(({ name }) => name).join("/")] : [],
    );
  const isComplete = (table: ReportTable) => (lines.get(table) ?? []).some(({ kind }) => kind === "total");
  return printings(found, leafNames, isComplete).map(readScores);
}

/** Reads one printing of the score table, from its pieces in order. */
export function readScores(pieces: readonly ReportTable[]): ScoreTable {
  const { lines, layout } = scoreLines(pieces);
  if (layout === null) return { scores: [], total: null, groups: [], depth: 0, tooDeep: false };
  const leaves = lines.filter(({ kind }) => kind === "leaf");
  const scores = levelsAbove(lines, layout).map(({ level1, level2, doubts }, i): Explained<Score> => {
    const leaf = leaves[i] as ScoreLine;
    const own = leaf.labels.get(leaf.level);
    return {
      code: own?.code ?? null,
      level1,
      level2,
      level3: leaf.level >= 3 ? (own?.name ?? null) : null,
      full_score: leaf.full,
      score: leaf.score,
      ...marked([...leaf.doubts, ...doubts, ...readerDoubts(leaf.row)]),
      places: leaf.row.cells.flatMap(({ places }) => places),
    };
  });
  const total = lines.findLast(({ kind }) => kind === "total");
  return {
    scores,
    total: total === undefined ? null : { full_score: total.full, score: total.score },
    groups: groupsIn(lines, scores, layout),
    depth: Math.max(layout.levels.size, ...scores.map(({ code }) => codesAbove(code ?? "", layout.leafLevel).length + 1)),
    tooDeep: layout.leafLevel > 3,
  };
}

const SUBTOTAL = /(?:小计|合计)$/;

/** Subtotal rows, group rows and labels that state a full score, each with its members by code or name. */
function groupsIn(lines: readonly ScoreLine[], scores: readonly Score[], layout: ScoreLayout): readonly ScoreGroup[] {
  const groups: ScoreGroup[] = [];
  let leaves = 0;
  let open = 0;
  for (const line of lines) {
    const own = line.labels.get(line.level);
    if (line.kind === "leaf") leaves++;
    if (line.kind === "group" && own !== undefined) {
      const name = own.name.replace(SUBTOTAL, "");
      const byName = membersOf(own.code, name, scores, layout.leafLevel);
      const members = byName.length > 0 || name !== "" ? byName : range(open, leaves);
      groups.push({
        name: [own.code, own.name].filter((part) => part !== null).join(" "),
        full: line.full,
        score: line.score,
        members,
      });
      if (name === "" && own.code === null) open = leaves;
    }
    for (const [level, label] of line.labels)
      if (label.stated !== null && level < layout.leafLevel && level < line.level)
        groups.push({
          name: label.name,
          full: label.stated,
          score: null,
          members: membersOf(label.code, label.name, scores, layout.leafLevel),
        });
  }
  return groups.filter(({ members }) => members.length > 0);
}

/** Indexes of the indicators below a label: by its code, or by its name where it has none. */
export function membersOf(code: string | null, name: string, scores: readonly Score[], levels: number): readonly number[] {
  return scores.flatMap((score, i) => {
    const codes = code === null || score.code === null ? null : codesAbove(score.code, levels);
    const below = codes === null ? score.level1 === name || score.level2 === name : code !== null && codes.includes(code);
    return below ? [i] : [];
  });
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** The printing that goes deepest stands, the first of them: a summary by level 1 may come before the whole table. */
export function standing(tables: readonly ScoreTable[]): ScoreTable | null {
  const depth = Math.max(0, ...tables.map((table) => table.depth));
  return tables.find((table) => table.depth === depth) ?? null;
}
