import { DocumentError, type PageAccount } from "@jixiao/contract";
import type { Damage, Document, Source } from "../../document.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { documentBlocks } from "../pdf/document-blocks.ts";
import type { PageContent } from "../pdf/read-page.ts";
import { isHardlyRead } from "./page-content.ts";
import { ownSeconds, SECONDS_OF_DOCUMENT, tooLate } from "./own-seconds.ts";
import { type Picture, picturesOf } from "./pictures.ts";
import type { GreyImage } from "./raster.ts";
import { recognized } from "./recognized.ts";
import type { PageRecognizer } from "./recognizer.ts";
import type { PagePicture } from "./render.ts";
import { type ScannedPage, takeApart } from "./scanned-page.ts";

export { createRecognizer, type PageRecognizer, PageTimeout, type RecognizerOptions } from "./recognizer.ts";

export interface ImageOptions {
  readonly recognizer: PageRecognizer;
  readonly onProgress?: (done: number, total: number | null) => void;
  /** Own time of this process (seconds) after which no other page of the document is recognized. */
  readonly secondsOfDocument?: number;
}

/**
 * Reads a scanned document from a PNG, JPEG or TIFF file, each picture as a page. A page that is damaged, or not recognized in its time, is an unread
 * one, and said to be: only where nothing was read the file fails.
 * @throws DocumentError `damaged`, `too_large`, `timeout`
 */
export async function readImage(
  source: Source,
  vocabulary: Vocabulary,
  { recognizer, onProgress, secondsOfDocument: limit = SECONDS_OF_DOCUMENT }: ImageOptions,
): Promise<Document> {
  const spent = ownSeconds();
  const pictures = await picturesOf(source);
  const visits: PageVisit[] = [];
  let reading: Promise<PageVisit> | null = null;
  for (let number = 1; number <= pictures.length + 1; number++) {
    const picture = pictures[number - 1];
    const isLate = picture !== undefined && spent() >= limit;
    const scanned = picture === undefined || isLate ? null : await takenApart(picture); // while the page before is read
    if (reading !== null) {
      visits.push(await reading);
      onProgress?.(number - 1, pictures.length);
    }
    if (isLate) visits.push(late(source.name, limit));
    reading = scanned === null ? null : visit(source.name, scanned, number, vocabulary, recognizer);
    reading?.catch(() => undefined); // it is awaited in the next round, after the next picture is decoded
  }
  const failure = visits.find(({ error }) => error !== undefined)?.error;
  if (failure !== undefined && visits.every(({ content }) => content === null)) throw failure;
  const damage = visits.flatMap(({ damage: reasons }, i) =>
    reasons.map((reason): Damage => ({ page: i + 1, part: "picture", reason, concerns: "page" })),
  );
  return {
    blocks: documentBlocks(
      visits.flatMap(({ content }) => content ?? []),
      vocabulary,
    ),
    pageCount: pictures.length,
    undecodable: false,
    pages: visits.map(accountOf),
    ...(damage.length === 0 ? {} : { damage }),
  };
}

interface PageVisit {
  readonly content: PageContent | null;
  /** Why nothing was read of it. */
  readonly error?: DocumentError;
  readonly damage: readonly string[];
}

interface DecodedPicture {
  readonly page: ScannedPage | DocumentError;
  readonly damage: string | null;
}

/** A page that nobody looked at: those before it took the document's time. */
function late(file: string, seconds: number): PageVisit {
  return { content: null, error: new DocumentError({ code: "timeout", file, seconds }), damage: [tooLate(seconds)] };
}

async function takenApart(picture: Picture): Promise<DecodedPicture> {
  const { damage } = picture;
  try {
    return { page: takeApart(paged(await picture.decode())), damage };
  } catch (error) {
    if (error instanceof DocumentError) return { page: error, damage };
    throw error;
  }
}

async function visit(
  file: string,
  { page, damage }: DecodedPicture,
  number: number,
  vocabulary: Vocabulary,
  recognizer: PageRecognizer,
): Promise<PageVisit> {
  const told = damage === null ? [] : [damage];
  try {
    if (page instanceof DocumentError) throw page;
    return { content: await recognized(file, recognizer.recognize(page, number, vocabulary)), damage: told };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { content: null, error, damage: [...told, unreadBecause(error)] };
  }
}

/** Why a page was not read, in words. */
export function unreadBecause({ failure, message }: DocumentError): string {
  if (failure.code === "timeout") return `not recognized within ${failure.seconds} s`;
  return failure.code === "damaged" ? failure.reason : message;
}

/** A picture in which no line was found says so: nobody looked whether there is anything on it. */
function accountOf({ content, error, damage }: PageVisit, i: number): PageAccount {
  if (content === null)
    return { page: i + 1, state: "unread", note: damage.at(-1) ?? (error === undefined ? null : unreadBecause(error)) };
  if (isHardlyRead(content)) return { page: i + 1, state: "unread", note: "a picture, of which hardly anything was read surely" };
  if (content.tables.length > 0 || content.rest.length > 0) return { page: i + 1, state: "recognized", note: null };
  return { page: i + 1, state: "unread", note: "a picture, and nothing that could be read" };
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
