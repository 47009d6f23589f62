import type { Box } from "@jixiao/contract";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { greatest, least } from "../../extent.ts";
import { type FileStructure } from "./structure/file-structure.ts";
import { isDictionary, type Value } from "./structure/values.ts";
import { type Glyph, middleOf } from "../../tables/glyphs.ts";
import { boxUnder } from "./drawing-state.ts";
import type { UprightViewport } from "./glyphs.ts";
import { withoutRadicals } from "./radicals.ts";

/** Text that stands in a field to be filled in (AcroForm) or in a note typed onto the page (FreeText), in PDF's own coordinates. */
export interface PageField {
  readonly text: string;
  readonly rect: readonly [x0: number, y0: number, x1: number, y1: number];
  /** Size of its type, or null where the program that shows it chooses one. */
  readonly size: number | null;
}

const ADDED = new Set<Value>(["/Widget", "/FreeText", "/StrikeOut", "/FileAttachment"]);

/** Has the file any field, typed note, text that is marked as struck out, or file attached to a page? Where its structure cannot be read it may have. */
export function hasFields({ objects, trailer }: FileStructure): boolean {
  if (trailer === null || trailer.has("Encrypt")) return true;
  for (const value of objects.values()) if (holdsField(value)) return true;
  return false;
}

/** An annotation is an object of its own, or stands in its page's list. */
function holdsField(value: Value): boolean {
  if (Array.isArray(value)) return (value as readonly Value[]).some(holdsField); // `isArray` knows no read-only lists
  if (!isDictionary(value)) return false;
  return ADDED.has(value.get("Subtype") ?? null) || holdsField(value.get("Annots") ?? null);
}

/** Flags of an annotation (ISO 32000-1, table 165): Hidden and NoView. */
const NOT_SHOWN = 2 | 32;

interface Annotation {
  readonly subtype?: string;
  readonly annotationFlags?: number;
  readonly fieldType?: string;
  readonly fieldValue?: unknown;
  readonly password?: boolean;
  readonly rect?: readonly number[];
  readonly quadPoints?: ArrayLike<number> | null;
  readonly contentsObj?: { readonly str?: string };
  readonly defaultAppearanceData?: { readonly fontSize?: number };
  readonly file?: { readonly filename?: string };
}

/** What a reader of the page has added to it: texts typed onto it, the boxes of text marked as struck out, and names of files attached to it. */
export interface PageAdditions {
  readonly fields: readonly PageField[];
  readonly strikes: readonly PageField["rect"][];
  readonly files: readonly string[];
}

export const NO_ADDITIONS: PageAdditions = { fields: [], strikes: [], files: [] };

export async function readAdditions(page: PDFPageProxy): Promise<PageAdditions> {
  const annotations = (await page.getAnnotations()) as readonly Annotation[];
  const shown = annotations.filter(({ annotationFlags = 0 }) => (annotationFlags & NOT_SHOWN) === 0);
  // A file is there whether its sign is shown or not.
  return { fields: shown.flatMap(fieldOf), strikes: shown.flatMap(strikesOf), files: annotations.flatMap(fileOf) };
}

function fieldOf(annotation: Annotation): readonly PageField[] {
  const text = textOf(annotation);
  const { rect } = annotation;
  if (text.trim() === "" || rect?.length !== 4) return [];
  const size = annotation.defaultAppearanceData?.fontSize ?? 0;
  return [{ text: withoutRadicals(text), rect: rect as unknown as PageField["rect"], size: size > 0 ? size : null }];
}

function fileOf({ subtype, file }: Annotation): readonly string[] {
  return subtype === "FileAttachment" && file?.filename ? [file.filename] : [];
}

/** A quadrilateral a line of text (ISO 32000-1, 12.5.6.10): eight numbers, x and y in turn. */
const QUAD = 8;

function strikesOf({ subtype, quadPoints }: Annotation): readonly PageField["rect"][] {
  if (subtype !== "StrikeOut") return [];
  const points = Array.from(quadPoints ?? []);
  const quads = points.flatMap((_, i) => (i % QUAD === 0 ? [points.slice(i, i + QUAD)] : []));
  return quads.map((quad) => {
    const [xs, ys] = [quad.filter((_, i) => i % 2 === 0), quad.filter((_, i) => i % 2 === 1)];
    return [least(xs), least(ys), greatest(xs), greatest(ys)];
  });
}

/** The boxes of what is marked as struck out, on the page set upright. */
export function strikeBoxes(strikes: PageAdditions["strikes"], { matrix }: UprightViewport): readonly Box[] {
  return strikes.map((rect) => boxUnder(matrix, rect));
}

function textOf({ subtype, fieldType, fieldValue, password, contentsObj }: Annotation): string {
  if (subtype === "FreeText") return contentsObj?.str ?? "";
  if (subtype !== "Widget" || password === true || (fieldType !== "Tx" && fieldType !== "Ch")) return "";
  const values: readonly unknown[] = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
  return values.filter((value) => typeof value === "string").join("\n");
}

const USUAL_SIZE_PT = 10;
const LEADING = 1.2;
/** Height of a line over its baseline, as a part of its size. */
const ASCENT = 0.86;

/** The fields' characters where they stand on the page set upright; a field that the page's own text repeats is left out. */
export function fieldGlyphs(
  fields: readonly PageField[],
  glyphs: readonly Glyph[],
  { matrix }: UprightViewport,
): readonly Glyph[] {
  return fields.flatMap((field): readonly Glyph[] => {
    const box = boxUnder(matrix, field.rect);
    const printed = glyphs.filter((glyph) => isIn(box, glyph)).map(({ text }) => text);
    const plain = field.text.replaceAll(/\s/g, "");
    return printed.join("").replaceAll(/\s/g, "") === plain ? [] : linesIn(box, field);
  });
}

function isIn(box: Box, glyph: Glyph): boolean {
  const { x, y } = middleOf(glyph);
  return box.x0 <= x && x <= box.x1 && box.y0 <= y && y <= box.y1;
}

/** Sets a field's text into its box as a program would: lines as wide as the box, closer and smaller where they are too many. */
function linesIn(box: Box, { text, size }: PageField): readonly Glyph[] {
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  const wanted = Math.min(size ?? USUAL_SIZE_PT, height / LEADING);
  const lines = text
    .split(/\r\n|\r|\n/)
    .flatMap((line) => wrapped(line, Math.max(1, width / wanted), height > 2 * LEADING * wanted));
  const leading = Math.min(LEADING * wanted, height / lines.length);
  const own = leading / LEADING;
  const top = box.y0 + (height - leading * lines.length) / 2;
  return lines.flatMap((line, i) => {
    const ems = Array.from(line).reduce((sum, character) => sum + emsOf(character), 0);
    const em = Math.min(own, width / Math.max(ems, 1));
    let x = box.x0;
    return Array.from(line).map((character): Glyph => {
      const x0 = x;
      x += emsOf(character) * em;
      return { text: character, x0, x1: x, baseline: top + i * leading + ASCENT * own, mark: null, size: own };
    });
  });
}

function wrapped(line: string, ems: number, mayWrap: boolean): readonly string[] {
  if (!mayWrap) return [line];
  const lines = [""];
  let used = 0;
  for (const character of line) {
    if (used + emsOf(character) > ems) {
      lines.push("");
      used = 0;
    }
    lines[lines.length - 1] += character;
    used += emsOf(character);
  }
  return lines;
}

function emsOf(character: string): number {
  return (character.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.5;
}
