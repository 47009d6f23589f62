import { type GlyphPicture, glyphPicture } from "./glyph-picture.ts";
import { glyphBoxes } from "./glyph-boxes.ts";
import type { LineImage } from "./line-image.ts";
import { hasLookAlikes } from "./look-alike-groups.ts";
import { rivalsOf as rivalsOfGlyph, type Rival } from "./look-alikes.ts";
import type { PixelBox } from "./raster.ts";

/** What the outlines of a line's glyphs say about a text that was read in it. */
export interface Outlines {
  /** For each character of the text its look-alikes, the nearest first. Null where text and ink do not fit. */
  readonly rivalsOf: (text: string) => readonly (readonly Rival[])[] | null;
}

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
    if (!chars.some(hasLookAlikes)) return chars.map(() => []);
    const boxes = glyphBoxes(line, part, text);
    if (boxes === null) return null;
    return chars.map((char, i) => {
      const picture = hasLookAlikes(char) ? pictureOf(boxes[i] as PixelBox) : null;
      return picture === null ? [] : rivalsOfGlyph(char, picture);
    });
  };
  const asked = new Map<string, readonly (readonly Rival[])[] | null>();
  return {
    rivalsOf(text) {
      const known = asked.get(text);
      if (known !== undefined) return known;
      const rivals = rivalsIn(text);
      asked.set(text, rivals);
      return rivals;
    },
  };
}
