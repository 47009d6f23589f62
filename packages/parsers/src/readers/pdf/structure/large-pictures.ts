import { type FileStructure, reachable } from "./file-structure.ts";
import { isDictionary } from "./values.ts";

/** Pixels of the smallest picture that shows a page legibly: A5 at 100 dpi. */
const MIN_PIXELS = 480_000;

/** Tells of a page's object whether it shows a picture as large as a scan. Of a file whose structure is not known none is said to. */
export function largePictures({ objects }: FileStructure): (page: number) => boolean {
  const large = new Set<number>();
  for (const [object, value] of objects) {
    if (!isDictionary(value) || value.get("Subtype") !== "/Image") continue;
    const [width, height] = [value.get("Width"), value.get("Height")];
    if (typeof width === "number" && typeof height === "number" && width * height >= MIN_PIXELS) large.add(object);
  }
  return (page) => large.size > 0 && [...reachable(objects, { object: page })].some((object) => large.has(object));
}
