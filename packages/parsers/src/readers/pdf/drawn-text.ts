import type { Box } from "@jixiao/contract";

/** Why a text that the file holds is not seen on the page, or is none of the page's own. */
export type Unseen =
  | "invisible"
  | "colour of its ground"
  | "covered"
  | "cut off"
  | "off the page"
  | "watermark"
  | "too small to be seen"
  | "on a hidden layer";

/** Characters drawn one after the other that are seen alike, in points of the page set upright. */
export interface DrawnRun {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly unseen: Unseen | null;
}

/** What was drawn of one character, before the whole page is known. */
export interface DrawnGlyph {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** Its place in the order of drawing, and the number of the operator that drew it. */
  readonly order: number;
  readonly unseen: Unseen | null;
  readonly luminance: number;
}

/** An area that what is drawn later covers, and on which what is drawn later stands. */
export interface Cover {
  readonly box: Box;
  readonly order: number;
  /** 0 black to 1 white; null for a picture, whose colours differ. */
  readonly luminance: number | null;
}

/** Colours nearer than this (of 0 to 1) cannot be told apart by a reader. */
const SAME_LUMINANCE = 0.08;
const WHITE_PAPER = 1;
/** Covers are looked up by stretches of the page this high. */
const BAND_PT = 24;
/** A page is no higher (14,400 points: ISO 32000-1, annex C). */
const MOST_BANDS = 14_400 / BAND_PT;

/** The runs of a page's characters, each with why it is not seen. */
export function runsOf(glyphs: readonly DrawnGlyph[], covers: readonly Cover[]): readonly DrawnRun[] {
  const coversAt = byBand(covers);
  const runs: {
    text: string;
    box: { x0: number; y0: number; x1: number; y1: number };
    size: number;
    unseen: Unseen | null;
    order: number;
  }[] = [];
  for (const glyph of glyphs) {
    const unseen = glyph.unseen ?? hiddenBy(glyph, coversAt);
    const last = runs.at(-1);
    const x0 = glyph.x;
    const x1 = glyph.x + glyph.width;
    const y0 = glyph.y - 0.86 * glyph.size;
    const y1 = glyph.y + 0.14 * glyph.size;
    if (last !== undefined && last.order === glyph.order && last.unseen === unseen) {
      last.text += glyph.text;
      const { box } = last; // made below, and known to nobody else yet
      box.x0 = Math.min(box.x0, x0);
      box.y0 = Math.min(box.y0, y0);
      box.x1 = Math.max(box.x1, x1);
      box.y1 = Math.max(box.y1, y1);
    } else runs.push({ text: glyph.text, box: { x0, y0, x1, y1 }, size: glyph.size, unseen, order: glyph.order });
  }
  return runs;
}

function byBand(covers: readonly Cover[]): (y: number) => readonly Cover[] {
  const bands = new Map<number, Cover[]>();
  for (const cover of covers) {
    const last = Math.min(Math.floor(cover.box.y1 / BAND_PT), MOST_BANDS);
    for (let band = Math.max(0, Math.floor(cover.box.y0 / BAND_PT)); band <= last; band++) {
      const same = bands.get(band);
      if (same === undefined) bands.set(band, [cover]);
      else same.push(cover);
    }
  }
  return (y) => bands.get(Math.floor(y / BAND_PT)) ?? [];
}

function hiddenBy(glyph: DrawnGlyph, coversAt: (y: number) => readonly Cover[]): Unseen | null {
  const x = glyph.x + glyph.width / 2;
  const y = glyph.y - 0.36 * glyph.size;
  let ground: number | null = WHITE_PAPER;
  for (const { box, order, luminance } of coversAt(y)) {
    if (x < box.x0 || x > box.x1 || y < box.y0 || y > box.y1) continue;
    if (order > glyph.order) return "covered";
    ground = luminance;
  }
  return ground !== null && Math.abs(ground - glyph.luminance) < SAME_LUMINANCE ? "colour of its ground" : null;
}

/** Type this many times as large as the page's usual is laid over it where other text stands under it. */
const OVERLAY_TIMES = 2.2;

/** Marks large type that is laid over other text: a watermark set straight. */
export function withOverlays(runs: readonly DrawnRun[]): readonly DrawnRun[] {
  const seen = runs.filter(({ unseen, text }) => unseen === null && text.trim() !== "");
  const usual = medianSize(seen);
  const large = seen.filter(({ size }) => size > OVERLAY_TIMES * usual);
  const overlays = new Set(
    large.filter((run) => seen.filter((other) => other.size <= OVERLAY_TIMES * usual && overlap(run.box, other.box)).length > 1),
  );
  return runs.map((run) => (overlays.has(run) ? { ...run, unseen: "watermark" } : run));
}

function medianSize(runs: readonly DrawnRun[]): number {
  const bySize = runs.toSorted((a, b) => a.size - b.size);
  let left = runs.reduce((sum, { text }) => sum + text.length, 0) / 2;
  return bySize.find(({ text }) => (left -= text.length) < 0)?.size ?? 0;
}

/** Boxes of two lines one above the other touch; these cross. */
function overlap(a: Box, b: Box): boolean {
  const height = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0) > 0 && height > 0.6 * (b.y1 - b.y0);
}
