import type { Box } from "@jixiao/contract";
import { quote } from "../../doubts.ts";
import type { ReaderNote } from "../../table.ts";
import type { DrawnRun, Unseen } from "./drawn-text.ts";
import { type Glyph, middleOf } from "../../tables/glyphs.ts";

/** Text of the text layer that nobody sees on the page, where it would stand; or that is seen to be struck out. */
export interface LeftOut {
  readonly text: string;
  readonly reason: Unseen | typeof STRUCK;
  readonly box: Box;
}

export const STRUCK = "struck out (删除线)";

export function noteOn({ text, reason }: LeftOut): ReaderNote {
  return { flag: reason === STRUCK ? "text_struck" : "text_unseen", note: `${quote(text)} was left out: ${reason}` };
}

/** Places of the text layer are reckoned from the widths of whole runs, those of what is drawn from each character (em). */
const TOLERANCE_EM = 0.5;

/** The characters that are seen. A text that is drawn twice, once unseen, is seen. */
export function seenGlyphs(
  glyphs: readonly Glyph[],
  runs: readonly DrawnRun[],
): { seen: readonly Glyph[]; leftOut: readonly LeftOut[] } {
  const unseen = runs.filter((run) => run.unseen !== null);
  if (unseen.length === 0) return { seen: glyphs, leftOut: [] };
  const visible = runs.filter((run) => run.unseen === null);
  const dropped = new Map<DrawnRun, string[]>();
  const seen = glyphs.filter((glyph) => {
    const run = unseen.find((candidate) => draws(candidate, glyph));
    if (run === undefined || visible.some((other) => draws(other, glyph))) return true;
    dropped.set(run, [...(dropped.get(run) ?? []), glyph.text]);
    return false;
  });
  const leftOut = [...dropped].map(([{ box, unseen: reason }, texts]) => ({
    text: texts.join(""),
    reason: reason as Unseen,
    box,
  }));
  return { seen, leftOut: leftOut.filter(({ text }) => text.trim() !== "") };
}

function draws({ box, text, size }: DrawnRun, glyph: Glyph): boolean {
  const { x, y } = middleOf(glyph);
  const margin = TOLERANCE_EM * size;
  return box.x0 - margin < x && x < box.x1 + margin && box.y0 < y && y < box.y1 && text.includes(glyph.text);
}
