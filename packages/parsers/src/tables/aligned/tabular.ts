import type { Glyph } from "../glyphs.ts";
import { linesOfRuns, runsOf } from "./runs.ts";

/** Texts of two cells stand further apart than this (em). */
const CELL_GAP_EM = 2;
/** Of a page of running text hardly any line has such a gap. */
const LEAST_SHARE = 0.3;

/** Do the lines of a page stand in columns, as those of a table without lines do? */
export function isTabular(glyphs: readonly Glyph[], page: number): boolean {
  const lines = linesOfRuns(runsOf(glyphs, page));
  const parted = lines.filter(({ runs }) =>
    runs.some((run, i) => i > 0 && run.x0 - (runs[i - 1]?.x1 ?? 0) > CELL_GAP_EM * run.size),
  );
  return parted.length > 0 && parted.length >= LEAST_SHARE * lines.length;
}
