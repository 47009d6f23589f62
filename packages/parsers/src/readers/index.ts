import type { Document, Source } from "../document.ts";
import { readHtml } from "./html.ts";
import { detectMediaType, type MediaType } from "./media-type.ts";
import { readText } from "./text.ts";
import { readWord } from "./word.ts";

/** Reads a document by what it is, not by its name. @throws DocumentError for what cannot be read. */
export async function readDocument(source: Source): Promise<{ document: Document; mediaType: MediaType }> {
  const mediaType = await detectMediaType(source);
  return { document: await read(mediaType, source), mediaType };
}

async function read(mediaType: MediaType, source: Source): Promise<Document> {
  switch (mediaType) {
    case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
      return readWord(source);
    case "text/html":
      return readHtml(source);
    case "text/plain":
      return readText(source);
    case "application/pdf":
    case "image/png":
    case "image/jpeg":
    case "image/tiff":
      throw new Error(`${mediaType}: reader to come`);
  }
}
