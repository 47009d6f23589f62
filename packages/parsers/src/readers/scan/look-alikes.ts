import { greatest, least } from "../../extent.ts";
import { Buffer } from "node:buffer";
import { brotliDecompressSync } from "node:zlib";
import { GLYPH_SIDE, type GlyphPicture, likeness, unit } from "./glyph-picture.ts";
import { glyphs } from "./look-alike-glyphs.ts";
import { lookAlikes } from "./look-alike-groups.ts";

/** A look-alike that a glyph may be instead of what was read. */
export interface Rival {
  readonly char: string;
  /** Where the outline lies on the way from what was read (0) to the rival (1). */
  readonly way: number;
}

/** The look-alikes of what a glyph was read as, the nearest first; none for characters without look-alikes. */
export function rivalsOf(char: string, glyph: GlyphPicture): readonly Rival[] {
  const own = pictures().get(char);
  if (own === undefined) return [];
  const looks = shifted(glyph);
  const ownCloseness = own.map((face) => closeness(looks, face));
  return [...(lookAlikes.get(char) ?? [])]
    .flatMap((other): Rival[] => {
      const faces = pictures().get(other);
      if (faces === undefined) return [];
      const close = faces.map((face) => closeness(looks, face));
      const best = bestFace(ownCloseness, close);
      const apart = 2 - 2 * likeness(own[best] as GlyphPicture, faces[best] as GlyphPicture);
      return [{ char: other, way: 0.5 + ((close[best] as number) - (ownCloseness[best] as number)) / apart }];
    })
    .toSorted((a, b) => b.way - a.way);
}

/** How alike a glyph is to the pictures of what it was read as, 0 to 1; null for a character without pictures. */
export function likenessTo(char: string, glyph: GlyphPicture): number | null {
  const own = pictures().get(char);
  if (own === undefined) return null;
  const looks = shifted(glyph);
  return greatest(own.map((face) => closeness(looks, face)));
}

/** The face in which the glyph is most like one of the two. */
function bestFace(own: readonly number[], other: readonly number[]): number {
  const best = own.map((close, i) => Math.max(close, other[i] as number));
  return best.indexOf(greatest(best));
}

/** How alike a glyph is to a character, laid upon it as it fits best. */
function closeness(looks: readonly GlyphPicture[], face: GlyphPicture): number {
  return greatest(looks.map((look) => likeness(face, look)));
}

const SHIFTS: readonly (readonly [dx: number, dy: number])[] = [
  [0, 0],
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
];

/** The glyph, and moved by a field: a stroke too thin to be seen shifts the box of its ink. */
function shifted(glyph: GlyphPicture): readonly GlyphPicture[] {
  const paper = least(glyph);
  return SHIFTS.map(([dx, dy]) =>
    glyph.map((_, i) => {
      const [x, y] = [(i % GLYPH_SIDE) - dx, Math.floor(i / GLYPH_SIDE) - dy];
      return x < 0 || y < 0 || x >= GLYPH_SIDE || y >= GLYPH_SIDE ? paper : (glyph[y * GLYPH_SIDE + x] as number);
    }),
  );
}

let unpacked: ReadonlyMap<string, readonly GlyphPicture[]> | null = null;

/** Unpacked when the first scan is read: most documents are none. */
function pictures(): ReadonlyMap<string, readonly GlyphPicture[]> {
  unpacked ??= unpack();
  return unpacked;
}

function unpack(): ReadonlyMap<string, readonly GlyphPicture[]> {
  const fields = brotliDecompressSync(Buffer.from(glyphs.pictures, "base64"));
  const size = GLYPH_SIDE * GLYPH_SIDE;
  return new Map(
    Array.from(glyphs.chars, (char, i) => {
      const faces = Array.from({ length: glyphs.faces }, (_, face) => (i * glyphs.faces + face) * size);
      return [char, faces.map((at) => unit(Float32Array.from(fields.subarray(at, at + size))))];
    }),
  );
}
