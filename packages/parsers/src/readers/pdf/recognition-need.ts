import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { scanResolution } from "../scan/scan-resolution.ts";
import type { PageText } from "./glyphs.ts";
import type { PageSurvey } from "./page-survey.ts";

/** A page like this has pictures of text, or text that nobody can decode. */
export const MAX_UNDECODABLE = 0.3;
/** Fewer characters on a page with a picture over it are a stamp or a page number beside a scan. */
export const MAX_STAMP_CHARACTERS = 40;
/** Recognized text behind a scan is all unseen; a stamp or page number may be drawn over it. */
const MIN_UNSEEN = 0.8;
/** So much text that nobody sees on a page with pictures was recognized in one of them. */
const MIN_LAYER_CHARACTERS = 40;
/** A watermark, askew and repeated over a scan, has no more than this. */
const MAX_WATERMARK_CHARACTERS = 400;
/** Curved and slanted pieces of a letter drawn as a shape, at least. */
const PIECES_A_LETTER = 6;
/** Of letters drawn as shapes a page of text has no more than a few times its characters: emblems, text made bold. */
const MIN_SHAPES_A_CHARACTER = 3;
/** A page number, a seal: fewer letters make no form. */
const MIN_SHAPED_LETTERS = 30;

/** Why a page's text layer is not what is to be read of it: what is drawn is. */
export type Need = "no text" | "undecodable" | "picture" | "layer" | "overlay" | "shapes" | "figures";

export interface Question {
  readonly page: PDFPageProxy;
  readonly text: PageText;
  /** Can the page belong to a form by its words, by the page before, or by the large picture on it? */
  readonly likely: boolean;
  readonly survey: () => Promise<PageSurvey>;
  /** Is it sure that the page draws no picture and fewer curved and slanted pieces than these? */
  readonly isLight: (pieces: number) => boolean;
  /** Do the figures of a font look as their codes say? */
  readonly figuresAgree: (survey: PageSurvey) => boolean;
}

/**
 * Has the page nothing to read but a picture, or text that nobody can decode, or behind a picture, or over it, what another program recognized in
 * it (that program's errors carry no doubt), or letters drawn as shapes, or figures that are drawn otherwise than they are coded?
 */
export async function recognitionNeed({ page, text, likely, survey, isLight, figuresAgree }: Question): Promise<Need | null> {
  if (text.undecodable > MAX_UNDECODABLE) return "undecodable";
  const characters = text.text.length <= MAX_WATERMARK_CHARACTERS ? text.layOut().glyphs.length : text.text.length;
  const isShort = characters <= MAX_STAMP_CHARACTERS;
  if (!isShort && !likely && text.text.length > MAX_WATERMARK_CHARACTERS) return null; // for all pages of a book it would cost too much
  // without a picture all that could be read is shapes: where they would not fit in, nobody need look
  if (
    !likely &&
    text.text.trim() !== "" &&
    isLight(PIECES_A_LETTER * Math.max(MIN_SHAPED_LETTERS, MIN_SHAPES_A_CHARACTER * characters))
  )
    return null;
  const drawn = await survey();
  if (isShort && (await scanResolution(page)) !== null) return "picture";
  if (text.text.trim() === "" && drawn.marked) return "no text";
  if (isLayer(drawn)) return "layer";
  if (likely && drawn.pictures > 0 && drawn.isPrintedInPicture()) return "overlay";
  const shapes = drawn.crooked / PIECES_A_LETTER;
  if (shapes > MIN_SHAPED_LETTERS && shapes > MIN_SHAPES_A_CHARACTER * characters) return "shapes";
  return likely && !figuresAgree(drawn) ? "figures" : null;
}

/** Is nearly all text unseen, or much of it beside a picture? Without a picture or shapes it is nothing but hidden. */
function isLayer({ runs, pictures, crooked }: PageSurvey): boolean {
  if (pictures === 0 && crooked < MIN_SHAPED_LETTERS * PIECES_A_LETTER) return false;
  let [unseen, all] = [0, 0];
  for (const run of runs) {
    all += run.text.length;
    if (run.unseen === "invisible" || run.unseen === "covered") unseen += run.text.length;
  }
  return all > 0 && (unseen > MIN_UNSEEN * all || (pictures > 0 && unseen > MIN_LAYER_CHARACTERS));
}
