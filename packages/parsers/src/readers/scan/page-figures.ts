import { glyphBoxes } from "./glyph-boxes.ts";
import { glyphPicture, type GlyphPicture, likeness } from "./glyph-picture.ts";
import type { LineImage } from "./line-image.ts";
import type { PixelBox } from "./raster.ts";

/** A figure as it was read and as it is printed. */
export interface FigureGlyph {
  readonly figure: string;
  readonly picture: GlyphPicture;
  /** Width over height of its ink. */
  readonly aspect: number;
}

/** The figures of a text that was read in a part of a line; none where text and ink do not fit. */
export function figuresIn(line: LineImage, part: PixelBox, text: string): readonly FigureGlyph[] {
  if (!/[0-9]/.test(text)) return [];
  const boxes = glyphBoxes(line, part, text) ?? [];
  return boxes.flatMap((box, i): FigureGlyph[] => {
    const figure = Array.from(text)[i] ?? "";
    const picture = /[0-9]/.test(figure) ? glyphPicture(line.image, box) : null;
    return picture === null ? [] : [{ figure, picture, aspect: (box.x1 - box.x0) / (box.y1 - box.y0) }];
  });
}

/**
 * A figure is printed like the others of its kind on the page: at least so many of them are at least so much like it. On scans what is
 * read right lies above 0.97; an `O` among zeros, an `l` among ones, a 5 read as 3 lie below 0.94.
 */
const SUPPORTERS = 2;
const MIN_LIKENESS = 0.94;
/** A page with fewer of a kind tells nothing of it. */
const MIN_FIGURES = 3;
/** More than these are not asked: a page of figures has hundreds of zeros. */
const ASKED = 60;
/** A glyph so much wider or narrower than others of its kind was cut out wrongly, and tells nothing. */
const [MIN_WIDTH, MAX_WIDTH] = [0.75, 1.3];

/** The figures of a page that look like none of their kind: both networks may have read a letter, or another figure, alike. */
export function strangers(figures: readonly FigureGlyph[]): ReadonlySet<FigureGlyph> {
  const kinds = Map.groupBy(figures, ({ figure }) => figure);
  return new Set(figures.filter((glyph) => isStranger(glyph, kinds.get(glyph.figure) ?? [])));
}

function isStranger(glyph: FigureGlyph, kind: readonly FigureGlyph[]): boolean {
  if (kind.length < MIN_FIGURES) return false;
  const step = Math.max(1, Math.floor(kind.length / ASKED));
  const others = kind.filter((other, i) => other !== glyph && i % step === 0);
  const width = glyph.aspect / (others.map(({ aspect }) => aspect).toSorted((a, b) => a - b)[others.length >> 1] ?? 1);
  if (width < MIN_WIDTH || width > MAX_WIDTH) return false;
  return others.filter(({ picture }) => likeness(picture, glyph.picture) >= MIN_LIKENESS).length < SUPPORTERS;
}
