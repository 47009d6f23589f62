import { kinshipOf } from "./look-alike-groups.ts";
import type { Rival } from "./look-alikes.ts";
import type { Outlines } from "./outlines.ts";

/**
 * How far on the way to its rival a glyph's outline may lie. Measured on drawn pages of four faces at 200 and 300 dpi: what is
 * printed lies below 0.3 in faces like those whose pictures are known and mostly below 0.5 in others; what is not, above 0.35.
 */
const LIMITS = { confused: 0.33, similar: 0.5, near: 0.7 } as const;
const CLEARLY_ITSELF = 0.4;
const CLEARLY_RIVAL = 0.6;
/** Letters among Chinese text are rare and often figures: O is 0, I is 1. */
const LETTER_LIMIT = 0.15;
/** Figures are told from letters by what stands beside them; but a round O among them is none. */
const CLEARLY_LETTER = 0.85;

/** The one of two readings, different in look-alikes alone, that the ink shows; null where it does not tell. */
export function byOutline(first: string, second: string, outlines: Outlines): string | null {
  const [one, other] = [Array.from(first), Array.from(second)];
  if (one.length !== other.length) return null;
  const rivals = outlines.rivalsOf(first);
  if (rivals === null) return null;
  const sides = one.flatMap((char, i) => (char === other[i] ? [] : [sideOf(char, rivals[i] ?? [], other[i] as string)]));
  if (sides.every((side) => side === "itself")) return first;
  return sides.every((side) => side === "rival") ? second : null;
}

/** Does the outline tell for what was read or for another character? */
function sideOf(char: string, rivals: readonly Rival[], other: string): "itself" | "rival" | null {
  const rival = rivals.find((one) => one.char === other);
  if (rival === undefined || kinshipOf(char, other) === "near") return null;
  if (rival.way < CLEARLY_ITSELF) return "itself";
  return rival.way > CLEARLY_RIVAL ? "rival" : null;
}

/** Does the ink show what was read, where the vocabulary would put something else in its place? */
export function isSeen(read: string, right: string, outlines: Outlines): boolean {
  return byOutline(read, right, outlines) === read;
}

/** Does the outline of a character that stays as it was read tell for a look-alike, or has the text no place in the ink? */
export function isContradicted(read: string, text: string, outlines: Outlines): boolean {
  const rivals = outlines.rivalsOf(read);
  if (rivals === null || outlines.isStrange(read)) return true;
  const [chars, kept] = [Array.from(read), Array.from(text)];
  const isKept = (i: number) => kept.length !== chars.length || kept[i] === chars[i];
  return rivals.some((own, i) => isKept(i) && own.some(({ char, way }) => way > limitOf(chars[i] as string, char)));
}

function limitOf(read: string, rival: string): number {
  if (/\d/.test(read)) return rival === "O" ? CLEARLY_LETTER : Infinity;
  return /[A-Za-z]/.test(read) ? LETTER_LIMIT : LIMITS[kinshipOf(read, rival)];
}
