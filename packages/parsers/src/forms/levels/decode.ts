import type { Flag, LabelSource } from "@jixiao/contract";
import { groupsFor, type Group } from "./groups.ts";
import { lexicalEvidence } from "./lexicon.ts";
import { bestSegmentation, type Model, type Segmentation } from "./segmentation.ts";
import { labelEvidence, type Setting } from "./label-evidence.ts";
import type { LevelRow } from "./level-row.ts";
import { canonicalLabel, isLevel1, isLevel2 } from "../../vocabulary/taxonomy.ts";

export interface DecodedRow {
  readonly level1: string | null;
  readonly level2: string | null;
  readonly level1Source: LabelSource | null;
  readonly level2Source: LabelSource | null;
  readonly flags: readonly Flag[];
  /** For a flag of doubt: the next best reading and how far behind it is. */
  readonly notes: readonly string[];
}

/**
 * A reading whose runner-up is nearer than this (log-odds) is flagged. Set by breaking clean tables at random
 * (decode.property.test.ts): at 1.7 some 4 of 100 rows of a table with centred labels are flagged, and of the wrong
 * ones hardly any is not.
 */
const CERTAIN_MARGIN = 1.7;
/**
 * A form of more rows than this has never been seen; the search takes time with the cube of the rows. Longer tables are
 * read in blocks, and every level that is not printed on its row is then in doubt.
 */
const MAX_ROWS = 200;
/** Above so many rows the blocks are smaller: nobody has seen such a form, and its parser must end. */
const MANY_ROWS = 2_000;
const ROWS_OF_MANY = 50;

/** What a printed label outside the taxonomy stands for is unknown: its group may explain any row, but none best. */
const OUTSIDE_SHARE = 0.5;

const MERGED: Setting = { anchoring: "merged", lossy: false };
const SETTINGS: readonly Setting[] = [
  { anchoring: "top", lossy: false },
  { anchoring: "centre", lossy: false },
  { anchoring: "top", lossy: true },
  { anchoring: "centre", lossy: true },
];
/** Most dumps lose no label. */
const LOSSY = 3;

/**
 * Finds the group (level 1, level 2) of every row as one ordered segmentation: rows fall into consecutive groups;
 * printed labels bind the rows they stand on and say by their position where the group lies; names, values and the
 * official order are evidence for the rest. The best segmentation is decoded exactly (semi-Markov Viterbi), and the
 * distance to the best segmentation that reads a row differently is the confidence in that row.
 *
 * `merged` says that merged cells are known: then a label covers the rows from its own to the next label.
 */
export function decodeLevels(rows: readonly LevelRow[], merged: boolean): readonly DecodedRow[] {
  if (rows.length === 0) return [];
  if (rows.length > MAX_ROWS) return inBlocks(rows, merged);
  const groups = groupsFor(rows);
  const readings = (merged ? [MERGED] : SETTINGS).map((setting) => read(modelOf(rows, groups, setting), setting));
  const best = readings.reduce((a, b) => (b.score > a.score ? b : a));
  return rows.map((row, i) => {
    const group = groups[best.groupOf[i] as number] as Group;
    return describeRow(rows, i, best.groupOf, groups, { row, group, ...rivals(readings, best, groups, i) });
  });
}

function inBlocks(rows: readonly LevelRow[], merged: boolean): readonly DecodedRow[] {
  const size = rows.length > MANY_ROWS ? ROWS_OF_MANY : MAX_ROWS;
  const blocks = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
  return blocks
    .flatMap((block) => decodeLevels(block, merged))
    .map((decoded, i): DecodedRow => {
      const flags = new Set(decoded.flags);
      if (rows[i]?.level1 === null) flags.add("level1_uncertain");
      if (rows[i]?.level2 === null) flags.add("level2_uncertain");
      return { ...decoded, flags: [...flags] };
    });
}

/** The best segmentation under one setting; a lossy dump is a weaker explanation of what a sound one explains too. */
function read(model: Model, { lossy }: Setting): Segmentation {
  const { score, scores, groupOf } = bestSegmentation(model);
  const prior = lossy ? -LOSSY : 0;
  return { score: score + prior, groupOf, scores: scores.map((row) => row.map((value) => value + prior)) };
}

function modelOf(rows: readonly LevelRow[], groups: readonly Group[], setting: Setting): Model {
  const words = rows.map((row) => lexicalEvidence(row.name, row.value));
  const [ones, twos] = [labelEvidence(rows, "level1", setting), labelEvidence(rows, "level2", setting)];
  const strongest = words.map((scores) => Math.max(0, ...scores.values()));
  return {
    length: rows.length,
    groups,
    allows: (group, i) => {
      const row = rows[i] as LevelRow;
      return agrees(row.level1, group.level1) && agrees(row.level2, group.level2);
    },
    rowScore: (group, i) =>
      group.lexicalKey === null ? OUTSIDE_SHARE * (strongest[i] as number) : (words[i]?.get(group.lexicalKey) ?? 0),
    segmentScore: (group, start, end) => twos(group.level2, start, end),
    runScore: (group, start, end) => ones(group.level1, start, end),
  };
}

/** Is another reading of row i nearly as good as the best, whichever way the labels are set? */
function rivals(
  readings: readonly Segmentation[],
  best: Segmentation,
  groups: readonly Group[],
  i: number,
): { level1: boolean; level2: boolean; rival: Group | null } {
  const own = groups[best.groupOf[i] as number] as Group;
  let [level1, level2, rival] = [Infinity, Infinity, null as Group | null];
  groups.forEach((group, g) => {
    const behind = best.score - Math.max(...readings.map((reading) => reading.scores[i]?.[g] ?? -Infinity));
    if (group === own || behind === Infinity) return;
    if (behind < level2) [level2, rival] = [behind, group];
    if (group.level1 !== own.level1) level1 = Math.min(level1, behind);
  });
  return { level1: level1 < CERTAIN_MARGIN, level2: level2 < CERTAIN_MARGIN, rival };
}

/** A printed label is never overruled. */
function agrees(printed: string | null, label: string | null): boolean {
  return printed === null || (label !== null && (printed === label || canonicalLabel(printed) === label));
}

interface Doubt {
  readonly level1: boolean;
  readonly level2: boolean;
  readonly rival: Group | null;
  readonly row: LevelRow;
  readonly group: Group;
}

function describeRow(
  rows: readonly LevelRow[],
  i: number,
  groupOf: readonly number[],
  groups: readonly Group[],
  doubt: Doubt,
): DecodedRow {
  const { group } = doubt;
  const level1 = findLabel(
    rows,
    i,
    (row) => row.level1,
    (j) => (groups[groupOf[j] as number] as Group).level1 === group.level1,
  );
  const level2 = findLabel(
    rows,
    i,
    (row) => row.level2,
    (j) => groupOf[j] === groupOf[i],
  );
  const flags: Flag[] = [];
  const notes: string[] = [];
  if (doubt.row.level1 === null && doubt.level1) flags.push("level1_uncertain");
  if (doubt.row.level2 === null && (doubt.level2 || doubt.level1)) flags.push("level2_uncertain");
  if (flags.length > 0 && doubt.rival !== null) notes.push(`could also be ${doubt.rival.level1} / ${doubt.rival.level2 ?? "-"}`);
  if (!isLevel1(group.level1)) flags.push("level1_unknown");
  if (group.level2 === null) flags.push("level2_missing");
  else if (!isLevel2(group.level2)) flags.push("level2_unknown");
  else if (group.mismatch) flags.push("level_mismatch");
  return {
    level1: level1.text ?? group.level1,
    level2: level2.text ?? group.level2,
    level1Source: level1.source,
    level2Source: group.level2 === null ? null : level2.source,
    flags,
    notes,
  };
}

/**
 * The printed label of a row's group. It is stated where it stands on the row or above it in the same piece of the
 * table; a label that is printed only further down, or in another piece, makes the row's level inferred.
 */
function findLabel(
  rows: readonly LevelRow[],
  i: number,
  label: (row: LevelRow) => string | null,
  same: (j: number) => boolean,
): { text: string | null; source: LabelSource } {
  let inPiece = true;
  for (let j = i; j >= 0 && same(j); j--) {
    const text = label(rows[j] as LevelRow);
    if (text !== null) return { text, source: inPiece ? "stated" : "inferred" };
    if (rows[j]?.chunkStart) inPiece = false;
  }
  for (let j = i + 1; j < rows.length && same(j); j++) {
    const text = label(rows[j] as LevelRow);
    if (text !== null) return { text, source: "inferred" };
  }
  return { text: null, source: "inferred" };
}
