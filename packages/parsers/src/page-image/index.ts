import type { CanonicalRecord } from "@jixiao/contract";
import type { Source } from "../document.ts";

export { NoSuchPageError } from "./no-such-page.ts";
export { pagesOf } from "./pages-of.ts";

/**
 * A page of a PDF or image or a picture in a document as a PNG, a sheet of a workbook or a table of a Word or HTML document as a drawn grid, with the places of the records' fields and cells outlined and labelled: blue where
 * printed, orange where a label was inferred, red where a flag stands. For people to check by eye.
 * @param page 1-based
 * @throws NoSuchPageError; DocumentError for a document that cannot be read
 */
export async function drawPageImage(source: Source, records: readonly CanonicalRecord[], page: number): Promise<Uint8Array> {
  const draw = await import("./draw-page.ts"); // what draws is loaded when something is drawn
  return draw.drawPageImage(source, records, page);
}
