import type { Box } from "@jixiao/contract";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { holdsMiddle } from "../../boxes.ts";
import { boxOf } from "../../tables/glyphs.ts";
import { nothingToRecognize, tooSmallForForm, tooSmallShown } from "../inside/may-hold-form.ts";
import { type GreyImage, intersect } from "../scan/raster.ts";
import { drawPage } from "../scan/render.ts";
import { placedPictures, type PlacedPicture } from "../scan/scan-resolution.ts";
import { boxUnder } from "./drawing-state.ts";
import type { LaidOutText, Matrix } from "./glyphs.ts";
import { MAX_STAMP_CHARACTERS } from "./recognition-need.ts";

const POINTS_PER_INCH = 72;
/** Lines are seen at this resolution; nothing is recognized. */
const LOOK_DPI = 150;

/** Of more pictures on a page nobody looks which may: it is said of all. */
const MOST_LOOKED_AT = 6;

export const PICTURE_BESIDE = "a picture beside the text, which may hold a form and was not read";

/** Has a page of text a picture on which that text does not stand, as large as a form, with a table's lines or lines of text of its own? */
export async function hasPictureBeside(page: PDFPageProxy, text: LaidOutText): Promise<boolean> {
  const { transform } = page.getViewport({ scale: 1 });
  const boxes = (await placedPictures(page))
    .filter(mayHoldForm)
    .map(({ box: { x0, y0, x1, y1 } }) => boxUnder(transform as unknown as Matrix, [x0, y0, x1, y1]))
    .filter((box) => charactersOn(box, text) <= MAX_STAMP_CHARACTERS);
  if (boxes.length === 0 || boxes.length > MOST_LOOKED_AT) return boxes.length > 0;
  const { image, dpi } = await drawPage(page, LOOK_DPI);
  const parts = boxes.map((box) => cut(image, box, dpi / POINTS_PER_INCH));
  const { takeApart } = await import("../scan/scanned-page.ts");
  return parts.some((part) => part.pixels.length > 0 && nothingToRecognize(takeApart({ image: part, dpi })) === null);
}

function mayHoldForm({ width, height, pixels }: PlacedPicture): boolean {
  const isLarge = tooSmallShown([width / POINTS_PER_INCH, height / POINTS_PER_INCH]) === null;
  return isLarge && tooSmallForForm({ width: pixels.across, height: pixels.down }) === null;
}

function charactersOn(box: Box, { glyphs, viewport }: LaidOutText): number {
  return glyphs.filter((glyph) => glyph.text.trim() !== "" && holdsMiddle(box, viewport.toShown(boxOf([glyph])))).length;
}

/** The part of a picture in a box of the page, without its colours: they tell seals from print, and nothing is read here. */
function cut({ width, height, pixels }: GreyImage, box: Box, scale: number): GreyImage {
  const at = (points: number) => Math.round(points * scale);
  const part = intersect({ x0: at(box.x0), y0: at(box.y0), x1: at(box.x1), y1: at(box.y1) }, width, height);
  const size = { width: Math.max(0, part.x1 - part.x0), height: Math.max(0, part.y1 - part.y0) };
  const out = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    const from = (part.y0 + y) * width + part.x0;
    out.set(pixels.subarray(from, from + size.width), y * size.width);
  }
  return { ...size, pixels: out };
}
