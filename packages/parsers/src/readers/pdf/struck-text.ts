import type { Box } from "@jixiao/contract";
import { holdsMiddle } from "../../boxes.ts";
import { greatest, least } from "../../extent.ts";
import { boxOf, type Glyph } from "../../tables/glyphs.ts";
import type { Ruling } from "../../tables/rulings.ts";
import type { DrawnGlyph } from "./drawn-text.ts";
import { type LeftOut, STRUCK } from "./seen-text.ts";

/** A line strikes a character out where it runs so far above its baseline (em): an underline runs below it, a border where no text is. */
const [LOWEST_EM, HIGHEST_EM] = [0.12, 0.6];
/** It begins and ends with the text that it strikes out (em), and text stands along this part of it: a table's line does neither. */
const END_EM = 0.4;
const LEAST_TEXT = 0.7;
/** Its end is a wall's where the two are no further apart (points): then it is a border that text runs over. */
const AT_WALL_PT = 1;
/** No type is larger (points) of which a form's cell is set. */
const LARGEST_PT = 40;
/** Places of the text layer are reckoned from the widths of whole runs, those of what is drawn from each character (em). */
const TOLERANCE_EM = 1;

/** What is struck out (删除线), and the drawn line that does it; null for a reader's mark. */
interface Strike {
  readonly ruling: Ruling | null;
  readonly glyphs: readonly DrawnGlyph[];
}

/** A page's characters without those that a drawn line, or a reader's mark (its box), strikes out, and its lines without those. */
export function withoutStruck(
  glyphs: readonly Glyph[],
  drawn: readonly DrawnGlyph[],
  rulings: readonly Ruling[],
  marks: readonly Box[],
): { readonly glyphs: readonly Glyph[]; readonly rulings: readonly Ruling[]; readonly leftOut: readonly LeftOut[] } {
  const strikes = strikesIn(drawn, rulings, marks);
  if (strikes.length === 0) return { glyphs, rulings, leftOut: [] };
  const strikeOf = new Map(strikes.flatMap((strike) => strike.glyphs.map((glyph) => [glyph, strike] as const)));
  const at = byBaseline(drawn);
  const dropped = new Map<Strike, Glyph[]>();
  const kept = glyphs.filter((glyph) => {
    const nearest = nearestDrawn(glyph, at);
    const strike = nearest === null ? undefined : strikeOf.get(nearest);
    if (strike === undefined) return true;
    dropped.set(strike, [...(dropped.get(strike) ?? []), glyph]);
    return false;
  });
  // A line on type that is not the page's own, such as a watermark set askew, strikes nothing out.
  const lines = new Set([...dropped.keys()].map(({ ruling }) => ruling));
  const leftOut = [...dropped.values()].map((own): LeftOut => ({
    text: own.map(({ text }) => text).join(""),
    reason: STRUCK,
    box: boxOf(own),
  }));
  return { glyphs: kept, rulings: rulings.filter((ruling) => !lines.has(ruling)), leftOut };
}

type ByBaseline = ReadonlyMap<number, readonly DrawnGlyph[]>;

/** By whole points. */
function byBaseline(drawn: readonly DrawnGlyph[]): ByBaseline {
  const lines = new Map<number, DrawnGlyph[]>();
  for (const glyph of drawn) {
    const key = Math.round(glyph.y);
    const same = lines.get(key);
    if (same === undefined) lines.set(key, [glyph]);
    else same.push(glyph);
  }
  return lines;
}

function strikesIn(drawn: readonly DrawnGlyph[], rulings: readonly Ruling[], marks: readonly Box[]): readonly Strike[] {
  const lines = byBaseline(drawn);
  const walls = rulings.filter(({ axis }) => axis === "vertical");
  const isAtWall = (x: number, y: number) =>
    walls.some(({ at, from, to }) => Math.abs(at - x) <= AT_WALL_PT && from - AT_WALL_PT <= y && y <= to + AT_WALL_PT);
  const drawnOnes = rulings.flatMap((ruling): readonly Strike[] => {
    const glyphs = ruling.axis === "horizontal" ? crossedBy(ruling, lines) : [];
    const isBorder = () => isAtWall(ruling.from, ruling.at) && isAtWall(ruling.to, ruling.at);
    return isAlong(ruling, glyphs) && !isBorder() ? [{ ruling, glyphs }] : [];
  });
  const marked = marks.map((mark): Strike => ({
    ruling: null,
    glyphs: drawn.filter((glyph) => holdsMiddle(mark, boxAt(glyph))),
  }));
  return [...drawnOnes, ...marked.filter(({ glyphs }) => glyphs.length > 0)];
}

function boxAt({ x, y, width, size }: DrawnGlyph): Box {
  return { x0: x, x1: x + width, y0: y - 0.86 * size, y1: y + 0.14 * size };
}

function crossedBy({ at, from, to }: Ruling, lines: ByBaseline): readonly DrawnGlyph[] {
  const crossed: DrawnGlyph[] = [];
  for (let y = Math.floor(at); y <= at + HIGHEST_EM * LARGEST_PT; y++)
    for (const glyph of lines.get(y) ?? []) {
      const height = (glyph.y - at) / glyph.size;
      const middle = glyph.x + glyph.width / 2;
      const isThrough = height >= LOWEST_EM && height <= HIGHEST_EM && middle >= from && middle <= to;
      if (isThrough && glyph.size <= LARGEST_PT) crossed.push(glyph);
    }
  return crossed;
}

function isAlong({ from, to }: Ruling, glyphs: readonly DrawnGlyph[]): boolean {
  if (glyphs.length === 0) return false;
  const em = greatest(glyphs.map(({ size }) => size));
  const { x0, x1 } = extentOf(glyphs);
  const text = glyphs.reduce((sum, { width }) => sum + width, 0);
  return Math.abs(x0 - from) <= END_EM * em && Math.abs(x1 - to) <= END_EM * em && text >= LEAST_TEXT * (to - from);
}

function extentOf(glyphs: readonly DrawnGlyph[]): Pick<Box, "x0" | "x1"> {
  return { x0: least(glyphs.map(({ x }) => x)), x1: greatest(glyphs.map(({ x, width }) => x + width)) };
}

/** The same character as it is drawn, nearest to where the text layer has it. */
function nearestDrawn({ text, x0, x1, baseline, size }: Glyph, lines: ByBaseline): DrawnGlyph | null {
  let nearest: DrawnGlyph | null = null;
  let least = TOLERANCE_EM * size;
  for (let y = Math.round(baseline) - 1; y <= Math.round(baseline) + 1; y++)
    for (const drawn of lines.get(y) ?? []) {
      const distance = Math.abs(drawn.x + drawn.width / 2 - (x0 + x1) / 2);
      if (drawn.text.includes(text) && distance < least) [nearest, least] = [drawn, distance];
    }
  return nearest;
}
