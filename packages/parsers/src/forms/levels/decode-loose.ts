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
/** Labels stand not far from their rows, though not on them; per row that they are away. */
const AWAY = 0.35;
const FAR = 3;
/** A reading whose runner-up is nearer than this is flagged: without places there is less to go by than `CERTAIN_MARGIN` asks for. */
const CERTAIN_MARGIN = 2.5;

/**
 * The group of every row where the source prints labels but not on which rows they stand (`pdftotext` writes columns apart): rows fall
 * into the printed groups, in the order that names, values and the labels' own places explain best. Every level is inferred.
 * Null where no group is printed that the taxonomy knows.
 */
export function decodeLoose(rows: readonly LevelRow[], labels: readonly LooseLabel[]): readonly DecodedRow[] | null {
  const places = placesOf(labels);
  const groups = groupsFor([]).filter(({ level2 }) => level2 !== null && places.has(level2));
  if (groups.length === 0) return null;
  const words = rows.map(({ name, value }) => lexicalEvidence(name, value));
  const { scores, groupOf, score } = bestSegmentation({
    length: rows.length,
    groups,
    allows: () => true,
    rowScore: (group, i) => words[i]?.get(group.lexicalKey ?? "") ?? 0,
    segmentScore: (group, start, end) =>
      PRINTED - Math.min(FAR, AWAY * distance(places.get(group.level2 ?? "") ?? [], start, end)),
    runScore: () => 0,
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

/** Rows behind which each label of level 2 is printed, by its canonical name. */
function placesOf(labels: readonly LooseLabel[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const { level, text, row } of labels) {
    const label = level === 2 ? canonicalLabel(text) : null;
    if (label !== null) places.set(label, [...(places.get(label) ?? []), row]);
  }
  return places;
}

function distance(places: readonly number[], start: number, end: number): number {
  return Math.min(...places.map((at) => (at < start ? start - at : at > end ? at - end : 0)));
}

function doubtsOf(own: Group, rivals: readonly Group[]): readonly Doubt[] {
  const [rival] = rivals;
  if (rival === undefined) return [];
  const note = `the text prints labels apart from their rows: could also be ${rival.level1} / ${rival.level2 ?? "-"}`;
  const other = rivals.some(({ level1 }) => level1 !== own.level1);
  return [...(other ? [doubt("level1_uncertain", "level1", note)] : []), doubt("level2_uncertain", "level2", note)];
}
