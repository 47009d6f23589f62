import type { Document, Source } from "../document.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { readHtml } from "./html/index.ts";
import { detectMediaType, type MediaType } from "./media-type.ts";
import { readPdf } from "./pdf/index.ts";
import { createRecognizer, readImage, type PageRecognizer } from "./scan/index.ts";
import { withParagraphForms } from "./text/paragraph-forms.ts";
import { readText } from "./text.ts";
import { readWord } from "./word/index.ts";

export interface ReadOptions {
  /** Called after each page (or other unit of work); a caller that hears nothing for long may take the reader for stalled. */
  readonly onProgress?: (done: number, total: number | null) => void;
  /** Recognizes scans. A caller that reads many documents makes one for all and disposes of it; else each scan starts its own. */
  readonly recognizer?: PageRecognizer;
}

/** Reads a document by what it is, not by its name, knowing the words of the forms that may stand in it. @throws DocumentError for what cannot be read. */
export async function readDocument(
  source: Source,
  vocabulary: Vocabulary,
  options: ReadOptions = {},
): Promise<{ document: Document; mediaType: MediaType }> {
  const mediaType = await detectMediaType(source);
  const { recognizer: shared } = options;
  if (shared !== undefined)
    return { document: await read(mediaType, source, vocabulary, { ...options, recognizer: shared }), mediaType };
  await using recognizer = createRecognizer(); // costs nothing before the first scanned page
  return { document: await read(mediaType, source, vocabulary, { ...options, recognizer }), mediaType };
}

/** Forms that a document sets in paragraphs. */
function withForms(document: Document, vocabulary: Vocabulary): Document {
  return { ...document, blocks: withParagraphForms(document.blocks, vocabulary) };
}

type RecognizingOptions = ReadOptions & { readonly recognizer: PageRecognizer };

async function read(
  mediaType: MediaType,
  source: Source,
  vocabulary: Vocabulary,
  options: RecognizingOptions,
): Promise<Document> {
  switch (mediaType) {
    case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
      return withForms(await readWord(source), vocabulary);
    case "text/html":
      return withForms(readHtml(source), vocabulary);
    case "text/plain":
      return readText(source, vocabulary);
    case "application/pdf":
      return readPdf(source, vocabulary, options);
    case "image/png":
    case "image/jpeg":
    case "image/tiff":
      return readImage(source, vocabulary, options);
  }
}
