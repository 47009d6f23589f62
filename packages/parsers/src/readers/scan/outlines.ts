import { type GlyphPicture, glyphPicture } from "./glyph-picture.ts";
import { glyphBoxes } from "./glyph-boxes.ts";
import type { LineImage } from "./line-image.ts";
import { hasLookAlikes } from "./look-alike-groups.ts";
import { likenessTo, rivalsOf as rivalsOfGlyph, type Rival } from "./look-alikes.ts";
import type { PixelBox } from "./raster.ts";

/** What the outlines of a line's glyphs say about a text that was read in it. */
export interface Outlines {
  /** For each character of the text its look-alikes, the nearest first. Null where text and ink do not fit. */
  readonly rivalsOf: (text: string) => readonly (readonly Rival[])[] | null;
  /** Does one of its characters look like none of the typefaces whose pictures are known? Then they tell nothing of its look-alikes. */
  readonly isStrange: (text: string) => boolean;
}

/** Characters less alike than this to their pictures are another's, or of a typeface that has none: what is read right lies above it in Song and Hei. */
const MIN_LIKENESS = 0.72;

const HAN = /\p{Script=Han}/u;

export function outlinesOf(line: LineImage, part: PixelBox): Outlines {
  const pictures = new Map<string, GlyphPicture | null>();
  const pictureOf = (box: PixelBox): GlyphPicture | null => {
    const key = `${box.x0} ${box.x1}`;
    const known = pictures.get(key);
    if (known !== undefined) return known;
    const picture = glyphPicture(line.image, box);
    pictures.set(key, picture);
    return picture;
  };
  const rivalsIn = (text: string): readonly (readonly Rival[])[] | null => {
    const chars = Array.from(text);
    const boxes = glyphBoxes(line, part, text);
    if (boxes === null) return null;
    return chars.map((char, i) => {
      const picture = hasLookAlikes(char) ? pictureOf(boxes[i] as PixelBox) : null;
      return picture === null ? [] : rivalsOfGlyph(char, picture);
    });
  };
  const isStrange = (text: string): boolean => {
    const chars = Array.from(text);
    if (!chars.some((char) => HAN.test(char) && hasLookAlikes(char))) return false;
    const boxes = glyphBoxes(line, part, text);
    return chars.some((char, i) => {
      const picture = boxes !== null && HAN.test(char) && hasLookAlikes(char) ? pictureOf(boxes[i] as PixelBox) : null;
      return picture !== null && (likenessTo(char, picture) ?? 1) < MIN_LIKENESS;
    });
  };
  const asked = new Map<string, readonly (readonly Rival[])[] | null>();
  return {
    isStrange,
    rivalsOf(text) {
      const known = asked.get(text);
      if (known !== undefined) return known;
      const rivals = rivalsIn(text);
      asked.set(text, rivals);
      return rivals;
    },
  };
}
