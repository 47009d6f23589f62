import { canonicalLabel, isLevel1, isLevel2, parentOf } from "../../vocabulary/taxonomy.ts";
import type { Grouping } from "./groups.ts";
import type { AlignedLabel } from "./labels.ts";

/** What a label costs that does not go with another level's (log-odds). */
const MISMATCH = 1.5;

/** Rivals of level 2: with level 1 as it was read, and without regard to it. */
export function closest(lower: Grouping, free: Grouping | null): Grouping["rivals"] {
  return lower.rivals.map((rival, i) => {
    const [own, other] = [textAt(lower, i), free === null ? null : textAt(free, i)];
    const alone = free?.rivals[i];
    if (alone === undefined) return rival;
    if (own !== other) return { margin: 0, text: other };
    return alone.margin < rival.margin ? alone : rival;
  });
}

function textAt({ groups }: Grouping, row: number): string | null {
  return groups.find(({ start, end }) => start <= row && row < end)?.label?.text ?? null;
}

/** A row that could stand beside a label of level 2 below another level 1 could stand below that one too. */
export function withLower(upper: Grouping, free: Grouping | null): Grouping["rivals"] {
  return upper.rivals.map((rival, i) => {
    const other = free?.rivals[i];
    const own = canonicalLabel(textAt(upper, i) ?? "");
    const label = other === undefined || other.text === null ? null : canonicalLabel(other.text);
    if (other === undefined || label === null || own === null || other.margin >= rival.margin) return rival;
    const parent = parentOf(label);
    return parent === null || parent === own || !isLevel2(label) ? rival : { margin: other.margin, text: parent };
  });
}

/** Labels of level 2 that belong below another label of level 1. */
export function mismatches(label: AlignedLabel, lower: Grouping["groups"], start: number, end: number): number {
  const own = canonicalLabel(label.text);
  if (own === null || !isLevel1(own)) return 0;
  let cost = 0;
  for (const group of lower) {
    const text = group.label === null ? null : canonicalLabel(group.label.text);
    const middle = (group.start + group.end - 1) / 2;
    if (text === null || !isLevel2(text) || middle < start || middle >= end) continue;
    const parent = parentOf(text);
    const fits = parent === own || (text === "成本指标" && own === "产出指标");
    if (!fits) cost += MISMATCH;
  }
  return cost;
}
