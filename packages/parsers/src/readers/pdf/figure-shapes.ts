import { least } from "../../extent.ts";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { figureTemplates } from "./figure-templates.ts";
import { differing, holesOf, rasterOf, unpacked, wordsOf } from "./glyph-raster.ts";
import type { PageSurvey } from "./page-survey.ts";
import { drawnOutline, isDrawnFont } from "./type3-outline.ts";

const FIGURES = "0123456789";
/** Holes of each figure's outline; 4 is drawn open in some hands. */
const HOLES: readonly (readonly number[])[] = [[1], [0], [0], [0], [0, 1], [0], [1], [0], [2], [1]];
/** What a hole too many or too few weighs, as a part of the way from one figure to another. */
const HOLE_WEIGHT = 0.5;
/** Typefaces whose two figures are compared: those that come nearest to the outline, the nearer the more. One alone may resemble it by chance. */
const NEAREST_FACES = 3;
/**
 * An outline looks like another figure where it lies nearer to that (above 0, of -1 to 1) in the typefaces that it resembles. Of 80 fonts that
 * PDFs use none comes nearer to what it is not than -0.05, but for faces of hairlines, and none that is coded wrongly below 0.1.
 */
const CLEAR_WAY = 0.05;
/** An outline that fits no figure so well, in sampled points of 140, is an ornament, and tells nothing. */
const MAX_DISTANCE = 40;
/** One that fits its own figure so well needs no comparison. */
const CLOSE = 3;

/** Tells whether the figures of a page's fonts are drawn as their codes say; a font is looked at once. */
export function figureJudge(): (page: PDFPageProxy, survey: PageSurvey) => boolean {
  const judged = new Map<string, boolean>();
  return (page, { figures }) => {
    let agree = true;
    for (const [font, outlines] of figures) {
      for (const [glyph, figure] of outlines) {
        const id = `${font} ${glyph} ${figure}`;
        const known = judged.get(id) ?? agrees(page, font, glyph, figure);
        judged.set(id, known);
        agree &&= known;
      }
    }
    return agree;
  };
}

/** A figure that a Type 3 font draws as a picture, or in pieces, cannot be compared: what the page shows decides. */
function agrees(page: PDFPageProxy, font: string, glyph: string, figure: string): boolean {
  const face: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : null;
  if (!isDrawnFont(face)) return looksLike(outlineOf(page, `${font}_path_${glyph}`), figure);
  const outline = drawnOutline(face, glyph);
  return outline !== null && looksLike(outline, figure);
}

/** The outline that pdf.js made of a glyph; null where it made none. */
function outlineOf({ commonObjs }: PDFPageProxy, key: string): ArrayLike<number> | null {
  const outline = (commonObjs.has(key) ? commonObjs.get(key) : null) as { readonly path?: ArrayLike<number> } | null;
  return outline?.path ?? null;
}

/** Does an outline look like this figure, or at least like no other? */
export function looksLike(outline: ArrayLike<number> | null, figure: string): boolean {
  const raster = outline === null ? null : rasterOf(outline);
  return outline === null || raster === null || isDrawnAs(wordsOf(raster), holesOf(outline), FIGURES.indexOf(figure));
}

/** The same of an outline's points (glyph-raster.ts) and holes. */
export function isDrawnAs(words: Uint32Array, holes: number, own: number): boolean {
  const away = (faces: readonly number[], figure: number) => least(faces) + MAX_DISTANCE * HOLE_WEIGHT * holesOff(figure, holes);
  if (away(toFaces(words, templates[own] ?? []), own) < CLOSE) return true;
  const distances = templates.map((faces) => toFaces(words, faces));
  if (least(distances.map(away)) > MAX_DISTANCE) return true;
  return distances.every((_, other) => other === own || wayTo(other, own, distances, holes) < CLEAR_WAY);
}

function toFaces(words: Uint32Array, faces: readonly Uint32Array[]): readonly number[] {
  return faces.map((face) => differing(words, face));
}

const templates: readonly (readonly Uint32Array[])[] = Array.from(FIGURES, (_, i) =>
  figureTemplates.map((face) => unpacked(face.split(" ")[i] ?? "")),
);

/** Points in which two figures differ in each typeface. */
const apart: readonly (readonly (readonly number[])[])[] = templates.map((ones) =>
  templates.map((others) => ones.map((one, face) => differing(one, others[face] ?? one))),
);

/** Where an outline lies on the way from its own figure (-1) to another (1), in the typefaces that it resembles most. */
function wayTo(other: number, own: number, distances: readonly (readonly number[])[], holes: number): number {
  const faces = (apart[own]?.[other] ?? []).map((length, face) => {
    const [toOwn, toOther] = [distances[own]?.[face] ?? 0, distances[other]?.[face] ?? 0];
    return { fit: Math.min(toOwn, toOther), way: (toOwn - toOther) / Math.max(1, length) };
  });
  const nearest = faces.toSorted((a, b) => a.fit - b.fit).slice(0, NEAREST_FACES);
  const weight = nearest.reduce((sum, { fit }) => sum + 1 / (1 + fit), 0);
  const way = nearest.reduce((sum, face) => sum + face.way / (1 + face.fit), 0) / weight;
  return way + HOLE_WEIGHT * (holesOff(own, holes) - holesOff(other, holes));
}

function holesOff(figure: number, holes: number): number {
  return Math.min(...(HOLES[figure] ?? []).map((count) => Math.abs(count - holes)));
}
