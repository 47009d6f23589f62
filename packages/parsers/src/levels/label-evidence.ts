import type { LevelRow } from "./decode.ts";
import { canonicalLabel } from "./taxonomy.ts";

/**
 * How a table sets the label of a merged cell, as far as the dump shows it:
 * `merged` cells are known; `top`: the label stands on its group's first row; `centre`: in the middle of its group.
 */
export type Anchoring = "merged" | "top" | "centre";

/** Costs in log-odds; each says how surprising such a label is. */
const NO_LABEL = 3;
/** A group that begins a piece of the table lost its label more easily: it stood on the page before. */
const NO_LABEL_AT_CHUNK = 2;
const NOT_TOP = 2.5;
const NOT_TOP_MERGED = 9;
const PER_ROW_OFF = 1.2;
const LOWER_MIDDLE = 0.8;
const OTHER_ANCHORING = 2.5;
/** Top of the group's part on this page: usual where a page break cuts a group. */
const TOP_OF_CHUNK = 0.3;
const CENTRE_OF_CHUNK = 0.4;
const LABEL_AGAIN = 1.5;

/**
 * The evidence of printed level 2 labels for a segment [start, end): a label's position tells where its group lies,
 * and a group without any label is unusual.
 */
export function labelEvidence(rows: readonly LevelRow[], anchoring: Anchoring): (start: number, end: number) => number {
  const chunkOf: number[] = [];
  rows.forEach((row, i) => chunkOf.push(row.chunkStart || i === 0 ? i : (chunkOf[i - 1] as number)));
  return (start, end) => {
    let score = 0;
    let labels = 0;
    for (let i = start; i < end; i++) {
      const label = rows[i]?.level2 ?? null;
      if (label === null) continue;
      labels++;
      if (labels > 1) score -= repeats(rows, i) || chunkOf[i] === i ? 0 : LABEL_AGAIN;
      else score -= offset(i, start, end, chunkOf, anchoring);
    }
    if (labels === 0) score -= chunkOf[start] === start ? NO_LABEL_AT_CHUNK : NO_LABEL;
    return score;
  };
}

/** Tables without merged cells print the label on every row. */
function repeats(rows: readonly LevelRow[], i: number): boolean {
  const [above, here] = [rows[i - 1]?.level2 ?? null, rows[i]?.level2 ?? null];
  return above !== null && here !== null && canonicalLabel(above) === canonicalLabel(here);
}

/** Cost of a label on row `at` for a group on rows [start, end). */
function offset(at: number, start: number, end: number, chunkOf: readonly number[], anchoring: Anchoring): number {
  if (anchoring === "merged") return at === start ? 0 : NOT_TOP_MERGED;
  const top = at === start ? 0 : chunkOf[at] === at ? TOP_OF_CHUNK : NOT_TOP + 0.3 * (at - start);
  const chunkStart = Math.max(start, chunkOf[at] as number);
  let chunkEnd = at + 1;
  while (chunkEnd < end && chunkOf[chunkEnd] === chunkOf[at]) chunkEnd++;
  const centre = Math.min(fromCentre(at, start, end), CENTRE_OF_CHUNK + fromCentre(at, chunkStart, chunkEnd));
  return anchoring === "top" ? Math.min(top, centre + OTHER_ANCHORING) : Math.min(centre, top + OTHER_ANCHORING);
}

/**
 * In a group with an even number of rows the label stands between the two middle ones; a dump in reading order puts
 * it on the upper.
 */
function fromCentre(at: number, start: number, end: number): number {
  const off = at - (start + end - 1) / 2;
  return off === 0.5 ? LOWER_MIDDLE : PER_ROW_OFF * Math.max(0, Math.abs(off) - 0.5);
}
