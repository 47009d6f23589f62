import type { LevelRow } from "./level-row.ts";
import { canonicalLabel, isLevel1, isLevel2, isOfProcess, parentOf, processSystem, taxonomy } from "../../vocabulary/taxonomy.ts";

/** A group that rows can belong to: a pair of levels. */
export interface Group {
  readonly level1: string;
  readonly level2: string | null;
  /** Position in the official order, for level 1 and within it; null for labels outside the taxonomy. */
  readonly order1: number | null;
  readonly order2: number | null;
  /** Key into the lexicon; null for labels outside the taxonomy. */
  readonly lexicalKey: string | null;
  /** The pair contradicts the taxonomy; it exists only where the form prints both labels. */
  readonly mismatch: boolean;
}

/** The taxonomy's groups, and those that the form itself prints beside it. */
export function groupsFor(rows: readonly LevelRow[]): readonly Group[] {
  const groups = new Map<string, Group>();
  const [ones, twos] = [labelsOf(rows, "level1"), labelsOf(rows, "level2")];
  const isOther = [...ones, ...twos].some(isOfProcess);
  // Of the other systems what the form prints of level 1 counts: they are many, and no form follows more than one.
  const system = isOther ? processSystem : taxonomy;
  const add = (level1: string, level2: string | null) => {
    const key = `${level1}\n${level2 ?? ""}`;
    if (!groups.has(key)) groups.set(key, groupOf(level1, level2, system));
  };
  for (const { label, level2 } of taxonomy) for (const child of level2) add(label, child);
  if (isOther) for (const { label, level2 } of processSystem) if (ones.has(label)) for (const child of level2) add(label, child);
  for (const row of rows) if (row.level1 !== null && row.level2 !== null) add(canonical(row.level1), canonical(row.level2));
  // A label outside the taxonomy goes with whatever stands beside it.
  for (const one of ones) if (!isLevel1(one)) for (const two of [null, ...twos]) add(one, two);
  for (const two of twos) {
    const parent = parentOf(two);
    const above = system.filter(({ label }) => ones.has(label) || !isOfProcess(label));
    if (parent === null) for (const { label } of above) add(label, two);
    // Departments put 满意度 below 效益: where a label's own parent is not printed, any printed one may stand above it.
    else if (!system.some(({ label, level2 }) => level2.includes(two) && ones.has(label))) for (const one of ones) add(one, two);
    if (parent !== null && isOfProcess(two)) for (const { label, level2 } of above) if (level2.includes(two)) add(label, two);
  }
  for (const two of twos) if (![...groups.values()].some(({ level2 }) => level2 === two)) add(parentOf(two) ?? two, two);
  return [...groups.values()];
}

function labelsOf(rows: readonly LevelRow[], level: "level1" | "level2"): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => (row[level] === null ? [] : [canonical(row[level])])));
}

function canonical(printed: string): string {
  return canonicalLabel(printed) ?? printed;
}

function groupOf(level1: string, level2: string | null, system: typeof taxonomy): Group {
  const order1 = system.findIndex((entry) => entry.label === level1);
  const order2 = level2 === null ? -1 : (system[order1]?.level2.indexOf(level2) ?? -1);
  return {
    level1,
    level2,
    order1: order1 < 0 ? null : order1,
    order2: order2 < 0 ? null : order2,
    lexicalKey: level2 === null ? null : lexicalKeyOf(level2),
    mismatch: isLevel1(level1) && level2 !== null && isLevel2(level2) && order2 < 0,
  };
}

/** The lexicon knows the official labels; 社会公众或服务对象满意度指标 is one of them by another name. */
function lexicalKeyOf(level2: string): string | null {
  if (level2 === "社会公众或服务对象满意度指标") return "服务对象满意度指标";
  return isLevel2(level2) && !isOfProcess(level2) ? level2 : null;
}
