import type { Glyph } from "../../tables/glyphs.ts";
import { lowered, raised } from "../raised.ts";

/** Raised and lowered type is smaller than what it stands behind, to this part of it at most (a browser sets it in 0.83). */
const SMALLER = 0.85;
/** Its baseline stands higher by so much (em of what it stands behind); more is another line. */
const [LEAST_RISE_EM, MOST_RISE_EM] = [0.15, 0.8];
/** It follows closely (em); what a run's width is spread over leaves no place exact. */
const NEAR_EM = 0.5;
/** Lowered figures stand lower by so much (em of what they stand behind), hardly so in LibreOffice, and close behind it. */
const [LEAST_DROP_EM, MOST_DROP_EM] = [0.06, 0.5];
const CLOSE_EM = 0.15;
/** Footnotes and exponents have no more characters; more is text set smaller, in the next cell. */
const LONGEST = 4;
/** Characters of one size and line differ by no more (em). */
const SAME_EM = 0.1;

/**
 * Raised and lowered figures as Unicode's: `≥9` with a small, raised `2` of a footnote is no 92; and all of such type on the line that it
 * stands on. In the order of the text layer.
 */
export function withRaised(glyphs: readonly Glyph[]): readonly Glyph[] {
  const told = new Map<Glyph, Glyph>();
  let base: Glyph | null = null;
  for (let i = 0; i < glyphs.length; i++) {
    const glyph = glyphs[i] as Glyph;
    if (glyph.text.trim() === "") continue;
    const isLow = base !== null && isLoweredBehind(base, glyph);
    if (base === null || !(isLow || isRaisedBehind(base, glyph))) {
      base = glyph;
      continue;
    }
    let end = i + 1;
    while (end < glyphs.length && goesOn(glyphs[end - 1] as Glyph, glyphs[end] as Glyph)) end++;
    const stretch = end - i > LONGEST ? [] : glyphs.slice(i, end);
    const text = stretch.map((one) => one.text).join("");
    const figures = Array.from(isLow ? lowered(text) : raised(text));
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

/** Only figures: other small type below a line is a line of its own. */
function isLoweredBehind(base: Glyph, glyph: Glyph): boolean {
  if (glyph.size > SMALLER * base.size || !/^[\d+−-]$/.test(glyph.text)) return false;
  const drop = (glyph.baseline - base.baseline) / base.size;
  const gap = (glyph.x0 - base.x1) / base.size;
  return drop >= LEAST_DROP_EM && drop <= MOST_DROP_EM && Math.abs(gap) <= CLOSE_EM;
}

/** Is the next character raised with this one? */
function goesOn(one: Glyph, next: Glyph): boolean {
  const tolerance = SAME_EM * one.size;
  const isAlike = Math.abs(one.size - next.size) <= tolerance && Math.abs(one.baseline - next.baseline) <= tolerance;
  return isAlike && next.text.trim() !== "" && Math.abs(next.x0 - one.x1) <= NEAR_EM * one.size;
}
