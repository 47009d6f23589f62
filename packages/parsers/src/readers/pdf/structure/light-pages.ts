import { AWAY, type FileStructure, reachable } from "./file-structure.ts";
import { isDictionary, isReference, type Value } from "./values.ts";

/** What leads to no shapes: text is drawn by fonts, and colour spaces draw nothing. */
const BESIDE: ReadonlySet<string> = new Set([...AWAY, "Font", "ColorSpace", "Metadata", "Thumb", "Annots"]);
/** The shortest slanted piece of a path that a lenient reader understands: `1-1l`. */
const BYTES_A_PIECE = 4;

/**
 * Tells of a page's object whether all that it draws is so little that `pieces` slanted or curved pieces cannot be in it, nor a picture. Of pages of which that
 * is not sure it is not said: they show another object (a form, a pattern), the file is encrypted, a stream could not be read.
 */
export function lightPages({ objects, lengths, trailer }: FileStructure): (page: number, pieces: number) => boolean {
  const known = trailer !== null && !trailer.has("Encrypt");
  return (page, pieces) => known && drawnBytes(page, objects, lengths) < BYTES_A_PIECE * pieces;
}

/** Bytes of a page's contents when they are inflated; Infinity where they are not all that it draws. */
function drawnBytes(page: number, objects: ReadonlyMap<number, Value>, lengths: ReadonlyMap<number, number>): number {
  const dictionary = objects.get(page);
  if (!isDictionary(dictionary)) return Infinity;
  const contents = contentsOf(dictionary.get("Contents"), objects);
  let bytes = 0;
  for (const object of contents) bytes += lengths.get(object) ?? Infinity;
  for (const object of reachable(objects, dictionary, BESIDE)) {
    const value = objects.get(object);
    if (!contents.has(object) && isDictionary(value) && (value.has("Length") || value.has("ShadingType"))) return Infinity;
  }
  // resources and more may stand with the page's parents, which are shared by all
  return dictionary.has("Resources") ? bytes : Infinity;
}

/** Objects of the streams of a page's contents: one, or a list, which may be an object of its own. */
function contentsOf(value: Value | undefined, objects: ReadonlyMap<number, Value>): ReadonlySet<number> {
  const target = isReference(value) ? objects.get(value.object) : value;
  const items: readonly Value[] = Array.isArray(target) ? target : value === undefined ? [] : [value];
  return new Set(items.flatMap((item) => (isReference(item) ? [item.object] : [])));
}
