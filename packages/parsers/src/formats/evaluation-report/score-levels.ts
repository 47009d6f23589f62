import { doubt, type Doubt } from "../../doubts.ts";
import { printed as printedRow } from "./columns.ts";
import { codesAbove, type ScoreLabel } from "./score-codes.ts";
import { decodeGroups, type Cost, type Level, type Mark, type Placing } from "../../forms/levels/stated-groups.ts";
import type { ScoreLayout } from "./score-layout.ts";
import { contradictions } from "./score-lexicon.ts";
import type { ScoreLine } from "./score-lines.ts";

/** The label above an indicator on one level, and whether another reading is as good. */
interface Above {
  readonly label: ScoreLabel | null;
  readonly uncertain: boolean;
}

/** Levels 1 and 2 above each indicator, with the doubts about them. */
export interface LevelsAbove {
  readonly level1: string | null;
  readonly level2: string | null;
  readonly doubts: readonly Doubt[];
}

/** Level → for each leaf the label printed on its row. */
type Printed = ReadonlyMap<1 | 2, readonly (ScoreLabel | null)[]>;

const UPPER = [1, 2] as const;
const SUBTOTAL = /(?:小计|合计)$/;

/**
 * Finds the labels above each leaf, in the order of `lines`. A code says it itself (A11 stands below A1 and A); so does a
 * merged cell, or a label on each row. Where a dump printed a label once, groups are cut by what the labels and subtotals state.
 */
export function levelsAbove(lines: readonly ScoreLine[], layout: ScoreLayout): readonly LevelsAbove[] {
  const leaves = lines.filter(({ kind }) => kind === "leaf");
  const printed = new Map(UPPER.map((level) => [level, labelsOnLeaves(lines, level)] as const));
  const byCode = labelsByCode(lines);
  const byLayout = groupsOf(lines, leaves, layout, printed);
  return leaves.map((leaf, i) => {
    const codes = codesAbove(leaf.labels.get(leaf.level)?.code ?? "", layout.leafLevel).toReversed();
    const above = (level: 1 | 2): Above => {
      if (level >= leaf.level) return { label: null, uncertain: false };
      const code = codes[level - 1];
      if (code === undefined) return byLayout(level, i);
      const [label, ...others] = byCode.get(code) ?? [];
      if (label === undefined)
        return { label: soleLabel(leaves, printed.get(level) ?? [], level, code, layout), uncertain: false };
      const own = printed.get(level)?.[i];
      return own?.code === code ? { label: own, uncertain: false } : { label, uncertain: others.length > 0 };
    };
    return named(leaf, above(1), above(2), layout);
  });
}

function named(leaf: ScoreLine, above1: Above, above2: Above, layout: ScoreLayout): LevelsAbove {
  const own = leaf.labels.get(leaf.level)?.name ?? null;
  const level1 = leaf.level === 1 ? own : (above1.label?.name ?? null);
  const level2 = leaf.level === 2 ? own : (above2.label?.name ?? null);
  const missing = (level: 1 | 2) => leaf.level > level && (layout.numbered || layout.levels.has(level));
  const row = printedRow(leaf.row);
  const doubts: Doubt[] = own === null ? [doubt("level3_missing", "level3", `no name stands beside the figures: ${row}`)] : [];
  const near = (label: string | null) => `${label ?? "no label"} is not the only group that ${row} fits`;
  if (level1 === null && missing(1)) doubts.push(doubt("level1_missing", "level1", `no label of level 1 above ${row}`));
  else if (above1.uncertain) doubts.push(doubt("level1_uncertain", "level1", near(level1)));
  if (level2 === null && missing(2)) doubts.push(doubt("level2_missing", "level2", `no label of level 2 above ${row}`));
  else if (above2.uncertain) doubts.push(doubt("level2_uncertain", "level2", near(level2)));
  return { level1, level2, doubts };
}

/** For each leaf the label of a level on its own row, or on rows without indicators directly above it. */
function labelsOnLeaves(lines: readonly ScoreLine[], level: number): readonly (ScoreLabel | null)[] {
  const labels: (ScoreLabel | null)[] = [];
  let waiting: ScoreLabel | null = null;
  for (const { kind, labels: own, level: depth, full } of lines) {
    const label = own.get(level);
    const usable = label !== undefined && !SUBTOTAL.test(label.name) ? label : null;
    if (kind === "leaf") {
      labels.push(depth > level ? (usable ?? waiting) : null);
      waiting = null;
    } else if (kind === "total") waiting = null;
    else if (usable !== null && !endsGroup(own, depth))
      waiting = depth === level ? { ...usable, stated: usable.stated ?? full } : usable;
  }
  return labels;
}

function endsGroup(labels: ScoreLine["labels"], level: number): boolean {
  return SUBTOTAL.test(labels.get(level)?.name ?? "");
}

/** Code → the labels that it stands before, by name: more than one where the table gives it twice. */
function labelsByCode(lines: readonly ScoreLine[]): ReadonlyMap<string, readonly ScoreLabel[]> {
  const labels = lines.flatMap(({ kind, labels: own, level }) =>
    [...own].filter(([at, label]) => (kind !== "leaf" || at < level) && !SUBTOTAL.test(label.name)).map(([, label]) => label),
  );
  const byCode = new Map<string, ScoreLabel[]>();
  for (const label of labels) {
    if (label.code === null) continue;
    const same = byCode.get(label.code) ?? [];
    if (!same.some(({ name }) => name === label.name)) byCode.set(label.code, [...same, label]);
  }
  return byCode;
}

/** The one label without a code that stands on the rows whose codes begin alike. */
function soleLabel(
  leaves: readonly ScoreLine[],
  printed: readonly (ScoreLabel | null)[],
  level: number,
  code: string,
  layout: ScoreLayout,
): ScoreLabel | null {
  const names = new Map<string, ScoreLabel>();
  for (const [i, leaf] of leaves.entries()) {
    const label = printed[i];
    const codes = codesAbove(leaf.labels.get(leaf.level)?.code ?? "", layout.leafLevel).toReversed();
    if (label != null && label.code === null && codes[level - 1] === code) names.set(label.name, label);
  }
  return names.size === 1 ? ([...names.values()][0] ?? null) : null;
}

/** A group is certain where every other reading meets two contradictions more: one odd word is no proof. */
const CERTAIN_MARGIN = 2;

/** Groups by layout: where labels stand, what they and the subtotals state, and what indicators are about. */
function groupsOf(
  lines: readonly ScoreLine[],
  leaves: readonly ScoreLine[],
  layout: ScoreLayout,
  printed: Printed,
): (level: 1 | 2, leaf: number) => Above {
  const cuts = cutsOf(lines, layout);
  const levelAt = (level: 1 | 2): Level | null => {
    const marks = level < layout.leafLevel ? marksOf(printed.get(level) ?? []) : [];
    return marks.length === 0 ? null : { marks, cuts: cuts.get(level) ?? new Set() };
  };
  const levels = new Map(UPPER.map((level) => [level, levelAt(level)] as const));
  const labelAt = (level: 1 | 2, mark: number) => printed.get(level)?.[levels.get(level)?.marks[mark]?.first ?? -1] ?? null;
  const names = leaves.map(({ labels, level }) => labels.get(level)?.name ?? "");
  const against = (leaf: number, lower: number, upper: number) =>
    contradictions(labelAt(1, upper)?.name ?? null, labelAt(2, lower)?.name ?? null, names[leaf] ?? "");
  const kept = leaves.every(({ row }) => row.table?.merges === "kept");
  const fulls = leaves.map(({ full }) => full);
  const { decoded, doubt } = decode(
    levels.get(2) ?? null,
    levels.get(1) ?? null,
    fulls,
    kept ? ["top"] : ["top", "middle"],
    against,
  );
  return (level, leaf) => {
    const stated = printed.get(level)?.[leaf] ?? null;
    const group = decoded?.[level === 2 ? 0 : 1][leaf];
    if (stated !== null || group === undefined || levels.get(level) === null) return { label: stated, uncertain: false };
    const [lower, upper] = [decoded?.[0][leaf]?.mark ?? -1, decoded?.[1][leaf]?.mark ?? -1];
    return {
      label: labelAt(level, group.mark),
      uncertain: doubt || group.margin < CERTAIN_MARGIN || against(leaf, lower, upper) > 0,
    };
  };
}

type Decoding = NonNullable<ReturnType<typeof decodeGroups>>;

/** Sums that all labels state decide alone where they leave one reading; otherwise the ways in which dumps place labels do. */
function decode(
  lower: Level | null,
  upper: Level | null,
  fulls: readonly (string | null)[],
  placings: readonly Placing[],
  cost: Cost,
): { readonly decoded: Decoding | null; readonly doubt: boolean } {
  const marks = [...(lower?.marks ?? []), ...(upper?.marks ?? [])];
  if (marks.length > 0 && marks.every(({ stated }) => stated !== null)) {
    const summed = decodeGroups(lower, upper, fulls, ["any"], () => 0);
    if (summed?.flat().every(({ margin }) => margin === Infinity) === true) return { decoded: summed, doubt: false };
  }
  const placed = decodeGroups(lower, upper, fulls, placings, cost);
  if (placed !== null) return { decoded: placed, doubt: false };
  const loose = (level: Level | null): Level | null =>
    level === null ? null : { marks: level.marks.map((mark) => ({ ...mark, stated: null })), cuts: new Set() };
  return { decoded: decodeGroups(loose(lower), loose(upper), fulls, ["any"], cost), doubt: true };
}

/** Like labels that follow each other with gaps between are one group's, printed on each page or row. */
function marksOf(labels: readonly (ScoreLabel | null)[]): readonly Mark[] {
  const marks: (Mark & { name: string })[] = [];
  for (const [i, label] of labels.entries()) {
    if (label === null) continue;
    const before = marks.at(-1);
    if (before?.name === label.name) marks[marks.length - 1] = { ...before, last: i, stated: before.stated ?? label.stated };
    else marks.push({ first: i, last: i, stated: label.stated, name: label.name });
  }
  return marks;
}

/** A subtotal closes the deepest group that is still open: the second of two in a row closes the one above. */
function cutsOf(lines: readonly ScoreLine[], layout: ScoreLayout): ReadonlyMap<number, ReadonlySet<number>> {
  const cuts = new Map(UPPER.map((level) => [level as number, new Set<number>()] as const));
  let leaves = 0;
  let closed = layout.leafLevel;
  for (const { kind, labels, level } of lines) {
    if (kind === "leaf") {
      leaves++;
      closed = layout.leafLevel;
    } else if (kind === "group" && endsGroup(labels, level)) {
      closed--;
      for (let below = Math.max(1, closed); below <= 2; below++) cuts.get(below)?.add(leaves);
    }
  }
  return cuts;
}
