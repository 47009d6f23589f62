import { DocumentError, reasonOf } from "@jixiao/contract";
import { getDocument, VerbosityLevel, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Source } from "../../document.ts";

/** More pages than any budget book has; the guard against files that claim millions. */
const MAX_PAGES = 5000;

/** pdf.js's own character maps and fonts: forms that embed no font name a predefined CMap (GBK-EUC-H, UniGB-UCS2-H). */
const assets = new URL("../../", import.meta.resolve("pdfjs-dist/legacy/build/pdf.mjs"));

/** `heard`: somebody listens to what pdf.js says of repairs (structure/library-warnings.ts). @throws DocumentError `encrypted`, `damaged`, `empty`, `too_large`. */
export async function openPdf(source: Source, heard = false): Promise<PDFDocumentProxy> {
  const file = source.name;
  const task = getDocument({
    data: new Uint8Array(source.bytes), // pdf.js takes the buffer away
    cMapUrl: pathOf("cmaps/"),
    cMapPacked: true,
    standardFontDataUrl: pathOf("standard_fonts/"),
    wasmUrl: pathOf("wasm/"),
    useSystemFonts: false,
    verbosity: heard ? VerbosityLevel.INFOS : VerbosityLevel.ERRORS,
  });
  let pdf: PDFDocumentProxy;
  try {
    pdf = await task.promise;
  } catch (error) {
    throw pdfError(file, error);
  }
  if (pdf.numPages > MAX_PAGES) {
    await pdf.loadingTask.destroy();
    throw new DocumentError({ code: "too_large", file, reason: `${pdf.numPages} pages; at most ${MAX_PAGES} are read` });
  }
  return pdf;
}

function pathOf(folder: string): string {
  return decodeURIComponent(new URL(folder, assets).pathname);
}

function pdfError(file: string, error: unknown): DocumentError {
  if (error instanceof Error && error.name === "PasswordException")
    return new DocumentError({ code: "encrypted", file }, { cause: error });
  const reason = reasonOf(error);
  return new DocumentError({ code: "damaged", file, page: null, reason }, { cause: error });
}

/** pdf.js names its errors `…Exception` or `FormatError`; anything else thrown on a page is a bug of ours and stays one. */
export function damagedPage(file: string, page: number, error: unknown): unknown {
  if (!(error instanceof Error) || !/Exception$|^FormatError$/.test(error.name)) return error;
  return new DocumentError({ code: "damaged", file, page, reason: error.message }, { cause: error });
}
