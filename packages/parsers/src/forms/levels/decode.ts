import type { LabelSource } from "@jixiao/contract";
import { doubt, quote, type Doubt } from "../../doubts.ts";
import { groupsFor, type Group } from "./groups.ts";
import { lexicalEvidence } from "./lexicon.ts";
import { bestSegmentation, type Model, type Segmentation } from "./segmentation.ts";
import { labelEvidence, type Setting } from "./label-evidence.ts";
import type { LevelRow } from "./level-row.ts";
import { canonicalLabel, isLevel1, isLevel2, standsBelow } from "../../vocabulary/taxonomy.ts";

export interface DecodedRow {
  readonly level1: string | null;
  readonly level2: string | null;
  readonly level1Source: LabelSource | null;
  readonly level2Source: LabelSource | null;
  readonly doubts: readonly Doubt[];
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
const MANY_ROWS = 600;
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
  if (rows.length > MAX_ROWS) return inBlocks(rows, merged);
  const groups = groupsFor(rows);
  const words = wordsOf(rows);
  const readings = (merged ? [MERGED] : SETTINGS).map((setting) => read(modelOf(rows, groups, setting, words), setting));
  const best = readings.reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a));
  return rows.map((row, i) => {
    const group = groups[best.groupOf[i] as number] as Group;
    return describeRow(rows, i, best.groupOf, groups, { row, group, ...rivals(readings, best, groups, i) });
  });
}

const LEVELS = ["level1", "level2"] as const;

function inBlocks(rows: readonly LevelRow[], merged: boolean): readonly DecodedRow[] {
  const size = rows.length > MANY_ROWS ? ROWS_OF_MANY : MAX_ROWS;
  const blocks = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
  return blocks
    .flatMap((block) => decodeLevels(block, merged))
    .map((decoded, i): DecodedRow => {
      const note = `the table has ${rows.length} rows and was read in blocks of ${size}`;
      const unprinted = LEVELS.filter((level) => rows[i]?.[level] === null);
      return { ...decoded, doubts: [...decoded.doubts, ...unprinted.map((level) => doubt(`${level}_uncertain`, level, note))] };
    });
}

/** A segmentation to whose scores `prior` has to be added. */
interface Reading extends Segmentation {
  readonly prior: number;
}

/** The best segmentation under one setting; a lossy dump is a weaker explanation of what a sound one explains too. */
function read(model: Model, { lossy }: Setting): Reading {
  return { ...bestSegmentation(model), prior: lossy ? -LOSSY : 0 };
}

function scoreOf({ score, prior }: Reading): number {
  return score + prior;
}

/** What rows say by themselves, however their table sets its labels. */
interface RowWords {
  readonly words: readonly ReadonlyMap<string, number>[];
  readonly strongest: readonly number[];
  readonly ones: readonly (readonly string[] | null)[];
  readonly twos: readonly (readonly string[] | null)[];
}

function wordsOf(rows: readonly LevelRow[]): RowWords {
  const words = rows.map((row) => lexicalEvidence(row.name, row.value));
  return {
    words,
    strongest: words.map((scores) => Math.max(0, ...scores.values())),
    ones: rows.map((row) => labelsMeant(row.level1)),
    twos: rows.map((row) => labelsMeant(row.level2)),
  };
}

function modelOf(rows: readonly LevelRow[], groups: readonly Group[], setting: Setting, row: RowWords): Model {
  const [ones, twos] = [labelEvidence(rows, "level1", setting), labelEvidence(rows, "level2", setting)];
  return {
    length: rows.length,
    groups,
    // A printed label is never overruled.
    allows: (group, i) => isOneOf(row.ones[i], group.level1) && isOneOf(row.twos[i], group.level2),
    rowScore: (group, i) =>
      group.lexicalKey === null ? OUTSIDE_SHARE * (row.strongest[i] as number) : (row.words[i]?.get(group.lexicalKey) ?? 0),
    segmentScore: (group, start, end) => twos(group.level2, start, end),
    runScore: (group, start, end) => ones(group.level1, start, end),
  };
}

interface Rival {
  readonly behind: number;
  readonly group: Group | null;
}

const NO_RIVAL: Rival = { behind: Infinity, group: null };

/** The best other reading of a row's level where it is nearly as good as the best of all; else null. */
interface Rivals {
  readonly level1: Group | null;
  readonly level2: Group | null;
}

/** Is another reading of row i nearly as good as the best, whichever way the labels are set? */
function rivals(readings: readonly Reading[], best: Reading, groups: readonly Group[], i: number): Rivals {
  const own = groups[best.groupOf[i] as number] as Group;
  const behindOwn = (g: number): number => {
    let most = -Infinity;
    for (const { scores, prior } of readings) most = Math.max(most, ((scores[i] as Float64Array)[g] as number) + prior);
    return scoreOf(best) - most;
  };
  let [level1, level2] = [NO_RIVAL, NO_RIVAL];
  groups.forEach((group, g) => {
    const behind = behindOwn(g);
    if (group === own || behind === Infinity) return;
    if (behind < level2.behind) level2 = { behind, group };
    if (group.level1 !== own.level1 && behind < level1.behind) level1 = { behind, group };
  });
  const near = ({ behind, group }: Rival) => (behind < CERTAIN_MARGIN ? group : null);
  return { level1: near(level1), level2: near(level2) };
}

/** What a printed label stands for: itself, and the label of the taxonomy that it is; null where nothing is printed. */
function labelsMeant(printed: string | null): readonly string[] | null {
  return printed === null ? null : [printed, canonicalLabel(printed) ?? printed];
}

function isOneOf(labels: readonly string[] | null | undefined, label: string | null): boolean {
  return labels == null || (label !== null && labels.includes(label));
}

interface Chosen extends Rivals {
  readonly row: LevelRow;
  readonly group: Group;
}

function describeRow(
  rows: readonly LevelRow[],
  i: number,
  groupOf: readonly number[],
  groups: readonly Group[],
  chosen: Chosen,
): DecodedRow {
  const { group } = chosen;
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
  return {
    level1: level1.text ?? group.level1,
    level2: level2.text ?? group.level2,
    level1Source: level1.source,
    level2Source: group.level2 === null ? null : level2.source,
    doubts: doubtsOf(chosen),
  };
}

/** A level in doubt names its rival; a rival of level 1 is one of level 2 too, since both are chosen together. */
function doubtsOf({ row, group, level1, level2 }: Chosen): readonly Doubt[] {
  const rival = (other: Group) => `could also be ${other.level1} / ${other.level2 ?? "-"}`;
  const doubts: Doubt[] = [];
  if (row.level1 === null && level1 !== null) doubts.push(doubt("level1_uncertain", "level1", rival(level1)));
  const other = level2 ?? level1;
  if (row.level2 === null && other !== null) doubts.push(doubt("level2_uncertain", "level2", rival(other)));
  if (!isLevel1(group.level1)) doubts.push(doubt("level1_unknown", "level1", outside(group.level1)));
  if (group.level2 === null) doubts.push(doubt("level2_missing", "level2", `no label of level 2 below ${group.level1}`));
  else if (!isLevel2(group.level2) && !(group.order2 !== null && standsBelow(group.level1, group.level2)))
    doubts.push(doubt("level2_unknown", "level2", outside(group.level2)));
  else if (group.mismatch)
    doubts.push(doubt("level_mismatch", "level2", `${group.level2} stands below ${group.level1}, elsewhere in the taxonomy`));
  return doubts;
}

const outside = (label: string): string => `${quote(label)} is no label of the official taxonomy`;

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
