import { DocumentError } from "@jixiao/contract";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Document, Source } from "../../document.ts";
import { RELEVANT } from "../../vocabulary/labels.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { recognized, type PageRecognizer } from "../scan/index.ts";
import { drawPage, scanResolution } from "../scan/render.ts";
import { type ScannedPage, takeApart } from "../scan/scanned-page.ts";
import { documentBlocks } from "./document-blocks.ts";
import { type PageText, readPageText } from "./glyphs.ts";
import { damagedPage, openPdf } from "./open.ts";
import { readPage, type PageContent } from "./read-page.ts";
import { isNonsense } from "../scan/text-layer.ts";
import { invisibleShare } from "./text-visibility.ts";

export interface PdfOptions {
  /** Reads pages that are pictures, or whose text nobody can decode; without it a document of such pages is a failure. */
  readonly recognizer?: PageRecognizer;
  readonly onProgress?: (done: number, total: number | null) => void;
}

/** A page like this has pictures of text, or text that nobody can decode. */
const MAX_UNDECODABLE = 0.3;

/** Fewer characters on a page with a picture over it are a stamp or a page number beside a scan. */
const MAX_STAMP_CHARACTERS = 40;
/** Pages at a document's beginning that are looked at for a picture, whatever their text says. */
const ALWAYS_LOOKED_AT = 3;
/** Recognized text behind a scan is all invisible; a stamp or page number may be drawn over it. */
const MIN_INVISIBLE = 0.8;
/** A watermark, askew and repeated over a scan, has no more than this. */
const MAX_WATERMARK_CHARACTERS = 400;

/**
 * Reads a digital PDF: pages whose text cannot belong to a form are passed over after their text; of the others the
 * drawn lines make the tables, joined over pages. Pages without readable text are recognized.
 * @throws DocumentError `encrypted`, `damaged`, `too_large`, `timeout`.
 */
export async function readPdf(source: Source, vocabulary: Vocabulary, options: PdfOptions = {}): Promise<Document> {
  const pdf = await openPdf(source);
  try {
    const { recognizer } = options;
    const recognize: RecognizePage | undefined =
      recognizer === undefined ? undefined : (scanned, page) => recognizer.recognize(scanned, page, vocabulary);
    const pages: PageContent[] = [];
    const count = { readable: 0, undecodable: 0, blank: 0 };
    let relevantBefore = false;
    let visiting: Promise<Visit> | null = null;
    let isScan = false;
    for (let number = 1; number <= pdf.numPages + 1; number++) {
      // While a page is recognized the next one is drawn: it waits for threads, and this one would wait for it.
      const begun: BegunPage | null =
        number <= pdf.numPages ? await beginPage(pdf, number, source.name, recognize, isScan) : null;
      if (visiting !== null) {
        const visit: Visit = await visiting;
        count[visit.state]++;
        if (visit.content !== null) pages.push(visit.content);
        relevantBefore = visit.relevant;
        options.onProgress?.(number - 1, pdf.numPages);
      }
      visiting = begun?.finish(relevantBefore) ?? null;
      isScan = begun?.isScan ?? false;
      visiting?.catch(() => undefined); // it is awaited in the next round, after the next page is begun
    }
    if (count.readable === 0) throw unreadableText(source.name, count.undecodable);
    return { blocks: documentBlocks(pages, vocabulary), pageCount: pdf.numPages, undecodable: count.undecodable > 0 };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** Nothing would be found in such a file; that must not look like a file without forms. */
function unreadableText(file: string, undecodable: number): DocumentError {
  const format = undecodable > 0 ? "a PDF whose text cannot be decoded (文字编码缺失)" : "a scanned PDF without text (扫描件)";
  return new DocumentError({
    code: "unsupported_format",
    file,
    format,
    advice: "Recognize its text with an OCR program first, or import the original.",
  });
}

type RecognizePage = (scanned: ScannedPage, page: number) => ReturnType<PageRecognizer["recognize"]>;

interface Visit {
  readonly state: "readable" | "undecodable" | "blank";
  /** The page, and with it the next, can belong to a form. */
  readonly relevant: boolean;
  readonly content: PageContent | null;
}

interface BegunPage {
  readonly isScan: boolean;
  /** Finds the tables, knowing whether the page before can belong to a form. @throws DocumentError `damaged`, `timeout` */
  readonly finish: (relevantBefore: boolean) => Promise<Visit>;
}

/** Reads a page's text, or draws it where it is a picture. @throws DocumentError `damaged`, with the page */
async function beginPage(
  pdf: PDFDocumentProxy,
  number: number,
  file: string,
  recognize: RecognizePage | undefined,
  scanBefore: boolean,
): Promise<BegunPage> {
  return damaging(file, number, async () => {
    const page = await pdf.getPage(number);
    const text = await readPageText(page);
    const isScan = recognize !== undefined && (await isPicture(page, text, scanBefore));
    const scanned = isScan ? takeApart(await drawPage(page)) : null;
    const visit = async (relevantBefore: boolean) => {
      if (!isScan || scanned === null) return textVisit(page, number, text, relevantBefore);
      return recognizedVisit(await recognized(file, recognize(scanned, number)));
    };
    const finish = (relevantBefore: boolean) =>
      damaging(file, number, async () => {
        const visited = await visit(relevantBefore);
        page.cleanup();
        return visited;
      });
    return { isScan, finish };
  });
}

async function damaging<T>(file: string, page: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw damagedPage(file, page, error);
  }
}

async function textVisit(page: PDFPageProxy, number: number, text: PageText, relevantBefore: boolean): Promise<Visit> {
  const relevant = RELEVANT.test(text.text);
  const content = relevantBefore || relevant ? await readPage(page, number, text.layOut()) : null;
  const readable = text.text.trim() === "" ? "blank" : "readable";
  return { state: text.undecodable > MAX_UNDECODABLE ? "undecodable" : readable, relevant, content };
}

function recognizedVisit(content: PageContent): Visit {
  const blank = content.tables.length === 0 && content.rest.length === 0;
  return { state: blank ? "blank" : "readable", relevant: !blank, content: blank ? null : content };
}

/**
 * Has the page nothing to read but a picture, or text that nobody can decode, or behind a picture what another program
 * recognized in it? That program's errors carry no doubt, so the picture is recognized again.
 */
async function isPicture(page: PDFPageProxy, { text, undecodable, layOut }: PageText, scanBefore: boolean): Promise<boolean> {
  if (undecodable > MAX_UNDECODABLE) return true;
  const isShort = text.length <= MAX_WATERMARK_CHARACTERS && layOut().glyphs.length <= MAX_STAMP_CHARACTERS;
  // for all pages of a book it would cost too much to know; a scanned one is scanned from its beginning
  const maybeLayer = scanBefore || page.pageNumber <= ALWAYS_LOOKED_AT || RELEVANT.test(text) || isNonsense(text);
  if (!isShort && !(maybeLayer && (await invisibleShare(page)) > MIN_INVISIBLE)) return false;
  return (await scanResolution(page)) !== null;
}
