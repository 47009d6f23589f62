import { DocumentError } from "@jixiao/contract";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Document, Source } from "../../document.ts";
import { documentBlocks } from "./document-blocks.ts";
import { readGlyphs, type PageText } from "./glyphs.ts";
import { damagedPage, openPdf } from "./open.ts";
import { readPage, type PageContent } from "./read-page.ts";

export interface PdfOptions {
  readonly onProgress?: (done: number, total: number | null) => void;
}

/** Words without which no page belongs to a form or a report. */
const RELEVANT = /绩\s*效|指\s*标|评\s*价/;
/** A page like this has pictures of text, or text that nobody can decode. */
const MAX_UNDECODABLE = 0.3;

/**
 * Reads a digital PDF: pages whose text cannot belong to a form are passed over after their text; of the others the
 * drawn lines make the tables, joined over pages.
 * @throws DocumentError `encrypted`, `damaged`, `too_large`.
 */
export async function readPdf(source: Source, options: PdfOptions = {}): Promise<Document> {
  const pdf = await openPdf(source);
  try {
    const pages: PageContent[] = [];
    let readable = 0;
    let undecodable = 0;
    let relevantBefore = false;
    for (let number = 1; number <= pdf.numPages; number++) {
      const { text, content } = await visitPage(pdf, number, source.name, relevantBefore);
      if (text.undecodable > MAX_UNDECODABLE) undecodable++;
      else if (text.glyphs.length > 0) readable++;
      if (content !== null) pages.push(content);
      relevantBefore = isRelevant(text);
      options.onProgress?.(number, pdf.numPages);
    }
    if (readable === 0) throw unreadableText(source.name, undecodable);
    return { blocks: documentBlocks(pages), pageCount: pdf.numPages, undecodable: undecodable > 0 };
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

/** A page's text, and its tables where it can belong to a form. @throws DocumentError `damaged`, with the page. */
async function visitPage(
  pdf: PDFDocumentProxy,
  number: number,
  file: string,
  relevantBefore: boolean,
): Promise<{ text: PageText; content: PageContent | null }> {
  try {
    const page = await pdf.getPage(number);
    const text = await readGlyphs(page);
    const content = relevantBefore || isRelevant(text) ? await readPage(page, number, text) : null;
    page.cleanup();
    return { text, content };
  } catch (error) {
    throw damagedPage(file, number, error);
  }
}

function isRelevant({ glyphs }: PageText): boolean {
  return RELEVANT.test(glyphs.map((glyph) => glyph.text).join(""));
}
