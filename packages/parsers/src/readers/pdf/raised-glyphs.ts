import type { Glyph } from "../../tables/glyphs.ts";
import { raised } from "../raised.ts";

/** Raised type is smaller than what it stands behind, to this part of it at most. */
const SMALLER = 0.8;
/** Its baseline stands higher by so much (em of what it stands behind); more is another line. */
const [LEAST_RISE_EM, MOST_RISE_EM] = [0.15, 0.8];
/** It follows closely (em); what a run's width is spread over leaves no place exact. */
const NEAR_EM = 0.5;
/** Footnotes and exponents have no more characters; more is text set smaller, in the next cell. */
const LONGEST = 4;
/** Characters of one size and line differ by no more (em). */
const SAME_EM = 0.1;

/**
 * Raised figures as Unicode's: `≥9` with a small, raised `2` of a footnote is no 92; and all raised type on the line that it stands on. In
 * the order of the text layer.
 */
export function withRaised(glyphs: readonly Glyph[]): readonly Glyph[] {
  const told = new Map<Glyph, Glyph>();
  let base: Glyph | null = null;
  for (let i = 0; i < glyphs.length; i++) {
    const glyph = glyphs[i] as Glyph;
    if (glyph.text.trim() === "") continue;
    if (base === null || !isRaisedBehind(base, glyph)) {
      base = glyph;
      continue;
    }
    let end = i + 1;
    while (end < glyphs.length && goesOn(glyphs[end - 1] as Glyph, glyphs[end] as Glyph)) end++;
    const stretch = end - i > LONGEST ? [] : glyphs.slice(i, end);
    const figures = Array.from(raised(stretch.map(({ text }) => text).join("")));
    for (const [at, one] of stretch.entries()) told.set(one, { ...one, text: figures[at] ?? one.text, baseline: base.baseline });
    i = end - 1;
  }
  return told.size === 0 ? glyphs : glyphs.map((glyph) => told.get(glyph) ?? glyph);
}

function isRaisedBehind(base: Glyph, glyph: Glyph): boolean {
  if (glyph.size > SMALLER * base.size) return false;
  const rise = (base.baseline - glyph.baseline) / base.size;
  const gap = (glyph.x0 - base.x1) / base.size;
  return rise >= LEAST_RISE_EM && rise <= MOST_RISE_EM && Math.abs(gap) <= NEAR_EM;
}

/** Is the next character raised with this one? */
function goesOn(one: Glyph, next: Glyph): boolean {
  const tolerance = SAME_EM * one.size;
  const isAlike = Math.abs(one.size - next.size) <= tolerance && Math.abs(one.baseline - next.baseline) <= tolerance;
  return isAlike && next.text.trim() !== "" && Math.abs(next.x0 - one.x1) <= NEAR_EM * one.size;
}
