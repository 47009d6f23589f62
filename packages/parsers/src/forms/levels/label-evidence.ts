import type { LevelRow } from "./level-row.ts";
import { canonicalLabel } from "../../vocabulary/taxonomy.ts";

/**
 * How a table sets the label of a merged cell, as far as the dump shows it:
 * `merged` cells are known; `top`: the label stands on its group's first row; `centre`: in the middle of its group.
 */
export type Anchoring = "merged" | "top" | "centre";

/** How a dump came about: one program sets all labels of a table alike, and one that loses a label loses others. */
export interface Setting {
  readonly anchoring: Anchoring;
  /** Did the dump lose labels for good? */
  readonly lossy: boolean;
}

/** Costs in log-odds; each says how surprising such a label is. */
const NO_LABEL = 3;
/** A group that begins a piece of the table lost its label more easily: it stood on the page before. */
const NO_LABEL_AT_PIECE = 2;
const NO_LABEL_WHERE_LOSSY = 1;
/** No group stands twice in a form. */
const LABEL_ELSEWHERE = 4;
/** A label that stands where its table's setting does not put it: a row broken otherwise, a shifted label. */
const OUT_OF_PLACE = 4;
const NOT_TOP_MERGED = 9;
/** Rows differ in height, so that a centred label may stand a row from the middle of its rows. */
const PER_ROW_OFF_CENTRE = 2;
/**
 * Where a page break cuts a group, its label stands at the top of the part that has most of the rows: the label was
 * centred in the merged cell, and that part holds the middle. So in all dumps seen; at the top of another part is rarer.
 */
const TOP_OF_OTHER_PART = 1;
/** Or in the middle of its part on one page, while the other part stays without. */
const CENTRE_OF_PIECE = 1;
const PART_WITHOUT_LABEL = 0.5;
const LABEL_AGAIN = 2;

/** How well rows [start, end) go together as the group of that label. */
export type Evidence = (label: string | null, start: number, end: number) => number;

/**
 * The evidence of one level's printed labels for rows [start, end) being one group: a label's position tells where its
 * group lies, a group without any label is unusual, and one whose label is printed elsewhere more so.
 */
export function labelEvidence(rows: readonly LevelRow[], level: "level1" | "level2", setting: Setting): Evidence {
  const pieceOf: number[] = [];
  rows.forEach((row, i) => pieceOf.push(row.chunkStart || i === 0 ? i : (pieceOf[i - 1] as number)));
  const names = rows.map((row) => (row[level] === null ? null : (canonicalLabel(row[level]) ?? row[level])));
  const printed = new Set(names);
  const width = rows.length + 1;
  const costs = new Float64Array(width * width).fill(Number.NaN);
  const unlabelled = new Uint8Array(width * width);
  return (label, start, end) => {
    const at = start * width + end;
    if (Number.isNaN(costs[at])) {
      const labels = labelsIn(names, start, end);
      costs[at] = costOf(labels, start, end, pieceOf, setting);
      unlabelled[at] = labels.length === 0 ? 1 : 0;
    }
    const elsewhere = unlabelled[at] === 1 && label !== null && printed.has(label);
    return -(costs[at] as number) - (elsewhere ? LABEL_ELSEWHERE : 0);
  };
}

function costOf(labels: readonly number[], start: number, end: number, pieceOf: readonly number[], setting: Setting): number {
  const [only, ...more] = labels;
  if (only === undefined) return setting.lossy ? NO_LABEL_WHERE_LOSSY : pieceOf[start] === start ? NO_LABEL_AT_PIECE : NO_LABEL;
  const parts = partsOf(pieceOf, start, end);
  const { anchoring } = setting;
  return more.length === 0 || anchoring === "merged"
    ? costOfOne(only, start, end, parts, anchoring)
    : costOfMany(labels, parts, anchoring);
}

/** Rows of [start, end) with a label; a label that every row prints counts once. */
function labelsIn(names: readonly (string | null)[], start: number, end: number): readonly number[] {
  const at: number[] = [];
  for (let i = start; i < end; i++) if (names[i] !== null && (i === start || names[i - 1] !== names[i])) at.push(i);
  return at;
}

type Part = readonly [start: number, end: number];

/** A group's parts in the table's pieces. */
function partsOf(pieceOf: readonly number[], start: number, end: number): readonly Part[] {
  const cuts = [start];
  for (let i = start + 1; i < end; i++) if (pieceOf[i] === i) cuts.push(i);
  return cuts.map((cut, i): Part => [cut, cuts[i + 1] ?? end]);
}

function costOfOne(at: number, start: number, end: number, parts: readonly Part[], anchoring: Anchoring): number {
  if (anchoring === "merged") return at === start ? 0 : NOT_TOP_MERGED;
  const [from, to] = partWith(parts, at);
  if (anchoring === "top") return at !== from ? OUT_OF_PLACE : to - from === longest(parts) ? 0 : TOP_OF_OTHER_PART;
  const inPart = parts.length === 1 ? OUT_OF_PLACE : CENTRE_OF_PIECE + offCentre(at, from, to);
  return Math.min(offCentre(at, start, end), inPart, OUT_OF_PLACE);
}

/** A label that is printed again on each page is set within its page's part. */
function costOfMany(labels: readonly number[], parts: readonly Part[], anchoring: "top" | "centre"): number {
  let cost = 0;
  for (const part of parts) {
    const [first, ...again] = labels.filter((at) => part[0] <= at && at < part[1]);
    cost += first === undefined ? PART_WITHOUT_LABEL : costOfOne(first, part[0], part[1], [part], anchoring);
    cost += again.length * LABEL_AGAIN;
  }
  return cost;
}

function longest(parts: readonly Part[]): number {
  return Math.max(...parts.map(([start, end]) => end - start));
}

function partWith(parts: readonly Part[], at: number): Part {
  return parts.find(([start, end]) => start <= at && at < end) ?? [at, at + 1];
}

/**
 * In a group with an even number of rows the label stands between the two middle ones; a dump in reading order puts
 * it on the upper.
 */
function offCentre(at: number, start: number, end: number): number {
  return PER_ROW_OFF_CENTRE * Math.abs(at - Math.floor((start + end - 1) / 2));
}
