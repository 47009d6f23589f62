import { DocumentError } from "@jixiao/contract";
import type { Document, Source } from "../document.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { asConverted, type Conversion, conversionOf, type Convert } from "./conversions.ts";
import { type PicturedDocument, withoutPictures } from "./inside/picture.ts";
import { detectMediaType, type MediaType } from "./media-type.ts";
import { createRecognizer, type PageRecognizer } from "./scan/recognizer.ts";
import { withParagraphForms } from "./text/paragraph-forms.ts";
import { readText } from "./text.ts";

export interface ReadOptions {
  /** Called after each page (or other unit of work); a caller that hears nothing for long may take the reader for stalled. */
  readonly onProgress?: (done: number, total: number | null) => void;
  /** Recognizes scans. A caller that reads many documents makes one for all and disposes of it; else each scan starts its own. */
  readonly recognizer?: PageRecognizer;
  /** Makes of a document whose format is not read one that is; the caller runs it apart from the parser, within limits. */
  readonly convert?: Convert;
  /** Formats (`doc`) that are converted though they are read. */
  readonly convertBesides?: readonly string[];
}

/**
 * Reads a document by what it is, not by its name, knowing the words of the forms that may stand in it. What is refused by its format is
 * converted first, where the caller gives a converter. @throws DocumentError for what cannot be read.
 */
export async function readDocument(
  source: Source,
  vocabulary: Vocabulary,
  options: ReadOptions = {},
): Promise<{ document: Document; mediaType: MediaType }> {
  const { convert, convertBesides = [], ...own } = options;
  if (convert === undefined) return readOwn(source, vocabulary, own);
  try {
    const read = await readOwn(source, vocabulary, own);
    const wanted = conversionOf(read.mediaType);
    if (wanted === null || !convertBesides.includes(wanted.from)) return read;
    return { ...(await readConverted(source, vocabulary, own, convert, wanted)), mediaType: read.mediaType };
  } catch (error) {
    const wanted =
      error instanceof DocumentError && error.failure.code === "unsupported_format" ? conversionOf(error.failure.format) : null;
    if (wanted === null) throw error;
    return readConverted(source, vocabulary, own, convert, wanted);
  }
}

async function readConverted(
  source: Source,
  vocabulary: Vocabulary,
  options: ReadOptions,
  convert: Convert,
  wanted: Conversion,
): ReturnType<typeof readDocument> {
  const bytes = await convert({ name: source.name, bytes: source.bytes, ...wanted });
  const { document, mediaType } = await readOwn({ ...source, bytes }, vocabulary, options);
  return { document: asConverted(document), mediaType };
}

async function readOwn(source: Source, vocabulary: Vocabulary, options: ReadOptions): ReturnType<typeof readDocument> {
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

/** Documents without pages of their own, which show pictures among their texts. */
type ShownType = Exclude<MediaType, "application/pdf" | "application/ofd" | `image/${string}` | "text/plain">;
type ReadShown = (
  source: Source,
  vocabulary: Vocabulary,
  onProgress?: ReadOptions["onProgress"],
) => PicturedDocument | Promise<PicturedDocument>;

// A process that reads dumps needs none of them, one that reads a folder of Word documents one: each is loaded when a document needs it.
const shownReaders: Readonly<Record<ShownType, ReadShown>> = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": async (source) =>
    (await import("./word/index.ts")).readWord(source),
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": async (source, vocabulary, onProgress) =>
    (await import("./sheet/index.ts")).readSheets(source, "xlsx", vocabulary, onProgress),
  "application/vnd.ms-excel": async (source, vocabulary, onProgress) =>
    (await import("./sheet/index.ts")).readSheets(source, "xls", vocabulary, onProgress),
  "application/msword": async (source) => (await import("./doc/index.ts")).readDoc(source),
  "multipart/related": async (source) => (await import("./mht.ts")).readMht(source),
  "text/html": async (source) => (await import("./html/index.ts")).readHtml(source),
};

function isShown(mediaType: MediaType): mediaType is ShownType {
  return Object.hasOwn(shownReaders, mediaType);
}

/** A document without pages of its own, with the pictures that it shows unread; null for what has pages, and for plain text. @throws DocumentError */
export async function readShown(source: Source, vocabulary: Vocabulary): Promise<PicturedDocument | null> {
  const mediaType = await detectMediaType(source);
  return isShown(mediaType) ? shownReaders[mediaType](source, vocabulary) : null;
}

const WORKBOOKS: ReadonlySet<MediaType> = new Set([
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.ms-excel",
]);

async function read(
  mediaType: MediaType,
  source: Source,
  vocabulary: Vocabulary,
  options: RecognizingOptions,
): Promise<Document> {
  if (isShown(mediaType)) {
    const shown = await shownReaders[mediaType](source, vocabulary, options.onProgress);
    const document = await withPicturesRead(source, shown, vocabulary, options);
    return WORKBOOKS.has(mediaType) ? document : withForms(document, vocabulary);
  }
  // What draws and recognizes pages takes longer to load than a dump to read: it is loaded when a document needs it.
  switch (mediaType) {
    case "application/pdf":
      return (await import("./pdf/index.ts")).readPdf(source, vocabulary, options);
    case "application/ofd":
      return (await import("./ofd/index.ts")).readOfd(source, vocabulary, options);
    case "image/png":
    case "image/jpeg":
    case "image/tiff":
      return (await import("./scan/index.ts")).readImage(source, vocabulary, options);
    case "text/plain":
      return readText(source, vocabulary);
  }
}

async function withPicturesRead(
  source: Source,
  shown: PicturedDocument,
  vocabulary: Vocabulary,
  options: RecognizingOptions,
): Promise<Document> {
  if (shown.blocks.every(({ kind }) => kind !== "picture")) return { ...shown, blocks: withoutPictures(shown.blocks) };
  return (await import("./inside/index.ts")).withPictures(source, shown, vocabulary, options);
}
