import { DocumentError } from "@jixiao/contract";
import type { Document, Source } from "../document.ts";
import { readHtml } from "./html.ts";
import { detectMediaType, type MediaType } from "./media-type.ts";
import { readPdf } from "./pdf/index.ts";
import { readText } from "./text.ts";
import { readWord } from "./word.ts";

export interface ReadOptions {
  /** Called after each page (or other unit of work); a caller that hears nothing for long may take the reader for stalled. */
  readonly onProgress?: (done: number, total: number | null) => void;
}

/** Reads a document by what it is, not by its name. @throws DocumentError for what cannot be read. */
export async function readDocument(
  source: Source,
  options: ReadOptions = {},
): Promise<{ document: Document; mediaType: MediaType }> {
  const mediaType = await detectMediaType(source);
  return { document: await read(mediaType, source, options), mediaType };
}

async function read(mediaType: MediaType, source: Source, options: ReadOptions): Promise<Document> {
  switch (mediaType) {
    case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
      return readWord(source);
    case "text/html":
      return readHtml(source);
    case "text/plain":
      return readText(source);
    case "application/pdf":
      return readPdf(source, options);
    case "image/png":
    case "image/jpeg":
    case "image/tiff":
      throw new DocumentError({
        code: "unsupported_format",
        file: source.name,
        format: "an image",
        advice: "Recognize its text with an OCR program first, or import the original.",
      });
  }
}
