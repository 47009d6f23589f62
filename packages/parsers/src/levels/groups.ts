import type { LevelRow } from "./decode.ts";
import { canonicalLabel, isLevel1, isLevel2, parentOf, taxonomy } from "./taxonomy.ts";

/** A group that rows can belong to: a pair of levels. */
export interface Group {
  readonly level1: string;
  readonly level2: string | null;
  /** Position in the official order, for level 1 and within it; unknown labels stand last. */
  readonly order1: number;
  readonly order2: number;
  /** Key into the lexicon; null for labels outside the taxonomy. */
  readonly lexicalKey: string | null;
  /** The pair contradicts the taxonomy; it exists only where a row prints both labels. */
  readonly mismatch: boolean;
}

const LAST = 99;

/** The taxonomy's groups, and those that the form itself prints beside it. */
export function groupsFor(rows: readonly LevelRow[]): readonly Group[] {
  const groups = new Map<string, Group>();
  const add = (level1: string, level2: string | null) => {
    const key = `${level1}\n${level2 ?? ""}`;
    if (!groups.has(key)) groups.set(key, groupOf(level1, level2));
  };
  for (const { label, level2 } of taxonomy) for (const child of level2) add(label, child);
  for (const row of rows) {
    const level1 = row.level1 === null ? null : (canonicalLabel(row.level1) ?? row.level1);
    const level2 = row.level2 === null ? null : (canonicalLabel(row.level2) ?? row.level2);
    if (level1 !== null && level2 !== null) add(level1, level2);
    else if (level1 !== null && !isLevel1(level1)) add(level1, null);
    else if (level2 !== null && parentOf(level2) === null) for (const { label } of taxonomy) add(label, level2);
  }
  return [...groups.values()];
}

function groupOf(level1: string, level2: string | null): Group {
  const order1 = taxonomy.findIndex((entry) => entry.label === level1);
  const order2 = level2 === null ? -1 : (taxonomy[order1]?.level2.indexOf(level2) ?? -1);
  return {
    level1,
    level2,
    order1: order1 < 0 ? LAST : order1,
    order2: order2 < 0 ? LAST : order2,
    lexicalKey: level2 !== null && isLevel2(level2) ? level2 : null,
    mismatch: isLevel1(level1) && level2 !== null && isLevel2(level2) && order2 < 0,
  };
}
