import { doubt, type Doubt } from "../../doubts.ts";
import type { LooseLabel } from "../../table.ts";
import { canonicalLabel } from "../../vocabulary/taxonomy.ts";
import type { DecodedRow } from "./decode.ts";
import { groupsFor, type Group } from "./groups.ts";
import type { LevelRow } from "./level-row.ts";
import { lexicalEvidence } from "./lexicon.ts";
import { bestSegmentation } from "./segmentation.ts";

/** A printed label has rows somewhere (log-odds). */
const PRINTED = 2;
/**
 * Labels stand not far from their rows, though not on them; per row that they are away, and at most. Several in one place say
 * less: there they stand for all rows.
 */
const AWAY = { alone: 0.8, together: 0.3 };
const FAR = { alone: 4, together: 2 };
/** A reading whose runner-up is nearer than this is flagged: without places there is less to go by than `CERTAIN_MARGIN` asks for. */
const CERTAIN_MARGIN = 2.5;

/**
 * The group of every row where the source prints labels but not on which rows they stand (`pdftotext` writes columns apart): rows fall
 * into the printed groups, in the order that names, values and the labels' own places explain best. Every level is inferred.
 * Null where no group is printed that the taxonomy knows.
 */
export function decodeLoose(rows: readonly LevelRow[], labels: readonly LooseLabel[]): readonly DecodedRow[] | null {
  const places = placesOf(labels);
  const printed = [...places.keys()];
  const groups = groupsFor(outsideTaxonomy(labels)).filter(({ level2 }) => level2 !== null && places.has(level2));
  if (groups.every(({ lexicalKey }) => lexicalKey === null)) return null;
  const words = rows.map(({ name, value }) => lexicalEvidence(name, value));
  const { scores, groupOf, score } = bestSegmentation({
    length: rows.length,
    groups,
    allows: () => true,
    rowScore: (group, i) => words[i]?.get(group.lexicalKey ?? "") ?? 0,
    segmentScore: (group, start, end) => PRINTED - placeCost(places.get(group.level2 ?? "") ?? [], start, end),
    runScore: () => 0,
    stepScore: (from, to) => stepScore(printed.indexOf(from.level2 ?? ""), printed.indexOf(to.level2 ?? "")),
  });
  return rows.map((_, i): DecodedRow => {
    const own = groups[groupOf[i] as number] as Group;
    const rivals = groups.filter((group, g) => group !== own && score - (scores[i]?.[g] ?? -Infinity) < CERTAIN_MARGIN);
    return {
      level1: own.level1,
      level2: own.level2,
      level1Source: "inferred",
      level2Source: "inferred",
      doubts: doubtsOf(own, rivals),
    };
  });
}

/** Labels are printed in the order of their rows; one that was passed hardly comes again, and hardly any is passed over. */
const SAME_AGAIN = -4;
const BACK = -1.5;
const PASSED_OVER = -0.5;

function stepScore(from: number, to: number): number {
  return to === from ? SAME_AGAIN : to < from ? BACK : PASSED_OVER * (to - from - 1);
}

/** Labels that the taxonomy does not know, below the label of level 1 that is printed before them. */
function outsideTaxonomy(labels: readonly LooseLabel[]): readonly LevelRow[] {
  return labels.flatMap(({ level, text, row }, i): readonly LevelRow[] => {
    if (level !== 2 || canonicalLabel(text) !== null) return [];
    const above = labels.slice(0, i).findLast((other) => other.level === 1)?.text ?? null;
    return [{ name: "", value: "", level1: above, level2: text, chunkStart: row === 0 }];
  });
}

/** Rows behind which each label of level 2 is printed, by its canonical name. */
function placesOf(labels: readonly LooseLabel[]): ReadonlyMap<string, readonly LabelPlace[]> {
  const places = new Map<string, LabelPlace[]>();
  const second = labels.filter(({ level }) => level === 2);
  for (const { level, text, row } of labels) {
    const label = level === 2 ? (canonicalLabel(text) ?? text) : null;
    if (label !== null)
      places.set(label, [
        ...(places.get(label) ?? []),
        { row, isAlone: second.filter((other) => other.row === row).length === 1 },
      ]);
  }
  return places;
}

interface LabelPlace {
  readonly row: number;
  /** Does no other label of level 2 stand there? */
  readonly isAlone: boolean;
}

function placeCost(places: readonly LabelPlace[], start: number, end: number): number {
  const costs = places.map(({ row, isAlone }) => {
    const kind = isAlone ? "alone" : "together";
    return Math.min(FAR[kind], AWAY[kind] * (row < start ? start - row : Math.max(0, row - end)));
  });
  return Math.min(...costs);
}

function doubtsOf(own: Group, rivals: readonly Group[]): readonly Doubt[] {
  const [rival] = rivals;
  if (rival === undefined) return [];
  const note = `the text prints labels apart from their rows: could also be ${rival.level1} / ${rival.level2 ?? "-"}`;
  const other = rivals.some(({ level1 }) => level1 !== own.level1);
  return [...(other ? [doubt("level1_uncertain", "level1", note)] : []), doubt("level2_uncertain", "level2", note)];
}
