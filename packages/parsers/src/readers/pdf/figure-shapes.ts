import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { figureTemplates } from "./figure-templates.ts";
import { differing, holesOf, rasterOf, unpacked, wordsOf } from "./glyph-raster.ts";
import type { PageSurvey } from "./page-survey.ts";

const FIGURES = "0123456789";
/** Holes of each figure's outline; 4 is drawn open in some hands. */
const HOLES: readonly (readonly number[])[] = [[1], [0], [0], [0], [0, 1], [0], [1], [0], [2], [1]];
/** What a hole too many or too few weighs, in sampled points. */
const HOLE_WEIGHT = 12;
/** A figure looks like another where that fits better by this many points of 140; typefaces that no template shows come to 3. */
const CLEAR_MARGIN = 6;
/** An outline that fits no figure so well is an ornament, and tells nothing. */
const MAX_DISTANCE = 40;

/** Tells whether the figures of a page's fonts are drawn as their codes say; a font is looked at once. */
export function figureJudge(): (page: PDFPageProxy, survey: PageSurvey) => boolean {
  const judged = new Map<string, boolean>();
  return (page, { figures }) => {
    let agree = true;
    for (const [font, outlines] of figures) {
      for (const [figure, key] of outlines) {
        const id = `${font} ${figure}`;
        const known = judged.get(id) ?? looksLike(outlineOf(page, key), figure);
        judged.set(id, known);
        agree &&= known;
      }
    }
    return agree;
  };
}

/** The outline that pdf.js made of a glyph; null for fonts whose glyphs are drawings (Type 3). */
function outlineOf({ commonObjs }: PDFPageProxy, key: string): ArrayLike<number> | null {
  const outline = (commonObjs.has(key) ? commonObjs.get(key) : null) as { readonly path?: ArrayLike<number> } | null;
  return outline?.path ?? null;
}

/** Does an outline look like this figure, or at least like no other? */
export function looksLike(outline: ArrayLike<number> | null, figure: string): boolean {
  const raster = outline === null ? null : rasterOf(outline);
  if (outline === null || raster === null) return true;
  const words = wordsOf(raster);
  const holes = holesOf(outline);
  const own = distanceTo(words, holes, FIGURES.indexOf(figure));
  if (own < CLEAR_MARGIN) return true;
  const best = Math.min(...Array.from(FIGURES, (_, i) => distanceTo(words, holes, i)));
  return best > MAX_DISTANCE || own - best < CLEAR_MARGIN;
}

const templates: readonly (readonly Uint32Array[])[] = Array.from(FIGURES, (_, i) =>
  figureTemplates.map((face) => unpacked(face.split(" ")[i] ?? "")),
);

function distanceTo(words: Uint32Array, holes: number, figure: number): number {
  let nearest = Infinity;
  for (const template of templates[figure] ?? []) nearest = Math.min(nearest, differing(words, template));
  const off = Math.min(...(HOLES[figure] ?? []).map((count) => Math.abs(count - holes)));
  return nearest + HOLE_WEIGHT * off;
}
