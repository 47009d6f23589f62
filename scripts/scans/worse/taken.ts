import type { CleanPage } from "@jixiao/parsers/testing/scans";
import { randomFrom } from "../../fixtures/random.ts";
import type { Kind } from "./kinds.ts";
import { jpegOf } from "./picture.ts";
import { picturesPdf } from "./pictures-pdf.ts";

/** A document's pages, each taken in one way, as a PDF. The back of a page is the one after it. */
export function takenPdf(pages: readonly CleanPage[], { taken, quality, dpi }: Kind, seed: number): Uint8Array {
  const pictures = pages.flatMap((page, i) => {
    const back = pages[(i + 1) % pages.length];
    if (back === undefined) return [];
    const image = taken(page, back, randomFrom(1000 * seed + i));
    return [{ width: image.width, height: image.height, jpeg: jpegOf(image, quality) }];
  });
  return picturesPdf(pictures, dpi);
}
