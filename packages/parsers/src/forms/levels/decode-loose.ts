import { doubt, type Doubt } from "../../doubts.ts";
import type { LooseLabel } from "../../table.ts";
import { canonicalLabel } from "../../vocabulary/taxonomy.ts";
import type { DecodedRow } from "./decode.ts";
import { groupsFor, type Group } from "./groups.ts";
import type { LevelRow } from "./level-row.ts";
import { lexicalEvidence } from "./lexicon.ts";
import { segmentByLabels } from "./loose-order.ts";

/** A label stands before one that its rows stand behind; where one of both stands beside its row, the order of their printing says nothing. */
const SWAPPED = { alike: -3, apart: 0 };
/** A label that stands alone right before a row is that row's; a row more before it, or behind it, and at most. */
const NOT_BESIDE = 6;
const MORE = { before: 1, behind: 0.5, most: 2 };
/** A label is printed on a page on which none of its rows stands. */
const OFF_PAGE = 4;
/** A reading whose runner-up is nearer than this is flagged: more than `SWAPPED`, because the order of printing alone is no proof. */
const CERTAIN_MARGIN = 3.2;

/**
 * The group of every row where the source prints labels but not on which rows they stand (`pdftotext` writes columns apart): rows fall
 * into the printed groups, in the order that names, values and the labels' own places explain best. Every level is inferred.
 * Null where no group is printed that the taxonomy knows.
 */
export function decodeLoose(rows: readonly LevelRow[], labels: readonly LooseLabel[]): readonly DecodedRow[] | null {
  const all = groupsFor(outsideTaxonomy(labels));
  const printed = printedGroups(labels, all);
  if (printed.every(({ group }) => group.lexicalKey === null)) return null;
  const words = rows.map(({ name, value }) => lexicalEvidence(name, value));
  const pages = pagesOf(rows);
  const { scores, groupOf, score } = segmentByLabels(
    rows.length,
    printed.map(({ group, places }) => ({
      rowScore: (i) => words[i]?.get(group.lexicalKey ?? "") ?? 0,
      placeScore: (start, end) => -placeCost(places, start, end) - offPage(places, pages, start, end),
      beforeScore: (other) => (isBeside(places) === isBeside(printed[other]?.places ?? []) ? SWAPPED.alike : SWAPPED.apart),
    })),
  );
  if (groupOf.length < rows.length) return null;
  return rows.map((_, i): DecodedRow => {
    const own = (printed[groupOf[i] as number] as Printed).group;
    const rivals = printed.flatMap(({ group }, g) =>
      group !== own && score - (scores[i]?.[g] ?? -Infinity) < CERTAIN_MARGIN ? [group] : [],
    );
    return {
      level1: own.level1,
      level2: own.level2,
      level1Source: "inferred",
      level2Source: "inferred",
      doubts: doubtsOf(own, rivals),
    };
  });
}

/** Labels that the taxonomy does not know, below the label of level 1 that is printed before them. */
function outsideTaxonomy(labels: readonly LooseLabel[]): readonly LevelRow[] {
  return labels.flatMap(({ level, text, row }, i): readonly LevelRow[] => {
    if (level !== 2 || canonicalLabel(text) !== null) return [];
    const above = labels.slice(0, i).findLast((other) => other.level === 1)?.text ?? null;
    return [{ name: "", value: "", level1: above, level2: text, chunkStart: row === 0 }];
  });
}

interface LabelPlace {
  readonly row: number;
  /** Its part of the table, as `chunkStart` counts them; null where it is not known. */
  readonly chunk: number | null;
  /** Does it stand alone right before the row? */
  readonly isBeside: boolean;
}

interface Printed {
  readonly group: Group;
  readonly places: readonly LabelPlace[];
}

function isBeside(places: readonly LabelPlace[]): boolean {
  return places.some((place) => place.isBeside);
}

/**
 * The groups whose labels are printed, once each, also where another page prints one again: those beside their rows, and the others,
 * each in their printed order, both together as the taxonomy has them.
 */
function printedGroups(labels: readonly LooseLabel[], groups: readonly Group[]): readonly Printed[] {
  const printed: { group: Group; places: LabelPlace[] }[] = [];
  for (const { level, text, row, chunk = null, isBeside: beside = false } of labels) {
    const group = level === 2 ? groups.find(({ level2 }) => level2 === (canonicalLabel(text) ?? text)) : undefined;
    if (group === undefined) continue;
    const place = { row, chunk, isBeside: beside };
    const before = printed.find((one) => one.group === group && one.places.every((other) => other.chunk !== chunk));
    if (before === undefined) printed.push({ group, places: [place] });
    else before.places.push(place);
  }
  const [beside, others] = [printed.filter((one) => isBeside(one.places)), printed.filter((one) => !isBeside(one.places))];
  const merged: Printed[] = [];
  while (beside.length + others.length > 0) {
    const [one, other] = [beside[0], others[0]];
    const isFirst = one !== undefined && (other === undefined || rankOf(one) <= rankOf(other));
    merged.push((isFirst ? beside : others).shift() as Printed); // one of the two is not empty
  }
  return merged;
}

/** Where the taxonomy has a group: pages first. */
function rankOf({ group, places }: Printed): number {
  return 10000 * Math.min(...places.map(({ chunk }) => chunk ?? 0)) + 100 * (group.order1 ?? 50) + (group.order2 ?? 50);
}

function placeCost(places: readonly LabelPlace[], start: number, end: number): number {
  const costs = places
    .filter((place) => place.isBeside)
    .map(({ row }) => {
      if (row < start || row >= end) return NOT_BESIDE;
      return Math.min(MORE.most, MORE.before * (row - start) + MORE.behind * (end - 1 - row));
    });
  return costs.length === 0 ? 0 : Math.min(...costs);
}

/** Which part of the table each row stands on. */
function pagesOf(rows: readonly LevelRow[]): readonly number[] {
  let page = -1;
  return rows.map(({ chunkStart }, i) => (chunkStart || i === 0 ? ++page : page));
}

function offPage(places: readonly LabelPlace[], pages: readonly number[], start: number, end: number): number {
  const [first, last] = [pages[start] ?? 0, pages[end - 1] ?? 0];
  return OFF_PAGE * places.filter(({ chunk }) => chunk !== null && (chunk < first || chunk > last)).length;
}

function doubtsOf(own: Group, rivals: readonly Group[]): readonly Doubt[] {
  const [rival] = rivals;
  if (rival === undefined) return [];
  const note = `the text prints labels apart from their rows: could also be ${rival.level1} / ${rival.level2 ?? "-"}`;
  const other = rivals.some(({ level1 }) => level1 !== own.level1);
  return [...(other ? [doubt("level1_uncertain", "level1", note)] : []), doubt("level2_uncertain", "level2", note)];
}
