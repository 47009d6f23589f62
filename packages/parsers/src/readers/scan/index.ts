import { DocumentError, type PageAccount } from "@jixiao/contract";
import type { Document, Source } from "../../document.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { documentBlocks } from "../pdf/document-blocks.ts";
import type { PageContent } from "../pdf/read-page.ts";
import { contentOf } from "./page-content.ts";
import { picturesOf } from "./pictures.ts";
import type { GreyImage } from "./raster.ts";
import { PageTimeout, type PageRecognizer } from "./recognizer.ts";
import type { PagePicture } from "./render.ts";
import { takeApart } from "./scanned-page.ts";
import type { RecognizedPage } from "./recognize-page.ts";

export { createRecognizer, type PageRecognizer, PageTimeout, type RecognizerOptions } from "./recognizer.ts";

export interface ImageOptions {
  readonly recognizer: PageRecognizer;
  readonly onProgress?: (done: number, total: number | null) => void;
}

/**
 * Reads a scanned document from a PNG, JPEG or TIFF file, each picture as a page.
 * @throws DocumentError `damaged`, `too_large`, `timeout`
 */
export async function readImage(
  source: Source,
  vocabulary: Vocabulary,
  { recognizer, onProgress }: ImageOptions,
): Promise<Document> {
  const pictures = await picturesOf(source);
  const pages: PageContent[] = [];
  let reading: Promise<PageContent> | null = null;
  for (let number = 1; number <= pictures.length + 1; number++) {
    const picture = pictures[number - 1];
    const scanned = picture === undefined ? null : takeApart(paged(await picture.decode())); // while the page before is read
    if (reading !== null) {
      pages.push(await reading);
      onProgress?.(number - 1, pictures.length);
    }
    reading = scanned === null ? null : recognized(source.name, recognizer.recognize(scanned, number, vocabulary));
    reading?.catch(() => undefined); // it is awaited in the next round, after the next picture is decoded
  }
  return {
    blocks: documentBlocks(pages, vocabulary),
    pageCount: pictures.length,
    undecodable: false,
    pages: pages.map(accountOf),
  };
}

/** A picture in which no line was found says so: nobody looked whether there is anything on it. */
function accountOf({ tables, rest }: PageContent, i: number): PageAccount {
  if (tables.length > 0 || rest.length > 0) return { page: i + 1, state: "recognized", note: null };
  return { page: i + 1, state: "unread", note: "a picture, and nothing that could be read" };
}

/** A recognized page as content to be joined. @throws DocumentError `timeout` */
export async function recognized(file: string, page: Promise<RecognizedPage>): Promise<PageContent> {
  try {
    return contentOf(await page);
  } catch (error) {
    if (error instanceof PageTimeout)
      throw new DocumentError({ code: "timeout", file, seconds: error.seconds }, { cause: error });
    throw error;
  }
}

/** Short side of A4 in inches: what is printed inside a picture's header is often a program's default. */
const A4_WIDTH_INCH = 8.27;

function paged(image: GreyImage): PagePicture {
  return { image, dpi: pageResolution(image) };
}

/** Pixels an inch of a picture that is a page of A4. */
export function pageResolution({ width, height }: GreyImage): number {
  return Math.min(width, height) / A4_WIDTH_INCH;
}
