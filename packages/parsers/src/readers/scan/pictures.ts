import { DocumentError, reasonOf } from "@jixiao/contract";
import type tiff from "utif2";
import type { Source } from "../../document.ts";
import { pictureDamage } from "./picture-damage.ts";
import { pictureHeader } from "./picture-size.ts";
import { type GreyImage, greyFromRgba, reduced, reduction } from "./raster.ts";
import { decodePicture } from "./render.ts";
import { guardTiff } from "./tiff-guard.ts";

/** A page of 600 dpi has 35 million pixels. */
const MAX_PIXELS = 120_000_000;

/** A picture that is decoded when it is wanted: a TIFF of many pages would take gigabytes at once. */
export interface Picture {
  /** What of it is damaged and decodes all the same, in words; null where nothing is known. */
  readonly damage: string | null;
  /** @throws DocumentError `damaged` */
  decode(): Promise<GreyImage>;
}

/**
 * The pictures of an image file: one a page of a TIFF, one of any other (PNG, JPEG; inside documents GIF, BMP and WebP too).
 * @throws DocumentError `damaged`, `too_large`
 */
export async function picturesOf(source: Source): Promise<readonly Picture[]> {
  const file = source.name;
  return damagedAt(file, null, async () => {
    const size = pictureHeader(source.bytes);
    if (size === null) return tiffPictures(source);
    guardSize(file, size.width, size.height);
    return [{ damage: pictureDamage(source.bytes), decode: () => damagedAt(file, 1, () => decodePicture(source.bytes)) }];
  });
}

async function damagedAt<T>(file: string, page: number | null, decode: () => T | Promise<T>): Promise<T> {
  try {
    return await decode();
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const reason = reasonOf(error);
    throw new DocumentError({ code: "damaged", file, page, reason }, { cause: error });
  }
}

function guardSize(file: string, width: number, height: number): void {
  if (width * height <= MAX_PIXELS) return;
  throw new DocumentError({ code: "too_large", file, reason: `${width} × ${height} pixels; at most ${MAX_PIXELS} are read` });
}

async function tiffPictures({ name, bytes }: Source): Promise<readonly Picture[]> {
  guardTiff(name, bytes);
  const { default: library } = await import("utif2"); // few files are TIFF, and it takes long to load
  const buffer = Uint8Array.from(bytes).buffer;
  const pages = library.decode(buffer).filter((page) => first(page["t256"]) > 0 && first(page["t257"]) > 0);
  if (pages.length === 0) throw new Error("a TIFF file without a picture");
  for (const page of pages) guardSize(name, first(page["t256"]), first(page["t257"]));
  return pages.map((page, i) => ({
    damage: null,
    decode: () => damagedAt(name, i + 1, () => tiffPicture(library, buffer, page)),
  }));
}

function tiffPicture(library: typeof tiff, buffer: ArrayBuffer, page: tiff.IFD): GreyImage {
  library.decodeImage(buffer, page);
  const image = greyFromRgba(library.toRGBA8(page), page.width, page.height);
  page.data = new Uint8Array(); // what was inflated is not needed again
  return reduced(image, reduction(image));
}

/** A TIFF field's first value; 256 is ImageWidth, 257 ImageLength. */
function first(field: unknown): number {
  const [value] = Array.isArray(field) || ArrayBuffer.isView(field) ? (field as unknown as readonly number[]) : [];
  return value ?? 0;
}
